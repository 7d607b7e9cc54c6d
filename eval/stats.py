"""Means with their intervals, by a bootstrap over groups: cases on one source are not independent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2_000
LEAST_GROUPS = 6  # fewer tell nothing about what the next one would show
_SEED = 7
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `cases`, and its 95 % interval; with fewer than LEAST_GROUPS groups there is none."""

    mean: float
    low: float | None
    high: float | None
    cases: int
    groups: int

    def __str__(self) -> str:
        if self.low is None or self.high is None:
            return f"{self.mean:.3f} ({self.cases} cases: too few for an interval)"
        return f"{self.mean:.3f} ({self.low:.3f} to {self.high:.3f})"


def estimate(values: Mapping[str, float], groups: Mapping[str, str]) -> Estimate:
    """Return the mean of `values` (case to value), resampled by the group of each case."""
    if not values:
        raise ValueError("there is nothing to take a mean of")
    order = sorted({groups[case] for case in values})
    place = {group: number for number, group in enumerate(order)}
    sums, counts = np.zeros(len(order)), np.zeros(len(order))
    for case, value in values.items():
        sums[place[groups[case]]] += value
        counts[place[groups[case]]] += 1
    mean = fmean(values.values())
    if len(order) < LEAST_GROUPS:
        return Estimate(mean, None, None, len(values), len(order))
    weights = _draws(len(order))
    low, high = np.percentile((weights @ sums) / (weights @ counts), [2.5, 97.5])
    return Estimate(mean, float(low), float(high), len(values), len(order))


def of_statistic(
    rows: Sequence[T], group: Callable[[T], str], statistic: Callable[[Sequence[T]], float | None]
) -> Estimate | None:
    """Return any statistic of rows with its interval; None where the rows do not allow one.

    A resample on which `statistic` is None counts for nothing.
    """
    whole = statistic(rows)
    if whole is None:
        return None
    by_group: dict[str, list[T]] = {}
    for row in rows:
        by_group.setdefault(group(row), []).append(row)
    order = sorted(by_group)
    if len(order) < LEAST_GROUPS:
        return Estimate(whole, None, None, len(rows), len(order))
    found = []
    for weights in _draws(len(order), 200):
        drawn = [
            row for name, n in zip(order, weights, strict=True) for row in by_group[name] * int(n)
        ]
        value = statistic(drawn)
        if value is not None:
            found.append(value)
    low, high = np.percentile(found, [2.5, 97.5])
    return Estimate(whole, float(low), float(high), len(rows), len(order))


def _draws(groups: int, times: int = RESAMPLES) -> NDArray[np.int64]:
    """Return how often each group is drawn, shape (times, groups); the same for the same number."""
    chance = np.random.default_rng(_SEED)
    return chance.multinomial(groups, [1 / groups] * groups, size=times)
