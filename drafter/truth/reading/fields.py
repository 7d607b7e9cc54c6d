"""Tables of the lexicon, as those of `trade`: farms, transport, schools, courts, screens."""

from __future__ import annotations

FIELDS = """harvest harvested yield yields crop crops | 收获 单产 亩产 总产 收成
plant planted planting sown acreage sowing | 种植 播种 栽种
irrigated irrigation | 灌溉
fertiliser fertilizer fertilisers | 化肥 肥料
pesticide pesticides | 农药
pig pigs hogs pork | 生猪 猪肉
rice paddy | 水稻 稻谷 大米
wheat | 小麦
corn maize | 玉米
soy soybeans soybean soya | 大豆
tea | 茶叶
fruit fruits | 水果 果品
farmer farmers growers grower | 农户 农民 果农 菜农
fishing fishery seafood | 渔业 水产 海鲜
water | 用水 水资源 供水
forest forests trees tree | 森林 造林 树木
rain rainfall | 降雨 降水
temperature temperatures degrees | 气温 温度
emission emissions carbon | 排放 碳
wind | 风电 风力
solar photovoltaic | 光伏 太阳能
nuclear reactor | 核电
hydro hydropower | 水电
coal | 煤炭 原煤 煤电
oil crude | 原油 石油
gas | 天然气 燃气
electricity power | 用电 耗电 发电 电量 供电
storage | 储能
charger chargers charging | 充电桩 充电
lorry lorries truck trucks | 货车 卡车 重卡
rail railway railways trains train | 铁路 列车 高铁
subway metro underground | 地铁 轨道交通
bus buses coach | 公交 客车 巴士
flight flights airline airlines planes aircraft | 航班 航空 飞机 客机
ship ships vessel vessels | 船舶 货轮 轮船
ferry ferries | 轮渡 渡轮
port ports | 港口 口岸
container containers | 集装箱
freight cargo goods | 货运 货物 货物吞吐 货邮
passenger passengers travellers travelers traveler | 旅客 乘客 客运 客流
road roads motorway highway expressway | 公路 高速 道路
bridge bridges | 大桥 桥梁
tunnel tunnels | 隧道
ride rides trips trip journeys | 骑行 出行 行程
courier couriers rider riders | 快递员 骑手 配送员 外卖员
driver drivers | 司机 驾驶员
parcel parcels packages package | 包裹 快件 快递
visit visits visitors visitor tourists tourist | 游客 接待 人次 到访
hotel hotels guesthouses rooms room | 酒店 民宿 客房 宾馆
student students pupils pupil | 学生 在校生 学员
teacher teachers | 教师 老师
school schools | 学校 中小学 院校
university universities college colleges | 大学 高校
graduate graduates | 毕业生
exam exams examination | 考试 高考
doctor doctors physicians | 医生 医师 大夫
nurse nurses | 护士
hospital hospitals clinic clinics | 医院 诊所 门诊
patient patients | 患者 病人 病例
bed beds | 床位 病床
vaccine vaccines doses jabs | 疫苗 剂
drug drugs medicine medicines | 药品 药物 新药
trial trials clinical | 临床 试验
surgery operations | 手术
judge judges | 法官
lawyer lawyers | 律师
plaintiff plaintiffs claimant claimants | 原告
defendant defendants | 被告
case cases | 案件 案
fraud scam scams | 诈骗 电诈
arrest arrested detained | 抓获 逮捕 拘留
damages compensation | 赔偿 赔付
fine fined penalty | 罚款 罚金
film films movie movies | 影片 电影 国产片
cinema cinemas screens theatres theaters | 影院 院线 银幕
ticket tickets admissions | 门票 购票 票 出票
series drama dramas episode episodes | 剧集 电视剧 网剧 短剧 单集 集
song songs album albums | 歌曲 专辑 单曲
concert concerts gigs | 演唱会 音乐会
museum museums exhibition exhibits | 博物馆 展览 展品
book books titles novel novels | 图书 书籍 小说
viewer viewers audience watched | 观众 观看 收视
follower followers fans | 粉丝 关注者
player players gamers | 玩家 选手 球员
team teams club clubs | 球队 战队 俱乐部 代表队
match matches games fixture | 比赛 赛事 场次
medal medals gold | 奖牌 金牌
contestant contestants entrant entrants competitor competitors runners | 选手 参赛者 参赛 跑者
volunteer volunteers | 志愿者
robot robots | 机器人 机械臂
satellite satellites | 卫星
rocket rockets launch launches | 火箭 发射
base-station stations mast masts | 基站
cabinet cabinets racks rack | 机柜 机架
server servers | 服务器
token tokens | 词元 token Token
memory storage-chip dram | 内存 存储 闪存
wafer wafers | 晶圆
screen screens display displays panel | 屏幕 面板 显示屏
camera cameras | 摄像头 相机
sensor sensors lidar | 传感器 雷达
battery batteries cells | 电池 电芯
car cars vehicle vehicles | 汽车 车辆 新车 乘用车
hybrid hybrids | 混动 混合动力
factory factories plant plants | 工厂 厂房 厂区
workshop line lines | 车间 产线 生产线
warehouse warehouses | 仓库 仓储
steel | 钢铁 钢材 粗钢
cement | 水泥
house houses homes flats apartments housing | 住房 住宅 房屋 新房 商品房
second-hand used | 二手
land plots | 土地 地块
office offices | 办公 写字楼
loan loans mortgage mortgages | 贷款 房贷 按揭
bond bonds notes | 债券 公司债 票据
subscription subscriptions subscribe subscribed | 认购 申购
allotment allocation allotted | 配售 中签
register registered record | 登记
payment pay paid payable distributed | 派付 派发 发放 支付 兑付 付款 派息
insurer insurance policy policies premiums | 保险 保费 保单
pension pensions retirement retired | 养老 退休
fund funds | 基金
trader trading traded turnover | 成交 交易
index | 指数
gold | 黄金 金价
tax taxes taxation duty tariff tariffs | 税 关税 税收
birth births born newborns | 出生 新生儿
marriage marriages couples | 结婚 婚姻
population residents inhabitants people | 人口 居民 常住
migrant migrants | 农民工 外来
job jobs posts vacancies positions | 岗位 职位 就业
applicant applicants candidates applied | 报名 应聘 申请人 考生
unemployment jobless | 失业
village villages rural | 乡村 行政村 农村
town towns county counties | 县城 乡镇 县
household households families | 家庭 住户 农户
generation | 80后 85后 90后 95后 00后
child children minors teenagers | 儿童 未成年人 孩子 少年
elderly older pensioners seniors | 老年人 老人 银发
woman women female | 女性 妇女
man men male | 男性
branch branches | 分行 网点 支行 分部
subsidiary subsidiaries unit | 子公司
director directors board | 董事 董事会
partner partners | 合伙人 合作伙伴
researcher researchers scientists | 研究员 科研人员 研发人员 研究人员
programmer programmers developers coders | 程序员 开发者
designer designers | 设计师
worker workers employees staff | 员工 职工 工人
himself self individual individuals | 个人
closed close closes shut | 闭馆 停业 关门 休馆
vote votes voting ballots | 投票 表决
winner winners awards award prize prizes champions named | 获奖 得主 奖项 奖金
complaint complaints | 投诉
accident accidents crash crashes | 事故 车祸
fire fires | 火灾
outage outages failure failed | 故障 宕机 中断
repair repairs maintenance | 维修 检修 养护
capsule | 胶囊
ordinary regular standard normal | 普通 常规 标准间
rival rivals competitor competitors | 对手 同行 竞品
southwest southwestern | 西南
southeast southeastern | 东南
northeast northeastern | 东北
northwest northwestern | 西北
south southern | 华南 南部 南方
east eastern | 华东 东部
north northern | 华北 北部 北方
central | 华中 中部
west western | 西部
mainland a-shares a-share | A股 内地 沪深
hong-kong hong hk | 港股 香港
peak peaks peaked high | 高峰 峰值 顶峰
trough bottom low | 谷底 低谷
weekday weekdays workdays | 工作日 平日
weekend weekends | 周末 双休
holiday holidays | 假期 长假 节假日
night nights overnight | 夜间 凌晨 晚间
daytime days | 白天 日间
"""
