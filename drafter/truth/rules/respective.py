"""Figures that a source gives of two things in turn, told of the other: "3.9% and 2.6%, respectively"."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.figures import Verdict

_JUDGED = ("exact", "rounded", "bound")
_IN_TURN_ZH = re.compile(r"分别[\u4e00-\u9fff]{0,4}(?:约|近|超)?$")
_IN_TURN = re.compile(r",? respectively\b")
_JOINT = re.compile(r"\s?(?:and|和|与|及)\s?|[^.;。；0-9]*(?:\band|和|与|及)[^.;。；0-9]*")

Pair = tuple[Figure, Figure]


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where a sentence crosses what a source gives in turn."""
    return [_reconsidered(claim, verdict) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict) -> Verdict:
    figure = verdict.figure
    if verdict.status not in _JUDGED or figure.dated:
        return verdict
    for statement, given in claim.sources.places(figure):
        pairs = _in_turn(statement)
        if pairs is None:
            continue
        things, told = pairs
        if given not in told:
            continue
        index = told.index(given)
        if (
            _has(claim, told[1 - index])
            or _has(claim, things[index])
            or not _has(claim, things[1 - index])
        ):
            continue
        message = f"The source gives {given.text} with {things[index].text}, not {things[1 - index].text}."
        return replace(
            verdict,
            status="moved",
            severity="warning",
            message=message,
            given=(given, things[index]),
        )
    return verdict


def _has(claim: Claim, given: Figure) -> bool:
    return any(agrees(own, given) for own in claim.sentence.figures)


def _in_turn(statement: Statement) -> tuple[Pair, Pair] | None:
    """Return the two pairs of figures of which a statement gives the second in the order of the first."""
    row = [f for f in statement.figures if not f.dated]
    for place in range(2, len(row) - 1):
        first, second, third, fourth = row[place - 2 : place + 2]
        text = statement.text
        said = _IN_TURN_ZH.search(text[: third.start - statement.start]) or _IN_TURN.match(
            text, fourth.end - statement.start
        )
        alike = third.unit == fourth.unit and first.unit != third.unit
        joints = [
            text[a.end - statement.start : b.start - statement.start]
            for a, b in ((first, second), (third, fourth))
        ]
        if said and alike and all(_JOINT.fullmatch(joint) for joint in joints):
            return (first, second), (third, fourth)
    return None
