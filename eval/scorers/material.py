"""What a scorer is given: an item, what it was written from, and what a person says it has to tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from drafter import truth
from drafter.house import HouseStyle
from drafter.model import Article, Item
from drafter.ports import Similarity
from drafter.truth import Glossary, Report

Wordings = tuple[str, ...]  # any of which will do


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """What a person who read the sources wants of an item, and an item by hand."""

    must: tuple[Wordings, ...] = ()
    must_not: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    hedges: tuple[Wordings, ...] = ()
    reference: Item | None = None


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An item beside its sources and what is expected of it; places are those of `text`."""

    item: Item
    articles: tuple[Article, ...]
    expected: Expected
    style: HouseStyle
    glossary: Glossary
    similarity: Similarity | None = None
    day: date | None = None

    @property
    def text(self) -> str:
        return self.item.text

    @cached_property
    def report(self) -> Report:
        """What the truth room says of the item."""
        return truth.check(
            self.text, self.articles,
            similarity=self.similarity, glossary=self.glossary, when=self.day,
        )  # fmt: skip

    def supports(self, sentence: str, sources: list[str]) -> bool:
        """Whether these words alone carry a sentence, as the truth room reads them."""
        held = truth.check(
            sentence, sources, similarity=self.similarity, glossary=self.glossary, when=self.day
        )
        return held.supported and all(f.severity == "note" for f in held.findings)
