"""What a scorer is given: an item, what it was written from, and what a person says it has to tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from drafter import truth
from drafter.house import HouseStyle
from drafter.model import Article, Finding, Item
from drafter.ports import Similarity
from drafter.truth import Glossary, Report, Sentence
from drafter.truth.reading.words import is_chinese

# A sentence whose words are so little known to its sources that it was made up rather than put otherwise:
# on English sources none of 42 by hand lies below, and 31 of 45 invented ones. In another language words
# cannot be looked up.
BARE = 0.25
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

    @cached_property
    def grave(self) -> tuple[Finding, ...]:
        """What the truth room says for which an editor has to stop."""
        return tuple(_grave(self.report))

    def supports(self, sentence: str, sources: list[str]) -> bool:
        """Whether these words alone carry a sentence, as the truth room reads them."""
        held = truth.check(
            sentence, sources, similarity=self.similarity, glossary=self.glossary, when=self.day
        )
        return not any(_grave(held)) and not self.bare(held.sentences[0], held)

    def bare(self, sentence: Sentence, report: Report | None = None) -> bool:
        """Whether a sentence is hardly known to its sources, with no finding that says why."""
        held = report or self.report
        foreign = all(is_chinese(span.text) for span in sentence.spans) and sentence.spans
        explained = any(
            finding.severity != "note" and finding.sentence == sentence.text
            for finding in held.findings
        )
        return sentence.score < BARE and not foreign and not explained


def _grave(report: Report) -> Iterator[Finding]:
    """Yield the warnings and worse, but for the one on a conversion that fits: the house asks for those."""
    converted = {(f.sentence, f.text) for f in report.figures if f.status == "converted"}
    for finding in report.findings:
        fits = finding.severity == "warning" and (finding.sentence, finding.text) in converted
        if finding.severity != "note" and not fits:
            yield finding
