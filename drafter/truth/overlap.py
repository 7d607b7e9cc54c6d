"""What two texts have in common, in one language or in two: names and figures of the one in the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from drafter.model import Article
from drafter.truth.evidence import Sources
from drafter.truth.reading.names import Glossary
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.statements import Statement, read
from drafter.truth.rules.names import told


@dataclass(frozen=True, slots=True)
class SharedName:
    """A name of a text, the sentence it stands in from 0, and whether the other text has it."""

    name: str
    sentence: int
    held: bool


@dataclass(frozen=True, slots=True)
class SharedFigure:
    """A figure of a text, the sentence it stands in from 0, and whether the other text has it."""

    figure: Figure
    sentence: int
    held: bool


@lru_cache(maxsize=64)
def shared_names(one: Article, other: Article, glossary: Glossary) -> tuple[SharedName, ...]:
    """Return the names of `one`, its title first, each with whether `other` has it.

    Names of an English text are found in a Chinese one by the glossary and by their sound.
    """
    sources = _sources(other, glossary)
    return tuple(
        SharedName(name, place, held)
        for place, statement in enumerate(_statements(one, glossary))
        for name, held in dict(told(statement.text, sources)).items()
    )


@lru_cache(maxsize=64)
def shared_figures(one: Article, other: Article, glossary: Glossary) -> tuple[SharedFigure, ...]:
    """Return the figures of `one`, its title first, each with whether `other` has it.

    Figures are held against each other by value and unit, rounding and bounds allowed.
    """
    given = _sources(other, glossary).figures
    return tuple(
        SharedFigure(figure, place, any(agrees(figure, each) for each in given))
        for place, statement in enumerate(_statements(one, glossary))
        for figure in statement.figures
    )


def _statements(article: Article, glossary: Glossary) -> list[Statement]:
    title = read(article.title, 0, article.published, glossary)
    return [*title, *read(article.text, 0, article.published, glossary)]


@lru_cache(maxsize=256)
def _sources(article: Article, glossary: Glossary) -> Sources:
    return Sources([article], glossary)
