"""The engine that runs what it is handed at least once, whatever is killed; the sole owner of dbos.

It knows a job by id and attempt only. What a job has paid for is kept by the ledger, what it has come to by
the store: so it may be run again at any time.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dbos import DBOS, DBOSConfig, SetWorkflowID

from drafter.errors import EnvironmentFault

# Part of every job's record: an engine runs only what was handed to one of the same version. Changed by
# hand, when the arguments of `_job` change; what was handed before is then handed anew.
VERSION = "1"
POLL = 0.1  # seconds between two looks at the queue
_KEPT = timedelta(days=7)
_ACTIVE = ("ENQUEUED", "DELAYED", "PENDING")

_run: Callable[[str, int], str] | None = None


@DBOS.step(name="drafter.work")
def _work(job_id: str, attempt: int) -> str:
    assert _run is not None
    return _run(job_id, attempt)


@DBOS.workflow(name="drafter.job")
def _job(job_id: str, attempt: int) -> str:
    return _work(job_id, attempt)


class Engine:
    """The one engine of this process; `run` gets a job's id and attempt, in a thread of its own."""

    def __init__(
        self, database: str, executor: str, queue: str, run: Callable[[str, int], str]
    ) -> None:
        self._database = database
        self._executor = executor
        self._queue = queue
        self._to_run = run
        self._launched = False

    def launch(self, at_once: int) -> None:
        """Begin to run what is handed, at most `at_once` jobs; what this executor left is begun again.

        Raises EnvironmentFault when the engine's database cannot be used.
        """
        global _run
        if _run is not None:
            raise EnvironmentFault(
                "This program is at work for another home already. Close that one first."
            )
        _run, self._launched = self._to_run, True
        try:
            if self._database.startswith("sqlite"):
                _many_readers(Path(self._database.removeprefix("sqlite:///")))
            DBOS(config=self._config(at_once))
            DBOS.listen_queues([self._queue])
            DBOS.launch()
            DBOS.register_queue(
                self._queue,
                worker_concurrency=at_once,
                polling_interval_sec=POLL,
                on_conflict="always_update",
            )
        except Exception as error:
            self.close()
            raise EnvironmentFault(
                f"The database of the work in hand cannot be used ({type(error).__name__})."
                " Look at the disk and at DRAFTER_DATABASE_URL, then try again."
            ) from error

    def _config(self, at_once: int) -> DBOSConfig:
        return {
            "name": "drafter",
            "system_database_url": self._database,
            "application_version": VERSION,
            "executor_id": self._executor,
            "log_level": "CRITICAL",  # what matters is said by us, in words
            "sys_db_pool_size": at_once + 4,
            "enable_otlp": False,
            "scheduler_polling_interval_sec": 3600.0,  # there is no schedule
        }

    def hand(self, job_id: str, attempt: int) -> None:
        """Have an attempt of a job run; handed twice it runs once."""
        with SetWorkflowID(f"{job_id}.{attempt}"):
            DBOS.enqueue_workflow(self._queue, _job, job_id, attempt)

    def begun(self) -> dict[str, list[str]]:
        """Return what was begun and has not ended, by executor: of the dead it waits to be taken over."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for each in DBOS.list_workflows(
            status="PENDING", name="drafter.job", load_input=False, load_output=False
        ):
            if each.queue_name == self._queue and each.executor_id:
                found[each.executor_id].append(each.workflow_id)
        return found

    def take_over(self, begun: Iterable[str]) -> None:
        """Have run anew what a dead executor had begun."""
        for workflow_id in begun:
            DBOS.resume_workflow(workflow_id, queue_name=self._queue)

    def lacking(self, handed: Collection[tuple[str, int]]) -> set[tuple[str, int]]:
        """Return those of the handed attempts that will not be run: lost, ended, of another version."""
        if not handed:
            return set()
        there = {
            each.workflow_id
            for each in DBOS.list_workflows(
                workflow_ids=[f"{job_id}.{attempt}" for job_id, attempt in handed],
                load_input=False,
                load_output=False,
            )
            if each.status in _ACTIVE and each.app_version == VERSION
        }
        return {(job, attempt) for job, attempt in handed if f"{job}.{attempt}" not in there}

    def sweep(self) -> None:
        """Forget what ended some time ago."""
        before = (datetime.now(UTC) - _KEPT).isoformat()
        old = DBOS.list_workflows(
            completed_before=before, limit=1_000, load_input=False, load_output=False
        )
        if old:
            DBOS.delete_workflows([each.workflow_id for each in old])

    def close(self) -> None:
        """Run nothing more; what is under way must have ended or been handed back."""
        global _run
        if self._launched:
            DBOS.destroy()
            _run, self._launched = None, False


def _many_readers(file: Path) -> None:
    """Let the file be read while it is written, as the desk's own; only its owner may read it."""
    if not file.exists():
        file.touch(0o600)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("pragma journal_mode=WAL")
    os.chmod(file, 0o600)
