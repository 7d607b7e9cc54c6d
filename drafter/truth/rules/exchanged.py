"""Names of the sources that a draft puts in the place of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading import names, sorts, spellings
from drafter.truth.reading.countries import COUNTRIES
from drafter.truth.reading.names import plain
from drafter.truth.reading.running import Named, Range, frame, inside
from drafter.truth.reading.whereabouts import akin, forms, words_of
from drafter.truth.reading.words import STOP, Token
from drafter.truth.rules import speaking, stranded
from drafter.truth.rules.appearances import PEOPLE, Appearance, appearances

_LEAST = 4  # words of the sentence, known to the sources, by which a place is told
_FADES = 8  # words after which another weighs half
_NEAR = 20  # words within which a source must have them around the other name
_OWN_NEAR = 25  # and around the name itself: one is not held against it lightly
_TOGETHER = 2  # words between which a third one, an initial or a title may stand
_MOSTLY = 0.25  # least share of a first name's places that give it another second one
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y)\b")
# What may stand before the firm that a sentence is about: "In May", "On Monday", "Last year".
_WHEN = re.compile(
    r"(?:(?:(?:In|On|By|Since|From) (?:early |late |mid-)?[A-Z][a-z]+|(?:This|Last) [a-z]+)"
    r"(?: [0-9]+)?,? )?(?:[Tt]he )?"
)
_TOP = 12  # passages looked at for another name
_FEW = 8  # a name that stands at more places is what the source is about
_BESIDE = 4  # words; names as near as that belong together
_FAR = 6  # words
# How much of the sentence there must be around the other name at least, and how much of that around this
# one at most. Measured: the more the two have in common in how they stand, the less needs to be shown.
_ELSEWHERE = (0.5, 0.48)
_IN_ITS_PLACE = (0.38, 0.52)  # the same word stands before or after them
_BY_A_WORD = (0.25, 0.64)  # the same word of content, near which this name stands nowhere


@dataclass(frozen=True, eq=False)
class _Exchange:
    """A name of the draft, the one that stands in its place in the source, and how plainly."""

    name: Appearance
    other: Named
    share: float  # of what stands around the other name, what stands around this one
    fit: float  # how well the other one would fit in


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for the name whose place another one has in the source.

    The words around the name stand together there around another name of its sort, and hardly any of them
    where the name itself stands. One language only.
    """
    sentence, sources = claim.sentence, claim.sources
    if claim.match.across or sources.chinese or sentence.chinese:
        return
    if names.is_title_case(sentence.text) and not (sentence.ended and not claim.headline):
        return
    own = list(appearances(claim))
    found = [e for name in own for e in _Search(claim, name).exchanges()]
    if found:
        plainest = min(found, key=lambda e: e.share)
        plainest = max((e for e in found if e.name is plainest.name), key=lambda e: e.fit)
        other = re.sub("['’]s$", "", plainest.other.text)
        name = re.sub("['’]s$", "", plainest.name.text)
        message = f"The source says this of {other}, not of {name}. Read the two side by side."
        span = sources.span(sources.statements[plainest.other.statement])
        yield claim.finding("name", "warning", plainest.name.text, message, span)
        return
    joined = filter(None, (_joined(claim, name) for name in own))
    alone = filter(None, (stranded.finding(name) for name in own))
    heard = filter(None, (speaking.finding(name) for name in own))
    yield from list(chain(joined, alone, heard))[:1]


