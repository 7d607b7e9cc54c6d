"""A “not” that a sentence has and its source lacks, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading.denials import (
    Negation,
    contrary,
    denied,
    denies,
    negations,
    tells,
)
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import Token

_CARRIED = (
    0.15  # share of the sentence that its evidence must hold before a word is held against it
)
# Share of a short and of a full clause that a place must hold if it lacks the very word that is denied.
_ALIGNED = (0.5, 0.4)
_AS_GOOD = 0.6  # of the best place; what stands there counts too
_TOLD = 0.3  # share of a clause that a place must hold to be read for it
_LIKELY = 3
_NEAREST = 2  # words after a negation that it is about before all others
_LOST = 0.5  # the same, where a "not" of the source is missed
_WINDOW = 3  # content words each way that tell which words two texts have in common


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding where the sentence denies what its evidence states, or states what that denies."""
    match = claim.match
    if not match.statements or match.across:
        return
    mine = list(negations(claim.sentence))
    if mine and match.coverage >= _CARRIED:
        yield from _inserted(claim, mine)
    elif not mine and match.best >= _LOST:
        yield from _lost(claim, match.statements[0])


def _inserted(claim: Claim, mine: Sequence[Negation]) -> Iterator[Finding]:
    """Yield a finding for a negation whose clause the sources have, with nothing there that denies it."""
    own = frozenset(token.text.lower() for token in claim.sentence.tokens)
    for negation in mine:
        if not negation.scope:
            continue
        places = _places(claim, negation)
        head = negation.scope[0].stem
        least = min(2, len(negation.clause))
        carried = any(
            (shared := len(negation.clause & s.stems)) >= least
            and (head in s.stems or shared >= _ALIGNED[negation.full] * len(negation.clause))
            for s, _ in places
        )
        if not carried or any(
            denied(s, held, own) or contrary(s, negation.scope) for s, held in places
        ):
            continue
        word = negation.token.text
        message = f"The draft says “{word}”; the source states it. Read the two side by side."
        yield claim.finding("claim", "warning", word, message, claim.sources.span(places[0][0]))
        return


def _places(claim: Claim, negation: Negation) -> list[tuple[Statement, list[Token]]]:
    """Return the statements that hold most of what is denied, best first, with its words there."""
    sources, clause = claim.sources, negation.clause
    scope = {token.stem for token in negation.scope}
    nearest = {token.stem for token in negation.scope[:_NEAREST]}
    shares = sources.shares(clause)
    likely = sorted(shares, key=lambda p: (-shares[p], p))[:_LIKELY]
    near = [
        *sources.around(claim.match.statements),
        *(s for p in likely if shares[p] >= _TOLD for s in sources.window(p)),
        *(s for s in sources.holding(negation.scope[0].stem) if len(clause & s.stems) > 1),
    ]
    for wanted in (nearest, scope, clause):
        worth = {
            s: sum(sources.weight(t) for t in sorted(clause & s.stems))
            + sum(sources.weight(t) for t in sorted(scope & s.stems))
            for s in near
            if wanted & s.stems
        }
        if worth:
            least = _AS_GOOD * max(worth.values())
            kept = sorted((s for s in worth if worth[s] >= least), key=lambda s: -worth[s])
            return [(s, [t for t in s.tokens if t.stem in wanted]) for s in kept]
    return []


def _lost(claim: Claim, source: Statement) -> Iterator[Finding]:
    """Yield a finding for a word that the source denies and the sentence does not."""
    if denies(claim.sentence):
        return
    said = claim.sentence.stems
    for negation in negations(source):
        for token in negation.scope[:1]:
            if token.stem not in said or sum(t.stem == token.stem for t in source.tokens) > 1:
                continue
            if not _around(token.stem, claim.sentence) & _around(token.stem, source):
                continue
            others = [s for s in claim.sources.holding(token.stem) if s is not source]
            if any(_share(claim.sentence, s) >= 0.4 and not denies(s) for s in others):
                continue  # another place states it
            message = "The source denies what the draft states: a “not” was lost."
            word = next(t.text for t in claim.sentence.tokens if t.stem == token.stem)
            yield claim.finding("claim", "warning", word, message, claim.sources.span(source))
            return


def _around(stem: str, statement: Statement) -> set[str]:
    """Return the content words nearest to a word."""
    found: set[str] = set()
    held = [t for t in statement.tokens if tells(t)]
    for index, token in enumerate(held):
        if token.stem == stem:
            found |= {t.stem for t in held[max(0, index - _WINDOW) : index]}
            found |= {t.stem for t in held[index + 1 : index + 1 + _WINDOW]}
    return found - {stem}


def _share(sentence: Statement, source: Statement) -> float:
    content = set(sentence.content)
    return len(content & set(source.content)) / len(content) if content else 0.0
