"""The sources of an item, read once and indexed for the rules."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from drafter.model import Article, Span
from drafter.truth.reading import words
from drafter.truth.reading.dates import dateline
from drafter.truth.reading.denials import Negation, negations
from drafter.truth.reading.figures import figures
from drafter.truth.reading.forms import Forms
from drafter.truth.reading.names import Glossary
from drafter.truth.reading.quantity import Figure, agrees, date_parts
from drafter.truth.reading.running import Running
from drafter.truth.reading.statements import Statement, read
from drafter.truth.reading.words import flat

_HEAD = 2  # statements
_HEADLINE = 120  # characters; a longer first line is no headline
_UNTOLD = 12  # small numbers stand in any text
_SHORTENED = re.compile(r"(?<=, )([A-Z][a-z]{1,4})\.(?=[,;]| [-–—(]| [a-z])")
_SPELLED_OUT = (3, 4, 5)  # words that an acronym stands for, those in small letters
_CAPITALS = re.compile(r"[A-Z][\w-]+(?:\s(?:(?:of|and|the|for)\s)?[A-Z][\w-]+)+")


class Sources:
    """The sources of one item, read and indexed once."""

    def __init__(self, sources: Sequence[str | Article], glossary: Glossary) -> None:
        self.urls = [
            s.url if isinstance(s, Article) else f"source:{i}" for i, s in enumerate(sources)
        ]
        self.texts = [s.text if isinstance(s, Article) else s for s in sources]
        self.publishers = [s.publisher if isinstance(s, Article) else "" for s in sources]
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
        self._weights: dict[str, float] = {}
        self._beginnings: dict[int, frozenset[str]] = {}
        self._stating: dict[Figure, list[tuple[Statement, Figure]]] = {}
        self._said: dict[Forms, list[tuple[Statement, re.Match[str]]]] = {}
        self._postings: dict[str, list[int]] = defaultdict(list)
        for position, statement in enumerate(self.statements):
            for stem in set(statement.content):
                self._postings[stem].append(position)

    @cached_property
    def _places(self) -> dict[tuple[int, int], int]:
        return {(s.source, s.start): place for place, s in enumerate(self.statements)}

    @cached_property
    def running(self) -> Running:
        """All words in one row."""
        return Running(self.statements)

    @cached_property
    def title_figures(self) -> list[Figure]:
        return [figure for title in self.titles for figure in figures(title)]

    @cached_property
    def denials(self) -> list[tuple[Statement, tuple[Negation, ...]]]:
        """The statements that have plain negations, each with these."""
        found = ((statement, tuple(negations(statement))) for statement in self.statements)
        return [(statement, denials) for statement, denials in found if denials]

    @cached_property
    def heads(self) -> frozenset[tuple[int, int]]:
        """Where the first line and statements of each source stand: of what and when all of it is."""
        own = ([s for s in self.statements if s.source == i] for i in range(len(self.texts)))
        lines = [len(text.lstrip().partition("\n")[0]) for text in self.texts]
        return frozenset(
            (s.source, s.start)
            for each in own
            for at, s in enumerate(each)
            if at < _HEAD or s.start < lines[s.source] <= _HEADLINE
        )

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

    def alike(self, stem: str) -> list[str]:
        """Return the stems that have their first four letters in common with one."""
        return self._by_beginning.get(stem[:4], [])

    @cached_property
    def _by_beginning(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for stem in self.stems:
            found[stem[:4]].append(stem)
        return found

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
    def outlets(self) -> frozenset[str]:
        """The publishers, and the words of the hosts that the sources stand at, in small letters."""
        hosts = (re.sub(r"^\w+://|[/?#].*$", "", url).lower() for url in self.urls)
        words_of_hosts = (label for host in hosts for label in host.split("."))
        named = ("".join(publisher.lower().split()) for publisher in self.publishers)
        return frozenset(filter(None, (*words_of_hosts, *named)))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The initials of every run of capitalised words, and of three to five words, in small letters."""
        found: set[str] = set()
        for text in self.texts:
            for run in _CAPITALS.findall(text):
                letters = "".join(word[0] for word in run.split() if word[0].isupper()).lower()
                found.update(letters[:size] for size in range(2, len(letters) + 1))
                found.update(letters[start:] for start in range(1, len(letters) - 2))
        for statement in self.statements:  # "earnings per share", which a draft calls EPS
            letters = "".join(word[0] for word in statement.words).lower()
            found.update(
                letters[start : start + size]
                for size in _SPELLED_OUT
                for start in range(len(letters) - size + 1)
            )
        return frozenset(found)

    @cached_property
    def shortened(self) -> frozenset[str]:
        """The names cut short that stand with a full stop within a sentence, as "Calif." and "Va."."""
        found = (match for text in self.texts for match in _SHORTENED.findall(text))
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
        for said, held in self._rows:
            for start, word in enumerate(said[: len(said) - size + 1]):
                if word in starts and (run := tuple(said[start : start + size])) in wanted:
                    found.setdefault(run, held[start])
        return found

    @cached_property
    def _rows(self) -> list[tuple[list[str], list[Statement]]]:
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

    def positions(self, stem: str) -> list[int]:
        """Return the places of the statements that have a content word."""
        return self._postings.get(stem, [])

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
        place = self.position(statement)
        return self.statements[max(0, place - reach) : place + reach + 1]

    def position(self, statement: Statement) -> int:
        """Return the place of a statement among all."""
        return self._places[statement.source, statement.start]

    def place(self, statement: Statement, figure: Figure) -> int:
        """Return where a figure of a statement begins in the running text."""
        first, last = self.running.span(self.position(statement))
        inside = self.running.row[first : last + 1]
        return first + next((i for i, t in enumerate(inside) if t.end > figure.start), len(inside))

    def weight(self, stem: str) -> float:
        """Return how much a word tells: the rarer in the sources, the more."""
        if stem not in self._weights:
            held = len(self._postings.get(stem, ()))
            self._weights[stem] = math.log(1 + (len(self.statements) + 1) / (held + 0.5))
        return self._weights[stem]

    def around(self, chosen: Sequence[Statement]) -> list[Statement]:
        """Return `chosen` with the statements next to each of them, in the order of the sources."""
        places = {self.position(s) + step for s in chosen for step in (-1, 0, 1)}
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


def _bare(figure: Figure, other: Figure) -> bool:
    """Whether two numbers are the same but for a unit that one of them leaves out."""
    return (
        figure.unit != other.unit
        and "count" in (figure.unit, other.unit)
        and not (figure.dated or other.dated)
        and figure.number == other.number > _UNTOLD
    )
