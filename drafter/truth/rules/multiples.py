"""Amounts that follow from another of the same source sentence and how many times or what share of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.rows import Row
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.wholes import RATES, beside, told_beside

Results = Iterator[tuple[tuple[Figure, ...], float]]
_TIMES_OF = re.compile(r"\s?(?:the|that|those|as|what|its|their)\b", re.IGNORECASE)
_IS_TIMES = re.compile(r"[是为达相当于]了?[^，,。；;0-9]{0,12}$")
_REDUCED = re.compile(
    r"折|\b(?:off|discount\w*|(?:cut|reduced|lowered) by)\b|[降减]价", re.IGNORECASE
)
_EVERY = {
    unit: re.compile(rf"\b(?:(?:a|an|per|each|every) {unit}|{often})\b", re.IGNORECASE)
    for unit, often in (
        ("year", "annual(?:ly)?|yearly"), ("quarter", "quarterly"), ("month", "monthly"),
        ("week", "weekly"), ("day", "daily"), ("hour", "hourly"),
    )
}  # fmt: skip
_FROM = re.compile(r"(?:从|由|\bfrom )[^，,。；;]{0,6}$", re.IGNORECASE)
_CUT = re.compile(r"[;；。，]|, ")
_BESIDE = 12  # characters after a share in which "off" stands
_LOSS = re.compile(r"\bloss(?:es)?\b|\blost\b|亏损|净亏", re.IGNORECASE)
_PROFIT = re.compile(r"\bprofits?\b|盈利|净利|净赚", re.IGNORECASE)
_PAIR = 2
_SLIP = 1e-6


def multiplied(figure: Figure, sentence: Statement, held: Sequence[Row]) -> Results:
    """Yield what is so many times the other amount of a sentence: six times its 50 places are 300."""
    for row in held:
        for often in row.of("times"):
            if _TIMES_OF.match(row.after(often, 6)) or _IS_TIMES.search(row.led(often)):
                for one in beside(row, often, figure.unit):
                    if len(row.figures) == _PAIR or told_beside(figure, sentence, one):
                        yield (one, often), one.number * often.number


def grown(figure: Figure, held: Sequence[Row]) -> Results:
    """Yield what an amount has become that a clause says has grown so many times: doubled from 15."""
    for row in held:
        for one, often in pairwise(row.figures):
            if often.unit == "times" and one.unit == figure.unit:
                between = row.between(one, often)
                if _FROM.search(row.led(one)) and not _CUT.search(between):
                    yield (one, often), one.number * often.number


def reduced(figure: Figure, sentence: Statement, held: Sequence[Row]) -> Results:
    """Yield the price that a discount leaves of the one beside it, where a sentence gives that one."""
    for row in held if figure.money else ():
        for share in row.of("percent"):
            if _REDUCED.search(row.led(share) + share.text + row.after(share, _BESIDE)):
                for price in beside(row, share, figure.unit):
                    if len(row.figures) == _PAIR or told_beside(figure, sentence, price):
                        yield (price, share), price.number * (1 - share.number / 100)


def of_told(figure: Figure, sentence: Statement, held: Sequence[Row]) -> Results:
    """Yield a part, the rest or the whole where a sentence gives the amount that the share goes with.

    The rest counts only beside its part.
    """
    if figure.unit == "percent":
        return
    for row in held:
        for share in (f for f in row.of("percent") if 0 < f.number < 100):
            part = share.number / 100
            for one in beside(row, share, figure.unit):
                if not told_beside(figure, sentence, one):
                    continue
                yield (one, share), one.number * part
                yield (one, share), one.number / part
                if _told(one.number * part, sentence):
                    yield (one, share), one.number * (1 - part)


def _told(number: float, sentence: Statement) -> bool:
    return any(abs(f.number - number) <= _SLIP * number for f in sentence.figures if not f.dated)


def in_so_long(figure: Figure, held: Sequence[Row]) -> Results:
    """Yield what a rate makes in the length of time beside it: 1,200 an hour, for ten hours."""
    for row in held:
        for length in (f for f in row.figures if f.unit in RATES and f.number > 1):
            if RATES[length.unit].search(row.text):
                yield from (
                    ((f, length), f.number * length.number)
                    for f in beside(row, length, figure.unit)
                )


def averaged(figure: Figure, sentence: Statement, held: Sequence[Row]) -> Results:
    """Yield what an amount makes in each of the years, months or days that it is for."""
    for row in held:
        for length in (f for f in row.figures if f.unit in _EVERY and f.number > 1):
            if _EVERY[length.unit].search(sentence.text):
                for one in beside(row, length, figure.unit):
                    yield (one, length), one.number / length.number


def turned(figure: Figure, held: Sequence[Row]) -> Results:
    """Yield what lies between a loss and a profit of one sentence."""
    for row in held if figure.money else ():
        own = row.of(figure.unit)
        if len(own) == _PAIR and _LOSS.search(row.text) and _PROFIT.search(row.text):
            yield tuple(own), sum(f.number for f in own)
