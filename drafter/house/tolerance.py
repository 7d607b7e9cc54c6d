"""From what was printed to what a further item may be: ranges that hold for more than the items seen."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, exp, floor, log, sqrt
from statistics import NormalDist, fmean, median, quantiles
from typing import Literal

from drafter.house.style import Limit

Measured = Literal["headline", "length", "paragraph", "count"]

# How widely the logarithms of such amounts are spread in print, as if it had been seen in so many items:
# a weak belief, which keeps a range wide when few items were seen and hardly counts among a hundred.
_SPREAD: dict[Measured, float] = {"headline": 0.2, "length": 0.3, "paragraph": 0.6, "count": 0.5}
_BELIEF = 8
# One item in two thousand may lie below, and one above: an item has half a dozen limits, and together they
# are to stop fewer than one sound item in fifty, though print has longer tails than the curve.
_BEYOND = 0.0005
_BEYOND_ROW = 0.002  # of a count that is mostly the lowest there is
_FEW = 10  # fewer items than this have no middle to speak of

# What is believed before anything was counted: that a house mostly keeps to one form. The weight of the
# doubt, in sightings against it, depends on what it is of: a form that the style at hand has too; one that
# is new to it; marks and spelling, which change with the program and the newsroom that a text comes from, a
# whole item or issue at a time.
Doubt = Literal["known", "new", "borrowed"]
_AGAINST: dict[Doubt, float] = {"known": 0.1, "new": 0.3, "borrowed": 0.8}
_FOR = 0.9
_BREACHES = 0.01  # share of sound items that may break a rule
_CLEAR, _CERTAIN = 0.75, 0.8  # shares of the majority

Standing = Literal["rule", "advice", "open"]


def limit(amounts: Sequence[int], measured: Measured) -> Limit:
    """Return the range that a further item hardly leaves, and where the middle of the items lies.

    All that was seen lies within. `amounts` is not empty.
    """
    logs = [log(max(amount, 0.5)) for amount in amounts]
    middle, freedom = fmean(logs), _BELIEF + len(logs) - 1
    squares = _BELIEF * _SPREAD[measured] ** 2 + sum((each - middle) ** 2 for each in logs)
    reach = sqrt(squares / freedom * (1 + 1 / len(logs))) * _student(1 - _BEYOND, freedom)
    low, high = exp(middle - reach), exp(middle + reach)
    if measured == "count":
        low, high = ceil(low), max(floor(high), _further(amounts))
    if measured == "paragraph":
        low = 1  # “Its owners declined to comment.” is one, in any house
    seen = min(amounts), max(amounts)
    usual = _middle(amounts, measured) if len(amounts) >= _FEW else seen
    return Limit(breach=(min(seen[0], max(1, floor(low))), max(seen[1], ceil(high))), advice=usual)


def _further(amounts: Sequence[int]) -> int:
    """Return how far a count may go that is mostly the lowest: each further one as rare as the last."""
    lowest = min(amounts)
    if median(amounts) > lowest:
        return lowest
    further = sum(amounts) - lowest * len(amounts)
    rarity = (further + 1) / (further + len(amounts) + 2)
    return lowest + int(log(_BEYOND_ROW) / log(rarity))


def standing(kept: int, broken: int, items: int, doubt: Doubt = "known") -> Standing:
    """Return what a convention is that was kept and broken so often in so many items.

    It is a rule when at most one sound item in a hundred is to be expected to break it, advice when
    the majority is clear, and open when it contradicts itself or was seen too seldom to tell.
    """
    seen = kept + broken
    majority = (kept + 1) / (seen + 2)
    against = _AGAINST[doubt]
    expected = (broken + against) / (seen + against + _FOR) * seen / max(items, 1)
    if majority >= _CERTAIN and expected <= _BREACHES:
        return "rule"
    return "advice" if majority >= _CLEAR else "open"


def _middle(amounts: Sequence[int], measured: Measured) -> tuple[int, int]:
    """Return where nine in ten lie; of a count, the shortest range in which five in six do."""
    if measured != "count":
        parts = quantiles(amounts, n=20, method="inclusive")
        return floor(parts[0]), ceil(parts[-1])
    ordered = sorted(amounts)
    most = ceil(len(ordered) * 5 / 6)
    ranges = zip(ordered, ordered[most - 1 :], strict=False)
    return min(ranges, key=lambda ends: (ends[1] - ends[0], ends))


def _student(share: float, freedom: int) -> float:
    """Return the quantile of Student's t by the expansion of Cornish and Fisher.

    Off by less than one in a hundred from eight degrees of freedom on.
    """
    z = NormalDist().inv_cdf(share)
    first = (z**3 + z) / (4 * freedom)
    second = (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    return z + first + second + third
