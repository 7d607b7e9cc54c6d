"""Which source words carry a sentence of a draft, and how well."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from drafter.model import Article, Span
from drafter.truth.reading import words
from drafter.truth.reading.dates import dateline
from drafter.truth.reading.figures import figures
from drafter.truth.reading.forms import Forms
from drafter.truth.reading.names import Glossary
from drafter.truth.reading.quantity import Figure, agrees, date_parts
from drafter.truth.reading.running import Running
from drafter.truth.reading.statements import Statement, read
from drafter.truth.reading.words import flat

_SPANS = 3  # a sentence of a digest rarely draws on more source sentences
_LIKELY = 12  # statements looked at for what the best one lacks
_ADDS = 0.08  # of the sentence; a statement that adds less is not shown
_FIGURE = 2.0  # a figure tells about as much as a rare word
_UNTOLD = 12  # small numbers stand in any text
_NEAR = 3  # how far apart, in sentences, two source sentences still count as one passage
_CAPITALS = re.compile(r"[A-Z][\w-]+(?:\s(?:(?:of|and|the|for)\s)?[A-Z][\w-]+)+")


@dataclass(frozen=True, eq=False)
class Match:
    """The source statements that carry a sentence, best first, and how much of it they hold, 0 to 1."""

    statements: tuple[Statement, ...]
    coverage: float  # of the sentence's content by all of them
    best: float  # by the first alone
    across: bool  # the first is in another language


class Sources:
    """The sources of one item, read and indexed once."""

    def __init__(self, sources: Sequence[str | Article], glossary: Glossary) -> None:
        self.urls = [
            s.url if isinstance(s, Article) else f"source:{i}" for i, s in enumerate(sources)
        ]
        self.texts = [s.text if isinstance(s, Article) else s for s in sources]
        self.titles = [s.title if isinstance(s, Article) else "" for s in sources]
        self.published = [
            source.published if isinstance(source, Article) else dateline(source)
            for source in sources
        ]
        self.glossary = glossary
        self.statements = [
            statement
            for index, text in enumerate(self.texts)
            for statement in read(text, index, self.published[index], glossary)
        ]
        self.days = [day for day in self.published if day]
        self._beginnings: dict[int, frozenset[str]] = {}
        self._stating: dict[Figure, list[tuple[Statement, Figure]]] = {}
        self._said: dict[Forms, list[tuple[Statement, re.Match[str]]]] = {}
        self._postings: dict[str, list[int]] = defaultdict(list)
        for position, statement in enumerate(self.statements):
            for stem in set(statement.content):
                self._postings[stem].append(position)

    @cached_property
    def _places(self) -> dict[Statement, int]:
        return {statement: place for place, statement in enumerate(self.statements)}

    @cached_property
    def running(self) -> Running:
        """All words in one row."""
        return Running(self.statements)

    @cached_property
    def title_figures(self) -> list[Figure]:
        return [figure for title in self.titles for figure in figures(title)]

    @cached_property
    def figures(self) -> list[Figure]:
        own = [figure for statement in self.statements for figure in statement.figures]
        return own + self.title_figures

    @cached_property
    def dates(self) -> list[Figure]:
        return [figure for figure in self.figures if figure.unit == "date"]

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that the sources name, those included that may be counts."""
        dated = (date_parts(str(f.value)).get("year", 0) for f in self.dates if not f.guessed)
        counted = (f.number for f in self.figures if f.unit == "count")
        said = {int(number) for number in (*dated, *counted) if 1000 <= number < 2100}
        return frozenset(said | {day.year for day in self.days})

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words, titles among them; a word with a hyphen gives its parts too."""
        found = [word for statement in self.statements for word in statement.words]
        found += [word for title in self.titles for word in words.plain(title)]
        parts = {words.stem(part) for word in found if "-" in word for part in word.split("-")}
        return frozenset(map(words.stem, found)) | parts

    def beginnings(self, size: int) -> frozenset[str]:
        """Return the first `size` letters of every stem that has as many."""
        if size not in self._beginnings:
            self._beginnings[size] = frozenset(s[:size] for s in self.stems if len(s) >= size)
        return self._beginnings[size]

    @cached_property
    def words(self) -> frozenset[str]:
        """All words as they stand, in small letters."""
        return frozenset(word.lower() for s in self.statements for word in s.words)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """All words with the word after them in the same sentence, in small letters."""
        said = ([word.lower() for word in s.words] for s in self.statements)
        return frozenset(pair for sentence in said for pair in pairwise(sentence))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words that have a capital within a sentence and stand nowhere in small letters."""
        found = {w for s in self.statements for w in s.words[1:] if w[0].isupper()}
        small = {w for s in self.statements for w in s.words if w[0].islower()}
        return frozenset(word for word in found if word.lower() not in small)

    @cached_property
    def entities(self) -> frozenset[str]:
        titles = {m.entry.name for title in self.titles for m in self.glossary.mentions(title)}
        return frozenset(titles).union(*(statement.entities for statement in self.statements))

    @cached_property
    def owners(self) -> frozenset[str]:
        """The companies behind what the sources name."""
        return self.glossary.behind(self.entities)

    @cached_property
    def chinese(self) -> bool:
        """Whether any source is in Chinese, where a draft's words cannot be looked for as they stand."""
        return any(words.is_chinese(text) for text in self.texts)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The initials of every run of capitalised words, in small letters."""
        found: set[str] = set()
        for text in self.texts:
            for run in _CAPITALS.findall(text):
                letters = "".join(word[0] for word in run.split() if word[0].isupper()).lower()
                found.update(letters[:size] for size in range(2, len(letters) + 1))
        return frozenset(found)

    @cached_property
    def flat(self) -> list[str]:
        """The texts as quotations are looked up in them: letters and digits in small letters."""
        return [flat(text) for text in self.texts]

    def runs(
        self, wanted: frozenset[tuple[str, ...]], size: int
    ) -> dict[tuple[str, ...], Statement]:
        """Return those of the wanted runs of `size` words that stand in a source, and where they begin."""
        starts = {run[0] for run in wanted}
        found: dict[tuple[str, ...], Statement] = {}
        for said, held in self._running:
            for start, word in enumerate(said[: len(said) - size + 1]):
                if word in starts and (run := tuple(said[start : start + size])) in wanted:
                    found.setdefault(run, held[start])
        return found

    @cached_property
    def _running(self) -> list[tuple[list[str], list[Statement]]]:
        """The words of each text in small letters, and beside each the statement it stands in."""
        found: list[tuple[list[str], list[Statement]]] = [([], []) for _ in self.texts]
        for statement in self.statements:
            said, held = found[statement.source]
            said += [word.lower() for word in statement.words]
            held += [statement] * len(statement.words)
        return found

    def places(self, figure: Figure) -> list[tuple[Statement, Figure]]:
        """Return where the sources state a figure; one without a unit may stand for one that has it."""
        if figure not in self._stating:
            self._stating[figure] = [
                (statement, other)
                for statement in self.statements
                for other in statement.figures
                if agrees(figure, other) or _bare(figure, other)
            ]
        return self._stating[figure]

    def saying(self, cue: Forms) -> list[tuple[Statement, re.Match[str]]]:
        """Return the statements that a cue is found in, with its first place in each."""
        if cue not in self._said:
            found = ((statement, cue.search(statement.text)) for statement in self.statements)
            self._said[cue] = [(statement, match) for statement, match in found if match]
        return self._said[cue]

    def holding(self, stem: str) -> list[Statement]:
        """Return the statements that have a content word."""
        return [self.statements[position] for position in self._postings.get(stem, ())]

    def shares(self, stems: Iterable[str]) -> dict[int, float]:
        """Return for each place the share of `stems` that its statement and the two beside it hold."""
        wanted = sorted(set(stems))
        held: dict[int, set[str]] = defaultdict(set)
        for stem in wanted:
            for position in self._postings.get(stem, ()):
                for place in (position - 1, position, position + 1):
                    held[place].add(stem)
        inside = range(len(self.statements))
        return {p: len(found) / len(wanted) for p, found in held.items() if p in inside}

    def densest(self, stems: Iterable[str]) -> int:
        """Return how many of `stems` three statements in a row hold at most."""
        held: dict[int, int] = defaultdict(int)
        for bit, stem in enumerate(set(stems)):
            for position in self._postings.get(stem, ()):
                held[position] |= 1 << bit
        runs = (held.get(p, 0) | held.get(p + 1, 0) | held.get(p + 2, 0) for p in held)
        return max((run.bit_count() for run in runs), default=0)

    def window(self, place: int) -> list[Statement]:
        """Return the statement at a place with the two beside it."""
        return self.statements[max(0, place - 1) : place + 2]

    def beside(self, statement: Statement, reach: int) -> list[Statement]:
        """Return a statement of the sources with `reach` of them on each side."""
        place = self._places[statement]
        return self.statements[max(0, place - reach) : place + reach + 1]

    def weight(self, stem: str) -> float:
        """Return how much a word tells: the rarer in the sources, the more."""
        held = len(self._postings.get(stem, ()))
        return math.log(1 + (len(self.statements) + 1) / (held + 0.5))

    def around(self, chosen: Sequence[Statement]) -> list[Statement]:
        """Return `chosen` with the statements next to each of them, in the order of the sources."""
        places = {self._places[s] + step for s in chosen for step in (-1, 0, 1)}
        return [s for place, s in enumerate(self.statements) if place in places]

    def span(self, statement: Statement, figure: Figure | None = None) -> Span:
        start, end = (figure.start, figure.end) if figure else (statement.start, statement.end)
        text = self.texts[statement.source][start:end]
        return Span(url=self.urls[statement.source], start=start, end=end, text=text)

    def figure_span(self, figure: Figure) -> Span | None:
        """Return where a source states a figure; None for one of a title."""
        statement = self._stated.get(id(figure))
        return self.span(statement, figure) if statement else None

    @cached_property
    def _stated(self) -> dict[int, Statement]:
        return {id(figure): s for s in self.statements for figure in s.figures}

    def match(self, sentence: Statement, meanings: Sequence[float] = ()) -> Match:
        """Return what carries `sentence`; `meanings` are its similarities to every source statement."""
        gains = self._gains(sentence)
        for position, statement in enumerate(self.statements):
            if statement.chinese != sentence.chinese:
                meaning = meanings[position] if len(meanings) else 0.0
                gains[position] = _across(sentence, statement, meaning)
        if not gains:
            return Match((), 0.0, 0.0, False)
        best = max(gains, key=lambda position: (gains[position], -position))
        first = self.statements[best]
        if first.chinese != sentence.chinese:
            order = sorted((p for p in gains if gains[p] > 0), key=lambda p: (-gains[p], p))[
                :_SPANS
            ]
            chosen = tuple(self.statements[p] for p in order)
            return Match(chosen, min(1.0, gains[best]), min(1.0, gains[best]), True)
        return self._within(sentence, best, gains)

    def _gains(self, sentence: Statement) -> dict[int, float]:
        """Return for each source statement the share of the sentence's content that it holds."""
        gains: dict[int, float] = defaultdict(float)
        stems = set(sentence.content)
        total = self._worth({*stems, *range(len(sentence.figures))}) or 1.0
        for stem in sorted(stems):
            for position in self._postings.get(stem, ()):
                gains[position] += self.weight(stem) / total
        if sentence.figures:
            for position, statement in enumerate(self.statements):
                held = sum(any(agrees(f, g) for g in statement.figures) for f in sentence.figures)
                if held:
                    gains[position] += held * _FIGURE / total
        return gains

    def _within(self, sentence: Statement, best: int, gains: dict[int, float]) -> Match:
        """Add to the best statement those that hold what it lacks."""
        stems = set(sentence.content)
        total = self._worth({*stems, *range(len(sentence.figures))}) or 1.0
        chosen = [best]
        held = self._held(sentence, stems, best)
        likely = sorted(gains, key=lambda p: (-gains[p], p))[:_LIKELY]
        while len(chosen) < _SPANS:
            extra = {p: self._held(sentence, stems, p) - held for p in likely if p not in chosen}
            worth = {p: self._worth(new) * _nearness(p, chosen) for p, new in extra.items()}
            position = max(worth, key=lambda p: (worth[p], -p), default=-1)
            if position < 0 or worth[position] < _ADDS * total:
                break
            chosen.append(position)
            held |= extra[position]
        statements = tuple(self.statements[p] for p in chosen)
        return Match(statements, min(1.0, self._worth(held) / total), min(1.0, gains[best]), False)

    def _worth(self, held: Iterable[str | int]) -> float:
        """Return how much the held stems and figures (by their index) tell."""
        parts = (self.weight(part) if isinstance(part, str) else _FIGURE for part in held)
        return math.fsum(parts)  # the same in whatever order a set gives them

    def _held(self, sentence: Statement, stems: set[str], position: int) -> set[str | int]:
        statement = self.statements[position]
        held: set[str | int] = set(stems.intersection(statement.content))
        held.update(
            i
            for i, f in enumerate(sentence.figures)
            if any(agrees(f, g) for g in statement.figures)
        )
        return held


def _bare(figure: Figure, other: Figure) -> bool:
    """Whether two numbers are the same but for a unit that one of them leaves out."""
    return (
        figure.unit != other.unit
        and "count" in (figure.unit, other.unit)
        and not (figure.dated or other.dated)
        and figure.number == other.number > _UNTOLD
    )


def _nearness(position: int, chosen: list[int]) -> float:
    """Return the discount for a statement far from those already chosen."""
    return 1.0 if min(abs(position - other) for other in chosen) <= _NEAR else 0.6


def _across(sentence: Statement, statement: Statement, meaning: float) -> float:
    """Return how well a statement in another language carries a sentence, 0 to 1."""
    parts, held = 0.0, 0.0
    if sentence.figures:
        parts += len(sentence.figures)
        held += sum(any(agrees(f, g) for g in statement.figures) for f in sentence.figures)
    if sentence.entities:
        parts += len(sentence.entities)
        held += len(sentence.entities & statement.entities)
    shared = held / parts if parts else 0.0
    return 0.5 * shared + 0.5 * max(0.0, meaning) if meaning else 0.8 * shared
