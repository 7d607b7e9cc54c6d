"""Two pages side by side: their figures, each with the words that tell what it is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from drafter.model import Article
from drafter.truth.reading.ground import akin, ground
from drafter.truth.reading.lexicon import WEAK, notions
from drafter.truth.reading.names import Glossary
from drafter.truth.reading.quantity import Figure, agrees, comparable, date_parts
from drafter.truth.reading.roles import Role, roles
from drafter.truth.reading.statements import Statement, read

SMALL = 12  # counts up to here are of many things: two bankers, three firms
_CONVERTED = re.compile(r"\s?(?:[(（]|, or )")


@dataclass(frozen=True, eq=False)
class Mention:
    """A figure in a sentence of a page, the title being the first sentence."""

    index: int
    in_title: bool
    role: Role

    @property
    def figure(self) -> Figure:
        return self.role.figure

    @property
    def statement(self) -> Statement:
        return self.role.statement

    @cached_property
    def near(self) -> list[frozenset[str]]:
        """The notions of the words that govern the figure."""
        own = ground(self.statement, self.figure).own
        return [
            told
            for told, start, end in _telling(self.statement)
            if any(first <= start and end <= last for first, last in own)
        ]

    @cached_property
    def around(self) -> list[frozenset[str]]:
        """The notions of the sentence."""
        return list(dict.fromkeys(told for told, _, _ in _telling(self.statement)))


def _telling(statement: Statement) -> list[tuple[frozenset[str], int, int]]:
    found = ((told - WEAK, start, end) for told, start, end in notions(statement.text))
    return [row for row in found if row[0]]


@dataclass(frozen=True, eq=False)
class Page:
    """A title and a text with their figures, bare years, ordinals and conversions left out."""

    statements: Sequence[Statement]
    mentions: Sequence[Mention]
    published: date | None

    def giving(self, figure: Figure) -> list[Mention]:
        """Return where the page has a figure, exactly, rounded, or without its currency."""
        return [
            m
            for m in self.mentions
            if agree(m.figure, figure)
            or (akin(m.figure, figure) and m.figure.number == figure.number > SMALL)
        ]

    def nearer(self, figure: Figure, than: Figure) -> bool:
        """Whether the page has another figure that is nearer to one of another page."""
        off = abs(than.number - figure.number)
        return not figure.dated and any(
            comparable(m.figure, figure) and abs(m.figure.number - figure.number) < off
            for m in self.mentions
        )


@lru_cache(maxsize=64)
def page(article: Article, known: Glossary) -> Page:
    """Return the figures of an article's title and text."""
    title = read(article.title, 0, article.published, known)
    statements = (*title, *read(article.text, 0, article.published, known))
    mentions = [
        Mention(index, index < len(title), role)
        for index, statement in enumerate(statements)
        for role in roles(statement)
        if weighty(role.figure) and not _converted(statement, role.figure)
    ]
    return Page(statements, mentions, article.published)


def weighty(figure: Figure) -> bool:
    """Whether a figure can be revised: no ordinals, no bare years, no "one", no "hundreds"."""
    if figure.dated:
        return figure.unit == "date" and "month" in date_parts(str(figure.value))
    if figure.unit == "ordinal" or figure.bound == "several" or figure.number <= 0:
        return False
    fraction = figure.unit == "percent" and figure.step > 1 and "成" not in figure.text
    return not fraction and (figure.unit, figure.number) != ("count", 1)


def _converted(statement: Statement, figure: Figure) -> bool:
    """Whether an amount is the one before it in another currency: "70 million yuan (US$10 million)"."""
    ahead = [f for f in statement.figures if f.end <= figure.start]
    if not (figure.money and ahead and ahead[-1].money and ahead[-1].unit != figure.unit):
        return False
    return _CONVERTED.match(statement.text, ahead[-1].end - statement.start) is not None


def agree(left: Figure, right: Figure) -> bool:
    """Whether either figure carries the other, rounding and bounds allowed."""
    return agrees(left, right) or agrees(right, left)
