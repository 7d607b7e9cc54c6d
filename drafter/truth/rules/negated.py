"""A “not” that a sentence has and its source lacks: what speaks for one put in is weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading.denials import (
    Negation,
    asks,
    contrary,
    denied,
    denied_by_form,
    denies_firmly,
    leaves_undone,
    negations,
    refuses,
)
from drafter.truth.reading.opposites import denied_form, opposites
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, Token, stem
from drafter.truth.rules.quotations import outside
from drafter.truth.weighing import Suspicion

RULE = "negated"
# Share of a clause that a place must hold if it lacks the very word that is denied and all that follows.
_ALIGNED = 0.4
_FOLLOWS = 0.5  # share of what follows a negation, where a clause is short or its place denies
_AS_GOOD = 0.75  # of the best place; what stands there counts too
_TOLD = 0.3  # share of a clause that a place must hold to be read for it
_RETOLD = 0.6
_LIKELY = 3
_NEAREST = 2  # words after a negation that it is about before all others
_REFUSES = re.compile(
    r"\b(?:refus\w+ to|declin\w+ to|fail\w* to|unable to|ceas\w+ to|stop\w* short of|"
    r"refrain\w* from) (\w+)",
    re.IGNORECASE,
)
_LEADS = 2  # statements that lead to a question: "The press has you as a bidder. Can you comment?"
_ANSWERS = 3
_BEGUN = 5  # letters by which "extension" is known as "extend"
_MANY = 3  # denials of a source beyond which one more says nothing
_PLAIN = re.compile(r"not$|n[’']t$|^never$", re.IGNORECASE)
# Log-odds: of 71 denials that authors put in ten were a "no" or "without", of 1,046 rightly there 418.
_SELDOM = 1.4
_TELLS = re.compile(r"\b(?:sa(?:id|ys?)|told|asked|warned|added|called|stressed)\b", re.IGNORECASE)
_TURNS = re.compile(r"\b(?:but|though|although|while|whereas|however)\b[^.;]{0,60}$", re.IGNORECASE)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for the first negation that was likely put in."""
    for suspicion in suspicions(claim):
        word = suspicion.token.text
        if suspicion.worth(RULE) > (0.0 if _PLAIN.search(word) else _SELDOM):
            message = (
                f"The draft says “{word}”; the source has no such denial."
                " Read the two side by side."
            )
            span = claim.sources.span(suspicion.place)
            yield claim.finding("claim", "warning", word, message, span)
            return


def suspicions(claim: Claim) -> Iterator[Suspicion]:
    """Yield each plain negation of a sentence that may have been put in."""
    if not claim.match.statements or claim.match.across:
        return
    unquoted = outside(claim.sentence.text)  # the words of a quotation are looked up on their own
    for negation in negations(claim.sentence):
        quoted = unquoted[negation.token.start - claim.sentence.start] == " "
        if not negation.scope or quoted:
            continue
        head = negation.scope[0].text.lower()
        if denied_form(head) in opposites(head):
            continue  # "not unlikely" denies nothing
        if any(
            _refused(s, negation.scope[0]) for s in claim.sources.holding(negation.scope[0].stem)
        ):
            continue
        # Left unsaid, or said in Chinese: only what is stated in the same words is held against it.
        strict = negation.guarded or claim.sources.chinese
        places = _places(claim, negation)
        stated = bool(places) and _stated(negation, places, strict=strict)
        if strict and not stated:
            continue
        best = places[0][0] if places else claim.match.statements[0]
        traits = {
            **_against(claim, negation, places),
            "stated there": stated,
            "goes on there": _goes_on(claim, negation),
            "of the clause": len(negation.clause & best.stems) / max(1, len(negation.clause)),
            "subject there": bool(negation.subject) and negation.subject in best.stems,
        }
        yield Suspicion(negation.token, best, traits)


def _refused(statement: Statement, word: Token) -> bool:
    """Whether a source has somebody refuse to do what a word says: "declined to name" is "did not name"."""
    return any(stem(m[1]) == word.stem for m in _REFUSES.finditer(statement.text))


def _against(
    claim: Claim, negation: Negation, places: Sequence[tuple[Statement, list[Token]]]
) -> dict[str, float]:
    """Return what speaks against a negation put in: the source denies too, or somebody is quoted."""
    sentence = claim.sentence
    own = frozenset(token.text.lower() for token in sentence.tokens)
    nearest = negation.scope[:_NEAREST]
    about = {token.stem for token in negation.scope} | {negation.subject}
    near = claim.sources.around(claim.match.statements)
    alike = (len(about & {t.stem for t in o.scope}) for s in near for o in negations(s))
    denials = sum(1 for s in claim.match.statements for _ in negations(s))
    before = sentence.text[: negation.token.start - sentence.start]
    held_in = {*claim.match.statements, *(s for s, _ in places)}
    return {
        "denied": denied_by_form(claim.sources.words, nearest)
        or any(
            denied(s, held, own, apart=True) or contrary(s.tokens, nearest) for s, held in places
        ),
        "denied elsewhere": _elsewhere(claim, nearest),
        "answer denies": max((_answered(claim, s) for s in held_in), default=0),
        "denied alike": max(alike, default=0),
        "denials there": min(_MANY, denials),
        "told by somebody": _TELLS.search(sentence.text) is not None,
        "turns": _TURNS.search(before) is not None,
    }


def _elsewhere(claim: Claim, nearest: Sequence[Token]) -> bool:
    """Whether the sources deny one of the words nearest to a negation anywhere, in whatever form."""
    begun = {token.stem[:_BEGUN] for token in nearest}
    return any(
        begun & {t.stem[:_BEGUN] for t in other.scope[:_NEAREST]}
        for _, denials in claim.sources.denials
        for other in denials
    )


def _answered(claim: Claim, statement: Statement) -> int:
    """Return 2 if what a statement asks or leads to is answered with a no, 1 with any denial, else 0."""
    place = claim.sources.position(statement)
    after = claim.sources.statements[place : place + _LEADS + 1 + _ANSWERS]
    asked = [number for number, s in enumerate(after[: _LEADS + 1]) if asks(s)]
    answers = after[asked[-1] + 1 : asked[-1] + 1 + _ANSWERS] if asked else ()
    return 2 if any(map(refuses, answers)) else int(any(any(negations(s)) for s in answers))


def _goes_on(claim: Claim, negation: Negation) -> bool:
    """Whether a source goes on without the negation: with the words that it stands between."""
    words = [token for token in claim.sentence.tokens if token is not negation.token]
    after = next((i for i, t in enumerate(words) if t.start > negation.token.start), 0)
    run = tuple(t.text.lower() for t in words[after - 1 : after + 2]) if after else ()
    if len(run) < 2 or run[:2] not in claim.sources.pairs:
        return False
    # "had been" stands in any text
    weak = words[after].stem in STOP and len(run) > 2
    return not weak or run[1:] in claim.sources.pairs


def _stated(
    negation: Negation, places: Sequence[tuple[Statement, list[Token]]], *, strict: bool
) -> bool:
    """Whether the sources state what is denied, if strict by the very word for it."""
    head, least = negation.scope[0].stem, min(2, len(negation.clause))
    stating = [s for s, _ in places if not asks(s)]
    if any(head in s.stems and len(negation.clause & s.stems) >= least for s in stating):
        return True
    if strict:
        return False
    # What a text lacks is said of the thing itself, so that a source without such a word has it.
    without = negation.token.text.lower() == "without"
    return without or any(_otherwise(negation, s) for s in stating)


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
