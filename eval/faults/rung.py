"""Rung two on one machine, with pages and a model of our own: its servers, its workers, its issues."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from drafter.desk import Desk
from drafter.settings import Settings
from eval import clusters
from eval.faults.counting import DAY, Book, Model, Pages
from eval.faults.processes import PATIENCE, Supervisor
from eval.faults.processors import Meter

STORIES = 6  # of an issue
_PAGE_LATENCY = 0.3


@dataclass(frozen=True)
class Rung:
    """The servers, as long as they are up."""

    settings: Settings
    folder: Path
    pages: Pages
    model: Model
    cluster: clusters.Cluster

    def meter(self, workers: Sequence[int]) -> Meter:
        """Count what each part takes of the processors from now on."""

        def named(process: int, command: str) -> str:
            if process in workers:
                return "workers"
            return "chroma" if "chroma-server" in command else ""

        return Meter(named, {os.getpid(): "pages and model", self.cluster.pid: "postgres"})

    def paste(self, first: int) -> str:
        """Return the links of an issue, from this story on."""
        return "\n".join(map(self.pages.link, range(first, first + STORIES)))

    def start(self, eyes: Desk, first: int) -> str:
        """Have an issue drafted, from this story on, and return its id."""
        return eyes.start_draft(self.paste(first), day=DAY)


@contextmanager
def servers(folder: Path) -> Iterator[Rung]:
    """Start them all."""
    book = Book()
    with (
        Pages(book, _PAGE_LATENCY) as pages,
        Model(book, latency=0.0) as model,
        clusters.postgres() as cluster,
        clusters.chroma(folder / "chroma-server") as chroma,
    ):
        given = model.settings(embedder="packaged", chroma_url=chroma)
        settings = Settings.load(
            _env_file=None, home=folder / "eyes", allow_hosts=frozenset({pages.host}),
            database_url=clusters.new_database(cluster.url), **given,
        )  # fmt: skip
        yield Rung(settings, folder, pages, model, cluster)


@contextmanager
def workers(rung: Rung, name: str, count: int) -> Iterator[list[int]]:
    """Have so many workers at work; yields their processes."""
    names = [f"{name}-{number}" for number in range(count)]
    supervisor = Supervisor(rung.settings, rung.folder, dict.fromkeys(names, "worker"))
    try:
        until = time.monotonic() + PATIENCE
        while not all(process.ready() for process in supervisor.now.values()):
            if time.monotonic() > until:
                raise TimeoutError("the workers did not start")
            time.sleep(0.1)
        yield [process.pid for process in supervisor.now.values()]
    finally:
        supervisor.end()


def wait(eyes: Desk, issues: Sequence[str]) -> list[str]:
    """Return what is wrong with these issues when they are drafted."""
    wrong = []
    for issue in issues:
        try:
            eyes.jobs.wait(issue, 4 * PATIENCE)
        except TimeoutError as error:
            wrong.append(str(error))
    lines = {line.id: line for line in eyes.issues()}
    for issue in issues:
        line = lines[issue]
        failed = eyes.issue(issue).failures
        # Now and then two stories look like one.
        if (line.state, line.message) != ("draft", "") or failed or not line.items:
            wrong.append(f"{line}: {[each.message for each in failed]}")
    return wrong
