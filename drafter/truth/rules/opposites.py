"""A word whose opposite the source has in its place, or that turns the sense and stands in no source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from operator import itemgetter

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading.denials import (
    denied,
    neighbours,
)
from drafter.truth.reading.directions import since_year_before, ways
from drafter.truth.reading.opposites import adverse, alike, denied_form, opposites
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, Token, stem
from drafter.truth.weighing import Suspicion

RULE = "opposites"
_OUTSIDE = frozenset({"elsewhere", "abroad", "overseas"})
_PERIOD = re.compile(
    r"(?:hour|day|night|morning|evening|week|weekend|month|quarter|half|year|summer|autumn|fall|winter|"
    r"spring|decade|century)s?$|(?:mon|tues|wednes|thurs|fri|satur|sun)day$|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)$|[0-9]",
    re.IGNORECASE,
)
_LASTED = re.compile(r" for (?:about |around |some |nearly |almost |over |more than |at least )?")
_REACH = 4  # words in which whoever is meant is named beside a word: "ahead of Kenya's Mary Wambui"
_KEPT = re.compile(
    r" (?:(?:the|its|their|his|her) )?(?:[a-z-]+ ){1,5}(?:at|unchanged|alone|intact|as it (?:was|is))\b"
)
_THINGS = frozenset({"spending"})  # "cut its capital spending" is no opposite of saving
# Of two, what one of these says of the one its opposite says of the other.
_CONVERSE = frozenset(
    """buy buys bought buying sell sells sold selling lend lends lent borrow borrows borrowed
        ahead behind above below""".split()
)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for the first word that likely turns the sense of what the evidence has."""
    for suspicion in suspicions(claim):
        if suspicion.worth(RULE) > 0:
            yield _finding(claim, suspicion)
            return


def suspicions(claim: Claim) -> Iterator[Suspicion]:
    """Yield each word that turns the sense, or whose opposite stands near what carries the sentence."""
    match, sentence = claim.match, claim.sentence
    if not match.statements or match.across:
        return
    own = {token.text.lower() for token in sentence.tokens}
    own |= {"outside"} if own & _OUTSIDE else set()
    for index, token in enumerate(sentence.tokens):
        word = token.text.lower()
        against = frozenset(opposites(word) - own) or _compounds(word, claim.sources.words)
        turns = adverse(word) or _denies(claim, word, own)
        if not (turns or against & claim.sources.words) or _dates(sentence.tokens, index):
            continue
        if _refused(sentence.tokens[:index]):
            continue
        if _of_the_rest(claim) or _turned_about(claim, index):
            continue
        if word in _THINGS or _borne_out(claim, word):
            continue
        if word == "left" and _KEPT.match(sentence.text, token.end - sentence.start):
            continue  # "left its dividend at 64 yen"
        yield _suspicion(claim, index, against, turns=turns)


def _borne_out(claim: Claim, word: str) -> bool:
    """Whether a word says which way something went as the source's two figures do: 212 million from 305."""
    told = ways(word)
    return bool(told) and any(
        {since_year_before(statement, other).way} == told
        for figure in claim.sentence.figures
        for statement, other in claim.sources.places(figure)
    )


def _suspicion(claim: Claim, index: int, against: frozenset[str], *, turns: bool) -> Suspicion:
    tokens, sources = claim.sentence.tokens, claim.sources
    token, word = tokens[index], tokens[index].text.lower()
    there = max(_opposed(claim, token, against), key=itemgetter(0), default=None)
    rarity = (sources.weight(stem(other)) for other in against if sources.holding(stem(other)))
    told = [bool(sources.places(figure)) for figure in claim.sentence.figures]
    traits = {
        "opposite there": there[0] if there else 0,
        "opposite goes on": _goes_on(claim, index, against),
        "rarity of the opposite": max(rarity, default=0.0),
        "itself there": _itself(claim, token),
        "goes on": _goes_on(claim, index, {word}),
        "turns the sense": turns,
        "figures there": sum(told) / max(1, len(told)),
    }
    if there is None:
        return Suspicion(token, claim.match.statements[0], traits)
    return Suspicion(token, there[1], traits, there[2].text)


def _goes_on(claim: Claim, index: int, words: Set[str]) -> int:
    """Return how many of the two words beside one stand so beside one of `words` in a source, 0 to 2."""
    said, pairs = [t.text.lower() for t in claim.sentence.tokens], claim.sources.pairs
    before = any(
        (other, word) in pairs for other in said[max(0, index - 1) : index] for word in words
    )
    after = any((word, other) in pairs for other in said[index + 1 : index + 2] for word in words)
    return before + after


