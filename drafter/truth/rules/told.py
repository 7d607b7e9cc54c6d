"""What is said of a figure in one aspect, and whether two figures can be of the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drafter.truth.reading.aspects import Mark, Scope, governing
from drafter.truth.reading.concepts import alike, thing
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import is_chinese

_BY_ZH = re.compile(r"[^，,。；;0-9]{0,6}(?:便宜|[贵多少高低快慢长短重轻增减])[了出约近]*")
_THAN = re.compile(
    r" (?:less|more|fewer|\w+er)(?: [a-z-]+){0,5} than (?:(?:its|the|that|those|their|of) )*"
)
_LED_BY_THAN = re.compile(r"\b(?:more|fewer|less|\w+er)\b[^,;.]* than (?:the )?$")
# "Nio 29,400 and Li Auto 26,600"; "29,400 at Nio and 26,600 at Li Auto"
_SIGN = re.compile(r"['’]s | (?:RMB ?|US|HK)?[$€£¥]?")
_AT = re.compile(r"(?: [a-z]+)? (?:at|for|by) (?:the )?")
_ENDS = re.compile(
    r"(?:['’]s)?(?:[.;)]|$|,? and (?:(?:RMB|US|HK)? ?[$€£¥]?[0-9])|, (?:[$€£¥]?[0-9]|and ))"
)
_JOINS = re.compile(r"(?:,|;|\band|\bwhile|\bbut) (?:the )?$")
_PREDICATE = re.compile(r"(?: [a-z]+){1,4} (?:RMB ?|US|HK)?[$€£¥]?")
Values = frozenset[str]


_PLURAL = re.compile(r"[a-z](?:s|men)$")
_NO_CLASSIFIER = "十百千万亿两"


def counted(figure: Figure) -> str:
    """Return what a figure counts, in Chinese by its classifier; "" where nothing says so."""
    last = figure.text[-1:]
    if is_chinese(last) and last not in _NO_CLASSIFIER:
        return last
    return thing(figure.noun) if figure.noun else ""


def of_other_things(figure: Figure, other: Figure) -> bool:
    """Whether two numbers plainly count different things, each named after it: 78 animals, 63 nights."""
    if not figure.unit == other.unit == "count":
        return False
    if not (_PLURAL.search(figure.noun) and _PLURAL.search(other.noun)):
        return False
    return not alike(frozenset([thing(figure.noun)]), frozenset([thing(other.noun)]))


def never(_: Statement, __: Figure) -> bool:
    return False


@dataclass(frozen=True, eq=False)
class Place:
    """A figure where it stands."""

    statement: Statement
    figure: Figure


@dataclass(frozen=True)
class Aspect:
    """One thing that can be said of a figure: how it is read, when two values exclude each other."""

    read: Callable[[Statement], Sequence[Mark]]
    differ: Callable[[Values, Values], bool]
    says: str  # of the source's figure, for the editor
    rivalled: bool = True  # counts only beside a figure that is of what the draft says
    scope: Scope = "clause"  # how far the draft's words for it may stand from the figure
    leads: bool = False  # in Chinese it stands before the figure or nowhere
    placed: bool = False  # a clause that is set against another does not take it over from there
    trails: bool = False  # said once at the end of a clause, it holds for all of it
    listed: bool = False  # in a Chinese list each has its figures after it, so none before it
    skips: Callable[[Statement, Figure], bool] = never
    strictly: Callable[[Values, Values], bool] | None = None  # as `differ`, where a rival stands by


@dataclass(frozen=True)
class Told:
    """What the draft says of its figure in one aspect; `close` is what stands as near as it must alone."""

    aspect: Aspect
    own: Values
    close: Values

    def fits(self, place: Place, *, needed: bool = False) -> bool:
        """Whether a figure of a source may be of this; with `needed`, whether the source says so."""
        held = said_of(self.aspect, place)
        if not held:
            return not needed
        return not ((self.aspect.strictly if needed else None) or self.aspect.differ)(
            self.own, held
        )


def said_of(aspect: Aspect, place: Place, scope: Scope = "sentence") -> Values:
    found = [
        mark
        for mark in aspect.read(place.statement)
        if not (_held_against(mark, place) or _put_before_another(mark, place))
        and not (aspect.listed and _opens_next(mark, place))
    ]
    beside = _beside(found, place) if aspect.listed else []
    return governing(
        beside or found, place.statement, place.figure, scope,
        trails=aspect.trails, leads=aspect.leads,
    )  # fmt: skip


def _beside(found: Sequence[Mark], place: Place) -> list[Mark]:
    """Return the name that stands right before a figure of an English list, or right after it with "at"."""
    text, offset = place.statement.text, place.statement.start
    start, end = place.figure.start - offset, place.figure.end - offset
    if place.statement.chinese:
        return []
    return [
        mark
        for mark in found
        if _SIGN.fullmatch(text, mark.end, start)
        or (
            mark.start > end
            and _AT.fullmatch(text, end, mark.start)
            and _ENDS.match(text, mark.end)
        )
    ]


def _opens_next(mark: Mark, place: Place) -> bool:
    """Whether a name after a figure begins what is told of the next: "29,400 and Li Auto sold 26,600"."""
    statement, offset = place.statement, place.statement.start
    if statement.chinese or mark.start < place.figure.end - offset:
        return False
    following = [f.start - offset for f in statement.figures if f.start - offset >= mark.end]
    return _JOINS.search(statement.text, 0, mark.start) is not None and any(
        _PREDICATE.fullmatch(statement.text, mark.end, start) for start in following[:1]
    )


def _put_before_another(mark: Mark, place: Place) -> bool:
    """Whether a name was put right before another figure, which a list gives to it."""
    return mark.start == mark.end and any(
        figure.start - place.statement.start == mark.start
        for figure in place.statement.figures
        if figure is not place.figure
    )


def _held_against(mark: Mark, place: Place) -> bool:
    """Whether a name is what a figure is held against: 比G1便宜5.91万元, "59,100 yuan less than its G1"."""
    text, offset = place.statement.text, place.statement.start
    start, end = place.figure.start - offset, place.figure.end - offset
    if mark.end <= start:
        if _LED_BY_THAN.search(text, 0, mark.start) and "," in text[mark.end : start]:
            return True  # "5 million more than Kimi, with 17 million"
        return text[max(0, mark.start - 1) : mark.start] in ("比", "较") and bool(
            _BY_ZH.fullmatch(text[mark.end : start])
        )
    return mark.start >= end and _THAN.fullmatch(text[end : mark.start]) is not None
