"""The ledger in SQL: the promise that nothing is paid for twice."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from threading import Lock

import sqlalchemy as sa

from drafter.store.database import Database
from drafter.store.schema import ledger


class SqlLedger:
    """Looks work up before it is made and writes it down before anyone may use it."""

    def __init__(self, database: Database) -> None:
        self._database = database
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

    async def _make(self, kind: str, key: str, make: Callable[[], Awaitable[bytes]]) -> bytes:
        try:
            # Someone may have finished between our look and our claim.
            kept = self._find(kind, key)
            if kept is None:
                kept = await make()
                self._keep(kind, key, kept)
            return kept
        finally:
            with self._lock:
                self._in_flight.pop((kind, key)).set_result(None)

    def _claim(self, kind: str, key: str) -> Future[None] | None:
        """Return None when the work is ours, else the future that ends when the other's does."""
        with self._lock:
            other = self._in_flight.get((kind, key))
            if other is None:
                self._in_flight[kind, key] = Future()
            return other

    def _find(self, kind: str, key: str) -> bytes | None:
        query = sa.select(ledger.c.value).where(ledger.c.kind == kind, ledger.c.key == key)
        with self._database.begin() as connection:
            return connection.scalar(query)

    def _keep(self, kind: str, key: str, value: bytes) -> None:
        row = self._database.insert(ledger).values(
            kind=kind, key=key, value=value, made_at=datetime.now(UTC)
        )
        with self._database.begin() as connection:
            connection.execute(row.on_conflict_do_nothing())
