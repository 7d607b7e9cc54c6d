"""How fast a server may be asked by all processes together, kept in one row a server."""

from __future__ import annotations

import asyncio

import sqlalchemy as sa

from drafter.model import digest
from drafter.store.clock import epoch
from drafter.store.database import Database
from drafter.store.schema import paces

_MINUTE = 60.0
_AT_ONCE = 0.1  # of what a minute allows may go out together
_LONGEST_SLEEP = 2.0  # seconds after which it is looked again, whatever others took or gave back


class SqlPace:
    """Keeps calls and tokens to what is allowed a minute (generic cell rate algorithm)."""

    def __init__(self, database: Database, calls: int | None, tokens: int | None) -> None:
        self._database = database
        self._calls = calls
        self._tokens = tokens

    async def turn(self, server: str, tokens: int) -> None:
        """Wait until one more call of `tokens` keeps within what `server` allows a minute."""
        if self._calls:
            await self._wait(f"calls {server}", 1, self._calls)
        if self._tokens:
            await self._wait(f"tokens {server}", tokens, self._tokens)

    async def _wait(self, name: str, cost: int, allowed: int) -> None:
        # The row's key is short whatever the address is.
        key = f"{name.split(' ', 1)[0]} {digest(name)}"
        while pause := await asyncio.to_thread(self._take, key, cost, allowed):  # noqa: ASYNC110
            await asyncio.sleep(min(pause, _LONGEST_SLEEP))

    def _take(self, key: str, cost: int, allowed: int) -> float:
        """Return 0.0 when `cost` was taken, else the seconds to wait before it is asked again.

        What goes out in any minute is at most `allowed`: a share of it together, the rest spread out.
        A single call that costs more than that share goes alone, and takes a minute at most.
        """
        cost = min(cost, allowed)
        at_once = max(1.0, allowed * _AT_ONCE)
        each = _MINUTE / (allowed - at_once + 1)
        # After a clock was set back, nobody waits for longer than a row can honestly ask.
        most = allowed * each
        with self._database.begin() as connection:
            now = epoch(connection)
            start = self._database.insert(paces).values(key=key, free_at=now)
            connection.execute(start.on_conflict_do_nothing())
            query = sa.select(paces.c.free_at).where(paces.c.key == key).with_for_update()
            kept = connection.scalars(query).one()
            free_at = min(kept, now + most)
            taken_ahead = max(free_at, now) + cost * each
            # A call fits when all of it fits into the share, or when nothing is ahead of it.
            waits = free_at > now and taken_ahead - at_once * each > now
            if not waits or free_at != kept:
                left = free_at if waits else taken_ahead
                connection.execute(paces.update().where(paces.c.key == key).values(free_at=left))
        return max(min(taken_ahead - at_once * each, free_at) - now, 0.01) if waits else 0.0
