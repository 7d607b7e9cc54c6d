"""Errors to be planted in supported sentences; each is seeded and returns None where it has no hold.

What is planted is wrong by its making: an absent figure is looked up in the source and not found, a name
from elsewhere stands in the source but not in the sentence, and so on.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

Corruption = Callable[[str, str, Sequence[str], random.Random], "str | None"]

_NUMBER = re.compile(r"(?<![\w.,])[0-9][0-9,]*(?:\.[0-9]+)?(?![\w]|[.,][0-9])")
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# One capital word may only begin a sentence; two in a row are a name there too.
_NAME = re.compile(
    r"(?:(?<=[a-z0-9,;] )[A-Z][a-z]{2,}|\b[A-Z][a-z]{2,} [A-Z][a-z]{2,})(?: [A-Z][a-z]{2,})*\b"
)
_OPENINGS = frozenset("dear hello best kind warm regards sincerely subject".split())
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|does|did)\b")
_NOT = re.compile(r"\b(?:not|never)\s|(?<=[a-z])n[’']t\b")
_ANTONYMS = """
    rise fall; rises falls; rose fell; rising falling; increase decrease; increases decreases;
    increased decreased; increasing decreasing; more less; more fewer; higher lower; high low;
    up down; gain lose; gains losses; gained lost; approve reject; approved rejected; accept
    refuse; accepted refused; accepted declined; buy sell; bought sold; buying selling; win
    lose; wins loses; won lost; before after; open close; opened closed; start end; started
    ended; begin end; began ended; first last; success failure; successful unsuccessful; succeed
    fail; succeeded failed; support oppose; supports opposes; supported opposed; allow forbid;
    allowed banned; allows prohibits; include exclude; includes excludes; including excluding;
    strong weak; stronger weaker; early late; earlier later; positive negative; good bad; better
    worse; best worst; best poorest; large small; larger smaller; largest smallest; big small;
    biggest smallest; long short; longer shorter; old new; older newer; young old; easy
    difficult; easier harder; hard easy; fast slow; faster slower; quickly slowly; cheap
    expensive; cheaper costlier; rich poor; public private; internal external; domestic foreign;
    local foreign; major minor; maximum minimum; most least; always never; often rarely; all
    none; many few; above below; over under; inside outside; with without; like unlike; agree
    disagree; agreed disagreed; true false; safe dangerous; safer riskier; common rare; improve
    worsen; improved worsened; improves worsens; improving worsening; enhance weaken; enhances
    weakens; strengthen weaken; expand shrink; expanded shrank; expanding shrinking; grow
    shrink; grew shrank; growing shrinking; growth decline; raise lower; raised lowered; add
    remove; added removed; adding removing; arrive depart; arrived departed; arrived left; join
    leave; joined left; enter exit; entered left; create destroy; created destroyed; build
    demolish; built demolished; attack defend; praise criticise; praised criticised; admit deny;
    admitted denied; confirm deny; confirmed denied; guilty innocent; alive dead; married
    divorced; present absent; male female; man woman; men women; mother father; son daughter;
    husband wife; day night; morning evening; north south; northern southern; east west; eastern
    western; top bottom; front back; left right; hot cold; warm cold; wet dry; full empty; heavy
    light; wide narrow; deep shallow; happy unhappy; happy sad; satisfied dissatisfied;
    satisfaction dissatisfaction; interested uninterested; able unable; possible impossible;
    likely unlikely; necessary unnecessary; effective ineffective; efficient inefficient;
    efficiency inefficiency; advantage disadvantage; advantages disadvantages; benefit drawback;
    benefits drawbacks; profit loss; profits losses; import export; imports exports; demand
    supply; attract repel; reduce increase; reduces increases; reduced increased; reducing
    increasing; boost reduce; boosts reduces; boosted cut; lower raise; save waste; saves
    wastes; optimistic pessimistic; confident doubtful; complex simple; complicated simple;
    flexible rigid; temporary permanent; partial complete; similar different; same different;
    ancient modern; traditional modern; novel conventional; outperform underperform; outperforms
    underperforms; exceed miss; exceeded missed; exceeding missing; accelerate slow; accelerated
    slowed; recover deteriorate; recovered deteriorated; optimise neglect; encourage discourage;
    encourages discourages; encouraged discouraged; remember forget; love hate; loves hates;
    likes dislikes
"""


def _pairs() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pair in " ".join(_ANTONYMS.split()).split("; "):
        left, right = pair.split(" ", 1)
        found.setdefault(left, []).append(right)
        found.setdefault(right, []).append(left)
    return found


def absent_figure(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Put a number in another's place that stands nowhere in the source."""
    held = [match for match in _NUMBER.finditer(sentence) if not _yearlike(match.group())]
    if not held:
        return None
    match = rng.choice(held)
    plain = match.group().replace(",", "")
    for _ in range(20):
        digits = "".join(str(rng.randint(1, 9)) if c.isdigit() else c for c in plain)
        number = float(digits)
        if digits in source or digits == plain or abs(number / (float(plain) or 1) - 1) < 0.15:
            continue
        shown = f"{number:,.0f}" if "," in match.group() else digits
        if shown not in source and (number > 12 or "." in digits):
            return _put(sentence, match, shown)
    return None


