"""What two texts have in common, in one language or in two: names and figures of the one in the other."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from drafter.model import Article
from drafter.truth.evidence import Sources
from drafter.truth.known import has
from drafter.truth.reading.named import named
from drafter.truth.reading.names import Glossary
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.statements import Statement, read


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
    found = _names(one, glossary)
    held = names_held({name for name, _ in found}, other, glossary)
    return tuple(SharedName(name, place, name in held) for name, place in found)


def names_held(names: Set[str], article: Article, glossary: Glossary) -> Set[str]:
    """Return those of these names that an article has."""
    sources = _sources(article, glossary)
    return {name for name in names if has(name, sources)}


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


@lru_cache(maxsize=64)
def _names(article: Article, glossary: Glossary) -> tuple[tuple[str, int], ...]:
    return tuple(
        (name, place)
        for place, statement in enumerate(_statements(article, glossary))
        for name in dict.fromkeys(named(statement.text, glossary))
    )


def _statements(article: Article, glossary: Glossary) -> list[Statement]:
    title = read(article.title, 0, article.published, glossary)
    return [*title, *read(article.text, 0, article.published, glossary)]


@lru_cache(maxsize=256)
def _sources(article: Article, glossary: Glossary) -> Sources:
    return Sources([article], glossary)
