"""Figures that no source states but that follow from two or more of its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from drafter.truth.reading.concepts import COUNTED, thing
from drafter.truth.reading.cues import DOWN, UP
from drafter.truth.reading.quantity import Figure, agrees, relation
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.units import CLASSIFIERS

Parts = tuple[Figure, ...]
_SMALL = 12  # a count up to here follows from too many pairs to mean anything
_MORE = re.compile(r"\b(?:more|higher|premium|above|dearer|improv\w*)\b", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less|fewer|lower|below|cheaper|layoffs?)\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?:shares?|account\w*|mak\w+ up|represent\w*|percent of|% of|total)\b", re.IGNORECASE
)
_TOGETHER = re.compile(
    r"\b(?:together|combined|jointly|total\w*|in all|altogether|sum|between them|overall|plus|both|"
    r"(?:two|three|four|five|six) (?:\w+ )?"
    r"(?:rounds|phases|stages|tranches|batches|instal\w+|halves|quarters))\b",
    re.I,
)
_APART = re.compile(
    r"\b(?:gap|difference|net|lead|margin|remain\w*|rest|left|by|points?|other than|apart from|exclud\w+|"
    r"except|outside|besides|without|non-\w+|against|ago|earlier|before|previous\w*|end of last)\b",
    re.IGNORECASE,
)
_LOSS = re.compile(r"\bloss(?:es)?\b|亏损", re.IGNORECASE)  # from a loss to a profit is their sum
_AND = re.compile(r"\b(?:and|plus)\b|及|和|并|与|加")
_CUT = re.compile(r"[;；。，]|, ")
_REST = re.compile(r"\b(?:remain\w*|rest|others?|balance)\b|其余|剩余|余下", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|apiece|every|per|average)\b|各|每", re.IGNORECASE)
_SHARE_BEFORE = re.compile(r"占|share|account|mak\w+ up|其中", re.IGNORECASE)
_HALVES = ("一半", "半数", "half", "Half")
_FRACTION = re.compile(r"\b(?:half|third|quarter|fifth|tenth|in)s?\b", re.IGNORECASE)


def operands(figure: Figure, sentence: Statement, near: Sequence[Statement]) -> Parts | None:
    """Return the figures of the evidence whose sum, product, growth, share or ratio this figure is."""
    if figure.unit == "count" and figure.number <= _SMALL:
        return None
    for parts, result in _results(figure, sentence, near):
        near_enough = (figure.step / 2 or 0.005 * figure.number) * 1.000001
        given = replace(parts[0], value=result, unit=figure.unit, bound="", step=0.0)
        if abs(result - figure.number) <= near_enough or relation(figure, given) == "same":
            return parts
    return None


def _results(
    figure: Figure, sentence: Statement, near: Sequence[Statement]
) -> Iterator[tuple[Parts, float]]:
    near = [read for statement in near for read in _readings(statement)]
    held = [f for statement in near for f in statement.figures if not f.dated and f.number]
    if figure.unit in ("percent", "times"):
        yield from _shares(figure, sentence, near, held)
    own = [f for f in held if f.unit == ("percent" if figure.unit == "points" else figure.unit)]
    said = sentence.text
    together = _TOGETHER.search(said) or _LOSS.search(said)
    apart = any(cue.search(said) for cue in (UP, DOWN, _MORE, _LESS, _APART))
    for left, right in combinations(own, 2):
        if figure.unit != "percent" and apart:
            yield (left, right), abs(left.number - right.number)
        if figure.unit != "points" and together:
            yield (left, right), left.number + right.number
    if figure.unit not in ("percent", "points", "times"):
        yield from (((a, b), a.number + b.number) for a, b in _joined(own, near))
    if figure.unit not in ("points", "times"):
        yield from _sums_and_products(figure, said, near)
    if figure.unit not in ("points", "times", "percent"):
        yield from _portions(figure, near)
    if figure.money and _EACH.search(said):
        yield from _averages(near)


def _classifier(figure: Figure) -> str:
    """Return the Chinese word that a number counts with: 6家, 17个."""
    return figure.text[-1] if figure.unit == "count" and figure.text[-1] in CLASSIFIERS else ""


def _readings(statement: Statement) -> list[Statement]:
    """Return a statement as it stands, and with the currency where its later amounts leave it out."""
    unit, found = "", []
    for figure in statement.figures:
        bare = figure.unit == "count" and figure.number > _SMALL and figure.noun[-1:] != "s"
        unit = figure.unit if figure.money else unit
        found.append(replace(figure, unit=unit) if bare and unit else figure)
    given = tuple(found)
    return (
        [statement]
        if given == statement.figures
        else [statement, replace(statement, figures=given)]
    )


def _portions(figure: Figure, near: Sequence[Statement]) -> Iterator[tuple[Parts, float]]:
    """Yield the part of an amount whose share the same statement gives."""
    for statement in near:
        shares = [f for f in statement.figures if f.unit == "percent" and _is_share(f, statement)]
        for whole in statement.figures if shares else ():
            if whole.unit == figure.unit:
                yield from (((whole, part), whole.number * part.number / 100) for part in shares)


def _is_share(figure: Figure, statement: Statement) -> bool:
    start, end = figure.start - statement.start, figure.end - statement.start
    before, after = statement.text[max(0, start - 12) : start], statement.text[end : end + 4]
    return bool(_SHARE_BEFORE.search(before) or after.startswith(" of ") or figure.text in _HALVES)


def _joined(own: Sequence[Figure], near: Sequence[Statement]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the amounts that a source joins: "30,000 yuan in damages and 4,500 in costs"."""
    for statement in near:
        for left, right in pairwise(f for f in statement.figures if f in own):
            between = statement.text[left.end - statement.start : right.start - statement.start]
            if _AND.search(between) and not _CUT.search(between):
                yield left, right


