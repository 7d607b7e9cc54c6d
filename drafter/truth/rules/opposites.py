"""A word of a sentence whose opposite the source has in its place."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading.opposites import opposites
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, Token, stem

_CARRIED = (
    0.35  # share of the sentence that its evidence must hold before a word is held against it
)
_ABROAD = frozenset("overseas international foreign abroad".split())  # one word for another
_WINDOW = 3  # content words each way that tell which words two texts have in common


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for each word whose opposite stands among the same words of the evidence."""
    match = claim.match
    if not match.statements or match.across or match.coverage < _CARRIED:
        return
    own = {token.text.lower() for token in claim.sentence.tokens}
    for index, token in enumerate(claim.sentence.tokens):
        word = token.text.lower()
        against = frozenset(opposites(word) - own)
        if not against:
            against = _compounds(word, claim.sources.words)
        if not against:
            continue
        around = _neighbours(claim.sentence.tokens, index)
        place = _opposed(claim, word, against, around)
        if place is not None:
            statement, opposite = place
            message = (
                f"The source says “{opposite}” where the draft says “{token.text}”. "
                "Read the two side by side."
            )
            span = claim.sources.span(statement)
            yield claim.finding("claim", "warning", token.text, message, span)
            return


def _opposed(
    claim: Claim, word: str, against: frozenset[str], around: set[str]
) -> tuple[Statement, str] | None:
    """Return where the evidence has an opposite among the same words, unless it has the word there too."""
    found: tuple[int, Statement, str] | None = None
    kept = 0
    chosen = claim.match.statements
    # Small words such as "before" stand in any text, so that their absence shows nothing.
    new = word not in STOP and not any(_kin(word, other) for other in claim.sources.words)
    for statement in claim.sources.around(chosen):
        for index, token in enumerate(statement.tokens):
            said = token.text.lower()
            if said in against or _kin(said, word):
                shared = len(around & _neighbours(statement.tokens, index))
                inside = statement in chosen
                if said not in against:
                    kept = max(kept, shared + inside)
                elif shared and (new or inside):
                    place = (shared, statement, token.text)
                    found = max(found or (-1, statement, ""), place, key=_first)
    return None if found is None or kept >= max(1, found[0]) else found[1:]


def _compounds(word: str, said: frozenset[str]) -> frozenset[str]:
    """Return the words of the sources that differ from a compound by an opposite: high-quality."""
    parts = word.split("-")
    if len(parts) == 1 or word in said:
        return frozenset()
    others = (
        "-".join([*parts[:i], other, *parts[i + 1 :]])
        for i, part in enumerate(parts)
        for other in opposites(part)
    )
    return said.intersection(others)


def _first(found: tuple[int, Statement, str]) -> int:
    return found[0]


def _kin(word: str, other: str) -> bool:
    """Whether two words are forms of one: rise and rising."""
    if word in _ABROAD and other in _ABROAD:
        return True
    if min(len(word), len(other)) >= 4:
        return word[:4] == other[:4]
    return word[:3] == other[:3] and stem(word) == stem(other)


def _neighbours(tokens: list[Token], index: int) -> set[str]:
    before = [t.stem for t in tokens[:index] if t.stem not in STOP][-_WINDOW:]
    after = [t.stem for t in tokens[index + 1 :] if t.stem not in STOP][:_WINDOW]
    return {*before, *after}
