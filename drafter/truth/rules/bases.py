"""Shares that a source gives of another whole than the draft does."""

from __future__ import annotations

from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.reading.bases import base, entire, every, kinds, narrowed, narrowing, restriction
from drafter.truth.reading.concepts import segments
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, plain, stem
from drafter.truth.rules.figures import Verdict

_ALIKE = 4  # letters that "world" and "worldwide" have in common


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where a source gives a percentage of a narrower or other whole."""
    return [_reconsidered(claim, verdict) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict) -> Verdict:
    figure = verdict.figure
    if verdict.status not in ("exact", "rounded", "bound") or figure.unit != "percent":
        return verdict
    own = base(claim.sentence, figure)
    places = claim.sources.places(figure) if own else []
    if not places or not all(_of_another(claim, own, *place) for place in places):
        return verdict
    statement, given = places[0]
    message = (
        f"The source gives {given.text} of “{base(statement, given)}”, the draft of “{own}”. "
        "Correct the figure, or what it is a share of."
    )
    return replace(verdict, status="moved", severity="warning", message=message, given=(given,))


def _of_another(claim: Claim, own: str, statement: Statement, given: Figure) -> bool:
    """Whether a source's figure is a share of what the draft does not name, or the draft's of such."""
    theirs = base(statement, given)
    if not theirs:
        return False
    said, held = kinds(claim.sentence.text), kinds(statement.text)
    mine, other = kinds(own), kinds(theirs)
    if narrowing(other) - said and not narrowing(mine) & other and not restriction(own):
        return True
    if every(own) and narrowed(theirs):
        return True
    of_one = {name for name, _, _ in segments(theirs)} - {name for name, _, _ in segments(own)}
    if entire(own) and of_one and mine & other - narrowing(other):
        return True
    restricted = {stem(word) for word in plain(restriction(theirs))} - STOP
    if every(own):
        restricted |= {stem(word) for word in plain(theirs)} - STOP
        restricted -= {stem(word) for word in plain(own)}
    beginnings = {root[:_ALIKE] for root in claim.sentence.stems}
    if (
        restricted
        and not statement.chinese
        and not {root[:_ALIKE] for root in restricted} & beginnings
    ):
        return True
    around = frozenset().union(*(kinds(s.text) for s in claim.sources.beside(statement, 1)))
    return bool(mine - around and other - said) and bool(held)
