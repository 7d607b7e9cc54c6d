"""Lengths of time that a source gives in another unit, or as what lies between two dates or times."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from drafter.truth.evidence import Sources
from drafter.truth.reading.quantity import Figure, date_parts, days_between
from drafter.truth.rules.calendar import in_a_year

_WEEK = 7
_SHORT = 12  # more days or months between two dates are stated, and not counted by a writer
_LENGTHS = {"day": 1, "week": 7, "month": 0, "year": 0}  # in days, where a calendar gives it
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.3, "year": 365.25}
_BY_DAYS = {"hour", "day", "week"}
_ROOM = {"": 0.05, "about": 0.12, "almost": 0.1, "over": 0.15, "under": 0.15}
_ROUGH = 0.1
_HALF_MONTH = 15  # days
_DECADE = re.compile(r"\b(?:decades?|century|centuries)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?[0-9]|2[0-4])(?:[:.](?P<minute>[0-5][0-9]))?(?![\d:])\s?(?P<half>[ap])\.?\s?m\b\.?|"
    r"(?<![\d:.])(?P<hour_24>[01]?[0-9]|2[0-4]):(?P<minute_24>[0-5][0-9])(?![\d:])|"
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|当晚|夜里|深夜|晚)?"
    r"(?P<hour_zh>[01]?[0-9]|2[0-4])(?:点|时(?!间))(?:(?P<minute_zh>[0-5]?[0-9])分|(?P<half_zh>半))?",
    re.IGNORECASE,
)
_NOON = 12
_AFTERNOON = frozenset("下午 傍晚 晚上 晚间 当晚 夜里 深夜 晚".split())
_FEW = 4  # times of day in a statement; in a list of more any length lies between two of them


def as_long(figure: Figure, sources: Sources) -> Figure | None:
    """Return the length of time of a source that a draft gives by another: three months for 88 days."""
    mine = _DAYS.get(figure.unit)
    if mine is None:
        return None
    for other in sources.figures:
        theirs = _DAYS.get(other.unit)
        if (
            theirs is None
            or (figure.unit in _BY_DAYS) == (other.unit in _BY_DAYS)
            or other.number < 1
        ):
            continue
        room = max(
            _ROOM.get(figure.bound, 0.0), _ROUGH if "半" in other.text or other.bound else 0.0
        )
        if figure.unit in ("day", "hour") and figure.number % _HALF_MONTH:
            continue  # nobody counts months in odd days
        off = other.number * theirs / (figure.number * mine) - 1 if figure.number else 1.0
        against = (figure.bound == "over" and off < 0) or (
            figure.bound in ("almost", "under") and off > 0
        )
        if abs(off) <= room and not against:
            return other
    return None


def elapsed(figure: Figure, sources: Sources) -> bool:
    """Whether a time lies between two dates of the sources, both included, or two times of day."""
    if figure.unit in ("minute", "hour"):
        return any(_by_the_clock(figure, statement.text) for statement in sources.statements)
    if figure.unit not in _LENGTHS:
        return False
    if figure.number > _SHORT:
        return figure.unit == "year" and _by_years(figure, sources)
    if figure.unit in ("day", "week"):
        length = figure.number * _LENGTHS[figure.unit]
        if figure.unit == "day" and _from_weekday(figure.number, sources):
            return True
        days = [in_a_year(other) for other in sources.dates if other.unit == "date"]
        return any(days_between(a, b) == length for a, b in combinations(days, 2))
    held = [date_parts(str(other.value)) for other in sources.dates]
    held += [{"year": d.year, "month": d.month, "day": d.day} for d in sources.days]
    return any(_apart(left, right, figure) for left, right in combinations(held, 2))


def _from_weekday(number: float, sources: Sources) -> bool:
    """Whether so many days lie between two weekdays of a statement, both counted or one."""
    for statement in sources.statements:
        named = [f.number for f in statement.figures if f.unit == "weekday"]
        for first, last in pairwise(named):
            if number in ((last - first) % _WEEK, (last - first) % _WEEK + 1):
                return True
    return False


def _by_years(figure: Figure, sources: Sources) -> bool:
    """Whether two years that stand near each other lie so far apart, or as many decades."""
    room = _SHORT / 4 if _DECADE.search(figure.text) else 0
    for statement in sources.statements:
        near = [f for f in statement.figures if f.unit == "date"]
        years = {year for f in near if (year := date_parts(str(f.value)).get("year"))}
        years |= {day.year for day in sources.days}
        if any(abs(abs(a - b) - figure.number) <= room for a, b in combinations(years, 2)):
            return True
    return False


def _by_the_clock(figure: Figure, text: str) -> bool:
    """Whether a time lies between two times of day that follow each other in a text."""
    said = figure.number * (60 if figure.unit == "hour" else 1)
    room = 0 if not figure.bound else 5 if figure.unit == "minute" else 20
    times = [_minutes(match) for match in _CLOCK.finditer(text)]
    if not 1 < len(times) <= _FEW:
        return False
    return any(abs((last - first) % (24 * 60) - said) <= room for first, last in pairwise(times))


def _minutes(match: re.Match[str]) -> int:
    """Return a time of day in minutes after midnight."""
    hour = int(match["hour"] or match["hour_24"] or match["hour_zh"])
    minute = int(match["minute"] or match["minute_24"] or match["minute_zh"] or 0)
    late = (match["half"] or "").lower() == "p" or match["part"] in _AFTERNOON
    if match["half"]:
        hour %= _NOON
    return (hour + _NOON * (late and hour < _NOON)) * 60 + (30 if match["half_zh"] else minute)


def _apart(left: dict[str, int], right: dict[str, int], figure: Figure) -> bool:
    """Whether two dates lie as far apart as so many months or years, as far as they say it."""
    if ("year" in left) != ("year" in right):
        if figure.unit != "month":
            return False
        left, right = ({**date, "year": 0} for date in (left, right))  # of a year not told
    years = abs(left.get("year", 0) - right.get("year", 0))
    if not ("month" in left and "month" in right):
        if figure.unit != "year":
            return False
        return abs(years - figure.number) <= (figure.number % 1) or years + 1 == figure.number
    months = _months(left) - _months(right)
    if not left.get("year"):  # from December to March
        months = min(abs(months), 12 - abs(months))
    off = abs(months) / (1 if figure.unit == "month" else 12) - figure.number
    room = 0.5 if figure.unit == "month" else 0.25
    if figure.bound in ("under", "almost"):
        return -2 * room < off <= 0
    return -0.1 <= off < 2 * room if figure.bound == "over" else abs(off) <= room


def _months(parts: dict[str, int]) -> float:
    return parts.get("year", 0) * 12 + parts["month"] + parts.get("day", 15) / 30.4
