"""Whether what speaks for a fault outweighs what speaks against it: log-odds, a row of weights a rule.

The weights are fitted by `python -m eval.truth fit` on sentences that people found supported and on errors
planted in them; a false alarm counts as much there as several misses.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import Token

WEIGHTS = "weights.json"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A word of a draft that may be wrong, what to read beside it, and what speaks for a fault."""

    token: Token
    place: Statement
    traits: Mapping[str, float]
    instead: str = ""  # what the source says in its place

    def worth(self, rule: str) -> float:
        """Return the log-odds that it is right; KeyError for an unknown rule or trait."""
        weights = _shipped()[rule]
        return weights["bias"] + sum(weights[name] * value for name, value in self.traits.items())


@cache
def _shipped() -> dict[str, dict[str, float]]:
    return json.loads(files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8"))  # type: ignore[no-any-return]
