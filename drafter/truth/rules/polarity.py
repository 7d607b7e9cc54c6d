"""A “not” that a sentence has and its source lacks, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading import cues
from drafter.truth.reading.denials import (
    Negation,
    contrary,
    denied,
    denied_limits,
    denies_in_other_words,
    negations,
    tells,
)
from drafter.truth.reading.opposites import denied_form, opposites
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import Token
from drafter.truth.rules.quotations import outside

# Share of a short and of a full clause that a place must hold if it lacks the very word that is denied.
_ALIGNED = (0.5, 0.4)
_OF_SCOPE = 0.5  # the same of what follows the negation
_AS_GOOD = 0.75  # of the best place; what stands there counts too
_TOLD = 0.3  # share of a clause that a place must hold to be read for it
_RETOLD = 0.6
_LIKELY = 3
_NEAREST = 2  # words after a negation that it is about before all others
# These deny what is done, and not the word that follows.
_OF_THINGS = frozenset("none neither nor nobody nothing".split())
_SAME = (0.34, 1)  # share and number of the words round a denied one that both texts have
_WINDOW = 3  # content words each way that tell which words two texts have in common
# Words by which a text does without something.
_LEFT_OUT = re.compile(
    r"\b(?:exclud\w+|leav(?:es|ing) out|left out|omit\w*|ignor\w+|except|apart from|other than|before|"
    r"lack\w*|free of|instead of|rather than|avoid\w*|skip\w*|bypass\w*|net of|absen\w+)\b"
)
_NOT_ANY = re.compile(
    r"(?:\bnot|n[’']t)\b[^.;,]{0,40}\bany(?:one|body|thing|where)?\b", re.IGNORECASE
)
_BEFORE = re.compile(r"\b(?:before|until)\b")
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|no|no one|never)|n[’']t)\b[^.;]{0,80}\b(?:until|before)\b", re.I
)
_WOULD = re.compile(r"\b(?:would|could|might) (?:not )?have \w+")
# Words that deny a whole clause and stand in few.
_WHOLE = frozenset({"nobody", "none", "nothing", "neither", "nowhere"})


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding where the sentence denies what its evidence states, or states what that denies."""
    match = claim.match
    if not match.statements or match.across:
        return
    yield from _inserted(claim, list(negations(claim.sentence)))
    yield from _lost(claim)


def _inserted(claim: Claim, mine: Sequence[Negation]) -> Iterator[Finding]:
    """Yield a finding for a negation that nothing in the sources accounts for."""
    own = frozenset(token.text.lower() for token in claim.sentence.tokens)
    limits = denied_limits(claim.sentence)
    unquoted = outside(claim.sentence.text)  # the words of a quotation are looked up on their own
    for negation in mine:
        quoted = unquoted[negation.token.start - claim.sentence.start] == " "
        if not negation.scope or quoted or negation.token.start in limits:
            continue
        head = negation.scope[0].text.lower()
        if denied_form(head) in opposites(head):
            continue  # "not unlikely" denies nothing
        if negation.token.text.lower() in _WHOLE and _said_near(claim, negation):
            continue
        if negation.token.text.lower() == "without" and _leaves_out(claim, negation):
            continue
        if _denied_of_it(claim, negation) or _counterfactual(claim, negation):
            continue
        if _not_before(claim, negation):
            continue
        places = _places(claim, negation)
        nearest = negation.scope[:_NEAREST]
        if any(denied(s, held, own) or contrary(s, nearest) for s, held in places):
            continue
        # Left unsaid, or said in Chinese: only what is stated in the same words is held against it.
        strict = negation.guarded or claim.sources.chinese
        if not _stated(negation, places, strict=strict):
            continue
        word = negation.token.text
        message = (
            f"The draft says “{word}”; the source has no such denial. Read the two side by side."
        )
        place = places[0][0] if places else claim.match.statements[0]
        yield claim.finding("claim", "warning", word, message, claim.sources.span(place))
        return


def _leaves_out(claim: Claim, negation: Negation) -> bool:
    """Whether what carries a sentence leaves something out, by whatever word, where it has the thing."""
    near = claim.sources.around(claim.match.statements)
    things = {token.stem for token in negation.scope[:_NEAREST]}
    holding = [statement for statement in near if things & statement.stems] or near
    return any(_LEFT_OUT.search(statement.text) for statement in holding)


