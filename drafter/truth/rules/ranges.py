"""Ends of ranges: of a range that a source gives otherwise, or told as the other end or as all there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from drafter.truth.claims import Claim
from drafter.truth.reading.ground import one_range
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.figures import Verdict

Range = tuple[Figure, Figure]

_TOP = re.compile(
    r"\b(?:top|high|upper|higher|highest|maximum)(?:[ -]end| limit| bound)? of (?:the|its|their|"
    r"that|this)\b|"
    r"\b(?:top|upper|high|higher)[ -](?:end|limit|bound)\b|\bthe (?:maximum|ceiling|upper limit)\b|"
    r"上限|高端|最高|最多|"
    r"\b(?:dearest|priciest|costliest|most expensive|highest|largest|longest|biggest)\b",
    re.IGNORECASE,
)
_BOTTOM = re.compile(
    r"\b(?:bottom|low|lower|lowest|minimum)(?:[ -]end| limit| bound)? of (?:the|its|their|that|this)\b|"
    r"\b(?:bottom|lower|low)[ -](?:end|limit|bound)\b|\bthe (?:minimum|floor|lower limit)\b|下限|"
    r"低端|最低|最少|"
    r"\b(?:cheapest|lowest|least expensive|smallest|shortest)\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"\s*[,(–—]?\s*(?:which (?:is|was)|at|or)?\s*(?:the )?$", re.IGNORECASE)
_AHEAD = re.compile(r"^[^.;0-9]{0,40}$")
_STANDING = ("exact", "rounded", "bound")


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
        _judged(verdict, wrong[id(verdict.figure)])
        if id(verdict.figure) in wrong
        else _of_the_other_end(claim, verdict)
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


def _of_the_other_end(claim: Claim, verdict: Verdict) -> Verdict:
    """Return the verdict on a figure that stands alone, "moved" where it is called the other end."""
    figure, sentence = verdict.figure, claim.sentence
    if verdict.status not in _STANDING or verdict.severity or figure.dated or figure.edge:
        return verdict
    places = claim.sources.places(figure)
    ends = [end for place in places if (end := _end(*place)) is not None]
    if not ends or len(ends) < len(places):
        return verdict
    statement, (low, high) = ends[0]
    given, meant = (low, high) if agrees(figure, low) else (high, low)
    if agrees(figure, meant) or any(agrees(mine, meant) for mine in sentence.figures):
        return verdict
    said = _called(sentence, figure) or _settled(statement, high)
    if said != ("top" if given is low else "bottom"):
        return verdict
    message = (
        f"The source's range is from {low.text} to {high.text}: {given.text} is its other end. "
        "Correct the figure, or which end it is."
    )
    return replace(verdict, status="moved", severity="warning", message=message, given=(meant,))


def _end(statement: Statement, figure: Figure) -> tuple[Statement, Range] | None:
    """Return the range of a statement that a figure is an end of."""
    own = (pair for pair in _ranges(statement) if figure in pair)
    return next(((statement, pair) for pair in own), None)


def _called(sentence: Statement, figure: Figure) -> str:
    """Return which end of a range a sentence calls its figure, "top" or "bottom"; "" for none."""
    start, end = figure.start - sentence.start, figure.end - sentence.start
    for name, pattern in (("top", _TOP), ("bottom", _BOTTOM)):
        for match in pattern.finditer(sentence.text):
            after = match.start() >= end and _APPOSED.match(sentence.text[end : match.start()])
            ahead = match.end() <= start and _AHEAD.match(sentence.text[match.end() : start])
            if after or ahead:
                return name
    return ""


def _settled(statement: Statement, high: Figure) -> str:
    """Return which end of its range a source says was settled on: 最终按上限定价."""
    after = statement.text[high.end - statement.start :]
    top, bottom = _TOP.search(after), _BOTTOM.search(after)
    if bool(top) == bool(bottom):
        return ""
    return "top" if top else "bottom"
