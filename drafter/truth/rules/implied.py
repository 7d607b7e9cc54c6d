"""Periods that sources speak of without naming them: the one before, or what is left of a longer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.truth.evidence import Sources
from drafter.truth.reading.periods import period
from drafter.truth.reading.quantity import Figure, date_parts

_MONTH_BEFORE = re.compile(
    r"环比|[上前]一?个?月|month[- ]on[- ]month|(?:previous|prior|preceding|last) month|"
    r"month (?:earlier|before|ago)",
    re.IGNORECASE,
)
_QUARTER_BEFORE = re.compile(
    r"环比|[上前]一?个?季|quarter[- ]on[- ]quarter|sequential|"
    r"(?:previous|prior|preceding|last) quarter|quarter (?:earlier|before|ago)",
    re.IGNORECASE,
)
_BEFORE = {1: _MONTH_BEFORE, 3: _QUARTER_BEFORE}  # by how many months there are in the period
_YEAR = re.compile(
    r"全年|年度|财年|\b(?:full|whole|fiscal|financial) year\b|\bfor the year\b", re.IGNORECASE
)
# A half that is named, 下半年, is not also the other one.
_HALF = re.compile(r"(?<![上下])半年|中期|\bhalf[- ]year|\bsix months\b", re.IGNORECASE)
# The days at whose two ends every week has its working days and its weekend.
_WEEKDAYS = re.compile(r"\bweekdays\b|工作日", re.IGNORECASE)
_WEEKENDS = re.compile(r"\bweekends\b|每逢?周末|双休日", re.IGNORECASE)
_ENDS = {1.0: _WEEKDAYS, 5.0: _WEEKDAYS, 6.0: _WEEKENDS, 7.0: _WEEKENDS}
# Days on which shops sell most, and that are named by their numbers.
_FESTIVALS = {
    "-06-18": re.compile(r"(?<![0-9.,])618(?![0-9.,])"),
    "-11-11": re.compile(
        r"双11|双十一|\bDouble (?:11|Eleven)\b|\bSingles['’] Day\b", re.IGNORECASE
    ),
    "-12-12": re.compile(r"双12|双十二|\bDouble (?:12|Twelve)\b", re.IGNORECASE),
}

_NEXT_QUARTER = re.compile(
    r"\b(?:(?P<first>first)|third) quarter\b[^.;]{1,80}\b(?:in|for) the (?(first)second|fourth)\b(?! half)",
    re.IGNORECASE,
)
Months = tuple[int, int]


def implied(figure: Figure, sources: Sources) -> bool:
    """Whether a period is the one before a period of the sources, or what such a one leaves of a longer."""
    if any(day in str(figure.value) and _says(cue, sources) for day, cue in _FESTIVALS.items()):
        return True
    if str(figure.value).isdigit() and _says(_generation(str(figure.value)), sources):
        return True
    if figure.unit == "weekday":
        return figure.number in _ENDS and _says(_ENDS[figure.number], sources)
    meant = _months(figure)
    parts = date_parts(str(figure.value))
    year = 0 if figure.guessed else parts.get("year", 0)
    if meant is None or "day" in parts or (year and year not in sources.years):
        return False
    dates = [other for other in sources.dates if not (year and _of_another_year(other, year))]
    held = {span for other in dates if (span := _months(other)) and span[0] > 0}
    length = meant[1] - meant[0] + 1
    back = {(last - meant[1]) % 12 for _, last in held}
    if length in back and length in _BEFORE and _says(_BEFORE[length], sources):
        return True
    unnamed = [(1, 12)] if _says(_YEAR, sources) else []
    unnamed += [(1, 6), (7, 12)] if _says(_HALF, sources) else []
    held |= {next_quarter for text in sources.texts for next_quarter in _untold_quarters(text)}
    if any((meant[0], middle - 1) in held and (middle, meant[1]) in held for middle, _ in held):
        return True  # two quarters make a half
    if length == 1 and any(meant[0] in span for span in held):
        return True  # "January and February" of the first two months
    return meant in unnamed or any(
        meant == _rest(whole, part) for whole in (*held, *unnamed) for part in held
    )


def _rest(whole: Months, part: Months) -> Months | None:
    """Return what a period of more than a month leaves of a longer one that it begins or ends."""
    if part[0] == part[1] or part == whole:
        return None
    if part[0] == whole[0]:
        return part[1] + 1, whole[1]
    return (whole[0], part[0] - 1) if part[1] == whole[1] else None


def _untold_quarters(text: str) -> Iterator[Months]:
    """Yield the quarters that are named without the word: "in the first quarter and 2 in the second"."""
    for match in _NEXT_QUARTER.finditer(text):
        yield (4, 6) if match["first"] else (10, 12)


def _generation(year: str) -> re.Pattern[str]:
    """Return the Chinese words for those born from a year on: 95后."""
    return re.compile(rf"(?<![0-9]){year[-2:]}后")


def _of_another_year(other: Figure, year: int) -> bool:
    return not other.guessed and date_parts(str(other.value)).get("year", year) != year


def _says(cue: re.Pattern[str], sources: Sources) -> bool:
    return any(cue.search(text) for text in sources.texts)


def _months(figure: Figure) -> Months | None:
    """Return the first and last month of a period, as the calendar or a financial year counts them."""
    parts = date_parts(str(figure.value)) if figure.unit == "date" else {}
    if "day" in parts and "month" in parts:
        return parts["month"], parts["month"]
    span = period(replace(figure, text=figure.text.replace("财", "")))
    return span[1:] if span and parts.keys() - {"year"} else None
