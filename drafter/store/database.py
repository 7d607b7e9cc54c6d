"""Opening the database: SQLite in WAL mode by default, anything SQLAlchemy speaks by URL."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import sqlalchemy.orm  # here, since other threads' queries break while one imports it: jobs do
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from drafter.errors import Damaged, EnvironmentFault
from drafter.resources import make_home
from drafter.settings import Settings
from drafter.store.alive import look_before_use
from drafter.store.faults import WAY_OUT, fault
from drafter.store.locks import Locks, begin_to_write
from drafter.store.schema import HEAD, metadata

# Any number that no other program on this server takes a lock by.
_OURS = 0x64726166

_CAREFUL = "pragma synchronous=FULL"  # a commit of SQLite waits for the disk
_FULL = 4_000_000  # bytes: with less, SQLite cannot finish a write
MOST_AT_ONCE = 500  # ids in one query


class Database:
    """An engine whose faults are said in words for an editor."""

    def __init__(self, engine: sa.Engine, place: str = "") -> None:
        self.engine = engine
        self.place = place or engine.url.render_as_string(hide_password=True)
        self.locks = Locks(engine, self.place)
        self._reading = engine.execution_options(isolation_level="AUTOCOMMIT")

    @classmethod
    def open(cls, settings: Settings) -> Database:
        """Make the home and the tables where they are missing, and look whether what is there is sound.

        Raises Damaged when it is not, EnvironmentFault when it cannot be reached or made.
        """
        database = cls.connect(settings)
        try:
            unclean = database.left_open()
            with database.begin() as connection:
                migrate(connection)
                database.judge_tables(connection)
            if unclean:
                database.check()
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def connect(cls, settings: Settings) -> Database:
        """Reach the database as it lies there; raise EnvironmentFault when no driver can."""
        if settings.database.startswith("sqlite"):
            _make_home(settings.home)
        try:
            engine = sa.create_engine(settings.database, **_options(settings.database))
        except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
            raise EnvironmentFault(
                "DRAFTER_DATABASE_URL cannot be used: it names no database driver that is"
                " installed. Unset it to keep everything in DRAFTER_HOME."
            ) from error
        if engine.dialect.name == "sqlite":
            sa.event.listen(engine, "connect", _configure_sqlite)
        else:
            look_before_use(engine)
        return cls(engine, settings.veil(engine.url.render_as_string(hide_password=True)))

    @property
    def file(self) -> Path | None:
        """The file it lies in; None for a server."""
        name = self.engine.url.database
        return Path(name) if self.engine.dialect.name == "sqlite" and name else None

    def left_open(self) -> bool:
        """Whether the last program that wrote did not end in order, or one has it open now.

        SQLite's log beside the file goes when the last program closes it.
        """
        if self.file is None:
            return False
        log = self.file.with_name(f"{self.file.name}-wal")
        return log.exists() and log.stat().st_size > 0

    def check(self) -> None:
        """Read a SQLite file through and raise Damaged if it is not sound: less than a second a GB."""
        if self.file is None:
            return  # a server looks after its own files
        with self.begin() as connection:
            said = connection.scalar(sa.text("pragma quick_check(1)"))
        if said != "ok":
            raise Damaged(f"The database {self.place} is damaged ({said}). {WAY_OUT}")

    def answer(self) -> None:
        """Raise EnvironmentFault when nothing can be read or kept now.

        A file that was taken away, or whose disk is full or read-only, can still be read while it is open.
        """
        if self.file is not None:
            if not self.file.exists():
                raise Damaged(f"The database {self.place} was taken away. {WAY_OUT}")
            if not os.access(self.file, os.W_OK):
                raise EnvironmentFault(f"The database {self.place} cannot be written.")
            if shutil.disk_usage(self.file).free < _FULL:
                raise EnvironmentFault(f"The disk is full: {self.place} cannot grow.")
        with self.begin() as connection:
            schema_of(connection)

    def judge_tables(self, connection: sa.Connection) -> None:
        """Raise Damaged when a table that this schema has is not there."""
        wanted = {*metadata.tables, *(["words"] if self.file else [])}
        missing = sorted(wanted - set(sa.inspect(connection).get_table_names()))
        if missing:
            names = ", ".join(missing)
            raise Damaged(f"The database {self.place} lacks its table {names}. {WAY_OUT}")

    @contextmanager
    def begin(self) -> Iterator[sa.Connection]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise fault(error, self.place) from error

    @contextmanager
    def look(self) -> Iterator[sa.Connection]:
        """Read with one query, or some that need not agree: a transaction would take thrice as long."""
        if self.file is not None:
            with self.begin() as connection:  # SQLite begins one at the first write only
                yield connection
            return
        try:
            with self._reading.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise fault(error, self.place) from error

    @contextmanager
    def jot(self) -> Iterator[sa.Connection]:
        """One quick transaction, not waited for until the disk has it.

        A process that is killed leaves it behind whole; a power cut within a second may not.
        """
        sqlite = self.engine.dialect.name == "sqlite"
        hasty = "pragma synchronous=NORMAL" if sqlite else "set local synchronous_commit to off"
        try:
            with self.engine.connect() as connection:
                connection.exec_driver_sql(hasty)
                try:
                    yield connection
                    connection.commit()
                finally:
                    connection.rollback()
                    if sqlite:
                        connection.exec_driver_sql(_CAREFUL)
        except DBAPIError as error:
            raise fault(error, self.place) from error

    @contextmanager
    def snapshot(self) -> Iterator[sa.Connection]:
        """Read everything as it is at this moment, while others go on writing."""
        level = {} if self.file else {"isolation_level": "REPEATABLE READ"}
        try:
            with self.engine.connect().execution_options(**level) as connection:
                if self.file:
                    connection.exec_driver_sql("BEGIN")
                yield connection
        except DBAPIError as error:
            raise fault(error, self.place) from error

    def insert(self, table: sa.Table) -> postgresql.Insert | sqlite.Insert:
        """Return an insert into `table` that can say what to do with rows that are there already."""
        postgres = self.engine.dialect.name == "postgresql"
        return postgresql.insert(table) if postgres else sqlite.insert(table)

    def close(self) -> None:
        self.locks.close()
        self.engine.dispose()


def migrate(connection: sa.Connection) -> None:
    """Bring the tables to the newest form, all at once or not at all.

    A database of a newer program is refused.
    """
    if schema_of(connection) == HEAD:
        return
    alone(connection)
    found = schema_of(connection)  # another program may have migrated it while this one waited
    if found is None and sa.inspect(connection).has_table("issues"):
        raise Damaged(f"The database lost the number of its schema. {WAY_OUT}")
    if found != HEAD:
        upgrade(connection, "head")


def schema_of(connection: sa.Connection) -> str | None:
    """Return the schema a database stands at, None before the first; refuse one of a newer program."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(sa.text("select version_num from alembic_version"))
    if found is not None and found > HEAD:
        raise EnvironmentFault(
            f"This database was written by a newer drafter (schema {found}, this program knows"
            f" {HEAD}). Install the newer drafter, or set another DRAFTER_HOME."
        )
    return found


def alone(connection: sa.Connection) -> None:
    """Let no other program change the schema until this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_OURS)))
        return
    begin_to_write(connection)


def upgrade(connection: sa.Connection, schema: str) -> None:
    """Run the migrations up to `schema` within the transaction of `connection`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, schema)


def _options(url: str) -> dict[str, Any]:
    """Let a machine that is gone be noticed."""
    if url.startswith("sqlite"):
        return {}
    alive = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
    return {"connect_args": {**alive, "connect_timeout": 10}}


def _make_home(home: Path) -> None:
    try:
        make_home(home)
    except OSError as error:
        raise EnvironmentFault(
            f"The home {home} cannot be made ({error.strerror}). Set DRAFTER_HOME to a folder"
            " that can be written."
        ) from error


def _configure_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.execute(_CAREFUL)
    cursor.close()
