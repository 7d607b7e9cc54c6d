"""Ordinals that no source has, where the source numbers the same thing otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.evidence import Sources
from drafter.truth.reading.numerals import WORDS
from drafter.truth.reading.ordinals import Ordinal, ordinals
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.units import CLASSIFIERS
from drafter.truth.rules.quotations import outside

_AGAIN = re.compile(
    r"\b(?:again|another|twice|two|both|once more|double\w*|latter|runner-up|next|following|return\w*|"
    r"re-\w+|also|other|previous\w*|after)\b|再|又|两|二|复|次|亦|也|另|重新",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:\bfrom(?: the)? |[从由][^，,。；;0-9]{0,8})$", re.IGNORECASE)
_PLACES = re.compile(
    r"(?P<n>\w+) (?:places?|spots?|ranks?|positions?|rungs?|notches|notch)\b(?! (?:in|on|at|for))",
    re.IGNORECASE,
)
_TO = re.compile(r"^[^.,;，。；]{0,24}(?:\bto(?: the)? |[至到])$", re.IGNORECASE)
_TO_AHEAD = re.compile(r"\bto(?: the)? $", re.IGNORECASE)
_RANKS_FIRST = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|finish(?:es|ed)?) (?:the )?(?:first|top)\b|"
    r"\bnumber one\b|\btops the\b",
    re.IGNORECASE,
)
_ANY_FIRST = re.compile(
    r"第[一1]|首|冠|榜[首一]|领先|\b(?:first|top\w*|largest|biggest|lead\w*|number one|best|most)\b",
    re.IGNORECASE,
)
_TWICE = 2
_NO_RANKS = ("times", "percent", "points")
_CLAUSE = re.compile(r"[,，、;；。]")
_FIRST = re.compile(r"第一|首[次轮个家批款届]|\bfirst\b", re.IGNORECASE)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a warning for an ordinal in whose place the source has another one and nowhere this."""
    yield from _turned(claim)
    yield from _by_places(claim)
    yield from _as_the_first(claim)
    said = outside(claim.sentence.text)
    said_numbers = {ordinal.number for ordinal in ordinals(claim.sentence.text)}
    for ordinal in ordinals(claim.sentence.text):
        if said[ordinal.start] == " ":
            continue
        if _stands(ordinal, claim.sources):
            continue
        for statement in claim.match.statements[:1] or claim.sources.statements[:1]:
            other = _instead(ordinal, statement, said_numbers)
            if other is not None and not _of_another(claim, statement, other):
                yield _instead_of(claim, ordinal, other, statement)
                break


def _instead_of(claim: Claim, ordinal: Ordinal, other: Ordinal, statement: Statement) -> Finding:
    word = claim.sentence.text[ordinal.start : ordinal.end]
    given = statement.text[other.start : other.end]
    message = f"The source says {given}, not {word}. Correct the number."
    return claim.finding("figure", "warning", word, message, claim.sources.span(statement))


def _turned(claim: Claim) -> Iterator[Finding]:
    """Yield a warning for a move from one place to another that a source tells the other way round."""
    for first, last in _moves(claim.sentence.text):
        for statement in claim.sources.statements:
            held = [(a.number, b.number) for a, b in _moves(statement.text)]
            if (last.number, first.number) in held and (first.number, last.number) not in held:
                word = claim.sentence.text[last.start : last.end]
                message = (
                    f"The source says that it went from {last.number} to {first.number}, "
                    "not the other way. Correct the direction."
                )
                span = claim.sources.span(statement)
                yield claim.finding("figure", "warning", word, message, span)
                return


