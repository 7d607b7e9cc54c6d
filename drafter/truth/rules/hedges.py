"""Reservations of a source that a sentence states as fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.model import Finding, Severity
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading import cues
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.reservations import (
    COMMA,
    ESTIMATE,
    IN_HEADLINE,
    KEEPS,
    STRONG_ZH,
    TO_DO,
    figures_after,
)
from drafter.truth.reading.statements import Statement
from drafter.truth.rules import hedges_zh as across
from drafter.truth.rules import reserved

_FORWARD = frozenset({"有望", "或将", "拟"})
_ONCE = re.compile(r"(?:原|曾|此前|早前|原本|最初)$")  # what was planned then, and is settled now
_ACROSS = 0.7  # share of the sentence that a Chinese statement must hold to be held against it
_AFTER = 4  # content words after a reservation, one of which a headline must have kept
_SURELY = 1.0  # log-odds from which a finding warns, and what warns at any: nobody vouches for it
_RUMOUR = re.compile(r"\b(?:reportedly|allegedly|rumou?red|unconfirmed)\b", re.IGNORECASE)
_TWO = 2  # reservations of one statement that are shown
_AHEAD = 9  # content words after a reservation, of which a headline must have kept
_KEPT_IN_HEADLINE = 3
_ADJECTIVE = re.compile(r"(?:possible|suspected|likely|alleged|apparent|potential|proposed)", re.I)
# What may not come at all, which "to sell" in a headline does not say.
_WEIGHED = re.compile(r"(?:consider|weigh|mull|explor|might|could|may\b|possibl)", re.IGNORECASE)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding where the source plans, reports or supposes what the sentence states."""
    strong = _strong(claim)
    if strong is not None:
        origin, shown = strong
        message = f"The source says “{shown}”; the draft states it as fact. Keep the reservation."
        yield _finding(claim, origin, "warning", message)
        return
    if claim.headline:
        yield from _of_headline(claim)
        return
    for origin in claim.origins:
        lost = _lost_across(claim, origin) if origin.across else _lost(claim, origin)
        if lost:
            shown = "” and “".join(dict.fromkeys(_shown(origin, [place for place, _ in lost])))
            message = f"The source says “{shown}”; the draft is surer. Keep the reservation."
            surely = lost[0][1] > _SURELY or _RUMOUR.search(shown) is not None
            yield _finding(claim, origin, "warning" if surely else "note", message)


def _lost(claim: Claim, origin: Origin) -> list[tuple[tuple[int, int], float]]:
    """Return the places of what reserves an origin and was lost, with the log-odds, likeliest first."""
    text = claim.sentence.text
    if is_title_case(text) and IN_HEADLINE.search(text):
        return []
    found = []
    for each in reserved.suspicions(claim, origin):
        worth, start = each.worth(reserved.RULE), each.token.start - each.place.start
        if worth > 0:
            found.append(((start, start + len(each.instead)), worth))
    return sorted(found, key=lambda each: -each[1])


def _lost_across(claim: Claim, origin: Origin) -> list[tuple[tuple[int, int], float]]:
    """Return the places of the reservations of a Chinese origin that a sentence lost."""
    if is_title_case(claim.sentence.text):
        return []
    return [(h.span(), 0.0) for h in _ordered(origin) if across.lost(claim, origin, h)]


def _shown(origin: Origin, lost: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the words of the first reservations, each of a clause of its own."""
    text, last = origin.statement.text, -1
    for start, end in lost[:_TWO]:
        if last < 0 or COMMA.search(text, *sorted((last, start))):
            yield origin.statement.around(start, end)
        last = end


def _ordered(origin: Origin) -> list[re.Match[str]]:
    """Return the reservations of an origin, those before a figure that the sentence has first."""

    def reserves(hedge: re.Match[str]) -> tuple[bool, bool]:
        # "she estimates that sales may double": what she says of them tells more
        return _figure_after(origin, hedge), not ESTIMATE.fullmatch(hedge.group())

    return sorted(cues.HEDGE.finditer(origin.statement.text), key=reserves, reverse=True)


def _of_headline(claim: Claim) -> Iterator[Finding]:
    """Yield a finding where a headline states what the source reserves, in the origins of the lead too."""
    text = claim.sentence.text
    plans = TO_DO.match(text)
    further = text[plans.end() :] if plans else text
    if IN_HEADLINE.search(further) or cues.HEDGED.search(further):
        return
    for origin in (*claim.origins, *claim.of_lead):
        said = origin.statement
        for hedge in _ordered(origin):
            planned = plans is not None or _to_come(origin, hedge)
            if ESTIMATE.fullmatch(hedge.group()) or (planned and not _WEIGHED.match(hedge.group())):
                continue
            if origin.across:
                lost = _figure_after(origin, hedge)
            else:
                ahead = origin.after(hedge.end(), _AHEAD)
                lost = origin.keeps(ahead) >= _KEPT_IN_HEADLINE and origin.keeps(ahead[:_AFTER]) > 0
                near = origin.after(hedge.end(), 1)
                lost = lost or bool(
                    near and _ADJECTIVE.fullmatch(hedge.group()) and origin.keeps(near)
                )
            if lost:
                shown = origin.statement.around(*hedge.span())
                message = f"The source says “{shown}”; the headline is surer. Keep the reservation."
                span = claim.sources.span(said)
                yield claim.finding("hedge", "note", text, message, span)
                return


def _to_come(origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether a headline has "to" before what a source reserves: "New plant to open in May"."""
    stems = {token.stem for token in origin.after(hedge.end(), _AFTER)}
    return any(
        a.text == "to" and (origin.across or b.text == "be" or b.stem in stems)
        for a, b in pairwise(origin.sentence.tokens)
    )


def _figure_after(origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether the sentence has a figure that stands behind a reservation in its clause."""
    return any(
        not figure.dated and any(agrees(figure, own) for own in origin.sentence.figures)
        for figure in figures_after(origin.statement, hedge.end())
    )


def _strong(claim: Claim) -> tuple[Origin, str] | None:
    """Return the origin and the words of a Chinese plan, report or supposition that a sentence states."""
    sentence, match = claim.sentence, claim.match
    if not (claim.origins and match.across and match.best >= _ACROSS):
        return None
    origin = claim.origins[0]
    source = origin.statement
    hedge = STRONG_ZH.search(source.text)
    shared = [g for g in source.figures if any(agrees(f, g) for f in sentence.figures)]
    if not shared:
        return None  # a shared name alone does not show that the two say one thing
    if hedge is None or KEEPS.search(sentence.text) or _ONCE.search(source.text[: hedge.start()]):
        return None
    if hedge.group() in _FORWARD and _told_before(source, shared, hedge.start()):
        return None
    if is_title_case(sentence.text) or (claim.headline and TO_DO.match(sentence.text)):
        return None  # a headline says "to Open" for "plans to open"
    return origin, source.around(*hedge.span())


def _told_before(source: Statement, shared: Sequence[Figure], place: int) -> bool:
    """Whether all figures of a sentence stand in clauses before a reservation about what is to come."""
    clause = max((m.end() for m in COMMA.finditer(source.text, 0, place)), default=0)
    return all(figure.end - source.start <= clause for figure in shared)


def _finding(claim: Claim, origin: Origin, severity: Severity, message: str) -> Finding:
    span = claim.sources.span(origin.statement)
    return claim.finding("hedge", severity, claim.sentence.text, message, span)
