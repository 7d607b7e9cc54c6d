"""Figures that no source states but that follow from two or more of its figures."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise, permutations

from drafter.truth.reading.concepts import COUNTED, thing
from drafter.truth.reading.cues import DOWN, UP
from drafter.truth.reading.levels import part_in_change
from drafter.truth.reading.quantity import Figure, agrees, comparable, last_digit, relation
from drafter.truth.reading.rows import Row, rows
from drafter.truth.reading.sides import REST, other_side
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.units import CLASSIFIERS
from drafter.truth.rules import multiples, rates, ratios, wholes

Parts = tuple[Figure, ...]
_SMALL = 12  # a count up to here follows from too many pairs to mean anything
_TOGETHER = re.compile(
    r"\b(?:together|combined|jointly|total\w*|in all|altogether|sum|between them|overall|plus|both|"
    r"(?:two|three|four|five|six) (?:\w+ )?"
    r"(?:rounds|phases|stages|tranches|batches|instal\w+|halves|quarters))\b",
    re.I,
)
_OF_THEM = re.compile(r" of (?:them|these|those|which|whom)\b")
_SEVERAL = re.compile(r"\b(?:and|both|alike)\b")
_DIGITS = 100  # shown units
_APART = re.compile(
    r"\b(?:gap|difference|net|lead|margin|remain\w*|rest|left|by|points?|sav(?:e|es|ed|ing)|ahead|behind|"
    r"short|extra|other than|apart from|exclud\w+|except|outside|besides|without|non-\w+|against|ago|"
    r"earlier|before|previous\w*|end of last|sooner|later|faster|quicker|slower|longer|shorter|"
    r"cheaper|dearer|"
    r"lighter|heavier|thinner|taller|off|wider|narrower|younger|older|clos(?:e|es|ed|ing)|shut\w*|"
    r"la(?:id|ying) off|"
    r"dismiss\w*|hir(?:e|es|ed|ing)|recruit\w*|sack\w*|"
    r"(?:under|over|below|above|beyond) (?:its |the |their )?(?:budget|target|goal|plan|forecast|"
    r"estimate|guidance|"
    r"limit|quota))\b",
    re.IGNORECASE,
)
_STAKE = re.compile(
    r"\b(?:sold|sell\w*|bought|buy\w*|stake|shareholding|"
    r"(?:a further|another|an additional|an extra) [0-9.]+)\b",
    re.IGNORECASE,
)
_LOSS = re.compile(r"\bloss(?:es)?\b|亏损", re.IGNORECASE)  # from a loss to a profit is their sum
_OTHERS = re.compile(r"其余|剩余|余下|\b(?:the rest|the remaining|the remainder|the other)\b", re.I)
_OF_BOTH = re.compile(r"\b(?:each|apiece)\b")
_AND = re.compile(r"\b(?:and|plus)\b|及|和|并|与|加")
_AHEAD = re.compile(r"^ (?:(ahead of|above|more than)|behind|below|less than)\b")
# 以18%的份额落后甲16个百分点: behind another one, not its own last year
_AHEAD_ZH = re.compile(
    r"(?:(领先|高于|高出|超出|超过)|落后于?|低于)(?!去年|上年|[前上]|同期|此前|预期|目标)"
    r"[^，,。；;0-9]{2,14}$"
)
_AT = re.compile(r" at (?:an? (?:average )?price of |an average (?:of )?)?(?:RMB |[A-Z]*[$€£¥])?$")
_CUT = re.compile(r"[;；。，]|, ")
_FURTHER = re.compile(
    r"再|另[有外]|还[有将要]|\b(?:a further|another|an additional)\b", re.IGNORECASE
)
_MORE = re.compile(r" (?:more|others?)\b")
_EACH = re.compile(
    r"\b(?:each|apiece|every|per|average)\b|各|每|平均|人均|户均|均[投出获]|单[集台店车颗家户张场]|"
    r"分别(?=[^，,。；;、\d]{0,12}[\d.]+[^，,。；;、\d和与及]*(?:[，。；;]|$))",
    re.IGNORECASE,
)


def is_difference(figure: Figure, sentence: Statement, near: Sequence[Statement]) -> bool:
    """Whether a figure is told as what lies between two side by side: "by three years" from nine to six."""
    if part_in_change(sentence, figure) != "change":
        return False
    held = ([f for f in statement.figures if comparable(f, figure)] for statement in near)
    pairs = (
        pair for row in held if not any(agrees(figure, f) for f in row) for pair in pairwise(row)
    )
    return any(math.isclose(abs(a.number - b.number), figure.number) for a, b in pairs)


def operands(figure: Figure, sentence: Statement, near: Sequence[Statement]) -> Parts | None:
    """Return the figures of the evidence whose sum, product, growth, share or ratio this figure is."""
    if figure.unit == "count" and figure.number <= _SMALL and figure.number.is_integer():
        return _so_many_each(figure, sentence, near) or _of_the_rest(figure, sentence, near)
    for parts, result in _results(figure, sentence, near):
        near_enough = (figure.step / 2 or 0.005 * figure.number) * 1.000001
        given = replace(parts[0], value=result, unit=figure.unit, bound="", step=0.0)
        if abs(result - figure.number) <= near_enough or relation(figure, given) == "same":
            return parts
    return None


def _so_many_each(figure: Figure, sentence: Statement, near: Sequence[Statement]) -> Parts | None:
    """Return the two counts whose product a small count is, where both sides say so: two each of six."""
    for row in rows(near) if _TOGETHER.search(sentence.text) else ():
        for one, other in combinations(row.of("count"), 2):
            if _EACH.search(row.text) and one.number * other.number == figure.number:
                return one, other
    return None


def _of_the_rest(figure: Figure, sentence: Statement, near: Sequence[Statement]) -> Parts | None:
    """Return the whole and the part that leave a small count, where a sentence speaks of what is left."""
    part = _OF_THEM.match(sentence.text, figure.end - sentence.start)
    held = [
        row
        for row in rows(near)
        if not part
        or any(REST.search(said) for said in (row.text, sentence.text))
        or other_side(sentence, row.statement)
    ]
    left = wholes.rests(figure, sentence, held)
    return next((parts for parts, number in left if number == figure.number), None)


def _results(
    figure: Figure, sentence: Statement, near: Sequence[Statement]
) -> Iterator[tuple[Parts, float]]:
    held = rows(near)
    said = sentence.text
    if figure.unit in ("percent", "times"):
        yield from ratios.shares(figure, sentence, held)
        yield from ratios.half(figure, held)
    if figure.unit == "percent":
        yield from wholes.grown(held)
    yield from _sums_and_differences(figure, said, held)
    if figure.unit not in ("points", "times"):
        yield from _sums_and_products(figure, sentence, held)
        yield from wholes.earlier(figure, sentence, held)
        yield from wholes.later(figure, held)
        yield from wholes.rests(figure, sentence, held)
        yield from wholes.fractions(figure, held)
        yield from wholes.equal_parts(figure, said, held)
        yield from wholes.of_other_lengths(figure, said, held)
        yield from rates.of_other_bases(figure, sentence, held)
        yield from rates.how_often(figure, sentence, held)
        yield from rates.a_day(figure, sentence, held)
        yield from rates.added(figure, sentence, held)
        yield from rates.before_a_loss(figure, held)
        yield from rates.other_shares(figure, sentence, held)
        yield from rates.saved(figure, sentence, held)
        yield from multiples.multiplied(figure, sentence, held)
        yield from multiples.grown(figure, held)
        yield from multiples.reduced(figure, sentence, held)
        yield from multiples.of_told(figure, sentence, held)
        yield from multiples.in_so_long(figure, held)
        yield from multiples.averaged(figure, sentence, held)
        yield from multiples.turned(figure, held)


def _sums_and_differences(
    figure: Figure, said: str, held: Sequence[Row]
) -> Iterator[tuple[Parts, float]]:
    unit = "percent" if figure.unit == "points" else figure.unit
    own = [f for row in held for f in row.of(unit)]
    if figure.unit == "points":  # a ratio of 91.7, against 94.9
        own += [f for row in held for f in row.of("count") if 0 < f.step < 1]
    together = _TOGETHER.search(said) or _LOSS.search(said)
    # "171 million on domestic and international routes": nothing else gives those three digits
    several = _SEVERAL.search(said) and figure.number >= _DIGITS * figure.step > 0
    apart = any(cue.search(said) for cue in (UP, DOWN, ratios.MORE, ratios.LESS, _APART, _STAKE))
    for left, right in combinations(own, 2):
        if apart and (figure.unit != "percent" or _STAKE.search(said)):
            yield (left, right), abs(left.number - right.number)
        if figure.unit != "points" and (together or (several and figure.unit != "percent")):
            yield (left, right), left.number + right.number
    if figure.unit not in ("percent", "points", "times"):
        yield from (((a, b), a.number + b.number) for a, b in _joined(unit, held))
        # No other two of a sentence add up to those digits.
        if figure.step and figure.number >= _DIGITS * last_digit(figure.number):
            pairs = (pair for row in held for pair in combinations(row.of(unit), 2))
            sums = ((pair, pair[0].number + pair[1].number) for pair in pairs if _alike(*pair))
            yield from (
                (p, total) for p, total in sums if abs(total - figure.number) <= figure.step
            )
    if figure.unit == "percent":
        for parts, other in _ahead(held):
            yield parts, other
            yield from ratios.fraction(figure, parts, parts[0].number, other)


def _ahead(held: Sequence[Row]) -> Iterator[tuple[Parts, float]]:
    """Yield the share of one whom another is so many points ahead of or behind."""
    for row in held:
        for share, by in pairwise(f for f in row.figures if f.unit in ("percent", "points")):
            follows = by.unit == "points" and not row.statement.chinese
            said = row.text[by.end - row.start :] if follows else row.between(share, by)
            ahead = (_AHEAD_ZH if row.statement.chinese else _AHEAD).search(said)
            if {share.unit, by.unit} == {"percent", "points"} and share.unit == "percent" and ahead:
                off = -by.number if ahead[1] else by.number
                yield (share, by), share.number + off


def _joined(unit: str, held: Sequence[Row]) -> Iterator[tuple[Figure, Figure]]:
    """Yield amounts that a source joins, "30,000 in damages and 4,500 in costs", or adds: 再开6家."""
    for row in held:
        for left, right in pairwise(row.of(unit)):
            between = row.between(left, right)
            further = _FURTHER.search(row.led(right)) or _MORE.match(row.after(right, 7))
            if (further and _alike(left, right) and _classifier(left) == _classifier(right)) or (
                _AND.search(between) and not _CUT.search(between)
            ):
                yield left, right


def _sums_and_products(
    figure: Figure, sentence: Statement, held: Sequence[Row]
) -> Iterator[tuple[Parts, float]]:
    """Yield the sum of all amounts of one statement, and each so much of so many."""
    said = sentence.text
    for row in held:
        own = tuple(f for f in row.of(figure.unit) if _alike(f, figure))
        same = len({_classifier(f) for f in own}) == 1
        if len(own) > 2 and same and (figure.unit != "percent" or _TOGETHER.search(said)):
            yield own, sum(f.number for f in own)
        counts = [f for f in row.of("count") if f.number > 1]
        if figure.money:
            yield from _sold_at(figure, row, counts)
        if not _EACH.search(row.text):
            continue
        if not (_EACH.search(said) or _TOGETHER.search(said)):
            exact = [(a, b) for a in own for b in counts if a is not b and figure.unit == a.unit]
            if len(exact) <= len("ab"):  # "each of 40 shops has 12 people", and no other figures
                yield from (((a, b), a.number * b.number) for a, b in exact)
            continue
        for one, number in ((a, b) for a in own for b in counts if a is not b):
            yield (one, number), one.number * number.number
        others = _OTHERS.search(row.text) is not None
        pairs = permutations(own, 2) if _TOGETHER.search(said) and others else ()
        for one, rest in (pair for pair in pairs if _OTHERS.search(row.led(pair[1]))):
            for times in range(
                2, _SMALL + 1
            ):  # "150 million each, the fourth the other 50 million"
                yield (one, rest), one.number * times + rest.number
        told = [f for f in own if any(agrees(mine, f) for mine in sentence.figures)]
        alone = own if _TOGETHER.search(said) else told if _OF_BOTH.search(said) else ()
        for one in alone if not others else ():
            for times in range(2, _SMALL + 1):  # of the firms that are named one by one
                yield (one,), one.number * times


def _sold_at(figure: Figure, row: Row, counts: Sequence[Figure]) -> Iterator[tuple[Parts, float]]:
    """Yield what so many fetched "at 22 yuan"."""
    for number, price in ((n, p) for n in counts for p in row.of(figure.unit) if n.end < p.start):
        between = row.between(number, price)
        if _AT.search(between) and not _CUT.search(between):
            yield (number, price), number.number * price.number


def _alike(figure: Figure, other: Figure) -> bool:
    """Whether two figures count the same, as far as is known."""
    things = {thing(figure.noun), thing(other.noun)}
    return len(things) == 1 or not things <= COUNTED


def _classifier(figure: Figure) -> str:
    """Return the Chinese word that a number counts with: 6家, 17个."""
    return figure.text[-1] if figure.unit == "count" and figure.text[-1] in CLASSIFIERS else ""
