"""What a share is a share of: 54 percent of overseas revenue, 占可再生能源发电量的三成."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement

_WORD = (
    r"(?:(?!(?:in|at|for|from|last|this|by|with|and|or|but|was|were|is|are|has|have|had|will|would|went|goes|"
    r"came|comes|now|then|after|before|when|while|as|than|on|over|during|through|since|until|against|to|"
    r"sold|held|bought|said|says|say|use|uses|used)\b)[\w’'&.-]*[\w’'])"
)
_BASE = re.compile(
    rf"\s(?:share\s|stake\s|slice\s|chunk\s|interest\s)?(?:of|in)\s(?P<base>{_WORD}(?:\s{_WORD}){{0,6}}"
    r"(?:\sin (?:mainland )?China)?)",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"(?:^|[.;] )[Oo]f (?P<base>[^,.;0-9]{3,70}?),? (?:about |some |nearly |almost |"
    r"roughly |over |more than )?$"
)
_NOTHING = re.compile(
    r"(?:them|these|those|it|that|which|whom|this|all|the (?:total|whole|rest|vote|time))$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:占(?:据|到|了)?)(?P<base>[^，,。；;、占0-9]{2,24}?)(?:的?(?:总?比例|比重|份额)?(?:分别)?"
    r"(?:已?达到?|已?超过?|接近|不到|不足|约为?|高达|为|近|逾|仅|的)*)$"
)
_OF_ZH = re.compile(
    r"(?:贡献|提供|拿下|拥有|持有|控制|包揽|来自|买走|卖出)了?(?P<base>[^，,。；;、0-9的]{2,14})的(?:约|近|逾|超过?|不到|至少)?$"
)
_AMONG_ZH = re.compile(
    r"(?:^|[，,。；;、：:]|在)在?(?P<base>(?!在)[^，,。；;、：:]{2,30}?)(?:当?中|里|之中)[，,]?(?:有|只有|仅有|约有)?(?:约|近|逾|超过?|不到|不足)?$"
)
_STAKE = re.compile(
    r"\b(?P<base>(?:[a-z]+ )?(?:stakes?|interests?|holdings?|shareholding|votes|voting rights|vote)) of "
    r"(?:about |nearly |some |more than |over |around |almost )?$",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"\s?(?:左右|以上)?的(?P<base>(?!比例|份额|速度|增长|增速|涨幅|降幅|水平|年|受访者|人(?![工民才员口均形机物类]))[\u4e00-\u9fff]{2,8})"
)

# Kinds of a whole that narrow it or part it from another, English | Chinese.
_TABLE = r"""
abroad: overseas, abroad, foreign(?! trade), international(?:ly)?, non-Chinese | 海外, 境外, 国外, 国际
exports: exports?(?! and imports), exported | (?<!进)出口
imports: (?<!exports and )imports?(?! and exports), imported | 进口(?!出口)
foreign trade: foreign trade, trade, imports and exports, exports and imports | 进出口, 外贸, 贸易
renewable: renewables?, clean(?:er)?, green, non-fossil | 可再生, 清洁, 绿色, 绿电, 非化石, 新能源
new: new(?! (?:comp|firm|vent)), newly, additions?, added, incremental | 新增, 增量, 新(?!能源|三板|华|闻)
internet users: online, internet, netizens?, web, connected | 网民, 上网, 线上, 网上, 网络, 互联网
people: population, people, citizens, residents, inhabitants, Chinese, everyone | 人口, 国民, 居民, 人
preferred shares: preferred, preference | 优先股
votes: vot(?:es?|ing) | 表决权, 投票权
tradable shares: float, tradable, tradeable, circulating, listed | 流通
new-energy vehicles: electric, EVs?, new-energy, battery-powered, plug-in | 新能源(?=车|汽车|乘用车), 电动
premium goods: premium, high-end, luxury, upmarket | 高端, 豪华
payers: paying, paid, subscribers? | 付费
cities: urban, city, cities, towns? | 城镇, 城市
countryside: rural, countryside, villages?, county, counties | 农村, 乡村, 县域
stores: offline, physical, in-store, shops?, stores? | 线下, 实体, 门店
state firms: state-owned, state, government | 国有, 国企, 央企, 政府
private firms: private, privately | 民营, 私营, 民间
small firms: small, smaller, medium-sized, SMEs? | 中小, 小微
researchers: research, researchers?, R&D, engineers?, developers? | 研发, 科研, 技术人员
women: women, female, girls | 女性
men: men, male, boys | 男性
the young: young(?:er)?, youth, minors?, teenagers?, children | 青年, 青少年, 未成年, 年轻
the old: older, elderly, pensioners?, retired | 老年, 老龄, 退休
goods sold: GMV, merchandise, transactions?, transaction value | GMV, 成交额, 交易额, 流水
gross profit: gross, profits?, earnings | 毛利, 利润, 净利
revenue: revenues?, sales, turnover, income, takings | 营收, 收入, 营业额, 销售额
costs: costs?, spending, expenses?, expenditure | 成本, 费用, 支出, 开支
staff: staff, workforce, employees?, workers?, headcount, jobs, payroll | 员工, 职工, 人员, 团队, 总人数
users: users?, accounts? | 用户, 账号
orders: orders? | 订单, 单量
assets: assets | 资产
debts: debts?, liabilities, borrowings? | 负债, 债务
"""
# Of these two are no less alike for being named otherwise: they are what a firm or a country has.
_WHOLES = frozenset(
    {
        "goods sold",
        "gross profit",
        "revenue",
        "costs",
        "staff",
        "users",
        "orders",
        "assets",
        "debts",
    }
)


def _rows() -> list[tuple[str, re.Pattern[str]]]:
    rows = []
    for line in _TABLE.strip().splitlines():
        name, _, forms = line.partition(": ")
        english, _, chinese = forms.partition(" | ")
        words, signs = "|".join(english.split(", ")), "|".join(chinese.split(", "))
        rows.append((name, re.compile(rf"\b(?:{words})\b|{signs}", re.IGNORECASE)))
    return rows


_ROWS = _rows()


def base(statement: Statement, figure: Figure) -> str:
    """Return the words for what a percentage is a share of, "" where none are said."""
    start, end = figure.start - statement.start, figure.end - statement.start
    if statement.chinese:
        before = statement.text[:start]
        match = _LEAD.search(before) or _TRAIL.match(statement.text, end) or _OF_ZH.search(before)
        match = match or _AMONG_ZH.search(before)
    else:
        match = _STAKE.search(statement.text[:start]) or _AMONG.search(statement.text[:start])
        match = match or _BASE.match(statement.text, end)
    found = match["base"].strip() if match else ""
    if found.lower() in ("the total", "the whole", "all"):
        return "the total"
    return "" if _NOTHING.match(found) else found


@lru_cache(maxsize=4096)
def kinds(text: str) -> frozenset[str]:
    """Return the kinds of a whole that a text names."""
    return frozenset(name for name, pattern in _ROWS if pattern.search(text))


_RESTRICTED = re.compile(r"\b(?:that|who|which|whose)\s(?P<of>.+)$")


def narrowed(base: str) -> bool:
    """Whether a Chinese whole is narrowed by a clause: 每周使用AI的大学生."""
    return _NARROWED.search(base) is not None


_NARROWED = re.compile(r"[用看买过去参做含有曾没不]\S*的[\u4e00-\u9fff]|以[上下]的")


def restriction(base: str) -> str:
    """Return the words by which a clause narrows a whole: "failed the audit" of suppliers that did so."""
    match = _RESTRICTED.search(base)
    return match["of"] if match else ""


_ENTIRE = re.compile(
    r"(?:(?:the |this |a )?(?:company|firm|group|platform|maker|studio|start-up|startup|retailer|"
    r"chain|carmaker)['’]s|"
    r"its|their|total|overall|all(?: of)?|(?:[A-Z][\w.-]*\s?){1,3}['’]s?)\s(?:(?:total|overall|"
    r"entire|whole) )?\w+$"
)


def entire(base: str) -> bool:
    """Whether a whole is all that a firm has of it: "the company's revenue", "its total sales"."""
    return _ENTIRE.match(base) is not None


def every(base: str) -> bool:
    """Whether a whole is said to be all there is: "all complaints"."""
    return re.match(r"(?:all|every|the total|total)\b", base, re.IGNORECASE) is not None


def narrowing(names: frozenset[str]) -> frozenset[str]:
    """Return those kinds that make a whole a part of a larger one."""
    return names - _WHOLES
