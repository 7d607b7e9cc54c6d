"""How much more two workers draft than one, and what the processors did meanwhile."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from dataclasses import dataclass

from drafter.desk import Desk
from eval.faults.processors import OTHERS
from eval.faults.rung import STORIES, Rung, wait, workers


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """What some workers drafted."""

    per_minute: float  # issues
    seconds: dict[str, float]  # of processors that an issue took, by what took them
    busy: float  # processors that all this kept at work
    others: float  # … and all other programs of the machine

    def record(self) -> dict[str, object]:
        """Return it as JSON has it."""
        return {
            "issues a minute": round(self.per_minute, 1),
            "processor seconds an issue": {
                name: round(each, 2) for name, each in self.seconds.items()
            },
            "processors busy with it": round(self.busy, 2),
            "processors busy with other programs": round(self.others, 2),
        }


def growth(
    rung: Rung, latency: float, issues: int, first: int
) -> tuple[dict[int, Drafted], list[str]]:
    """Return what one worker drafts, and two, of as many issues, the `first` story on; and what went wrong.

    A call of the model takes `latency` seconds, give or take a half, and any number of them are answered
    at once.
    """
    rung.model.latency = latency
    found: dict[int, Drafted] = {}
    wrong: list[str] = []
    for count in (1, 2):
        name = f"worker-of-{count}-{latency:.0f}"
        with workers(rung, name, count) as at_work, closing(Desk(rung.settings)) as eyes:
            # What is done once, such as making collections, is done before.
            for some in (count, issues):
                meter, began, begun = rung.meter(at_work), time.monotonic(), []
                for _ in range(some):
                    begun.append(rung.start(eyes, first))
                    first += STORIES
                wrong += wait(eyes, begun)
                took = time.monotonic() - began
            found[count] = _drafted(meter.seconds(), took, issues)
        print(f"{count} workers, {latency:.0f} s a call: {found[count].record()}", file=sys.stderr)
    return found, wrong


def _drafted(seconds: dict[str, float], took: float, issues: int) -> Drafted:
    others = seconds.pop(OTHERS)
    return Drafted(
        per_minute=60 * issues / took,
        seconds={name: each / issues for name, each in seconds.items() if each / issues >= 0.005},
        busy=sum(seconds.values()) / took,
        others=others / took,
    )
