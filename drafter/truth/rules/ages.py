"""Ages that a source gives to somebody else."""

from __future__ import annotations

from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.reading.ages import age_of, ages
from drafter.truth.rules.figures import Verdict


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" for the age of a person whom a source gives another."""
    told = {place: (name, age) for name, age, place in ages(claim.sentence.text)}
    return [_reconsidered(claim, verdict, told) for verdict in verdicts] if told else verdicts


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
