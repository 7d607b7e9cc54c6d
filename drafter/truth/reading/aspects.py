"""What is said of a figure by the words that govern it: whose it is, of what, of when, and how counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from drafter.truth.reading.aspect_words import ASPECTS, SHARED
from drafter.truth.reading.forms import compiled, listed
from drafter.truth.reading.quantity import Figure, comparable
from drafter.truth.reading.statements import Statement

_CLAUSE = re.compile(
    r"[;；。，、（）()]\s?|,(?!\d{3}(?!\d))\s?|\s[–—]\s|:\s|：|\b(?:while|but|whereas|although)\b|而(?!且)|但|"
    # "13 percent in the quarter as those of BYD edged up to 4 percent"
    r"\b(?:as|and|than|against|versus|with) (?=(?:those|that) (?:of|for|in|at|from)\b)|"
    # what a sentence goes on to tell, and on what condition
    r"\band (?=that\b|(?:its|their|the) (?:[a-z-]+ ){1,4}(?:rose|grew|fell|shrank|narrowed|widened|dropped|"
    r"climbed|jumped|declined|increased|decreased|went|came|was|were|is|are) )|"
    r"\b(?:before|after) (?=[a-z]+ing\b)|\b(?:only if|provided that|on condition that|unless) "
)
_CONTRAST = re.compile(r"\b(?:while|whereas|but|although)\s*$", re.IGNORECASE)
_TO_NEXT = 4  # characters: "a total of 30"

_JOINT = re.compile(r"\band\b")

Scope = Literal["stretch", "clause", "sentence"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that gives an aspect its value; places are those of the statement's text."""

    aspect: str
    value: str
    start: int
    end: int


def _rows() -> Iterator[tuple[str, str, str, str]]:
    text = re.sub(r"\n\s+", " ", ASPECTS.strip())
    for name, words in SHARED.items():
        text = text.replace(f"{{{name}}}", words)
    for row in text.splitlines():
        name, _, forms = row.partition(": ")
        aspect, _, value = name.partition("/")
        english, _, chinese = forms.rpartition(" | ")
        for literal, form in listed(english, chinese):
            yield aspect, value, literal, form


_ROWS = tuple(_rows())
NAMES = tuple(dict.fromkeys(aspect for aspect, *_ in _ROWS))


@lru_cache(maxsize=8192)
def marks(statement: Statement) -> tuple[Mark, ...]:
    """Return the marks of a statement, in no order; of two on the same words the longer counts."""
    low = statement.text.lower()
    found = dict.fromkeys(
        Mark(aspect, value, *match.span())
        for aspect, value, literal, form in _ROWS
        if literal in low
        for match in compiled(form).finditer(statement.text)
    )
    return tuple(
        mark
        for mark in found
        if not any(
            other.aspect == mark.aspect
            and other.start <= mark.start
            and mark.end <= other.end
            and other.end - other.start > mark.end - mark.start
            for other in found
        )
    )


@lru_cache(maxsize=8192)
def by_aspect(statement: Statement) -> dict[str, list[Mark]]:
    """Return the marks of a statement under the aspects that they are of."""
    found: dict[str, list[Mark]] = {}
    for mark in marks(statement):
        found.setdefault(mark.aspect, []).append(mark)
    return found


# Why it was so is told of other things: "to 40 million as the gross margin widened".
_CAUSE = re.compile(
    r" (?:because|despite|in spite of|amid|thanks to|even though|as (?:the|its|their|more|fewer|less) )"
)


_INSTEAD_OF = re.compile(
    r" (?:rather than|instead of|and not|not) (?:about |around |approximately |some |nearly |roughly )?"
)
# "520 of the first phase's 740 staff": what stands between is said of the whole.
_OF_WHOLE = re.compile(r" of (?:the|its|their|these|those)(?: [a-z][a-z'’-]*){1,4} ")


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the words around a figure govern it, as places in the statement's text."""

    clause: tuple[int, int]
    before: tuple[int, int]  # from the figure before it in the clause
    after: tuple[int, int]  # to the figure after it in the clause


