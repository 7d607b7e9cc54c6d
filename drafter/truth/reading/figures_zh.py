"""Figures as Chinese texts write them: 4.5亿元, 三千多名员工, 两三个月, 年过六旬, 第三."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.truth.reading.bounds_zh import bound, reaches_ceiling
from drafter.truth.reading.fractions_zh import chinese_fractions
from drafter.truth.reading.numerals_zh import DIGITS, LARGE, NUMERALS, SMALL, numeral, to_number
from drafter.truth.reading.quantity import Bound, Figure
from drafter.truth.reading.units import (
    CHINESE_MEASURES,
    CHINESE_SCALES,
    CHINESE_UNITS,
    CLASSIFIERS,
    any_of,
)

_NUMBER = r"(?P<arabic>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_HAN = r"(?P<han>[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?|半)"
_UNIT = rf"(?P<unit>{any_of({**CHINESE_UNITS, **CHINESE_MEASURES})}|[{CLASSIFIERS}])"
_FIGURE = re.compile(
    rf"(?<![0-9第遥])(?<![0-9][.,])(?:(?<![A-Za-z]){_NUMBER}\s?(?P<more>多|余|几|来)?"
    rf"(?P<scale>(?:{any_of(filter(None, CHINESE_SCALES))})(?!(?<=千)(?:瓦|米|克|伏|赫|卡)))?"
    rf"|(?<![{NUMERALS}几数]){_HAN})(?P<more2>多|余|来)?(?P<open>万亿|万|亿)?(?P<half>个[半多])?(?:号(?=人))?\s?{_UNIT}?"
)
# The first end of a range, which leaves out what the second counts: 两到四个月; and 两三个月.
_RANGE = re.compile(
    rf"(?<![{NUMERALS}点第])(?P<han>[{NUMERALS}]{{1,5}})(?:到|至|[-–—~])(?=[{NUMERALS}]{{1,5}}(?P<unit>"
    rf"{any_of({**CHINESE_UNITS, **CHINESE_MEASURES})}|[{CLASSIFIERS}]))"
)
_EITHER = re.compile(
    r"(?<![零一二两三四五六七八九十百千万亿点第])(?P<tens>[一二三四五六七八九]?十)?(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<scale>[十百千万]?)"
    rf"(?P<unit>{any_of({**CHINESE_UNITS, **CHINESE_MEASURES})}|[{CLASSIFIERS}])"
)
_TENS_OF_AGE = re.compile(r"(?P<led>[年过已逾近])(?P<han>[五六七八九])旬(?!末|初)")
_GREW = re.compile(
    r"(?:延长|放宽|扩充|加快|加大|放大|扩张|扩容|攀升|回升|升高|暴涨|大涨|反弹|多了|贵了|涨了|高了|增长|增加|提高|提升|上涨|上升|扩大|高出|多出|大增|激增|猛增|暴增|飙升|增幅|涨幅)"
    r"[达为至了约近超逾过将]{0,3}$|(?:比|较)[^，,。；;]{1,16}[高多贵长快重大厚宽远久强][出了约近超逾]{0,2}$"
)
# "100万单增至": what is counted ends where the verb begins.
_BREAK = re.compile(r"[增减升降跌涨]至|[增减升降跌涨]到|至|到|增长|下降|提升|左右|以上")
_DEGREE = re.compile(r"度(?!假|过|量|数)")
_MINUTES = re.compile(r"分(?![之期别红钟])")
_SECONDS = re.compile(r"[0-9零一二三四五六七八九十]{1,3}秒")
_POWER = re.compile(r"电")
_LED = 20  # characters beside a figure that tell what it measures
_LENGTHS = frozenset({"year", "month", "week", "day", "hour", "minute"})
_PIECE = re.compile(r"(?![多左上以的也就都钱、])[\u4e00-\u9fff]")
_ORDINAL = re.compile(
    r"第(?:(?P<arabic>[0-9]+(?:\.[0-9]+)?)(?P<scale>万亿|万|亿)|(?P<han>[一二三四五六七八九十百]+|[0-9]+))(?![季方财])"
)


def chinese_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of `text` that are written the Chinese way."""
    yield from chinese_fractions(text)
    for match in _TENS_OF_AGE.finditer(text):
        yield _age(match)
    for match in _ORDINAL.finditer(text):
        yield _ordinal(match, text)
    yield from _ranges(text)
    for match in _FIGURE.finditer(text):
        figure = _figure(match, text)
        if figure is not None:
            yield figure


