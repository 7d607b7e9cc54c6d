"""Figures that belong together, an amount and how much it changed, told of two things at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.reading.ground import akin
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.figures import Verdict

_STANDING = ("exact", "rounded", "bound")
_SHARES = ("percent", "points")
# "344 billion yuan in the quarter, up 21 percent", "2 billion yuan, or 28 percent of the total"
_LINK = re.compile(
    r"[^.;:]{0,40}, (?:or|up|down|an? (?:\w+ )?(?:increase|rise|gain|fall|drop|decline) of|representing|"
    r"accounting for|making up|equal to) (?:about |nearly |some |almost |just |only |more than )?"
)
_CUT = re.compile(r"[;；。]|\bwhile\b|\bwhereas\b|, and\b")


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" for a percentage that a source gives beside another amount."""
    return [_reconsidered(claim, verdict) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict) -> Verdict:
    figure = verdict.figure
    amount = _amount(claim.sentence, figure) if verdict.status in _STANDING else None
    if amount is None:
        return verdict
    found: Sequence[tuple[Figure, Figure]] = ()
    for statement, given in claim.sources.places(figure):
        near = claim.sources.beside(statement, 1)
        own = [(s, f) for s in near for f in s.figures if agrees(amount, f)]
        found = [pair for place in own[:1] for pair in _beside(*place, figure)]
        lone = not any(agrees(figure, f) for _, f in found) and _claimed(statement, given, amount)
        if not found or not lone:
            return verdict
    if not found:
        return verdict
    held, meant = found[0]
    message = (
        f"Beside {held.text} the source gives {meant.text}, not {figure.text}. Correct the figure."
    )
    return replace(
        verdict, status="moved", severity="warning", message=message, given=(held, meant)
    )


def _amount(sentence: Statement, figure: Figure) -> Figure | None:
    """Return the amount that a percentage of an English sentence is put beside."""
    if figure.unit not in _SHARES or sentence.chinese:
        return None
    row = [f for f in sentence.figures if not f.dated and f.end <= figure.start]
    if not row or row[-1].unit in _SHARES:
        return None
    between = sentence.text[row[-1].end - sentence.start : figure.start - sentence.start]
    return row[-1] if _LINK.fullmatch(between) else None


def _beside(
    statement: Statement, amount: Figure, figure: Figure
) -> Iterator[tuple[Figure, Figure]]:
    """Yield an amount with each percentage that follows it before the next amount of its clause."""
    following = [f for f in statement.figures if f.start >= amount.end and not f.dated]
    last = amount.end
    for other in following:
        between = statement.text[last - statement.start : other.start - statement.start]
        if other.unit not in _SHARES or _CUT.search(between):
            return
        if akin(other, figure):
            yield amount, other
        last = other.end


def _claimed(statement: Statement, given: Figure, amount: Figure) -> bool:
    """Whether a percentage follows another amount than the draft's."""
    before = [f for f in statement.figures if f.end <= given.start and not f.dated]
    led = [f for f in before if f.unit not in _SHARES]
    return (
        bool(led)
        and not agrees(amount, led[-1])
        and any(f is given for _, f in _beside(statement, led[-1], given))
    )
