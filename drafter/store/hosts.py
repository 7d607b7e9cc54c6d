"""How many visits a site gets at once from all processes together, and for how long it gets none."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Lock

import sqlalchemy as sa

from drafter.model import digest
from drafter.store.clock import epoch
from drafter.store.database import Database
from drafter.store.schema import paces

AT_ONCE = 4  # visits at one host
_LOOK_AGAIN = 0.1  # seconds between two looks at whether another process has left
_LONGEST = 3600.0  # seconds for which a site is left alone when it asks once
_AWAY = "away"


class SqlHosts:
    """Each host has a few places, and each place is a lock: whoever dies has left."""

    def __init__(self, database: Database, at_once: int = AT_ONCE) -> None:
        self._database = database
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

    async def leave(self, site: str, seconds: float) -> None:
        """Have every process leave a site alone for so long, as it asked; an hour at most."""
        if seconds > 0:
            await asyncio.to_thread(self._leave_alone, site, min(seconds, _LONGEST))

    async def left(self, site: str) -> float:
        """Return the seconds for which a site is still to be left alone."""
        return await asyncio.to_thread(self._left_alone, site)

    def _leave_alone(self, site: str, seconds: float) -> None:
        over = paces.c.key.startswith(f"{_AWAY} ")
        with self._database.begin() as connection:
            now = epoch(connection)
            connection.execute(paces.delete().where(over, paces.c.free_at < now))
            row = self._database.insert(paces).values(key=_key(site), free_at=now + seconds)
            until = {"free_at": row.excluded.free_at}
            connection.execute(row.on_conflict_do_update(index_elements=["key"], set_=until))

    def _left_alone(self, site: str) -> float:
        query = sa.select(paces.c.free_at).where(paces.c.key == _key(site))
        with self._database.look() as connection:
            free_at = connection.scalar(query)
            seconds = free_at - epoch(connection) if free_at is not None else 0.0
        # More than anybody may ask for is what a clock left behind that was set back.
        return seconds if 0.0 < seconds <= _LONGEST else 0.0

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


def _key(site: str) -> str:
    return f"{_AWAY} {digest(site)}"  # short whatever the name is
