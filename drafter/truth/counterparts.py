"""Which figure of a later text is said of the very thing that an older text gave otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from drafter.truth.mentions import SMALL, Mention, Page, agree, weighty
from drafter.truth.reading import former
from drafter.truth.reading.concepts import alike, thing
from drafter.truth.reading.ground import TIMES
from drafter.truth.reading.lexicon import notions
from drafter.truth.reading.periods import apart, periods
from drafter.truth.reading.quantity import Figure, comparable, date_parts, last_digit
from drafter.truth.reading.roles import MONEY, strong
from drafter.truth.reading.statements import Statement

_REPLACED = 2.0  # one sentence gives the new figure in the place of the old
_NEARBY = 0.8  # a sentence nearby gives the old figure as one that was believed or planned
_FACTOR = 12.0  # what differs by more is another thing
_BETWEEN = re.compile(r"\bbetween \S+ and $|\d (?:to|or) $", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Pair:
    """A printed figure and one that may stand for it now."""

    old: Mention
    new: Mention
    given: Sequence[Mention]  # where the article has the old figure

    @property
    def figures(self) -> tuple[Figure, Figure]:
        return self.old.figure, self.new.figure

    @cached_property
    def named(self) -> float:
        """How surely the article gives the new figure in the place of the old."""
        found = [0.0]
        for mention in self.given:
            away = abs(mention.index - self.new.index)
            if not away and former.replaced(mention.statement, mention.figure, self.new.figure):
                found.append(_REPLACED)
            elif away <= 2 or self.new.in_title:
                found.append(_NEARBY)
        return max(found)


def likeness(pair: Pair, mine: Page, theirs: Page, fresh: Sequence[Mention]) -> float:
    """Return how likely the two figures are said of one thing, up to about 5; 0 when they cannot be.

    `fresh` are the figures of the article that were not printed.
    """
    old, new = pair.figures
    if not comparable(old, new) or agree(old, new) or not _possible(pair):
        return 0.0
    if old.dated:
        if not _postponed(pair, mine, theirs):
            return 0.0
        return pair.named + _shared_words(pair) + _place(pair, theirs)
    rivals = [m for m in fresh if _rival(m.figure, new, old)]
    others = [
        m for m in mine.mentions if _rival(m.figure, old, new) and not theirs.giving(m.figure)
    ]
    alone = 0.5 if not rivals and not others else 0.1 * (not rivals or not others)
    cue = 0.4 * former.changed(pair.new.statement)
    told = pair.named + _shared_words(pair) + _place(pair, theirs)
    return told + alone + cue + _concept(pair) + _sort(pair, bool(cue))


def _possible(pair: Pair) -> bool:
    (old, new), earlier = pair.figures, pair.old.role.qualifiers
    told = pair.old.statement.text[old.end - pair.old.statement.start :]
    if "before" in earlier and (
        told.startswith(" to ") if old.dated else former.precedes(pair.old.statement, old)
    ):
        return False  # old when it was printed
    if old.dated:
        return True
    if max(old.number, new.number) > _FACTOR * min(old.number, new.number):
        return False
    if old.unit == "count" and not pair.named and not _of_one_noun(pair):
        return False
    if pair.named == _REPLACED:
        return True
    ends = (pair.old, pair.new)
    one_row = former.of_series(pair.old.statement, old) == former.of_series(pair.new.statement, new)
    return not (
        former.precedes(pair.new.statement, new)
        or any(former.partial(end.statement, end.figure) for end in ends)
        or _rounds(old, new)
        or (
            not pair.named and (_holds(pair.old, pair.new) or not one_row or _of_other_times(*ends))
        )
    )


def _of_one_noun(pair: Pair) -> bool:
    (old, new), ends = pair.figures, (pair.old.statement, pair.new.statement)
    if not (old.noun and new.noun) or ends[0].chinese != ends[1].chinese:
        return True
    return thing(old.noun) == thing(new.noun) or _shared(_of(new.noun), _of(old.noun)) > 0


def _of(noun: str) -> list[frozenset[str]]:
    return [told for told, _, _ in notions(noun)]


def _rounds(left: Figure, right: Figure) -> bool:
    """Whether one number is the other, rounded to the digits that it shows."""
    numbers = left.number, right.number
    if left.unit == "count" and max(numbers) <= SMALL:
        return False
    return abs(numbers[0] - numbers[1]) <= 0.5 * max(map(last_digit, numbers))


def _holds(old: Mention, new: Mention) -> bool:
    """Whether what one of the two says leaves room for the other: "more than 40", "20 to 60"."""
    for one, other in ((old, new), (new, old)):
        figure, number = one.figure, other.figure.number
        if figure.bound == "over" and number > figure.number and not figure.reached:
            return True
        if figure.bound == "under" and number < figure.number and not figure.reached:
            return True
        ends = [f.number for f in one.statement.figures if f.edge and comparable(f, figure)]
        if figure.edge and len(ends) > 1 and ends[0] <= number <= ends[-1]:
            return True
        ahead = one.statement.text[: figure.start - one.statement.start]
        if number < figure.number and _BETWEEN.search(ahead):
            return True
    return False


def _of_other_times(old: Mention, new: Mention) -> bool:
    """Whether each names a period beside it, and not the same: the third quarter and the fourth."""
    mine, theirs = (_period(end.statement, end.figure) for end in (old, new))
    return bool(mine and theirs) and apart(mine, theirs)


def _period(statement: Statement, figure: Figure) -> str:
    """Return the period that a sentence names nearest to a figure, "" for none."""
    place = figure.start - statement.start
    found = sorted(periods(statement), key=lambda mark: abs(mark.start - place))
    return found[0].value if found else ""


def _postponed(pair: Pair, mine: Page, theirs: Page) -> bool:
    """Whether two dates are a day that was planned and the one it was moved to."""
    told = [pair.new.statement, *(m.statement for m in pair.given)]
    return (
        any(map(former.moved, told))
        and not former.precedes(pair.new.statement, pair.new.figure)
        and _to_come(pair.old.figure, mine.published)
        and _to_come(pair.new.figure, theirs.published)
    )


def _to_come(figure: Figure, published: date | None) -> bool:
    parts = date_parts(str(figure.value))
    if published is None or "year" not in parts:
        return True
    day = (published.year, published.month, published.day)
    shown = tuple(parts[key] for key in ("year", "month", "day") if key in parts)
    return shown > day[: len(shown)] or (shown == day[: len(shown)] and len(shown) < len(day))


def _shared(ours: Iterable[frozenset[str]], others: Sequence[frozenset[str]]) -> int:
    return sum(any(told & other for other in others) for told in ours)


def _shared_words(pair: Pair) -> float:
    """Return how much the words that govern the two figures, and their sentences, say alike."""
    old, new = pair.old, pair.new
    shorter = max(3, min(len(old.around), len(new.around)))
    near = min(3, _shared(new.near, old.near))
    return 0.3 * near + 0.6 * _shared(new.around, old.around) / shorter


def _place(pair: Pair, theirs: Page) -> float:
    """Return what the places tell: in the head of both, and beside other figures that they share."""
    old, new = pair.old, pair.new
    near = theirs.statements[max(0, new.index - 1) : new.index + 2]
    beside = [f for s in near for f in s.figures if f is not new.figure and weighty(f)]
    shared = any(
        agree(figure, other)
        for figure in old.statement.figures
        if figure is not old.figure and weighty(figure)
        for other in beside
    )
    heads = (old.index <= 1) + (new.index <= 1)
    return 0.4 * shared + (0.0, 0.15, 0.4)[heads]


def _rival(other: Figure, one: Figure, partner: Figure) -> bool:
    """Whether another figure than `one` might be the partner's."""
    return (
        comparable(other, partner)
        and not agree(other, one)
        and max(other.number, partner.number) <= _FACTOR * min(other.number, partner.number)
    )


