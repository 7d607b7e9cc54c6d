"""A database filled from a backup, in one transaction."""

from __future__ import annotations

import base64
import json
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from drafter.errors import EnvironmentFault, UsageError
from drafter.store.backup import BATCH, LEFT_OUT, Manifest, entry
from drafter.store.database import Database, alone, schema_of, upgrade
from drafter.store.schema import HEAD, issues, metadata, printed_issues

_LEAVING = 1.0  # seconds that a connection which was closed may still be listed


def holdings(connection: sa.Connection) -> int:
    """Return how many issues lie in a database of any schema, those made here and those taken in."""
    there = set(sa.inspect(connection).get_table_names())
    counted = (
        connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
        for table in (issues, printed_issues)
        if table.name in there
    )
    return sum(counted)


def refill(
    database: Database, path: Path, manifest: Manifest, *, before: Callable[[], None]
) -> None:
    """Put a backup in place of all that a database holds, and bring it to the newest schema.

    All in one transaction: killed at any moment it leaves the database as it was. `before` is called
    right before what was put in counts.
    """
    with database.begin() as connection:
        alone(connection)
        schema_of(connection)
        _refuse_company(connection)
        _drop(connection)
        upgrade(connection, manifest.schema)
        _judge(connection, path, manifest)
        found = sa.MetaData()
        found.reflect(connection, only=list(manifest.tables))
        with zipfile.ZipFile(path) as zipped:
            for table in found.sorted_tables:
                if table.name in manifest.tables:
                    _fill(connection, table, manifest.tables[table.name].columns, zipped)
        if manifest.schema != HEAD:
            upgrade(connection, "head")
        _go_on_counting(connection)
        before()


def _refuse_company(connection: sa.Connection) -> None:
    """Raise when others are connected to a server's database: they would go on with what is gone."""
    if connection.dialect.name != "postgresql":
        return
    counted = sa.text(
        "select count(*) from pg_stat_activity where datname = current_database()"
        " and pid <> pg_backend_pid() and backend_type = 'client backend'"
    )
    until = time.monotonic() + _LEAVING
    while others := connection.scalar(counted):
        connection.execute(sa.text("select pg_stat_clear_snapshot()"))
        if time.monotonic() < until:
            time.sleep(0.05)
            continue
        raise EnvironmentFault(
            f"The database is in use: {others} other connections are open. Close every desk and"
            " worker on it, then restore again."
        )


def _drop(connection: sa.Connection) -> None:
    postgres = connection.dialect.name == "postgresql"
    # The full-text index of SQLite is a table of its own, over documents.
    own = [] if postgres else ["words"]
    own += [table.name for table in reversed(metadata.sorted_tables)]
    for name in (*own, "alembic_version"):
        cascade = " cascade" if postgres else ""
        connection.execute(sa.text(f"drop table if exists {name}{cascade}"))


def _judge(connection: sa.Connection, path: Path, manifest: Manifest) -> None:
    """Raise UsageError unless the backup holds each table of its schema, with columns that it has."""
    inspector = sa.inspect(connection)
    wanted = (set(inspector.get_table_names()) & set(metadata.tables)) - LEFT_OUT
    whole = wanted == set(manifest.tables) and all(
        {column["name"] for column in inspector.get_columns(name)} == set(kept.columns)
        for name, kept in manifest.tables.items()
    )
    if not whole:
        raise UsageError(f"{path} does not hold the tables of schema {manifest.schema}.")


def _fill(
    connection: sa.Connection, table: sa.Table, columns: list[str], zipped: zipfile.ZipFile
) -> None:
    postgres = connection.dialect.name == "postgresql"
    values: dict[str, Any] = {}
    for name in columns:
        kind = table.c[name].type
        value: Any = sa.bindparam(name, type_=sa.Text() if isinstance(kind, sa.JSON) else kind)
        cast = postgres and isinstance(kind, sa.JSON)
        values[name] = sa.cast(value, sa.JSON) if cast else value
    # Given as text, lest the values be made JSON a second time.
    target = sa.table(table.name, *(sa.column(name) for name in columns))
    insert = target.insert().values(values)
    readers = {name: _reader(table.c[name].type) for name in columns}
    for rows in _batches(zipped, table.name, readers):
        connection.execute(insert, rows)


def _batches(
    zipped: zipfile.ZipFile, name: str, readers: Mapping[str, Callable[[Any], Any]]
) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    with zipped.open(entry(name)) as lines:
        for line in lines:
            values = zip(readers.items(), json.loads(line), strict=True)
            batch.append(
                {key: value if value is None else read(value) for (key, read), value in values}
            )
            if len(batch) == BATCH:
                yield batch
                batch = []
    if batch:
        yield batch


def _reader(kind: sa.types.TypeEngine[Any]) -> Callable[[Any], Any]:
    match kind:
        case sa.LargeBinary():
            return base64.b64decode
        case sa.DateTime():
            return datetime.fromisoformat
        case sa.Date():
            return date.fromisoformat
        case _:
            return lambda value: value


def _go_on_counting(connection: sa.Connection) -> None:
    """Let Postgres number new rows after those that were put in with their numbers."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        for column in table.primary_key:
            if column.autoincrement is True:
                sequence = sa.func.pg_get_serial_sequence(table.name, column.name)
                following = sa.select(sa.func.coalesce(sa.func.max(column), 0) + 1)
                query = sa.func.setval(sequence, following.scalar_subquery(), False)
                connection.execute(sa.select(query))