def _as_the_first(claim: Claim) -> Iterator[Finding]:
    """Yield a warning for what is said to rank first where the source ranks it behind others."""
    said = _RANKS_FIRST.search(claim.sentence.text)
    if said is None or any(_ANY_FIRST.search(text) for text in claim.sources.texts):
        return
    for statement in claim.match.statements[:1] or claim.sources.statements[:1]:
        held = [ordinal for ordinal in ordinals(statement.text) if ordinal.sort == "rank"]
        if held:
            given = statement.text[held[0].start : held[0].end]
            message = f"The source says {given}, not {said.group()}. Correct the rank."
            span = claim.sources.span(statement)
            yield claim.finding("figure", "warning", said.group(), message, span)
            return


def _by_places(claim: Claim) -> Iterator[Finding]:
    """Yield a warning for a move by so many places that the source's two ordinals do not give."""
    match = _PLACES.search(claim.sentence.text)
    said = match["n"].lower() if match else ""
    number = int(said) if said.isdigit() else WORDS.get(said, 0)
    told = {ordinal.number for ordinal in ordinals(claim.sentence.text)}
    if match is None or not number:
        return
    for statement in claim.match.statements[:1] or claim.sources.statements[:1]:
        held = list(_moves(statement.text))
        apart = {abs(a.number - b.number) for a, b in held}
        ends = {b.number for _, b in held}
        starts = {a.number for a, _ in held} - ends
        message = ""
        if held and number not in apart:
            message = f"By the source it moved by {min(apart)}, not {said}. Correct the number."
        elif (
            held
            and _TO_AHEAD.search(claim.sentence.text, 0, _first(claim))
            and told & starts - ends
        ):
            message = "The source says that it moved from there, not to it. Correct the place."
        if message:
            span = claim.sources.span(statement)
            yield claim.finding("figure", "warning", match.group(), message, span)


def _first(claim: Claim) -> int:
    """Return where the first ordinal of a sentence begins."""
    return ordinals(claim.sentence.text)[0].start if ordinals(claim.sentence.text) else 0


def _moves(text: str) -> Iterator[tuple[Ordinal, Ordinal]]:
    """Yield each two ordinals of a text of which it says that something went from one to the other."""
    for first, last in pairwise(ordinals(text)):
        between = text[first.end : last.start]
        if _FROM.search(text[: first.start]) and _TO.search(between):
            yield first, last
        elif _TO_AHEAD.search(text[: first.start]) and _FROM.search(between):
            yield last, first


def _of_another(claim: Claim, statement: Statement, ordinal: Ordinal) -> bool:
    """Whether the clause of a source's ordinal names somebody that the draft does not."""
    start = max((m.end() for m in _CLAUSE.finditer(statement.text[: ordinal.start])), default=0)
    named = claim.sources.glossary.mentions(statement.text[start : ordinal.start])
    return bool(named) and not {m.entry.name for m in named} & claim.sentence.entities


def _stands(ordinal: Ordinal, sources: Sources) -> bool:
    """Whether a source has a number, as an ordinal or as a figure, or what the second may follow from."""
    number = ordinal.number
    counts = (f for f in sources.figures if f.number == number and f.unit not in _NO_RANKS)
    if any(ordinal.sort != "rank" or f.unit != "count" or not _counts(f) for f in counts):
        return True
    for statement in sources.statements:
        if any(other.number == number for other in ordinals(statement.text)):
            return True
        if number == _TWICE and not ordinals(statement.text) and _AGAIN.search(statement.text):
            return True
    return False


def _counts(figure: Figure) -> bool:
    """Whether a number is seen to count things: three golds, 3枚金牌."""
    return bool(figure.noun) or figure.text[-1:] in CLASSIFIERS


def _instead(ordinal: Ordinal, statement: Statement, told: set[int]) -> Ordinal | None:
    """Return the one ordinal of a statement, of those not told, that may number what the draft's does."""
    held = [other for other in ordinals(statement.text) if other.number not in told]
    alike = [o for o in held if o.sort == ordinal.sort or not (o.sort and ordinal.sort)]
    numbers = {other.number for other in held}
    if ordinal.number - 1 in numbers and _FIRST.search(statement.text):
        return None
    return alike[0] if alike and len({other.number for other in alike}) == 1 else None
