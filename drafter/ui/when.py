"""Spans of time that a list is narrowed to: weeks, and the last days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

_MOST_WEEKS = 60
_LAST = (7, 14, 30)


@dataclass(frozen=True, slots=True)
class When:
    """From `since` on and before `until`; None where it is open."""

    label: str
    since: datetime | None = None
    until: datetime | None = None


def spans(first: datetime | None, now: datetime) -> dict[str, When]:
    """Return what can be chosen, by a name that stays: any time, the last days, each week since `first`.

    `now` is aware; weeks begin on Monday in its zone.
    """
    found = {"any": When("Any time")}
    for days in _LAST:
        found[f"last-{days}"] = When(f"Last {days} days", now - timedelta(days=days))
    monday = datetime.combine(now.date() - timedelta(days=now.weekday()), time(), tzinfo=now.tzinfo)
    for number in range(_MOST_WEEKS):
        begins = monday - timedelta(weeks=number)
        ends = begins + timedelta(weeks=1)
        if number and (first is None or ends <= first):
            break
        year, week, _ = begins.isocalendar()
        name = ("This week", "Last week")[number] if number < 2 else f"Week of {begins:%d %b %Y}"
        found[f"{year}-W{week:02}"] = When(name, begins.astimezone(UTC), ends.astimezone(UTC))
    return found


def moment(when: datetime) -> str:
    """Return a time as the clock of this machine has it."""
    return f"{when.astimezone():%d %b %H:%M}"
