"""Reservations that a sentence in the source's language lost: what speaks for it, weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.truth.claims import Claim
from drafter.truth.origins import BREAK, Origin
from drafter.truth.reading import cues
from drafter.truth.reading.denials import asks
from drafter.truth.reading.reservations import ESTIMATE, WEIGHED, is_open, reserving
from drafter.truth.reading.speakers import Attribution, attributes, attributions
from drafter.truth.reading.words import Token, stem
from drafter.truth.rules.quotations import outside
from drafter.truth.weighing import Suspicion

RULE = "reserved"
_AHEAD = 4  # telling words after a reservation, by one of which its place in the sentence is known
_BEFORE = 45  # characters before that word in which the sentence may reserve it
# "said that it would": what was "will" when it was said, and is no reservation.
_SHIFTED = re.compile(
    r"\b(?:said|announced|told|confirmed|promised|pledged|added|wrote|decided|agreed|vowed|testified)\b"
    r"[^.;:]{0,70}$"
)
# "I want to thank Ada Vale, who will retire": how somebody begins to speak
_COURTESY = re.compile(
    r"(?:wants?|would like|wish|hope) (?:to )?(?:thank|say|add|stress|remind|welcome|congratulate|begin)\b"
)
_FORESEES = re.compile(
    r"\b(?:expect|estimat|forecast|project|predict)(?:s|e[sd]?|ed|ing)?\b", re.IGNORECASE
)
_SURE = re.compile(r"\b(?:will|can)\b[^,.;]{0,25}$")


def suspicions(claim: Claim, origin: Origin) -> Iterator[Suspicion]:
    """Yield each reservation of an origin that the sentence may have lost."""
    if asks(origin.statement):
        return  # "could you take care of the food?"
    text, offset = origin.statement.text, origin.statement.start
    spoken = attributions(outside(text))
    for hedge in reserving(text):
        token = next((t for t in origin.statement.tokens if t.end > hedge.start() + offset), None)
        if token is not None and not _only_says(claim, text, hedge):
            yield Suspicion(
                token, origin.statement, _traits(claim, origin, hedge, spoken), hedge.group()
            )


def _only_says(claim: Claim, text: str, hedge: re.Match[str]) -> bool:
    """Whether a word only belongs to how somebody speaks, which the sentence tells or need not."""
    if ESTIMATE.fullmatch(hedge.group()):
        return attributes(outside(claim.sentence.text))
    if _FORESEES.match(hedge.group()) and _FORESEES.search(claim.sentence.text):
        return True  # "expects it to deliver": "will deliver, the broker estimates"
    if _COURTESY.match(text, hedge.start()):
        return True
    return hedge.group() == "would" and _SHIFTED.search(text, 0, hedge.start()) is not None


def _traits(
    claim: Claim, origin: Origin, hedge: re.Match[str], spoken: tuple[Attribution, ...]
) -> dict[str, float]:
    word, said = hedge.group(), origin.statement.text
    before = _before(claim, next(filter(origin.kept, origin.after(hedge.end(), _AHEAD)), None))
    if is_open(word):  # it reserves what stands before it
        before = claim.sentence.text
    hedged = WEIGHED.search(before) or cues.HEDGED.search(before)
    first, *_, last = word.split() * 2
    return {
        "kept": stem(first) in claim.sentence.stems and stem(last) in claim.sentence.stems,
        "clause kept, unreserved": 0.0 if hedged else _clause_kept(origin, hedge),
        "will": _SURE.search(before) is not None,
        "strict": any(m.start() <= hedge.start() < m.end() for m in cues.HEDGE.finditer(said)),
        "open": is_open(word),
        "would": word.lower() in ("would", "should"),
        "of the speaker": any(
            each.speech <= hedge.start() < each.speaking
            and not each.first <= hedge.start() < each.last
            for each in spoken
        ),
    }  # fmt: skip


def _before(claim: Claim, token: Token | None) -> str:
    """Return what stands in the sentence right before a word of the source that it kept."""
    sentence = claim.sentence
    place = next((t.start for t in sentence.tokens if token and t.stem == token.stem), None)
    if place is None:
        return ""
    return sentence.text[: place - sentence.start][-_BEFORE:]


def _clause_kept(origin: Origin, hedge: re.Match[str]) -> float:
    """Return how much the sentence kept of the clause that a reservation stands in, 0 to 1."""
    if is_open(hedge.group()):
        return origin.share
    text, offset = origin.statement.text, origin.statement.start
    first = max((m.end() for m in BREAK.finditer(text, 0, hedge.start())), default=0)
    last = next((m.start() for m in BREAK.finditer(text, hedge.end())), len(text))
    others = [
        t
        for t in origin.telling
        if first <= t.start - offset < last and not hedge.start() <= t.start - offset < hedge.end()
    ]
    return origin.keeps(others) / len(others) if others else 0.0
