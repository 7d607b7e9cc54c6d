"""Counts that a source has of other things, or of these with those whom the draft names beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.reading.lexicon import notions
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.units import CLASSIFIERS
from drafter.truth.rules.figures import Verdict

_ANY = frozenset("个家")  # classifiers that go with many things
_IN_WORDS = 3
_FEW = 100  # a larger number seldom stands for two things in one text
_OF_THEM = re.compile(r" of (?:them|these|those|which|whom|the)\b")
_GROUP = frozenset("组批")
# "Torvik and three other dealers": so many beside those that are named.
_BESIDE = re.compile(r"(?P<named>[^.;:]{0,120})\band $", re.IGNORECASE)
_OTHERS = re.compile(r"(?: (?!of\b)[a-z-]+)? others?\b")
# 云帆等三家, 包括云帆在内的三家, "four dealers, including Torvik"
_INCLUDED_ZH = re.compile(r"(?:等|在内的)(?:共|这|其他)?$")
_INCLUDING = re.compile(r"(?: [\w'’-]+){1,5},? (?:including|among them|such as) ")
_MOST_NAMED = 3


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where all that a source has of a number counts other things."""
    return [_reconsidered(claim, _beside_named(claim, verdict)) for verdict in verdicts]


def _beside_named(claim: Claim, verdict: Verdict) -> Verdict:
    """Judge "Torvik and three others" by a count of the source that has Torvik among them."""
    figure, text = verdict.figure, claim.sentence.text
    led = _BESIDE.search(text[: figure.start - claim.sentence.start])
    if figure.unit != "count" or led is None or figure.number > _FEW:
        return verdict
    if not _OTHERS.match(text, figure.end - claim.sentence.start):
        return verdict
    named = min(1 + len(re.findall(r", |、", led["named"])), _MOST_NAMED)
    statements = claim.near or claim.sources.statements
    held = [f for s in statements for f in s.figures if f.unit == "count" and _includes(s, f)]
    for other in held:
        if other.number - figure.number in range(1, named + 1):
            message = (
                f"{figure.text} others are {other.text} of the source without the named. Check it."
            )
            return Verdict(figure, "derived", "note", message, (other,))
    places = claim.sources.places(figure)
    if verdict.status != "exact" or not places or not all(_includes(*place) for place in places):
        return verdict
    given = places[0][1]
    message = f"The source's {given.text} include those whom the draft names beside them. Count them again."
    return replace(verdict, status="moved", severity="warning", message=message, given=(given,))


def _includes(statement: Statement, figure: Figure) -> bool:
    """Whether a source says of a count that one whom it names is among them."""
    start, end = figure.start - statement.start, figure.end - statement.start
    return bool(
        _INCLUDED_ZH.search(statement.text[:start]) or _INCLUDING.match(statement.text, end)
    )


def _reconsidered(claim: Claim, verdict: Verdict) -> Verdict:
    figure = verdict.figure
    if verdict.status != "exact" or figure.unit != "count" or figure.bound:
        return verdict
    if _OF_THEM.match(claim.sentence.text, figure.end - claim.sentence.start):
        return verdict  # a part of what is counted
    if not figure.noun or figure.number > _FEW:
        return verdict
    told = _notions(figure.noun)
    rival = _rival(claim, figure, told) if told else None
    places = claim.sources.places(figure) if rival else []
    if not places and figure.number <= _IN_WORDS:
        return verdict  # both, a pair, the trio
    if rival is None or not all(_else(told, other, rival) for _, other in places):
        return verdict
    message = f"Where it counts these, the source says {rival.text}, not {figure.text}."
    return replace(verdict, status="moved", severity="warning", message=message, given=(rival,))


def _rival(claim: Claim, figure: Figure, told: frozenset[str]) -> Figure | None:
    """Return the figure of the evidence that counts what the draft's does, and that it does not give."""
    for statement in claim.match.statements[:1] or claim.sources.statements[:1]:
        for other in statement.figures:
            if (
                other.unit == "count"
                and told & _notions(other.noun)
                and not _led(statement, other)
                and not any(agrees(mine, other) for mine in claim.sentence.figures)
            ):
                return other
    return None


def _led(statement: Statement, figure: Figure) -> bool:
    """Whether a number is one of several parts: 每, 首批."""
    start = figure.start - statement.start
    return statement.text[max(0, start - 1) : start] == "每"


def _else(told: frozenset[str], other: Figure, rival: Figure) -> bool:
    """Whether a figure counts something else than the draft tells of and a rival counts."""
    if other.unit != "count":
        return True
    own, theirs = other.text[-1:], rival.text[-1:]
    if own == theirs and own in CLASSIFIERS:
        return False  # "9款新车,其中4款为纯电" are cars all
    held = _notions(other.noun)
    if held:
        return not held & told
    known = own in CLASSIFIERS and theirs in CLASSIFIERS
    return known and own != theirs and not {own} & (_ANY | _GROUP)


def _notions(noun: str) -> frozenset[str]:
    """Return the notions of the first word of what is counted that has any."""
    found = sorted(notions(noun), key=lambda place: place[1])
    return found[0][0] if found else frozenset()
