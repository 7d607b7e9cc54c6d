"""What each of several has and what they have together, told one for the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.reading.aspects import Mark, by_aspect, governing
from drafter.truth.reading.quantity import Figure, agrees, comparable
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.figures import Verdict

_JUDGED = ("exact", "rounded", "bound")
_FEW = 12  # a count up to here stands in any text
_EACH_ZH = re.compile(
    r"(?:每[一]?[家个台辆名人位店集场户所艘架座村校]|各[家自店校]?|单[集台店车颗家户张])[\u4e00-\u9fff]{0,8}$"
)
_IN_ALL = re.compile(r"[^.,;:]{0,48} (?:in all|in total|altogether|between them|combined)\b")
_FROM_EACH = re.compile(r" (?:\w+ )?(?:from|for|to|in|at|by) each\b| each\b| apiece\b")
# "owes each of 410 students more than 3 million yuan"
_EACH_OF = re.compile(
    r"\b(?:each|every one) of [^.,;]{0,60}?\s(?:about |some |more than |nearly |over |up to |around )?"
    r"(?:RMB )?$",
    re.IGNORECASE,
)
_ANY_EACH = re.compile(
    r"\b(?:each|every|apiece|per|average\w*|both|all|an?|respectively|individual\w*)\b|"
    r"[每各均单]|分别|人手|平均|都|皆",
    re.IGNORECASE,
)
_LEAST = 2  # that share something
_OFF = 0.02  # of a product, as it is rounded
_NEAR = 40  # characters around a figure in which a word tells that it is of one
_EACH = re.compile(r"\b(?:each|every|apiece|per|average\w*)\b", re.IGNORECASE)
# In the draft any word by which a figure may be of one of several.
_ONE = re.compile(
    r"\b(?:an?|per|each|every|apiece|average\w*|single|one|either|both|individual\w*|respectively)\b"
    r"(?! (?:total|combined|whole)\b)",
    re.IGNORECASE,
)


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" for the share of each told as the whole, or the whole as it."""
    return [_reconsidered(claim, verdict) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict) -> Verdict:
    figure = verdict.figure
    if verdict.status not in _JUDGED or figure.dated or figure.number < _LEAST:
        return verdict
    places = claim.sources.places(figure)
    if not places or figure.unit in ("percent", "points", "ordinal", "times"):
        return verdict
    if _together(claim.sentence, figure) and all(_given_each(*place) for place in places):
        return _moved(verdict, places[0][1], "of each", None)
    if figure.unit != "count" and all(_of_those_after(claim, figure, *place) for place in places):
        return _moved(verdict, places[0][1], "of all together", None)
    told_each = "each" in _counted(claim.sentence, figure)
    held = [_role(*place) for place in places]
    if told_each and all(role == "whole" for role, _ in held):
        return _moved(verdict, places[0][1], "of all together", held[0][1])
    if not _may_be_one(claim.sentence, figure) and all(role == "each" for role, _ in held):
        often = held[0][1]
        if any(often and agrees(own, often) for own in claim.sentence.figures if own is not figure):
            return _moved(verdict, places[0][1], "of each", often)
    return verdict


def _of_those_after(claim: Claim, figure: Figure, statement: Statement, given: Figure) -> bool:
    """Whether a sentence gives a figure to each of so many, whom a source names after it, and not each."""
    sentence = claim.sentence
    if not _EACH_OF.search(sentence.text[: figure.start - sentence.start]):
        return False
    if any(_ANY_EACH.search(near.text) for near in claim.sources.beside(statement, 1)):
        return False
    counts = [f for f in sentence.figures if f.unit == "count" and f.end <= figure.start]
    held = [f for f in statement.figures if any(agrees(own, f) for own in counts[-1:])]
    return bool(held) and all(f.start >= given.end for f in held)


def _together(statement: Statement, figure: Figure) -> bool:
    """Whether a clause counts a figure together at its end: "from five directors in all"."""
    end = figure.end - statement.start
    return _IN_ALL.match(statement.text, end) is not None and not _EACH.search(statement.text)


def _given_each(statement: Statement, figure: Figure) -> bool:
    return _FROM_EACH.match(statement.text, figure.end - statement.start) is not None


def _moved(verdict: Verdict, given: Figure, of: str, often: Figure | None) -> Verdict:
    message = f"The source gives {given.text} {of}. Read the two side by side."
    shown = (given, often) if often else (given,)
    return replace(verdict, status="moved", severity="warning", message=message, given=shown)


def _role(statement: Statement, figure: Figure) -> tuple[str, Figure | None]:
    """Return whether a figure is the "whole" or "each" part of so many, and how many they are."""
    for often, each, whole in _products(statement):
        if figure in (each, whole):
            return ("each" if figure is each else "whole"), often
    if figure.number <= _FEW or not _is_each(statement, figure):
        return "", None
    counts = [f for f in statement.figures if f.unit == "count" and f is not figure]
    return "each", next((f for f in counts if f.number >= _LEAST), None)


def _products(statement: Statement) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Yield three figures of a statement, the first so many times the second making the third."""
    row = [f for f in statement.figures if not f.dated and f.number >= _LEAST]
    counts = [f for f in row if f.unit == "count"]
    for often in counts:
        for each in row:
            for whole in row:
                apart = len({id(often), id(each), id(whole)}) == len(("often", "each", "whole"))
                if not (apart and comparable(each, whole)):
                    continue
                off = abs(often.number * each.number - whole.number)
                if off <= _OFF * whole.number and "each" in _counted(statement, each):
                    yield often, each, whole


def _counted(statement: Statement, figure: Figure) -> frozenset[str]:
    held = by_aspect(statement).get("count", [])
    return _trailing(held, statement, figure) or governing(
        held, statement, figure, "clause", leads=True
    )


def _trailing(held: list[Mark], statement: Statement, figure: Figure) -> frozenset[str]:
    if statement.chinese:
        return frozenset()  # there it leads
    end = figure.end - statement.start
    return frozenset(mark.value for mark in held if 0 <= mark.start - end <= 1)


def _is_each(statement: Statement, figure: Figure) -> bool:
    """Whether the words right beside a figure say that it is of each."""
    led = statement.text[: figure.start - statement.start]
    held = by_aspect(statement).get("count", [])
    return bool("each" in _trailing(held, statement, figure) or _EACH_ZH.search(led))


def _may_be_one(statement: Statement, figure: Figure) -> bool:
    """Whether any word around a figure may say that it is of one."""
    start, end = figure.start - statement.start, figure.end - statement.start
    text = statement.text
    return bool(
        _EACH.search(text)
        or _ONE.search(text[max(0, start - _NEAR) : start])
        or _ONE.search(text[end : end + _NEAR])
    )
