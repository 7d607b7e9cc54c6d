"""Ranges of a draft whose ends a source has, but not of one range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from drafter.truth.claims import Claim
from drafter.truth.reading.ground import one_range
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.figures import Verdict

Range = tuple[Figure, Figure]


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" for the end of a range that a source gives to another."""
    told = list(_ranges(claim.sentence))
    held = [pair for s in claim.sources.around(claim.near) for pair in _ranges(s)] if told else []
    wrong: dict[int, Figure] = {}
    for low, high in told:
        own = [pair for pair in held if agrees(low, pair[0])]
        if own and not any(agrees(high, pair[1]) for pair in own):
            wrong[id(high)] = own[0][1]
    return [
        _judged(verdict, wrong[id(verdict.figure)]) if id(verdict.figure) in wrong else verdict
        for verdict in verdicts
    ]


def _ranges(statement: Statement) -> Iterator[Range]:
    for low, high in pairwise(statement.figures):
        if not low.dated and low.number < high.number and one_range(statement, low, high):
            yield low, high


def _judged(verdict: Verdict, meant: Figure) -> Verdict:
    if verdict.severity in ("warning", "severe"):
        return verdict
    message = f"In the source this range ends at {meant.text}, not at {verdict.figure.text}."
    return replace(verdict, status="moved", severity="warning", message=message, given=(meant,))
