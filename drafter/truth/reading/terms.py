"""Business words in English and Chinese, by which what stands beside a figure is compared."""

from __future__ import annotations

import re
from functools import cache

from drafter.truth.reading.words import stem, tokens

# English words | Chinese ones; a word may stand in several rows.
TERMS = """
platform platforms | 平台
first-instance lower-court | 一审 初审
appeal appeals appellate | 二审 终审 上诉
mandarin | 中文 汉语 普通话
english | 英文 英语
accomplice accomplices | 从犯 同伙 帮凶
ringleader ringleaders mastermind principal | 主犯 首犯 头目
wife husband spouse | 妻子 丈夫 配偶
all every entire everyone full | 全部 全体 所有 全量 全面
beta test tests testing trial trials pilot | 内测 测试 公测 试点 试运行 灰度 试验
existing already older current | 存量 现有 已有 老用户 在售
newcomers newly new | 新增 新签 新开 新办 新用户 新品 新机
fee fees charge charges charging commission commissions | 费用 收费 服务费 佣金 手续费 费率 抽成
price prices pricing priced sells costs cost sell charge charging | 价格 售价 定价 单价 调价 均价 报价 卖
subsidy subsidies subsidise subsidize | 补贴 补助
coupon coupons voucher vouchers | 消费券 优惠券 红包 代金券
manager managers management executive executives director directors | 高管 董事 经理 管理人员 负责人
engineer engineers | 工程师 技术人员
salespeople salesperson sales | 销售人员 业务员
degree degrees | 学历 学位
master masters master's | 硕士
doctorate doctorates doctoral phd phds | 博士
bachelor undergraduate undergraduates | 本科
founded established set | 成立 创立 创办
cleared clears clear | 过会 聆讯
recovery recover recovered landing | 回收 着陆
tester testers | 测试员 测试人员
worker workers employee employees staff workforce jobs headcount | 员工 职工 人员 工人 用工 岗位 裁员
rider riders courier couriers drivers driver | 骑手 快递员 司机 配送员 外卖员
account accounts | 账户 账号 帐号
card cards | 银行卡 卡片
suspect suspects arrested arrest arrests detained people | 抓获 嫌疑人 逮捕 拘留 刑拘 落网
question questions query queries | 问题 问询
site sites website websites | 网站 站点
app apps | App APP 应用 软件 小程序
listed publicly | 上市公司 上市企业
robot robots robotics humanoid | 机器人 人形
model models | 大模型 模型
carmaker carmakers automaker automakers | 车企 整车厂 汽车企业
car cars vehicle vehicles | 汽车 车辆 新车 轿车 乘用车 整车
truck trucks van vans lorry | 货车 卡车 商用车 无人车
bus buses coach coaches | 客车 公交 巴士
bike bikes bicycle scooter scooters motorcycle | 单车 自行车 电动车 摩托车 两轮车
city cities | 城市 地市 四地 三地 五地 多地
province provinces | 省份 省 省区
county counties township villages village | 县 乡镇 村
country countries market markets | 国家 地区 海外市场
battery-electric battery-only pure-electric electric battery batteries | 纯电 电池 动力电池
range-extended extended-range hybrid hybrids plug-in | 增程 混动 插混
petrol gasoline diesel fuel combustion | 燃油 柴油 汽油 油费 油车
power electricity charging | 电费 充电 用电 电力
satellite satellites orbit | 卫星 在轨 星座
rocket rockets launch launches | 火箭 发射
hotel hotels accommodation lodging room rooms | 住宿 酒店 客房 房间
ticket tickets ticketing | 票务 机票 门票 车票 票价 票
transport rail train trains | 交通 火车 高铁 铁路 地铁
flight flights airline airlines airport maiden | 航班 航空 机场 航线 首飞 飞行 民航
deposit deposits | 押金 保证金 定金 订金
rent rents rental renting leased lease | 租金 租赁 月租 房租 出租 租
vacancy vacant empty | 空置
crowdsourced freelance part-time gig | 众包 兼职 灵活就业
dedicated full-time | 专送 全职
early-bird early | 早鸟
on-site door site | 现场
group groups team teams | 团体 团队 战队 队伍
student students pupils | 学生 学员
teacher teachers | 教师 老师
school schools university universities college | 学校 高校 大学 中小学 院校
hospital hospitals clinic patients doctor doctors | 医院 医疗 患者 医生
capacity | 产能 设计产能 装机
output produced production make produces made | 产量 生产 产出 制造
download downloads downloaded | 下载
active monthly-active daily-active | 活跃 月活 日活
registered registrations sign-ups signed | 注册 报名 签约
paying paid subscribers subscriber subscription subscriptions members member | 付费 订阅 会员
user users | 用户
customer customers clients client buyers buyer | 客户 顾客 买家 消费者
merchant merchants seller sellers traders vendors trader | 商家 卖家 商户 店主
flagship | 旗舰店 旗舰
factory factories plant plants manufacturers manufacturer | 工厂 厂房 工厂店 制造商
individual individuals | 个体 个人
brand brands | 品牌
return returns returned refund refunds | 退货 退款 退单
gmv transactions turnover value | GMV 成交额 交易额 流水 销售额
volume shipped shipments units delivered deliveries sold | 销量 出货 交付 售出 卖出 出货量
backlog | 在手订单 积压
order orders ordered | 订单 下单 预订单
presale pre-sale presales | 预售
reservation reservations pre-order pre-orders preorders booked bookings | 预约 预订 预购 小订 大定
first-day debut | 首日 首销 首发
banned removed delisted pulled | 下架 关停 封禁 清退
violation violations violating breach breached | 违规 违法 违反
inspected checked sampled examined tested inspection | 抽检 检查 检测 抽查 排查
corrected rectify rectification warned warning warnings | 整改 警示 警告 警示函 约谈
fine fines fined penalty penalties | 罚款 罚没 处罚 罚金
dropped removed removal | 移除 剔除 删除 退出
won win wins winning plaintiffs | 胜诉 获胜 中标 赢
settled settlement settle | 和解 调解
heard hearing pending trial | 审理 开庭 庭审
dismissed rejected reject rejected | 驳回 拒绝
appeal appealed appeals | 上诉
verdict ruling ruled sentenced | 判决 宣判 裁定 判处
damages compensation compensate | 赔偿 赔付 索赔 补偿
loan loans credit lending borrowed lent | 贷款 信贷 借款 授信
bond bonds debt debts notes | 债券 债务 负债 发债
bad-loan default overdue | 不良 逾期
deposit savings | 存款 储蓄
interest | 利息 利率
insurance insurer insured premium premiums | 保险 保费 投保
dividend dividends | 分红 股息 派息
buyback buybacks repurchase repurchased | 回购
share shares stock stocks | 股份 股票 股价 股
stake holding holdings | 持股 股权 持有
brother brothers | 胞兄 胞弟 兄弟 哥哥 弟弟
second second-largest second-biggest | 第二大
controlling control controls controlled | 控股股东 实际控制人 实控人 控制
founder founders co-founder | 创始人 创办人
investor investors investment invest invested | 投资者 投资人 投资 出资 注资
foreign foreigners | 外资 境外 国外
government state fiscal treasury | 政府 财政 国资
fund funds | 基金
bank banks | 银行
angel seed | 天使轮 种子轮
round series financing raised funding | 融资 轮融资
valuation valued worth | 估值 市值
revenue sales income takings took turnover earned | 营收 收入 营业额 进账
profit profits earnings | 利润 净利 盈利 净利润
losses lost | 亏损 净亏 损失
margin margins | 毛利率 净利率 利润率
cost costs spending spent expenses expense spend | 成本 开支 支出 花费 投入 费用
research r&d | 研发 科研
advertising ads advertisers advertisement advertisements | 广告
marketing promotion promoting | 营销 推广 促销
cloud | 云业务 云计算 云智能 云服务 云收入
game games gaming | 游戏
music songs song | 音乐 歌曲
video videos clips | 视频 影片
drama dramas series episodes | 短剧 微短剧 剧集 电视剧
film films movie movies box-office | 电影 票房 影片
livestream livestreams livestreaming live-streaming streamers hosts | 直播 主播
book books novel novels authors writers | 图书 小说 作者 作家
news articles posts post content | 内容 帖子 文章 作品
comment comments | 评论
search | 搜索
map maps navigation | 地图 导航
chip chips semiconductor semiconductors wafer wafers | 芯片 半导体 晶圆
memory storage | 存储 内存
logic | 逻辑芯片
phone phones smartphone smartphones handset handsets | 手机 智能手机
tablet tablets | 平板
computer computers laptop laptops pc pcs | 电脑 笔记本 PC
watch watches wristband wearables wearable | 手表 手环 可穿戴
glasses headset headsets | 眼镜 头显
lens lenses camera cameras module modules | 镜头 摄像头 模组 相机
screen screens display panel panels | 屏幕 面板 显示屏
lock locks appliance appliances fridge | 门锁 家电 冰箱 空调
drone drones aircraft helicopters | 无人机 飞行器 直升机
server servers rack racks gpu gpus | 服务器 机柜 显卡 算力卡
datacentre datacenter data-centre centres centers | 数据中心 智算中心
base-station stations station | 基站
charger chargers charging posts piles pile | 充电桩 桩 充电站
swapping swap swaps battery-swapping | 换电 换电站
passenger passengers traveller travellers | 旅客 乘客 客流
warehouse warehouses depot depots | 仓库 前置仓
store stores shop shops outlet outlets | 门店 店铺 店 网点
restaurant restaurants canteen meal meals food | 餐厅 外卖 餐饮 饭店
tea coffee drink drinks cup cups | 奶茶 咖啡 茶饮 杯
parcel parcels package packages express deliveries | 快递 包裹 件量 单量
grocery groceries fresh | 生鲜 买菜
farm farmers farmer agricultural produce | 农产品 农民 农户 农特产品
export exports exported exporting | 出口
import imports imported | 进口
tariff tariffs duty duties | 关税
overseas abroad foreign international outside | 海外 境外 国外 国际
domestic home mainland | 国内 内地 境内
online | 线上 网上
offline in-store | 线下 实体
enterprise corporate | 企业版 企业客户 企业级 企业服务
personal consumer | 个人版 消费者业务 个人用户
free | 免费
premium luxury high-end | 高端 豪华 高配
entry-level basic standard base | 入门 标准版 基础版 低配
long-range | 长续航
rear front | 前置 后置
domestic-made home-made locally local | 国产
accident accidents crash crashes | 事故 车祸 碰撞
complaint complaints complained | 投诉
injured injury injuries hurt | 受伤 伤者
died dead death deaths killed | 死亡 遇难 丧生
fault outage failure failures | 故障 宕机
leak leaked leaks breach stolen | 泄露 泄漏 被盗
fake counterfeit counterfeits | 假冒 虚假 假货 刷单
fraud scam scams cheated | 诈骗 欺诈 骗
recall recalled recalls | 召回
patent patents | 专利
standard standards | 标准
licence licences license licenses permit permits approval approved approvals | 许可 牌照 批准 审批 获批 备案
registration register filing filings filed | 备案 登记 注册 递交
apply applied applications application | 申请
announce announced announcement published issued unveiled | 宣布 公布 公告 发布 披露
effect effective force apply applies | 施行 实施 生效 执行
deadline expire expires end ends ended close closes | 截止 到期 结束 终止
start starts started begin begins began | 开始 启动 起
open opens opened opening | 开放 开业 启用 开幕
close closed shut closing | 关闭 关停 停运 打烊
meeting meetings summoned conference summit | 会议 约谈 大会 峰会
vote votes shareholders shareholder | 股东 投票
pass passed passes adopted | 表决通过 通过 表决
release released | 发布 推出 上线
listing debut | 上市 挂牌
ipo prospectus | 招股 IPO
delivery handed | 交付 交车
hire hires hired hiring recruit recruited recruits | 招聘 招募 录用
leave left quit resign resigned departed | 离职 辞职 卸任
training trained train | 培训 训练
graduate graduates | 毕业生 应届
foreign-trade cross-border | 跨境 外贸
retail shopping e-commerce ecommerce commerce | 零售 电商
logistics freight shipping | 物流 货运 运输
takeaway delivery instant | 外卖 即时零售 闪购
bicycle-sharing ride-hailing rides ride trips trip | 网约车 出行 行程
robotaxi robotaxis taxi taxis driverless self-driving autonomous | 无人驾驶 自动驾驶 出租车
mileage kilometres kilometers miles range | 里程 续航
speed fast fastest | 速度 时速 提速
weight weighs heavy | 重量 体重
area floor space | 面积
length long height tall | 长度 高度 身高
temperature | 温度
water | 用水 水量
carbon emissions | 碳排放 排放
solar wind photovoltaic | 光伏 风电 太阳能
coal oil gas | 煤 石油 天然气
steel copper lithium | 钢 铜 锂
men male boys | 男性 男
women female girls | 女性 女
children minors teenagers kids underage minor | 未成年人 儿童 青少年 孩子
elderly seniors pensioners | 老年 老人
rural countryside | 农村 乡村
urban | 城镇 城市
household households families family homes | 家庭 户
response responded respondents surveyed survey | 受访 调查
percent-share share lead leads market-share | 份额 占比 市占率 占
score scores scored points | 得分 评分 分数
parameters parameter | 参数
token tokens | token Token 词元
call calls called calling queries | 调用 请求
seat seats | 席位 座位
day-off holiday holidays vacation leave | 假期 休假 假日
wage wages salary salaries pay | 工资 薪资 月薪 薪酬 年薪
bonus bonuses | 奖金 年终奖
prize prizes award awards | 奖 奖金 奖项
budget budgets | 预算
tax taxes taxation | 税 税收 纳税
donation donated donate charity | 捐赠 捐款 公益
"""


@cache
def _english() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for row, line in enumerate(TERMS.strip().splitlines()):
        for word in line.partition("|")[0].split():
            found.setdefault(stem(word), set()).add(row)
    return {word: frozenset(rows) for word, rows in found.items()}


@cache
def _chinese() -> tuple[re.Pattern[str], dict[str, frozenset[int]]]:
    found: dict[str, set[int]] = {}
    for row, line in enumerate(TERMS.strip().splitlines()):
        for word in line.partition("|")[2].split():
            found.setdefault(word, set()).add(row)
    pattern = re.compile("|".join(sorted(map(re.escape, found), key=len, reverse=True)))
    return pattern, {word: frozenset(rows) for word, rows in found.items()}


def terms(text: str) -> frozenset[int]:
    """Return the rows of the words that a text of either language has."""
    english, (pattern, chinese) = _english(), _chinese()
    found = [english[token.stem] for token in tokens(text) if token.stem in english]
    found += [chinese[match.group()] for match in pattern.finditer(text)]
    return frozenset().union(*found)
