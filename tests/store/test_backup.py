"""A database in one file, and either kind of database filled from it."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from old_databases import ARTICLE, NOON, RELEASED, brought_forward, fill, rows

from drafter.errors import EnvironmentFault, UsageError
from drafter.model import Item
from drafter.settings import Settings
from drafter.store import Database, Store, read_manifest, refill, write_backup
from drafter.store.backup import LEFT_OUT
from drafter.store.database import schema_of
from drafter.store.schema import HEAD, metadata

pytestmark = pytest.mark.slow


def nothing() -> None:
    pass


@pytest.fixture
def backed_up(stored: Settings, tmp_path: Path) -> Path:
    """A backup of a filled database of each kind."""
    fill(stored, HEAD)
    database = Database.open(stored)
    write_backup(database, tmp_path / "desk.zip")
    database.close()
    return tmp_path / "desk.zip"


@pytest.fixture(params=["sqlite", "postgres"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of each kind."""
    url = request.getfixturevalue("new_postgres")() if request.param == "postgres" else ""
    opened = Database.connect(Settings.load(home=tmp_path / "other", database_url=url))
    yield opened
    opened.close()


def test_a_backup_of_either_kind_fills_either_kind(backed_up: Path, other: Database) -> None:
    refill(other, backed_up, read_manifest(backed_up), before=nothing)
    expected = {name: [row] for name, row in RELEASED[HEAD].items()}
    assert rows(other, HEAD) == expected
    item = Store(other).items.get("item")
    revision, stands = Store(other).items.add_revision(
        "item", Item(headline="New", paragraphs=["Words."]), author="e", origin="edit", parent=7
    )
    assert (item.revision, revision > 7, stands) == (7, True, True)


def test_the_manifest_counts_what_is_in_the_file(backed_up: Path) -> None:
    manifest = read_manifest(backed_up)
    assert (manifest.schema, manifest.format) == (HEAD, 1)
    assert {name: kept.rows for name, kept in manifest.tables.items()} == dict.fromkeys(
        set(metadata.tables) - LEFT_OUT, 1
    )


@pytest.mark.parametrize("schema", RELEASED)
def test_a_backup_of_an_older_schema_is_brought_forward(
    schema: str, tmp_path: Path, database: Database
) -> None:
    file = tmp_path / "old.zip"
    old_backup(file, schema, tmp_path)
    refill(database, file, read_manifest(file), before=nothing)
    assert rows(database, schema) == brought_forward(schema)
    with database.begin() as connection:
        assert schema_of(connection) == HEAD


def old_backup(file: Path, schema: str, tmp_path: Path) -> None:
    """Turn a backup of today into the one that a program of `schema` would have written."""
    fill(settings := Settings.load(home=tmp_path / "old"), HEAD)
    database = Database.open(settings)
    write_backup(database, tmp_path / "new.zip")
    database.close()
    with zipfile.ZipFile(tmp_path / "new.zip") as new, zipfile.ZipFile(file, "w") as old:
        manifest = json.loads(new.read("manifest.json"))
        manifest["schema"] = schema
        manifest["tables"] = {
            name: kept for name, kept in manifest["tables"].items() if name in RELEASED[schema]
        }
        for name, kept in manifest["tables"].items():
            body = new.read(f"tables/{name}.jsonl")
            values = dict(zip(kept["columns"], json.loads(body), strict=True))
            kept["columns"] = [
                column for column in kept["columns"] if column in RELEASED[schema][name]
            ]
            body = json.dumps([values[column] for column in kept["columns"]]).encode() + b"\n"
            kept["sha256"] = sha256(body)
            old.writestr(f"tables/{name}.jsonl", body)
        old.writestr("manifest.json", json.dumps(manifest))


def sha256(body: bytes) -> str:
    import hashlib

    return hashlib.sha256(body).hexdigest()


