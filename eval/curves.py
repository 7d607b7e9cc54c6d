"""How well a score ranks the supported above the unsupported: the ROC curve and the area under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eval.record import Case, SetResult
from eval.stats import Estimate, of_statistic


def auc_of(result: SetResult) -> Estimate | None:
    """Return the area under the curve of a set with its interval by source, None without labels."""
    rows = [case for case in result.cases if "label" in case.facts]
    return of_statistic(rows, lambda case: case.group, _auc) if rows else None


def roc(cases: Sequence[Case]) -> list[tuple[float, float]]:
    """Return the points of the curve: share of supported texts flagged, share of wrong ones caught."""
    right, wrong = _scores(cases)
    if not right or not wrong:
        return []
    shares = (
        (sum(s <= at for s in right) / len(right), sum(s <= at for s in wrong) / len(wrong))
        for at in sorted({*right, *wrong})
    )
    return [(0.0, 0.0), *shares]


def _auc(cases: Sequence[Case]) -> float | None:
    """Return the chance that a supported text is ranked above a wrong one, ties counting half."""
    right, wrong = _scores(cases)
    if not right or not wrong:
        return None
    order = sorted([(score, 1) for score in right] + [(score, 0) for score in wrong])
    below, total, place = 0, 0.0, 0
    while place < len(order):
        end = place
        while end < len(order) and order[end][0] == order[place][0]:
            end += 1
        tied = [label for _, label in order[place:end]]
        lost = len(tied) - sum(tied)
        total += sum(tied) * (below + lost / 2)
        below, place = below + lost, end
    return total / (len(right) * len(wrong))


def _scores(cases: Sequence[Case]) -> tuple[list[float], list[float]]:
    facts: list[dict[str, Any]] = [dict(case.facts) for case in cases]
    return (
        [fact["score"] for fact in facts if fact["label"]],
        [fact["score"] for fact in facts if not fact["label"]],
    )
