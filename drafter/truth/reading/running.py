"""The words of all sources in one row: which stand near which, and the names among them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from drafter.truth.reading import sorts
from drafter.truth.reading.names import NOT_NAMES, capitalised, is_title_case, plain
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, Token

_GAP = 100  # words between two sources, so that nothing in one is near anything in the other
_NOTHING = Token("", "", 0, 0)
_ARTICLES = frozenset(["the", "a", "an"])
_INSIDE = frozenset("in at near across outside inside throughout around".split())
_TOWARDS = _INSIDE | {"from", "to", "between"}
_AROUND = frozenset(
    "north south east west northeast northwest southeast southwest town city".split()
)
_ALSO = frozenset(["and", "or"])
_WITHIN = re.compile(r"[a-z,] $|[a-z]['’]s $")  # what stands before a name within a sentence
# "Anna:", "Ada Quill, chief financial officer:", "Ada Quill (CFO):"
_LABEL = re.compile(
    r"\W*([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})(?:, [A-Za-z][^.:;()]{2,60}| \([^():]{2,60}\))? ?:(?=\s)"
)
_INNER = re.compile(r"[a-z][A-Z]")
_LONGEST = 4  # words of a name; what is longer is a headline
_SHOUTED = 8  # letters in capitals; what has more is a headline too

Range = tuple[int, int]  # of places in the row, the last one included


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands: its words in small letters, and the places of the first and the last."""

    text: str
    words: tuple[str, ...]
    first: int
    last: int
    statement: int


