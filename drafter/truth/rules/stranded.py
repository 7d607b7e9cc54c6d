"""Names that stand in a sentence beside words which the sources never have near them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading.countries import lands
from drafter.truth.reading.running import Range, Running
from drafter.truth.reading.speakers import attributes
from drafter.truth.reading.words import STOP, Token
from drafter.truth.rules.appearances import Appearance

_BESIDE = 2  # known words each way by which it is told what a name is put for
_OF_A_SPEAKER = 4  # what somebody says is told after the name
_FAR = 30  # words, about a sentence; what stands farther away says nothing of it
_LEAD = 1  # the last of the first statements: who is named there is called "we" or "it" afterwards
_FEW = 8  # what stands at more places is what the source is about


def finding(name: Appearance) -> Finding | None:
    """Return a finding on a name that no source has near any of the words beside it."""
    claim, running = name.claim, name.claim.sources.running
    bare = [(place, place) for place in name.places]
    if name.text in lands(claim.sentence.text):
        return None
    if name.text in running.speakers.values() or not 0 < len(bare) <= _FEW:
        return None  # a speaker's words stand apart from the label
    ahead, after = _beside(claim, name.start, name.end)
    beside = ahead + after
    if running.statement(name.places[0]) <= _LEAD:
        return None
    # Most names are told without their reaches, which take longer to find.
    if min(len(ahead), len(after)) < _BESIDE or not (
        _far(running, beside, bare) and _far(running, beside, name.reaches)
    ):
        return None
    message = (
        f"The sources name {name.text}, but nowhere near the words beside it here. "
        "Check that it is the name that is meant."
    )
    spans = [claim.sources.span(statement) for statement in claim.match.statements[:1]]
    spans.append(claim.sources.span(running.statements[running.statement(name.places[0])]))
    return claim.finding("name", "warning", name.text, message, *spans)


def _far(running: Running, beside: Sequence[str], held: Sequence[Range]) -> bool:
    """Whether words stand in the sources' row only far from `held`, the ranges that speak of a name."""
    return 0 < len(held) <= _FEW and not any(
        running.gap(running.places(stem), place) <= _FAR for stem in beside for place in held
    )


def _beside(claim: Claim, start: int, end: int) -> tuple[list[str], list[str]]:
    """Return the stems of the nearest words on each side that say something and that the sources have."""
    tokens = claim.sentence.tokens
    own = {token.stem for token in tokens[start:end]}
    ahead, after = tokens[:start][::-1], tokens[end:]
    speaks = bool(after) and bool(attributes(after[0].text))
    told = list(_known(claim, after, own, _OF_A_SPEAKER if speaks else _BESIDE))
    return list(_known(claim, ahead, own, _BESIDE)), told


def _known(claim: Claim, side: Sequence[Token], own: set[str], left: int) -> Iterator[str]:
    running = claim.sources.running
    for token in side:
        if not left:
            return
        if token.stem not in STOP and token.stem not in own and running.places(token.stem):
            left -= 1
            yield token.stem
