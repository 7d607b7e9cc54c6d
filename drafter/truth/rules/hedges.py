"""Reservations of a source that a sentence states as fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Finding, Severity
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading import cues
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.reservations import (
    COMMA,
    IN_HEADLINE,
    KEEPS,
    STRONG,
    TO_DO,
    clause,
    figures_after,
    of_a_charge,
    of_a_verb,
)
from drafter.truth.reading.speakers import attributes, attributions
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import stem
from drafter.truth.rules import hedges_zh as across
from drafter.truth.rules.quotations import outside

# Whoever gives a figure has estimated it; who he is says enough.
_ESTIMATE = re.compile(r"estimate[ds]?", re.IGNORECASE)
_FORWARD = frozenset({"有望", "或将", "拟"})
_ONCE = re.compile(r"(?:原|曾|此前|早前|原本|最初)$")  # what was planned then, and is settled now
_CLOSE = (
    0.6  # share of the sentence one source statement must hold before its words are held against it
)
_ACROSS = 0.7  # the same where the statement is in another language
_AFTER = 4  # content words after a reservation, two of which the sentence must have kept
_NEAR = 2  # of these the first ones, of which it must have kept one
_KEPT = 2
_TWO = 2  # reservations of one statement that are shown
_AHEAD = 9  # content words after a reservation, of which a headline must have kept
_KEPT_IN_HEADLINE = 3
_ADJECTIVE = re.compile(r"(?:possible|suspected|likely|alleged|apparent|potential|proposed)", re.I)
# What stands between a reservation and what it is about: "said to be in early talks to buy".
_TALKS = re.compile(
    r"(?:talks|discuss\w+|negotiat\w+|consider\w*|plan\w*|early|advanced|preliminary|look\w*|explor\w+|set|"
    r"possib\w+|whether|schedul\w+|likely|agree\w*|option\w*|way)$",
    re.IGNORECASE,
)
# What is spoken of as often as it reserves: "may extend the trial" is no surer for the trial.
_THING = re.compile(
    r"(?:trials?|tests?|tested|testing|pilot|draft|targets?|talks|goals?|if|whether|propos(?:als?|ed))$",
    re.IGNORECASE,
)
# What may not come at all, which "to sell" in a headline does not say.
_WEIGHED = re.compile(r"(?:consider|weigh|mull|explor|might|could|may\b|possibl)", re.IGNORECASE)
_SURE = re.compile(r"\bwill (?:also |then |now |be |soon |only )*$")
# "said that it would": what was "will" and "can" when it was said, and is no reservation.
_SHIFTED = re.compile(
    r"\b(?:said|announced|told|confirmed|promised|pledged|added|wrote|decided|agreed|vowed|testified)\b"
    r"[^.;:]{0,70}$"
)
_SHIFTS = {"would": re.compile(r"\bwill\b"), "could": re.compile(r"\bcan\b")}


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
        lost = [
            hedge
            for hedge in _ordered(origin)
            if _lost(claim, origin, hedge) and not _of_its_source(claim, origin, hedge)
        ]
        if lost:
            shown = "” and “".join(dict.fromkeys(_shown(origin, lost)))
            message = f"The source says “{shown}”; the draft is surer. Keep the reservation."
            yield _finding(claim, origin, "note", message)


def _shown(origin: Origin, lost: Sequence[re.Match[str]]) -> Iterator[str]:
    """Yield the words of the first reservations, each of a clause of its own."""
    text, last = origin.statement.text, -1
    for hedge in lost[:_TWO]:
        if last < 0 or COMMA.search(text, *sorted((last, hedge.start()))):
            yield origin.statement.around(*hedge.span())
        last = hedge.end()


def _ordered(origin: Origin) -> list[re.Match[str]]:
    """Return the reservations of an origin, those before a figure that the sentence has first."""

    def reserves(hedge: re.Match[str]) -> tuple[bool, bool]:
        # "she estimates that sales may double": what she says of them tells more
        return _figure_after(origin, hedge), not _ESTIMATE.fullmatch(hedge.group())

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
            if _ESTIMATE.fullmatch(hedge.group()) or (plans and not _WEIGHED.match(hedge.group())):
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


def _strong(claim: Claim) -> tuple[Origin, str] | None:
    """Return the origin and the words of a plan, report or supposition that the sentence states."""
    sentence, match = claim.sentence, claim.match
    if not claim.origins or match.best < (_ACROSS if match.across else _CLOSE):
        return None
    origin = claim.origins[0]
    source = origin.statement
    hedge = STRONG.search(source.text)
    shared = [g for g in source.figures if any(agrees(f, g) for f in sentence.figures)]
    if match.across and not shared:
        return None  # a shared name alone does not show that the two say one thing
    if hedge is None or KEEPS.search(sentence.text) or _shifted(sentence.text, source.text, hedge):
        return None
    if _ONCE.search(source.text[: hedge.start()]):
        return None
    if match.across and hedge.group() in _FORWARD and _told_before(source, shared, hedge.start()):
        return None
    if is_title_case(sentence.text) or (claim.headline and TO_DO.match(sentence.text)):
        return None  # a headline says "to Open" for "plans to open"
    if not origin.across and origin.keeps(origin.after(hedge.end(), 3)) < _KEPT:
        return None
    return origin, origin.statement.around(*hedge.span())


def _told_before(source: Statement, shared: Sequence[Figure], place: int) -> bool:
    """Whether all figures of a sentence stand in clauses before a reservation about what is to come."""
    clause = max((m.end() for m in COMMA.finditer(source.text, 0, place)), default=0)
    return all(figure.end - source.start <= clause for figure in shared)


def _lost(claim: Claim, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether the sentence kept what a reservation stands before, and not the reservation."""
    text = claim.sentence.text
    if is_title_case(text):
        if IN_HEADLINE.search(text) or origin.across:
            return False
    elif origin.across:
        return across.lost(claim, origin, hedge)
    after = [t for t in origin.after(hedge.end(), 2 * _AFTER) if not _TALKS.match(t.text)][:_AFTER]
    near = after[:_NEAR]
    ahead = origin.after(hedge.end(), 2 * _AFTER)
    if of_a_charge(hedge.group()) and origin.keeps(ahead) > len(ahead) // 2:
        near = after  # "suspected of running a service that rented accounts": most of it was kept
    first = next((token for token in near if origin.kept(token)), None)
    if len(after) < _KEPT:  # it stands at the end: "is tentatively set for May"
        after = [*origin.before(hedge.start(), 1), *after]
    if first is None or origin.keeps(after) < _KEPT:
        return False
    offset = claim.sentence.start
    places = [t.start - offset for t in claim.sentence.tokens if t.stem == first.stem]
    if first is near[0] and _made_sure(text, places[0], hedge):
        return True
    return not any(
        _reserved(stated, origin, hedge) or _shifted(stated, origin.statement.text, hedge)
        for stated in (clause(text, place) for place in places)
    )


