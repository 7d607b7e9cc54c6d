"""Annotated texts: does the truth room tell the supported from the unsupported?"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.settings import Settings
from eval.record import Case, Score
from eval.sets import Set
from eval.truth import sets as rows


def measure(chosen: Set, settings: Settings, most: int | None) -> Iterator[Case]:
    """Yield a case a row: its verdict, its score, and whether a supported one is left in peace."""
    about = chosen.about
    held = [
        row
        for file in chosen.files
        if file.name.endswith((".jsonl", ".jsonl.gz"))
        for row in rows.read(file, origin=about.origin)
    ]
    for row in held[:most]:
        report = rows.checked(row.text, row.source)
        grave = [f"{f.kind}: {f.message}" for f in report.findings if f.severity != "note"]
        scores = {"wrong texts caught": Score(float(not report.supported))}
        if row.supported:
            scores = {
                "right texts passed": Score(float(report.supported), tuple(grave)),
                "left in peace": Score(float(not grave), tuple(grave)),
            }
        yield Case(
            id=row.id,
            group=row.group,
            scores=scores,
            facts={"score": report.score, "label": row.supported},
        )