def _age(match: re.Match[str]) -> Figure:
    """Return an age that is told by its tens: 年过六旬."""
    limit: dict[str, Bound] = {"过": "over", "逾": "over", "近": "almost"}
    start, end = match.span("han")
    return Figure(
        value=10.0 * DIGITS[match["han"]], unit="year", start=start, end=end + 1,
        text=match.group()[1:], bound=limit.get(match["led"], ""),
    )  # fmt: skip


def _ordinal(match: re.Match[str], text: str) -> Figure:
    """Return an ordinal: 第三, 第15, 第1800亿."""
    large = match["arabic"]
    rank = float(large) * LARGE[match["scale"]] if large else to_number(match["han"])
    return Figure(
        value=rank, unit="ordinal", start=match.start(), end=match.end(), text=match.group(),
        bound=bound(text, match.start(), match.end()),
    )  # fmt: skip


def _ranges(text: str) -> Iterator[Figure]:
    """Yield both ends of 两三个月, and the first end of 两到四个月."""
    for match in _EITHER.finditer(text):
        low, high = DIGITS[match["low"]], DIGITS[match["high"]]
        if high - low != 1 or match["unit"] in ("年", "日"):
            continue  # 二三年 may be the year
        tens = numeral(match["tens"]) if match["tens"] else 0  # 十七八万
        scale = SMALL.get(match["scale"]) or LARGE.get(match["scale"]) or 1
        name, factor = _unit(match["unit"])
        for value, span in (
            (low, (match.start(), match.end("low"))),
            (high, (match.start("high"), match.end())),
        ):
            yield Figure(
                value=float((tens + value) * scale * factor), unit=name, start=span[0], end=span[1],
                text=text[slice(*span)], bound="about",
            )  # fmt: skip
    for match in _RANGE.finditer(text):
        name, factor = _unit(match["unit"])
        start, end = match.span("han")
        yield Figure(
            value=numeral(match["han"]) * factor, unit=name, start=start, end=end, text=match["han"]
        )


def _unit(unit: str) -> tuple[str, float]:
    """Return the name of a unit and the factor to it; what is counted one by one has neither."""
    if unit in CHINESE_MEASURES:
        return CHINESE_MEASURES[unit]
    return CHINESE_UNITS.get(unit, "count"), 1.0


def _figure(match: re.Match[str], text: str) -> Figure | None:
    unit, end = _measured(match, text)
    degree = None if unit else _DEGREE.match(text, end)
    if not _POWER.search(text[max(0, match.start() - _LED) : end + _LED]):
        degree = None
    if not _is_figure(match, text, unit, power=degree is not None):
        return None
    value, step = _value(match)
    if unit == "倍" and _GREW.search(text[max(0, match.start() - _LED) : match.start()]):
        value += 1  # what grew by 两倍 is three times what it was
    name, factor = _unit(unit)
    if degree:
        name, factor, end = "Wh", 1e3, degree.end()  # 7.3亿度
    if match["half"] == "个半" or (name in _LENGTHS and text[end : end + 1] == "半"):
        value += 0.5  # 三个半小时, 一年半
        end += 0 if match["half"] else 1
    if unit == "块" and _PIECE.match(text, match.end()):
        name = "count"  # 三块屏幕
    return Figure(
        value=value * factor, unit=name, start=match.start(), end=end, text=text[match.start() : end],
        bound=_bound(match, text), step=step * factor,
        noun=_noun(unit, text[match.end() :]) if name == "count" else "",
        reached=reaches_ceiling(text, match.start()),
    )  # fmt: skip


