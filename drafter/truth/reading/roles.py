"""What a figure is a figure of: its thing, its owner, its period, read from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from drafter.truth.reading import words
from drafter.truth.reading.names import capitalised, plain
from drafter.truth.reading.quantity import Figure, date_parts
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, stem

# Things that figures of the digital industry are figures of, in both languages.
_CONCEPTS = """
revenue: revenue revenues turnover | 营业收入 营收 收入
profit: profit profits earnings | 净利润 利润 净利 盈利
loss: loss losses | 亏损 净亏
funding: raised raise raises raising funding financing round | 融资 募资 募集
valuation: valued valuation valuing values | 估值
market value: capitalisation capitalization | 市值
investment: invest invested investing investment spend spending spent capex | 投资 投入 出资 斥资
price: price priced prices pricing cost costs sells tag | 售价 价格 定价 起售
user: user users subscriber subscribers | 用户
employee: employee employees staff workforce worker workers engineer engineers | 员工 职工 工程师 研发人员
layoff: layoff layoffs dismissed redundancies redundancy jobs | 裁员 裁撤 裁减 优化
order: order orders ordered | 订单 预订
download: download downloads downloaded | 下载
shipment: shipment shipments shipped delivered delivery deliveries ship | 出货 交付
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
account: account accounts | 账号 账户
customer: customer customers consumers shoppers clients buyers passengers riders | 消费者 客户 顾客 乘客
record: records | 记录 信息
outage: outage outages down disruption interruption | 故障 中断 宕机 瘫痪
share: share | 份额
launch: launch launches launching release releases unveil unveiled debut rolled | 发布 推出 上线 亮相
listing: ipo listing listed list debut | 上市 挂牌 招股
opening: open opened opens opening | 开业 开放 启用 开幕
founding: founded established | 成立 创立
acquisition: acquire acquired acquisition acquires buy bought takeover | 收购 并购
signing: sign signed signing | 签署 签约 签订
effect: effect force effective | 施行 生效 实施 起施行
closing: close closed shut shuts closing closure | 关闭 关停 停运 下线
hearing: hearing trial court | 开庭 庭审 审理
resignation: resign resigned stepped departure left | 辞职 离职 卸任
hour: hour hours minutes | 小时 分钟
"""
_MONEY = frozenset(
    "revenue profit loss funding valuation investment price fine acquisition export import".split()
) | {"market value"}
_WEAK = frozenset(["company", "hour", "share"])
_EARLIER = re.compile(
    r"(?:\bfrom|compared (?:with|to)|\bagainst|\bversus|\bvs\.?|\bthan|"
    r"去年同期|上年同期|此前|原来|上一轮|从)\W*"
    r"(?:的|about|around|nearly|more than|约|近)?\s*(?:US|HK)?[$€£¥]?\s*$",
    re.IGNORECASE,
)
_EARLIER_AFTER = re.compile(
    r"^\W*(?:a year (?:earlier|ago)|the (?:previous|prior) year|the year before|"
    r"(?:in|during) the same (?:period|quarter))",
    re.IGNORECASE,
)
_QUALIFIERS = {
    name: re.compile(rf"\b(?:{english})\b|{chinese}", re.IGNORECASE)
    for name, english, chinese in (
        (
            "forecast",
            "targets?|targeted|forecasts?|expects?|expected|goal|predicts?|guidance",
            "目标|预计|预期|预测",
        ),
        (
            "total",
            "in total|total|altogether|so far|cumulative|to date|combined|overall",
            "累计|总计|共计|合计|总额",
        ),
        ("each", "each|per|apiece|every", "每|人均|单价"),
        ("before", "previous|earlier|prior|former|originally|initially", "此前|上一轮|原先|最初"),
        ("daily", "daily|a day", "日活|每日|日均"),
        ("monthly", "monthly|a month", "月活|每月|月均"),
        ("overseas", "overseas|abroad|international|foreign", "海外|境外|国际"),
    )
}
_CLAUSE = re.compile(
    r"[,;:，；：。、()（）](?!\d)|\s[–—]\s|\b(?:while|but|whereas|although)\b|而(?!且)|但"
)
_NEAR = 6  # content words each way that count as the words around a figure


@cache
def _english() -> dict[str, str]:
    return {stem(word): name for name, english, _ in _rows() for word in english}


@cache
def _chinese() -> tuple[re.Pattern[str], dict[str, str]]:
    terms = {term: name for name, _, chinese in _rows() for term in chinese}
    return re.compile("|".join(sorted(map(re.escape, terms), key=len, reverse=True))), terms


def _rows() -> list[tuple[str, list[str], list[str]]]:
    rows = []
    for line in _CONCEPTS.strip().splitlines():
        name, _, rest = line.partition(":")
        english, _, chinese = rest.partition("|")
        rows.append((name, english.split(), chinese.split()))
    return rows


@dataclass(frozen=True, eq=False)
class Role:
    """A figure with what it is a figure of."""

    figure: Figure
    statement: Statement
    concepts: tuple[str, ...]  # of its clause, the nearest first
    near: frozenset[str]  # stems of the words around it
    qualifiers: frozenset[str]
    periods: tuple[str, ...]  # date values, the nearest first

    @property
    def content(self) -> frozenset[str]:
        return frozenset(self.statement.content)


def roles(statement: Statement) -> list[Role]:
    """Return the role of each figure of a statement."""
    return [_role(figure, statement) for figure in statement.figures]


def named(statement: Statement) -> frozenset[str]:
    """Return the names of a statement in small letters: the glossary's and the capitalised ones."""
    own = (statement.text[start:end] for start, end in capitalised(statement.text))
    return frozenset(plain(name) for name in own) | frozenset(
        name.lower() for name in statement.entities
    )


