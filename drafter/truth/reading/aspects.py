"""What is said of a figure by the words that govern it: whose it is, of what, of when, and how counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from drafter.truth.reading.quantity import Figure, comparable
from drafter.truth.reading.statements import Statement

# aspect / value: English | Chinese. Two values of one aspect exclude each other.
_TABLE = r"""
basis/a year before: year[- ](?:on|over)[- ]year,
  (?:from|than|over|on) (?:a|the) year (?:earlier|ago|before),
  (?:from|than|over|than in) the same (?:period|quarter|months?)(?: of)?(?: last year| a year \w+)?,
  yoy | 同比, (?:较|比)(?:上年|去年)同期
basis/the period before: (?:from|than|over)(?: in)? (?:january|february|march|april|may|june|july|august),
  (?:from|than|over)(?: in)? (?:september|october|november|december),
  (?:from|than|over)(?: in)?(?: the)? (?:first|second|third|fourth) quarter,
  quarter[- ](?:on|over)[- ]quarter,
  month[- ](?:on|over)[- ]month,
  sequential(?:ly)?, (?:from|than|over) (?:the|a) (?:previous|prior|preceding|last) (?:quarter|month|week),
  (?:from|than|over) (?:the|a) (?:quarter|month|week) (?:earlier|ago|before), qoq
  | 环比, (?:较|比)上(?:个)?(?:季度?|月|周)
rate/a minute: (?:a|per|each|every) minute(?! (?:earlier|ago|later)) | 每分钟, 每分(?=\d)
rate/an hour: hourly, (?:an|per|each|every) hour(?! (?:earlier|ago|later)) | 每小时, 时均
per/thousand: per (?:thousand|1,000|1k) | 每千(?![瓦米克])
per/million: per (?:million|1m) | 每百万
rate/a day: daily, (?:a|per|each|every) day, a day's | 每日, 每天, 单日, 一天(?![内后前来之以间]),
  (?<![\d今昨明])日(?=活|均|租|销|产|订单|单量|流水|调用)
rate/a week: weekly, (?:a|per|each|every) week | 周活, 周均, 每周, 一周(?![内后前来之以间年岁])
rate/a month: monthly, (?:a|per|each|every) month(?! (?:earlier|ago))
  | 每月, 一个?月(?![内后前来之以间份底初末\d]), 月(?=活|均|租|费|薪|销|产|流水|订单)
rate/a quarter: quarterly, (?:a|per|each|every) quarter(?! (?:of|earlier|ago|before|later))
  | 每季, 季均
rate/in all: cumulative(?:ly)?, altogether, in total
  | 累计, 三年合计
spread/over years: spread over several years
  | (?:[二两三四五六七八九十]|\d+)年(?:内|间|里|共|合计|累计)(?!每)
spread/each year: (?:a|per|each|every) year(?! (?:earlier|ago|later|before)), annual(?:ly)? | 每年, 年均
rate/a year: annual(?:ly|ised|ized)?, yearly, (?:a|per|each|every) year(?! (?:earlier|ago|later|before))
  | 每年, 一年(?=\d), 年均, (?<![去今明前\d])年(?=租|费|薪|产|化|销|息)
tense/past: (?:past|last|previous|preceding) (?:(?:few|several|two|three|four|five|ten|\d+) )?years,
  past (?:year|decade|quarter) | 过去, 此前[一二两三四五六七八九十\d]+年, 近[一二两三四五六七八九十\d]+年
tense/future: (?:next|coming|following) (?:(?:few|several|two|three|four|five|ten|\d+) )?(?:years?|decade)
  | 未来, 今后, 接下来
area/at home: domestic(?:ally)?, at home, in (?:mainland )?China, (?:the )?mainland, Chinese market
  | 国内, 境内, 内地, 中国市场, 中国大陆
area/abroad: overseas, abroad, foreign, outside (?:of )?(?:mainland )?China, international(?:ly)?, offshore
  | 海外, 境外, 国外, 国际市场, 国际业务
