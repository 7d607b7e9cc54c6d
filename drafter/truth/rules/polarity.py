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
    clause,
    contrary,
    denied,
    denied_limits,
    denies_firmly,
    leaves_undone,
    negations,
    neighbours,
    told,
    would_have,
)
from drafter.truth.reading.opposites import denied_form, opposites
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import Token
from drafter.truth.rules.quotations import outside

# Share of a clause that a place must hold if it lacks the very word that is denied and all that follows.
_ALIGNED = 0.4
_FOLLOWS = 0.5  # share of what follows a negation, where a clause is short or its place denies
_BESIDE = 3  # words of one clause that stand in any text about the same
_AS_GOOD = 0.75  # of the best place; what stands there counts too
_TOLD = 0.3  # share of a clause that a place must hold to be read for it
_RETOLD = 0.6
_LIKELY = 3
_NEAREST = 2  # words after a negation that it is about before all others
# These deny what is done, and not the word that follows.
_OF_THINGS = frozenset("none neither nor nobody nothing".split())
_SAME = (0.34, 1)  # share and number of the words round a denied one that both texts have
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
# What was never done before is done for the first time, and what was never more is the most.
_MOST = re.compile(r"\b(?:first|only|most|record|\w{3,}est)\b(?! of all)", re.IGNORECASE)
# What cannot or may not be may still have been.
_CANNOT = re.compile(
    r"\b(?:can(?:not|[’']t| not)|(?:could|should|must|may|might)(?: not|n[’']t))$", re.IGNORECASE
)
_ABLE = re.compile(
    r"\b(?:can|could|should|must|may|might|able|allowed|permitted|free)\b", re.IGNORECASE
)
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
        if _accounted(claim, negation):
            continue
        places = _places(claim, negation)
        nearest = negation.scope[:_NEAREST]
        if any(denied(s, held, own) or contrary(s.tokens, nearest) for s, held in places):
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


def _accounted(claim: Claim, negation: Negation) -> bool:
    """Whether the sources deny as much by a word of the same kind, wherever it stands in them."""
    word = negation.token.text.lower()
    if word == "without" and (
        _leaves_out(claim, negation) or would_have(claim.sentence, negation.token)
    ):
        return True
    if word == "never" and any(_MOST.search(s.text) for s in claim.match.statements):
        return True
    whole = word in _WHOLE and _said_near(claim, negation)
    return whole or _denied_of_it(claim, negation) or _not_before(claim, negation)


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
    near = claim.sources.around(claim.match.statements)
    mine = {token.stem for token in negation.scope} | {negation.subject}
    return any(
        (negation.subject and other.subject == negation.subject)
        or len(mine & {token.stem for token in other.scope}) >= _NEAREST
        for s in near
        for other in negations(s)
    )


def _not_before(claim: Claim, negation: Negation) -> bool:
    """Whether draft and source both say before when something will not be: "not until May"."""
    after = claim.sentence.text[negation.token.start - claim.sentence.start :]
    near = claim.sources.around(claim.match.statements)
    return _BEFORE.search(after) is not None and any(_NOT_BEFORE.search(s.text) for s in near)


def _stated(
    negation: Negation, places: Sequence[tuple[Statement, list[Token]]], *, strict: bool
) -> bool:
    """Whether the sources state what is denied, if strict by the very word for it."""
    head, least = negation.scope[0].stem, min(2, len(negation.clause))
    if any(head in s.stems and len(negation.clause & s.stems) >= least for s, _ in places):
        return True
    if strict:
        return False
    # What a text lacks is said of the thing itself, so that a source without such a word has it.
    without = negation.token.text.lower() == "without"
    return without or any(_otherwise(negation, s) for s, _ in places)


def _otherwise(negation: Negation, source: Statement) -> bool:
    """Whether a source states what is denied by another word for it.

    What a clause has before its "not" is told in any case: what follows it tells one that was put in.
    """
    scope = {token.stem for token in negation.scope}
    follows = len(scope & source.stems) / len(scope)
    if leaves_undone(source):
        return False
    if not negation.full:
        return follows >= _FOLLOWS and not denies_firmly(source)
    if denies_firmly(source):
        return follows >= _FOLLOWS
    return follows > 0 or len(negation.clause & source.stems) >= _ALIGNED * len(negation.clause)


def _places(claim: Claim, negation: Negation) -> list[tuple[Statement, list[Token]]]:
    """Return the statements that hold most of what is denied, best first, with its words there."""
    sources, words = claim.sources, negation.clause
    scope = {token.stem for token in negation.scope}
    nearest = {token.stem for token in negation.scope[:_NEAREST]}
    shares = sources.shares(words)
    likely = sorted(shares, key=lambda p: (-shares[p], p))[:_LIKELY]
    near = [
        *sources.around(claim.match.statements),
        *(s for p in likely if shares[p] >= _TOLD for s in sources.window(p)),
        *(s for s in sources.holding(negation.scope[0].stem) if len(words & s.stems) > 1),
    ]
    # What tells the clause with another word for what is denied counts too: "are against tobacco".
    retold = [
        (s, [t for t in s.tokens if t.stem in words])
        for s in near
        if not nearest & s.stems and len(words & s.stems) >= _RETOLD * len(words)
    ]
    for wanted in (nearest, scope, words):
        worth = {
            s: sum(sources.weight(t) for t in sorted(words & s.stems))
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
