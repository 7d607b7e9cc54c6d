"""What an editor changed between the draft of an item and its print: how much, and which words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property

from drafter.model import Item
from drafter.sentences import split

_TOKEN = re.compile(r"[^\W_]+(?:(?![’']s\b)[’'.&-][^\W_]+)*|[’']s\b|[^\w\s]")
_SAME_SENTENCE = 0.5  # share of words in common at which two sentences are one, edited
_REWRITTEN = 0.55  # share of words in common below which an edit is a new sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """An item as it was drafted, with what was found of it, and as it was printed."""

    draft: Item
    printed: Item
    issue: str
    date: date  # of the issue
    item: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of a sentence, and where it stands."""

    text: str
    key: str  # in small letters, with straight apostrophes
    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """A headline or a sentence, as words."""

    text: str
    headline: bool = False

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(
            Word(
                m[0], m[0].lower().replace("’", "'").replace("“", '"').replace("”", '"'), *m.span()
            )
            for m in _TOKEN.finditer(self.text)
        )

    @cached_property
    def keys(self) -> list[str]:
        return [word.key for word in self.words]


@dataclass(frozen=True)
class Run:
    """Words of a sentence, first to last exclusive, that became others, or none, in print."""

    before: Line
    after: Line
    old: tuple[int, int]
    new: tuple[int, int]


def runs(draft: Item, printed: Item) -> Iterator[Run]:
    """Yield the smallest runs of words that were changed in sentences that were not written anew."""
    for before, after in _aligned(draft, printed):
        matcher = SequenceMatcher(None, before.keys, after.keys, autojunk=False)
        if matcher.ratio() < _REWRITTEN:
            continue
        for tag, i, j, k, m in matcher.get_opcodes():
            if tag != "equal":
                yield Run(before, after, (i, j), (k, m))
            else:
                yield from _recased(before, after, range(i, j), k - i)


def _recased(before: Line, after: Line, places: range, shift: int) -> Iterator[Run]:
    """Yield the words that changed in their capitals alone; the first one says nothing if all may."""
    for i in places:
        old, new = before.words[i], after.words[i + shift]
        capital_says = i and i + shift and not before.headline
        same = old.text == new.text if capital_says else old.text[1:] == new.text[1:]
        if old.text.isalnum() and not same:
            yield Run(before, after, (i, i + 1), (i + shift, i + shift + 1))


def _aligned(draft: Item, printed: Item) -> Iterator[tuple[Line, Line]]:
    """Yield the headlines and the sentences that are told again, wherever they stand now."""
    yield Line(draft.headline, headline=True), Line(printed.headline, headline=True)
    old, new = lines(draft), lines(printed)
    likeness = [(_alike(a, b), -i, -j) for i, a in enumerate(old) for j, b in enumerate(new)]
    free_old, free_new = set(range(len(old))), set(range(len(new)))
    for share, i, j in sorted(likeness, reverse=True):
        if share >= _SAME_SENTENCE and -i in free_old and -j in free_new:
            free_old.remove(-i)
            free_new.remove(-j)
            yield old[-i], new[-j]


def lines(item: Item, headline: bool = False) -> list[Line]:
    """Return the sentences of the item's paragraphs, after the headline if it is asked for."""
    first = [Line(item.headline, headline=True)] if headline else []
    return first + [Line(text) for paragraph in item.paragraphs for text in split(paragraph)]


def _alike(a: Line, b: Line) -> float:
    left, right = Counter(a.keys), Counter(b.keys)
    return 2 * (left & right).total() / max(1, left.total() + right.total())


# ── how much ─────────────────────────────────────────────────────────────────────────────────


def edit_distance(draft: Item, printed: Item) -> float:
    """Return the share of words that were changed, from 0 to 1; moving a paragraph changes none."""
    old = [_plain(text) for text in draft.paragraphs]
    new = [_plain(text) for text in printed.paragraphs]
    head, title = _plain(draft.headline), _plain(printed.headline)
    target = [*title, *(word for words in new for word in words)]
    longest = max(len(target), len(head) + sum(map(len, old)))
    if not longest:
        return 0.0
    orders = {tuple(range(len(old))), tuple(_order(old, new))}
    told = ([*head, *(word for i in order for word in old[i])] for order in orders)
    return min(distance(words, target) for words in told) / longest


def _plain(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _TOKEN.findall(text) if word[-1].isalnum()]


def _order(old: list[list[str]], new: list[list[str]]) -> list[int]:
    """Return the paragraphs of the draft in the order in which print tells them."""
    counted = [Counter(words) for words in new]

    def place(index: int) -> int:
        own = Counter(old[index])
        shared = [(own & other).total() / max(1, own.total() + other.total()) for other in counted]
        return shared.index(max(shared)) if shared else 0

    return sorted(range(len(old)), key=place)


def distance(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many words have to be put, taken or changed to make `new` of `old`.

    Levenshtein's distance by Myers' and Hyyrö's bit vectors: a row of the table is one integer.
    """
    if not old:
        return len(new)
    at: dict[str, int] = {}
    for i, word in enumerate(old):
        at[word] = at.get(word, 0) | 1 << i
    full, last = (1 << len(old)) - 1, 1 << len(old) - 1
    plus, minus, found = full, 0, len(old)
    for word in new:
        equal = at.get(word, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up = (minus | ~(horizontal | plus)) & full
        down = plus & horizontal
        found += bool(up & last) - bool(down & last)
        up = (up << 1 | 1) & full
        plus = (down << 1 | ~(vertical | up)) & full
        minus = up & vertical
    return found
