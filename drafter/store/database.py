"""Opening the database: SQLite in WAL mode by default, anything SQLAlchemy speaks by URL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from drafter.errors import EnvironmentFault
from drafter.settings import Settings
from drafter.store.schema import HEAD

MOST_AT_ONCE = 500  # ids in one query


class Database:
    """An engine whose faults are said in words for an editor."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, settings: Settings) -> Database:
        """Make the home and the tables where they are missing; raise EnvironmentFault if that fails."""
        if settings.database.startswith("sqlite"):
            _make_home(settings.home)
        try:
            engine = sa.create_engine(settings.database)
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            raise EnvironmentFault(
                "DRAFTER_DATABASE_URL cannot be used: it names no database driver that is"
                " installed. Unset it to keep everything in DRAFTER_HOME."
            ) from error
        if engine.dialect.name == "sqlite":
            sa.event.listen(engine, "connect", _configure_sqlite)
        database = cls(engine)
        try:
            with database.begin() as connection:
                migrate(connection)
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def begin(self) -> Iterator[sa.Connection]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise EnvironmentFault(_explain(error, self.engine)) from error

    def close(self) -> None:
        self.engine.dispose()


def migrate(connection: sa.Connection) -> None:
    """Bring the tables to the newest form; a database of a newer program is refused."""
    found = None
    if sa.inspect(connection).has_table("alembic_version"):
        found = connection.scalar(sa.text("select version_num from alembic_version"))
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise EnvironmentFault(
            f"This database was written by a newer drafter (schema {found}, this program knows"
            f" {HEAD}). Install the newer drafter, or set another DRAFTER_HOME."
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _make_home(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFault(
            f"The home {home} cannot be made ({error.strerror}). Set DRAFTER_HOME to a folder"
            " that can be written."
        ) from error


def _configure_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _explain(error: DBAPIError, engine: sa.Engine) -> str:
    reason = str(error.orig).strip().splitlines()[0] if error.orig else type(error).__name__
    where = engine.url.render_as_string(hide_password=True)
    lower = reason.lower()
    if "full" in lower:
        return f"The disk is full: {where} cannot grow. Free some space and start again."
    if "readonly" in lower or "read-only" in lower or "unable to open" in lower:
        return (
            f"The database {where} cannot be written ({reason}). Set DRAFTER_HOME to a folder"
            " that can be written."
        )
    if "malformed" in lower or "not a database" in lower:
        return f"The database {where} is damaged ({reason}). Put a backup in its place."
    if "locked" in lower:
        return (
            f"The database {where} is held by another program for too long. Close it and try again."
        )
    if isinstance(error, OperationalError):
        return f"The database {where} does not answer ({reason}). Start it or correct DRAFTER_DATABASE_URL."
    return f"The database {where} refused a change ({reason})."
