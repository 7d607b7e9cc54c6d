"""From log-odds to a relation, and how far the editors' decisions shift where one becomes another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.model import Relation

# Before any decision a shift of this size is as likely as not: some ten decisions outweigh it.
_DOUBT = 0.7
_STEPS = 20


@dataclass(frozen=True, slots=True)
class Leaning:
    """What is added to the log-odds of one story, and of something new in it."""

    story: float = 0.0
    news: float = 0.0


def relation_of(story: float, news: float) -> Relation:
    """Return the likeliest relation, given the log-odds of one story and of something new in it."""
    one = _chance(story)
    update = one * _chance(news)
    chances: dict[Relation, float] = {"same": one - update, "update": update, "new": 1 - one}
    return max(chances, key=lambda relation: chances[relation])


def learned(decisions: Sequence[tuple[tuple[float, float], Relation]]) -> Leaning:
    """Return the shift that explains the editors' decisions best, given the log-odds before them.

    It is the mode of a posterior: few decisions shift little, contradicting ones nothing.
    """
    story = [(odds[0], choice != "new") for odds, choice in decisions]
    news = [(odds[1], choice == "update") for odds, choice in decisions if choice != "new"]
    return Leaning(_shift(story), _shift(news))


def _shift(decided: Sequence[tuple[float, bool]]) -> float:
    """Return the mode of a logistic intercept under a normal prior, by Newton's method."""
    shift = 0.0
    for _ in range(_STEPS):
        chances = [_chance(odds + shift) for odds, _ in decided]
        slope = sum(wanted - chance for chance, (_, wanted) in zip(chances, decided, strict=True))
        curve = sum(chance * (1 - chance) for chance in chances) + _DOUBT**-2
        shift += max(-1.0, min(1.0, (slope - shift * _DOUBT**-2) / curve))
    return round(shift, 4)


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))
