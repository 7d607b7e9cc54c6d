"""How a bench says what it measured: goals, the machine, one line of history."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

HISTORY = Path("out") / "bench.jsonl"
_PACKAGES = ("drafter", "langchain-core", "langchain-openai", "chromadb", "openai")


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A figure and the limit it has to keep."""

    name: str
    value: float
    limit: float
    wanted: Literal["at most", "at least"]

    @property
    def met(self) -> bool:
        return self.value <= self.limit if self.wanted == "at most" else self.value >= self.limit

    def __str__(self) -> str:
        mark = "✓" if self.met else "✗"
        return f"{mark} {self.name}: {self.value:.3g} ({self.wanted} {self.limit:g})"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one bench found: what to print, the goals, and all figures for the history."""

    bench: str
    lines: tuple[str, ...]
    goals: tuple[Goal, ...]
    figures: Mapping[str, Any]


def machine() -> dict[str, Any]:
    """Return where and with what the figures were measured."""
    return {
        "machine": platform.platform(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in _PACKAGES},
    }


def show(outcome: Outcome) -> None:
    """Print a bench's lines and goals."""
    print(f"\n── {outcome.bench} " + "─" * (76 - len(outcome.bench)))
    for line in outcome.lines:
        print(line)
    for goal in outcome.goals:
        print(goal)


def keep(outcome: Outcome, path: Path = HISTORY) -> None:
    """Append the outcome to the history, one JSON object to a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    line = {
        "bench": outcome.bench,
        "when": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        **machine(),
        "goals": [{**asdict(goal), "met": goal.met} for goal in outcome.goals],
        **outcome.figures,
    }
    with path.open("a", encoding="utf-8") as history:
        history.write(json.dumps(line, ensure_ascii=False) + "\n")
