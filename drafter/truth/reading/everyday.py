"""Tables of the lexicon, as those of `trade`: people, places, things and stages of daily life."""

EVERYDAY = """
chairman chairwoman chair chairperson | 董事长 主席
manager general-manager | 总经理 经理
president | 总裁 行长 校长
actor actress lead star actors stars | 主角 主演 演员 男主 女主
filmmaker directed director | 导演
screenwriter scriptwriter writer | 编剧
author novelist | 作者 作家
singer vocalist | 歌手
player athlete athletes footballer | 球员 运动员 选手
coach | 教练
referee | 裁判
spectator spectators audience crowd fans | 观众 球迷
pilot pilots | 飞行员 机长
crew | 机组 船员
nurse nurses | 护士
lawyer lawyers attorney | 律师
pedestrian pedestrians passer-by | 行人 路人
cyclist cyclists | 骑车人 骑行者
parent parents mother father | 家长 父母 母亲 父亲
son daughter | 儿子 女儿
couple couples spouse spouses | 夫妻 夫妇 配偶
married | 已婚
single unmarried | 未婚 单身
pensioner pensioners retiree retirees | 退休人员 退休职工
migrant migrants | 农民工 外来务工
freshman freshmen entrants | 新生
graduate postgraduate postgraduates master | 研究生 硕士生
professor professors lecturer | 教授
volunteer volunteers | 志愿者
resident residents | 居民 住户
guest guests | 住客 宾客
visitor tourists tourist | 游客
landlord landlords owner owners | 房东 业主
neighbour neighbours | 邻居
winner winners medallist | 获奖者 优胜者
runner runners | 跑者 参跑者
gold | 金牌 金奖 黄金
silver | 银牌 银奖 白银
bronze | 铜牌 铜奖
goal goals | 进球
match matches game fixture | 比赛 场比赛
season seasons | 赛季
rice paddy | 水稻 稻谷 大米
wheat | 小麦
corn maize | 玉米
soybean soybeans soy | 大豆
cotton | 棉花
vegetable vegetables | 蔬菜
apple-fruit apples | 苹果
orange oranges citrus | 柑橘 橙子
grape grapes | 葡萄
tea-leaf tea | 茶叶
honey | 蜂蜜
propolis | 蜂胶
sugar | 糖 白糖
salt | 盐
milk dairy | 牛奶 乳品 奶粉
egg eggs | 鸡蛋
pork pig pigs hogs | 猪肉 生猪
beef cattle | 牛肉
mutton sheep lamb | 羊肉
chicken poultry | 鸡肉 家禽
fish seafood | 鱼 水产 海鲜
beer | 啤酒
wine | 葡萄酒 红酒
liquor baijiu spirits | 白酒
bread cake cakes bakery | 面包 蛋糕 烘焙
noodle noodles | 面条 方便面
hotpot | 火锅
barbecue | 烧烤
snack snacks | 零食
cat cats | 猫
dog dogs | 狗 犬
panda pandas | 熊猫
tree trees forest | 树 森林
flower flowers | 鲜花 花卉
parking park-fee | 停车 停车费 车位
toll tolls | 通行费 过路费
fare fares | 票价 车费 运价
seat seats | 座 座位
first-class first | 一等座 头等舱
second-class second economy | 二等座 经济舱
business-class | 商务座 商务舱
sleeper berth | 卧铺
luggage baggage | 行李
runway terminal terminals | 跑道 航站楼
bridge bridges | 桥 大桥
tunnel tunnels | 隧道
road roads highway motorway | 公路 道路 高速公路
port ports harbour | 港口 码头
metro subway underground | 地铁
tower towers skyscraper | 塔 大厦
flat flats apartment apartments | 公寓 房源 住宅
villa villas | 别墅
kitchen | 厨房
museum museums | 博物馆
library libraries | 图书馆
theatre theatres stage | 剧院 剧场
cinema cinemas | 影院 影城
concert concerts gig | 演唱会 音乐会
exhibition exhibitions exhibit | 展览 展会
stadium arena | 体育场 体育馆
pool swimming | 游泳 泳池
park parks | 公园 乐园
mountain peak climb | 登山 山峰
island islands | 岛
lake lakes river rivers | 湖 河
temple temples | 寺庙
painting paintings | 画作 油画 国画
vase porcelain ceramics | 瓷器 花瓶
jade | 玉
sculpture statue | 雕塑
relic relics antique antiques artefacts | 文物 古董
coin coins | 钱币
stamp stamps | 邮票
toy toys | 玩具
doll dolls figurine | 玩偶 手办
clock | 钟
shoe shoes trainers sneakers | 鞋 运动鞋
bag bags handbag handbags | 包 箱包 手袋
jewellery jewelry | 珠宝 首饰
perfume | 香水
skincare skin | 护肤
tent camping | 露营 帐篷
fitness gym gyms | 健身 健身房
yoga | 瑜伽
refrigerator fridge | 冰箱
washing-machine washing | 洗衣机
conditioner air-conditioner conditioners | 空调
cooker cookers | 电饭煲
fryer fryers | 空气炸锅
kettle | 水壶
vacuum cleaner cleaners | 吸尘器 扫地机
heater heating heat | 供暖 取暖 热泵
light lamp bulb lamps | 灯 灯具
sofa furniture bed mattress | 家具 沙发 床垫
glass window | 玻璃 窗
steel iron | 钢材 钢铁 铁
cement | 水泥
aluminium aluminum | 铝
copper | 铜
nickel | 镍
cobalt | 钴
rare-earth rare | 稀土
plastic plastics | 塑料
paper | 纸
rubber tyre tyres | 轮胎 橡胶
oil crude petroleum | 原油 石油
lng natural-gas gas | 天然气
nuclear reactor | 核电
hydropower hydro dam | 水电 大坝
grid transmission | 电网 输电
vaccine vaccines | 疫苗
placebo | 安慰剂
surgery operation operations | 手术
tumour cancer tumor | 癌 肿瘤
diabetes | 糖尿病
heart cardiac | 心脏
blood | 血
sleep | 睡眠
weight-loss obesity | 减重 肥胖
birth births newborn newborns | 出生 新生儿
marriage marriages weddings | 结婚 婚姻
divorce divorces | 离婚
death deaths | 死亡 病亡
exam exams examination | 考试
score scores | 分数 得分
tuition | 学费
scholarship scholarships | 奖学金
textbook textbooks | 教材
course courses | 课程
lesson lessons class classes | 课 课时
homework | 作业
paper papers thesis | 论文
major majors | 专业
laboratory lab labs | 实验室
dormitory dorm | 宿舍
canteen | 食堂
uniform | 校服
budget | 预算
donation donations | 捐款 捐赠
pension pensions | 养老金
subsidy allowance | 津贴 补贴
severance | 补偿金 离职补偿
mortgage | 房贷 按揭
instalment instalments installments | 分期
deposit down-payment | 首付
appraised appraisal valued estimate estimated | 评估 评估价 估价
bidding starting bid reserve | 起拍 起拍价 保留价
hammer fetched auction auctioned | 成交 成交价 落槌 拍出
list list-price sticker | 标价 指导价 建议零售价
wholesale | 批发
retail | 零售价 零售
face par | 面值
issue-price offer | 发行价
opening | 开盘 开盘价
closing | 收盘 收盘价
breakfast | 早餐
lunch | 午餐
dinner supper | 晚餐
morning | 上午 早上
evening night | 晚上 夜间
weekday weekdays | 工作日
weekend weekends | 周末
holiday holidays | 假期 节假日
peak rush | 高峰
off-peak | 平峰 低谷
summer | 夏季 暑期
winter | 冬季 寒假
spring | 春季
autumn fall | 秋季
construction building build | 建设期 工期
operation operating operate | 运营 运营期
warranty guarantee | 质保 保修
trial probation | 试用 试用期
notice | 通知期
lease tenancy | 租期
term tenure | 任期
height tall | 身高 高度
depth deep | 深度 水深
width wide | 宽度
thickness thin thick | 厚度 厚
temperature degrees | 气温 温度
rainfall rain | 降雨 降水
wind gust | 风力 风速
snow | 降雪 积雪
noise | 噪音 噪声
storey storeys floors | 层楼 层
room rooms | 房间 客房
bed beds | 床位
table tables | 桌
screen inch | 屏
charge charging | 充电 快充
standby | 待机
camera lens | 摄像头
core cores | 核
disk storage | 存储
bandwidth | 带宽
latency delay | 延迟 时延
click clicks | 点击
like likes | 点赞
comment comments | 评论
share repost shares reposts | 转发
follower followers | 粉丝
view views plays | 播放 播放量
bullet-comment | 弹幕
episode episodes | 集
chapter chapters | 章
track tracks album | 专辑 曲目
beginner beginners | 新手
veteran veterans | 老兵 资深
female-led women-led | 女性
"""
