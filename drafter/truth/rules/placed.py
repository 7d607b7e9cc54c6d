"""How a figure of a draft stands in its source among the words of its sentence, and how rivals do."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from drafter.truth.claims import Claim
from drafter.truth.reading.denials import told
from drafter.truth.reading.directions import direction
from drafter.truth.reading.levels import part_in_change
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP

_FADES = 8  # words after which another weighs half
_NEAR, _WIDE = 8, 20  # words of a source around a figure; twice as far they weigh half
_MOST_PLACES = 6
_STATED = 3  # places of another figure that are looked at
_FAR_AWAY = 9  # statements

Stated = tuple[Statement, Figure]


@dataclass(frozen=True, slots=True)
class _Standing:
    """How a figure of a source stands among what a sentence says of one of its own, shares from 0 to 1."""

    near: float  # of the sentence's words, those close to its figure weighing most
    wide: float
    clause: float  # of the words of its clause
    alike: float  # the same, of the words of both clauses
    company: int  # other figures of the sentence in the same statement
    names: int
    agrees: bool  # both went the same way
    opposes: bool
    carries: bool  # the statement is among those that carry the sentence

    @property
    def fit(self) -> float:
        """How well it would fit into the sentence, beside others."""
        way = self.agrees / 5 - self.opposes / 3
        return self.near + self.clause / 2 + self.company / 10 + way


def traits(
    claim: Claim, figure: Figure, places: Sequence[Stated], rivals: Sequence[Stated]
) -> tuple[dict[str, float], Figure]:
    """Return what speaks for a figure that is another's, and the rival that fits best.

    It speaks for it that the figure stands among other words, and a rival among these. `places` are where
    the source gives the figure, `rivals` other figures that could be meant, one at least.
    """
    around = _Around(claim, figure)
    own = [around.standing(*place) for place in places[:_MOST_PLACES]]
    others = [around.standing(*rival) for rival in rivals]
    meant = max(zip(others, rivals, strict=True), key=lambda each: each[0].fit)[1][1]
    near, there = max(s.near for s in own), max(s.near for s in others)
    clause, other_clause = max(s.clause for s in own), max(s.clause for s in others)
    found = {
        "near itself": near,
        "near a rival": there,
        "around itself": max(s.wide for s in own),
        "around a rival": max(s.wide for s in others),
        "its clause": clause,
        "a rival's clause": other_clause,
        "clauses more alike": max(s.alike for s in own) - max(s.alike for s in others),
        "its company": max(s.company for s in own),
        "a rival's company": max(s.company for s in others),
        "its names": max(s.names for s in own),
        "went the same way": any(s.agrees for s in own),
        "went the other way": all(s.opposes for s in own),
        "carries the sentence": any(s.carries for s in own),
        "a rival carries it": any(s.carries for s in others),
        "rivals": len(rivals),
    }
    return found, meant


def traits_across(
    claim: Claim, figure: Figure, places: Sequence[Stated], rivals: Sequence[Stated]
) -> tuple[dict[str, float], Figure]:
    """Return the same where the source is in another language, whose words cannot be looked for."""
    company = _Company(claim, figure)
    meant = max(
        rivals,
        key=lambda rival: (company.around(*rival) + _rank(claim, rival[0]), company.within(*rival)),
    )[1]
    part = part_in_change(claim.sentence, figure)
    parts = [part_in_change(*place) for place in places]
    way = direction(claim.sentence, figure).way
    found = {
        "its company": max(company.within(*place) for place in places),
        "its company around": max(company.around(*place) for place in places),
        "a rival's company around": max(company.around(*rival) for rival in rivals),
        "carries the sentence": max(_rank(claim, s) for s, _ in places),
        "a rival carries it": max(_rank(claim, s) for s, _ in rivals),
        "far from company": min(company.distance(s) for s, _ in places),
        "figures beside it": max(len(s.figures) for s, _ in places),
        "of the sentence": claim.match.coverage,
        "another part of a change": bool(part) and all(p and p != part for p in parts),
        "went the same way": bool(way) and any(direction(*place).way == way for place in places),
    }
    return found, meant


def _rank(claim: Claim, statement: Statement) -> int:
    """Return 3 for the statement that carries the sentence best, 2 and 1 for the next, else 0."""
    carrying = claim.match.statements
    return next((3 - rank for rank, each in enumerate(carrying) if each is statement), 0)


class _Company:
    """The other figures of a sentence, looked for beside figures of the source."""

    def __init__(self, claim: Claim, figure: Figure) -> None:
        self._sources, self._sentence = claim.sources, claim.sentence
        self._others = [f for f in claim.sentence.figures if f is not figure]
        stated = [s for f in self._others for s, _ in claim.sources.places(f)[:_STATED]]
        self._places = [claim.sources.position(statement) for statement in stated]

    def within(self, statement: Statement, given: Figure) -> int:
        """Return how many of them stand in the same statement."""
        return self._held([statement], given)

    def around(self, statement: Statement, given: Figure) -> int:
        """Return how many of them stand in the same statement or the two beside it."""
        return self._held(self._sources.beside(statement, 1), given)

    def distance(self, statement: Statement) -> int:
        """Return how many statements away the nearest of them stands."""
        place = self._sources.position(statement)
        return min([_FAR_AWAY, *(abs(place - other) for other in self._places)])

    def _held(self, statements: Sequence[Statement], given: Figure) -> int:
        beside = [(s, g) for s in statements for g in s.figures if g is not given]
        return sum(any(agrees(f, g) for _, g in beside) for f in self._others)


class _Around:
    """The words of a sentence around one of its figures, looked for around figures of the source."""

    def __init__(self, claim: Claim, figure: Figure) -> None:
        self._claim, self._figure = claim, figure
        self._clause = _clause(claim.sentence, figure)
        self._way = direction(claim.sentence, figure).way
        self._weights = self._weighed()
        self._total = sum(self._weights.values()) or 1.0

    def _weighed(self) -> dict[str, float]:
        sources, figure = self._claim.sources, self._figure
        tokens = self._claim.sentence.tokens
        at = next((i for i, t in enumerate(tokens) if t.start >= figure.start), len(tokens))
        found: dict[str, float] = {}
        for index, token in enumerate(tokens):
            own = figure.start <= token.start < figure.end
            if own or token.stem in STOP or not sources.running.places(token.stem):
                continue
            weight = sources.weight(token.stem) / (1 + abs(index - at) / _FADES)
            found[token.stem] = max(found.get(token.stem, 0.0), weight)
        return found

    def standing(self, statement: Statement, given: Figure) -> _Standing:
        """Return how a figure of the source stands among these words."""
        claim, clause = self._claim, _clause(statement, given)
        near, wide = self._carried(claim.sources.place(statement, given))
        others = [f for f in claim.sentence.figures if f is not self._figure]
        beside = [f for f in statement.figures if f is not given]
        way = direction(statement, given).way
        known = bool(way and self._way)
        return _Standing(
            near=near / self._total,
            wide=wide / self._total,
            clause=len(clause & self._clause) / max(1, len(self._clause)),
            alike=len(clause & self._clause) / max(1, len(clause | self._clause)),
            company=sum(any(agrees(f, g) for g in beside) for f in others),
            names=len(claim.sentence.entities & statement.entities),
            agrees=known and way == self._way,
            opposes=known and way != self._way,
            carries=any(statement is each for each in claim.match.statements),
        )

    def _carried(self, place: int) -> tuple[float, float]:
        """Return how much of the words stands near a place of the running text, and in a wider reach."""
        running = self._claim.sources.running
        near = wide = 0.0
        for stem, weight in self._weights.items():
            gap = running.gap(running.places(stem), (place, place))
            near += weight if gap <= _NEAR else weight / 2 if gap <= 2 * _NEAR else 0.0
            wide += weight if gap <= _WIDE else weight / 2 if gap <= 2 * _WIDE else 0.0
        return near, wide


@lru_cache(maxsize=8192)
def _clause(statement: Statement, figure: Figure) -> Set[str]:
    return frozenset(token.stem for token in told(statement, figure.start - statement.start))