def _role(figure: Figure, statement: Statement) -> Role:
    start, end = _clause(figure, statement)
    text = statement.text
    place = (figure.start - statement.start, figure.end - statement.start)
    found = _fitting(_concepts(text, start, end, place), figure)
    found = found or _fitting(_concepts(text, 0, len(text), place), figure)
    qualifiers = {name for name, pattern in _QUALIFIERS.items() if pattern.search(text[start:end])}
    if _EARLIER.search(text[: place[0]]) or _EARLIER_AFTER.match(text[place[1] :]):
        qualifiers.add("before")
    return Role(
        figure,
        statement,
        found,
        _around(figure, statement),
        frozenset(qualifiers),
        _periods(figure, statement),
    )


def _clause(figure: Figure, statement: Statement) -> tuple[int, int]:
    start, end = 0, len(statement.text)
    local, local_end = figure.start - statement.start, figure.end - statement.start
    for match in _CLAUSE.finditer(statement.text):
        if match.end() <= local:
            start = match.end()
        elif match.start() >= local_end:
            end = match.start()
            break
    return start, end


def _concepts(text: str, start: int, end: int, place: tuple[int, int]) -> tuple[str, ...]:
    """Return the concepts of a stretch of text, the nearest to `place` first."""
    found = [
        (_gap(token.start, token.end, place), _english()[token.stem])
        for token in words.tokens(text[start:end], start)
        if token.stem in _english()
    ]
    pattern, terms = _chinese()
    found += [
        (_gap(*match.span(), place) * 3, terms[match.group()])
        for match in pattern.finditer(text, start, end)
    ]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _fitting(concepts: tuple[str, ...], figure: Figure) -> tuple[str, ...]:
    """Return the concepts that money can measure for an amount, and the others for a count."""
    if figure.money:
        return tuple(name for name in concepts if name in _MONEY) or concepts
    return concepts if figure.unit != "count" else tuple(n for n in concepts if n not in _MONEY)


def _gap(start: int, end: int, place: tuple[int, int]) -> int:
    return start - place[1] if start >= place[1] else place[0] - end


def _around(figure: Figure, statement: Statement) -> frozenset[str]:
    said = [t for t in statement.tokens if t.stem not in STOP and not t.text[0].isdigit()]
    before = [t.stem for t in said if t.end <= figure.start][-_NEAR:]
    after = [t.stem for t in said if t.start >= figure.end][:_NEAR]
    return frozenset(before + after)


def _periods(figure: Figure, statement: Statement) -> tuple[str, ...]:
    """Return the years, quarters and months of the sentence, the nearest to the figure first."""
    found = [
        f
        for f in statement.figures
        if f.unit == "date" and f is not figure and "day" not in date_parts(str(f.value))
    ]
    found.sort(key=lambda period: abs(period.start - figure.start))
    return tuple(str(period.value) for period in found)


def strong(concepts: tuple[str, ...]) -> list[str]:
    """Return the concepts that tell what is counted."""
    return [name for name in concepts if name not in _WEAK]


def thing(noun: str) -> str:
    """Return what a counted noun names: staff and employees are one thing."""
    pattern, terms = _chinese()
    match = pattern.search(noun)
    return terms[match.group()] if match else _english().get(stem(noun), stem(noun))
