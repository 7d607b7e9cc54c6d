"""Figures that words give loosely: dozens of shops, halved, 数十亿元, 上亿, 1/3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.truth.reading.bounds import bound
from drafter.truth.reading.numerals_zh import DIGITS
from drafter.truth.reading.quantity import Bound, Figure
from drafter.truth.reading.units import (
    CHINESE_SCALES,
    CHINESE_UNITS,
    CLASSIFIERS,
    CURRENCY_WORDS,
    SCALES,
    any_of,
)

_SCALE = any_of(("thousand", "million", "billion", "trillion"))
_MONEY = rf"(?P<money>{any_of(CURRENCY_WORDS)})s?\b"
# By the words alone no more is known than how many digits there are: from 10 to 99, from 100 to 999.
_SEVERAL = re.compile(
    rf"\b(?:(?P<plural>(?:tens|dozens|scores)(?= of\b)|hundreds|thousands|millions|billions|trillions)"
    rf"(?: of (?P<scale>{_SCALE})s)?|"
    rf"(?:several|a few|many) (?P<several>dozen|hundred|{_SCALE}))\b(?:(?: of)? {_MONEY})?",
    re.IGNORECASE,
)
_SEVERAL_ZH = re.compile(
    r"(?:(?<![人户次件指总倍参岁函多少])数|(?<![十百千万\d])几|(?<![晚早线路网以场市])上)"
    rf"(?P<scale>{any_of([*filter(None, CHINESE_SCALES), '十'])})(?![一二三四五六七八九])"
    rf"(?P<unit>{any_of(CHINESE_UNITS)}|[{CLASSIFIERS}])?"
)
# "销量过万", "年营收破亿元"
_PASSED_ZH = re.compile(
    r"(?P<how>[过破超逾近])(?P<scale>百万|千万|万亿|万|十亿|百亿|千亿|亿)"
    rf"(?P<unit>{any_of(CHINESE_UNITS)}|[{CLASSIFIERS}])?(?![一二三四五六七八九分]|的)"
)
_HALF_STEP = 2.0  # percent: what lost 49.4 has halved
_HALVED = re.compile(r"\bhalv(?:ed|es|ing)\b|腰斩|减半", re.IGNORECASE)
_SHARE = re.compile(
    r"(?:(?<=[近约超逾占的])|(?<=\s))(?P<above>[1-9])/(?P<below>[2-9]|10)(?=\s?(?:of\b|以|的|强|左右)|[，。,])"
)
_DECADES = {
    word: 10.0 * tens
    for tens, word in enumerate(
        "teens twenties thirties forties fifties sixties seventies eighties nineties".split(),
        start=1,
    )
}
_DECADE = re.compile(
    rf"(?<=\btheir )(?:(?:early|mid|late)[- ])?(?P<en>{any_of(_DECADES)})\b|"
    rf"(?<=\bh[ie][sr] )(?:(?:early|mid|late)[- ])?(?P<own>{any_of(_DECADES)})\b|"
    r"(?<=\btheir )(?P<s>[2-9])0s\b|(?<=\bh[ie][sr] )(?P<own_s>[2-9])0s\b|"
    r"(?P<zh>[二三四五六七八九])十(?:多|几|来)岁|(?P<digit>[2-9])0(?:多|几|来)岁",
    re.IGNORECASE,
)
_PLURALS = {"tens": 10.0, "dozens": 10.0, "scores": 10.0, "dozen": 10.0}


def loose_figures(text: str) -> Iterator[Figure]:
    """Yield the figures that words give loosely; bound "several" is from `value` to ten times it."""
    for match in _SEVERAL.finditer(text):
        said = (match["plural"] or match["several"]).lower()
        value = _PLURALS.get(said) or float(SCALES[said.removesuffix("s")])
        factor = SCALES[match["scale"].lower()] if match["scale"] else 1
        yield _figure(match, value * factor, _currency(match), "several")
    for match in _DECADE.finditer(text):
        word = (match["en"] or match["own"] or "").lower()
        tens = match["digit"] or match["s"] or match["own_s"] or DIGITS[match["zh"] or "零"]
        yield _figure(match, _DECADES.get(word) or 10.0 * int(tens), "year", "decade")
    for match in _SEVERAL_ZH.finditer(text):
        value = 10.0 if match["scale"] == "十" else float(CHINESE_SCALES[match["scale"]])
        unit = CHINESE_UNITS.get(match["unit"] or "", "count")
        yield _figure(match, value, unit, "several")
    for match in _PASSED_ZH.finditer(text):
        limit: Bound = "almost" if match["how"] == "近" else "over"
        unit = CHINESE_UNITS.get(match["unit"] or "", "count")
        yield _figure(match, float(CHINESE_SCALES[match["scale"]]), unit, limit)
    for match in _HALVED.finditer(text):
        limit = bound(text, *match.span())
        yield replace(_figure(match, 50.0, "percent", limit), step=_HALF_STEP)
    for match in _SHARE.finditer(text):
        share = round(100 * int(match["above"]) / int(match["below"]), 4)
        yield _figure(match, share, "percent", bound(text, *match.span()))


def _currency(match: re.Match[str]) -> str:
    said = (match["money"] or "").lower()
    return CURRENCY_WORDS[said] if said else "count"


def _figure(match: re.Match[str], value: float, unit: str, limit: Bound) -> Figure:
    return Figure(
        value=value, unit=unit, start=match.start(), end=match.end(), text=match.group(), bound=limit
    )  # fmt: skip
