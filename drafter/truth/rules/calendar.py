"""Dates and times that the sources give in parts, in other words, or as what lies between two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from drafter.truth.evidence import Sources
from drafter.truth.reading.periods import FIRST, periods
from drafter.truth.reading.quantity import (
    Figure,
    bounds_of_period,
    date_parts,
    days_between,
    relation,
)

_NAMES = ("day", "month", "quarter", "half", "year")
_WEEK = 7
_DAY_BEFORE = re.compile(r"昨[日天晚]|\byesterday\b", re.IGNORECASE)
_DAY_AFTER = re.compile(r"明[日天]|\btomorrow\b", re.IGNORECASE)
BESIDE = re.compile(
    r"\b(?:next|following|previous) day\b|\bday (?:before|after|earlier|later)\b|"
    r"次日|翌日|第二天|[前上后]一[天日]|前日|隔天",
    re.IGNORECASE,
)
_FROM_MONTH = re.compile(
    r"环比|[较比]上月|\bmonth[- ]on[- ]month\b|\b(?:previous|prior) month\b|\bmonth (?:before|earlier)\b",
    re.IGNORECASE,
)
_HALF = re.compile(r"\bin the half\b|半年|半財年", re.IGNORECASE)
_SMALL = 12  # what lies further apart says little
_SINCE_NEW_YEAR = re.compile(r"年初|\bsince (?:the start of the year|January)\b", re.IGNORECASE)
_YEAR = 366  # days that a date without a year may lie from the day of writing


def untold(figure: Figure, sources: Sources) -> str:
    """Return the part of a date that no source gives, "" where all are given.

    A date may be put together from several: "May 6" in one sentence, its year in another. A day of the
    week tells it only beside a date of that week, and a year that was only guessed is none that is given.
    """
    parts = date_parts(str(figure.value)) if figure.unit == "date" and not figure.noun else {}
    if figure.guessed:
        parts.pop("year", None)
    if len(parts) < 2 or _that_weekday(figure, sources):
        return ""
    agreeing = [other for other in sources.dates if relation(figure, other) == "same"]
    held = [_told(other) for other in agreeing]
    held += [{"year": d.year, "month": d.month, "day": d.day} for d in sources.days]
    missing = (name for name in _NAMES if name in parts and not _given(name, parts, held))
    part = next(missing, "")
    if part != "year" or not sources.years or parts["year"] in sources.years:
        return "" if part == "year" else part
    yearless = any("year" not in _told(other) for other in agreeing)
    return "" if yearless and _near(figure, sources) else part


def _told(other: Figure) -> dict[str, int]:
    parts = date_parts(str(other.value))
    return {name: value for name, value in parts.items() if name != "year" or not other.guessed}


def _given(name: str, parts: dict[str, int], held: list[dict[str, int]]) -> bool:
    """Whether one of several dates that agree with another gives this part of it."""
    for other in held:
        same_month = name != "day" or other.get("month", parts["month"]) == parts["month"]
        if other.get(name) == parts[name] and same_month:
            return True
        if name == "month" and other.keys() == {"day"}:
            return True  # 下月1日, of a text that does not say when it was written
        if name not in ("year", "day") and (
            bounds_of_period(other, parts) or bounds_of_period(parts, other)
        ):
            return True
    return False


def _near(figure: Figure, sources: Sources) -> bool:
    """Whether a date that a text gives without its year lies within a year after a day of the sources."""
    parts = {"month": 6, "day": 15} | date_parts(str(figure.value))
    said = date(parts["year"], parts["month"], min(parts["day"], 28))
    given = [date_parts(str(other.value)) for other in sources.dates if not other.guessed]
    days = [date(**parts) for parts in given if parts.keys() == {"year", "month", "day"}]
    return any(0 <= (said - day).days <= _YEAR for day in (*days, *sources.days))


def _that_weekday(figure: Figure, sources: Sources) -> bool:
    """Whether a day is the weekday of a source that also has a date of the same week."""
    return any(
        other.unit == "weekday" and relation(figure, other) == "same" for other in sources.figures
    ) and any(days_between(figure, other) <= _WEEK for other in sources.dates)


def beside_day(figure: Figure, other: Figure, sources: Sources) -> bool:
    """Whether a date is the day before or after one of the sources, and they speak of such a day."""
    mine, theirs = map(in_a_year, (figure, other))
    if days_between(mine, theirs) != 1:
        return False
    told = BESIDE
    if not sources.days:  # "（11月21日讯）昨日"
        told = _DAY_AFTER if str(mine.value) > str(theirs.value) else _DAY_BEFORE
    return any(told.search(text) or BESIDE.search(text) for text in sources.texts)


def in_a_year(figure: Figure) -> Figure:
    """Return a date of a day with a year, any one where it has none."""
    value = str(figure.value)
    return replace(figure, value=value.replace("--", "2024-", 1)) if value[0] == "-" else figure


def month_before(figure: Figure, pool: list[Figure], sources: Sources) -> bool:
    """Whether a month is the one before a month of the sources, and they compare the two."""
    month = date_parts(str(figure.value)).get("month", 0) if figure.unit == "date" else 0
    given = (date_parts(str(f.value)).get("month", 0) for f in pool if f.unit == "date")
    return (month > 0 and month % _SMALL + 1 in given) and any(
        _FROM_MONTH.search(text) for text in sources.texts
    )


def shares_month(figure: Figure, other: Figure) -> bool:
    if figure.unit != "date" or other.unit != "date":
        return figure.dated and other.unit == figure.unit
    mine, theirs = date_parts(str(figure.value)), date_parts(str(other.value))
    return any(mine.get(key, 0) == theirs.get(key, -1) for key in ("month", "day"))


def same_length(figure: Figure, sources: Sources) -> bool:
    """Whether "six months" is the source's "first half", or the reverse."""
    if figure.unit == "month" and figure.number == 6 and _HALF.search(" ".join(sources.texts)):
        return True
    if figure.unit == "month":
        since = any(_SINCE_NEW_YEAR.search(text) for text in sources.texts)
        return any(
            figure.number in _lengths(f, since) for f in sources.dates
        ) or figure.number in set(_spans(sources))
    length = _months_of_year(figure) if figure.dated else 0
    return length > 0 and any(f.unit == "month" and f.number == length for f in sources.figures)


def _spans(sources: Sources) -> Iterator[int]:
    """Yield the lengths in months of the periods that the sources name by their two ends: 1至11月."""
    for statement in sources.statements:
        for mark in periods(statement):
            _, first, last = map(int, mark.value.split())
            yield last - first + 1


def _lengths(figure: Figure, since: bool) -> set[int]:
    """Return the lengths in months of a date: of its own period and of the year so far."""
    parts = date_parts(str(figure.value)) if figure.unit == "date" else {}
    own = 3 if "quarter" in parts else 6 if "half" in parts else 0
    return {own, _months_of_year(figure, since)} - {0}


def _months_of_year(figure: Figure, since: bool = False) -> int:
    """Return how many months a first quarter, first half or "first nine months" lasts, otherwise 0."""
    parts = date_parts(str(figure.value)) if figure.unit == "date" else {}
    if parts.get("half") == 1 or parts.get("quarter") == 1:
        return 6 if "half" in parts else 3
    return parts.get("month", 0) if since or FIRST.search(figure.text) else 0
