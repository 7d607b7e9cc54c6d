"""The whole database in one file that either kind of database can be filled from.

A zip: `manifest.json`, and for each table `tables/NAME.jsonl`, an array of values a row. JSON columns go
over as the text that the database holds, bytes as base64, times as ISO 8601 in UTC.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError

from drafter.errors import UsageError
from drafter.store.database import Database
from drafter.store.schema import (
    HEAD,
    documents,
    job_events,
    job_texts,
    jobs,
    mentions,
    metadata,
    paces,
    presence,
    workers,
)

# Made from the other tables, and made again after a restore; or true of running programs only.
LEFT_OUT = frozenset(
    table.name
    for table in (documents, mentions, jobs, job_events, job_texts, workers, paces, presence)
)
BATCH = 500  # rows
_LEVEL = (
    1  # most bytes are vectors and hardly shrink: 6 takes half as long again for a twentieth less
)
_MANIFEST = "manifest.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What a backup holds of one table."""

    columns: list[str]
    rows: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    format: int
    program: str
    schema: str
    made_at: datetime
    tables: dict[str, Kept]


_READER = TypeAdapter(Manifest)


# ── out ──────────────────────────────────────────────────────────────────────────────────────────


def write_backup(database: Database, path: Path) -> Manifest:
    """Write everything as it is at this moment to `path`, whole or not at all; others may go on writing."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as zipped:
                manifest = _write(database, zipped)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return manifest


def _write(database: Database, zipped: zipfile.ZipFile) -> Manifest:
    tables: dict[str, Kept] = {}
    with database.snapshot() as connection:
        for table in metadata.sorted_tables:
            if table.name not in LEFT_OUT:
                tables[table.name] = _write_table(connection, table, zipped)
    manifest = Manifest(
        format=1,
        program=version("drafter"),
        schema=HEAD,
        made_at=datetime.now(UTC),
        tables=tables,
    )
    zipped.writestr(_MANIFEST, _READER.dump_json(manifest, indent=1))
    return manifest


def _write_table(connection: sa.Connection, table: sa.Table, zipped: zipfile.ZipFile) -> Kept:
    query = sa.select(*(_plain(column) for column in table.columns))
    writers = [_writer(column.type) for column in table.columns]
    counted, sha = 0, hashlib.sha256()
    with zipped.open(entry(table.name), "w", force_zip64=True) as out:
        for row in connection.execution_options(yield_per=BATCH).execute(query):
            values = [
                value if value is None else write(value)
                for write, value in zip(writers, row, strict=True)
            ]
            line = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            out.write(line)
            sha.update(line)
            counted += 1
    return Kept(
        columns=[column.name for column in table.columns], rows=counted, sha256=sha.hexdigest()
    )


def _plain(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    return sa.cast(column, sa.Text) if isinstance(column.type, sa.JSON) else column


def _writer(kind: sa.types.TypeEngine[Any]) -> Callable[[Any], Any]:
    match kind:
        case sa.LargeBinary():
            return lambda value: base64.b64encode(value).decode("ascii")
        case sa.DateTime():
            return _utc
        case sa.Date():
            return date.isoformat
        case _:
            return lambda value: value


def _utc(value: datetime) -> str:
    # SQLite keeps no zone: what it holds was written in UTC.
    aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return aware.isoformat()


# ── in ───────────────────────────────────────────────────────────────────────────────────────────


def read_manifest(path: Path) -> Manifest:
    """Return the manifest of a backup whose every table has the hash that was written down for it.

    Raises UsageError when the file is no backup, or not a whole one, or of a newer program.
    """
    try:
        with zipfile.ZipFile(path) as zipped:
            manifest = _READER.validate_json(zipped.read(_MANIFEST))
            if manifest.format > 1 or manifest.schema > HEAD:
                raise UsageError(
                    f"{path} was written by a newer drafter ({manifest.program}, schema"
                    f" {manifest.schema}; this program knows {HEAD}). Install the newer drafter."
                )
            for name, kept in manifest.tables.items():
                if _hash(zipped, name) != kept.sha256:
                    raise UsageError(
                        f"{path} is damaged: table {name} is not what was written. Use another backup."
                    )
    except (zipfile.BadZipFile, KeyError, EOFError, ValidationError, zlib.error) as error:
        raise UsageError(
            f"{path} is no whole backup. Give a file that `drafter backup` wrote."
        ) from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror or error}).") from error
    return manifest


def _hash(zipped: zipfile.ZipFile, name: str) -> str:
    sha = hashlib.sha256()
    with zipped.open(entry(name)) as file:
        while part := file.read(1 << 20):
            sha.update(part)
    return sha.hexdigest()


def entry(name: str) -> str:
    return f"tables/{name}.jsonl"
