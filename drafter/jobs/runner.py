"""One job from its beginning to its end: progress kept, told to stop when asked, ended in words."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from threading import Lock
from typing import Any, Literal

from drafter import log
from drafter.errors import DrafterError
from drafter.model import Event
from drafter.ports import Report, silent
from drafter.store import STOPPED, JobRow, JobStore
from drafter.work import Work

PULSE = 0.25  # seconds between two looks at whether a job is to stop
LONGEST = 4 * 3600.0  # seconds that a job may take
MOST_STARTS = 100  # after so many deaths it is the job that kills
_BROKEN = "Something went wrong inside the program; the log says what. Try again."

Outcome = Literal["done", "failed", "stopped", "handed back", "over"]


class Progress:
    """Collects events until they are written down; its state says why the work was told to end."""

    def __init__(self, report: Report = silent) -> None:
        self._report = report
        self._lock = Lock()
        self._places: dict[tuple[str, str], int] = {}
        self._fresh: dict[int, Event] = {}
        self.told: Literal["go", "stop", "lost", "back"] = "go"
        self.seen = time.monotonic()

    def __call__(self, event: Event) -> None:
        self._report(event)
        with self._lock:
            place = self._places.setdefault((event.stage, event.subject), len(self._places))
            self._fresh[place] = event

    def fresh(self) -> dict[int, Event]:
        """Take what was told since the last time, by the position of its step."""
        with self._lock:
            fresh, self._fresh = self._fresh, {}
        return fresh

    def again(self, events: dict[int, Event]) -> None:
        """Give back what could not be written down."""
        with self._lock:
            self._fresh = events | self._fresh


class Runner:
    """Runs jobs for one worker, each in the thread that asks and on an event loop of its own."""

    def __init__(self, work: Work, jobs: JobStore, worker: str) -> None:
        self._work = work
        self._jobs = jobs
        self._worker = worker
        self._lock = Lock()
        self._running: dict[str, Progress] = {}
        self._closing = False

    @property
    def running(self) -> set[str]:
        """The ids of the jobs under way."""
        with self._lock:
            return set(self._running)

    def silent_for(self) -> float:
        """Return the seconds since the job that hangs longest was last seen to go on."""
        with self._lock:
            seen = [progress.seen for progress in self._running.values()]
        return time.monotonic() - min(seen) if seen else 0.0

    def close(self) -> None:
        """Tell every job to end here and be begun again elsewhere, and wait until all have."""
        with self._lock:
            self._closing = True
        while self.running:
            time.sleep(0.02)

    def run(self, job_id: str, attempt: int) -> Outcome:
        """Run an attempt of a job that was handed over, and write down how it ended."""
        progress = Progress()
        with self._lock:
            self._running[job_id] = progress
        try:
            job = self._jobs.begin(job_id, attempt, self._worker)
            if job is None:
                return "over"
            return self._run(job, progress)
        finally:
            with self._lock:
                del self._running[job_id]

    def _run(self, job: JobRow, progress: Progress) -> Outcome:
        if job.starts > MOST_STARTS:
            return self._end(job, "failed", f"It was begun {MOST_STARTS} times and never ended.")
        try:
            with log.within(job=job.id, worker=self._worker):
                asyncio.run(self._watched(job, progress))
        except DrafterError as error:
            return self._end(job, "failed", str(error))
        except TimeoutError:
            return self._end(job, "failed", "It took hours and was stopped. Try again.")
        except asyncio.CancelledError:
            if progress.told == "stop":
                return self._end(job, "stopped", STOPPED)
            self._jobs.hand_back(job.id, self._worker)
            return "handed back"
        except Exception as error:
            log.fault(error)
            return self._end(job, "failed", _BROKEN)
        return self._end(job, "done")

    def here(self, job: JobRow, report: Report) -> Any:
        """Do a job that was begun here and now; return what its work returns, raise what it raises."""
        progress = Progress(report)
        try:
            done = asyncio.run(self._watched(job, progress))
        except BaseException as error:
            known = isinstance(error, DrafterError)
            self._end(job, "failed" if known else "stopped", str(error) if known else STOPPED)
            raise
        self._end(job, "done")
        return done

    async def _watched(self, job: JobRow, progress: Progress) -> Any:
        task = asyncio.current_task()
        assert task is not None
        watching = asyncio.create_task(self._watch(job, progress, task))
        try:
            async with asyncio.timeout(LONGEST):
                return await self._work.do(
                    job.kind, job.arguments, progress, lambda: self._jobs.texts(job.id)
                )
        finally:
            watching.cancel()
            with suppress(DrafterError):
                self._jobs.pulse(job.id, self._worker, progress.fresh())

    async def _watch(self, job: JobRow, progress: Progress, task: asyncio.Task[Any]) -> None:
        while True:
            await asyncio.sleep(PULSE)
            progress.seen = time.monotonic()
            if self._closing:
                progress.told = "back"
            else:
                events = progress.fresh()
                try:
                    progress.told = await asyncio.to_thread(
                        self._jobs.pulse, job.id, self._worker, events
                    )
                except DrafterError:
                    progress.again(events)  # the database is away: the work will find out, too
            if progress.told != "go":
                task.cancel()
                return

    def _end(
        self, job: JobRow, state: Literal["done", "failed", "stopped"], error: str = ""
    ) -> Outcome:
        error = self._work.settings.veil(error)
        if state != "done":
            self._work.stopped(job.kind, job.arguments, error)
        self._jobs.end(job.id, self._worker, state, error)
        return state
