"""Figures that words give loosely: dozens of shops, halved, 数十亿元, 上亿, 1/3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.truth.reading.figures_zh import bound_around
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
_HALVED = re.compile(r"\bhalv(?:ed|es|ing)\b|腰斩|减半", re.IGNORECASE)
_SHARE = re.compile(
    r"(?:(?<=[近约超逾占的])|(?<=\s))(?P<above>[1-9])/(?P<below>[2-9]|10)(?=\s?(?:of\b|以|的|强|左右)|[，。,])"
)
_PLURALS = {"tens": 10.0, "dozens": 10.0, "scores": 10.0, "dozen": 10.0}


def loose_figures(text: str) -> Iterator[Figure]:
    """Yield the figures that words give loosely; bound "several" is from `value` to ten times it."""
    for match in _SEVERAL.finditer(text):
        said = (match["plural"] or match["several"]).lower()
        value = _PLURALS.get(said) or float(SCALES[said.removesuffix("s")])
        factor = SCALES[match["scale"].lower()] if match["scale"] else 1
        yield _figure(match, value * factor, _currency(match), "several")
    for match in _SEVERAL_ZH.finditer(text):
        value = 10.0 if match["scale"] == "十" else float(CHINESE_SCALES[match["scale"]])
        unit = CHINESE_UNITS.get(match["unit"] or "", "count")
        yield _figure(match, value, unit, "several")
    for match in _HALVED.finditer(text):
        yield _figure(match, 50.0, "percent", "")
    for match in _SHARE.finditer(text):
        share = round(100 * int(match["above"]) / int(match["below"]), 4)
        yield _figure(match, share, "percent", bound_around(text, *match.span()))


def _currency(match: re.Match[str]) -> str:
    said = (match["money"] or "").lower()
    return CURRENCY_WORDS[said] if said else "count"


def _figure(match: re.Match[str], value: float, unit: str, limit: Bound) -> Figure:
    return Figure(
        value=value, unit=unit, start=match.start(), end=match.end(), text=match.group(), bound=limit
    )  # fmt: skip
