"""Long work in the background, watched from anywhere in the process.

One thread with one event loop: what a page starts goes on when the page is closed. What is under way
is lost with the process, what it paid for is not: the ledger keeps it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from threading import Lock, Thread

from drafter.errors import DrafterError, EnvironmentFault
from drafter.model import Event
from drafter.ports import Report

log = logging.getLogger("drafter.jobs")


@dataclass
class Job:
    """One piece of work: its newest events in the order the steps began, and how it ended."""

    events: dict[tuple[str, str], Event] = field(default_factory=dict)
    future: Future[None] | None = None
    error: str = ""

    @property
    def running(self) -> bool:
        return self.future is not None and not self.future.done()


class Jobs:
    """Starts named work and tells how it goes."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._thread = Thread(target=self._loop.run_forever, name="drafter-jobs", daemon=True)
        self._thread.start()

    def start(self, name: str, work: Callable[[Report], Awaitable[None]]) -> Job:
        """Run `work` unless work of this name is running already; return the job."""
        with self._lock:
            job = self._jobs.get(name)
            if job is not None and job.running:
                return job
            job = self._jobs[name] = Job()

            def report(event: Event) -> None:
                job.events[event.stage, event.subject] = event

            job.future = asyncio.run_coroutine_threadsafe(self._run(job, work, report), self._loop)
            return job

    def get(self, name: str) -> Job | None:
        """Return the newest job of this name, running or ended; None when there was none."""
        return self._jobs.get(name)

    def cancel(self, name: str) -> None:
        """Stop the work of this name; what it has kept stays kept."""
        job = self._jobs.get(name)
        if job is not None and job.future is not None:
            job.future.cancel()

    def wait(self, name: str, timeout: float | None = None) -> None:
        """Return when the work of this name has ended; raise TimeoutError after `timeout` seconds."""
        job = self._jobs.get(name)
        if job is not None and job.future is not None:
            try:
                job.future.result(timeout)
            except CancelledError:
                return

    def answer(self) -> None:
        """Raise EnvironmentFault when nothing that is started would run."""
        if not self._thread.is_alive():
            raise EnvironmentFault("The desk's background work stopped. Start the desk again.")

    def close(self) -> None:
        """Cancel all work, let it put away what it holds, and end the thread."""
        if self._loop.is_closed():
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        if tasks:
            self._loop.run_until_complete(asyncio.wait(tasks))
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    @staticmethod
    async def _run(job: Job, work: Callable[[Report], Awaitable[None]], report: Report) -> None:
        try:
            await work(report)
        except DrafterError as error:
            job.error = str(error)
        except asyncio.CancelledError:
            job.error = "Stopped. What was fetched and written is kept."
            raise
        except Exception:
            # The page must go on showing the issue; the trace is for us.
            log.exception("a job failed")
            job.error = "Something went wrong inside the program; the log says what. Try again."
