"""A home put into one file and back: beside an open desk, over a damaged one, and killed half way."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import postgres
import psycopg
import pytest
from newsroom_pages import FERRY, LANHU

from drafter.archive import held
from drafter.desk import Desk
from drafter.errors import Damaged, EnvironmentFault, HomeInUse, UsageError
from drafter.log import log_file
from drafter.safekeeping import back_up, restore
from drafter.settings import Settings
from drafter.store import Database

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 22)
OLD = "1. Quay sold\n\nThe quay at Nanjing was sold to Duchuan for 30 million yuan on Monday.\n"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an issue of two items and a printed one, closed in order."""
    home = tmp_path_factory.mktemp("drafted") / "home"
    with closing(Desk(Settings.load(home=home))) as desk:
        desk.draft("", ["\n\n".join(LANHU), "\n\n".join(FERRY)], day=DAY)
        (outcome,) = desk.take_in([("151.txt", OLD)], doubtful=True)
        assert outcome.state == "kept"
    return home


@pytest.fixture
def full(drafted: Path, tmp_path: Path) -> Settings:
    shutil.copytree(drafted, tmp_path / "full")
    return Settings.load(home=tmp_path / "full")


@pytest.fixture
def empty(tmp_path: Path) -> Settings:
    return Settings.load(home=tmp_path / "empty")


@pytest.fixture
def file(full: Settings, tmp_path: Path) -> Path:
    back_up(full, tmp_path / "desk.zip")
    return tmp_path / "desk.zip"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Settings]:
    """A home with an issue of its own, not yet written."""
    settings = Settings.load(home=tmp_path / "other")
    with closing(Desk(settings)) as desk:
        desk.store.new_issue(paste="of my own", day=DAY)
    return settings


def headlines(settings: Settings) -> list[list[str]]:
    with closing(Desk(settings)) as desk:
        return [[item.headline for item in desk.issue(line.id).items] for line in desk.issues()]


def test_what_was_kept_is_whole_in_another_home(full: Settings, empty: Settings, file) -> None:
    manifest, aside = restore(empty, file)
    assert aside is None
    assert manifest.tables["articles"].rows == 2
    assert headlines(empty) == headlines(full)
    with closing(Desk(empty)) as desk:
        found = {each.kind: each.title for each in desk.search("quay sold in Nanjing", k=20)}
        assert found["item"] == "Quay sold"
        assert "article" in found
        # By words too: the index of words is not in the file.
        assert desk.rooms.printed.undocumented_items() == set()
        assert desk.rooms.printed.undocumented_articles() == set()


def test_a_backup_is_taken_beside_an_open_desk(full: Settings, tmp_path: Path) -> None:
    with closing(Desk(full)) as desk:
        _ = desk.rooms
        issue_id = desk.store.new_issue(paste="begun this moment", day=DAY)
        manifest = back_up(full, tmp_path / "beside.zip")
        assert manifest.tables["issues"].rows == len(desk.issues())
    restore(other := Settings.load(home=tmp_path / "restored"), tmp_path / "beside.zip")
    with closing(Desk(other)) as desk:
        assert issue_id in [line.id for line in desk.issues()]


def test_a_home_that_holds_issues_is_kept_unless_told(other: Settings, full, file: Path) -> None:
    with pytest.raises(UsageError, match="--replace"):
        restore(other, file)
    assert headlines(other) == [[]]
    restore(other, file, replacing=True)
    assert headlines(other) == headlines(full)


def test_a_restore_waits_for_no_desk_that_is_open(empty: Settings, file: Path) -> None:
    with held(empty.home), pytest.raises(HomeInUse, match="in use by"):
        restore(empty, file)


def test_what_stops_the_index_does_not_stop_the_restore(full: Settings, file, tmp_path) -> None:
    lacking = Settings.load(home=tmp_path / "new", base_url="http://127.0.0.1:9/v1")
    with pytest.raises(EnvironmentFault, match=r"was put back.*DRAFTER_MODEL.*drafter reindex"):
        restore(lacking, file)
    assert headlines(lacking) == headlines(full)


def test_a_damaged_database_is_said_to_be_and_set_aside(full: Settings, file: Path) -> None:
    database = full.home / "drafter.db"
    body = bytearray(database.read_bytes())
    body[4096 * 3 : 4096 * 40] = b"\xa5" * (4096 * 37)
    database.write_bytes(body)
    with pytest.raises(Damaged, match="drafter restore FILE --replace"):
        back_up(full, file.with_name("second.zip"))
    with pytest.raises(Damaged):
        restore(full, file)
    _, aside = restore(full, file, replacing=True)
    assert aside is not None
    assert aside.read_bytes() == bytes(body)
    assert len(headlines(full)[0]) == 2