term/short: short-term | 短期
term/long: long-term | 长期
stream/in: inflows?, flowed in(?:to)?, poured in(?:to)?, took in | 净流入, 流入, 净申购
stream/out: outflows?, flowed out, pulled out, withdrew, withdrawn, took out, redeem(?:ed|ing)
  | 净流出, 流出, 净赎回
per/kilometre: (?:per|a|each|every) (?:kilomet(?:re|er)|km) | 每公里, 每千米
per/metre: (?:per|a|each|every) met(?:re|er) | 每米
per/square metre: (?:per|a|each|every) square met(?:re|er) | 每平方米, 每平米
per/tonne: (?:per|a|each|every) (?:metric )?ton(?:ne)? | 每吨
per/kilogram: (?:per|a|each|every) (?:kilogram|kilo|kg) | 每公斤, 每千克
per/gram: (?:per|a|each|every) gram | 每克
per/litre: (?:per|a|each|every) lit(?:re|er) | 每升
per/kilowatt-hour: (?:per|a|each|every) (?:kilowatt[- ]hour|kWh) | 每千瓦时, 每度
flow/input: input | 输入
flow/output: output tokens?, output price | 输出
channel/online: online | 线上, 网上
channel/offline: offline, in[- ]store | 线下, 实体
phase/first: first phase, phase (?:one|1|I)\b | 一期, 首期
phase/second: second phase, phase (?:two|2|II)\b | 二期
phase/third: third phase, phase (?:three|3|III)\b | 三期
margin/gross: gross (?:profit|margin)s? | 毛利率?
margin/net: net (?:profit|margin|income)s? | 净利率?, 净利润率?
result/profit: profits?, profitable, net income, in the black
  | 盈利, 净利, 净利润, 利润, 溢利, 纯利
result/loss: (?:net |operating )?loss(?:es)?, lost, loses?, losing, in the red | 亏损, 净亏, 亏
trade/export: exports?, exported | 出口
trade/import: imports?, imported | 进口
weights/active: activat(?:ed|es|ing), active parameters | 激活
weights/all: parameters in total, total parameters | 总参数
year/last: (?<!same period )(?<!same quarter )(?<!period of )(?<!than )(?<!than in )last year
  | 去年(?!同[期月季]), 上年(?!同[期月季])
year/this: this year | 今年
year/next: next year | 明年
deal/buy: bought, buys?, buying, purchas(?:es?|ed|ing) | 买入, 增持, 购入
deal/sell: sold, sells?, selling, offload(?:s|ed)? | 卖出, 减持, 抛售
version/standard: standard (?:version|edition|model), basic, entry-level | 标准版, 基础版, 入门版
version/flagship: flagship (?:version|edition|model), premium, pro (?:version|edition)
  | 旗舰版, 高配版, 专业版
sex/men: men, male, males, boys | 男性, 男
sex/women: women, female, females, girls | 女性, 女
holder/founder: (?<!co-)(?<!co)founder | (?<!联合)(?<!共同)创始人
holder/co-founder: co-?founder | 联合创始人, 共同创始人
count/each: each, apiece, every, per, average[ds]?, on average
  | 各(?!地|类|种|界|方), 分别(?=[^，。；、\d]*[\d.]+[^，。；、\d和与及]*(?:[，。；]|$)),
  每(?!日|月|年|周|天), 人均, 单[条台个店车颗只辆家人], 平均, 均价
count/together: together, jointly, combined, in total, in all, altogether, between them, a total of,
  total(?:l?ed|ling), overall
  | 共(?!同|享|和|建|有制), 合计, 累计, 总(?!裁|统|部|经理|理|书记|局|监|署|编|台|体|是|会)
span/so far: so far this year, (?:in the )?year to date, since (?:the start of the year|January)
  | 今年以来, 年初至今, 今年累计, 年内累计
