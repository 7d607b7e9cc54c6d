"""Against what a person expects: coverage, what must not be said, figures and names told, hedges."""

from __future__ import annotations

from collections.abc import Sequence

from eval.record import UNSCORED, Score
from eval.scorers.matching import stands
from eval.scorers.material import Draft, Wordings


def coverage(draft: Draft) -> Score:
    """Return the share of what must be said that is said."""
    return _share(draft.expected.must, draft.text, "does not say")


def figures_told(draft: Draft) -> Score:
    """Return the share of the figures that matter that are told."""
    return _share([(figure,) for figure in draft.expected.figures], draft.text, "lacks the figure")


def names_told(draft: Draft) -> Score:
    """Return the share of the names that matter that are told."""
    return _share([(name,) for name in draft.expected.names], draft.text, "lacks the name")


def hedges_kept(draft: Draft) -> Score:
    """Return the share of the hedges that are kept, in any of their wordings."""
    return _share(draft.expected.hedges, draft.text, "drops the hedge")


def not_to_be_said(draft: Draft) -> Score:
    """Return how much of what must not be said is said: a count, the fewer the better."""
    if not draft.expected.must_not:
        return UNSCORED
    said = [
        (wording, span)
        for wording in draft.expected.must_not
        if (span := stands(wording, draft.text, rounded=False))
    ]
    return Score(
        float(len(said)),
        tuple(f"says “{wording}”" for wording, _ in said),
        tuple(span for _, span in said),
    )


def _share(wanted: Sequence[Wordings], text: str, lacking: str) -> Score:
    if not wanted:
        return UNSCORED
    found = [next(filter(None, (stands(each, text) for each in ways)), None) for ways in wanted]
    missing = [ways[0] for ways, span in zip(wanted, found, strict=True) if span is None]
    return Score(
        1 - len(missing) / len(wanted),
        tuple(f"{lacking} “{wording}”" for wording in missing),
        tuple(span for span in found if span is not None),
    )