def test_damage_is_found_at_the_start_after_an_unclean_end(full: Settings) -> None:
    database = full.home / "drafter.db"
    with closing(Database.open(full)) as opened, opened.begin() as connection:
        connection.exec_driver_sql("create table spare (id integer)")
        # As a killed program leaves it: the log beside the file.
        shutil.copy(f"{database}-wal", full.home / "log")
    size = database.stat().st_size
    with database.open("r+b") as file:
        file.seek(size // 8192 * 4096)
        file.write(b"\xa5" * (size - size // 8192 * 4096))
    (full.home / "log").rename(f"{database}-wal")
    with pytest.raises(Damaged, match="is damaged"):
        Database.open(full)


def test_a_missing_table_is_named_with_the_way_out(full: Settings) -> None:
    with closing(Database.open(full)) as opened, opened.begin() as connection:
        connection.exec_driver_sql("drop table checks")
    with pytest.raises(Damaged, match=r"lacks its table checks.*drafter restore"):
        Desk(full)


@pytest.mark.parametrize("damage", ["garbage", "a file"])
def test_an_index_that_cannot_be_read_is_built_anew(full: Settings, damage: str) -> None:
    folder = full.home / "chroma"
    if damage == "garbage":
        (folder / "chroma.sqlite3").write_bytes(b"\xa5" * 200_000)
    else:
        shutil.rmtree(folder)
        folder.write_text("in the way")
    with closing(Desk(full)) as desk:
        with pytest.raises(Damaged, match="drafter reindex"):
            _ = desk.rooms
        passages, printed = desk.reindex()
        assert (passages > 0, printed) == (True, 1)
        assert desk.search("ferry tickets")


def test_a_lost_index_gets_its_printed_items_back_by_itself(full: Settings) -> None:
    shutil.rmtree(full.home / "chroma")
    with closing(Desk(full)) as desk:
        assert desk.rooms.index.printed.count() == 1
        # What was read is still found by its words.
        assert "article" in [each.kind for each in desk.search("ferry tickets charged twice")]
    said = [json.loads(line) for line in log_file(full).read_text("utf-8").splitlines()]
    assert [line["event"] for line in said if line["level"] == "warning"] == [
        "index holds no passages: run `drafter reindex`"
    ]


def test_a_desk_moves_to_a_server_and_back(full: Settings, file: Path, tmp_path: Path) -> None:
    with postgres.running() as address:
        moved = Settings.load(home=tmp_path / "moved", database_url=f"{address}postgres")
        restore(moved, file)
        assert headlines(moved) == headlines(full)
        with pytest.raises(UsageError, match="--replace"):
            restore(moved, file)
        restore(moved, file, replacing=True)
        with closing(Desk(moved)) as desk:
            assert desk.search("quay sold in Nanjing")
            issue_id = desk.store.new_issue(paste="written on the server", day=DAY)
        back_up(moved, tmp_path / "moved.zip")
    restore(back := Settings.load(home=tmp_path / "back"), tmp_path / "moved.zip")
    with closing(Desk(back)) as desk:
        assert issue_id in [line.id for line in desk.issues()]


@pytest.mark.parametrize("grown", [1, 3_000_000, 9_000_000])
def test_a_restore_that_is_killed_leaves_what_was_there_or_all_of_the_backup(
    other: Settings, full: Settings, grown: int, tmp_path: Path
) -> None:
    """Killed when it has written this many bytes, and taken up again."""
    with closing(Database.open(full)) as opened, opened.begin() as connection:
        rows = ((f"k{n}", os.urandom(3000)) for n in range(4000))
        for key, value in rows:
            connection.exec_driver_sql(
                "insert into ledger values ('embedding', ?, '2026-11-22', ?)", (key, value)
            )
    back_up(full, tmp_path / "big.zip")
    log = other.home / "drafter.db-wal"
    process = start(other, "restore", str(tmp_path / "big.zip"), "--replace")
    while not (log.exists() and log.stat().st_size >= grown):
        assert process.poll() is None, "it ended before it could be killed"
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert headlines(other) in ([[]], headlines(full))
    restore(other, tmp_path / "big.zip", replacing=True)
    assert headlines(other) == headlines(full)


def test_a_restore_into_a_server_that_is_killed_leaves_what_was_there(
    full: Settings, file: Path, tmp_path: Path
) -> None:
    with postgres.running() as address:
        settings = Settings.load(home=tmp_path / "served", database_url=f"{address}postgres")
        with closing(Desk(settings)) as desk:
            desk.store.new_issue(paste="of my own", day=DAY)
        watch = psycopg.connect(settings.database_url, dbname="template1", autocommit=True)
        process = start(settings, "restore", str(file), "--replace")
        # Others may not even look at a table that was dropped until the restore ends.
        dropped = "select count(*) from pg_locks where mode = 'AccessExclusiveLock'"
        while not watch.execute(dropped).fetchone()[0]:
            assert process.poll() is None, "it ended before it could be killed"
        process.send_signal(signal.SIGKILL)
        process.wait()
        watch.close()
        assert headlines(settings) == [[]]
        restore(settings, file, replacing=True)
        assert headlines(settings) == headlines(full)


def start(settings: Settings, *command: str) -> subprocess.Popen[bytes]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "drafter.cli", *command],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=kept
        | {"DRAFTER_HOME": str(settings.home), "DRAFTER_DATABASE_URL": settings.database_url},
    )  # fmt: skip
