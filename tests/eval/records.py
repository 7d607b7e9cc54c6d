"""Records made by hand, for what is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.record import Case, Record, Score, SetResult

PROMPTS = {"write_item.md": "aaa"}


def a_set(
    values: Mapping[str, Sequence[float | None]], *, name: str = "own", **given: Any
) -> SetResult:
    """A set whose case n has the n-th value of each scorer; every case is a group of its own."""
    count = max(map(len, values.values()))
    cases = tuple(
        Case(
            id=f"case {n}",
            group=f"case {n}",
            scores={scorer: Score(each[n]) for scorer, each in values.items()},
        )
        for n in range(count)
    )
    about: dict[str, Any] = {
        "name": name, "kind": "house", "title": "A set", "digest": "d1", "licence": "CC0",
        "split": "test", "gate": "interval", "seconds": 0.1, "cases": cases,
    }  # fmt: skip
    return SetResult(**about | given)


def a_record(*sets: SetResult, writer: str = "embedded-extract-1", **given: Any) -> Record:
    about: dict[str, Any] = {
        "when": "2026-11-23T08:00:00Z",
        "writer": writer,
        "prompts": PROMPTS,
        "machine": {"machine": "a machine", "cores": 2},
        "sets": sets,
    }
    return Record(**about | given)
