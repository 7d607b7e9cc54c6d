"""What the figures of the digital industry are figures of, under their names in both languages."""

from __future__ import annotations

import re
from functools import cache

from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.words import stem, tokens

_CONCEPTS = """
research: research r&d engineer engineers developers scientists | 研发投入 研发支出 研发费用 研发人员
capex: capex capital outlay outlays | 资本开支 资本支出
revenue: revenue revenues turnover | 营业收入 营收 收入
gmv: gmv | GMV 交易额 交易总额 成交额 成交总额 流水
profit: profit profits earnings | 净利润 利润 净利 盈利 毛利
loss: loss losses lost lose loses | 亏损 净亏
funding: raised raise raises raising funding funded financing round | 融资 募资 募集
valuation: worth valued valuation valuing values | 估值
market value: capitalisation capitalization | 市值
investment: invest invested investing investment spend spending spent capex | 投资 投入 出资 斥资
price: price priced prices pricing cost costs sells tag | 售价 价格 定价 起售
user: user users subscriber subscribers | 用户
employee: employee employees staff workforce worker workers headcount | 员工 职工
layoff: layoff layoffs laid dismissed redundancies redundancy jobs | 裁员 裁撤 裁减 优化
order: order orders ordered | 订单 预订
download: download downloads downloaded | 下载
shipment: shipment shipments shipped delivered delivery deliveries ship | 出货 交付 配送
sale: sold sale sales | 销量 售出 销售
fine: fine fined fines penalty penalties | 罚款 罚没 处罚 罚
stake: stake stakes shareholding | 股份 持股 股权
parameter: parameter parameters | 参数
store: store stores shop shops outlet outlets | 门店 店铺
vehicle: vehicle vehicles car cars taxi taxis robotaxi robotaxis | 车辆 汽车 出租车 轿车
robot: robot robots humanoid humanoids | 机器人
chip: chip chips processor processors | 芯片 处理器
patent: patent patents | 专利
capacity: capacity gigawatts megawatts | 产能 装机 容量
export: export exports exported | 出口
import: import imports imported | 进口
death: died dead death deaths killed | 死亡 遇难 丧生
injury: injured injuries hurt wounded | 受伤 伤者
complaint: complaint complaints | 投诉
city: city cities | 城市 个城市
merchant: merchant merchants seller sellers vendors | 商家 卖家 商户
app: app apps | 应用 款应用
game: game games | 游戏
video: video videos clips | 视频
company: company companies firm firms enterprises startups | 企业 公司 初创
payment: payments transactions | 笔交易 笔支付 支付笔数 交易笔数
institution: institutions institution | 机构
centre: centres centers centre center | 中心
division: divisions division | 事业部
country: countries country | 国家
customer: buyers | 买家
account: account accounts | 账号 账户
customer: customer customers consumers shoppers clients buyers passengers riders | 消费者 客户 顾客 乘客
record: records | 记录 信息
outage: outage outages down disruption interruption | 故障 中断 宕机 瘫痪
share: share | 份额
launch: launch launches launching release releases unveil unveiled debut rolled | 发布 推出 上线 亮相
listing: ipo listing listed list debut | 上市 挂牌 招股
opening: open opened opens opening | 开业 开放 启用 开幕
founding: founding founded established | 成立 创立
margin: margin margins | 毛利率 净利率 利润率
acquisition: acquire acquired acquisition acquires buy bought takeover | 收购 并购
signing: sign signed signing | 签署 签约 签订
effect: effect force effective | 施行 生效 实施 起施行
closing: close closed shut shuts closing closure | 关闭 关停 停运 下线
hearing: hearing trial court | 开庭 庭审 审理
resignation: resign resigned stepped departure left | 辞职 离职 卸任
hour: hour hours minutes | 小时 分钟
"""


@cache
def english() -> dict[str, str]:
    return {stem(word): name for name, words, _ in _rows(_CONCEPTS) for word in words}


@cache
def chinese() -> tuple[re.Pattern[str], dict[str, str]]:
    terms = {term: name for name, _, words in _rows(_CONCEPTS) for term in words}
    return re.compile("|".join(sorted(map(re.escape, terms), key=len, reverse=True))), terms


def _rows(table: str) -> list[tuple[str, list[str], list[str]]]:
    rows = []
    for line in table.strip().splitlines():
        name, _, rest = line.partition(":")
        words, _, terms = rest.partition("|")
        rows.append((name, words.split(), terms.split()))
    return rows


_CLASSIFIERS = {"单": "order", "户": "user"}  # that say what is counted, with no noun after them