span/one month: in (?:the )?month alone | 单月, 当月
"""
_CLAUSE = re.compile(
    r"[;；。，、（）()]\s?|,(?!\d{3}(?!\d))\s?|\s[–—]\s|:\s|：|\b(?:while|but|whereas|although)\b|而(?!且)|但|"
    # "13 percent in the quarter as those of BYD edged up to 4 percent"
    r"\b(?:as|and|than|against|versus|with) (?=(?:those|that) (?:of|for|in|at|from)\b)"
)
_CONTRAST = re.compile(r"\b(?:while|whereas|but|although)\s*$", re.IGNORECASE)
_TO_NEXT = 4  # characters: "a total of 30"

Scope = Literal["stretch", "clause", "sentence"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that gives an aspect its value; places are those of the statement's text."""

    aspect: str
    value: str
    start: int
    end: int


def _rows() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    text = re.sub(r"\n\s+", " ", _TABLE.strip())
    for row in text.splitlines():
        name, _, forms = row.partition(": ")
        aspect, _, value = name.partition("/")
        english, _, chinese = forms.rpartition(" | ")
        words = "|".join(re.split(r",\s*", english.strip()))
        signs = "|".join(re.split(r",\s*", chinese.strip()))
        yield aspect, value, re.compile(rf"\b(?:{words})\b|{signs}", re.IGNORECASE)


_ROWS = tuple(_rows())
NAMES = tuple(dict.fromkeys(aspect for aspect, _, _ in _ROWS))


@lru_cache(maxsize=8192)
def marks(statement: Statement) -> tuple[Mark, ...]:
    """Return the marks of a statement, in no order; of two on the same words the longer counts."""
    found = [
        Mark(aspect, value, *match.span())
        for aspect, value, pattern in _ROWS
        for match in pattern.finditer(statement.text)
    ]
    return tuple(
        mark
        for mark in found
        if not any(
            other.aspect == mark.aspect
            and other.start <= mark.start
            and mark.end <= other.end
            and other.end - other.start > mark.end - mark.start
            for other in found
        )
    )


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the words around a figure govern it, as places in the statement's text."""

    clause: tuple[int, int]
    before: tuple[int, int]  # from the figure before it in the clause
    after: tuple[int, int]  # to the figure after it in the clause


