"""The editors' changes counted by what became what, against how often print has the old words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from drafter.house.changes import Change, changes, root, ties
from drafter.house.edits import Line, Pair, lines
from drafter.house.wording import looked_at, occurrences
from drafter.model import Item

_LEAST_ISSUES, _LEAST_ITEMS = 2, 3  # in so many of either a change recurs
_LEAST_TIED = 4  # changes that must all have the same word after them
_LONGEST = 80  # characters of a phrase


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """How often a change was made and how often not.

    `recurs`: in enough issues or items; `kin`: so do its word's other endings, counted with it.
    """

    beside: int
    numbers: frozenset[int]  # of the changes
    recurs: bool
    kin: bool
    standing: int
    otherwise: int

    @property
    def made(self) -> int:
        return len(self.numbers)

    @property
    def share(self) -> float:
        return self.made / max(1, self.made + self.standing + self.otherwise)


class Tally:
    """All changes by what became what, and what print has."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.changes = list(changes(pairs))
        self.taken: set[int] = set()  # changes that a rule accounts for
        self._made: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)  # number: beside
        self._of_old: dict[str, set[tuple[int, int]]] = defaultdict(set)  # (number, beside)
        self._of_root: dict[tuple[str, str], set[int]] = defaultdict(set)
        for number, change in enumerate(self.changes):
            for reading in change.readings:
                if max(len(reading.old), len(reading.new)) > _LONGEST:
                    continue
                self._made[reading.old, reading.new].setdefault(number, reading.beside)
                self._of_old[reading.old.lower()].add((number, reading.beside))
                if kin := _kin(reading.old, reading.new):
                    self._of_root[kin].add(number)
        self._print: dict[str, list[Item]] = defaultdict(list)  # by each of its words
        self._drafts: dict[str, list[Item]] = defaultdict(list)
        for index, items in (
            (self._print, [pair.printed for pair in pairs]),
            (self._drafts, [pair.draft for pair in pairs]),
        ):
            for item in items:
                for key in {key for line in lines(item, headline=True) for key in line.keys}:
                    index[key].append(item)

    def shortest(self, beside: int) -> list[tuple[str, str]]:
        """Return what became what with so many words beside it.

        The shortest come first, which longer ones may hold, then the most frequent.
        """
        at = {words: made for words, made in self._made.items() if beside in made.values()}
        return sorted(
            at, key=lambda w: (len(f"{w[0]} {w[1]}".split()), -len(self._free(at[w], beside)))
        )

    def tied(self, words: tuple[str, str], case: Case) -> tuple[str, str]:
        """Return what became what with the word that always stands after what is taken out.

        “in order” is only ever “in order to”.
        """
        if words[1] or len(case.numbers) < _LEAST_TIED:
            return words
        for reading in self.changes[min(case.numbers)].readings:
            same = self._made[reading.old, reading.new].keys() >= case.numbers
            if same and reading.old == f"{words[0]} {reading.new}" and ties(reading.new):
                return reading.old, reading.new
        return words

    def _free(self, made: Mapping[int, int], beside: int) -> frozenset[int]:
        return frozenset(n for n, at in made.items() if at <= beside and n not in self.taken)

    def case(self, words: tuple[str, str], beside: int) -> Case:
        numbers = self._free(self._made[words], beside)
        roots = _kin(*words)
        recurs, kin = (
            self._recur(numbers),
            bool(roots) and self._recur(self._of_root[roots or words]),
        )
        worth = numbers and (recurs or kin)  # print is read for these alone
        standing = _count(self._print, *words) if worth else 0
        if beside:
            # With a word beside them the words have no changes of their own to be counted. Those that
            # went with more than themselves say nothing: as many again as were changed.
            drafted = _count(self._drafts, *words) if worth else 0
            otherwise = max(0, drafted - 2 * len(self._made[words]) - standing)
        else:
            other = {n for n, at in self._of_old[words[0].lower()] if not at}
            otherwise = len(other - self._made[words].keys())
        return Case(
            beside=beside,
            numbers=numbers,
            recurs=recurs,
            standing=standing,
            otherwise=otherwise,
            kin=kin,
        )

    def made(self, case: Case) -> list[Change]:
        """Return the changes of a case, in the order of the pairs."""
        return [self.changes[number] for number in sorted(case.numbers)]

    def _recur(self, numbers: Iterable[int]) -> bool:
        """Whether these changes were made in enough issues or items."""
        pairs = [self.changes[number].pair for number in numbers]
        issues, items = {pair.issue for pair in pairs}, {pair.item for pair in pairs}
        return len(issues) >= _LEAST_ISSUES or len(items) >= _LEAST_ITEMS


def _count(index: Mapping[str, list[Item]], old: str, new: str) -> int:
    """Return how often the items have the old words."""
    items = min((index.get(key, []) for key in Line(old).keys), key=len)
    texts = [text for item in items for text in looked_at(item, old, new)]
    return sum(1 for text in texts for _ in occurrences(old, new, text))


def _kin(old: str, new: str) -> tuple[str, str] | None:
    """Return the roots of two different words, which their other endings share; None of phrases."""
    plain = old.isalpha() and new.isalpha() and len(old) > 3 and old.islower() and new.islower()
    return (root(old), root(new)) if plain and root(old) != root(new) else None
