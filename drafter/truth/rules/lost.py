"""A “not” that a source has and the sentence lost: what speaks for it is weighed."""

from __future__ import annotations

import re
from collections import defaultdict
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
    neighbours,
    told,
)
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import Token
from drafter.truth.rules.quotations import outside
from drafter.truth.weighing import Suspicion

RULE = "lost"
_NEAREST = 2  # words after a negation that it is about before all others
_MANY = 3
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|refus\w+|reject\w*|g[ai]v(?:e|en|ing) up|abandon\w*|scrapp\w*|"
    r"shelv\w*|forgo\w*|rul(?:es?|ed|ing) out|dropp\w+ (?:the|its|their|any) (?:idea|plan)s?)\b",
    re.IGNORECASE,
)
_AS_GOOD = 0.75  # of what a denial has of the sentence; what has as much counts too
# These deny what is done, and not the word that follows.
_OF_THINGS = frozenset("none neither nor nobody nothing".split())
_JOINED = re.compile(r"\b(?:and|but)\b")
# What is not changed or ended stays as it is: these alone are denied, not what follows them.
_CHANGES = re.compile(
    r"(?:chang|alter|adjust|revis|amend|affect|touch|stop|ceas|differ)\w*$|end(?:s|ed|ing)?$",
    re.IGNORECASE,
)
# These deny what was asked or said before: "Not as long as …", "not because …".
_ON_CONDITION = re.compile(r" (?:as long as|while|if|unless|until|before|because|when|yet)\b")
_WOULD = re.compile(r"\bwould(?: have| be|['’]ve)\b")
# What cannot or may not be may still have been.
_CANNOT = re.compile(
    r"\b(?:can(?:not|[’']t| not)|(?:could|should|must|may|might)(?: not|n[’']t))$", re.IGNORECASE
)
_ABLE = re.compile(
    r"\b(?:can|could|should|must|may|might|able|allowed|permitted|free)\b", re.IGNORECASE
)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for the word that the sources most plainly deny and the sentence states."""
    weighed = [(suspicion.worth(RULE), suspicion) for suspicion in suspicions(claim)]
    worth, likeliest = max(weighed, key=lambda pair: pair[0], default=(0.0, None))
    if likeliest is not None and worth > 0:
        message = "The source denies what the draft states: a “not” was lost."
        span = claim.sources.span(likeliest.place)
        yield claim.finding("claim", "warning", likeliest.token.text, message, span)


def suspicions(claim: Claim) -> Iterator[Suspicion]:
    """Yield each word of a sentence that the sources deny, beside the denial most like the sentence."""
    sentence, sources = claim.sentence, claim.sources
    if not claim.match.statements or claim.match.across:
        return
    if cues.ACCUSES.search(sentence.text) or _DENIED.search(sentence.text):
        return
    unquoted = outside(sentence.text)  # the words of a quotation are looked up on their own
    found: dict[Token, list[Suspicion]] = defaultdict(list)
    for source, denials in sources.denials:
        for negation in denials:
            said = _said(source, negation, sentence)
            if said is None or _of_the_rest(sentence, source):
                continue
            around = neighbours(source, said)
            held = [
                t
                for t in sentence.tokens
                if t.stem == said.stem and unquoted[t.start - sentence.start] != " "
            ]
            best = max(held, key=lambda t: len(around & neighbours(sentence, t)), default=None)
            if best is not None and not _only_not_to_be(source, negation, sentence, best):
                traits = _traits(claim, source, negation, said, best)
                found[best].append(Suspicion(best, source, traits))
    yield from (max(alike, key=_likeness) for alike in found.values())


def _said(source: Statement, negation: Negation, sentence: Statement) -> Token | None:
    """Return the word next to a negation that a sentence has; "without" denies only the first."""
    word = negation.token.text.lower()
    if _ON_CONDITION.match(source.text, negation.token.end - source.start):
        return None
    if word == "without" and _WOULD.search(source.text):
        return None  # "without the impairment it would have been higher": there was one
    alone = word == "without" or any(map(_CHANGES.match, (t.text for t in negation.scope[:1])))
    for token in negation.scope[: 1 if alone else _NEAREST]:
        between = source.text[negation.token.end - source.start : token.start - source.start]
        if token.stem in sentence.stems and not _JOINED.search(between):
            return None if word in _OF_THINGS else token
    return None


def _likeness(suspicion: Suspicion) -> float:
    return sum(suspicion.traits[name] for name in ("first", "clause", "own clause"))


def _traits(
    claim: Claim, source: Statement, negation: Negation, said: Token, held: Token
) -> dict[str, float]:
    """Return what speaks for a lost “not”: the words both have around it, and no other place has it."""
    sentence, at = claim.sentence, held.start - claim.sentence.start
    own = frozenset(token.text.lower() for token in source.tokens)
    inside = {t.stem for t in told(sentence, at)}
    shared = neighbours(source, said) & neighbours(sentence, held)
    return {
        "first": said is negation.scope[0],
        "clause": len(negation.clause & sentence.stems) / max(1, len(negation.clause)),
        "beside": len(shared),
        "own clause": len(inside & source.stems) / max(1, len(inside)),
        "carries": source in claim.match.statements,
        "denied": denied(sentence, [held], own, apart=True),
        "contrary": contrary(clause(sentence, at), negation.scope[:_NEAREST]),
        "stated": _stated(claim, source, said, shared),
        "stated anywhere": min(_MANY, _stating(claim, said)),
        "rarity": claim.sources.weight(said.stem),
    }


def _stating(claim: Claim, said: Token) -> int:
    """Return how many statements of the sources have a word that they do not deny."""
    return sum(
        not denied(s, [t for t in s.tokens if t.stem == said.stem], frozenset(), apart=True)
        for s in claim.sources.holding(said.stem)
    )


def _stated(claim: Claim, source: Statement, said: Token, shared: frozenset[str]) -> bool:
    """Whether another statement has a word among the same others, and does not deny it."""
    stems = claim.sentence.stems
    kept = len(source.stems & stems)
    return any(
        s is not source
        and len(s.stems & stems) >= _AS_GOOD * kept
        and any(shared & neighbours(s, t) for t in s.tokens if t.stem == said.stem)
        and not denied(s, [t for t in s.tokens if t.stem == said.stem], frozenset())
        for s in claim.sources.holding(said.stem)
    )


def _of_the_rest(sentence: Statement, source: Statement) -> bool:
    """Whether a sentence tells the share that a source's leaves: two thirds have, a third have not."""
    mine, theirs = ([f for f in s.figures if f.unit == "percent"] for s in (sentence, source))
    return any(agrees(replace(f, value=100.0 - f.number), g) for f in mine for g in theirs)


def _only_not_to_be(
    source: Statement, negation: Negation, sentence: Statement, said: Token
) -> bool:
    """Whether a source says what cannot or should not be, and the sentence what was."""
    before = sentence.text[: said.start - sentence.start]
    denial = source.text[: negation.token.end - source.start]
    return _CANNOT.search(denial) is not None and not _ABLE.search(before)
