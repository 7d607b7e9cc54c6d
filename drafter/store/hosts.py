"""How many visits a site gets at once from all processes together."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Lock

from drafter.store.database import Database

AT_ONCE = 4  # visits at one host
_LOOK_AGAIN = 0.1  # seconds between two looks at whether another process has left


class SqlHosts:
    """Each host has a few places, and each place is a lock: whoever dies has left."""

    def __init__(self, database: Database, at_once: int = AT_ONCE) -> None:
        self._locks = database.locks
        self._places = range(at_once)
        self._lock = Lock()
        self._own: defaultdict[str, set[int]] = defaultdict(set)  # places that this process has

    @asynccontextmanager
    async def visit(self, host: str) -> AsyncIterator[None]:
        """Wait for a place at `host`, and keep it for as long as the block runs."""
        while (place := await self._asked(host)) is None:  # noqa: ASYNC110
            await asyncio.sleep(_LOOK_AGAIN)
        try:
            yield
        finally:
            self._give(host, place)

    async def _asked(self, host: str) -> int | None:
        asked = asyncio.ensure_future(asyncio.to_thread(self._take, host))
        try:
            return await asyncio.shield(asked)
        except asyncio.CancelledError:
            # A thread cannot be stopped: what it gets is given back.
            if (place := await asked) is not None:
                self._give(host, place)
            raise

    def _take(self, host: str) -> int | None:
        for place in self._places:
            with self._lock:
                if place in self._own[host]:
                    continue
                self._own[host].add(place)
            try:
                taken = self._locks.take(_name(host, place))
            except BaseException:
                self._leave(host, place)
                raise
            if taken:
                return place
            self._leave(host, place)
        return None

    def _give(self, host: str, place: int) -> None:
        try:
            self._locks.give(_name(host, place))
        finally:
            self._leave(host, place)

    def _leave(self, host: str, place: int) -> None:
        with self._lock:
            self._own[host].discard(place)
            if not self._own[host]:
                del self._own[host]


def _name(host: str, place: int) -> str:
    return f"visit {place} {host}"
