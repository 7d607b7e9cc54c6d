"""`python -m eval.faults.kill`: processes killed at random while an editor works; nothing may be lost.

One desk on SQLite; a desk and two workers on Postgres with a Chroma server. Pages, model and embedder are
loopback servers that note every call. Exits 1 with the reasons when a promise is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drafter.desk import Desk
from drafter.settings import Settings
from eval import clusters
from eval.faults.audit import Audit, Calls, count, kept_at
from eval.faults.counting import Book, Model, Pages
from eval.faults.editor import Acknowledged, Editor
from eval.faults.killer import Blows, Killer
from eval.faults.processes import PATIENCE, Role, Supervisor

MOST_LOST = 0.005
PAGE_LATENCY, CALL_LATENCY = 0.4, 1.0
_PLACES: dict[str, dict[str, Role]] = {
    "sqlite": {"desk": "desk"},
    "postgres": {"desk": "desk", "first": "worker", "second": "worker"},
}


@dataclass
class Figures:
    """What a run on one database came to."""

    on: str
    seconds: float = 0.0
    blows: Blows = field(default_factory=Blows)
    kept: Acknowledged = field(default_factory=Acknowledged)
    calls: Calls = field(default_factory=Calls)
    held: dict[str, int] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    @property
    def unaimed_share(self) -> float:
        """The share of paid answers that as many blows would lose that fall at any moment of the run.

        Most blows wait until a page, a vector or an item is on its way, and so fall among answers.
        """
        return self.blows.kills / max(self.seconds, 1.0) * self.calls.window

    def record(self) -> dict[str, Any]:
        """Return the figures as JSON has them."""
        went_on = sorted(self.blows.went_on)
        return {
            "on": self.on,
            "seconds": round(self.seconds),
            "load": [round(each, 1) for each in os.getloadavg()],
            "kills": self.blows.kills,
            "victims": dict(self.blows.victims),
            "under way when killed": dict(self.blows.during),
            "acknowledged": dict(self.kept.counts),
            "unanswered": dict(self.kept.unanswered),
            "calls": dict(self.calls.made),
            "made again": {kind: dict(causes) for kind, causes in self.calls.again.items()},
            "lost share of paid calls": round(self.calls.lost_share, 5),
            "lost share had the blows not waited for calls": round(self.unaimed_share, 5),
            "from last byte to written down": {
                "mean": round(self.calls.window, 4),
                "longest": round(max(self.calls.windows, default=0.0), 3),
            },
            "went on after": {
                "jobs": len(went_on),
                "median": round(statistics.median(went_on), 2) if went_on else None,
                "longest": round(went_on[-1], 2) if went_on else None,
            },
            "held at the end": self.held,
            "broken": self.broken,
        }


def run(on: str, kills: int, seed: int, rest: float = 0.0) -> Figures:
    """Kill `kills` times on "sqlite" or "postgres", up to `rest` seconds apart; return what was seen."""
    figures, book, began = Figures(on), Book(), time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="drafter-kill-") as folder,
        Pages(book, PAGE_LATENCY) as pages,
        Model(book, CALL_LATENCY) as model,
        _settings(on, Path(folder), pages, model) as settings,
    ):
        with closing(Desk(settings)) as eyes:
            processes = Supervisor(settings, Path(folder), _PLACES[on])
            try:
                _work_and_kill(processes, eyes, pages, book, (kills, rest), seed, figures)
                figures.broken += processes.stop()
            finally:
                processes.end()
        _judge(settings, processes, pages, book, figures)
    figures.seconds = time.monotonic() - began
    return figures


@contextmanager
def _settings(on: str, folder: Path, pages: Pages, model: Model) -> Iterator[Settings]:
    given: dict[str, Any] = {"allow_hosts": frozenset({pages.host}), "max_parallel": 4}
    with ExitStack() as servers:
        if on == "postgres":
            cluster = servers.enter_context(clusters.postgres())
            given["database_url"] = clusters.new_database(cluster.url)
            given["chroma_url"] = servers.enter_context(clusters.chroma(folder / "chroma-server"))
        # The home is that of the place “desk”.
        yield Settings.load(_env_file=None, home=folder / "desk", **model.settings(**given))


def _work_and_kill(
    processes: Supervisor, eyes: Desk, pages: Pages, book: Book, blows: tuple[int, float], seed: int,
    figures: Figures,
) -> None:  # fmt: skip
    editor = Editor(processes, eyes, pages, seed)
    killer = Killer(processes, eyes, editor, book, seed)
    figures.kept, figures.blows = editor.kept, killer.blows
    with ThreadPoolExecutor(1) as threads:
        working = threads.submit(editor.work)
        try:
            killer.run(*blows, lambda words: _say(f"{figures.on}: {words}"), working.running)
        finally:
            editor.stop()
        working.result()
    _say(f"{figures.on}: waiting until all is done")
    until = time.monotonic() + PATIENCE
    while jobs := eyes._shelf.jobs.open():
        killer.watch()
        if time.monotonic() > until:
            figures.broken += [f"{job.kind} {job.name} never ends: {job}" for job in jobs]
            return
        time.sleep(0.1)
    killer.watch()


def _judge(
    settings: Settings, processes: Supervisor, pages: Pages, book: Book, figures: Figures
) -> None:
    calls = list(book.calls)
    with closing(Desk(settings)) as desk:
        audit = Audit(desk, figures.kept, pages)
        audit.all()
        kept = kept_at(desk._shelf.database)
    killed = {each.name: each.killed_at for each in processes.killed if each.killed_at}
    figures.calls, figures.held = count(calls, kept, killed), audit.figures
    broken = [*figures.kept.refused, *figures.calls.examples, *audit.broken]
    unknown = {key for kind, key in kept if kind == "model"} - {call.key for call in calls}
    if unknown:
        broken.append(f"{len(unknown)} answers in the ledger were never asked for at the server")
    if len(book.calls) > len(calls):
        broken.append(f"{len(book.calls) - len(calls)} calls were made to look up what is kept")
    if figures.calls.unsigned:
        broken.append(f"{figures.calls.unsigned} calls do not say who made them")
    if figures.calls.lost_share > MOST_LOST:
        broken.append(
            f"{figures.calls.lost_share:.2%} of paid answers were lost before they were kept"
        )
    figures.broken += broken


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main() -> None:
    """Run, print the figures, and exit 1 when a promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m eval.faults.kill", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="on each database")
    parser.add_argument("--on", choices=["sqlite", "postgres", "both"], default="both")
    parser.add_argument("--rest", type=float, default=10, help="seconds of peace between, at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write the figures there too")
    given = parser.parse_args()
    chosen = list(_PLACES) if given.on == "both" else [given.on]
    found = [run(on, given.kills, given.seed, given.rest).record() for on in chosen]
    print(json.dumps(found, indent=2, ensure_ascii=False))
    if given.json:
        given.json.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    sys.exit(any(each["broken"] for each in found))


if __name__ == "__main__":
    main()