class _Search:
    """The search for another name in the place of one."""

    def __init__(self, claim: Claim, name: Appearance) -> None:
        self._claim, self._name = claim, name
        self._running = claim.sources.running
        self._around = self._weights()
        self._total = sum(self._around.values())
        self._places = name.places

    def exchanges(self) -> Iterator[_Exchange]:
        """Yield the names that the sources have in the place of this one."""
        if len(self._around) < _LEAST or not 0 < len(self._places) <= _FEW:
            return
        if self._present((place, place) for place in self._places) > _BY_A_WORD[1]:
            return
        own = self._present(self._name.reaches)
        for other in self._candidates():
            near = self._running.carried(self._around, (other.first, other.last), _NEAR)
            there = near / self._total
            if own > _BY_A_WORD[1] * there or not self._another(other):
                continue
            if any(_above(limits, there, own) for limits in self._limits(other)):
                fit = there + self._held(other.statement) + len(self._shared(other))
                yield _Exchange(self._name, other, own / there, fit)

    def _present(self, ranges: Iterable[Range]) -> float:
        """Return the largest share of those words that stands around one of the ranges."""
        carried = self._running.carried
        return (
            max((carried(self._around, each, _OWN_NEAR) for each in ranges), default=0.0)
            / self._total
        )

    def _weights(self) -> dict[str, float]:
        """Return the other words of the sentence that the sources have; near and rare ones weigh most."""
        tokens, name = self._claim.sentence.tokens, self._name
        own = {token.stem for token in tokens[name.start : name.end]}
        found: dict[str, float] = {}
        for index, token in enumerate(tokens):
            if token.stem in STOP or token.stem in own or not self._running.places(token.stem):
                continue
            gap = name.start - index if index < name.start else index - name.end + 1
            weight = self._claim.sources.weight(token.stem) / (1 + gap / _FADES)
            found[token.stem] = max(found.get(token.stem, 0.0), weight)
        return found

    def _held(self, statement: int) -> float:
        """Return the share of those words that one statement of the sources has."""
        stems = self._running.statements[statement].stems
        return sum(w for stem, w in self._around.items() if stem in stems) / self._total

    def _limits(self, other: Named) -> Iterator[tuple[float, float]]:
        """Yield what the share around another name and around this one are held to."""
        if any(self._alone(beside) for beside in self._shared(other)):
            yield _BY_A_WORD
        if self._unlike(other):
            return
        if self._shared(other):
            yield _IN_ITS_PLACE
        after, times = self._running.located.get(other.words, (0, 1))
        where = inside(self._claim.sentence.tokens, self._name.start)
        if (after > 0 if where else 2 * after <= times) and self._places[0] > self._lead:
            yield _ELSEWHERE

    @property
    def _lead(self) -> int:
        """The last place of the first sentence: whom it names the rest is about, and names otherwise."""
        return self._running.span(0)[1]

    def _shared(self, other: Named) -> frozenset[str]:
        return self._frame & self._running.frame(other)

    @cached_property
    def _frame(self) -> frozenset[str]:
        return frame(self._claim.sentence.tokens, self._name.start, self._name.end)

    def _alone(self, beside: str) -> bool:
        """Whether a word of content beside the name is one that the sources never have near it."""
        word = beside.strip("_ ")
        at = self._running.places(word)
        return (
            bool(at)
            and word not in STOP
            and all(abs(p - q) > _FAR for p in self._places for q in at)
        )

    def _unlike(self, other: Named) -> bool:
        """Whether the other name is seen to be one of another sort."""
        shown = self._running.sort(other.words)
        return bool(self._sort and shown) and self._sort != shown

    @cached_property
    def _sort(self) -> str:
        sentence, name = self._claim.sentence, self._name
        tokens = sentence.tokens
        ahead = sentence.text[: self._start_of(tokens[name.start])]
        after = sentence.text[tokens[name.end - 1].end - sentence.start :]
        return (
            sorts.by_neighbours(ahead, after)
            or sorts.by_words((plain(tokens[name.start].text), *name.words))
            or self._running.sort(name.words)
        )

    def _candidates(self) -> Iterator[Named]:
        """Yield the other names of the passages that have most words of the sentence."""
        labels = {label.lower() for label in self._running.speakers.values()}
        speaks = self._name.text.lower() in labels
        # Who speaks is nobody to be told of in the place of a town or a firm.
        a_thing = self._running.sort(self._name.words) not in ("", "person")
        shares = self._claim.sources.shares(self._around)
        top = sorted(shares, key=lambda p: (-shares[p], p))[:_TOP]
        for index in sorted({near for place in top for near in (place - 1, place, place + 1)}):
            for other in self._running.names.get(index, ()):
                # In a chat the first name is the label alone; a call is told of by those who spoke.
                chats = len(other.words) == 1 and other.words[0] in labels
                speaker = a_thing and other.text.lower() in labels
                if chats <= speaks and not speaker:
                    yield other

    @cached_property
    def _said(self) -> frozenset[str]:
        tokens = self._claim.sentence.tokens
        return frozenset(word for token in tokens for word in words_of(token.text))

    def _another(self, other: Named) -> bool:
        """Whether a name is neither this one, nor part of it or beside it, nor in the sentence anyway."""
        own = self._places
        if any(min(abs(p - other.first), abs(p - other.last)) <= _BESIDE for p in own):
            return False
        ends = self._running.places(self._running.row[other.first].stem)
        if any(abs(p - q) == 1 for p in own for q in ends):  # "Lyon, France"
            return False
        if re.search("-[a-z]+$", other.text):  # "Lyon-based" describes
            return False
        if self._name.entries & {
            m.entry.name for m in self._claim.sources.glossary.mentions(other.text)
        }:
            return False
        if self._leads and _OURS.search(self._running.statements[other.statement].text):
            return False  # what a firm says of itself is told with the firm's name before it
        telling = [word for said in other.words for word in words_of(said)]
        if all(map(PEOPLE.fullmatch, telling)) or self._holds(other, telling):
            return False
        if any(word == mine or akin(word, mine) for word in telling for mine in self._said):
            return False
        return not any(
            abs(len(word) - len(mine)) <= 1 and spellings.distance(word, mine) <= 1
            for word in telling
            for mine in self._name.words
        )

    @property
    def _leads(self) -> bool:
        """Whether the sentence begins with the name, or with a time before it."""
        first = self._claim.sentence.tokens[self._name.start]
        return _WHEN.fullmatch(self._claim.sentence.text, 0, self._start_of(first)) is not None

    def _start_of(self, token: Token) -> int:
        return token.start - self._claim.sentence.start

    def _holds(self, other: Named, telling: list[str]) -> bool:
        """Whether one of the two names is that of a land in which the place of the other may lie."""
        own, its = sorts.land(self._name.words), sorts.land(telling)
        if own == its:
            return False
        inner, at = (other.words, other.first) if own else (self._name.words, self._places[0])
        placed = self._running.located.get(inner, (0, 0))[0] > 0 or at <= self._head
        return bool(own and its) or placed

    @property
    def _head(self) -> int:
        """The last place of the dateline or the heading, and of what comes after it."""
        return self._running.span(min(1, len(self._running.statements) - 1))[1]


def _above(limits: tuple[float, float], there: float, own: float) -> bool:
    return there >= limits[0] and own <= limits[1] * there


def _joined(claim: Claim, name: Appearance) -> Finding | None:
    """Return a finding on a name made of two: in the source its first word goes with another second one."""
    running = claim.sources.running
    said = plain(name.text)
    for word, next_ in pairwise(name.words):
        if not re.search(rf"\b{re.escape(word)} (?:of (?:the )?)?{re.escape(next_)}\b", said):
            continue
        own, after = forms(running, word), forms(running, next_)
        if {word, next_} & COUNTRIES.keys() or not own or not after:
            continue
        if any(abs(p - q) <= _TOGETHER + 1 for p in own for q in after):
            continue
        capital = [place for place in own if running.row[place].text[0].isupper()]
        full = [place for place in capital if running.joins(place)]
        if full and len(full) >= _MOSTLY * len(capital):
            whole = f"{running.row[full[0]].text} {running.row[full[0] + 1].text}"
            message = f"The source names {whole}, and not {name.text}. Check which is meant."
            span = claim.sources.span(running.statements[running.statement(full[0])])
            return claim.finding("name", "warning", name.text, message, span)
    return None