def _sums_and_products(
    figure: Figure, said: str, near: Sequence[Statement]
) -> Iterator[tuple[Parts, float]]:
    """Yield the sum of all amounts of one statement, and each so much of so many."""
    for statement in near:
        row = tuple(f for f in statement.figures if f.number and _in_the_row(f, figure))
        if (
            len(row) > 2
            and len({_classifier(f) for f in row}) == 1
            and (figure.unit != "percent" or _TOGETHER.search(said))
        ):
            yield row, sum(f.number for f in row)
        if not (_EACH.search(statement.text) and (_EACH.search(said) or _TOGETHER.search(said))):
            continue
        counts = [f for f in statement.figures if f.unit == "count" and f.number > 1]
        for one, number in ((a, b) for a in row for b in counts if a is not b):
            yield (one, number), one.number * number.number
        for one in row if _TOGETHER.search(said) else ():
            for times in range(2, _SMALL + 1):  # of the firms that are named one by one
                yield (one,), one.number * times


def _in_the_row(figure: Figure, model: Figure) -> bool:
    """Whether a figure has the unit of `model` and, as far as is known, counts the same."""
    things = {thing(figure.noun), thing(model.noun)}
    alike = len(things) == 1 or not things <= COUNTED
    return figure.unit == model.unit and alike


def _averages(near: Sequence[Statement]) -> Iterator[tuple[Parts, float]]:
    """Yield what one of so many costs, where a statement gives the amount and the count."""
    for statement in near:
        counts = [f for f in statement.figures if f.unit == "count" and f.number > 1]
        for whole in (f for f in statement.figures if f.money):
            yield from (((whole, count), whole.number / count.number) for count in counts)


def _shares(
    figure: Figure, sentence: Statement, near: Sequence[Statement], held: Sequence[Figure]
) -> Iterator[tuple[Parts, float]]:
    said = sentence.text
    percents = [f for f in held if f.unit == "percent"]
    if figure.unit == "times":
        yield from (((f,), 1 + f.number / 100) for f in percents)  # grew 200 percent: tripled
    else:
        yield from (((f,), 100 * (f.number - 1)) for f in held if f.unit == "times")
        for statement in near:
            if _REST.search(said) or _REST.search(statement.text):
                own = (f for f in statement.figures if f.unit == "percent")
                yield from (((f,), 100 - f.number) for f in own)
    if figure.unit == "percent" and _TOGETHER.search(said):
        yield from _shares_of_total(held, near)
    if figure.unit == "percent" and _FRACTION.search(figure.text):
        yield from _shares_of_own(sentence, held)
    for statement in near:
        yield from _ratios(figure, said, statement)


def _shares_of_total(
    held: Sequence[Figure], near: Sequence[Statement]
) -> Iterator[tuple[Parts, float]]:
    """Yield what the counts of one statement make up together of a larger figure."""
    for statement in near:
        for unit in sorted({f.unit for f in statement.figures if not f.dated}):
            row = tuple(f for f in statement.figures if f.unit == unit)
            total = sum(f.number for f in row)
            for whole in held:
                if len(row) > 1 and whole.unit == unit and whole.number > total:
                    yield (*row, whole), 100 * total / whole.number


def _shares_of_own(sentence: Statement, held: Sequence[Figure]) -> Iterator[tuple[Parts, float]]:
    """Yield what a source's figure is of a whole that the sentence itself gives."""
    for whole in sentence.figures:
        said = [f for f in sentence.figures if f.unit == whole.unit and f.number < whole.number]
        larger = any(f.unit == whole.unit and f.number > whole.number for f in sentence.figures)
        for part in held if not (whole.dated or larger) else ():
            told = not said or any(agrees(own, part) for own in said)
            if told and part.unit == whole.unit and part.number < whole.number:
                yield (part,), 100 * part.number / whole.number


def _ratios(figure: Figure, said: str, statement: Statement) -> Iterator[tuple[Parts, float]]:
    """Yield what two neighbours of one unit in a statement are to each other.

    Only neighbours: among all pairs of a page some ratio equals any percentage.
    """
    up = UP.search(said) or _MORE.search(said)
    down = DOWN.search(said) or _LESS.search(said)
    fraction = bool(_FRACTION.search(figure.text))
    units = {f.unit for f in statement.figures} - {"points", "times", "ordinal"}
    units -= set() if fraction or figure.unit == "times" else {"percent"}
    for unit in sorted(units):
        row = [f for f in statement.figures if f.unit == unit and not f.dated and f.number]
        if (
            figure.unit == "times" and unit == "percent"
        ):  # shares; of two rates a ratio tells nothing
            row = [f for f in row if _FRACTION.search(f.text) or _is_share(f, statement)]
        for left, right in pairwise(row):
            high, low = max(left.number, right.number), min(left.number, right.number)
            if (
                figure.unit == "times"
                and {thing(left.noun), thing(right.noun)} <= COUNTED
                and thing(left.noun) != thing(right.noun)
            ):
                continue
            if figure.unit == "times":
                yield (left, right), high / low
                continue
            if up and not fraction:
                yield (left, right), 100 * (high / low - 1)
            if down:
                yield (left, right), 100 * (1 - low / high)
            if fraction or _SHARE.search(said):
                yield (left, right), 100 * low / high