def thing(noun: str) -> str:
    """Return what a counted noun names: staff and employees are one thing."""
    pattern, terms = chinese()
    match = pattern.search(noun)
    if noun in _CLASSIFIERS:
        return _CLASSIFIERS[noun]
    return terms[match.group()] if match else english().get(stem(noun), stem(noun))


# ── what a figure is of, and what happens on a date ──────────────────────────────────────────

# What is measured; the other concepts are things that can be sold, shipped and ordered alike.
_MEASURES = frozenset(
    """revenue gmv profit loss funding valuation investment price user employee layoff order download
        shipment sale fine parameter acquisition margin research capex patent capacity
        export import death injury complaint merchant customer""".split()
) | {"market value"}
# Counted one by one, never measured in money, time or percent.
COUNTED = frozenset(
    """user employee order download parameter store vehicle robot chip patent city merchant app game
        video company account customer complaint payment institution division centre""".split()
)
# Names that two papers may give to one number.
_ALIKE = (
    {"revenue", "sale"},
    {"gmv", "sale"},
    {"price", "sale"},
    {"sale", "shipment"},
    {"user", "customer"},
    {"user", "download"},
    {"employee", "layoff"},
    {"funding", "investment"},
    {"research", "investment"},
    {"capex", "investment"},
    {"valuation", "market value"},
    {"capacity", "shipment"},
    {"export", "sale", "shipment"},
    {"announcement", "launch"},
    {"launch", "opening"},
    {"effect", "start"},
    {"start", "launch"},
)
_EVENTS = """
announcement: announced announces announcement published issued unveiled | 公布 宣布 公告 通告 印发
effect: effect effective force required apply applies since | 实施 施行 生效 起执行
end: ends ended end expire expires expired deadline until stop | 停止 停用 下线 关停 结束 截止 止 到期 终止
end: shut shuts close closed closes closing discontinued scrapped | 停运 关闭
start: began begin begins start starts started | 开始 启动 开工 动工
launch: launch launched launches release released releases debut debuted sale | 发布 推出 上线 亮相 开售
launch: brought introduced introduces unveiled | 首发
opening: open opened opens opening | 开业 开放 启用 开幕
founding: founding founded established set | 成立 创立 创办
signing: signed sign signs signing | 签署 签约 签订
delivery: deliver delivered delivery deliveries | 交付 交车
listing: listed listing lists trading | 上市 挂牌 登陆纳斯达克 登陆纽交所 登陆美股
listing: float floated | 登陆港交所 登陆港股 登陆科创板 登陆创业板
pricing: priced pricing | 定价
clearance: cleared clears committee | 过会 聆讯
registration: registration registered | 注册
acceptance: accepted accepts | 受理
filing: filed files filing submitted | 递交 提交 申请
hearing: hearing trial heard | 开庭 庭审 审理
ruling: ruled ruling verdict sentenced | 判决 宣判 裁定
flight: flight flights flew | 首飞 试飞 发射 升空
trial: test tests tested trials | 试验 测试 试点 内测
profit: profit profitable | 盈利 扭亏
milestone: passed topped exceeded surpassed | 突破 超过
completion: completed completion finished | 竣工 完工 完成 投产
move: moved moves relocated relocates | 迁至 迁往 迁到 迁入 搬迁 搬至 搬到
exit: quit quits withdrew left | 退出 撤出
appointment: appointed named promoted | 任命 出任 上任 升任 接任
merger: merged merges merger | 合并
renaming: renamed renames | 更名 改名
arrest: arrested detained | 被捕 逮捕 刑拘
death: died dies death | 去世 逝世
birth: born | 出生
graduation: graduated graduates | 毕业
bankruptcy: bankrupt bankruptcy insolvency | 破产
delisting: delisted delisting | 退市
suspension: suspended suspends suspension | 停牌 暂停
resumption: resumed resumes resumption | 复牌 恢复 重启
acquisition: acquired acquires bought takeover | 收购
"""

_SALES_STAFF = re.compile(
    r"sales (?:staff|team|force|department|people|workforce|representatives|reps|jobs|network|office)",
    re.IGNORECASE,
)
_WENT_PUBLIC = re.compile(r"\b(?:go(?:es|ing)?|went|gone) public\b")


def concepts(text: str) -> list[tuple[str, int, int]]:
    """Return what a text says it measures, as (concept, start, end)."""
    known, (pattern, terms) = english(), chinese()
    found = [(known.get(token.stem, ""), token.start, token.end) for token in tokens(text)]
    found += [(terms[m.group()], *m.span()) for m in pattern.finditer(text)]
    found = [place for place in found if not _SALES_STAFF.match(text, place[1])]
    held = sorted((place for place in found if place[0] in _MEASURES), key=lambda place: place[1])
    ends = {end + 1 for _, _, end in held}
    # "research spending" is research
    return [place for place in held if place[0] != "investment" or place[1] not in ends]


