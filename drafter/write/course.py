"""One item on its way: the time its calls may take, what they cost, what is to be said of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from drafter.model import Usage

_LEAST_SHARE = 0.05  # of the time: with less left, nothing new is begun


@dataclass(slots=True)
class Course:
    """Counts calls and pauses, not the wait for one's turn among the stories."""

    seconds: float
    used: float = 0.0
    last: float = 0.0  # seconds that the last call took
    calls: int = 0
    usage: Usage = field(default_factory=Usage)
    notes: list[str] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.seconds - self.used

    def allows(self, seconds: float) -> bool:
        """Whether `seconds` and something useful after them fit into what is left."""
        return self.left - seconds >= self.seconds * _LEAST_SHARE

    @contextmanager
    def calling(self) -> Iterator[float]:
        """Time one call; yields the seconds it may take."""
        began = time.monotonic()
        self.calls += 1
        try:
            yield max(self.left, 0.0)
        finally:
            self.last = time.monotonic() - began
            self.used += self.last

    def part(self, share: float = 1.0) -> Course:
        """Return a course of its own within this one, to be given back with `add`."""
        return Course(self.left * share)

    def add(self, part: Course) -> None:
        """Count what a part took."""
        self.used += part.used
        self.usage += part.usage
        self.notes += part.notes
