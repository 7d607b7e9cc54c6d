"""Connections that lie in a pool: whether the server is still at the other end."""

from __future__ import annotations

import select
import time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import InvalidatePoolError

_RESTED = 5.0  # seconds after which a connection is asked, however quiet its server was


def look_before_use(engine: sa.Engine) -> None:
    """Have a connection that its server closed replaced, with all others of its pool, before it is used.

    One that was used a moment ago is not asked, which would take as long as a query: a server that ends
    says so, and what it said can be seen without asking.
    """

    @sa.event.listens_for(engine, "checkin")
    def rest(_connection: Any, record: Any) -> None:
        record.info["rested at"] = time.monotonic()

    @sa.event.listens_for(engine, "checkout")
    def look(connection: Any, record: Any, _use: Any) -> None:
        rested_at = record.info.get("rested at")
        if rested_at is None:  # it is new
            return
        rests = time.monotonic() - rested_at
        try:
            if rests > _RESTED or _spoke(connection):
                engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error


def _spoke(connection: Any) -> bool:
    """Whether the server said something without being asked: as a rule, that it ends."""
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return bool(poll.poll(0))