# The businesses of one firm, whose figures stand side by side.
_SEGMENTS = """
cloud: cloud | 云智能 云业务 阿里云 腾讯云 云计算 云收入
advertising: advertising ads marketing | 广告 营销
games: games gaming | 游戏
commerce: commerce retail shopping | 电商 零售 商业
logistics: logistics parcels | 物流 快递
takeaway: takeaway delivery food | 外卖 即时零售 闪购
abroad: overseas international foreign abroad | 海外 国际 境外
finance: fintech financial lending | 金融科技 金融 信贷
music: music | 音乐
api: api apis | API
software: software | 软件
hardware: hardware | 硬件
vacuums: vacuum vacuums | 扫地机 扫地机器人
washers: washers | 洗地机
lawnmowers: lawnmowers lawnmower mowers | 割草机
pools: pool pools | 泳池
tablets: tablet tablets | 平板
computers: pcs laptops laptop notebooks computers | 电脑 笔记本
televisions: televisions tvs television | 电视机 彩电
conditioners: conditioners conditioner | 空调
fridges: fridges fridge refrigerators refrigerator | 冰箱
headphones: headphones earphones earbuds | 耳机
watches: watches watch wearables wearable | 手表 可穿戴 手环
glasses: glasses | 眼镜
servers: servers server | 服务器
batteries: batteries battery | 电池
drones: drones drone | 无人机
trucks: trucks truck | 卡车 重卡
buses: buses | 客车 巴士
education: education tutoring | 教育
insurance: insurance insurer | 保险
hotels: hotel hotels accommodation | 酒店 住宿
tickets: tickets ticketing | 票务 门票 机票
salespeople: salespeople sales-staff | 销售人员
scientists: researchers engineers developers | 研发人员 技术人员
graduates: graduates master master's | 硕士 博士
franchised: franchised franchise franchisees | 加盟
streaming: livestreaming streaming | 直播
membership: membership members subscriptions subscription subscribers | 会员 订阅
phones: smartphone smartphones phone phones handset handsets | 手机
cars: cars car vehicles vehicle automotive | 汽车 新车
chips: chips chip semiconductor semiconductors | 芯片 半导体
"""
# 非在线营销收入, "non-marketing revenue": all that is not of it
_ALL_BUT = re.compile(
    r"(?<![并绝除是])非(?!洲)[\u4e00-\u9fff]{0,3}$|"
    r"\b(?:non-|(?:outside(?: of)?|other than|apart from|excluding|except(?: for)?|besides|without) "
    r"(?:from )?(?:(?:its|the|online) )*)$",
    re.IGNORECASE,
)


def segments(text: str) -> list[tuple[str, int, int]]:
    """Return the businesses that a text names, as (segment, start, end)."""
    places = _named(re.sub(r"\bnon-", "non ", text), _SEGMENTS)
    found = [
        (f"non-{name}" if _ALL_BUT.search(text, 0, start) else name, start, end)
        for name, start, end in places
    ]
    if is_title_case(text):
        return found
    return [
        place
        for place in found
        if place[1] == 0 or not text[place[1]].isupper() or text[place[1] :][:2].isupper()
    ]


def events(text: str) -> list[tuple[str, int, int]]:
    """Return what a text says happened, as (event, start, end)."""
    public = [("listing", *m.span()) for m in _WENT_PUBLIC.finditer(text)]
    return _named(text, _EVENTS) + public


def _named(text: str, table: str) -> list[tuple[str, int, int]]:
    words, pattern, terms = _words_of(table)
    found = [
        (words[token.text.lower()], token.start, token.end)
        for token in tokens(text)
        if token.text.lower() in words
    ]
    return found + [(terms[m.group()], *m.span()) for m in pattern.finditer(text)]


def alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one number may go by a concept of each."""
    if left & right:
        return True
    return any(left & group and right & group for group in _ALIKE)


@cache
def _words_of(table: str) -> tuple[dict[str, str], re.Pattern[str], dict[str, str]]:
    rows = _rows(table)
    terms = {term: name for name, _, words in rows for term in words}
    pattern = re.compile("|".join(sorted(map(re.escape, terms), key=len, reverse=True)))
    return {word: name for name, words, _ in rows for word in words}, pattern, terms
