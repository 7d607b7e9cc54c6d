"""What the check says of annotated rows, of clean sentences and of planted errors."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from drafter.model import Finding
from drafter.truth import Report
from drafter.truth.support import SUPPORTED
from eval.truth.corruptions import GENERATORS, plant
from eval.truth.sets import Row, checked, clean_sentences


@dataclass
class Result:
    """The figures of one set; shares from 0 to 1, None where the set had no case."""

    name: str
    clean: int = 0
    alarms: float | None = None  # share of clean sentences with a warning or worse
    by_kind: dict[str, int] = field(default_factory=dict)
    detected: dict[str, tuple[float, int]] = field(default_factory=dict)  # share, cases
    edits: dict[str, tuple[float, int]] = field(default_factory=dict)
    balanced: float | None = None  # accuracy of `Report.supported`
    best: tuple[float, float] | None = None  # the best threshold of this set, and its accuracy
    auc: float | None = None
    ms: float = 0.0  # a sentence, reading of the source included


def graver(report: Report) -> list[Finding]:
    """Return the findings that tell an editor to stop and look."""
    return [finding for finding in report.findings if finding.severity != "note"]


def measure(
    name: str,
    rows: Sequence[Row],
    *,
    seed: int,
    show: Callable[[str, Row, str, list[Finding]], None],
) -> Result:
    """Return the figures of one set, its planted errors made with `seed`; `show` is told each case."""
    result = Result(name)
    clean = clean_sentences(list(rows))
    result.clean = len(clean)
    started, read = time.process_time(), 0
    alarms = 0
    for row in clean:
        found = graver(checked(row.text, row.source))
        read += 1
        alarms += bool(found)
        for finding in found:
            result.by_kind[finding.kind] = result.by_kind.get(finding.kind, 0) + 1
        show("clean", row, row.text, found)
    result.alarms = alarms / len(clean) if clean else None
    result.ms = 1000 * (time.process_time() - started) / max(1, read)
    _plant(result, clean, seed, show)
    _label(result, rows)
    return result


def _plant(
    result: Result,
    clean: Sequence[Row],
    seed: int,
    show: Callable[[str, Row, str, list[Finding]], None],
) -> None:
    for kind in GENERATORS:
        rng = random.Random(f"{seed}:{result.name}:{kind}")
        hits: list[bool] = []
        for row in clean:
            others = [other.source for other in clean if other.group != row.group]
            planted = plant(kind, row.text, row.source, others or [row.source], rng)
            if planted is not None:
                found = graver(checked(planted, row.source))
                hits.append(bool(found))
                show(kind, row, planted, found)
        if hits:
            result.detected[kind] = (fmean(hits), len(hits))


def _label(result: Result, rows: Sequence[Row]) -> None:
    scored = []
    hits: dict[str, list[bool]] = {}
    for row in rows:
        report = checked(row.text, row.source)
        scored.append((report.score, row.supported))
        if not row.supported and len(row.edits) == 1:
            hits.setdefault(row.edits[0], []).append(bool(graver(report)))
    result.edits = {kind: (fmean(found), len(found)) for kind, found in sorted(hits.items())}
    right = [score for score, supported in scored if supported]
    wrong = [score for score, supported in scored if not supported]
    if not right or not wrong:
        return
    result.auc = fmean((a > b) + 0.5 * (a == b) for a in right for b in wrong)
    result.balanced = _balanced(right, wrong, SUPPORTED)
    best = max({*right, *wrong}, key=lambda at: _balanced(right, wrong, at))
    result.best = (best, _balanced(right, wrong, best))


def _balanced(right: Sequence[float], wrong: Sequence[float], threshold: float) -> float:
    return (fmean(s >= threshold for s in right) + fmean(s < threshold for s in wrong)) / 2
