"""What the archive costs as it grows: taking in, opening, looking up and searching.

`python -m eval.bench memory [SIZE…]`. Up to 10,000 items everything is real. Of more, the rows in SQL, the
words and the rows in Chroma are real; their vectors are those of the first 10,000 with noise, since to
embed 100,000 texts takes an hour and shows nothing that 10,000 do not. A story's articles are prepared
before it is looked up, as they are when the inbox reads them; that is timed by itself.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drafter.archive import packaged, terms
from drafter.desk import Desk
from drafter.house import parse
from drafter.memory import BATCH
from drafter.model import Issue, Printed
from drafter.settings import Settings
from eval.bench.past import ITEMS, REAL, Past, day_of
from eval.bench.report import Goal, Outcome

SIZES = (100, 10_000, 100_000)
_PART = 125  # issues taken in between two times of the embedder alone
_NOISE = 0.35  # length of what is added to a unit vector
_SLOWEST = 50  # ms
_MOST_FOR_IMPORT = 1.2
_MOST_FOR_OPENING = 1.5


def measure(sizes: Sequence[int] = SIZES, weeks: int = 8) -> Outcome:
    """Grow one home through the sizes and look `weeks` weeks up at each.

    Sizes are rounded up to whole issues.
    """
    packaged().warm()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        home = Path(folder) / "home"
        grown = _Grown(home)
        rows = []
        for size in sizes:
            grown.to(size)
            rows.append({"items": grown.items, **_probed(home, grown.items, weeks)})
    return _outcome(rows, grown)


class _Grown:
    """A home that is filled by and by, and what filling it took."""

    def __init__(self, home: Path) -> None:
        self._settings = Settings.load(
            home=home, database_url="", chroma_url="", embedder="packaged"
        )
        self._past = Past()
        self._issues = 0
        self.imported = self.embedded = 0.0  # seconds
        self.counted = 0  # items that these were measured on
        self._vectors: list[NDArray[np.float32]] = []

    @property
    def items(self) -> int:
        return self._issues * ITEMS

    def to(self, size: int) -> None:
        desk = Desk(self._settings)
        try:
            while self.items < min(size, REAL):
                self._take_in(desk, min(self._issues + _PART, -(-min(size, REAL) // ITEMS)))
            if self.items < size:
                self._derive(desk, -(-size // ITEMS))
        finally:
            desk.close()

    def _take_in(self, desk: Desk, end: int) -> None:
        """Take in issues through the desk, and have the embedder alone read the same items."""
        issues = [self._past.issue(number) for number in range(self._issues, end)]
        _ = desk.rooms
        began = time.perf_counter()
        outcomes = desk.take_in(issues)
        imported = time.perf_counter() - began
        if any(outcome.state != "kept" for outcome in outcomes):
            raise RuntimeError(next(o.message for o in outcomes if o.state != "kept"))
        texts = [item.text for _, text in issues for item in parse(text).items]
        began = time.perf_counter()
        for start in range(0, len(texts), BATCH):
            self._vectors.append(packaged().encode(texts[start : start + BATCH]))
        if self._issues:  # the first part pays for what is loaded and made once
            self.embedded += time.perf_counter() - began
            self.imported += imported
            self.counted += len(texts)
        self._issues = end

    def _derive(self, desk: Desk, end: int) -> None:
        """Keep more issues with vectors near those of the first ones of their kind."""
        chance, printed = np.random.default_rng(1), desk.rooms.index.printed
        known = np.concatenate(self._vectors)
        for start in range(self._issues, end, _PART):
            numbers = range(start, min(start + _PART, end))
            kept = [item for number in numbers for item in self._kept(desk, number)]
            rows = np.arange(start * ITEMS, start * ITEMS + len(kept)) % len(known)
            noise = chance.standard_normal((len(kept), known.shape[1])).astype(np.float32)
            noise *= _NOISE / np.linalg.norm(noise, axis=1, keepdims=True)
            near = known[rows] + noise
            near /= np.linalg.norm(near, axis=1, keepdims=True)
            printed.add([each.id for each in kept], near.astype(np.float32))
        self._issues = end

    def _kept(self, desk: Desk, number: int) -> list[Printed]:
        """Keep an issue in SQL as the desk does."""
        places = range(number * ITEMS, (number + 1) * ITEMS)
        issue = Issue(
            items=[self._past.item(place) for place in places],
            number=number + 1,
            date=day_of(places[0]),
        )
        names = desk.rooms.glossary.mentions
        documents = [
            (terms(item.text), {mention.entry.name.lower() for mention in names(item.text)})
            for item in issue.items
        ]
        return desk.rooms.printed.keep(issue, origin="bench", documents_of=documents)


def _probed(home: Path, *numbers: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "eval.bench.memory_probe", str(home), *map(str, numbers)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _outcome(rows: list[dict[str, Any]], grown: _Grown) -> Outcome:
    table = [{"items": float(row["items"]), **_summed(row)} for row in rows]
    first, last = table[0], table[-1]
    times = {name: round(last[name] / first[name], 2) for name in first if first[name]}
    lines = [
        f"{name:22}"
        + "".join(f"{row[name]:>12,.6g}" for row in table)
        + f"{times.get(name, 0):>10} times"
        for name in first
    ]
    lines += [
        f"import of {grown.counted:,} items {grown.imported:.1f} s, the embedder alone on the same texts"
        f" {grown.embedded:.1f} s",
        f"above {REAL:,} items vectors are those of the first ones with noise; all rows are real",
    ]
    return Outcome(
        bench="memory",
        lines=tuple(lines),
        goals=tuple(_goals(table, grown)),
        figures={
            "sizes": table,
            "times": times,
            "import": {
                "items": grown.counted,
                "seconds": grown.imported,
                "embedder": grown.embedded,
            },
        },
        ratios={"the embedder’s time for an import": grown.imported / grown.embedded}
        if grown.embedded
        else {},
        growth={
            name: [(row["items"], row[name]) for row in table]
            for name in ("look-up p50 ms", "search p50 ms")
        },
    )


def _goals(table: Sequence[Mapping[str, float]], grown: _Grown) -> Iterator[Goal]:
    for row in table:
        name = f"ms to look up a story, p95, {row['items']:,.0f} items"
        yield Goal(name=name, value=row["look-up p95 ms"], limit=_SLOWEST, wanted="at most")
    if grown.embedded:
        ratio = grown.imported / grown.embedded
        name = "import, of the embedder's time"
        yield Goal(name=name, value=ratio, limit=_MOST_FOR_IMPORT, wanted="at most")
    opened = [row["open s"] for row in table]
    name = "times the smallest's opening"
    yield Goal(name=name, value=max(opened) / opened[0], limit=_MOST_FOR_OPENING, wanted="at most")


def _summed(row: dict[str, Any]) -> dict[str, float]:
    found: dict[str, float] = {
        "open s": round(row["open"], 2),
        "first look-up ms": round(1000 * row["first look-up"], 1),
    }
    for name in ("prepare", "look-up", "look-up, processor", "look-up again", "search"):
        ordered = sorted(row[name])
        found[f"{name} p50 ms"] = round(1000 * statistics.median(ordered), 1)
        found[f"{name} p95 ms"] = round(1000 * ordered[int(0.95 * (len(ordered) - 1))], 1)
    found["repeats found"] = round(row["found again"], 3)
    found["megabytes"] = round(row["megabytes"])
    return found
