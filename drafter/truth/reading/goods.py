"""Tables of the lexicon, as those of `trade`: what is made and sold, of which kind, and where."""

GOODS = """
export exports exported exporting | 出口 外销
distributor distributors dealer dealers reseller resellers | 经销商 代理商 分销商
patent patents | 专利
invention inventions | 发明
granted | 授权
filed applied applications application applicants apply filing | 申请 申报
parameter parameters | 参数
token tokens | 词元 令牌
context | 上下文
training trained train | 训练 培训
inference | 推理
input | 输入
output | 输出
compute computing | 算力 计算
data dataset datasets | 数据
image images picture pictures photos | 图片 图像 照片
video videos clips | 视频
text | 文本 文字
app apps application applications | 应用 软件
game games gaming | 游戏
model models | 模型 车型 机型 型号
chip chips processor processors semiconductor semiconductors | 芯片 半导体 处理器 集成电路
logic | 逻辑芯片 逻辑
memory storage | 存储 内存
wafer wafers | 晶圆
display displays screen screens panel panels | 屏幕 面板 显示屏 屏
battery batteries cell cells | 电池 电芯
camera cameras | 摄像 相机 镜头
lithium | 锂
solar photovoltaic | 光伏 太阳能
wind | 风电
power electricity | 电力 电费 用电 电量 配电
coal | 煤
energy | 能源 能耗
hydrogen | 氢
charging charger chargers | 充电
swap swapping | 换电
vehicle vehicles car cars automotive | 汽车 车辆 轿车 新车 乘用车
electric ev evs | 电动 新能源 纯电
hybrid hybrids | 混动 插混
petrol gasoline fuel combustion | 燃油 油车
truck trucks | 卡车 货车
bus buses | 客车 公交
bike bikes bicycle bicycles scooter scooters | 单车 自行车 电动车 滑板车
taxi taxis robotaxi robotaxis | 出租车
drone drones | 无人机
plane planes aircraft flight flights | 飞机 航班 飞行
train trains rail railway | 列车 铁路 高铁
ship vessel vessels | 船舶 船
phone phones smartphone smartphones handset handsets mobile | 手机
tablet tablets | 平板
laptop laptops notebook notebooks computer computers pc pcs | 笔记本 电脑
watch watches | 手表 腕表
earphone earphones headphones earbuds | 耳机
glasses | 眼镜
headset headsets | 头显
television televisions tv tvs | 电视
projector projectors | 投影 投影仪
speaker speakers | 音箱
appliance appliances | 家电
robot robots humanoid humanoids | 机器人
server servers rack racks cabinet cabinets | 服务器 机柜
center centers centre centres | 数据中心 中心
base station stations | 基站 站点
satellite satellites | 卫星
rocket rockets launches | 火箭 发射
consumer | 消费 消费电子
electronics | 电子
cloud | 云
advertising ads | 广告
commerce retail e-commerce shopping | 电商 零售
logistics parcel parcels express | 物流 快递 包裹 快件
takeaway food meal meals | 外卖 餐饮
travel tourism hotel hotels | 旅游 出行 酒店
finance fintech financial | 金融
insurance | 保险
payment payments pay | 支付
music songs song | 音乐 歌曲
film films movie movies cinema | 电影 影片
drama dramas series episodes | 短剧 剧集 集
streaming livestreaming livestream livestreams | 直播
education tutoring | 教育
healthcare medical health | 医疗 健康 医药
drug drugs medicine | 药品 药物
clothing clothes apparel fashion | 服装 服饰 女装
cosmetics beauty | 美妆 化妆品
beverage drinks drink tea | 饮料 茶饮 奶茶
coffee | 咖啡
fruit | 水果
agriculture farm farms farmers | 农业 农场 农户
property estate housing | 地产 房地产 住房
land site area covers floor | 占地 用地 面积
building buildings | 建筑 楼
division divisions department departments | 事业部 部门 事业群
office offices | 办公 办公室
software | 软件
hardware devices device | 硬件 设备 终端
services service | 服务
consulting | 咨询
licensing license licences | 授权 许可
ticket tickets | 门票 票
early-bird early | 早鸟
onsite door on-site site | 现场
group | 团体
standard basic entry-level base | 标准版 基础版 入门
professional | 专业版
enterprise business | 企业版 商用
lite light | 轻享版 青春版
premium pro high-end top | 高配 高端 旗舰 尊享
single | 单只 单台 单个 单件
pair twin two-pack | 两只装 双只
online internet web | 线上 网上 网络
offline in-store physical | 线下 实体
overseas abroad international foreign | 海外 境外 国外 国际 外资
domestic home | 国内 境内 本土 内地
urban city cities | 城市 城镇
rural village villages countryside | 农村 乡村
county counties | 县
province provinces provincial | 省 全省
national nationwide country | 全国
global worldwide world | 全球
government state municipal | 政府 财政 国有 国企
private | 民营 私营
state state-owned | 国有 国企 央企
social private | 社会资本 民间
parent | 母公司
subsidiary subsidiaries unit | 子公司
rival rivals competitor competitors | 对手 竞争对手 同行
bank banks banking | 银行
company companies firm firms enterprises startups businesses | 企业 公司 初创
institution institutions | 机构
listed listing ipo debut | 上市
school schools university universities | 学校 高校 大学
hospital hospitals | 医院
champion winner winners champions | 冠军
runner-up | 亚军
final finals finalists | 决赛 入围
streamer streamers hosts host influencers influencer | 主播 网红 达人
ride-hailing hailing | 网约车
team teams | 团队 战队 队伍
entrant entrants contestants participants | 参赛 报名 参与
prize prizes award | 奖金 奖
project projects | 项目
job jobs positions posts | 岗位 职位
country countries | 国家
journey trip trips ride rides runs | 行程 趟 单程 订单
distance range mileage | 续航 里程
speed fast | 速度 时速
weight weighs heavy | 重量 重
length long | 长度 全长
height tall high | 高度
wait waiting queue | 等待 等候 排队 等
time duration spent | 时长 用时 耗时
night nights | 夜 晚
previous predecessor older last-generation | 上代 前代 上一代 老款
forecast expect expects expected guidance guided guides | 预计 预期 指引 预测 有望
target targets aim aims goal targeted | 目标 力争 计划
actual actually real | 实际
original originally initial initially | 原定 原计划 原 最初
cumulative cumulatively total altogether combined overall | 累计 总计 合计 共计 总
average averaged averages mean | 平均 均 人均
largest biggest lead leads led leader first topped tops | 居首 第一 领先 最大 最高
second | 第二 其次
highest peak record | 峰值 最高 历史新高
lowest least | 最低 谷底
minimum | 起步 起 最少
maximum limit cap ceiling | 上限 最高 封顶 最多
alone | 当天 当日 单日 单月 单周
remaining rest others other balance | 其余 其他 余下 剩余 其它 余者
contribution contributed accounts accounted share | 占 占比 份额 贡献
growth grew growing | 增速 增长
emissions carbon emitted | 排放 碳
water | 水 用水
waste | 废
deaths died dead killed | 死亡 遇难 丧生
injury injured injuries hurt | 受伤 伤者
support supported supporting favor favour agree agreed for | 支持 赞成 同意
oppose opposed opposing against disagree | 反对
undecided unsure abstained | 弃权 观望 未定 不确定
worried worry concerned fear | 担心 担忧
satisfied satisfaction | 满意
tried used using use | 使用 用过 尝试 部署
heard know aware | 听说 知道 了解
announced announce announcement announces | 宣布 公布 公告
vote votes voted voting | 投票 表决
approve cleared approval clear | 批准 审批 核准
launch launched launches release released unveiled debut | 发布 推出 上线 亮相
pre-sale presale preorder | 预售
completion completed finished finish complete | 竣工 完工 建成 投产 完成
construction built build building | 建设 在建 兴建 施工
phase phases | 一期 二期 三期
tranche tranches instalment installment | 首期 首批 首笔
green | 绿色
inclusive small micro | 普惠 小微
digital | 数字
economy economic | 经济
local | 地方 本地
labor labour | 人工 用工 劳动
equipment machinery machines | 设备 机器
materials material raw | 材料 原料
goods products product items | 商品 产品 新品 单品
licensed | 持牌
thailand thai | 泰国
vietnam vietnamese | 越南
malaysia malaysian | 马来西亚
indonesia indonesian | 印尼 印度尼西亚
philippines | 菲律宾
singapore | 新加坡
india indian | 印度
japan japanese tokyo | 日本 东京 日韩
korea korean | 韩国 日韩
germany german | 德国
france french | 法国
britain british uk | 英国
italy italian | 意大利
spain spanish | 西班牙
hungary hungarian | 匈牙利
poland polish | 波兰
turkey turkish | 土耳其
russia russian | 俄罗斯
america american states | 美国
canada canadian | 加拿大
mexico mexican | 墨西哥
brazil brazilian | 巴西
chile chilean | 智利
argentina | 阿根廷
australia australian | 澳大利亚 澳洲
africa african | 非洲
egypt | 埃及
nigeria | 尼日利亚
saudi | 沙特
emirates uae dubai | 阿联酋 迪拜
kazakhstan | 哈萨克斯坦
netherlands dutch | 荷兰
latin | 拉美 拉丁美洲
middle | 中东
gulf | 海湾
southeast | 东南亚
europe european | 欧洲 欧盟
asia asian | 亚洲 东南亚
hong kong | 香港
macau macao | 澳门
taiwan | 台湾
mainland | 内地 大陆
eastern east | 东部 华东
western west | 西部
northern north | 北部 华北 北方
southern south | 南部 华南 南方
central | 中部 华中
cancelled canceled cancellations | 取消 退订
late delayed delays | 延误 延迟 逾期
overdue bad-loan non-performing bad | 不良 坏账 逾期
"""
