"""The subject of an English sentence, where a later predicate goes without one of its own."""

from __future__ import annotations

import re

from drafter.truth.reading.aspects import Mark
from drafter.truth.reading.statements import Statement

# Where a predicate goes on without a subject: "and is buying", ", improving by".
_AUXILIARY = "also|then|now|will|would|plans|wants|expects|is|are|was|were|has|have|had"
_PREDICATE = re.compile(
    rf"(?:\b(?:and|but)\s(?:(?:{_AUXILIARY})\s|to\s)*(?=(?:{_AUXILIARY}|[a-z]{{2,}}(?:ing|ed)|sold|took|won|"
    r"lost|cut|put|made|fell|rose|grew|paid|spent|bought|gave|got|shed)\b)|"
    r",\s(?P<participle>)(?=(?:[a-z]{2,}(?:ing|ed)|up|down)\b))"
)
_SEGMENT = re.compile(r";\s|\b(?:while|whereas|but)\s")


def taken_up(found: list[Mark], statement: Statement) -> list[Mark]:
    """Return the owners that are subjects again, where a later predicate goes without its own."""
    owners = [mark for mark in found if mark.aspect == "owner"]
    if statement.chinese or not owners:
        return []
    return [
        Mark("owner", mark.value, match.end(), match.end())
        for match in _PREDICATE.finditer(statement.text)
        for mark in _subjects(owners, statement, match)
    ]


def _subjects(owners: list[Mark], statement: Statement, match: re.Match[str]) -> list[Mark]:
    """Return the names that may be the subject of a predicate: a participle may go with any before it."""
    starts = [m.end() for m in _SEGMENT.finditer(statement.text, 0, match.start())]
    places = [figure.start - statement.start for figure in statement.figures if not figure.dated]
    for start in (max(starts, default=0), 0):
        first = min((place for place in places if place > start), default=match.start())
        last = match.start() if match["participle"] is not None else min(first, match.start())
        held = [mark for mark in owners if start <= mark.start and mark.end <= last]
        if held:
            return held
    return []
