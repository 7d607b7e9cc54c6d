"""What the desk knows of jobs: it writes them down, watches, and stops them, whoever does them."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Lock, Thread
from typing import Any

from drafter import log
from drafter.errors import DrafterError, EnvironmentFault, HomeInUse, UsageError
from drafter.jobs.queues import Queue
from drafter.jobs.runner import Runner
from drafter.jobs.worker import Worker
from drafter.model import Event
from drafter.ports import Report
from drafter.rooms import Shelf
from drafter.settings import Settings
from drafter.store import STOPPED, JobRow, JobStore
from drafter.work import Work

# What is said when other work of the same name is under way.
_BUSY = {
    "draft": "This issue is being worked on already. Do this when that has ended, or stop it first.",
    "redraft": "This item is being written again already, in another way. Ask for this when that text is"
    " there.",
    "publish": "This issue is being published already. Publish it once more when that has ended.",
    "read_back": "The page of this issue is being read already. Compare another when that has ended.",
}
_LOOK = 0.05  # seconds between two looks at a job that is waited for


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stood when it was asked for; its events are read when they are."""

    row: JobRow
    store: JobStore

    @property
    def running(self) -> bool:
        return self.row.running

    @property
    def error(self) -> str:
        return self.row.error

    @property
    def events(self) -> dict[tuple[str, str], Event]:
        """The newest event of each step, in the order the steps began."""
        return {(each.stage, each.subject): each for each in self.store.events(self.row.id)}


