"""Times that a reader of the printed issue would take for others than the source means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from drafter.model import Finding, Severity
from drafter.truth.claims import Claim
from drafter.truth.reading.aspects import reach
from drafter.truth.reading.periods import earlier
from drafter.truth.reading.quantity import agrees, date_parts
from drafter.truth.reading.relative import Relative, relatives
from drafter.truth.reading.statements import Statement

_EXPECTED = re.compile(r"\bas (?:was )?(?:widely )?expected\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|is (?:set|due|expected|scheduled) to|are (?:set|due|expected|scheduled) to|plans? to) "
    r"(?:(?!be )(?!\w+ed )[A-Za-z0-9-]+ |be \w+ ){1,5}on $"
)
_TO_COME = re.compile(
    r"\b(?:will|would|to be|set to|due|expect\w*|plan(?:s|ned|ning)?|schedul\w*|upcoming|next|until|by)\b|"
    r"将|拟|计划|预计|会在|起施行|截至",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\bso far this (?:week|month|year)\b", re.IGNORECASE)
_WEEK = 7
_LONG_PAST = 60  # days; a day without its year that lies further back may be one of the next year
_OLD = 14  # days; a source that is older does not tell how things stand on the day of print


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for each time that is another, or none for certain, on the day of the issue.

    Without that day, times are compared as words, if the sources have no day either.
    """
    day = claim.draft.day
    said = list(relatives(claim.sentence.text))
    if day is None:
        if not claim.sources.days:
            yield from _other_words(claim, said)
        return
    for relative in said:
        yield from _read_on(claim, relative, day)
    yield from _as_expected(claim)
    yield from _announced(claim, day)


def _read_on(claim: Claim, said: Relative, day: date) -> Iterator[Finding]:
    """Yield a finding if the day of the issue makes another time of the words, or only the day of print."""
    text = claim.sentence.text[said.start : said.end]
    evidence = _evidence(claim, said)
    given = [
        (relative, statement, when)
        for statement in evidence
        if (when := claim.sources.published[statement.source])
        for relative in relatives(statement.text)
    ]
    same = [each for each in given if _same(said, each[0])]
    meant = said.days(day, ahead=_ahead(claim.sentence.text))
    stated = [period for r, s, when in given for period in r.days(when, ahead=_ahead(s.text))]
    stated += _dates(evidence)
    if same and not any(_meet(mine, theirs) for mine in meant for theirs in stated):
        relative, statement, when = same[0]
        theirs = relative.days(when, ahead=_ahead(statement.text))[0]
        # A digest may mean the week it looks back on, and a reader the one that begins.
        close = said.unit == "week" and (day - theirs[1]).days <= _WEEK and said.step == 0
        message = (
            f"In print on {_on(day)}, “{text}” is {_told(meant[0])}; the source of {_on(when)} means "
            f"{_told(theirs)}. Give the date."
        )
        severity: Severity = "note" if close else "warning"
        yield claim.finding("date", severity, text, message, claim.sources.span(statement))
    elif said.unit == "day":
        message = f"“{text}” moves with the day on which it is read. Give the date."
        yield claim.finding("date", "note", text, message)
    elif said.unit == "weekday" and said.number == day.isoweekday() and said.step is None:
        message = (
            f"The issue is of a {day:%A}: “{text}” may be that day or a week ago. Give the date."
        )
        yield claim.finding("date", "note", text, message)
    elif _is_old(claim, said, day):
        message = f"“{text}” is as of {_on(max(claim.sources.days))}, when the source was written. Say so."
        yield claim.finding("date", "note", text, message)


def _evidence(claim: Claim, said: Relative) -> list[Statement]:
    """Return the source statements to hold a time against: those beside the sentence if they name it."""
    if not claim.match.across:
        near = claim.sources.around(claim.match.statements)
        if any(_same(said, given) for s in near for given in relatives(s.text)):
            return near
    return claim.sources.statements


def _ahead(text: str) -> bool:
    return _TO_COME.search(text) is not None


def _same(said: Relative, given: Relative) -> bool:
    """Whether the draft seems to have taken the words over: a weekday, or "last month" as it stands."""
    if said.unit == "weekday":
        return given.unit == "weekday" and said.number == given.number and said.step != 1
    return said.key == given.key


