"""The figures of a source sentence in a row, with the units that a later one leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.truth.reading.concepts import COUNTED, english
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import tokens

_LEAST = 100  # a smaller number without a unit is a count
_THINGS = re.compile(r"s$|^(?:people|staff|men|women|\W)", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:from|to|than|against|compared with|not|instead of|versus)\s$", re.I)
_TEN = 10
_FAR = 1000  # times as much: no amount of the same row


@dataclass(frozen=True, eq=False)
class Row:
    """A statement's text with its figures that are no dates, places being those of the text."""

    statement: Statement
    figures: tuple[Figure, ...]

    @property
    def text(self) -> str:
        return self.statement.text

    @property
    def start(self) -> int:
        return self.statement.start

    def of(self, unit: str) -> list[Figure]:
        """Return the figures of one unit."""
        return [figure for figure in self.figures if figure.unit == unit]

    def between(self, left: Figure, right: Figure) -> str:
        """Return the text from one figure to another."""
        return self.text[left.end - self.start : right.start - self.start]

    def led(self, figure: Figure) -> str:
        """Return the text from the figure before this one up to it."""
        before = [f.end for f in self.figures if f.end <= figure.start]
        return self.text[max(before, default=self.start) - self.start : figure.start - self.start]

    def after(self, figure: Figure, size: int) -> str:
        """Return so many characters after a figure."""
        end = figure.end - self.start
        return self.text[end : end + size]


def rows(near: Sequence[Statement]) -> list[Row]:
    """Return the figures of each statement as they stand, and with the units that they may leave out.

    "Up from 150 million" after an amount of yuan is likely one of yuan.
    """
    found: list[Row] = []
    last: Figure | None = None
    for before, statement in pairwise((None, *near)):
        if statement is None:
            continue
        if before is None or before.source != statement.source:
            last = None
        figures: list[Figure] = []
        for figure in statement.figures:
            if figure.dated or not figure.number:
                continue
            start = figures[-1].end - statement.start if figures else 0
            led = statement.text[start : figure.start - statement.start]
            own = figure if statement.chinese or _counts(led) else _filled(figure, last)
            if own is figure and figures and not statement.chinese:
                own = _measured(figure, figures[-1], led)
            figures.append(own)
            last = own if own.money else last
        stated = tuple(f for f in statement.figures if not f.dated and f.number)
        found += [Row(statement, row) for row in dict.fromkeys((stated, tuple(figures)))]
    return found


def _counts(words: str) -> bool:
    """Whether the words before a number name what is counted: "customers numbered 45 million"."""
    return any(english().get(token.stem) in COUNTED for token in tokens(words)[-3:])


def _measured(figure: Figure, before: Figure, led: str) -> Figure:
    """Return a number with the unit of the one that it is held against: "31 minutes from 36"."""
    bare = figure.unit == "count" and not figure.noun and before.unit not in ("count", "ordinal")
    alike = not before.money or before.number / _TEN <= figure.number <= _TEN * before.number
    if not bare or not alike or not _AGAINST.search(led):
        return figure
    return replace(figure, unit=before.unit)


def _filled(figure: Figure, last: Figure | None) -> Figure:
    """Return a figure with the currency of the last amount, if it has no unit and counts nothing."""
    if last is None or figure.unit != "count" or _THINGS.search(figure.noun):
        return figure
    alike = last.number / _FAR <= figure.number <= last.number * _FAR
    return replace(figure, unit=last.unit) if figure.number >= _LEAST and alike else figure
