"""Days that no source names but that follow from one it names: so long after it, the next, a feast."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from drafter.truth.evidence import Sources
from drafter.truth.reading.quantity import DAYS, Figure, date_parts
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.calendar import BESIDE, in_a_year

_EARLIER = re.compile(r"提前|提早|\b(?:brought forward|earlier|ahead of|early)\b", re.IGNORECASE)
_WEEK = 7
_DAY = 24
_MOST_DAYS = 366
_LENGTH_DAYS = {"day": 1, "week": 7}
_IN_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_WEEKDAY = {sign: n for n, sign in enumerate("一二三四五六日", 1)} | {"天": 7}
_DATED_WEEKDAY = re.compile(r"[（(]?(?:周|星期|礼拜)([一二三四五六日天])[)）]?")
_OTHER_WEEKDAY = re.compile(r"(本|这|下|上)(?:周|星期|礼拜)([一二三四五六日天])")
_FIXED = (
    ("-12-25", re.compile(r"\bChristmas(?: Day)?\b(?! Eve)|圣诞(?!夜|前)")),
    ("-12-24", re.compile(r"\bChristmas Eve\b|圣诞(?:夜|前夕)|平安夜")),
    ("-12-31", re.compile(r"\bNew Year['’]s Eve\b|跨年夜|年末最后一天")),
    ("-01-01", re.compile(r"\bNew Year['’]s Day\b|元旦")),
    ("-02-14", re.compile(r"\bValentine['’]s Day\b|(?<!中国)情人节")),
    ("-03-08", re.compile(r"\bWomen['’]s Day\b|三八妇女节|妇女节")),
    ("-05-01", re.compile(r"\b(?:May|Labou?r) Day\b|劳动节|五一")),
    ("-06-01", re.compile(r"\bChildren['’]s Day\b|儿童节|六一")),
    ("-10-01", re.compile(r"\bNational Day\b|国庆(?:节|当日|当天)?")),
)
_YEAR_BEFORE = re.compile(
    r"\b(?:(?:the|a) year (?:before|earlier)|(?:previous|prior|preceding) year|"
    r"a year (?:later than|behind))\b|上一?年|前一年|(?:晚|推迟|延后)了?一年",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    r"\b(?:(?:following|next) year|(?:a|the) year (?:later(?! than)|after|ahead of|earlier than))\b|"
    r"次年|翌年|[后下]一年|(?:早|提前)了?一年",
    re.IGNORECASE,
)
_TO = re.compile(r"年?\s?(?:至|到|-|–|—|~|to|through|until)\s?")
_SO_LONG = re.compile(r"(?:([之以]?后| (?:later|after\b))|[之以]?前| (?:earlier|before)\b)")
# "on Friday, September 12, and on the following Tuesday"
_LED_BY_WEEKDAY = re.compile(rf"\b({'|'.join(DAYS)}),? (?:the )?$", re.IGNORECASE)
_NEXT_WEEKDAY = re.compile(rf"\b(?:following|next) ({'|'.join(DAYS)})\b", re.IGNORECASE)
_BACK = re.compile(
    rf"{_EARLIER.pattern}|\b(?:before|ago|(?:later|longer) than)\b|[比较]原|"
    r"[之以]?前(?![三两二四五六七八九]?[季个年])",
    re.IGNORECASE,
)


def reckoned(figure: Figure, sources: Sources) -> bool:
    """Whether a day is a feast's, or lies as far from a date of a statement as its words say.

    That is a length of time that runs from it, the next day, or a weekday of its week.
    """
    parts = date_parts(str(figure.value)) if figure.unit == "date" else {}
    if figure.unit == "weekday":
        return any(_is_weekday(figure, statement) for statement in sources.statements)
    if parts.keys() == {"year"}:
        return any(_is_year(parts["year"], statement) for statement in sources.statements)
    if "month" not in parts:
        return False
    if any(day in str(figure.value) and _says(cue, sources) for day, cue in _FIXED):
        return True
    return any(
        _is_day(figure, day) for statement in sources.statements for day in _reckoned(statement)
    )


def _says(cue: re.Pattern[str], sources: Sources) -> bool:
    return any(cue.search(text) for text in sources.texts)


def _is_day(figure: Figure, day: date) -> bool:
    """Whether a date, as far as it is given, is a day."""
    parts = date_parts(str(figure.value))
    if figure.guessed or "year" not in parts:
        parts["year"] = day.year
    return all(getattr(day, name, None) == value for name, value in parts.items())


def _is_year(year: int, statement: Statement) -> bool:
    """Whether a year is the one before or after another of a statement, which says "the year before"."""
    given = {date_parts(str(f.value)).get("year") for f in statement.figures if f.unit == "date"}
    if year in _years(statement):
        return True
    ways = [
        off for off, cue in ((1, _YEAR_BEFORE), (-1, _YEAR_AFTER)) if cue.search(statement.text)
    ]
    return any(year + off in given for off in ways)


def _years(statement: Statement) -> Iterator[int]:
    """Yield the years within 2022至2024, and the one of "three years later" after a year that is told."""
    text, offset = statement.text, statement.start
    for given, other in pairwise(f for f in statement.figures if f.unit in ("date", "year")):
        first, last = (date_parts(str(f.value)).get("year", 0) for f in (given, other))
        if first and last and _TO.fullmatch(text, given.end - offset, other.start - offset):
            yield from range(first, last)
        way = _SO_LONG.match(text, other.end - offset) if first and other.unit == "year" else None
        if way and other.number.is_integer():
            yield first + int(other.number) * (1 if way[1] else -1)


def _is_weekday(figure: Figure, statement: Statement) -> bool:
    """Whether a weekday is the one before or after another of a statement, or so many days from it."""
    days = {1.0} if BESIDE.search(statement.text) else set()
    days |= {f.number for f in statement.figures if f.unit == "day" and f.number < _WEEK}
    days |= {f.number / _DAY for f in statement.figures if f.unit == "hour"}
    return any(
        (figure.number - other.number) % _WEEK in {*days, *(_WEEK - off for off in days)}
        for other in statement.figures
        if other.unit == "weekday"
    )


def _reckoned(statement: Statement) -> Iterator[date]:
    """Yield the days that follow from a date of a statement and what stands beside it."""
    for given in statement.figures:
        if given.unit != "date":
            continue
        parts = date_parts(str(in_a_year(given).value))
        if parts.keys() != {"year", "month", "day"}:
            continue
        start = date(**parts)
        if BESIDE.search(statement.text):
            yield from (start + timedelta(days=off) for off in (-1, 1))
        yield from _after(start, statement)
        named = _DATED_WEEKDAY.match(statement.text, given.end - statement.start)
        other = _OTHER_WEEKDAY.search(statement.text)
        if named and other:
            weeks = {"下": 7, "上": -7}.get(other[1], 0)
            yield start + timedelta(days=_WEEKDAY[other[2]] - _WEEKDAY[named[1]] + weeks)
        led = _LED_BY_WEEKDAY.search(statement.text, 0, given.start - statement.start)
        following = _NEXT_WEEKDAY.search(statement.text, given.end - statement.start)
        if led and following:
            first, last = (DAYS.index(day[1].lower()) for day in (led, following))
            yield start + timedelta(days=(last - first) % _WEEK or _WEEK)


def _after(start: date, statement: Statement) -> Iterator[date]:
    """Yield the days so long before or after a date as a statement says, the first day counted or not."""
    back, on = _BACK.search(statement.text), not _EARLIER.search(statement.text)
    for by in statement.figures:
        if by.dated or not by.number.is_integer() or by.number > _MOST_DAYS:
            continue
        ways = [way for way, told in ((1, on), (-1, back)) if told]
        if by.unit in _LENGTH_DAYS:
            days = int(by.number) * _LENGTH_DAYS[by.unit]
            for way in ways:
                yield from (start + timedelta(days=way * days - off) for off in (0, 1))
        elif by.unit in _IN_MONTHS:
            for way in ways:
                months = way * int(by.number) * _IN_MONTHS[by.unit]
                year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
                day = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
                yield from (day, day - timedelta(days=1))
