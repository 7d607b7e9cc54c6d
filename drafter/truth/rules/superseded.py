"""A range that a source says was so before it changed, told as what holds now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading.quantity import Figure, agrees, comparable
from drafter.truth.reading.statements import Statement

_NOW = re.compile(r"\b(?:now|currently|at present|these days|nowadays)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:[\w.,$€£¥%-]+ ){1,3}to $", re.IGNORECASE)  # "from two to"
_TO = re.compile(r"\s(?:each |a \w+ )?(?:to|into)\s(?:about |around |some |nearly |over )?$")


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for a range that is said to hold now, and from which the source says it went on."""
    sentence = claim.sentence
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


def _changes(statement: Statement) -> Iterator[tuple[Figure, Figure]]:
    """Yield the upper end of each range of "from A to B", with the figure after it."""
    offset = statement.start
    for was, new in zip(statement.figures, statement.figures[1:], strict=False):
        before = statement.text[: was.start - offset]
        between = statement.text[was.end - offset : new.start - offset]
        if comparable(was, new) and _FROM.search(before) and _TO.match(between):
            yield was, new
