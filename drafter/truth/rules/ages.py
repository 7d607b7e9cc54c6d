"""Ages that a source gives to somebody else."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.reading.ages import age_of, ages
from drafter.truth.rules.figures import Verdict

_FOR = re.compile(r"\bfor (?:about |nearly |almost |more than |over )?$")
_OLD = re.compile(r"[- ](?:old|of age)\b")


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" for the age of a person whom a source gives another."""
    verdicts = [_lasting(claim, verdict) for verdict in verdicts]
    told = {place: (name, age) for name, age, place in ages(claim.sentence.text)}
    return [_reconsidered(claim, verdict, told) for verdict in verdicts] if told else verdicts


def _lasting(claim: Claim, verdict: Verdict) -> Verdict:
    """Return the verdict on how long something lasts, "moved" where a source gives it as an age."""
    figure, text = verdict.figure, claim.sentence.text
    if verdict.status != "exact" or figure.unit != "year":
        return verdict
    if not _FOR.search(text[: figure.start - claim.sentence.start]) or _OLD.match(
        text, figure.end - claim.sentence.start
    ):
        return verdict
    places = claim.sources.places(figure)
    if not places or not all(given.text.endswith("岁") for _, given in places):
        return verdict
    message = f"The source gives {places[0][1].text} as an age, not as a length of time."
    return replace(
        verdict, status="moved", severity="warning", message=message, given=(places[0][1],)
    )


def _reconsidered(claim: Claim, verdict: Verdict, told: dict[int, tuple[str, int]]) -> Verdict:
    name, age = told.get(verdict.figure.start - claim.sentence.start, ("", 0))
    if not name or verdict.severity in ("warning", "severe"):
        return verdict
    found = [age_of(name, statement.text) for statement in claim.sources.statements]
    given = [other for other in found if other is not None]
    if not given or age in given:
        return verdict
    message = f"The source says that {name} is {given[0]}, not {age}. Correct the age."
    return replace(verdict, status="moved", severity="warning", message=message)
