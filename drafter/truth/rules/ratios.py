"""Shares, growth and multiples that follow from two figures of a source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, permutations

from drafter.truth.reading.concepts import COUNTED, thing
from drafter.truth.reading.cues import DOWN, UP
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.rows import Row
from drafter.truth.reading.sides import REST, left_of_itself, other_side
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.units import CLASSIFIERS

Parts = tuple[Figure, ...]
_HALF = 50.0  # percent
_ROUGH = 10.0  # percent: "just over half" is less than 60
MORE = re.compile(
    r"\b(?:more|higher|premium|above|dearer|improv\w*|larger|bigger|greater|longer)\b",
    re.IGNORECASE,
)
LESS = re.compile(
    r"\b(?:less|fewer|lower|below|cheaper|layoffs?|smaller|shorter|lighter|off)\b", re.IGNORECASE
)
# Of what was reduced to a share of itself the rest is gone: "down to a quarter of what it was".
_LEFT_OF_ITSELF = re.compile(
    r"[降减缩]低?[至到为了]{0,2}(?:原来|原先|此前|先前|之前|去年|上年)的?\w{0,2}$|"
    r"\bto (?:about |nearly |just |less than )?$",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"\b(?:together|combined|jointly|total\w*|in all|altogether|between them)\b", re.I
)
_SHARE = re.compile(
    r"\b(?:shares?|account\w*|mak\w+ up|represent\w*|percent of|% of|total|of which|"
    r"c(?:ame|omes?|oming) from)\b",
    re.IGNORECASE,
)
_SHARES = re.compile(r"份额|占比|\bshares?\b", re.IGNORECASE)
_TIMES_THE_SHARE = re.compile(
    r"\b(?:twice|double|triple|times) (?:the|its|their) (?:[a-z-]+ ){0,2}share\b"
)
# What is held against another figure of its own sentence, or against how likely something else is.
_LIKELY = re.compile(
    r"\bas likely\b|\b(?:more likely|likelier) than\b|\b(?:twice|double|triple|times) the (?=[0-9])"
)
_VALUED = re.compile(r"估值|\bvalu(?:ed|ation|es|ing)\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\bto\b.+\bfrom\b|\bfrom\b.+\bto\b|[由从].+[至到]", re.IGNORECASE)
_FRACTION = re.compile(r"\b(?:half|third|quarter|fifth|tenth|in)s?\b", re.IGNORECASE)
PART = re.compile(
    r"\bof (?:them|which|those|it|that|the)\b|\b(?:including|largest|smallest|biggest|alone)\b|"
    r"其中|仅|光是",
    re.IGNORECASE,
)


_APIECE = re.compile(r" (?:apiece|each)\b")
_FEW = 12  # owners
IS_SHARE = re.compile(r"占|share|account|mak\w+ up|其中", re.IGNORECASE)


def shares(
    figure: Figure, sentence: Statement, held: Sequence[Row]
) -> Iterator[tuple[Parts, float]]:
    """Yield the percentages and multiples that follow from the rows."""
    said = sentence.text
    percents = [f for row in held for f in row.of("percent")]
    if figure.unit == "times":
        yield from (((f,), 1 + f.number / 100) for f in percents)  # grew 200 percent: tripled
    else:
        yield from (((f,), 100 * (f.number - 1)) for row in held for f in row.of("times"))
        if left_of_itself(sentence, figure):
            yield from (((f,), 100 - f.number) for f in percents)
        if DOWN.search(said) or LESS.search(said):
            yield from (
                ((f,), 100 - f.number) for row in held for f in row.of("percent")
                if (DOWN.search(row.text) and _LEFT_OF_ITSELF.search(row.led(f)))
                or (_FRACTION.search(f.text) and row.after(f, 3) == " of" and LESS.search(said))
            )  # fmt: skip
        if MORE.search(said) or UP.search(said):  # 112 percent of what it was is 12 percent more
            yield from (
                ((f,), f.number - 100) for row in held for f in row.of("percent")
                if f.number > 100 and left_of_itself(row.statement, f)
            )  # fmt: skip
        for row in held:
            if REST.search(said) or REST.search(row.text) or other_side(sentence, row.statement):
                own = tuple(row.of("percent"))
                yield from (((f,), 100 - f.number) for f in own)
                if len(own) > 1:
                    yield own, 100 - sum(f.number for f in own)
                yield from _left_by_each(row, own)
    if figure.unit == "percent" and TOGETHER.search(said):
        yield from _of_total(held)
    if figure.unit == "percent" and _FRACTION.search(figure.text):
        yield from _of_own(figure, sentence, held)
    if figure.unit == "percent":
        yield from _of_every(held)
        yield from _of_the_only_two(held)
    for row in held:
        yield from _ratios(figure, sentence, row)


def half(figure: Figure, held: Sequence[Row]) -> Iterator[tuple[Parts, float]]:
    """Yield the part and the whole of which a figure says "more than half", or less, where that is so."""
    if figure.unit != "percent" or figure.bound not in ("over", "under") or figure.number != _HALF:
        return
    for row in held:
        for part, whole in permutations(row.figures, 2):
            alike = part.unit == whole.unit or "count" in (part.unit, whole.unit)
            if alike and 0 < part.number < whole.number and whole.unit not in ("percent", "times"):
                share = 100 * part.number / whole.number
                if share != _HALF and (share > _HALF) == (figure.bound == "over"):
                    yield (part, whole), figure.number


def fraction(
    figure: Figure, parts: Parts, left: float, right: float
) -> Iterator[tuple[Parts, float]]:
    """Yield the fraction that one of two shares is of the other, as a figure rounds it by its bound."""
    share = 100 * min(left, right) / max(left, right)
    if _FRACTION.search(figure.text):
        above = share > figure.number
        near = abs(share - figure.number) < _ROUGH and figure.bound == (
            "over" if above else "under"
        )
        yield parts, figure.number if near else share


def _left_by_each(row: Row, own: Parts) -> Iterator[tuple[Parts, float]]:
    """Yield what is left of a hundred by two who own 18 percent apiece and others that own 10."""
    for one in own:
        if _APIECE.match(row.after(one, 10)) or row.led(one).endswith(
            ("各", "各占", "各持", "各持有")
        ):
            for often in (f for f in row.of("count") if 1 < f.number <= _FEW):
                yield own, 100 - sum(f.number for f in own) - (often.number - 1) * one.number


def _of_total(held: Sequence[Row]) -> Iterator[tuple[Parts, float]]:
    """Yield what the counts of one statement make up together of a larger figure."""
    for row in held:
        for unit in sorted({f.unit for f in row.figures}):
            own = tuple(row.of(unit))
            total = sum(f.number for f in own)
            for whole in (f for other in held for f in other.of(unit)):
                if len(own) > 1 and whole.number > total:
                    yield (*own, whole), 100 * total / whole.number


def _of_every(held: Sequence[Row]) -> Iterator[tuple[Parts, float]]:
    """Yield the share that a source gives of every so many: 每十件退六件."""
    for row in held:
        for every, some in pairwise(row.of("count")):
            alike = every.text[-1] == some.text[-1] in CLASSIFIERS or (
                every.text[-1].isdigit() and row.after(every, 1) == row.after(some, 1)
            )
            if alike and some.number < every.number and row.led(every).endswith("每"):
                yield (every, some), 100 * some.number / every.number


def _of_the_only_two(held: Sequence[Row]) -> Iterator[tuple[Parts, float]]:
    """Yield what one figure is of another where the evidence has no third of their unit."""
    apart = {(f.start, f.end): f for row in held for f in row.figures}
    for unit in sorted(
        {f.unit for f in apart.values()} - {"percent", "points", "times", "ordinal"}
    ):
        own = sorted((f for f in apart.values() if f.unit == unit), key=lambda f: f.number)
        if len(own) == 2 and not _of_other_things(*own) and own[1].number > _FEW:
            yield tuple(own), 100 * own[0].number / own[1].number


def _of_own(
    figure: Figure, sentence: Statement, held: Sequence[Row]
) -> Iterator[tuple[Parts, float]]:
    """Yield what a source's figure is of a whole that the sentence itself gives."""
    for whole in sentence.figures:
        said = [f for f in sentence.figures if f.unit == whole.unit and f.number < whole.number]
        larger = any(f.unit == whole.unit and f.number > whole.number for f in sentence.figures)
        if whole.dated or larger or whole is figure:
            continue
        for part in (f for row in held for f in row.of(whole.unit)):
            told = not said or any(agrees(own, part) for own in said)
            if told and part.number < whole.number:
                yield (part,), 100 * part.number / whole.number