def _concept(pair: Pair) -> float:
    """Return what the measures tell of which the two are: revenue, price, staff."""
    kinds = [strong(end.role.concepts)[:2] for end in (pair.old, pair.new)]
    if pair.old.figure.money:
        kinds = [[name for name in kind if name in MONEY] for kind in kinds]
    old, new = kinds
    share = 0.0
    if old and new:
        same = alike(frozenset(old[:1]), frozenset(new[:1]))
        share = 0.4 if same else 0.2 if set(old) & set(new) else -0.3
    ways = (pair.old.role.qualifiers ^ pair.new.role.qualifiers) - {"before", "total", "forecast"}
    return share - 0.3 * bool(ways)


def _sort(pair: Pair, cue: bool) -> float:
    """Return what unit and size tell: counts of one noun stay, few things and shares are many."""
    old, new = pair.figures
    size = max(old.number, new.number)
    ratio = size / min(old.number, new.number)
    score = 0.2 * (ratio < 1.3) - 0.4 * (ratio > 5)
    if old.unit in TIMES or old.unit == "quarter":
        return score - 0.8
    if old.unit == "percent":
        return score - 0.4
    if old.unit == "count":
        nouns = old.noun and new.noun and pair.old.statement.chinese == pair.new.statement.chinese
        score += 0.5 * bool(nouns and thing(old.noun) == thing(new.noun))
        score -= (size <= SMALL) * (0.5 if cue else 1.2)
    return score