def _shifted(clause: str, source: str, hedge: re.Match[str]) -> bool:
    """Whether a clause has "will" for what the source has somebody say "would" be done."""
    kept = _SHIFTS.get(hedge.group().lower())
    return (
        kept is not None
        and kept.search(clause) is not None
        and _SHIFTED.search(source, 0, hedge.start()) is not None
    )


def _of_its_source(claim: Claim, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether a reservation only tells whose figures they are, and the sentence names them too."""
    if not attributes(outside(claim.sentence.text)):
        return False
    if _ESTIMATE.fullmatch(hedge.group()):
        return True
    return not origin.across and any(
        said.speech <= hedge.start() < said.speaking
        for said in attributions(outside(origin.statement.text))
    )


def _made_sure(text: str, place: int, hedge: re.Match[str]) -> bool:
    """Whether the sentence has "will" where the source has a reservation, whatever else is reserved."""
    return _SURE.search(text, 0, place) is not None and of_a_verb(hedge.group())


def _reserved(clause: str, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether a clause of a draft keeps a reservation, and not only another thing of the source."""
    for kept in cues.HEDGED.finditer(clause):
        own = _THING.match(kept.group()) and stem(kept.group()) in origin.statement.stems
        if not own or _THING.match(hedge.group()):
            return True
    return False


def _finding(claim: Claim, origin: Origin, severity: Severity, message: str) -> Finding:
    span = claim.sources.span(origin.statement)
    return claim.finding("hedge", severity, claim.sentence.text, message, span)
