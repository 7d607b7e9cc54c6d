"""Whose figures a sentence gives, against a source in another language."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.evidence import Sources
from drafter.truth.reading.names import Mention
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.statements import Statement

_ACTORS = frozenset(["company", "person", "body"])
_BACK = 3  # sentences through which Chinese goes on about whom it named last
_TOLD = 12  # small numbers stand in any text


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding if all figures of a sentence are those of another one than it names.

    Words cannot be compared across languages, but the glossary knows names in both, and figures say where
    the source speaks of the same.
    """
    sentence, sources = claim.sentence, claim.sources
    if not sources.chinese or sentence.chinese:
        return
    named = [m for m in sources.glossary.mentions(sentence.text) if m.entry.kind in _ACTORS]
    told = [figure for figure in sentence.figures if _telling(figure, sources)]
    own = _family(claim, frozenset(m.entry.name for m in named))
    if not told or not named or not own & (sources.entities | sources.owners):
        return
    rivals: list[tuple[Statement, str]] = []
    for figure in told:
        places = [statement for statement, _ in sources.places(figure)]
        found = [_owner(claim, named, own, statement) for statement in places]
        if not found or not all(found):
            return
        rivals += [(s, name) for s, name in zip(places, found, strict=True)]
    statement, other = rivals[0]
    mention = named[0]
    text = sentence.text[mention.start : mention.end]
    message = f"The source says this of {other}, not of {text}. Read the two side by side."
    yield claim.finding("name", "warning", text, message, sources.span(statement))


def _telling(figure: Figure, sources: Sources) -> bool:
    if figure.dated or figure.unit in ("ordinal", "weekday"):
        return False
    if any(agrees(figure, other) for other in sources.title_figures):
        return False
    return figure.unit != "count" or figure.number > _TOLD


def _family(claim: Claim, names: frozenset[str]) -> frozenset[str]:
    """Return names with their owners and with the things that they own."""
    glossary = claim.sources.glossary
    owned = {entry.name for entry in glossary.entries if entry.owner in names}
    return names | glossary.behind(names) | owned


def _owner(claim: Claim, named: list[Mention], own: frozenset[str], statement: Statement) -> str:
    """Return another actor of the same kind that a place speaks of; "" if it may be one of the sentence."""
    sources = claim.sources
    kinds = {m.entry.kind for m in named}
    around = sources.beside(statement, _BACK)
    at = around.index(statement)
    for earlier in reversed(around[: at + 1]):
        if earlier.source != statement.source:
            break
        actors = [
            m.entry
            for m in sources.glossary.mentions(earlier.text)
            if m.entry.kind in _ACTORS | {"product"}
        ]
        if own & {entry.name for entry in actors}:
            return ""
        same = [entry.name for entry in actors if entry.kind in kinds]
        if actors:
            return same[0] if same else ""
    return ""
