"""How well errors are found: the ROC curve and the area under it, and what is found of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eval.record import Case, SetResult
from eval.stats import Estimate, estimate, of_statistic


def auc_of(result: SetResult) -> Estimate | None:
    """Return the area under the curve of a set with its interval by source, None where there is no one."""
    rows = [case for case in result.cases if "label" in case.facts]
    if any("kind" in case.facts for case in rows):
        return None  # it would be of no kind of error, but of how many there are of each
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


def curves_of(result: SetResult) -> dict[str, list[tuple[float, float]]]:
    """Return the points of the curve of each kind of error, under "" where errors have no kinds."""
    rows = [case for case in result.cases if "label" in case.facts]
    right = [case for case in rows if case.facts["label"]]
    kinds: dict[str, list[Case]] = {}
    for case in rows:
        if not case.facts["label"]:
            kinds.setdefault(str(case.facts.get("kind", "")), []).append(case)
    return {kind: points for kind, wrong in kinds.items() if (points := roc([*right, *wrong]))}


def kinds_of(result: SetResult) -> dict[str, dict[str, Estimate]]:
    """Return what each scorer gives on each kind of case, for scorers that met more than one kind."""
    found: dict[str, dict[str, Estimate]] = {}
    for scorer in result.scorers:
        by_kind: dict[str, dict[str, float]] = {}
        values = result.values(scorer)
        for case in result.cases:
            if "kind" in case.facts and case.id in values:
                by_kind.setdefault(str(case.facts["kind"]), {})[case.id] = values[case.id]
        if len(by_kind) > 1:
            found[scorer] = {
                kind: estimate(own, result.groups) for kind, own in sorted(by_kind.items())
            }
    return found


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
