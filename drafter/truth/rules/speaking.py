"""Results that a sentence gives to one who, in the sources, only speaks or asks."""

from __future__ import annotations

import re

from drafter.model import Finding
from drafter.truth.reading.denials import asks
from drafter.truth.reading.running import Running
from drafter.truth.rules.appearances import Appearance

_LABEL = re.compile(r"\W*[^:?!]{2,90}:(?=\s|$)")  # "Question from Ada Quill, Harbour Capital:"
_RESULTS = (
    r"(?:revenues?|sales|turnover|profits?|income|earnings|ebitda|margins?|costs|orders|deliveries)"
)
_ITS_RESULTS = re.compile(
    rf"['’]s? (?:[\w-]+ ){{0,4}}?{_RESULTS}\b|"
    r" (?:posted|earned|swung|recorded|booked|generated|sold|produced|mined|carried|made a)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(r" (?:reported|raised|lifted|lowered|cut|expects|guides|plans|will)\b")
_RESULTS_OF = re.compile(rf"\b{_RESULTS}(?: [a-z]+)? (?:at|of|for) $", re.IGNORECASE)
_LEAD = 2
_ANSWERED = 3  # statements of a turn in which a question is put


def finding(name: Appearance) -> Finding | None:
    """Return a finding on a name whose results a sentence tells, and that is only heard in the sources."""
    claim, running = name.claim, name.claim.sources.running
    sentence = claim.sentence
    # Whom the first statements name all of it is about.
    if not name.places or running.statement(name.places[0]) <= _LEAD:
        return None
    if not any(_heads_a_turn(running, place) for place in name.places):
        return None
    if any(_told_of(running, place) for place in name.places):
        return None
    before = sentence.text[: sentence.tokens[name.start].start - sentence.start]
    after = sentence.text[sentence.tokens[name.end - 1].end - sentence.start :]
    only_asks = all(_asks(running, place) for place in name.places)
    if not (
        _ITS_RESULTS.match(after)
        or _RESULTS_OF.search(before)
        or (only_asks and _REPORTS.match(after))
    ):
        return None
    message = f"In the sources {name.text} only speaks. Check whose results these are."
    span = claim.sources.span(running.statements[running.statement(name.places[0])])
    return claim.finding("name", "warning", name.text, message, span)


def _heads_a_turn(running: Running, place: int) -> bool:
    """Whether a word stands in what says who speaks next."""
    statement = running.statements[running.statement(place)]
    label = _LABEL.match(statement.text)
    return label is not None and running.row[place].end - statement.start < label.end()


def _told_of(running: Running, place: int) -> bool:
    """Whether a word stands where a source tells a figure, and not in what says who speaks."""
    statement = running.statements[running.statement(place)]
    figures = [figure for figure in statement.figures if not figure.dated]
    return bool(figures) and not _heads_a_turn(running, place)


def _asks(running: Running, place: int) -> bool:
    """Whether whoever is named at a place puts a question there."""
    first = running.statement(place)
    return any(map(asks, running.statements[first : first + _ANSWERED]))