class Running:
    """The row of words; a place is a position in it."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = statements
        self.row: list[Token] = []
        self.starts: list[int] = []  # where each statement begins
        self._places: dict[str, list[int]] = defaultdict(list)
        for index, statement in enumerate(statements):
            if index and statement.source != statements[index - 1].source:
                self.row += [_NOTHING] * _GAP
            self.starts.append(len(self.row))
            for token in statement.tokens:
                self._places[token.stem].append(len(self.row))
                self.row.append(token)
        self.starts.append(len(self.row))
        self.reaches: dict[int, Range] = {}  # kept by `whereabouts`
        self._alike: dict[str, list[str]] = defaultdict(list)
        for stem in self._places:
            self._alike[stem[:4]].append(stem)

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that stand in small letters somewhere."""
        return frozenset(token.text for token in self.row if token.text[:1].islower())

    def places(self, stem: str) -> list[int]:
        return self._places.get(stem, [])

    def alike(self, stem: str) -> list[str]:
        """Return the stems that have their first letters in common with one."""
        return self._alike.get(stem[:4], [])

    def statement(self, place: int) -> int:
        """Return which statement a place belongs to."""
        return bisect_left(self.starts, place + 1) - 1

    def span(self, statement: int) -> Range:
        """Return the places of a statement; the last one comes before the first if it has no words."""
        first = self.starts[statement]
        return first, first + len(self.statements[statement].tokens) - 1

    def end(self, statement: int) -> int:
        """Return the last place of the source that a statement stands in."""
        source = self.statements[statement].source
        while (
            statement + 1 < len(self.statements) and self.statements[statement + 1].source == source
        ):
            statement += 1
        return self.span(statement)[1]

    def joins(self, place: int) -> bool:
        """Whether the next word goes on with the name, with a capital and nothing between them."""
        if place + 1 >= len(self.row):
            return False
        this, following = self.row[place], self.row[place + 1]
        proper = following.text[:1].isupper() and following.text.lower() not in self.small
        return proper and following.start == this.end + 1 and self._one(place, place + 1)

    def _one(self, place: int, other: int) -> bool:
        return self.statement(place) == self.statement(other)

    def carried(self, weights: Mapping[str, float], range_: Range, near: int) -> float:
        """Return how much of the weighted stems stands around a range, half of it from `near` words on."""
        total = 0.0
        for stem, weight in weights.items():
            gap = self.gap(self.places(stem), range_)
            if gap <= near:
                total += weight
            elif gap <= 2 * near:
                total += weight / 2
        return total

    def gap(self, places: list[int], range_: Range) -> int:
        """Return how many words the nearest of some places is away from a range."""
        at = bisect_left(places, range_[0])
        after = max(0, places[at] - range_[1]) if at < len(places) else len(self.row)
        before = range_[0] - places[at - 1] if at else len(self.row)
        return min(after, before)

    def frame(self, named: Named) -> frozenset[str]:
        own = self.span(named.statement)
        row = self.row[own[0] : own[1] + 1]
        return frame(row, named.first - own[0], named.last - own[0] + 1)

    # ── who speaks ───────────────────────────────────────────────────────────────────────────

    @cached_property
    def speakers(self) -> dict[int, str]:
        """The label that each statement with one begins with: "Anna: I agree."."""
        found = ((i, _LABEL.match(s.text)) for i, s in enumerate(self.statements))
        return {index: match[1] for index, match in found if match}

    def turn(self, statement: int) -> Range:
        """Return the places of what is said from a statement with a label to the next label."""
        end = statement + 1
        source = self.statements[statement].source
        while (
            end < len(self.statements)
            and end not in self.speakers
            and self.statements[end].source == source
        ):
            end += 1
        return self.span(statement)[0], self.span(end - 1)[1]

    # ── names ────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def names(self) -> dict[int, list[Named]]:
        """The names of each statement, without headlines and words that only begin a sentence."""
        runs = [run for index in range(len(self.statements)) for run in self._runs(index)]
        sure = {run.text for run in runs if self._within(run) or self._proper(run)}
        known = {run.words for run in runs if run.text in sure}
        known |= {words[-1:] for words in known if len(words) > 1}  # "Quill" for Ada Quill
        found: dict[int, list[Named]] = defaultdict(list)
        for index in range(len(self.statements)):
            opening = self._opening(index)
            if opening and (opening.words in known or self._listed(opening)):
                found[index].append(opening)
        for run in runs:
            if re.sub("['’]s$", "", run.text) in sure or run.text in sure:
                found[run.statement].append(run)
        return found

    def _opening(self, index: int) -> Named | None:
        """Return the word that a statement begins with, where it stands alone and has a capital."""
        first, last = self.span(index)
        opening = self.row[first] if first <= last else _NOTHING
        if not opening.text[:1].isupper() or not opening.text[1:].islower():
            return None
        if first < last and self.row[first + 1].text[:1].isupper():
            return None
        return Named(opening.text, (plain(opening.text),), first, first, index)

    def _listed(self, opening: Named) -> bool:
        entities = self.statements[opening.statement].entities
        return any(entity.lower() == opening.words[0] for entity in entities)

    def _runs(self, index: int) -> Iterator[Named]:
        statement = self.statements[index]
        if is_title_case(statement.text):
            return
        tokens, first = statement.tokens, self.starts[index]
        for start, end in capitalised(statement.text):
            begin = bisect_left(tokens, statement.start + start, key=_start)
            stop = bisect_left(tokens, statement.start + end, key=_start)
            own = tokens[begin:stop]
            words = tuple(plain(t.text) for t in own if t.text[0].isupper())
            telling = [w for w in words if w not in NOT_NAMES | STOP and len(w) > 1]
            shouted = sum(len(t.text) for t in own if t.text.isupper())
            if (
                not words
                or len(words) > _LONGEST
                or shouted > _SHOUTED
                or own[0].text[:2] in ("I'", "I’")
            ):
                continue
            if telling and not all(word in self.small for word in telling):
                text = statement.text[start:end]
                yield Named(text, words, first + begin, first + stop - 1, index)

    def _within(self, run: Named) -> bool:
        statement = self.statements[run.statement]
        before = statement.text[: self.row[run.first].start - statement.start]
        return _WITHIN.search(before) is not None

    def _proper(self, run: Named) -> bool:
        """Whether it is a name wherever it stands: two words, none of them ordinary, or one like WeChat."""
        return (len(run.words) > 1 and self.small.isdisjoint(run.words)) or bool(
            _INNER.search(run.text)
        )

    def sort(self, words: tuple[str, ...]) -> str:
        """Return what a name names, by its words or by those beside it; "" where nothing shows it."""
        shown = sorts.by_words(words) or self._sorts.get(words) or self._sorts.get(words[-1:])
        after, times = self.located.get(words, (0, 0))
        return shown or ("place" if 2 * after > times else "")

    @cached_property
    def proper(self) -> frozenset[str]:
        """The words of names, in small letters, that stand nowhere in small letters."""
        named = (word for runs in self.names.values() for run in runs for word in run.words)
        return frozenset(named) - self.small - NOT_NAMES - STOP

    @cached_property
    def spelt_out(self) -> dict[str, list[int]]:
        """Where the names stand that initials are made of: "ecb" for European Central Bank."""
        found: dict[str, list[int]] = defaultdict(list)
        for run in (run for runs in self.names.values() for run in runs):
            letters = "".join(word[0] for word in run.words)
            for start in range(len(letters) - 2):
                found[letters[start:]].append(run.first)
        return found

    @cached_property
    def paired(self) -> frozenset[tuple[str, str]]:
        """The words of names, in small letters, with the word after them in the same name."""
        return frozenset(
            pair for runs in self.names.values() for run in runs for pair in pairwise(run.words)
        )

    @cached_property
    def _sorts(self) -> dict[tuple[str, ...], str]:
        found: dict[tuple[str, ...], str] = {}
        for run in (run for runs in self.names.values() for run in runs):
            statement = self.statements[run.statement]
            begin = self.row[run.first].start - statement.start
            ahead, after = statement.text[:begin], statement.text[begin + len(run.text) :]
            shown = sorts.by_words(run.words) or sorts.by_neighbours(ahead, after)
            if shown:
                found.setdefault(run.words, shown)
            if shown == "person":
                found.setdefault(run.words[-1:], shown)
        return found

    @cached_property
    def located(self) -> dict[tuple[str, ...], tuple[int, int]]:
        """How often each name stands after a word such as “in”, and how often it stands at all."""
        counts: dict[tuple[str, ...], tuple[int, int]] = {}
        for runs in self.names.values():
            last = -1  # where the place ends that was named last
            for run in runs:
                after, all_ = counts.get(run.words, (0, 0))
                joined = last == run.first - 2 and self.row[run.first - 1].text in _ALSO
                where = joined or located(self.row, run.first)
                last = run.last if where else -1
                counts[run.words] = (after + where, all_ + 1)
        return counts