def _measured(match: re.Match[str], text: str) -> tuple[str, int]:
    """Return the unit of a number, in full where it is cut short, and where the figure ends."""
    unit, end = match["unit"] or "", match.end()
    if match["half"] and not unit and text[end : end + 1] == "月":
        return "个月", end + 1  # 三个多月
    minutes = None if unit else _MINUTES.match(text, end)
    of_an_hour = text[: match.start()].endswith("小时")
    if minutes and (of_an_hour or _SECONDS.match(text, minutes.end())):
        return "分钟", minutes.end()  # 3小时10分, 4分10秒
    return unit, end


def _is_figure(match: re.Match[str], text: str, unit: str, *, power: bool) -> bool:
    """Whether a match is a number of something: a plain one is the other scanner's, 一家 is an article."""
    han = match["han"] or ""
    large = match["scale"] or (power and not han) or match["open"] or "万" in han or "亿" in han
    if not large and not unit and not re.search("[十百千].|[两二三四五六七八九][百千]$", han):
        return False
    article = han and numeral(han) <= 1 and not _is_more(match, text)
    if not large and (article or (han and _is_word(match, text))):
        return False
    if han and not unit and not any(char in DIGITS or char in "十半" for char in han):
        return False  # 千万, 百万 as words
    return not (unit == "P" and re.match(r"[A-Za-z]", text[match.end() : match.end() + 1]))


def _noun(unit: str, after: str) -> str:
    """Return what a number counts, by the words after it; of people the unit says it too."""
    following = re.match(r"的?([\u4e00-\u9fff]{0,10})", after)
    return (unit if unit in "人名位户" else "") + (
        _BREAK.split(following[1])[0] if following else ""
    )


def _bound(match: re.Match[str], text: str) -> Bound:
    more = match["more"] or match["more2"] or match["half"] == "个多"
    if more:
        return "about" if more == "来" else "over"
    return bound(text, match.start(), match.end())


def _is_more(match: re.Match[str], text: str) -> bool:
    """Whether a one is a number and no article: 一倍, 一年半, 一个半月, 半小时, 一刻钟."""
    return bool(
        match["unit"] == "倍"
        or match["unit"] == "刻钟"
        or (match["han"] == "半" and _is_half(match, text))
        or match["half"]
        or text[match.end() : match.end() + 1] == "半"
    )


def _is_half(match: re.Match[str], text: str) -> bool:
    """Whether half a length of time is one, and no part of the year: 半小时, 半年, not 上半年."""
    unit = match["unit"] or ""
    return unit.endswith(("小时", "世纪")) or (
        unit in ("年", "个月")
        and text[max(0, match.start() - 1) : match.start()] not in ("上", "下")
    )


def _is_word(match: re.Match[str], text: str) -> bool:
    """Whether numerals and unit are part of a word: 三星, 四川, 一些, 十分."""
    return (
        match["unit"] in ("国", "区", "省", "城", "门", "份", "部") and len(match["han"]) == 1
    ) or (
        match["unit"] == "年"
        and (text[match.end() : match.end() + 1] == "级" or match["han"] == "千")
    )


def _value(match: re.Match[str]) -> tuple[float, float]:
    groups = match.groupdict()
    if groups["han"]:
        value = numeral(groups["han"])
        scale = LARGE.get(groups.get("open") or "", 1)
        return value * scale, 0.0
    digits = Decimal(groups["arabic"].replace(",", ""))
    scale = CHINESE_SCALES[groups.get("scale") or ""] * LARGE.get(groups.get("open") or "", 1)
    exponent = digits.as_tuple().exponent
    return float(digits * scale), float(Decimal(10) ** int(exponent) * scale)
