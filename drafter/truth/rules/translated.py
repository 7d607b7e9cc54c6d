"""Figures of a Chinese source that stand there beside other words than the draft's have beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from drafter.truth.claims import Claim
from drafter.truth.reading.aspects import reach
from drafter.truth.reading.quantity import Figure, agrees, comparable
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.terms import terms
from drafter.truth.rules.displaced import of_one_sort
from drafter.truth.rules.figures import Verdict

Terms = frozenset[int]
_STANDING = ("exact", "rounded", "bound")
_STOP = re.compile(r"[,，;；。、（(]")
_SENTENCE_STOP = re.compile(r"[;；。]")
_CHANGES = re.compile(r"[增升降跌减涨][至到]|增长|下降")
_YEAR = 4  # characters of a date that is a year
_RIGHT = 6  # characters before a figure in which stands what is its own
_NOUN = 4  # characters after a figure in which stands what it counts
_JOIN = re.compile(r"\s?(?:to|and|-|–|—|~|至|到)\s?", re.IGNORECASE)
_APART = 300  # a price and a turnover are not taken for one another


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where the draft's words stand beside another figure only.

    From Chinese into English; within one language the words themselves are compared.
    """
    if claim.sentence.chinese or not claim.sources.chinese:
        return verdicts
    used = [given for verdict in verdicts if verdict.status == "derived" for given in verdict.given]
    return [_reconsidered(claim, verdict, used) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict, used: list[Figure]) -> Verdict:
    figure = verdict.figure
    if verdict.status not in _STANDING or figure.unit in ("ordinal", "weekday"):
        return verdict
    own = terms(_said(claim, figure, comparable))
    close = terms(_said(claim, figure, _of_a_kind)) or own
    places = claim.sources.places(figure) if close else []
    rivals: list[Figure] = []
    for statement, given in places:
        told = close - _of_the_others(claim, figure, statement)
        rivals_here = _rivals(claim, figure, own, told, statement, given)
        rival = next((other for other in rivals_here if other not in used), None)
        if rival is None:
            return verdict
        rivals.append(rival)
    if not rivals:
        return verdict
    message = (
        f"The source gives {places[0][1].text} of something else; what the draft says stands beside "
        f"{rivals[0].text}. Correct the figure, or what it is said of."
    )
    found = (places[0][1], rivals[0])
    return replace(verdict, status="moved", severity="warning", message=message, given=found)


def _rivals(
    claim: Claim,
    figure: Figure,
    own: Terms,
    told: Terms,
    statement: Statement,
    given: Figure,
) -> Iterator[Figure]:
    """Yield the figures of a statement beside which `told` words stand that the given one lacks.

    What is said before a figure may hold for a later one, which only other words of its own gainsay.
    """
    if not statement.chinese:
        return
    names = _names(claim, statement)
    if given.dated and len(str(given.value)) == _YEAR and _CHANGES.search(statement.text):
        return  # the years of a growth
    near, wide = _beside(statement, given, names, True), _around(statement, given, names)
    for other in statement.figures:
        if not _may_be_meant(claim, figure, other):
            continue
        later = other.start > given.start
        there = _beside(statement, other, names, later and _parted(statement, given, other))
        if own & (near - there):
            continue
        if later and not given.dated:
            if told & (there - wide):
                yield other
        elif told & _told_of(statement, other, names, there - near) and (
            near if given.dated else near - there
        ):
            yield other


def _of_the_others(claim: Claim, figure: Figure, statement: Statement) -> Terms:
    """Return the terms that a statement has beside what the draft's other figures agree with."""
    names = _names(claim, statement)
    others = [f for f in claim.sentence.figures if f is not figure and comparable(f, figure)]
    found = [
        _beside(statement, given, names, False)
        for given in statement.figures
        if any(agrees(other, given) for other in others)
    ]
    return frozenset().union(*found)


def _may_be_meant(claim: Claim, figure: Figure, other: Figure) -> bool:
    if not of_one_sort(figure, other) or agrees(figure, other):
        return False
    if not figure.dated and not figure.number / _APART <= other.number <= figure.number * _APART:
        return False
    return not any(agrees(mine, other) for mine in claim.sentence.figures)


