"""A record as lines for a terminal, set by set, never pooled."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from eval.curves import auc_of, kinds_of
from eval.judge import of_record as of_judge
from eval.record import Record, SetResult
from eval.scorers import better
from eval.stats import estimate

_MARK = {"high": "↑", "low": "↓", "": " "}


def of_record(record: Record) -> Iterator[str]:
    """Yield the means of every scorer of every set with their 95 % intervals."""
    part = ", part of the cases" if record.partial else ""
    yield f"{record.writer}{part}"
    yield from of_judge(record)
    for result in record.sets:
        yield ""
        yield from _of_set(result)


def _of_set(result: SetResult) -> Iterator[str]:
    yield f"{result.name}: {result.title}"
    yield f"  {len(result.cases)} cases, {result.licence}, {result.seconds:.0f} s"
    for scorer in result.scorers:
        values = result.values(scorer)
        if not values:
            yield f"    {scorer:24} unscored"
            continue
        told = estimate(values, result.groups)
        unscored = (
            f", {len(result.cases) - len(values)} unscored"
            if len(values) < len(result.cases)
            else ""
        )
        hand = result.by_hand(scorer)
        good = f"; by hand {fmean(hand.values()):.3f}" if hand else ""
        yield f"  {_MARK[better(scorer)]} {scorer:24} {told}{unscored}{good}"
    for scorer, kinds in kinds_of(result).items():
        yield f"    {scorer}, by kind: " + ", ".join(
            f"{kind} {found.mean:.2f} of {found.cases}" for kind, found in kinds.items()
        )
    curve = auc_of(result)
    if curve is not None:
        yield f"    {'area under the curve':24} {curve}"
