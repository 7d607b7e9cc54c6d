"""A range or a day that a source says was so before it changed, told as what holds now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading.quantity import Figure, agrees, comparable
from drafter.truth.reading.statements import Statement

_NOW = re.compile(r"\b(?:now|currently|at present|these days|nowadays)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:[\w.,$€£¥%-]+ ){1,3}to $", re.IGNORECASE)  # "from two to"
# "first set for Wednesday, now on Friday", 由原定的3月5日改至3月12日
_PLANNED = re.compile(
    r"\b(?:first|original\w*|initial\w*|previous\w*|earlier|once|planned|scheduled|due|meant)\b|原",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:now|moved|instead|postponed|delayed|pushed|put off|brought forward)\b|"
    r"改[到至在为期]|推迟|延[期后]|提前",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:was|were|had|from|instead|not|moved|postponed|delayed|pushed)\b", re.IGNORECASE
)
_LED = 24  # characters before a day in which its plan is told
_TO = re.compile(r"\s(?:each |a \w+ )?(?:to|into)\s(?:about |around |some |nearly |over )?$")


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for a range or day told as what holds, from which the source says it went on."""
    sentence = claim.sentence
    yield from _put_off(claim)
    if not _NOW.search(sentence.text) or claim.match.across:
        return
    for statement in claim.match.statements:
        for was, new in _changes(statement):
            mine = next((f for f in sentence.figures if not f.dated and agrees(f, was)), None)
            if mine and not any(agrees(f, new) for f in sentence.figures):
                message = (
                    f"The source says that {was.text} went to {new.text}; the draft gives it as what holds "
                    "now. Take the new figure."
                )
                span = claim.sources.span(statement, was)
                yield claim.finding("figure", "warning", mine.text, message, span)
                return


def _put_off(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for a day on which something was to be, where the source has the new one too."""
    sentence = claim.sentence
    yield from _exchanged(claim)
    if _PLANNED.search(sentence.text) or _WAS.search(sentence.text):
        return
    for statement in claim.match.statements[:1] or claim.sources.statements[:1]:
        for was, new in _put_offs(statement):
            mine = next((f for f in sentence.figures if f.dated and agrees(f, was)), None)
            if mine and not any(f.dated and agrees(f, new) for f in sentence.figures):
                message = (
                    f"The source says that it was to be {was.text} and is now {new.text}. "
                    "Take the new day."
                )
                span = claim.sources.span(statement, new)
                yield claim.finding("date", "warning", mine.text, message, span)
                return


def _exchanged(claim: Claim) -> Iterator[Finding]:
    """Yield a finding where a sentence has the new day as the planned one, and the planned one as new."""
    dates = [f for f in claim.sentence.figures if f.dated]
    for statement in claim.match.statements[:1] or claim.sources.statements[:1]:
        for was, new in _put_offs(statement):
            mine = next((f for f in dates if agrees(f, new) and not agrees(f, was)), None)
            other = next((f for f in dates if agrees(f, was)), None)
            if not (mine and other and _planned(claim.sentence, mine)):
                continue
            if not _planned(claim.sentence, other):
                message = (
                    f"The source says that it was to be {was.text} and is now {new.text}; the draft "
                    "has it the other way round."
                )
                span = claim.sources.span(statement, new)
                yield claim.finding("date", "warning", mine.text, message, span)
                return


def _planned(sentence: Statement, figure: Figure) -> bool:
    """Whether the words before a day, none from beyond another day, say that it was the plan."""
    before = [f.end for f in sentence.figures if f.dated and f.end <= figure.start]
    first = max(before, default=sentence.start) - sentence.start
    led = sentence.text[first : figure.start - sentence.start]
    return _PLANNED.search(led[-_LED:]) is not None


def _put_offs(statement: Statement) -> Iterator[tuple[Figure, Figure]]:
    """Yield each planned day of a source with the new one after it."""
    offset = statement.start
    for was, new in pairwise(f for f in statement.figures if f.dated):
        between = statement.text[was.end - offset : new.start - offset]
        if _PLANNED.search(statement.text[: was.start - offset][-_LED:]) and _MOVED.search(between):
            yield was, new


def _changes(statement: Statement) -> Iterator[tuple[Figure, Figure]]:
    """Yield the upper end of each range of "from A to B", with the figure after it."""
    offset = statement.start
    for was, new in zip(statement.figures, statement.figures[1:], strict=False):
        before = statement.text[: was.start - offset]
        between = statement.text[was.end - offset : new.start - offset]
        if comparable(was, new) and _FROM.search(before) and _TO.match(between):
            yield was, new