def test_a_backup_holds_one_moment_of_a_database_that_is_written_to(
    database: Database, tmp_path: Path
) -> None:
    """Each issue comes with an item in two transactions: never an item without its issue."""
    store, ended = Store(database), threading.Event()

    def write() -> None:
        while not ended.is_set():
            issue_id = store.new_issue(paste="p", day=ARTICLE["published"])
            with database.begin() as connection:
                connection.execute(
                    metadata.tables["items"].insert(),
                    {
                        "id": issue_id, "issue_id": issue_id, "rank": 0.0, "articles": [],
                        "revision": 0, "removed": False,
                    },
                )  # fmt: skip

    writer = threading.Thread(target=write)
    writer.start()
    try:
        taken = [write_backup(database, tmp_path / f"{n}.zip") for n in range(5)]
    finally:
        ended.set()
        writer.join()
    counts = [(m.tables["issues"].rows, m.tables["items"].rows) for m in taken]
    assert counts[-1][0] > counts[0][0], "nothing was written meanwhile"
    assert all(issues - items in (0, 1) for issues, items in counts)
    for number, manifest in enumerate(taken):
        assert read_manifest(tmp_path / f"{number}.zip") == manifest


def test_what_stops_a_restore_leaves_the_database_as_it_was(
    backed_up: Path, database: Database
) -> None:
    store = Store(database)
    mine = store.new_issue(paste="mine", day=ARTICLE["published"])

    def stop() -> None:
        raise EnvironmentFault("stopped")

    with pytest.raises(EnvironmentFault, match="stopped"):
        refill(database, backed_up, read_manifest(backed_up), before=stop)
    assert mine in [line.id for line in store.issue_lines()]


def change(file: Path, entry: str, edit: Any) -> None:
    with zipfile.ZipFile(file) as zipped:
        held = {name: zipped.read(name) for name in zipped.namelist()}
    held[entry] = edit(held[entry])
    with zipfile.ZipFile(file, "w") as zipped:
        for name, body in held.items():
            zipped.writestr(name, body)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A backup of a filled SQLite database."""
    fill(settings := Settings.load(home=tmp_path / "home"), HEAD)
    database = Database.open(settings)
    write_backup(database, tmp_path / "small.zip")
    database.close()
    return tmp_path / "small.zip"


def test_a_changed_table_is_refused(small: Path) -> None:
    change(small, "tables/issues.jsonl", lambda body: body.replace(b"harbour", b"HARBOUR"))
    with pytest.raises(UsageError, match="table issues"):
        read_manifest(small)


def test_a_file_cut_short_is_refused(small: Path) -> None:
    small.write_bytes(small.read_bytes()[:-200])
    with pytest.raises(UsageError, match="no whole backup"):
        read_manifest(small)


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_text("no zip")
    with pytest.raises(UsageError, match="no whole backup"):
        read_manifest(tmp_path / "a.zip")
    with pytest.raises(UsageError, match="cannot be read"):
        read_manifest(tmp_path / "missing.zip")


def test_a_backup_of_a_newer_program_is_refused(small: Path) -> None:
    change(small, "manifest.json", lambda body: body.replace(f'"{HEAD}"'.encode(), b'"9999"'))
    with pytest.raises(UsageError, match="newer drafter"):
        read_manifest(small)


def test_a_backup_without_one_of_its_tables_is_refused(small: Path, tmp_path: Path) -> None:
    def without(body: bytes) -> bytes:
        manifest = json.loads(body)
        del manifest["tables"]["revisions"]
        return json.dumps(manifest).encode()

    change(small, "manifest.json", without)
    database = Database.open(Settings.load(home=tmp_path / "new"))
    with pytest.raises(UsageError, match="does not hold"):
        refill(database, small, read_manifest(small), before=nothing)
    database.close()


def test_a_restore_beside_others_on_a_server_is_refused(small: Path, new_postgres: Any) -> None:
    settings = Settings.load(database_url=new_postgres())
    desk, database = Database.open(settings), Database.connect(settings)
    with desk.begin() as connection:
        connection.execute(sa.text("select 1"))
        with pytest.raises(EnvironmentFault, match="in use"):
            refill(database, small, read_manifest(small), before=nothing)
    desk.close()
    refill(database, small, read_manifest(small), before=nothing)
    assert Store(database).issue_row("issue")["created_at"] == NOON
    database.close()


def test_a_backup_that_cannot_be_finished_leaves_no_file(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk.zip").write_text("the one of last week")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(OSError, match="No space"):
        write_backup(database, tmp_path / "desk.zip")
    assert (tmp_path / "desk.zip").read_text() == "the one of last week"
    assert not list(tmp_path.glob(".*"))
