"""The ledger in SQL: the promise that nothing is paid for twice."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from threading import Lock

import sqlalchemy as sa

from drafter.ports import Unread
from drafter.store.database import Database
from drafter.store.schema import ledger

_UNREAD = "unread "  # and the kind: answers as they came, which nobody has read yet
_LOOK_AGAIN = 0.1  # seconds between two looks at what another process is making


class SqlLedger:
    """Looks work up before it is made and writes it down before anyone may use it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._locks = database.locks
        self._lock = Lock()
        # Jobs run on event loops of their own threads, so what is in flight is shared as plain futures.
        self._in_flight: dict[tuple[str, str], Future[None]] = {}

    async def once(self, kind: str, key: str, make: Callable[[], Awaitable[bytes]]) -> bytes:
        """Return what is kept under (kind, key); otherwise make it, keep it, and return it."""
        while True:
            kept = self._find(kind, key)
            if kept is not None:
                return kept
            other = self._claim(kind, key)
            if other is None:
                return await self._make(kind, key, make)
            await asyncio.shield(asyncio.wrap_future(other))

    def unread(self, kind: str, key: str) -> Unread:
        return _Unread(self._database, kind, key)

    async def _make(self, kind: str, key: str, make: Callable[[], Awaitable[bytes]]) -> bytes:
        try:
            # Of all processes, too, one makes it; if that one dies, the next.
            name = f"ledger {kind} {key}"
            while not self._locks.take(name):
                await asyncio.sleep(_LOOK_AGAIN)
                if (kept := self._find(kind, key)) is not None:
                    return kept
            try:
                # Someone may have finished between our look and our claim.
                kept = self._find(kind, key)
                return kept if kept is not None else await self._made(kind, key, make)
            finally:
                self._locks.give(name)
        finally:
            with self._lock:
                self._in_flight.pop((kind, key)).set_result(None)

    async def _made(self, kind: str, key: str, make: Callable[[], Awaitable[bytes]]) -> bytes:
        """Make it and write it down; told to stop meanwhile, write down what comes of it all the same."""

        async def run() -> bytes:
            return await make()

        task = asyncio.create_task(run())
        try:
            made = await asyncio.shield(task)
        except asyncio.CancelledError:
            # What is out may end (see `drafter.inflight`), what is not yet sent stops here.
            task.cancel()
            await asyncio.wait({task})
            if not task.cancelled() and task.exception() is None:
                self._keep(kind, key, task.result())
            raise
        self._keep(kind, key, made)
        return made

    def _claim(self, kind: str, key: str) -> Future[None] | None:
        """Return None when the work is ours, else the future that ends when the other's does."""
        with self._lock:
            other = self._in_flight.get((kind, key))
            if other is None:
                self._in_flight[kind, key] = Future()
            return other

    def _find(self, kind: str, key: str) -> bytes | None:
        query = sa.select(ledger.c.value).where(ledger.c.kind == kind, ledger.c.key == key)
        with self._database.look() as connection:
            return connection.scalar(query)

    def _keep(self, kind: str, key: str, value: bytes) -> None:
        answered_at = (
            sa.select(ledger.c.made_at).where(*_lying(kind, key)).correlate(None).scalar_subquery()
        )
        row = self._database.insert(ledger).values(
            kind=kind, key=key, value=value,
            made_at=sa.func.coalesce(answered_at, datetime.now(UTC)),
        )  # fmt: skip
        with self._database.begin() as connection:
            connection.execute(row.on_conflict_do_nothing())
            connection.execute(ledger.delete().where(*_lying(kind, key)))


class _Unread:
    """A row beside the one that is to come."""

    def __init__(self, database: Database, kind: str, key: str) -> None:
        self._database = database
        self._kind, self._key = kind, key

    def get(self) -> bytes | None:
        query = sa.select(ledger.c.value).where(*_lying(self._kind, self._key))
        with self._database.look() as connection:
            return connection.scalar(query)

    def put(self, answer: bytes) -> None:
        row = self._database.insert(ledger).values(
            kind=f"{_UNREAD}{self._kind}", key=self._key, value=answer, made_at=datetime.now(UTC)
        )
        newest = {name: row.excluded[name] for name in ("value", "made_at")}
        row = row.on_conflict_do_update(index_elements=["kind", "key"], set_=newest)
        with self._database.jot() as connection:
            connection.execute(row)

    def drop(self) -> None:
        with self._database.begin() as connection:
            connection.execute(ledger.delete().where(*_lying(self._kind, self._key)))


def _lying(kind: str, key: str) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return ledger.c.kind == f"{_UNREAD}{kind}", ledger.c.key == key