def _said_near(claim: Claim, negation: Negation) -> bool:
    """Whether the very word of a negation stands beside what carries the sentence."""
    word = negation.token.text.lower()
    near = claim.sources.around(claim.match.statements)
    if any(_NOT_ANY.search(statement.text) for statement in near):
        return True
    return any(word == said.lower() for statement in near for said in statement.words)


def _denied_of_it(claim: Claim, negation: Negation) -> bool:
    """Whether a source denies something of the very thing: "the inn was not on her list"."""
    if not negation.subject:
        return False
    near = claim.sources.around(claim.match.statements)
    return any(other.subject == negation.subject for s in near for other in negations(s))


def _not_before(claim: Claim, negation: Negation) -> bool:
    """Whether draft and source both say before when something will not be: "not until May"."""
    after = claim.sentence.text[negation.token.start - claim.sentence.start :]
    near = claim.sources.around(claim.match.statements)
    return _BEFORE.search(after) is not None and any(_NOT_BEFORE.search(s.text) for s in near)


def _counterfactual(claim: Claim, negation: Negation) -> bool:
    """Whether it is told what would have been without something that there was."""
    text, start = claim.sentence.text, negation.token.start - claim.sentence.start
    return negation.token.text.lower() == "without" and _WOULD.search(text[:start]) is not None


def _stated(
    negation: Negation, places: Sequence[tuple[Statement, list[Token]]], *, strict: bool
) -> bool:
    """Whether the sources state what is denied: by the very word, or, if not strict, by most others."""
    least = min(2, len(negation.clause))
    head = negation.scope[0].stem
    return any(
        len(negation.clause & s.stems) >= least
        and (head in s.stems or (not strict and _stated_otherwise(negation, s)))
        for s, _ in places
    )


def _stated_otherwise(negation: Negation, source: Statement) -> bool:
    """Whether a source states what is denied by another word for it, and nothing there denies.

    A short clause says too little: what follows the "not" must be told there too.
    """
    scope = {token.stem for token in negation.scope}
    follows = len(scope & source.stems) / len(scope)
    return (
        (negation.full or follows >= _OF_SCOPE)
        and len(negation.clause & source.stems) >= _ALIGNED[negation.full] * len(negation.clause)
        and not denies_in_other_words(source)
    )


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
    # What tells the clause with another word for what is denied counts too: "are against tobacco".
    retold = [
        (s, [t for t in s.tokens if t.stem in clause])
        for s in near
        if not nearest & s.stems and len(clause & s.stems) >= _RETOLD * len(clause)
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
            return [(s, [t for t in s.tokens if t.stem in wanted]) for s in kept] + retold
    return []


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
            said = negation.scope[0].stem
            held = [t for t in sentence.tokens if t.stem == said]
            if not held or sum(t.stem == said for t in source.tokens) > 1:
                continue
            there = _around(said, source)
            shared = there & _around(said, sentence)
            if len(shared) < _SAME[1] or len(shared) < _SAME[0] * len(there):
                continue
            if _of_the_rest(sentence, source) or cues.ACCUSES.search(sentence.text):
                continue
            if denied(sentence, held, own) or contrary(sentence, negation.scope[:_NEAREST]):
                continue
            kept = len(source.stems & sentence.stems)
            if any(
                s is not source
                and _states(s, said, shared)
                and len(s.stems & sentence.stems) >= _AS_GOOD * kept
                for s in claim.sources.holding(said)
            ):
                continue
            message = "The source denies what the draft states: a “not” was lost."
            yield claim.finding(
                "claim", "warning", held[0].text, message, claim.sources.span(source)
            )
            return


def _states(statement: Statement, stem: str, shared: set[str]) -> bool:
    """Whether a statement has a word among the same others, and does not deny it."""
    held = [t for t in statement.tokens if t.stem == stem]
    return bool(shared & _around(stem, statement)) and not denied(statement, held, frozenset())


def _around(stem: str, statement: Statement) -> set[str]:
    """Return the content words nearest to a word."""
    found: set[str] = set()
    held = [t for t in statement.tokens if tells(t)]
    for index, token in enumerate(held):
        if token.stem == stem:
            found |= {t.stem for t in held[max(0, index - _WINDOW) : index]}
            found |= {t.stem for t in held[index + 1 : index + 1 + _WINDOW]}
    return found - {stem}