def _dates(evidence: Sequence[Statement]) -> list[tuple[date, date]]:
    """Return the days and months that the sources give as such."""
    found = []
    for figure in (f for s in evidence for f in s.figures if f.unit == "date" and not f.noun):
        parts = date_parts(str(figure.value))
        if parts.keys() == {"year", "month", "day"}:
            found.append((date(**parts), date(**parts)))
        elif parts.keys() == {"year", "month"}:
            first = date(parts["year"], parts["month"], 1)
            found.append((first, first + timedelta(days=27)))
    return found


def _meet(mine: tuple[date, date], theirs: tuple[date, date]) -> bool:
    """Whether two times share a day; that a week lies in the year says nothing of the week."""
    longer = (theirs[1] - theirs[0]) - (mine[1] - mine[0]) > timedelta(
        days=3
    )  # months differ by it
    return not longer and mine[0] <= theirs[1] and theirs[0] <= mine[1]


def _is_old(claim: Claim, said: Relative, day: date) -> bool:
    """Whether "so far this year" rests on sources that were written well before the issue."""
    so_far = _SO_FAR.search(claim.sentence.text)
    ours = so_far is not None and so_far.start() <= said.start < so_far.end()
    days = claim.sources.days
    return ours and bool(days) and (day - max(days)).days > _OLD


_POSSESSIVE = re.compile(r"['’]s\b")  # "last year's 7 billion" names the year as well
_SAME = re.compile(r"\bsame (?:period|quarter|months?|time|week|day)s?(?: of)? $", re.IGNORECASE)


def _as_expected(claim: Claim) -> Iterator[Finding]:
    for match in _EXPECTED.finditer(claim.sentence.text):
        message = f"“{match.group()}”: by whom, and when? Name who expected it, or take it out."
        yield claim.finding("date", "note", match.group(), message)


def _announced(claim: Claim, day: date) -> Iterator[Finding]:
    """Yield a finding for a day that the draft has still to come and that is past when it is printed."""
    text = claim.sentence.text
    for figure in claim.sentence.figures:
        parts = date_parts(str(figure.value)) if figure.unit == "date" and not figure.noun else {}
        past = (day - date(**parts)).days if parts.keys() == {"year", "month", "day"} else 0
        if past <= 0 or (figure.guessed and past > _LONG_PAST):
            continue
        start = figure.start - claim.sentence.start
        if _AHEAD.search(text[max(0, start - 90) : start]):
            message = (
                f"{figure.text} is past when the issue appears on {_on(day)}. Say what came of it."
            )
            yield claim.finding("date", "warning", figure.text, message)


def _other_words(claim: Claim, said: Sequence[Relative]) -> Iterator[Finding]:
    """Yield a finding for "last month" where the evidence says "this month", and no source the former."""
    if not said or not claim.match.statements:
        return
    texts = (_POSSESSIVE.sub("", s.text) for s in claim.sources.statements)
    held = {relative.key for text in texts for relative in relatives(text)}
    first = claim.match.statements[0]
    for relative in said:
        others = [r for r in relatives(first.text) if r.unit == relative.unit != "weekday"]
        if _SAME.search(claim.sentence.text[: relative.start]):
            continue  # "than in the same period last year"
        if relative.key not in held and others and not _of_other_figures(claim, first, others[0]):
            text = claim.sentence.text[relative.start : relative.end]
            theirs = first.text[others[0].start : others[0].end]
            message = f"The source says “{theirs}”, not “{text}”. Check which is meant."
            yield claim.finding("date", "warning", text, message, claim.sources.span(first))


def _of_other_figures(claim: Claim, given: Statement, when: Relative) -> bool:
    """Whether the source's time is that of figures which the sentence leaves out or only compares with."""
    said = [f for f in claim.sentence.figures if not f.dated and not earlier(claim.sentence, f)]
    beside = [f for f in given.figures if not f.dated and _holds(reach(given, f).clause, when)]
    return bool(said and beside) and not any(agrees(mine, f) for mine in said for f in beside)


def _holds(clause: tuple[int, int], when: Relative) -> bool:
    return clause[0] <= when.start < clause[1]


def _told(period: tuple[date, date]) -> str:
    first, last = period
    if first == last:
        return _on(first)
    if (last - first).days == 6:
        return f"{_on(first)} to {_on(last)}"
    return f"{first:%B %Y}" if (last - first).days < 32 else f"{first.year}"


def _on(day: date) -> str:
    return f"{day.day} {day:%B}"
