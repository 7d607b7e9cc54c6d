"""A worker's cost for each week: `python -m eval.bench.scale_probe HOME HOST BASE_URL < lists of links`.

Prints as JSON, a week a row: items, seconds of processors (its children's too), bytes in SQL, vectors
and bytes in Chroma. A process of its own, so that the servers' time is not counted.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from drafter.desk import Desk
from drafter.settings import Settings

_TICK = os.sysconf("SC_CLK_TCK")


def probe(home: Path, host: str, base_url: str, weeks: list[str]) -> list[dict[str, Any]]:
    """Draft these weeks one after the other on one warm desk."""
    settings = Settings.load(
        home=home, database_url="", chroma_url="", embedder="packaged", model="loopback",
        base_url=base_url, allow_hosts=frozenset({host}),
    )  # fmt: skip
    rows = []
    with closing(Desk(settings)) as desk:
        desk.warm()
        for number, links in enumerate(weeks):
            before = processor_seconds()
            issue = desk.draft(links, day=date(2026, 11, 23) + timedelta(weeks=number))
            rows.append(
                {
                    "items": len(desk.items(issue)),
                    "processor": processor_seconds() - before,
                    "sql": _bytes(home, "drafter.db*"),
                    "vectors": desk.rooms.index.passages.count(),
                    "chroma": _bytes(home / "chroma", "**/*"),
                }
            )
    return rows


def processor_seconds(pid: int | None = None) -> float:
    """Return the seconds that a process and those it started, living and ended, kept processors busy."""
    pid = pid or os.getpid()
    spent = 0.0
    with suppress(OSError):  # it ended this instant
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        spent = sum(map(int, fields[11:15])) / _TICK
        for task in Path(f"/proc/{pid}/task").iterdir():
            children = (task / "children").read_text().split()
            spent += sum(processor_seconds(int(child)) for child in children)
    return spent


def _bytes(folder: Path, pattern: str) -> int:
    return sum(file.stat().st_size for file in folder.glob(pattern) if file.is_file())


if __name__ == "__main__":
    given = [Path(sys.argv[1]), *sys.argv[2:4], json.loads(sys.stdin.read())]
    print(json.dumps(probe(*given)))
