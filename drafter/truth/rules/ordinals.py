"""Ordinals that no source has, where the source numbers the same thing otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.evidence import Sources
from drafter.truth.reading.ordinals import Ordinal, ordinals
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.quotations import outside

_AGAIN = re.compile(
    r"\b(?:again|another|twice|two|both|once more|double\w*|latter|runner-up|next|following|return\w*|"
    r"re-\w+|also|other|previous\w*|after)\b|再|又|两|二|复|次|亦|也|另|重新",
    re.IGNORECASE,
)
_TWICE = 2
_CLAUSE = re.compile(r"[,，、;；。]")
_FIRST = re.compile(r"第一|首[次轮个家批款届]|\bfirst\b", re.IGNORECASE)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a warning for an ordinal in whose place the source has another one and nowhere this."""
    said = outside(claim.sentence.text)
    said_numbers = {ordinal.number for ordinal in ordinals(claim.sentence.text)}
    for ordinal in ordinals(claim.sentence.text):
        if said[ordinal.start] == " " or _stands(ordinal.number, claim.sources):
            continue
        for statement in claim.match.statements[:1] or claim.sources.statements[:1]:
            other = _instead(ordinal, statement, said_numbers)
            if other is not None and not _of_another(claim, statement, other):
                word = claim.sentence.text[ordinal.start : ordinal.end]
                given = statement.text[other.start : other.end]
                message = f"The source says {given}, not {word}. Correct the number."
                yield claim.finding(
                    "figure", "warning", word, message, claim.sources.span(statement)
                )
                break


def _of_another(claim: Claim, statement: Statement, ordinal: Ordinal) -> bool:
    """Whether the clause of a source's ordinal names somebody that the draft does not."""
    start = max((m.end() for m in _CLAUSE.finditer(statement.text[: ordinal.start])), default=0)
    named = claim.sources.glossary.mentions(statement.text[start : ordinal.start])
    return bool(named) and not {m.entry.name for m in named} & claim.sentence.entities


def _stands(number: int, sources: Sources) -> bool:
    """Whether a source has a number, as an ordinal or as a figure, or what the second may follow from."""
    if any(figure.number == number for figure in sources.figures):
        return True
    for statement in sources.statements:
        if any(other.number == number for other in ordinals(statement.text)):
            return True
        if number == _TWICE and not ordinals(statement.text) and _AGAIN.search(statement.text):
            return True
    return False


def _instead(ordinal: Ordinal, statement: Statement, told: set[int]) -> Ordinal | None:
    """Return the one ordinal of a statement, of those not told, that may number what the draft's does."""
    held = [other for other in ordinals(statement.text) if other.number not in told]
    alike = [o for o in held if o.sort == ordinal.sort or not (o.sort and ordinal.sort)]
    numbers = {other.number for other in held}
    if ordinal.number - 1 in numbers and _FIRST.search(statement.text):
        return None
    return alike[0] if alike and len({other.number for other in alike}) == 1 else None
