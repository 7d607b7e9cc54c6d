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
from drafter.truth.rules.told import counted, of_other_things

_AIM_AFTER = re.compile(r"的?(?:年度|全年)?(?:目标|计划|规划|指标|任务)(?!的?[人员])")
# "the 8 percent that it had planned", "a 12-hour goal", "short of the 25 gigawatts promised"
_AIM_AFTER_EN = re.compile(
    r"[ -](?:(?!above|below|over|under|short|ahead|than)[\w-]+ ){0,2}?"
    r"(?:goal|target|aim|ambition|quota|guidance|plan\b(?!s))|"
    r"(?: of)?(?: [\w’'-]+){0,3}? (?:that )?(?:(?:it|they|he|she|the \w+) )(?:had |has |"
    r"have )?(?:originally |first )?"
    r"(?:planned|promised|pledged|targeted|aimed|hoped|wanted|set|intended|expected|forecast|guided|budgeted|sought|"
    r"projected|vowed|asked|requested)\b|"
    r" (?:it |they )?(?:had )?(?:originally )?(?:planned|promised|targeted|pledged)\b",
    re.IGNORECASE,
)
_BIDDEN = re.compile(
    r"\b(?:ordered|told|required|sentenced|had|have|has|forced)\b[^,.;]{0,40}? to (?=[a-z])"
)
_HAD_TO = re.compile(r"\b(?:had|has|have) to\b")
_SCORE = 12  # up to here a bare number may be one: "4-3"
_BESIDE = 1  # sentences each way in which the figure that was reached may stand, in Chinese


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where a source gives a figure only as a goal or a forecast."""
    said = claim.sentence.text
    if is_title_case(said):
        return verdicts
    hoped = AIMED.search(said) or any(aimed(claim.sentence, f) for f in claim.sentence.figures)
    return verdicts if hoped else [_reconsidered(claim, verdict) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict) -> Verdict:
    figure = verdict.figure
    if (
        verdict.status not in ("exact", "rounded", "bound")
        or figure.dated
        or figure.unit == "ordinal"
        or (figure.unit == "count" and not figure.noun and figure.number <= _SCORE)
    ):
        return verdict
    said = _BIDDEN.sub(" ", claim.sentence.text[: reach(claim.sentence, figure).clause[1]])
    ahead = AHEAD.search(said)
    places = [] if ahead else claim.sources.places(figure)
    if not places or not all(aimed(*place) for place in places):
        return verdict
    given = places[0][1]
    rival = _reached_beside(claim, figure, *places[0])
    if rival is not None and any(agrees(mine, rival) for mine in claim.sentence.figures):
        return verdict  # which of the two is which is told by the words of both
    own = slice(*reach(claim.sentence, figure).clause)
    if rival is None and not DONE.search(_HAD_TO.sub(" ", claim.sentence.text[own])):
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
    after = _AIM_AFTER if statement.chinese else _AIM_AFTER_EN
    if after.match(statement.text, figure.end - statement.start):
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
    for near in claim.sources.beside(statement, _BESIDE * statement.chinese):
        for other in near.figures:
            if of_other_things(given, other) or (near.chinese and counted(given) != counted(other)):
                continue
            if comparable(figure, other) and not agrees(figure, other) and not aimed(near, other):
                return other
    return None
