"""From the click to the first fetch, on a warm desk: done by the desk itself, or by a worker.

    python -m eval.bench.clicks
    python -m eval.bench.clicks --database-url postgresql://… --chroma-url http://…

With both addresses a worker is started beside the desk. They must hold nothing of value.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from drafter.desk import Desk
from drafter.settings import Settings
from eval.servers import PageServer, Response

CLICKS = 15
PAGE = b"<html><head><title>A page</title></head><body><p>Too short to be news.</p></body></html>"


class TimedPages(PageServer):
    """Notes when each page was asked for, by `time.monotonic()`."""

    def __init__(self) -> None:
        super().__init__({f"{number}.html": PAGE for number in range(CLICKS)})
        self.asked: dict[str, float] = {}

    def respond(self, path: str, body: bytes) -> Response:
        self.asked.setdefault(path.lstrip("/"), time.monotonic())
        return super().respond(path, body)


def measure(settings: Settings, pages: TimedPages) -> list[float]:
    """Return the seconds from each click to the first fetch."""
    seconds = []
    with closing(Desk(settings)) as desk:
        desk.warm()
        _warm_up(desk, pages)
        for number in range(1, CLICKS):
            time.sleep(0.037 * number)  # clicks fall anywhere between two looks
            name = f"{number}.html"
            began = time.monotonic()
            issue_id = desk.start_draft(pages.url(name), day=date(2026, 11, 22))
            desk.jobs.wait(issue_id, 60)
            seconds.append(pages.asked[name] - began)
    return seconds


def _warm_up(desk: Desk, pages: TimedPages) -> None:
    issue_id = desk.start_draft(pages.url("0.html"), day=date(2026, 11, 22))
    desk.jobs.wait(issue_id, 120)


@contextmanager
def worker(settings: Settings, home: Path) -> Iterator[None]:
    """Keep a worker running where the settings leave the work to workers."""
    if settings.owns_home:
        yield
        return
    given = {
        "DRAFTER_HOME": str(home),
        "DRAFTER_DATABASE_URL": settings.database_url,
        "DRAFTER_CHROMA_URL": settings.chroma_url,
        "DRAFTER_ALLOW_HOSTS": " ".join(settings.allow_hosts),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "drafter.cli", "worker"],
        env={**os.environ, **given},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database-url", default="")
    parser.add_argument("--chroma-url", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, TimedPages() as pages:
        settings = Settings.load(
            home=Path(folder) / "desk",
            database_url=given.database_url,
            chroma_url=given.chroma_url,
            allow_hosts=frozenset({pages.host}),
        )
        with worker(settings, Path(folder) / "worker"):
            seconds = measure(settings, pages)
    print(
        f"{len(seconds)} clicks: median {statistics.median(seconds):.3f} s,"
        f" longest {max(seconds):.3f} s to the first fetch"
    )


if __name__ == "__main__":
    main()