def _apart(left: Figure, right: Figure, text: str, offset: int) -> bool:
    """Whether two figures are no two ends of a range."""
    first, second = sorted((left, right), key=lambda figure: figure.start)
    return _JOIN.fullmatch(text[first.end - offset : second.start - offset]) is None


def _of_a_kind(left: Figure, right: Figure) -> bool:
    return left.dated == right.dated


def _said(claim: Claim, figure: Figure, parts: Callable[[Figure, Figure], bool]) -> str:
    """Return the words of the draft up to the figures that part them, without names."""
    sentence = claim.sentence
    text = _without(sentence.text, _names(claim, sentence))
    if figure.dated:
        return text[slice(*reach(sentence, figure).clause)]
    first, last = 0, len(text)
    for other in sentence.figures:
        if other is figure or not parts(figure, other):
            continue
        if not _apart(figure, other, sentence.text, sentence.start):
            continue
        if other.end <= figure.start:
            first = max(first, other.end - sentence.start)
        else:
            last = min(last, other.start - sentence.start)
    return text[first:last]


def _names(claim: Claim, statement: Statement) -> tuple[tuple[int, int], ...]:
    found = claim.sources.glossary.mentions(statement.text)
    return tuple((mention.start, mention.end) for mention in found)


def _without(text: str, names: tuple[tuple[int, int], ...]) -> str:
    for start, end in names:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@lru_cache(maxsize=4096)
def _beside(
    statement: Statement, figure: Figure, names: tuple[tuple[int, int], ...], passed: bool
) -> Terms:
    """Return the terms of a figure's own words: up to the stops around it, or to the figures.

    With `passed`, where these say nothing, what its part of the sentence says before it.
    """
    text = _without(statement.text, names)
    before, start, end, after = _between(statement, figure)
    cut = (_SENTENCE_STOP if figure.dated else _STOP).search(text, end, after)
    after = cut.start() if cut else after
    stops = list(_STOP.finditer(text, before, start))
    first = stops[-1].end() if stops else min(before + _NOUN * (before > 0), start)
    told = terms(text[end:after])
    if figure.dated and passed and told:
        return told  # what stands before the first date may hold for all
    own = told | terms(text[first:start])
    own |= terms("国家") if figure.text.endswith("国") else frozenset()
    if own or figure.dated or not passed:
        return own
    stops = list(_SENTENCE_STOP.finditer(text, 0, start))
    return terms(text[stops[-1].end() if stops else 0 : start])


def _told_of(
    statement: Statement,
    figure: Figure,
    names: tuple[tuple[int, int], ...],
    found: Terms,
) -> Terms:
    """Return those of the terms that no later figure takes over: those right beside a number."""
    if figure.dated or not found:
        return found
    text = _without(statement.text, names)
    before, start, end, after = _between(statement, figure)
    return found & (terms(text[max(before, start - _RIGHT) : start]) | terms(text[end:after]))


def _parted(statement: Statement, left: Figure, right: Figure) -> bool:
    """Whether a semicolon or full stop stands between two figures."""
    text = statement.text[left.end - statement.start : right.start - statement.start]
    return _SENTENCE_STOP.search(text) is not None


@lru_cache(maxsize=4096)
def _around(statement: Statement, figure: Figure, names: tuple[tuple[int, int], ...]) -> Terms:
    """Return the terms of all that may hold for a figure, up to the words that lead to the next."""
    text = _without(statement.text, names)
    _, _, end, after = _between(statement, figure)
    stops = list(_STOP.finditer(text, end, after)) if after < len(text) else []
    return terms(text[: stops[-1].start() if stops else after])


def _between(statement: Statement, figure: Figure) -> tuple[int, int, int, int]:
    """Return where the figure before ends, this one begins and ends, and the next begins."""
    first, last = 0, len(statement.text)
    for other in statement.figures:
        if other is figure or other.dated != figure.dated:
            continue
        if not _apart(figure, other, statement.text, statement.start):
            continue
        if other.end <= figure.start:
            first = max(first, other.end - statement.start)
        else:
            last = min(last, other.start - statement.start)
    return first, figure.start - statement.start, figure.end - statement.start, last
