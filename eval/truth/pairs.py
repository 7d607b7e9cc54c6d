"""Figure pairs: a source, a sentence of a draft, and whether its figures are right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.truth import check

DATASETS = Path(__file__).parent.parent / "datasets" / "figures"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """One pair; `kind` is the trap it is about, `language` that of its source."""

    id: str
    language: str
    source: str
    draft: str
    right: bool
    kind: str
    why: str = ""


def load(file: Path) -> list[Pair]:
    """Return the pairs of a file, one JSON object a line."""
    return [
        Pair(**json.loads(line)) for line in file.read_text("utf-8").splitlines() if line.strip()
    ]


def decided(pair: Pair) -> tuple[bool, list[str]]:
    """Return whether the check decides a pair rightly, and what it said that is more than a note."""
    found = [f for f in check(pair.draft, [pair.source]).findings if f.severity != "note"]
    return bool(found) != pair.right, [f"{f.severity} {f.kind}: {f.message}" for f in found]


def wrong(pairs: list[Pair]) -> Iterator[tuple[Pair, list[str]]]:
    """Yield the pairs that are decided wrongly, with what was said."""
    for pair in pairs:
        right, said = decided(pair)
        if not right:
            yield pair, said
