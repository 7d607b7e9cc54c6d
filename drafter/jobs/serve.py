"""A worker as a program of its own: it works until it is told to stop, or must leave."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import ExitStack, closing

from drafter import log
from drafter.errors import EnvironmentFault, UsageError
from drafter.health import Look, served
from drafter.jobs.queues import Queue
from drafter.jobs.worker import Worker
from drafter.rooms import Shelf
from drafter.settings import Settings
from drafter.work import Work

LEFT = 70  # exit code: whoever started it may start it again at once
_LOOK = 1.0  # seconds between two looks at whether this worker is still itself


def serve(settings: Settings, say: Callable[[str], None], health_port: int = 0) -> None:
    """Work for the desks that share the servers of these settings; return when told to stop.

    Raises UsageError when these settings have work done by the desk itself. A worker that others take for
    dead, or that hangs, ends its process with code 70 in the midst of its work: the others do it.
    """
    queue = Queue.of(settings)
    if not queue.shared:
        raise UsageError(
            "A worker needs Postgres and a Chroma server, which desks and workers share: set"
            " DRAFTER_DATABASE_URL and DRAFTER_CHROMA_URL. Without them the desk does its work itself."
        )
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    with closing(Shelf.open(settings)) as shelf, closing(log.Log(settings)):
        work = Work(settings, shelf)
        worker = Worker(settings, shelf, work, queue)
        with closing(work), ExitStack() as ended:
            _ = work.rooms  # warm before the first job, and whatever is missing is said now
            if health_port:
                ended.enter_context(served(Look(_parts(shelf, work, worker)), health_port))
            worker.start()
            log.note("worker begun", worker=worker.name)
            say(f"Worker {worker.name} takes work. Ctrl+C stops it in order.")
            _until(told, worker, say)
            if worker.running:
                say(f"Stopping: {worker.running} jobs are handed back.")
            worker.stop()
    log.note("worker ended", worker=worker.name)
    say("The worker has stopped. What it was at waits for another.")


def _parts(shelf: Shelf, work: Work, worker: Worker) -> dict[str, Callable[[], object]]:
    def queue() -> None:
        if why := worker.lost():
            raise EnvironmentFault(why)

    return {
        "database": shelf.database.answer,
        "index": lambda: work.rooms.index.passages.probe(),
        "queue": queue,
    }


def _until(told: threading.Event, worker: Worker, say: Callable[[str], None]) -> None:
    while not told.wait(_LOOK):
        if why := worker.lost():
            log.warn("worker leaves", worker=worker.name, why=why)
            say(f"drafter: this worker leaves, others do its work: {why}.")
            os._exit(LEFT)
