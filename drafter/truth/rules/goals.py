"""Figures that a source only aims at and that a sentence states as reached."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.reading.aspects import reach
from drafter.truth.reading.cues import AHEAD, AIMED, DONE, REACHED
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.quantity import Figure, agrees, comparable
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.figures import Verdict

_AIM_AFTER = re.compile(r"的?(?:年度|全年)?(?:目标|计划|规划|指标|任务)(?!的?[人员])")
_BESIDE = 1  # sentences each way in which the figure that was reached may stand


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where a source gives a figure only as a goal or a forecast."""
    said = claim.sentence.text
    if AIMED.search(said) or is_title_case(said):
        return verdicts
    return [_reconsidered(claim, verdict) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict) -> Verdict:
    figure = verdict.figure
    if (
        verdict.status not in ("exact", "rounded", "bound")
        or figure.dated
        or figure.unit == "ordinal"
    ):
        return verdict
    ahead = AHEAD.search(claim.sentence.text[: reach(claim.sentence, figure).clause[1]])
    places = [] if ahead else claim.sources.places(figure)
    if not places or not all(aimed(*place) for place in places):
        return verdict
    given = places[0][1]
    rival = _reached_beside(claim, figure, *places[0])
    if rival is None and not DONE.search(claim.sentence.text):
        return verdict
    message = f"The source gives {given.text} as a goal or a forecast, not as what was reached."
    message += f" It says {rival.text} was." if rival else ""
    return replace(
        verdict, status="moved", severity="warning", message=message,
        given=(given, rival) if rival else (given,),
    )  # fmt: skip


def aimed(statement: Statement, figure: Figure) -> bool:
    """Whether words before a figure make it an aim, with no word between that says it was reached."""
    start = reach(statement, figure).clause[0]
    place = figure.start - statement.start
    before = statement.text[:place]
    if _AIM_AFTER.match(statement.text, figure.end - statement.start):
        return True
    aims = list(AIMED.finditer(before))
    if not aims:
        return False
    last = aims[-1].end()
    if REACHED.search(before[max(last, start) :]):
        return False
    return last >= start or not any(
        last <= other.start - statement.start < start and not other.dated
        for other in statement.figures
    )


def _reached_beside(
    claim: Claim, figure: Figure, statement: Statement, given: Figure
) -> Figure | None:
    """Return a figure of the same sort beside the goal that the source states as a fact."""
    for near in claim.sources.beside(statement, _BESIDE):
        for other in near.figures:
            if (
                comparable(figure, other)
                and not agrees(figure, other)
                and not any(agrees(mine, other) for mine in claim.sentence.figures)
                and not aimed(near, other)
            ):
                return other
    return None
