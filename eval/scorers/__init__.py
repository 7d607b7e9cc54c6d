"""Scorers: pure functions of a draft, each returning a value and why it is so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from eval.record import Score
from eval.scorers import form, supported, wanted, wording
from eval.scorers.material import Draft, Expected

Better = Literal["high", "low", ""]  # "": neither, a figure to know
Scorer = Callable[[Draft], Score]

SCORERS: Mapping[str, Scorer] = {
    "figures right": supported.figures_right,
    "names right": supported.names_right,
    "unsupported sentences": supported.unsupported,
    "coverage": wanted.coverage,
    "figures told": wanted.figures_told,
    "names told": wanted.names_told,
    "must not be said": wanted.not_to_be_said,
    "hedges kept": wanted.hedges_kept,
    "copied share": wording.copied_share,
    "said twice": wording.said_twice,
    "house breaches": form.house_breaches,
    "headline": form.headline,
    "reading grade": wording.reading_grade,
    "edit distance": wording.distance_to_print,
    "citation recall": supported.citation_recall,
    "citation precision": supported.citation_precision,
}
_LOW = frozenset(
    {
        "said twice",
        "unsupported sentences",
        "must not be said",
        "copied share",
        "house breaches",
        "edit distance",
    }
)
_FIGURES_TO_KNOW = frozenset({"reading grade", "seconds", "US$", "input tokens", "output tokens"})


def better(scorer: str) -> Better:
    """Return which way a value is better; a scorer not known here gives a share of what is right."""
    if scorer in _FIGURES_TO_KNOW:
        return ""
    return "low" if scorer in _LOW else "high"


def score(draft: Draft) -> dict[str, Score]:
    """Return what every scorer says of a draft."""
    return {name: scorer(draft) for name, scorer in SCORERS.items()}


__all__ = ["SCORERS", "Better", "Draft", "Expected", "Score", "Scorer", "better", "score"]
