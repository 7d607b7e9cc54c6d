"""Annotated sets: rows of a source, a text and whether people found it supported."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter import sentences
from drafter.archive import similarity
from drafter.truth import Report, check
from drafter.truth.reading.words import is_chinese

OWN = Path(__file__).parent.parent / "datasets"  # one folder a set


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A text, its source, and its label; `group` is equal for all rows on one source."""

    id: str
    group: str
    source: str
    text: str
    supported: bool
    edits: tuple[str, ...] = ()  # the kinds of error that were put in, where the set says so


def load(folder: Path) -> dict[str, list[Row]]:
    """Return the rows of each set `NAME.jsonl.gz` or `NAME/rows.jsonl` in a folder, FRANK by its halves."""
    found: dict[str, list[Row]] = {}
    for file in (*sorted(folder.glob("*.jsonl.gz")), *sorted(folder.glob("*/rows.jsonl"))):
        for raw in _objects(file):
            origin = str(raw["origin"])
            name = file.parent.name if file.name == "rows.jsonl" else file.name.split(".")[0]
            name = origin if "frank" in origin else name
            found.setdefault(name.replace("/", "_"), []).append(_row(raw))
    return found


def read(file: Path, *, origin: str = "") -> list[Row]:
    """Return the rows of a file of JSON lines, gzipped or not, or those of one origin in it."""
    return [_row(raw) for raw in _objects(file) if not origin or raw["origin"] == origin]


def _objects(file: Path) -> Iterator[dict[str, object]]:
    """Yield the objects of a file; one without a source is on that of the one before."""
    opened = gzip.open if file.suffix == ".gz" else open
    source = ""
    with opened(file, "rt", encoding="utf-8") as lines:
        for raw in (json.loads(line) for line in lines if line.strip()):
            source = raw.setdefault("source", source)
            yield raw


def checked(text: str, source: str) -> Report:
    """Return the report on a text, its meaning compared where its source is Chinese, as the desk does."""
    return check(text, [source], similarity=similarity() if is_chinese(source) else None)


def part(rows: list[Row], name: str) -> list[Row]:
    """Return the rows of every source, or of the even or odd ones in the order of their words."""
    groups = sorted({row.group for row in rows})
    kept = set({"all": groups, "even": groups[::2], "odd": groups[1::2]}[name])
    return [row for row in rows if row.group in kept]


def _row(raw: dict[str, object]) -> Row:
    source = str(raw["source"])
    edits = raw.get("edit_types")
    return Row(
        id=str(raw["id"]),
        group=source[:400],
        source=source,
        text=str(raw["claim_or_summary"]),
        supported=raw["label"] == 1,
        edits=tuple(map(str, edits)) if isinstance(edits, list) else (),
    )


def clean_sentences(rows: list[Row]) -> list[Row]:
    """Return the sentences of the supported texts, each once a source, as rows of their own."""
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row.supported:
            for number, text in enumerate(sentences.split(row.text)):
                own = Row(
                    id=f"{row.id}#{number}",
                    group=row.group,
                    source=row.source,
                    text=text,
                    supported=True,
                )
                found.setdefault((row.group, text), own)
    return list(found.values())
