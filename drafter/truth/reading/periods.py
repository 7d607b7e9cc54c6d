"""Of when a figure is: the periods that a sentence names, and whether two can be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.truth.reading.aspects import Mark
from drafter.truth.reading.quantity import Figure, date_parts
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import as_typed

_FROM = re.compile(
    r"(?:\bfrom|compared (?:with|to)|\bagainst|\bversus|\bvs\.?|(?<!more )(?<!less )(?<!fewer )\bthan|"
    r"double the|\b(?:last|(?:the )?previous|(?:the )?prior) (?:year|quarter|month)['’]s|"
    r"[从由][上去前]个?[年月季周]度?[^，,。；;0-9]{0,4}|去年同期|上年同期|此前|原来|上一轮|从|由|较|比)\W*"
    r"(?:的|为|about|around|nearly|more than|约|近)?\s*(?:US|HK)?[$€£¥]?\s*$",
    re.IGNORECASE,
)
# "against 35 percent for a placebo" is of another thing, not of another time
_AGAINST = re.compile(
    r"\b(?:against|versus|compared with|than) (?:about |only |just )?\W*$", re.IGNORECASE
)
_OF_OTHERS = re.compile(
    r" (?:for|among|at|of) (?:an?|the|those|its|men|women)\b(?! (?:same|year|quarter|month|time|end|start))"
)
_MULTIPLE_OF = re.compile(r" (?:the|what|its|their|that|those)\b")
_COMPARED = re.compile(
    r"\b(?:than|from|below|above|over|against|with|versus|vs\.?)"
    r"(?: (?:at|in|during|on))?(?: the)?(?: end of)?(?: the)? $|"
    r"[比较]$",
    re.IGNORECASE,
)
# "118 percent of its 2019 level", 为2019年同期的118%
_AS_BASE = re.compile(r" levels?\b|同期水平|同期的(?=[0-9约近])")
_AGO = re.compile(
    r"^\W*(?:a year (?:earlier|ago|before)|the (?:previous|prior) year|the year before|"
    r"(?:in|during) the same (?:period|quarter))",
    re.IGNORECASE,
)


_WITHIN = re.compile(r" (?:[a-z-]+ ){0,2}(?:in|during|for|at the end of)(?: (?:the|its|last))* ?")
_TO = re.compile(r"月?\s?(?:to|through|until|-|–|—|——|~|至|到)\s?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"分别|依次|各|\b(?:respectively|each|both)\b", re.IGNORECASE)
_YEAR = 12
_HALF = 6
# A year that does not end with December, known by its number, and half of one.
FINANCIAL = (0, -12, -1)
_HALF_FINANCIAL = (0, -6, -1)
FIRST = re.compile(r"first|前(?!年)|[头首](?=[二两三四五六七八九十0-9])", re.IGNORECASE)
_COUNT = {
    word: n
    for n, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), 2
    )
} | {"quarter": 3, "half": 6, "year": 12, **{str(n): n for n in range(2, 13)}}
_MONTHS = re.compile(
    r"(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|1[0-2]) months|"
    r"(quarter|half|year)(?=-year| \w)",
    re.IGNORECASE,
)

_COUNT_ZH = {"十一": 11, "十二": 12} | {sign: n for n, sign in enumerate("二三四五六七八九十", 2)}
_LENGTHS_ZH = {"季度": 3, "半年": 6, "年度": 12, "财年": 12, "一年": 12}
# 截至9月的季度, 截至6月30日的六个月, 截至3月31日止年度
_ENDED_ZH = re.compile(
    r"截.+?月(?:[123]?[0-9]日|末|底)?止?的?(?:([二三四五六七八九十]{1,2}|[0-9]{1,2})个月|(?:财政)?(季度|半年|年度|财年|一年))"
)
# The quarters of a financial year are not those of the calendar: 2025财年第三季度.
_FISCAL = re.compile(
    r"财年第?[一二三四上下]半?[季年]?[度]?$|\bfiscal(?: [0-9]{2,4})?(?:['’]s)? \w+[- ](?:quarter|half)$",
    re.IGNORECASE,
)
_OF_FISCAL = re.compile(r"(?<=财年)第?[一二三四上下]半?[季年]")
_HALF_OF_FISCAL = re.compile(
    r" of (?:its|the|their) (?:(?:19|20)[0-9]{2} )?(?:fiscal|financial) year"
)
_MONTH_QUARTER = re.compile(r"^[A-Za-z]+\.? quarter\b")  # the September quarter


def period(figure: Figure) -> tuple[int, int, int] | None:
    """Return the (year, first month, last month) that a date names, year 0 when it does not say it.

    None for a day, and for what is no period.
    """
    parts = date_parts(str(figure.value)) if figure.unit == "date" else {}
    ended = _ENDED_ZH.match(figure.text) if parts else None
    if not parts or ("day" in parts and ended is None):
        return None
    year = 0 if figure.guessed else parts.get("year", 0)
    if ended:
        length = _LENGTHS_ZH.get(ended[2] or "") or _COUNT_ZH.get(ended[1]) or int(ended[1])
        return _ending(year, parts["month"], length)
    if "财" in figure.text and parts.keys() != {"year"}:
        return (
            parts.get("year", 0),
            0,
            0,
        )  # which months a quarter of a financial year has is not told
    if "quarter" in parts or "half" in parts:
        length = 3 if "quarter" in parts else 6
        last = (parts.get("quarter") or parts["half"]) * length
        return year, last - length + 1, last
    if "month" not in parts:
        return year, 1, 12
    month, several = parts["month"], _MONTHS.match(as_typed(figure.text))
    if _MONTH_QUARTER.search(figure.text):
        return _ending(year, month, _COUNT["quarter"])
    if several and not FIRST.search(figure.text):
        return _ending(year, month, _COUNT[(several[1] or several[2]).lower()])
    return year, 1 if FIRST.search(figure.text) else month, month


def _ending(year: int, month: int, length: int) -> tuple[int, int, int]:
    """Return so many months up to one; a year up to another than the last is a financial one."""
    if length == _YEAR and month < _YEAR:
        return FINANCIAL
    return year, max(1, month - length + 1), month


@lru_cache(maxsize=8192)
def periods(statement: Statement) -> tuple[Mark, ...]:
    """Return the periods that a statement names, as marks whose value is `year first last`."""
    offset = statement.start
    found = []
    for figure, span in _joined(statement):
        compared = _COMPARED.search(statement.text[: figure.start - offset])
        end = figure.end - offset
        fiscal = _FISCAL.search(statement.text, 0, end) or _OF_FISCAL.match(statement.text, end)
        if span is not None and _HALF_OF_FISCAL.match(statement.text, end):
            span = _HALF_FINANCIAL if span[2] - span[1] + 1 == _HALF else None
        based = _AS_BASE.match(statement.text, end) or _of_base(statement, figure)
        if span is not None and not (compared or fiscal or based):
            value = " ".join(map(str, span))
            found.append(Mark("period", value, figure.start - offset, figure.end - offset))
    return tuple(found)


def _of_base(statement: Statement, when: Figure) -> bool:
    """Whether a time is that of a figure which another is held against: "from 9 million in March"."""
    ahead = [f for f in statement.figures if f.end <= when.start and not f.dated][-1:]
    return any(
        _WITHIN.fullmatch(statement.text, f.end - statement.start, when.start - statement.start)
        and _FROM.search(statement.text, 0, f.start - statement.start)
        for f in ahead
    )


def _joined(statement: Statement) -> Iterator[tuple[Figure, tuple[int, int, int] | None]]:
    """Yield each date with its period; the months of "January to October" are one."""
    found: list[tuple[Figure, tuple[int, int, int] | None]] = []
    first: tuple[Figure, int, int] | None = None
    for figure in statement.figures:
        span = period(figure)
        month = span is not None and span[1] == span[2]
        if first and span and month:
            between = statement.text[
                first[0].end - statement.start : figure.start - statement.start
            ]
            ahead = statement.text[: first[0].start - statement.start]
            both = between == " and " and _BETWEEN.search(ahead)
            joined = bool(_TO.fullmatch(between) or both)
            next_to = span[1] == first[1] + 1 and not _RESPECTIVELY.search(statement.text)
            joined = joined or (next_to and between in (" and ", "和", "、"))
            if joined and 0 != first[2] != span[0] != 0:
                found[-1], span = (first[0], None), None  # more than a year, and no period
            elif joined and first[1] < span[2]:
                span = (span[0], first[1], span[2])
                found[-1] = (first[0], None)  # no period of its own
        found.append((figure, span))
        first = (figure, span[1], span[0]) if span and month else None
    yield from found


_REPORTED = (3, 6, 9)  # months that firms report on: what was so in one was not in another


def apart(left: str, right: str) -> bool:
    """Whether two values of `periods` cannot be one period, nor the second a loose word for the first."""
    mine, theirs = _span(left), _span(right)
    if 0 in (mine[2], theirs[2]):
        return False
    if mine[0] and theirs[0] and mine[0] != theirs[0]:
        return True
    lengths = mine[2] - mine[1] + 1, theirs[2] - theirs[1] + 1
    if min(mine[1], theirs[1]) < 0:
        return lengths[0] != lengths[1] and min(lengths) <= _HALF
    if lengths[0] == 1 and 1 < lengths[1] < _YEAR:
        return True  # what was so in eight months was not in the last of them
    if lengths[0] in _REPORTED and (lengths[0] < lengths[1] or lengths[1] in _REPORTED):
        return lengths[0] != lengths[1] or mine[1] != theirs[1]
    within = mine[1] <= theirs[1] and theirs[2] <= mine[2]
    return not (within or (theirs[1] <= mine[1] and mine[2] <= theirs[2]))


def same(left: str, right: str) -> bool:
    """Whether two values of `periods` may be one period."""
    mine, theirs = _span(left), _span(right)
    return mine[1:] == theirs[1:] and (mine[0] == theirs[0] or not (mine[0] and theirs[0]))


def _span(value: str) -> tuple[int, int, int]:
    year, first, last = map(int, value.split())
    return year, first, last


def earlier(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is what something was before, so that the time beside it is not its own."""
    start, end = figure.start - statement.start, figure.end - statement.start
    if figure.unit == "times" and _MULTIPLE_OF.match(statement.text, end):
        return True  # "triple the 90 it sold in May"
    apart = _OF_OTHERS.match(statement.text, end) and _AGAINST.search(statement.text[:start])
    return bool(
        (_FROM.search(statement.text[:start]) and not apart) or _AGO.match(statement.text[end:])
    )
