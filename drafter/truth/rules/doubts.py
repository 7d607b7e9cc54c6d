"""Whether a source itself puts in doubt what it tells: nobody has checked it, or somebody denies it."""

from __future__ import annotations

from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading.disputed import DENIAL, LOOKED_INTO, UNVERIFIED
from drafter.truth.rules.quotations import outside


def doubted(claim: Claim, origin: Origin) -> bool:
    """Return whether an origin, or the source right after it, doubts what a sentence has of it."""
    said = origin.statement
    near = [
        s
        for s in claim.sources.beside(said, 1)
        if s.source == said.source and s.start >= said.start
    ]
    if claim.sentence.figures and any(
        UNVERIFIED.search(s.text) or LOOKED_INTO.search(s.text) for s in near
    ):
        return True
    return any(DENIAL.search(outside(s.text)) for s in near if s.start > said.start)
