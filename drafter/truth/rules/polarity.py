"""A “not” that a sentence has and its source lacks (`negated`), or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading import cues
from drafter.truth.reading.denials import (
    Negation,
    clause,
    contrary,
    denied,
    negations,
    neighbours,
    told,
)
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import Token
from drafter.truth.rules import negated

_BESIDE = 3  # words of one clause that stand in any text about the same
_AS_GOOD = 0.75  # of the best place; what stands there counts too
_NEAREST = 2  # words after a negation that it is about before all others
# These deny what is done, and not the word that follows.
_OF_THINGS = frozenset("none neither nor nobody nothing".split())
_SAME = (0.34, 1)  # share and number of the words round a denied one that both texts have
# What cannot or may not be may still have been.
_CANNOT = re.compile(
    r"\b(?:can(?:not|[’']t| not)|(?:could|should|must|may|might)(?: not|n[’']t))$", re.IGNORECASE
)
_ABLE = re.compile(
    r"\b(?:can|could|should|must|may|might|able|allowed|permitted|free)\b", re.IGNORECASE
)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding where the sentence denies what its evidence states, or states what that denies."""
    match = claim.match
    if not match.statements or match.across:
        return
    yield from negated.findings(claim)
    yield from _lost(claim)


def _of_the_rest(sentence: Statement, source: Statement) -> bool:
    """Whether a sentence tells the share that a source's leaves: two thirds have, a third have not."""
    mine, theirs = ([f for f in s.figures if f.unit == "percent"] for s in (sentence, source))
    return any(agrees(replace(f, value=100.0 - f.number), g) for f in mine for g in theirs)


def _lost(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for a word that the sources deny and the sentence, in the same words, does not."""
    sentence = claim.sentence
    for source in claim.match.statements:
        own = frozenset(token.text.lower() for token in source.tokens)
        for negation in negations(source):
            if not negation.scope or negation.token.text.lower() in _OF_THINGS:
                continue
            said = negation.scope[0]
            held = [t for t in sentence.tokens if t.stem == said.stem]
            if not held or sum(t.stem == said.stem for t in source.tokens) > 1:
                continue
            if not _of_the_same(claim, source, said, held[0]):
                continue
            if _of_the_rest(sentence, source) or cues.ACCUSES.search(sentence.text):
                continue
            if _only_not_to_be(source, negation, sentence, held[0]):
                continue
            beside = clause(sentence, held[0].start - sentence.start)
            if denied(sentence, held, own, apart=True) or contrary(
                beside, negation.scope[:_NEAREST]
            ):
                continue
            message = "The source denies what the draft states: a “not” was lost."
            yield claim.finding(
                "claim", "warning", held[0].text, message, claim.sources.span(source)
            )
            return


def _only_not_to_be(
    source: Statement, negation: Negation, sentence: Statement, said: Token
) -> bool:
    """Whether a source says what cannot or should not be, and the sentence what was."""
    before = sentence.text[: said.start - sentence.start]
    denial = source.text[: negation.token.end - source.start]
    return _CANNOT.search(denial) is not None and not _ABLE.search(before)


def _of_the_same(claim: Claim, source: Statement, denied_there: Token, said: Token) -> bool:
    """Whether a sentence has a word among those that a source denies it with, and none states it."""
    sentence = claim.sentence
    there = neighbours(source, denied_there)
    shared = there & neighbours(sentence, said)
    if len(shared) < _SAME[1] or len(shared) < _SAME[0] * len(there):
        return _only_denied(claim, source, said)
    kept = len(source.stems & sentence.stems)
    return not any(
        s is not source
        and _states(s, said.stem, shared)
        and len(s.stems & sentence.stems) >= _AS_GOOD * kept
        for s in claim.sources.holding(said.stem)
    )


def _only_denied(claim: Claim, source: Statement, said: Token) -> bool:
    """Whether the only place of a word in the sources denies it of what the sentence has beside it."""
    beside = {t.stem for t in told(claim.sentence, said.start - claim.sentence.start)}
    return len(beside & source.stems) > _BESIDE and len(claim.sources.holding(said.stem)) == 1


def _states(statement: Statement, stem: str, shared: frozenset[str]) -> bool:
    """Whether a statement has a word among the same others, and does not deny it."""
    held = [t for t in statement.tokens if t.stem == stem]
    among = any(shared & neighbours(statement, token) for token in held)
    return among and not denied(statement, held, frozenset())
