"""Names that stand in a sentence beside words which the sources never have near them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model import Finding
from drafter.truth.reading.words import STOP, Token
from drafter.truth.rules.appearances import Appearance

_BESIDE = 2  # known words each way by which it is told what a name is named for
_LEAST = 3  # of them
_FAR = 20  # words, about a sentence; what stands farther away says nothing of a name
_FEW = 8  # a name that stands at more places is what the source is about


def finding(name: Appearance) -> Finding | None:
    """Return a finding on a name that no source has near any of the words beside it."""
    sources, running = name.claim.sources, name.claim.sources.running
    if not 0 < len(name.places) <= _FEW or name.text in running.speakers.values():
        return None
    beside = list(_beside(name))
    if len(beside) < _LEAST or any(_near(name, stem) for stem in beside):
        return None
    message = (
        f"The sources name {name.text}, but nowhere near the words beside it here. "
        "Check that it is the name that is meant."
    )
    spans = [sources.span(statement) for statement in name.claim.match.statements[:1]]
    spans.append(sources.span(running.statements[running.statement(name.places[0])]))
    return name.claim.finding("name", "warning", name.text, message, *spans)


def _near(name: Appearance, stem: str) -> bool:
    """Whether the sources have a word near the name, or near what goes on about it."""
    running = name.claim.sources.running
    places = running.places(stem)
    return any(running.gap(places, reach) <= _FAR for reach in name.reaches)


def _beside(name: Appearance) -> Iterator[str]:
    """Yield the stems of the nearest words on each side that say something and that the sources have."""
    tokens = name.claim.sentence.tokens
    own = {token.stem for token in tokens[name.start : name.end]}
    yield from _known(name, tokens[: name.start][::-1], own)
    yield from _known(name, tokens[name.end :], own)


def _known(name: Appearance, side: Sequence[Token], own: set[str]) -> Iterator[str]:
    running, left = name.claim.sources.running, _BESIDE
    for token in side:
        if not left:
            return
        if token.stem not in STOP and token.stem not in own and running.places(token.stem):
            left -= 1
            yield token.stem
