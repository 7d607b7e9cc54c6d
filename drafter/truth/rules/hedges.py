"""Reservations of a source that a sentence states as fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Finding, Severity
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading import cues
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.reservations import (
    COMMA,
    ESTIMATE,
    IN_HEADLINE,
    TO_DO,
    figures_after,
)
from drafter.truth.rules import hedges_zh as across
from drafter.truth.rules import reserved

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
    if claim.headline:
        yield from _of_headline(claim)
        return
    for origin in claim.origins:
        lost = _lost_across(claim, origin) if origin.across else _lost(claim, origin)
        if lost:
            shown = "” and “".join(dict.fromkeys(_shown(origin, [place for place, _ in lost])))
            message = f"The source says “{shown}”; the draft is surer. Keep the reservation."
            surely = lost[0][1] > _SURELY or _RUMOUR.search(shown) is not None
            severity: Severity = "warning" if surely else "note"
            span = claim.sources.span(origin.statement)
            yield claim.finding("hedge", severity, claim.sentence.text, message, span)


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
            if ESTIMATE.fullmatch(hedge.group()) or (plans and not _WEIGHED.match(hedge.group())):
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


def _figure_after(origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether the sentence has a figure that stands behind a reservation in its clause."""
    return any(
        not figure.dated and any(agrees(figure, own) for own in origin.sentence.figures)
        for figure in figures_after(origin.statement, hedge.end())
    )