def moved_figure(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Put a number of the source in another's place, of the same make and not of the sentence."""
    held = list(_NUMBER.finditer(sentence))
    rng.shuffle(held)
    for match in held:
        make = _make(sentence, match)
        given = {
            other.group()
            for other in _NUMBER.finditer(source)
            if _make(source, other) == make and other.group() not in sentence
        }
        if given:
            return _put(sentence, match, rng.choice(sorted(given)))
    return None


def changed_date(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Put another month, weekday or year in a date's place, one that the source does not have."""
    held = [m for m in re.finditer(rf"\b(?:{'|'.join(_MONTHS + _DAYS)}|(?:19|20)[0-9]{{2}})\b", sentence)
            if m.group() != "May"]  # fmt: skip
    if not held:
        return None
    match = rng.choice(held)
    word = match.group()
    pool = (
        _MONTHS
        if word in _MONTHS
        else _DAYS
        if word in _DAYS
        else [str(y) for y in range(1985, 2031)]
    )
    low = source.lower()
    left = [other for other in pool if other.lower() not in low and other[:3].lower() not in low
            and other not in sentence]  # fmt: skip
    return _put(sentence, match, rng.choice(left)) if left else None


def foreign_name(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Put a name of another source in a name's place."""
    held = list(_held(sentence))
    given = [name for name in _names(rng.choice(others)) if not _any_word(name, source)]
    if not held or not given:
        return None
    return _put(sentence, rng.choice(held), rng.choice(given))


def moved_name(sentence: str, source: str, others: Sequence[str], rng: random.Random) -> str | None:
    """Put another name of the same source in a name's place, as many words long."""
    held = list(_held(sentence))
    rng.shuffle(held)
    for match in held:
        size = len(match.group().split())
        given = [n for n in _names(source) if len(n.split()) == size and not _any_word(n, sentence)]
        if given:
            return _put(sentence, match, rng.choice(given))
    return None


def altered_quotation(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Quote the source with one of its words put in another's place."""
    words = re.findall(r"[^\s“”\"]+", source)
    if len(words) < 40:
        return None
    start = rng.randrange(len(words) - 14)
    run = words[start : start + rng.randint(8, 13)]
    places = [
        i for i, word in enumerate(run) if len(word) > 4 and word.isalpha() and word.islower()
    ]
    pool = [w for w in words if len(w) > 4 and w.isalpha() and w.islower() and w not in run]
    if not places or not pool:
        return None
    run[rng.choice(places)] = rng.choice(pool)
    quoted = " ".join(run).strip(".,;:")
    return None if quoted in source else f"{sentence.rstrip('. ')}: “{quoted}.”"


def grafted_clause(
    sentence: str, source: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Add a clause of another source."""
    clauses = [
        c.strip()
        for c in re.split(r"[.;!?\n]|, (?=while|which|who|and)", rng.choice(others))
        if 6 <= len(c.split()) <= 16
    ]
    return f"{sentence.rstrip('. ')}, while {rng.choice(clauses)}." if clauses else None


def negated(sentence: str, source: str, others: Sequence[str], rng: random.Random) -> str | None:
    """Insert a “not” after an auxiliary verb, or take one out."""
    if re.search(r"\b(?:not|never|no|without)\b|n[’']t\b", sentence):
        match = _NOT.search(sentence)
        return sentence[: match.start()] + sentence[match.end() :] if match else None
    held = list(_AUXILIARY.finditer(sentence))
    if not held:
        return None
    match = rng.choice(held)
    return f"{sentence[: match.end()]} not{sentence[match.end() :]}"


def antonym(sentence: str, source: str, others: Sequence[str], rng: random.Random) -> str | None:
    """Put a word's opposite in its place."""
    pairs = _pairs()
    held = [m for m in re.finditer(r"\b[a-z]+\b", sentence) if m.group() in pairs]
    if not held:
        return None
    match = rng.choice(held)
    return _put(sentence, match, rng.choice(pairs[match.group()]))


CORRUPTIONS: dict[str, Corruption] = {
    function.__name__: function
    for function in (
        absent_figure, changed_date, foreign_name, altered_quotation, grafted_clause,
        moved_figure, moved_name, negated, antonym,
    )
}  # fmt: skip


def _put(sentence: str, match: re.Match[str], word: str) -> str:
    return sentence[: match.start()] + word + sentence[match.end() :]


def _yearlike(number: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)[0-9]{2}", number))


def _make(text: str, match: re.Match[str]) -> tuple[bool, bool, bool, bool]:
    """Return what tells two numbers apart by their look: money, percent, a year, a scale."""
    before, after = (
        text[max(0, match.start() - 1) : match.start()],
        text[match.end() : match.end() + 10],
    )
    return (
        before in tuple("$€£¥"),
        bool(re.match(r"\s?(?:%|per ?cent)", after)),
        _yearlike(match.group()),
        bool(re.match(r"\s?(?:thousand|million|billion|trillion|bn|m\b)", after)),
    )


def _held(sentence: str) -> Iterator[re.Match[str]]:
    """Yield the names of a sentence; a month is a date, whose place no name can take."""
    return (m for m in _NAME.finditer(sentence) if m.group() not in _MONTHS + _DAYS)


def _names(text: str) -> list[str]:
    """Return the names of a text; a word that also stands in small letters is none."""
    common = set(re.findall(r"\b[a-z]{3,}\b", text)) | _OPENINGS
    found = {match.group() for match in _NAME.finditer(text)} - set(_MONTHS) - set(_DAYS)
    return sorted(n for n in found if not any(word.lower() in common for word in n.split()))


def _any_word(name: str, text: str) -> bool:
    low = text.lower()
    return any(word.lower()[:5] in low for word in name.split())