def _start(token: Token) -> int:
    return token.start


def before(row: Sequence[Token], at: int) -> str:
    """Return the word before a place in small letters, articles left out; "" where none is."""
    at -= 1
    while at >= 0 and row[at].text.lower() in _ARTICLES:
        at -= 1
    return row[at].text.lower() if at >= 0 else ""


def located(row: Sequence[Token], at: int) -> bool:
    """Whether what stands at a place is said to be one: "from Lyon", "south of Lyon"."""
    word = before(row, at)
    return word in _TOWARDS or (word == "of" and at > 1 and row[at - 2].text in _AROUND)


def inside(row: Sequence[Token], at: int) -> bool:
    """Whether what stands at a place is said to be a place itself: "in Lyon"."""
    return before(row, at) in _INSIDE


def frame(row: Sequence[Token], start: int, end: int) -> frozenset[str]:
    """Return what shows the part that a name plays: the word before it and the word after it."""
    word = before(row, start)
    left = "in" if word in _INSIDE else word if word in STOP else _stem(row, start, word)
    after = row[end] if end < len(row) else _NOTHING
    right = after.text.lower() if after.text.lower() in STOP else after.stem
    found = {f"{left} _", f"_ {right}"} - {" _", "_ ", "and _", "_ and"}
    return frozenset(found)


def _stem(row: Sequence[Token], start: int, word: str) -> str:
    at = start - 1
    while at >= 0 and row[at].text.lower() != word:
        at -= 1
    return row[at].stem if at >= 0 else ""