class Jobs:
    """Starts named work and tells how it goes: read from SQL, so that any process may ask."""

    def __init__(self, settings: Settings, shelf: Shelf, work: Work) -> None:
        self._settings = settings
        self._shelf = shelf
        self._work = work
        self._store = shelf.jobs
        self._queue = Queue.of(settings)
        self._lock = Lock()
        self._own: set[str] = set()  # what is done here and now
        self._worker: Worker | None = None
        self._starting: Thread | None = None

    # ── asked for ────────────────────────────────────────────────────────────────────────────

    def ready(self) -> None:
        """Take the home where the work is done by its owner; HomeInUse when another program has it."""
        self._work.own()

    def start(
        self,
        name: str,
        kind: str,
        arguments: Mapping[str, Any],
        texts: Sequence[tuple[str, str]] = (),
    ) -> Job:
        """Have work done that `drafter.work` knows by its kind; the same, asked for twice, is one job.

        Raises UsageError when other work of this name is under way.
        """
        self.ready()
        try:
            return self._ask(name, kind, arguments, texts)
        finally:
            self.work()

    def leave(
        self,
        name: str,
        kind: str,
        arguments: Mapping[str, Any],
        texts: Sequence[tuple[str, str]] = (),
    ) -> Job:
        """Have work done as `start` does, by the desk that holds the home where one does.

        Raises HomeInUse when who holds the home takes no work.
        """
        try:
            return self.start(name, kind, arguments, texts)
        except HomeInUse:
            if not self.alive():
                raise
        return self._ask(name, kind, arguments, texts)

    def _ask(
        self, name: str, kind: str, arguments: Mapping[str, Any], texts: Sequence[tuple[str, str]]
    ) -> Job:
        add = partial(self._store.add, name, kind, arguments, queue=self._queue.name, texts=texts)
        row, added = add()
        if not added and row.cancelling:
            self.cancel(name)  # at once if whoever was to stop it has died
            row, added = add()
        if not added and row.cancelling:
            raise UsageError("This is being stopped. Begin it again when it has ended.")
        if not added and (row.kind, row.arguments) != (kind, dict(arguments)):
            raise UsageError(_BUSY.get(row.kind, _BUSY["draft"]))
        return Job(row, self._store)

    def here(
        self,
        name: str,
        kind: str,
        arguments: Mapping[str, Any],
        report: Report,
        texts: Sequence[tuple[str, str]] = (),
    ) -> Any:
        """Do work here and now, seen by others as any job; return and raise what it does."""
        process = self._shelf.process
        self._shelf.locks.take(process)
        add = partial(self._store.add, name, kind, arguments, queue="", worker=process, texts=texts)
        with self._lock:
            row, added = add()
            if not added and row.worker == process and row.id not in self._own:
                # Ended here while the database was away, so that nobody could write that down.
                self._store.end(row.id, process, "failed", STOPPED)
                row, added = add()
            if not added:
                raise UsageError("This is being done already. Wait for it, or stop it first.")
            self._own.add(row.id)
        try:
            return Runner(self._work, self._store, process).here(row, report)
        finally:
            self._own.discard(row.id)

    def cancel(self, name: str) -> None:
        """Stop the work of this name; what it has kept stays kept."""
        ended = self._store.cancel(name)
        if ended is None and self.missing():
            # Nobody lives who could stop it in order.
            row = self._store.newest(name)
            if row is not None and row.queue and self._store.hand_back(row.id, row.worker):
                ended = self._store.cancel(name)
        if ended is not None:
            self._work.stopped(ended.kind, ended.arguments, STOPPED)

    # ── looked at ────────────────────────────────────────────────────────────────────────────

    def get(self, name: str) -> Job | None:
        """Return the newest job of this name, running or ended; None when there was none."""
        row = self._store.newest(name)
        return Job(row, self._store) if row is not None else None

    def of_kind(self, kind: str) -> list[Job]:
        """Return the jobs of a kind that are under way; when there is none, the one that ended last."""
        return [Job(row, self._store) for row in self._store.of_kind(kind)]

    def wait(self, name: str, timeout: float | None = None) -> None:
        """Return when the work of this name has ended; raise TimeoutError after `timeout` seconds."""
        until = time.monotonic() + timeout if timeout is not None else float("inf")
        while (row := self._store.newest(name)) is not None and row.running:
            if time.monotonic() > until:
                raise TimeoutError(f"{name} is still {row.state}")
            time.sleep(_LOOK)

    def alive(self) -> list[str]:
        """Return the processes that take the work asked for here, by name."""
        enlisted = self._store.enlisted(self._queue.name)
        names = {f"worker {each}": each for each in enlisted}
        return sorted(names[each] for each in self._shelf.locks.held(names))

    def waiting(self) -> int:
        """Return how many jobs wait for their turn."""
        return sum(job.state == "waiting" for job in self._store.open())

    def missing(self) -> str:
        """Return what to do when nobody lives to do what is asked for here, "" when somebody does."""
        if not self._queue.shared or self.alive():
            return ""
        return "No worker is running, so nothing is done yet. Start one: `drafter worker`."

    def answer(self) -> None:
        """Raise EnvironmentFault when nobody would do now what is asked for here."""
        if nobody := self.missing():
            raise EnvironmentFault(nobody)
        if self._worker is not None and (why := self._worker.lost()):
            raise EnvironmentFault(f"Nothing is done here: {why}. Start the desk again.")

    # ── done in this process ─────────────────────────────────────────────────────────────────

    def work(self) -> None:
        """Do here what is asked for, unless that is for workers; the engine is loaded in the background."""
        if self._queue.shared:
            return
        with self._lock:
            if self._worker is not None:
                self._worker.wake()
            elif self._starting is None:
                self._starting = Thread(target=self._start_work, name="drafter-start", daemon=True)
                self._starting.start()

    def _start_work(self) -> None:
        worker = Worker(self._settings, self._shelf, self._work, self._queue)
        try:
            worker.start()
        except DrafterError as error:
            self._refuse(str(error))
            worker.stop()
        except Exception as error:
            log.fault(error)
            self._refuse("The work cannot be begun; the log says why.")
            worker.stop()
        else:
            self._worker = worker
            worker.wake()
        finally:
            self._starting = None

    def _refuse(self, why: str) -> None:
        """End what nobody will do, in words."""
        with suppress(DrafterError):  # the database is away: what waits, waits for it
            self._end_all(why)

    def _end_all(self, why: str) -> None:
        for job in self._store.open():
            if job.queue == self._queue.name and job.state == "waiting":
                self._work.stopped(job.kind, job.arguments, why)
                self._store.end(job.id, job.worker, "failed", self._settings.veil(why))

    def close(self) -> None:
        """Hand back all work, so that it goes on when the desk is opened again, and end the engine."""
        starting = self._starting
        if starting is not None:
            starting.join()
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()