@lru_cache(maxsize=8192)
def reach(statement: Statement, figure: Figure) -> Reach:
    """Return the reach of a figure of a statement; a date is parted from dates, a number from numbers."""
    start, end = figure.start - statement.start, figure.end - statement.start
    first, last = 0, len(statement.text)
    for match in _CLAUSE.finditer(statement.text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    cause = None if statement.chinese else _CAUSE.search(statement.text, end, last)
    last = cause.start() if cause else last
    if figure.dated:
        last = _led(statement, start, end, first, last)
    left, right = first, last
    for other in statement.figures:
        if other.dated != figure.dated or other is figure:
            continue
        if other.end - statement.start <= start:
            left = max(left, _joint(statement, other.end - statement.start, start)[1])
        elif other.start - statement.start >= end:
            between = statement.text[end : other.start - statement.start]
            if _INSTEAD_OF.fullmatch(between):
                continue  # "270 rather than 110 items an hour"
            right = min(
                right,
                end
                if _OF_WHOLE.fullmatch(between)
                else _joint(statement, end, other.start - statement.start)[0],
            )
    return Reach((first, last), (left, start), (end, right))


def _joint(statement: Statement, start: int, end: int) -> tuple[int, int]:
    """Return where between two figures the words of one end, and where those of the other begin."""
    joints = [] if statement.chinese else list(_JOINT.finditer(statement.text, start, end))
    if not joints:
        return end, start
    return joints[-1].span()


def contrasted(statement: Statement, figure: Figure) -> bool:
    """Whether the clause of a figure is set against the one before it: "while its network at home …"."""
    return _CONTRAST.search(statement.text[: reach(statement, figure).clause[0]]) is not None


def _led(statement: Statement, start: int, end: int, first: int, last: int) -> int:
    """Return where the clause of a date ends: "3月24日，" leads the clause that follows it."""
    if statement.text[first:start].strip() or statement.text[end:last].strip():
        return last
    cut = _CLAUSE.search(statement.text, min(len(statement.text), last + 1))
    return cut.start() if cut else len(statement.text)


def governing(
    found: Iterable[Mark],
    statement: Statement,
    figure: Figure,
    scope: Scope,
    *,
    trails: bool = False,
    leads: bool = False,
) -> frozenset[str]:
    """Return the values that marks of one aspect give a figure; none where no word says it.

    The figure's own stretch counts first, then what stands before it in its clause, or anywhere in the
    clause when the aspect `trails`, at last the words of the clauses before, as far as `scope` goes. When
    the aspect `leads`, words before a figure go before those after it. In Chinese, what a number is of
    stands before it (and only there when the aspect `leads`), and what happens on a date after it.
    """
    held = sorted(found, key=lambda mark: mark.start)
    if not held:
        return frozenset()
    near = reach(statement, figure)
    if figure.dated and not statement.chinese:
        held = _nearest(_inside(held, near.clause) or held, statement, figure)
    before, after = _inside(held, near.before), _beginning(held, near.after, near.clause[1])
    if leads and after and not statement.chinese:
        # "worth 2 million each and 12 million together"
        before = [mark for mark in before if not _trails_like(mark, statement, figure)]
    if statement.chinese:
        counted = figure.unit == "count" and after[:1] and after[0].start == near.after[0]
        first, second = (after, before) if figure.dated or counted else (before, after)
        own = values(first) or (frozenset() if leads else values(second))
    elif leads:
        own = values(before) or values(
            [mark for mark in after if not _of_next(mark, near, statement)]
        )
    elif beside := [mark for mark in after if mark.start - near.after[0] <= 1]:
        own = values(beside)  # "4 million a year over three years"
    elif trails and after and near.before[0] > near.clause[0]:
        own = values(after)  # "2 million in the first quarter and 3 million in the second"
    else:
        own = values(before + after)
    if own or scope == "stretch":
        return own
    stretch = near.clause if trails else (near.clause[0], near.before[1])
    inside = _inside(held, stretch)
    if not (trails or statement.chinese):
        # "2 million at home and 3 million elsewhere"
        inside = [mark for mark in inside if not _trails_like(mark, statement, figure)]
    own = values(inside)
    if own or scope == "clause" or (leads and inside and figure.unit == "count"):
        return own
    before = [mark for mark in held if mark.end <= near.clause[0]]
    last = max((m.end for m in before if _parted(statement, m, figure, any_sort=leads)), default=0)
    if leads:
        own = values(m for m in before if m.end > last and not _trails_another(m, statement))
        return own or values(m for m in before[-1:] if m.start == 0)
    return values([mark for mark in before if mark.end > last] or before[-1:])


def _of_next(mark: Mark, near: Reach, statement: Statement) -> bool:
    """Whether a word after a figure leads the next: "10 buses with a combined 30 sensors"."""
    if near.after[1] >= near.clause[1] or near.after[1] - mark.end > _TO_NEXT:
        return False
    return not any(
        f.dated and f.start - statement.start == near.after[1] for f in statement.figures
    )


def _trails_another(mark: Mark, statement: Statement) -> bool:
    """Whether a word stands right after a figure and is of that: "at 200 yuan each, …"."""
    place = mark.start + statement.start
    return any(0 <= place - figure.end <= 1 for figure in statement.figures)


def _trails_like(mark: Mark, statement: Statement, figure: Figure) -> bool:
    """Whether a word stands right after another figure of the same unit and is of that."""
    place = mark.start + statement.start
    return any(
        0 <= place - other.end <= 1 and other.unit == figure.unit
        for other in statement.figures
        if other is not figure
    )


def _nearest(held: list[Mark], statement: Statement, figure: Figure) -> list[Mark]:
    """Return the one mark that stands nearest to a figure, before it rather than after."""
    start, end = figure.start - statement.start, figure.end - statement.start
    gaps = {
        mark: start - mark.end if mark.end <= start else 3 * (mark.start - end) for mark in held
    }
    return sorted(held, key=lambda mark: gaps[mark])[:1]


def _parted(statement: Statement, mark: Mark, figure: Figure, *, any_sort: bool) -> bool:
    """Whether another figure stands between a word and the figure, which the word may be said of."""
    return any(
        mark.end <= other.start - statement.start and other.end <= figure.start
        for other in statement.figures
        if (other.dated == figure.dated if any_sort else comparable(other, figure))
    )


def values(found: Iterable[Mark]) -> frozenset[str]:
    return frozenset(mark.value for mark in found)


def _beginning(found: Iterable[Mark], stretch: tuple[int, int], last: int) -> list[Mark]:
    """Return the marks that begin in a stretch: "over five years" ends behind a figure of its own."""
    return [
        mark
        for mark in found
        if stretch[0] <= mark.start
        and (mark.end <= stretch[1] or (mark.start < stretch[1] and mark.end <= last))
    ]


def _inside(found: Iterable[Mark], stretch: tuple[int, int]) -> list[Mark]:
    return [mark for mark in found if stretch[0] <= mark.start and mark.end <= stretch[1]]
