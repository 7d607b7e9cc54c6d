"""Shares, multiples and discounts as Chinese texts tell them: 三成, 每三人中有一人, 翻番, 八折."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.truth.reading.bounds_zh import bound
from drafter.truth.reading.numerals_zh import DIGITS, NUMERALS, numeral, to_number
from drafter.truth.reading.quantity import Bound, Figure
from drafter.truth.reading.units import CLASSIFIERS

_PERCENT = re.compile(
    r"(?P<rate>百分之|千分之)(?:(?P<han>[零〇一二两三四五六七八九十百]+(?:点[零〇一二三四五六七八九]+)?)|(?P<arabic>[0-9]+(?:\.[0-9]+)?))"
)
# Not 完成, 建成, 三成为: the numeral has to stand alone before 成 and no word may go on after it.
_TENTHS = re.compile(
    r"(?<![零一二三四五六七八九十完建组构促变形])(?P<han>[一二两三四五六七八九])成"
    r"(?P<half>[一二三四五六七八九半])?(?![立功长员本交果就])(?:(?!为)|(?<![第老初星米其].成))"
)
_RANGE_OF_TENTHS = re.compile(
    rf"(?<![{NUMERALS}点第])(?P<han>[一二两三四五六七八九])成?(?=[到至、—~-]?[一二两三四五六七八九]成(?![立功长员本交果就为]))"
)
_FRACTION = re.compile(
    r"(?P<below>(?<![一二三四五六七八九百])[二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九])"
    r"分之(?P<above>[一二两三四五六七八九])"
)
# 每三人中就有一人, 每10个用户里有3个
_OF_EVERY = re.compile(
    rf"每(?P<all>[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})[{CLASSIFIERS}][^，,。；;、0-9]{{0,10}}?[中里][，,]?就?(?:会|便)?"
    rf"有(?:近|约|超过?|逾|至少|不到)?(?P<some>[0-9]{{1,3}}|[{NUMERALS}]{{1,3}})[{CLASSIFIERS}](?!半)"
)
_HALF = re.compile(
    r"(?P<over>(?:过|超过|超|逾)(?:一半|半数|半)|(?:一半|半数)以上)|一半|半数|半价|(?<=近)半(?![年天日月个小场程])"
)
_DOUBLED = re.compile(r"翻了?(?P<near>近)?(?P<over>超过|[超逾过])?约?(?P<n>一|两|二|三)番|翻倍")
# What is left of a price, read as what is taken off it: 八折 is 20 percent off.
_REDUCED = re.compile(
    r"(?<![一二三四五六七八九十0-9.])(?:(?P<arabic>[0-9](?:\.[0-9])?)|(?P<han>[一二三四五六七八九]{1,2})|对)折"
    r"(?![叠屏机页线断合算旧腾中])"
)
# How two divide what they earn: 三七分成, 六比四分担, 按7:3的比例.
_DIVIDED = re.compile(
    r"(?<![0-9.])(?P<one>[一二三四五六七八九1-9])[比:：∶]?(?P<other>[一二三四五六七八九1-9])"
    r"(?:分[成账润担享]|的?比例|开(?=分|，|。|$))|"
    r"(?<=比例[为是])(?P<first>[一二三四五六七八九1-9])[比:：∶](?P<last>[一二三四五六七八九1-9])(?![0-9.])"
)
_WHOLE = 100  # percent
_TENTH = 10.0


def chinese_fractions(text: str) -> Iterator[Figure]:
    """Yield the shares of a text, in percent, its multiples, and what its discounts take off."""
    for match in _PERCENT.finditer(text):
        told = numeral(match["han"]) if match["han"] else float(match["arabic"])
        yield _told(match, told / (10 if match["rate"] == "千分之" else 1), "percent", text)
    for match in _TENTHS.finditer(text):
        half = match["half"]
        tenth = 0.0 if not half else 0.5 if half == "半" else DIGITS[half] / 10
        yield _told(match, (DIGITS[match["han"]] + tenth) * _TENTH, "percent", text, step=_TENTH)
    for match in _FRACTION.finditer(text):
        share = round(100 * numeral(match["above"]) / numeral(match["below"]), 4)
        yield _told(match, share, "percent", text)
    yield from _of_every(text)
    for match in _DIVIDED.finditer(text):
        yield from _divided(match)
    for match in _HALF.finditer(text):
        half = _told(match, 50.0, "percent", text)
        yield replace(half, bound="over") if match["over"] else half
    for match in _DOUBLED.finditer(text):
        yield _doubled(match, text)
    for match in _REDUCED.finditer(text):
        yield _reduced(match, text)
    for match in _RANGE_OF_TENTHS.finditer(text):
        yield _told(match, _TENTH * DIGITS[match["han"]], "percent", text)


def _of_every(text: str) -> Iterator[Figure]:
    """Yield the shares that a text gives of every so many: 每三人中就有一人."""
    for match in _OF_EVERY.finditer(text):
        whole, some = (to_number(match[name]) for name in ("all", "some"))
        if 0 < some < whole:
            yield _told(match, round(100 * some / whole, 4), "percent", text)


def _divided(match: re.Match[str]) -> Iterator[Figure]:
    """Yield both shares of what two divide, where they make up ten tenths."""
    names = ("one", "other") if match["one"] else ("first", "last")
    shares = {name: _TENTH * to_number(match[name]) for name in names}
    if sum(shares.values()) == _WHOLE:
        for name, share in shares.items():
            start, end = match.span(name)
            yield Figure(value=share, unit="percent", start=start, end=end, text=match[name])


def _doubled(match: re.Match[str], text: str) -> Figure:
    """Return how many times as much something is that doubled so often: 翻一番, 翻两番."""
    turns = {"两": 2, "二": 2, "三": 3}.get(match["n"] or "", 1)
    doubled = _told(match, float(2**turns), "times", text)
    limit: Bound = "almost" if match["near"] else "over" if match["over"] else doubled.bound
    return replace(doubled, bound=limit)


def _reduced(match: re.Match[str], text: str) -> Figure:
    """Return what a discount takes off, in percent; the least that is left is the most that is taken."""
    digits = "".join(str(DIGITS[char]) for char in match["han"] or "五")
    left = 10 * float(match["arabic"]) if match["arabic"] else float(f"{digits}0"[:2])
    found = _told(match, 100.0 - left, "percent", text)
    low = text[max(0, match.start() - 2) : match.start()] == "低至"
    turned: dict[Bound, Bound] = {"over": "under", "under": "over"}
    limit = "under" if low else turned.get(found.bound, found.bound)
    return replace(found, bound=limit, reached=limit == "under")


def _told(match: re.Match[str], value: float, unit: str, text: str, step: float = 0.0) -> Figure:
    """Return what a match says as a figure, with the bound that the words around it put on it."""
    return Figure(
        value=value, unit=unit, start=match.start(), end=match.end(), text=match.group(),
        bound=bound(text, match.start(), match.end()), step=step,
    )  # fmt: skip
