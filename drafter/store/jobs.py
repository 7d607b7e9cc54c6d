"""Jobs, how they go and who is at work, as every process that shares the database sees them."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa

from drafter.model import Event, digest
from drafter.store.clock import after
from drafter.store.database import Database
from drafter.store.schema import job_events, job_texts, jobs, workers

STOPPED = "It was stopped. What was fetched and written is kept."
MOST_EVENTS = 2_000  # of one job
_LONGEST_MESSAGE = 1_000
_KEPT = timedelta(days=30)
Told = Literal["go", "stop", "lost"]
_SILENT = timedelta(seconds=15)  # after which a process on SQLite is taken for gone


@dataclass(frozen=True, kw_only=True, slots=True)
class JobRow:
    """A job as it stands: what is to be done, and how it goes."""

    id: str
    name: str
    kind: str
    arguments: dict[str, Any]
    queue: str
    state: str
    cancelling: bool
    error: str
    worker: str
    attempt: int
    starts: int
    created_at: datetime

    @property
    def running(self) -> bool:
        """Whether it is still to be ended: under way, or waiting for its turn."""
        return self.state in ("waiting", "running")


class JobStore:
    """The book of all jobs; every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # ── asked for ────────────────────────────────────────────────────────────────────────────

    def add(
        self,
        name: str,
        kind: str,
        arguments: Mapping[str, Any],
        *,
        queue: str,
        worker: str = "",
        texts: Sequence[tuple[str, str]] = (),
    ) -> tuple[JobRow, bool]:
        """Write a job down, and return it with True; or the open job of this name, and False.

        With a `worker` it is begun by that one here and now and given to no other.
        """
        job_id = secrets.token_hex(8)
        row = {
            "id": job_id,
            "name": name,
            "kind": kind,
            "arguments": dict(arguments),
            "queue": queue,
            "state": "running" if worker else "waiting",
            "cancelling": False,
            "error": "",
            "worker": worker,
            "attempt": 1,
            "handed": 0,
            "starts": 0,
        }
        while True:
            with self._database.begin() as connection:
                row["created_at"] = after(connection, jobs.c.created_at)
                insert = self._database.insert(jobs).values(row).on_conflict_do_nothing()
                added = connection.scalar(insert.returning(jobs.c.id)) is not None
                if added and texts:
                    given = [
                        {"job_id": job_id, "position": position, "name": each, "text": text}
                        for position, (each, text) in enumerate(texts)
                    ]
                    connection.execute(job_texts.insert(), given)
                found = jobs.c.id == job_id if added else _open(name)
                kept = connection.execute(sa.select(jobs).where(found)).mappings().first()
            if kept is not None:  # else the one that was in the way has ended since
                return _row(kept), added

    def texts(self, job_id: str) -> list[tuple[str, str]]:
        """Return what was given to a job, as (name, text)."""
        query = (
            sa.select(job_texts.c.name, job_texts.c.text)
            .where(job_texts.c.job_id == job_id)
            .order_by(job_texts.c.position)
        )
        with self._database.look() as connection:
            return [(row.name, row.text) for row in connection.execute(query)]

    def cancel(self, name: str) -> JobRow | None:
        """Ask for the open job of this name to be stopped; one that nobody has begun ends at once.

        Returns the job that ended so, None otherwise.
        """
        with self._database.begin() as connection:
            connection.execute(jobs.update().where(_open(name)).values(cancelling=True))
            query = sa.select(jobs).where(_open(name), jobs.c.state == "waiting")
            row = connection.execute(query.with_for_update()).mappings().first()
            if row is None:
                return None
            connection.execute(
                jobs.update()
                .where(jobs.c.id == row["id"])
                .values(state="stopped", error=STOPPED, ended_at=datetime.now(UTC))
            )
            return _row(row)

    # ── looked at ────────────────────────────────────────────────────────────────────────────

    def newest(self, name: str) -> JobRow | None:
        """Return the newest job of this name, open or ended."""
        query = (
            sa.select(jobs).where(jobs.c.name == name).order_by(jobs.c.created_at.desc()).limit(1)
        )
        with self._database.look() as connection:
            row = connection.execute(query).mappings().first()
        return _row(row) if row else None

    def of_kind(self, kind: str) -> list[JobRow]:
        """Return the open jobs of a kind, the oldest first; when there is none, the one that ended last."""
        query = sa.select(jobs).where(jobs.c.kind == kind)
        underway = query.where(jobs.c.ended_at.is_(None)).order_by(jobs.c.created_at)
        ended = query.order_by(jobs.c.ended_at.desc()).limit(1)
        with self._database.begin() as connection:
            rows = connection.execute(underway).mappings().all()
            rows = rows or connection.execute(ended).mappings().all()
        return [_row(row) for row in rows]

    def job(self, job_id: str) -> JobRow | None:
        with self._database.look() as connection:
            query = sa.select(jobs).where(jobs.c.id == job_id)
            row = connection.execute(query).mappings().first()
        return _row(row) if row else None

    def events(self, job_id: str) -> list[Event]:
        """Return the newest event of each step of a job, in the order the steps began."""
        query = (
            sa.select(job_events)
            .where(job_events.c.job_id == job_id)
            .order_by(job_events.c.position)
        )
        with self._database.look() as connection:
            rows = connection.execute(query).mappings().all()
        return [
            Event(
                stage=row["stage"],
                subject=row["subject"],
                state=row["state"],
                message=row["message"],
            )
            for row in rows
        ]

    def open(self) -> list[JobRow]:
        """Return the jobs that have not ended, the oldest first."""
        query = sa.select(jobs).where(jobs.c.ended_at.is_(None)).order_by(jobs.c.created_at)
        with self._database.look() as connection:
            return [_row(row) for row in connection.execute(query).mappings()]

    # ── done ─────────────────────────────────────────────────────────────────────────────────

    def to_hand(self, queue: str) -> list[tuple[str, int]]:
        """Return id and attempt of the jobs of a queue that its engine has not yet got."""
        query = (
            sa.select(jobs.c.id, jobs.c.attempt)
            .where(jobs.c.state == "waiting", jobs.c.queue == queue, jobs.c.handed < jobs.c.attempt)
            .order_by(jobs.c.created_at)
            .limit(100)
        )
        with self._database.look() as connection:
            return [(row.id, row.attempt) for row in connection.execute(query)]

    def handed(self, job_id: str, attempt: int) -> None:
        """Note that the engine has this attempt of a job."""
        with self._database.begin() as connection:
            connection.execute(
                jobs.update().where(jobs.c.id == job_id, jobs.c.handed < attempt),
                {"handed": attempt},
            )

    def begin(self, job_id: str, attempt: int, worker: str) -> JobRow | None:
        """Make a job this worker's; None when it has ended, or was handed back since."""
        with self._database.begin() as connection:
            begun = connection.execute(
                jobs.update()
                .where(
                    jobs.c.id == job_id,
                    jobs.c.attempt == attempt,
                    jobs.c.ended_at.is_(None),
                )
                .values(state="running", worker=worker, starts=jobs.c.starts + 1)
            )
            if begun.rowcount != 1:
                return None
            query = sa.select(jobs).where(jobs.c.id == job_id)
            return _row(connection.execute(query).mappings().one())

    def pulse(self, job_id: str, worker: str, events: Mapping[int, Event]) -> Told:
        """Write down how a job goes, events by the position of their step; return what its worker is to do.

        To go on, to stop because an editor said so, or to leave alone what is another's by now.
        """
        rows = [
            {
                "job_id": job_id,
                "key": digest(event.stage, event.subject)[:40],
                "position": position,
                "stage": event.stage,
                "subject": event.subject,
                "state": event.state,
                "message": event.message[:_LONGEST_MESSAGE],
            }
            for position, event in events.items()
            if position < MOST_EVENTS
        ]
        with self._database.begin() if rows else self._database.look() as connection:
            if rows:
                insert = self._database.insert(job_events)
                changed = {name: insert.excluded[name] for name in ("state", "message")}
                insert = insert.on_conflict_do_update(
                    index_elements=["job_id", "key"], set_=changed
                )
                connection.execute(insert, rows)
            query = sa.select(jobs.c.cancelling, jobs.c.worker).where(jobs.c.id == job_id)
            found = connection.execute(query).first()
        if found is None or found.worker != worker:
            return "lost"
        return "stop" if found.cancelling else "go"

    def end(self, job_id: str, worker: str, state: str, error: str = "") -> bool:
        """Write down how a job ended; False when it is another's by now."""
        with self._database.begin() as connection:
            ended = connection.execute(
                jobs.update()
                .where(jobs.c.id == job_id, jobs.c.worker == worker, jobs.c.ended_at.is_(None))
                .values(state=state, error=error, ended_at=datetime.now(UTC))
            )
            connection.execute(job_texts.delete().where(job_texts.c.job_id == job_id))
            return ended.rowcount == 1

    def hand_back(self, job_id: str, worker: str) -> bool:
        """Let what `worker` began and does not end be begun by another; False when it is not its own."""
        with self._database.begin() as connection:
            back = connection.execute(
                jobs.update()
                .where(
                    jobs.c.id == job_id,
                    jobs.c.worker == worker,
                    jobs.c.state == "running",
                    jobs.c.ended_at.is_(None),
                )
                .values(state="waiting", worker="", attempt=jobs.c.attempt + 1)
            )
            return back.rowcount == 1

    def hand_again(self, job_id: str, attempt: int) -> None:
        """Have a waiting job handed anew, which the engine has lost."""
        with self._database.begin() as connection:
            connection.execute(
                jobs.update()
                .where(jobs.c.id == job_id, jobs.c.attempt == attempt, jobs.c.state == "waiting")
                .values(attempt=attempt + 1)
            )

    # ── who is at work ───────────────────────────────────────────────────────────────────────

    def enlist(self, worker: str, queue: str) -> None:
        """Say that this process takes the work of a queue, and that it is alive now."""
        now = datetime.now(UTC)
        row = {
            "id": worker,
            "queue": queue,
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "began_at": now,
            "seen_at": now,
        }
        insert = self._database.insert(workers).values(row)
        seen = insert.on_conflict_do_update(
            index_elements=["id"], set_={"seen_at": now, "pid": row["pid"]}
        )
        with self._database.begin() as connection:
            connection.execute(seen)

    def discharge(self, worker: str) -> None:
        """Say that this process takes no more work."""
        with self._database.begin() as connection:
            connection.execute(workers.delete().where(workers.c.id == worker))

    def enlisted(self, queue: str) -> list[str]:
        """Return the ids of the processes that take the work of a queue.

        On Postgres some of them may be dead: whose lock is held is alive. On SQLite those are left out
        that were silent for some time.
        """
        query = sa.select(workers.c.id, workers.c.seen_at).where(workers.c.queue == queue)
        with self._database.look() as connection:
            rows = connection.execute(query).all()
        if self._database.file is None:
            return [row.id for row in rows]
        now = datetime.now(UTC)
        return [row.id for row in rows if abs(now - row.seen_at.replace(tzinfo=UTC)) < _SILENT]

    def sweep(self) -> int:
        """Forget what ended long ago; return how many jobs that were."""
        before = datetime.now(UTC) - _KEPT
        old = sa.select(jobs.c.id).where(jobs.c.ended_at < before)
        with self._database.begin() as connection:
            for table in (job_events, job_texts):
                connection.execute(table.delete().where(table.c.job_id.in_(old)))
            connection.execute(workers.delete().where(workers.c.seen_at < before))
            return connection.execute(jobs.delete().where(jobs.c.ended_at < before)).rowcount


def _open(name: str) -> sa.ColumnElement[bool]:
    return sa.and_(jobs.c.name == name, jobs.c.ended_at.is_(None))


def _row(row: sa.RowMapping) -> JobRow:
    names = JobRow.__dataclass_fields__
    return JobRow(**{name: row[name] for name in names})
