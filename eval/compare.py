"""Two records side by side: which differences are real, scorer by scorer, set by set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.errors import UsageError
from eval.record import Record, SetResult
from eval.scorers import better
from eval.stats import Estimate, estimate


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """How one scorer differs on the cases that both records scored: `gap` is the second minus the first."""

    set: str
    scorer: str
    first: float
    second: float
    gap: Estimate

    @property
    def real(self) -> bool:
        """Whether the 95 % interval of the paired differences leaves nothing out."""
        low, high = self.gap.low, self.gap.high
        return low is not None and high is not None and (low > 0 or high < 0)

    @property
    def verdict(self) -> str:
        """Say who is better, or that it cannot be told."""
        way = better(self.scorer)
        if self.gap.low is None:
            return "too few cases"
        if not self.real:
            return "no real difference"
        if not way:
            return "differs"
        return "second is better" if (self.gap.mean > 0) == (way == "high") else "first is better"


def differences(first: Record, second: Record) -> list[Difference]:
    """Return the differences on the sets that both records have.

    Raises UsageError when they have none, or one of them on other data.
    """
    others = {result.name: result for result in second.sets}
    shared = [(each, others[each.name]) for each in first.sets if each.name in others]
    if not shared:
        raise UsageError("The two records have no set in common. Run both on the same --set.")
    for one, other in shared:
        if one.digest != other.digest:
            raise UsageError(
                f"{one.name} changed between the two runs, so nothing can be paired. Run both again."
            )
    return [each for one, other in shared for each in _of_set(one, other)]


def _of_set(one: SetResult, other: SetResult) -> Iterator[Difference]:
    groups = one.groups
    for scorer in dict.fromkeys([*one.scorers, *other.scorers]):
        left, right = one.values(scorer), other.values(scorer)
        both = [id for id in left if id in right]
        if not both:
            continue
        gaps = {id: right[id] - left[id] for id in both}
        yield Difference(
            set=one.name,
            scorer=scorer,
            first=sum(left[id] for id in both) / len(both),
            second=sum(right[id] for id in both) / len(both),
            gap=estimate(gaps, groups),
        )


def lines(first: Record, second: Record) -> Iterator[str]:
    """Yield the comparison as a table, set by set."""
    found = differences(first, second)
    yield f"first: {first.writer}   second: {second.writer}"
    for name in dict.fromkeys(each.set for each in found):
        yield ""
        yield f"{name}, paired by case"
        for each in (each for each in found if each.set == name):
            span = "" if each.gap.low is None else f" ({each.gap.low:+.3f} to {each.gap.high:+.3f})"
            yield (
                f"  {each.scorer:24} {each.first:9.3f} {each.second:9.3f}  {each.gap.mean:+.3f}{span}, "
                f"{each.gap.cases} cases: {each.verdict}"
            )
    yield ""
    yield f"Of {len(found)} intervals of 95 %, about {len(found) / 20:.0f} leave out nought by chance."
