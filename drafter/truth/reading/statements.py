"""A text as statements: its sentences with their words, figures and names, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from drafter import sentences
from drafter.truth.reading import words
from drafter.truth.reading.figures import figures
from drafter.truth.reading.names import Glossary
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.words import STOP, Token


@dataclass(frozen=True, eq=False)
class Statement:
    """One sentence of a source or of a draft, read once for all comparisons."""

    source: int
    start: int
    end: int
    text: str
    figures: tuple[Figure, ...]  # places are those of the whole text
    entities: frozenset[str]  # preferred names of the glossary

    @cached_property
    def tokens(self) -> list[Token]:
        return words.tokens(self.text, self.start)

    @cached_property
    def words(self) -> list[str]:
        return words.plain(self.text)

    @cached_property
    def content(self) -> list[str]:
        """The stems that say something, figures left out."""
        found = [words.stem(word) for word in self.words if not word[0].isdigit()]
        return [stem for stem in found if stem not in STOP]

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(map(words.stem, self.words))

    @cached_property
    def chinese(self) -> bool:
        return words.is_chinese(self.text)

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text.rstrip('"”’)').endswith((".", "!", "?"))

    def around(self, start: int, end: int) -> str:
        """Return words of the statement with a few on either side, for a message."""
        if self.chinese:
            return self.text[max(0, start - 8) : end + 10].strip("，。 ")
        before, after = self.text[:start].split()[-4:], self.text[end:].split()[:4]
        return " ".join([*before, self.text[start:end].strip(), *after]).strip(" ,.;")


@lru_cache(maxsize=256)
def read(text: str, source: int, when: date | None, glossary: Glossary) -> tuple[Statement, ...]:
    """Return the statements of a text that was written on `when`.

    Kept, since an item is checked again after every edit and its sources stay as they are.
    """
    mentions = glossary.mentions(text)
    within = {place for m in mentions for place in range(m.start, m.end)}
    # 58同城 and "360 Security" are names that hold digits
    found = [f for f in figures(text, when) if not within.issuperset(range(f.start, f.end))]
    statements = []
    first = 0
    for start, end in sentences.spans(text):
        while first < len(found) and found[first].start < start:
            first += 1
        last = first
        while last < len(found) and found[last].start < end:
            last += 1
        names = frozenset(m.entry.name for m in mentions if start <= m.start < end)
        statements.append(
            Statement(source, start, end, text[start:end], tuple(found[first:last]), names)
        )
        first = last
    return tuple(statements)