def _opposed(
    claim: Claim, token: Token, against: frozenset[str]
) -> list[tuple[int, Statement, Token]]:
    """Return where the evidence has an opposite of a word, each with how many words both have around."""
    around = neighbours(claim.sentence, token)
    return [
        (len(around & neighbours(statement, other)), statement, other)
        for statement in claim.sources.around(claim.match.statements)
        for index, other in enumerate(statement.tokens)
        if other.text.lower() in against and not _dates(statement.tokens, index)
    ]


def _itself(claim: Claim, token: Token) -> int:
    """Return 0 where the evidence has no such word, else 1 and how many words both have around it."""
    around, word = neighbours(claim.sentence, token), token.text.lower()
    same = alike(word)
    return max(
        (
            1 + len(around & neighbours(statement, other))
            for statement in claim.sources.around(claim.match.statements)
            for other in statement.tokens
            if (said := other.text.lower()) == word or said in same or _related(word, said)
        ),
        default=0,
    )


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
    if _ends_what_lasted(claim, token):
        return True
    if token.text.lower() in ("before", "after"):
        return _told_backwards(claim, token)
    return token.text.lower() in _CONVERSE and _from_the_other_side(claim, index)


def _ends_what_lasted(claim: Claim, token: Token) -> bool:
    """Whether a word ends after a time what a source says lasted it: "took 16 days to reopen"."""
    against = opposites(token.text.lower())
    ahead = [f for f in claim.sentence.figures if f.end <= token.start and not f.dated]
    for statement in claim.match.statements[:1]:
        for other in (t for t in statement.tokens if t.text.lower() in against):
            lasted = _LASTED.match(statement.text, other.end - statement.start)
            if lasted and any(
                agrees(f, g) and g.start - statement.start == lasted.end()
                for f in ahead
                for g in statement.figures
            ):
                return True
    return False


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
    """Whether what a sentence has before a word stands in a source after its opposite, or the reverse."""
    tokens = claim.sentence.tokens
    first = {next((t.stem for t in tokens[:index] if t.stem not in STOP), "")}
    first |= {t.stem for t in tokens[max(0, index - _REACH) : index] if t.text[0].isupper()}
    after = {t.stem for t in tokens[index + 1 : index + 1 + _REACH] if t.text[0].isupper()}
    against = opposites(tokens[index].text.lower())
    for statement in claim.sources.around(claim.match.statements):
        stems = [t.stem for t in statement.tokens]
        places = [p for p, t in enumerate(statement.tokens) if t.text.lower() in against]
        for place in places:
            ahead, behind = set(stems[:place]), set(stems[place:])
            if (first & behind and not first & ahead) or (after & ahead and not after & behind):
                return True
    return False


def _dates(tokens: list[Token], index: int) -> bool:
    """Whether a word only says which period is meant: last Thursday, the first half."""
    word, after = tokens[index].text.lower(), tokens[index + 1 : index + 2]
    return word in ("first", "last") and any(bool(_PERIOD.match(t.text)) for t in after)


def _refused(before: list[Token]) -> bool:
    """Whether the words before one deny it: "not unlikely"."""
    return any(token.text.lower() in ("not", "no", "never", "without") for token in before[-2:])


def _finding(claim: Claim, suspicion: Suspicion) -> Finding:
    word = suspicion.token.text
    message = f"The draft says “{word}”; no source says so in any word for it."
    if suspicion.instead:
        message = f"The source says “{suspicion.instead}” where the draft says “{word}”."
    message += " Read the two side by side."
    span = claim.sources.span(suspicion.place)
    return claim.finding("claim", "warning", word, message, span)


def _related(word: str, other: str) -> bool:
    """Whether two words are forms of one, by the letters that they begin with: rise, rising."""
    shared = max(4, min(len(word), len(other)) - 3)
    return word[:shared] == other[:shared] or (word[:3] == other[:3] and stem(word) == stem(other))


def _denies(claim: Claim, word: str, own: set[str]) -> bool:
    """Whether a word denies one of the sources by a prefix or its ending: inflexible, useless."""
    base = denied_form(word)
    if not base or base in own or stem(base) not in claim.sources.stems:
        return False
    if base.endswith("ed") and not any(
        stem(said) == stem(base) and said.endswith(("ed", "ing")) for said in claim.sources.words
    ):
        return False  # who uncorks a bottle denies no cork
    held = claim.sources.holding(stem(base))  # "hardly changed" for unchanged
    return not any(
        denied(s, [t for t in s.tokens if t.stem == stem(base)], frozenset()) for s in held
    )


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