@lru_cache(maxsize=8192)
def reach(statement: Statement, figure: Figure) -> Reach:
    """Return the reach of a figure of a statement; a date is parted from dates, a number from numbers."""
    start, end = figure.start - statement.start, figure.end - statement.start
    first, last = 0, len(statement.text)
    for match in _CLAUSE.finditer(statement.text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    if figure.dated:
        last = _led(statement, start, end, first, last)
    left, right = first, last
    for other in statement.figures:
        if other.dated != figure.dated or other is figure:
            continue
        if other.end - statement.start <= start:
            left = max(left, other.end - statement.start)
        elif other.start - statement.start >= end:
            right = min(right, other.start - statement.start)
    return Reach((first, last), (left, start), (end, right))


def contrasted(statement: Statement, figure: Figure) -> bool:
    """Whether the clause of a figure is set against the one before it: "while its network at home …"."""
    return _CONTRAST.search(statement.text[: reach(statement, figure).clause[0]]) is not None


def _led(statement: Statement, start: int, end: int, first: int, last: int) -> int:
    """Return where the clause of a date ends: "3月24日，" leads the clause that follows it."""
    if statement.text[first:start].strip() or statement.text[end:last].strip():
        return last
    cut = _CLAUSE.search(statement.text, min(len(statement.text), last + 1))
    return cut.start() if cut else len(statement.text)


def governing(
    found: Iterable[Mark],
    statement: Statement,
    figure: Figure,
    scope: Scope,
    *,
    trails: bool = False,
    leads: bool = False,
) -> frozenset[str]:
    """Return the values that marks of one aspect give a figure; none where no word says it.

    The figure's own stretch counts first, then what stands before it in its clause, or anywhere in the
    clause when the aspect `trails`, at last the words of the clauses before, as far as `scope` goes. When
    the aspect `leads`, words before a figure go before those after it. In Chinese, what a number is of
    stands before it (and only there when the aspect `leads`), and what happens on a date after it.
    """
    held = sorted(found, key=lambda mark: mark.start)
    if not held:
        return frozenset()
    near = reach(statement, figure)
    if figure.dated and not statement.chinese:
        held = _nearest(_inside(held, near.clause) or held, statement, figure)
    before, after = _inside(held, near.before), _inside(held, near.after)
    if leads and after and not statement.chinese:
        # "worth 2 million each and 12 million together"
        before = [mark for mark in before if not _trails_like(mark, statement, figure)]
    if statement.chinese:
        first, second = (after, before) if figure.dated else (before, after)
        own = values(first) or (frozenset() if leads else values(second))
    elif leads:
        own = values(before) or values([mark for mark in after if not _of_next(mark, near)])
    elif trails and after and near.before[0] > near.clause[0]:
        own = values(after)  # "2 million in the first quarter and 3 million in the second"
    else:
        own = values(before + after)
    if own or scope == "stretch":
        return own
    stretch = near.clause if trails else (near.clause[0], near.before[1])
    inside = _inside(held, stretch)
    own = values(m for m in inside if not (leads and _of_another_unit(statement, m, figure)))
    if own or scope == "clause" or (leads and inside and figure.unit == "count"):
        return own
    before = [mark for mark in held if mark.end <= near.clause[0]]
    last = max((m.end for m in before if _parted(statement, m, figure, any_sort=leads)), default=0)
    if leads:
        own = values(m for m in before if m.end > last and not _trails_another(m, statement))
        return own or values(m for m in before[-1:] if m.start == 0)
    return values([mark for mark in before if mark.end > last] or before[-1:])


def _of_next(mark: Mark, near: Reach) -> bool:
    """Whether a word after a figure leads the next: "10 buses with a combined 30 sensors"."""
    return near.after[1] < near.clause[1] and near.after[1] - mark.end <= _TO_NEXT


def _trails_another(mark: Mark, statement: Statement) -> bool:
    """Whether a word stands right after a figure and is of that: "at 200 yuan each, …"."""
    place = mark.start + statement.start
    return any(0 <= place - figure.end <= 1 for figure in statement.figures)


def _trails_like(mark: Mark, statement: Statement, figure: Figure) -> bool:
    """Whether a word stands right after another figure of the same unit and is of that."""
    place = mark.start + statement.start
    return any(
        0 <= place - other.end <= 1 and other.unit == figure.unit
        for other in statement.figures
        if other is not figure
    )


def _nearest(held: list[Mark], statement: Statement, figure: Figure) -> list[Mark]:
    """Return the one mark that stands nearest to a figure, before it rather than after."""
    start, end = figure.start - statement.start, figure.end - statement.start
    gaps = {
        mark: start - mark.end if mark.end <= start else 3 * (mark.start - end) for mark in held
    }
    return sorted(held, key=lambda mark: gaps[mark])[:1]


def _of_another_unit(statement: Statement, mark: Mark, figure: Figure) -> bool:
    """Whether a word leads to an amount before a count: "each puts in a billion yuan for 3 models"."""
    first = next((f for f in statement.figures if mark.end <= f.start - statement.start), figure)
    return figure.unit == "count" != first.unit and not first.dated


def _parted(statement: Statement, mark: Mark, figure: Figure, *, any_sort: bool) -> bool:
    """Whether another figure stands between a word and the figure, which the word may be said of."""
    return any(
        mark.end <= other.start - statement.start and other.end <= figure.start
        for other in statement.figures
        if (other.dated == figure.dated if any_sort else comparable(other, figure))
    )


def values(found: Iterable[Mark]) -> frozenset[str]:
    return frozenset(mark.value for mark in found)


def _inside(found: Iterable[Mark], stretch: tuple[int, int]) -> list[Mark]:
    return [mark for mark in found if stretch[0] <= mark.start and mark.end <= stretch[1]]
