"""A word whose opposite the source has in its place, or that turns the sense and stands in no source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading.cues import DOWN, UP
from drafter.truth.reading.denials import (
    clause,
    denied,
    denied_limits,
    denies_plainly,
    neighbours,
    would_have,
)
from drafter.truth.reading.directions import borne_out, went, went_alike
from drafter.truth.reading.opposites import adverse, alike, denied_form, opposites
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, Token, stem

_CARRIED = (
    0.35  # share of the sentence that its evidence must hold before a word is held against it
)
_OUTSIDE = frozenset({"elsewhere", "abroad", "overseas"})
_PERIOD = re.compile(
    r"(?:hour|day|night|morning|evening|week|weekend|month|quarter|half|year|summer|autumn|fall|winter|"
    r"spring|decade|century)s?$|(?:mon|tues|wednes|thurs|fri|satur|sun)day$|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)$|[0-9]",
    re.IGNORECASE,
)
# Of two, what one of these says of the one its opposite says of the other.
_CONVERSE = frozenset(
    """buy buys bought buying sell sells sold selling lend lends lent borrow borrows borrowed
        ahead behind above below""".split()
)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for a word whose opposite the evidence has, or that turns the sense unsupported."""
    match = claim.match
    if not match.statements or match.across:
        return
    own = {token.text.lower() for token in claim.sentence.tokens}
    own |= {"outside"} if own & _OUTSIDE else set()
    limits = denied_limits(claim.sentence)
    for index, token in enumerate(claim.sentence.tokens):
        word = token.text.lower()
        against = frozenset(opposites(word) - own)
        if not against:
            against = _compounds(word, claim.sources.words)
        turns = adverse(word) or _denies(claim, word, own)
        if not (against or turns) or _dates(claim.sentence.tokens, index):
            continue
        if _refused(claim.sentence.tokens[:index]) or token.start in limits:
            continue
        if _of_the_rest(claim) or would_have(claim.sentence, token):
            continue
        if _turned_about(claim, index) or _told_of_its_figure(claim, token):
            continue
        place = None
        new = _new(claim, word)
        if against and match.coverage >= _CARRIED:
            around = neighbours(claim.sentence, token)
            place = _opposed(claim, word, against, around, new=new)
        if place is None and new and _went_so(claim, word):
            continue
        if place is None and new and not claim.sources.chinese:
            place = _instead(claim, against, turns=turns)
        if place is not None:
            yield _finding(claim, token, *place)
            return


def _told_of_its_figure(claim: Claim, token: Token) -> bool:
    """Whether a source has a word in the clause of a figure that a sentence has beside it."""
    sentence = claim.sentence
    beside = clause(sentence, token.start - sentence.start)
    first, last = beside[0].start, beside[-1].end
    places = (
        place
        for figure in sentence.figures
        if first <= figure.start < last and not figure.dated
        for place in claim.sources.places(figure)
    )
    return any(
        t.stem == token.stem for s, figure in places for t in clause(s, figure.start - s.start)
    )


def _went_so(claim: Claim, word: str) -> bool:
    """Whether a source says by its figures or by another word that something went the way a word says."""
    held = claim.match.statements
    way = next((name for name, cue in (("up", UP), ("down", DOWN)) if cue.match(word)), "")
    told = claim.sentence.figures if way else ()
    if any(went(*place) == way for f in told if not f.dated for place in claim.sources.places(f)):
        return True
    return borne_out(word, claim.sentence, held) or any(went_alike(word, s) for s in held)


def _of_the_rest(claim: Claim) -> bool:
    """Whether a sentence tells of what the source's figures leave: 27 of 31 missed it, four met it."""
    for statement in claim.match.statements[:1]:
        row = [f for f in statement.figures if not f.dated and f.number]
        told = [f.number for f in claim.sentence.figures if not f.dated and f.number]
        stated = [f.number for f in row]
        left = {a.number - b.number for a in row for b in row if a.unit == b.unit == "count"}
        left |= {100.0 - f.number for f in row if f.unit == "percent"}
        counts = [f.number for f in row if f.unit == "count"]
        left |= {2 * max(counts) - sum(counts)} if counts else set()  # the whole without its parts
        if any(number in left and number not in stated for number in told):
            return True
    return False


def _turned_about(claim: Claim, index: int) -> bool:
    """Whether a sentence tells the same from its other end: A after B, A bought by B."""
    token = claim.sentence.tokens[index]
    if token.text.lower() in ("before", "after"):
        return _told_backwards(claim, token)
    return token.text.lower() in _CONVERSE and _from_the_other_side(claim, index)


