"""The hands of one process: it takes the work of a queue, and that of the dead."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from drafter import log
from drafter.errors import DrafterError, EnvironmentFault
from drafter.jobs.queues import Queue
from drafter.jobs.runner import Runner
from drafter.rooms import Shelf
from drafter.settings import Settings
from drafter.work import Work

if TYPE_CHECKING:
    from drafter.jobs.engine import Engine

AT_ONCE = 8  # jobs of one process
_ROUND = 1.0  # seconds between two looks at who is alive
_RECONCILED = 10.0  # … at whether book and engine say the same
_SWEPT = 3600.0
_HUNG = 900.0  # seconds without a sign of a job, after which a worker is taken for hung


class Worker:
    """Runs what is written down for a queue, from `start` to `stop`."""

    def __init__(self, settings: Settings, shelf: Shelf, work: Work, queue: Queue) -> None:
        self._settings = settings
        self._jobs = shelf.jobs
        self._locks = shelf.locks
        self._work = work
        self._queue = queue
        self.name = queue.executor(shelf.process)
        self._runner = Runner(work, shelf.jobs, self.name)
        self._engine: Engine | None = None
        self._woken, self._stopping = Event(), Event()
        self._thread: Thread | None = None
        self._due: dict[str, float] = {}

    # ── from outside ─────────────────────────────────────────────────────────────────────────

    def start(self) -> None:
        """Take the home or a lock by which others see that this one lives, and begin to work.

        Raises HomeInUse when another program holds the home, EnvironmentFault when the database is away.
        """
        self._work.own()
        if not self._locks.take(self._alive(self.name)):
            raise EnvironmentFault(f"{self.name} is at work already. Close the other program.")
        self._jobs.enlist(self.name, self._queue.name)
        from drafter.jobs.engine import Engine

        self._engine = Engine(
            self._queue.database(self._settings), self.name, self._queue.name, self._runner.run
        )
        self._engine.launch(AT_ONCE)
        self._thread = Thread(target=self._loop, name="drafter-worker", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Say that there is something new to do."""
        self._woken.set()

    @property
    def running(self) -> int:
        """How many jobs are under way here."""
        return len(self._runner.running)

    def lost(self) -> str:
        """Return why this worker must leave what it does to others, "" as long as all is well."""
        if not self._locks.alive():
            return "the session that said it was alive is gone, and its work with it"
        if self._runner.silent_for() > _HUNG:
            return "a job hangs"
        return ""

    def stop(self) -> None:
        """Take nothing more, hand back what is under way, and let others see that this one is gone."""
        self._stopping.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join()
        self._runner.close()
        if self._engine is not None:
            self._engine.close()
        with suppress(DrafterError):
            self._jobs.discharge(self.name)
            self._locks.give(self._alive(self.name))

    # ── round and round ──────────────────────────────────────────────────────────────────────

    def _loop(self) -> None:
        with log.within(worker=self.name):
            while not self._stopping.is_set():
                self._woken.clear()
                for every, do in self._rounds():
                    self._do(every, do)
                self._woken.wait(self._queue.poll)

    def _rounds(self) -> list[tuple[float, Callable[[], None]]]:
        return [
            (0.0, self._hand),
            (_ROUND, self._look_around),
            (_RECONCILED, self._reconcile),
            (_SWEPT, self._sweep),
        ]

    def _do(self, every: float, do: Callable[[], None]) -> None:
        now = time.monotonic()
        if self._stopping.is_set() or now < self._due.get(do.__name__, 0.0):
            return
        self._due[do.__name__] = now + every
        try:
            do()
        except Exception as error:
            # The database may be away for a while: what is written down waits for it.
            self._due[do.__name__] = now + max(every, 1.0)
            log.warn("worker cannot look around", why=type(error).__name__)

    def _hand(self) -> None:
        """Give the engine what was written down since the last time."""
        assert self._engine is not None
        for job_id, attempt in self._jobs.to_hand(self._queue.name):
            self._engine.hand(job_id, attempt)
            self._jobs.handed(job_id, attempt)

    def _look_around(self) -> None:
        """Say that this one is alive, and take over what others had begun who are not."""
        self._jobs.enlist(self.name, self._queue.name)
        self._locks.take(self._alive(self.name))
        if not self._queue.shared:
            return
        assert self._engine is not None
        for executor, begun in self._engine.begun().items():
            if executor != self.name and self._locks.take(self._alive(executor)):
                try:
                    self._engine.take_over(begun)
                    self._jobs.discharge(executor)
                    log.note("work taken over", of=executor, jobs=len(begun))
                finally:
                    self._locks.give(self._alive(executor))

    def _reconcile(self) -> None:
        """Have begun again what the book holds open and nobody does."""
        assert self._engine is not None
        waiting = {
            (job.id, job.attempt)
            for job in self._jobs.open()
            if job.queue == self._queue.name and job.state == "waiting"
        }
        begun = [
            job
            for job in self._jobs.open()
            if job.queue == self._queue.name and job.state == "running"
        ]
        mine = self._runner.running
        living = self._locks.held(self._alive(job.worker) for job in begun)
        for job in begun:
            idle = job.id not in mine if job.worker == self.name else self._dead(job.worker, living)
            if idle and (job.id, job.attempt) in self._engine.lacking([(job.id, job.attempt)]):
                self._jobs.hand_back(job.id, job.worker)
        for job_id, attempt in self._engine.lacking(waiting - set(self._to_hand())):
            self._jobs.hand_again(job_id, attempt)

    def _to_hand(self) -> list[tuple[str, int]]:
        return self._jobs.to_hand(self._queue.name)

    def _dead(self, worker: str, living: set[str]) -> bool:
        return not self._queue.shared or self._alive(worker) not in living

    def _sweep(self) -> None:
        assert self._engine is not None
        self._engine.sweep()
        self._jobs.sweep()

    @staticmethod
    def _alive(worker: str) -> str:
        return f"worker {worker}"
