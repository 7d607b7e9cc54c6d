"""Which source words carry a sentence of a draft, and how well."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from drafter.truth.evidence import Sources
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.statements import Statement

_SPANS = 3  # a sentence of a digest rarely draws on more source sentences
_LIKELY = 12  # statements looked at for what the best one lacks
_ADDS = 0.08  # of the sentence; a statement that adds less is not shown
_FIGURE = 2.0  # a figure tells about as much as a rare word
_MADE_FROM = 0.36  # share of a sentence that the best statement must hold to be its origin
_KIN = 0.33  # the same of one in another language
_FAINT = 0.22  # enough where it leads
_LEAD = 0.07  # all others by so much
_MEANING = 8.0  # a likeness in meaning tells about as much as three rare names
_DATED = 0.5  # of what another figure tells; a day or a year stands in many statements
_NEAR = 3  # how far apart, in sentences, two source sentences still count as one passage


@dataclass(frozen=True, eq=False)
class Match:
    """The source statements that carry a sentence, best first, and how much of it they hold, 0 to 1."""

    statements: tuple[Statement, ...]
    coverage: float  # of the sentence's content by all of them
    best: float  # by the first alone
    across: bool  # the first is in another language
    made: bool  # whether the sentence was made from the first


def match(sentence: Statement, sources: Sources, meanings: Sequence[float] = ()) -> Match:
    """Return what carries `sentence`; `meanings` are its similarities to every source statement."""
    gains = _gains(sentence, sources)
    for position, statement in enumerate(sources.statements):
        if statement.chinese != sentence.chinese:
            meaning = meanings[position] if len(meanings) else 0.0
            gains[position] = _across(sentence, statement, meaning)
    if not gains:
        return Match((), 0.0, 0.0, False, False)
    best = max(gains, key=lambda position: (gains[position], -position))
    first = sources.statements[best]
    if first.chinese != sentence.chinese:
        kin = _kin(sentence, sources, gains, meanings)
        order = sorted(kin, key=lambda p: (-kin[p], -gains[p], p))[:_SPANS]
        chosen = tuple(sources.statements[p] for p in order)
        return Match(chosen, min(1.0, gains[best]), min(1.0, gains[best]), True, _stands_out(kin))
    return _within(sentence, sources, best, gains)


def _gains(sentence: Statement, sources: Sources) -> dict[int, float]:
    """Return for each source statement the share of the sentence's content that it holds."""
    gains: dict[int, float] = defaultdict(float)
    stems = set(sentence.content)
    total = _worth(sources, {*stems, *range(len(sentence.figures))}) or 1.0
    for stem in sorted(stems):
        for position in sources.positions(stem):
            gains[position] += sources.weight(stem) / total
    if sentence.figures:
        for position, statement in enumerate(sources.statements):
            held = sum(any(agrees(f, g) for g in statement.figures) for f in sentence.figures)
            if held:
                gains[position] += held * _FIGURE / total
    return gains


def _within(sentence: Statement, sources: Sources, best: int, gains: dict[int, float]) -> Match:
    """Add to the best statement those that hold what it lacks."""
    stems = set(sentence.content)
    total = _worth(sources, {*stems, *range(len(sentence.figures))}) or 1.0
    chosen = [best]
    held = _held(sentence, sources, stems, best)
    likely = sorted(gains, key=lambda p: (-gains[p], p))[:_LIKELY]
    while len(chosen) < _SPANS:
        extra = {p: _held(sentence, sources, stems, p) - held for p in likely if p not in chosen}
        worth = {p: _worth(sources, new) * _nearness(p, chosen) for p, new in extra.items()}
        position = max(worth, key=lambda p: (worth[p], -p), default=-1)
        if position < 0 or worth[position] < _ADDS * total:
            break
        chosen.append(position)
        held |= extra[position]
    statements = tuple(sources.statements[p] for p in chosen)
    share = min(1.0, gains[best])
    coverage = min(1.0, _worth(sources, held) / total)
    return Match(statements, coverage, share, False, share >= _MADE_FROM)


def _worth(sources: Sources, held: Iterable[str | int]) -> float:
    """Return how much the held stems and figures (by their index) tell."""
    parts = (sources.weight(part) if isinstance(part, str) else _FIGURE for part in held)
    return math.fsum(parts)  # the same in whatever order a set gives them


def _held(sentence: Statement, sources: Sources, stems: set[str], position: int) -> set[str | int]:
    statement = sources.statements[position]
    held: set[str | int] = set(stems.intersection(statement.content))
    held.update(
        i for i, f in enumerate(sentence.figures) if any(agrees(f, g) for g in statement.figures)
    )
    return held


def _nearness(position: int, chosen: list[int]) -> float:
    """Return the discount for a statement far from those already chosen."""
    return 1.0 if min(abs(position - other) for other in chosen) <= _NEAR else 0.6


def _across(sentence: Statement, statement: Statement, meaning: float) -> float:
    """Return how well a statement in another language carries a sentence, 0 to 1."""
    parts, held = 0.0, 0.0
    if sentence.figures:
        parts += len(sentence.figures)
        held += sum(any(agrees(f, g) for g in statement.figures) for f in sentence.figures)
    if sentence.entities:
        parts += len(sentence.entities)
        held += len(sentence.entities & statement.entities)
    shared = held / parts if parts else 0.0
    return 0.5 * shared + 0.5 * max(0.0, meaning) if meaning else 0.8 * shared


def _kin(
    sentence: Statement, sources: Sources, gains: Mapping[int, float], meanings: Sequence[float]
) -> dict[int, float]:
    """Return for each statement with a gain how likely the sentence was translated from it, 0 to 1."""
    likely = [position for position in gains if gains[position] > 0]
    held = {
        position: _MEANING * max(0.0, meanings[position]) if len(meanings) else 0.0
        for position in likely
    }
    total = _MEANING if len(meanings) else 0.0
    parts: list[Figure | str] = [*sentence.figures, *sorted(sentence.entities)]
    for part in parts:
        having = [p for p in likely if _has(sources.statements[p], part)]
        worth = math.log(1 + (len(sources.statements) + 1) / (len(having) + 0.5))
        if not isinstance(part, str) and part.dated:
            worth *= _DATED
        total += worth
        for position in having:
            held[position] += worth
    return {position: value / (total or 1.0) for position, value in held.items()}


def _stands_out(kin: Mapping[int, float]) -> bool:
    """Whether one statement is like enough, or so much more than every other as to be the one."""
    first, second = [*sorted(kin.values(), reverse=True), 0.0, 0.0][:2]
    return first >= _KIN or (first >= _FAINT and first - second >= _LEAD)


def _has(statement: Statement, part: Figure | str) -> bool:
    if isinstance(part, str):
        return part in statement.entities
    return any(agrees(part, figure) for figure in statement.figures)
