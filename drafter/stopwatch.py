"""Where the seconds of a draft went, when its stages overlap."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from drafter import log


@dataclass
class Stopwatch:
    """Seconds during which at least one piece of a stage was at work."""

    seconds: dict[str, float] = field(default_factory=dict)
    _running: dict[str, tuple[int, float]] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        count, since = self._running.get(name, (0, 0.0))
        self._running[name] = (count + 1, since if count else time.monotonic())
        try:
            with log.traced(name):
                yield
        finally:
            count, since = self._running[name]
            self._running[name] = (count - 1, since)
            if count == 1:
                spent = time.monotonic() - since
                self.seconds[name] = self.seconds.get(name, 0.0) + spent
