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
class Shared:
    """One name or figure of a text, the sentence it stands in from 0, and whether the other text has it."""

    name: str
    figure: Figure | None
    sentence: int
    held: bool


@lru_cache(maxsize=64)
def overlap(one: Article, other: Article, glossary: Glossary) -> tuple[Shared, ...]:
    """Return the names and figures of `one`, its title first, each with whether `other` has it.

    Names of an English text are found in a Chinese one by the glossary and by their sound; figures by value
    and unit, rounding and bounds allowed.
    """
    sources = _sources(other, glossary)
    found: list[Shared] = []
    for place, statement in enumerate(_statements(one, glossary)):
        names = dict(told(statement.text, sources))
        found += (Shared(name, None, place, held) for name, held in names.items())
        found += (
            Shared("", figure, place, any(agrees(figure, given) for given in sources.figures))
            for figure in statement.figures
        )
    return tuple(found)


def _statements(article: Article, glossary: Glossary) -> list[Statement]:
    title = read(article.title, 0, article.published, glossary)
    return [*title, *read(article.text, 0, article.published, glossary)]


@lru_cache(maxsize=256)
def _sources(article: Article, glossary: Glossary) -> Sources:
    return Sources([article], glossary)