def _told_backwards(claim: Claim, token: Token) -> bool:
    """Whether a sentence has after a word the figures that a source has before its opposite."""
    mine = claim.sentence.figures
    before = [f for f in mine if f.end <= token.start and not f.dated]
    after = [f for f in mine if f.start >= token.end and not f.dated]
    opposite = "after" if token.text.lower() == "before" else "before"
    for statement in claim.match.statements[:1]:
        for other in (t for t in statement.tokens if t.text.lower() == opposite):
            ahead = [f for f in statement.figures if f.end <= other.start]
            behind = [f for f in statement.figures if f.start >= other.end]
            turned = any(agrees(f, g) for f in before for g in behind)
            if turned and any(agrees(f, g) for f in after for g in ahead):
                return True
    return False


def _from_the_other_side(claim: Claim, index: int) -> bool:
    """Whether the first thing of a sentence is what a source names only after the opposite of a word."""
    tokens = claim.sentence.tokens
    first = next((t.stem for t in tokens[:index] if t.stem not in STOP), "")
    against = opposites(tokens[index].text.lower())
    for statement in claim.match.statements[:1]:
        stems = [t.stem for t in statement.tokens]
        places = (p for p, t in enumerate(statement.tokens) if t.text.lower() in against)
        if any(first in stems[p:] and first not in stems[:p] for p in places):
            return True
    return False


def _dates(tokens: list[Token], index: int) -> bool:
    """Whether a word only says which period is meant: last Thursday, the first half."""
    word, after = tokens[index].text.lower(), tokens[index + 1 : index + 2]
    return word in ("first", "last") and any(bool(_PERIOD.match(t.text)) for t in after)


def _refused(before: list[Token]) -> bool:
    """Whether the words before one deny it: "not unlikely"."""
    return any(token.text.lower() in ("not", "no", "never", "without") for token in before[-2:])


def _finding(claim: Claim, token: Token, statement: Statement, opposite: str) -> Finding:
    message = f"The source says “{opposite}” where the draft says “{token.text}”."
    if not opposite:
        message = f"The draft says “{token.text}”; no source says so in any word for it."
    message += " Read the two side by side."
    return claim.finding("claim", "warning", token.text, message, claim.sources.span(statement))


def _new(claim: Claim, word: str) -> bool:
    """Whether the sources have neither a word nor any that may stand for it."""
    sources = claim.sources
    # Small words such as "before" stand in any text, so that their absence shows nothing.
    if word in STOP or word in sources.words or alike(word) & sources.words:
        return False
    likely = (other for other in sources.words if other[:4] == word[:4])
    return not any(_related(word, other) for other in likely)


def _related(word: str, other: str) -> bool:
    """Whether two words are forms of one, by the letters that they begin with: rise, rising."""
    shared = max(4, min(len(word), len(other)) - 3)
    return word[:shared] == other[:shared] or (word[:3] == other[:3] and stem(word) == stem(other))


def _denies(claim: Claim, word: str, own: set[str]) -> bool:
    """Whether a word denies one of the sources by a prefix or its ending: inflexible, useless."""
    base = denied_form(word)
    if not base or base in own or stem(base) not in claim.sources.stems:
        return False
    held = claim.sources.holding(stem(base))  # "hardly changed" for unchanged
    return not any(
        denied(s, [t for t in s.tokens if t.stem == stem(base)], frozenset()) for s in held
    )


def _instead(claim: Claim, against: frozenset[str], *, turns: bool) -> tuple[Statement, str] | None:
    """Return where the evidence has an opposite of a word that the sources lack, or "" for no place."""
    chosen = claim.match.statements
    if turns and any(map(denies_plainly, chosen)):
        return None
    for statement in claim.sources.around(chosen) if turns else chosen:
        for index, token in enumerate(statement.tokens):
            if (
                token.text.lower() in against
                and not _dates(statement.tokens, index)
                and not denied(statement, [token], frozenset())
            ):
                return statement, token.text
    return (chosen[0], "") if turns else None


def _opposed(
    claim: Claim, word: str, against: frozenset[str], around: frozenset[str], *, new: bool
) -> tuple[Statement, str] | None:
    """Return where the evidence has an opposite among the same words, unless it has the word there too."""
    found: tuple[int, Statement, str] | None = None
    kept = 0
    chosen = claim.match.statements
    same = alike(word)
    for statement in claim.sources.around(chosen):
        for index, token in enumerate(statement.tokens):
            said = token.text.lower()
            opposed = said in against and not _dates(statement.tokens, index)
            if not (opposed or said in same or _related(word, said)):
                continue
            shared = len(around & neighbours(statement, token))
            inside = statement in chosen
            if said not in against:
                kept = max(kept, shared + inside)
            elif shared and (new or inside) and not _refused(statement.tokens[:index]):
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