def _ratios(figure: Figure, sentence: Statement, row: Row) -> Iterator[tuple[Parts, float]]:
    """Yield what two neighbours of one unit in a statement are to each other.

    Only neighbours: among all pairs of a page some ratio equals any percentage.
    """
    said = sentence.text
    up, down = UP.search(said) or MORE.search(said), DOWN.search(said) or LESS.search(said)
    fraction = bool(_FRACTION.search(figure.text))
    by = said[: figure.start - sentence.start].rstrip().endswith("by")
    rest = (REST.search(row.text) or REST.search(said)) and PART.search(row.text)
    times = sum(f.unit == "times" for f in sentence.figures)
    units = {f.unit for f in row.figures} - {"points", "times", "ordinal"}
    units -= set() if fraction or figure.unit == "times" else {"percent"}
    for unit in sorted(units):
        own = row.of(unit)
        if figure.unit == "times" and unit == "percent":  # of two rates a ratio tells nothing
            shared = _TIMES_THE_SHARE.search(said) and _SHARES.search(row.text)
            alone = len(row.figures) == len(own) and _FROM_TO.search(row.text)
            own = [
                f for f in own
                if _FRACTION.search(f.text) or IS_SHARE.search(row.led(f)[-12:])
                or alone or shared or _LIKELY.search(said)
            ]  # fmt: skip
        for left, right in (combinations if times > 1 else _neighbours)(own, 2):
            high, low = max(left.number, right.number), min(left.number, right.number)
            if figure.unit == "times":
                if not _of_other_things(left, right):
                    yield (left, right), high / low
                continue
            if up and (by or not fraction):
                yield (left, right), 100 * (high / low - 1)
            if down or (rest and fraction):
                yield (left, right), 100 * (1 - low / high)
            if fraction or _SHARE.search(said) or (left.money and _VALUED.search(row.text)):
                yield (left, right), 100 * low / high


def _neighbours(own: Sequence[Figure], _: int) -> Iterator[tuple[Figure, Figure]]:
    return pairwise(own)


def _of_other_things(left: Figure, right: Figure) -> bool:
    things = {thing(left.noun), thing(right.noun)}
    return len(things) == 2 and things <= COUNTED
