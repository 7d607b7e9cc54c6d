"""Figures that agree with the source in value, but not in what is said of them, in either language."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.reading.cues import DOWN, UP
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.figures import Verdict

_CUT = re.compile(r"[,;，；。、]\s?(?!\d{3})|\b(?:while|whereas|but|and)\b|而|但")
# What a figure is told to be; each kind is decided only where both sides say it, and say otherwise.
_NEARLY = r"(?:about|nearly|some|around|almost|over|more than)?"
_TO = (
    rf"(?:\b(?:to|at|of|reach(?:ed|ing)?|hit(?:ting)?)\s{_NEARLY}\s?$)|"
    r"(?:至|到|达|为|达到)了?(?:约|近|逾|超过)?$"
)
_BY = (
    rf"\bby\s{_NEARLY}\s?$|"
    r"(?:增加|增长|上升|上涨|提升|提高|减少|下降|下滑|下跌|下调|降低|扩大|收窄|多|少)了?(?:约|近|逾|超过)?$"
)
_EACH = r"\b(?:each|apiece|per|every|average[ds]?)\b|各|每|人均|单台|单个|平均|均价"
_WHOLE = (
    r"\b(?:together|combined|in total|in all|altogether|total(?:l?ed|ling)?|overall|between them)\b|"
    r"共|合计|总计|累计|总额|总"
)
_KINDS = (
    ("direction", UP, DOWN),
    ("each or together", re.compile(_EACH, re.I), re.compile(_WHOLE, re.I)),
)
_LEVEL, _CHANGE = re.compile(_TO, re.I), re.compile(_BY, re.I)
_SEEN = 16  # characters before a figure in which "to" and "by" stand


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where every place of a figure says of it what the draft denies."""
    return [_reconsidered(claim, verdict) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict) -> Verdict:
    figure = verdict.figure
    if (
        verdict.status not in ("exact", "rounded", "bound")
        or figure.dated
        or figure.unit == "ordinal"
    ):
        return verdict
    places = [
        (statement, other)
        for statement in claim.sources.statements
        for other in statement.figures
        if agrees(figure, other)
    ]
    against = [_against(claim.sentence, figure, *place) for place in places]
    if not against or not all(against):
        return verdict
    message = f"The source gives {places[0][1].text} {against[0]}. Read the two side by side."
    return replace(
        verdict, status="moved", severity="warning", message=message, given=(places[0][1],)
    )


def _against(sentence: Statement, figure: Figure, statement: Statement, other: Figure) -> str:
    """Return what the source says of its figure that the draft says otherwise; "" where they agree."""
    mine, theirs = _clause(sentence, figure), _clause(statement, other)
    before, beside = _before(sentence, figure), _before(statement, other)
    if _LEVEL.search(before) and _CHANGE.search(beside):
        return "as what was added or lost, not as what was reached"
    if _CHANGE.search(before) and _LEVEL.search(beside):
        return "as what was reached, not as what was added or lost"
    for name, one, two in _KINDS:
        if name == "direction" and sentence.chinese == statement.chinese:
            continue  # in one language the words themselves are compared
        said = (bool(one.search(mine)), bool(two.search(mine)))
        given = (bool(one.search(theirs)), bool(two.search(theirs)))
        if sum(said) == 1 and sum(given) == 1 and said != given:
            words = (one if given[0] else two).search(theirs)
            return f"with “{words.group() if words else name}”"
    return ""


def _before(statement: Statement, figure: Figure) -> str:
    start = figure.start - statement.start
    return statement.text[max(0, start - _SEEN) : start]


def _clause(statement: Statement, figure: Figure) -> str:
    """Return the clause of a figure."""
    start, end = figure.start - statement.start, figure.end - statement.start
    first = max((m.end() for m in _CUT.finditer(statement.text) if m.end() <= start), default=0)
    last = min((m.start() for m in _CUT.finditer(statement.text) if m.start() >= end), default=None)
    return statement.text[first:last]
