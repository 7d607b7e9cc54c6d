"""What is found of each convention while a house style is learned, and the counts that say so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from drafter.house.tolerance import Doubt, Standing, standing

FEW = 5  # sightings; fewer do not contradict each other


@dataclass(frozen=True)
class Verdict:
    """What a convention is found to be, and the counts that say so; `seen` is their sum."""

    rule: str
    standing: Standing
    counts: str
    seen: int

    def beside(self, key: str) -> str:
        """Return what is said of it beside a key of the house style that has another name."""
        return str(self) if self.rule == key else f"{self.rule} is {self}"

    def __str__(self) -> str:
        if self.standing == "open":
            few = self.seen < FEW
            why = "seen too seldom to tell" if few else "it contradicts itself"
            return f"not checked, {why}: {self.counts}" if self.seen else "not seen, so not checked"
        return f"{'a rule' if self.standing == 'rule' else 'advice'}: {self.counts}"


@dataclass
class Notes:
    """What is learned, as it is learned: values by table and key, and what is to be said of them."""

    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)
    verdicts: list[Verdict] = field(default_factory=list)

    def keep(self, table: str, key: str, value: Any, *notes: str) -> None:
        """Take this value for a key, and say these things of it."""
        self.values.setdefault(table, {})[key] = value
        self.say(f"{table}.{key}", *notes)

    def say(self, key: str, *notes: str) -> None:
        """Say these things of a key or a table, in comments."""
        self.said.setdefault(key, []).extend(notes)

    def judge(
        self, rule: str, kept: int, broken: int, items: int, counts: str, doubt: Doubt = "known"
    ) -> Verdict:
        """Take down what a rule is that was kept and broken so often in so many items."""
        found = standing(kept, broken, items, doubt)
        verdict = Verdict(rule, found, counts, kept + broken)
        self.verdicts.append(verdict)
        return verdict


def count(n: int, noun: str) -> str:
    """Return “1 issue” or “2 issues”."""
    return f"{n} {noun}{'' if n == 1 else 's'}"
