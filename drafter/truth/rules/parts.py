"""A part told as the whole that it is a part of: 23 apps, eight of them financial, "
"and the other way round."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from drafter.truth.claims import Claim
from drafter.truth.reading.quantity import Figure, agrees, comparable
from drafter.truth.reading.sides import excepted, other_side
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP
from drafter.truth.rules.figures import Verdict

_LED = re.compile(
    r"其中(?:有|的|包括)?[^，,。；;、0-9]{0,12}$|\b(?:including|among them|of (?:them|these|those|"
    r"which|whom)),? "
    r"(?:about |some |nearly |the |at least )?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[和与及]$|\band $|\bplus $")
_END_OR_COMMA = re.compile(r"[.,;:，。；：、]")
_END = re.compile(r"[.,;:]")
_FOLLOWED = re.compile(r"(?: [a-z]+)? of (?:them|these|those|which|whom)\b")


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" for a part of the source that is told as the whole of it."""
    return [_reconsidered(claim, verdict) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict) -> Verdict:
    figure = verdict.figure
    if verdict.status == "exact" and excepted(claim.sentence, figure):
        return _told_of_the_others(claim, verdict)
    role = _role(claim.sentence, figure) if verdict.status in ("exact", "rounded", "bound") else ""
    if not role and verdict.status == "exact" and figure.unit == "count":
        verdict = _without_its_words(claim, verdict)
    if role == "part" and _exceeds(claim.sentence, figure):
        message = (
            f"{figure.text} is more than the whole that it is a part of. Read the source again."
        )
        return replace(verdict, status="moved", severity="warning", message=message)
    places = claim.sources.places(figure) if role else []
    if role == "whole" and places and all(_side_by_side(claim, figure, *place) for place in places):
        message = f"The source's {places[0][1].text} do not have the others in them. Add them up."
        return replace(verdict, status="moved", severity="warning", message=message)
    held = [_role(*place) for place in places]
    if not held or not all(held) or role in held:
        return verdict
    given = places[0][1]
    message = (
        f"The source's {given.text} is the {held[0]}, the draft's the {role}. Read the two again."
    )
    return replace(verdict, status="moved", severity="warning", message=message, given=(given,))


def _without_its_words(claim: Claim, verdict: Verdict) -> Verdict:
    """Return the verdict on a part, "moved" where the draft has the whole's words and none of its own."""
    sentence, places = claim.sentence, claim.sources.places(verdict.figure)
    for statement, figure in places:
        follows = _FOLLOWED.match(statement.text, figure.end - statement.start)
        cut = _END.search(statement.text, follows.end()) if follows else None
        if statement.chinese or follows is None:
            return verdict
        last = cut.start() if cut else len(statement.text)
        own = {t.stem for t in statement.tokens if follows.end() <= t.start < last} - STOP
        before = {
            t.stem for t in statement.tokens if t.end <= figure.start - statement.start
        } - STOP
        if not own or own & sentence.stems or not set(sentence.content) <= before:
            return verdict
    if not places or sum(not f.dated for f in sentence.figures) > 1:
        return verdict
    given = places[0][1]
    message = f"The source's {given.text} is only a part of these. Say which, or give the whole."
    return replace(verdict, status="moved", severity="warning", message=message, given=(given,))


def _told_of_the_others(claim: Claim, verdict: Verdict) -> Verdict:
    """Return the verdict on "all but seven", "moved" where the source says it of the seven."""
    places = claim.sources.places(verdict.figure)
    if not places or any(
        excepted(statement, other)
        or other_side(claim.sentence, statement)
        or _rest_is_given(claim.sentence, statement, other)
        for statement, other in places
    ):
        return verdict
    given = places[0][1]
    message = (
        f"The source says this of {given.text}, the draft of all the others. Read the two again."
    )
    return replace(verdict, status="moved", severity="warning", message=message, given=(given,))


def _rest_is_given(sentence: Statement, statement: Statement, figure: Figure) -> bool:
    """Whether a source tells how many the others are, and it or the draft how many all are."""
    row = [f.number for f in statement.figures if comparable(f, figure)]
    wholes = row + [f.number for f in sentence.figures if comparable(f, figure)]
    return any(whole - figure.number in row for whole in wholes if whole > 2 * figure.number)


def _role(statement: Statement, figure: Figure) -> Literal["part", "whole", ""]:
    """Return what a figure is to the one of its sort beside it."""
    if figure.dated:
        return ""
    row = [f for f in statement.figures if comparable(f, figure)]
    index = row.index(figure)
    if index and _is_part(statement, figure):
        return "part"
    if index + 1 < len(row) and not index and _is_part(statement, row[index + 1]):
        return "whole"
    return ""


def _side_by_side(claim: Claim, figure: Figure, statement: Statement, given: Figure) -> bool:
    """Whether a source joins a figure with the one that the draft makes a part of it: 178款…和6款…."""
    row = [f for f in claim.sentence.figures if comparable(f, figure)]
    part = row[row.index(figure) + 1]
    after = [f for f in statement.figures if f.start >= given.end and not f.dated]
    if not after or not agrees(part, after[0]) or _is_part(statement, after[0]):
        return False
    between = statement.text[given.end - statement.start : after[0].start - statement.start]
    return _JOINED.search(between) is not None and not _END_OR_COMMA.search(between)


def _exceeds(statement: Statement, figure: Figure) -> bool:
    """Whether a part is more than the count before it: "two have left, four of them from research"."""
    row = [f for f in statement.figures if comparable(f, figure)]
    before = row[row.index(figure) - 1]
    follows = _FOLLOWED.match(statement.text, figure.end - statement.start)
    return (
        bool(follows)
        and figure.unit == "count"
        and not before.bound
        and before.number < figure.number
    )


def _is_part(statement: Statement, figure: Figure) -> bool:
    start, end = figure.start - statement.start, figure.end - statement.start
    return bool(_LED.search(statement.text[:start]) or _FOLLOWED.match(statement.text, end))
