"""Figures that no source states but that follow from two or more of its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement

_SMALL = 12  # a count up to here follows from too many pairs to mean anything
_CHANGE = re.compile(
    r"\b(?:ris|rose|grow|grew|up\b|increas|jump|climb|surg|soar|gain|fall|fell|drop|down\b|declin|cut|los[ts]|"
    r"more\b|less\b|fewer|higher|lower|shr[aiu]nk|slid|slip|plung|tumbl|cheap|premium|above|below|improv)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:shares?|account\w*|mak\w+ up|represent\w*|percent of|% of|total)\b", re.IGNORECASE
)
_TOGETHER = re.compile(
    r"\b(?:together|combined|in total|in all|altogether|sum|between them)\b", re.IGNORECASE
)
_REST = re.compile(r"\b(?:remain\w*|rest|others?|balance)\b", re.IGNORECASE)


def operands(
    figure: Figure, sentence: Statement, near: Sequence[Statement]
) -> tuple[Figure, ...] | None:
    """Return the figures of the evidence whose sum, difference, growth, share or ratio this figure is."""
    if figure.unit == "count" and figure.number <= _SMALL:
        return None
    for parts, result in _results(figure, sentence.text, near):
        if abs(result - figure.number) <= (figure.step / 2 or 0.005 * figure.number) * 1.000001:
            return parts
    return None


def _results(
    figure: Figure, said: str, near: Sequence[Statement]
) -> Iterator[tuple[tuple[Figure, ...], float]]:
    held = [f for statement in near for f in statement.figures if not f.dated and f.number]
    own = [f for f in held if f.unit == figure.unit]
    if figure.unit == "points":
        own = [f for f in held if f.unit == "percent"]
    for left, right in combinations(own, 2):
        if figure.unit != "percent":
            yield (left, right), abs(left.number - right.number)
        if figure.unit != "points" and (figure.unit != "percent" or _TOGETHER.search(said)):
            yield (left, right), left.number + right.number
    if figure.unit == "percent" and _REST.search(said):
        yield from (((f,), 100 - f.number) for f in own)
    if figure.unit == "percent" and _TOGETHER.search(said):
        yield from _shares_of_total(held, near)
    for statement in near if figure.unit in ("percent", "times") else ():
        yield from _ratios(figure, said, statement)


def _shares_of_total(
    held: Sequence[Figure], near: Sequence[Statement]
) -> Iterator[tuple[tuple[Figure, ...], float]]:
    """Yield what the counts of one statement make up together of a larger figure."""
    for statement in near:
        for unit in sorted({f.unit for f in statement.figures if not f.dated}):
            row = tuple(f for f in statement.figures if f.unit == unit)
            total = sum(f.number for f in row)
            for whole in held:
                if len(row) > 1 and whole.unit == unit and whole.number > total:
                    yield (*row, whole), 100 * total / whole.number


def _ratios(
    figure: Figure, said: str, statement: Statement
) -> Iterator[tuple[tuple[Figure, ...], float]]:
    """Yield what two neighbours of one unit in a statement are to each other.

    Only neighbours: among all pairs of a page some ratio equals any percentage.
    """
    units = {f.unit for f in statement.figures} - {"percent", "points", "times", "ordinal"}
    for unit in sorted(units):
        row = [f for f in statement.figures if f.unit == unit and not f.dated and f.number]
        for left, right in pairwise(row):
            high, low = max(left.number, right.number), min(left.number, right.number)
            if figure.unit == "times":
                yield (left, right), high / low
                continue
            if _CHANGE.search(said):
                yield (left, right), 100 * abs(left.number / right.number - 1)
                yield (left, right), 100 * abs(right.number / left.number - 1)
            if _SHARE.search(said):
                yield (left, right), 100 * low / high
