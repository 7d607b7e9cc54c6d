"""Who does what among the processes that share a database, so that the dead hold nothing.

On Postgres these are advisory locks of one session, which end with it, however that ends. SQLite has one
process a home, so there everything is free.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from threading import RLock

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from drafter.store.faults import fault

# A server notices within about 25 seconds that the machine of a session is gone.
_KEEP_ALIVE = (
    "set tcp_keepalives_idle = 10",
    "set tcp_keepalives_interval = 5",
    "set tcp_keepalives_count = 3",
)


class Locks:
    """The locks of one process, by name; to be used from any thread."""

    def __init__(self, engine: sa.Engine, place: str) -> None:
        self._engine = engine
        self._place = place
        self._shared = engine.dialect.name == "postgresql"
        self._lock = RLock()
        self._session: sa.Connection | None = None
        self._own: set[str] = set()
        self._lost = False

    def take(self, name: str) -> bool:
        """Take a lock if it is free, at once; it is this process's until it gives it or ends."""
        with self._lock:
            if not self._shared or name in self._own:
                return True
            if self._ask("pg_try_advisory_lock", name):
                self._own.add(name)
            return name in self._own

    def give(self, name: str) -> None:
        """Give a lock back; a lost session has given it already."""
        with self._lock:
            if name in self._own:
                self._own.discard(name)
                self._ask("pg_advisory_unlock", name)

    def alive(self) -> bool:
        """Whether no session that held what was taken was ever lost: others may have taken it since."""
        with self._lock:
            if self._session is not None and not self._lost:
                try:
                    self._session.execute(sa.text("select 1"))
                except DBAPIError:
                    self._lose()
            return not self._lost

    def held(self, names: Iterable[str]) -> set[str]:
        """Return those of these names that some process holds."""
        if not self._shared:
            return set(names)
        query = sa.text(
            "select (classid::bigint << 32) | objid::bigint from pg_locks where locktype = 'advisory'"
            " and objsubid = 1 and database = (select oid from pg_database where"
            " datname = current_database())"
        )
        try:
            with self._engine.connect() as connection:
                taken = set(connection.scalars(query))
        except DBAPIError as error:
            raise fault(error, self._place) from error
        return {name for name in names if _number(name) in taken}

    def close(self) -> None:
        """Give everything back."""
        with self._lock:
            if self._session is not None:
                self._forget()

    def _ask(self, function: str, name: str) -> object:
        with self._lock:
            try:
                return self._connected().scalar(
                    sa.text(f"select {function}(:number)"),
                    {"number": _number(name)},
                )
            except DBAPIError as error:
                self._lose()
                raise fault(error, self._place) from error

    def _connected(self) -> sa.Connection:
        if self._session is None:
            session = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            for setting in _KEEP_ALIVE:
                session.execute(sa.text(setting))
            session.detach()  # never another's, and closed for good
            self._session = session
        return self._session

    def _lose(self) -> None:
        self._lost = self._lost or self._session is not None
        self._forget()

    def _forget(self) -> None:
        session, self._session = self._session, None
        self._own.clear()
        if session is not None:
            with suppress(DBAPIError):
                session.close()


def in_turn(connection: sa.Connection, name: str) -> None:
    """Wait until no other transaction does what this name stands for; others then wait for this one."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_number(name))))
    else:
        begin_to_write(connection)


def begin_to_write(connection: sa.Connection) -> None:
    """Begin a transaction of SQLite now, and alone in writing.

    Python's driver begins one at the first insert only: what is read before that may be old by then, and a
    schema would change bit by bit.
    """
    if not connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
