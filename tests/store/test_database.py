import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

import drafter.store.database as database_module
from drafter.errors import EnvironmentFault
from drafter.settings import Settings
from drafter.store import Database
from drafter.store.schema import HEAD, metadata


def test_the_migrations_make_exactly_the_tables_of_the_schema(database: Database) -> None:
    # The full-text index is each database's own: tables `words*` here, an index there.
    options = {
        "include_name": lambda name, kind, _: (
            kind == "column" or not str(name).startswith(("words", "ix_documents_t"))
        )
    }
    with database.begin() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_the_schema_names_the_newest_migration() -> None:
    config = Config()
    folder = Path(database_module.__file__).with_name("migrations")
    config.set_main_option("script_location", str(folder))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a home that nobody has made yet."""
    return Settings.load(home=tmp_path / "home")


def test_a_second_opening_finds_what_the_first_kept(settings: Settings) -> None:
    for expected in (0, 1):
        database = Database.open(settings)
        with database.begin() as connection:
            count = connection.scalar(sa.text("select count(*) from ledger"))
            connection.execute(
                sa.text("insert into ledger values ('k', :key, '2026-11-22', x'00')"),
                {"key": str(expected)},
            )
        assert count == expected
        database.close()


def test_a_database_of_a_newer_program_is_refused(settings: Settings) -> None:
    Database.open(settings).close()
    with sqlite3.connect(settings.home / "drafter.db") as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    with pytest.raises(EnvironmentFault, match="newer drafter"):
        Database.open(settings)


def test_a_file_that_is_no_database_is_said_to_be_damaged(settings: Settings) -> None:
    settings.home.mkdir()
    (settings.home / "drafter.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(EnvironmentFault, match="damaged"):
        Database.open(settings)


def test_a_home_that_cannot_be_made_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EnvironmentFault, match="DRAFTER_HOME"):
        Database.open(Settings.load(home=tmp_path / "file" / "home"))


def test_a_url_without_a_driver_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="DRAFTER_DATABASE_URL"):
        Database.open(Settings.load(home=tmp_path, database_url="nosuch://localhost/desk"))


def test_a_full_disk_is_said_plainly(settings: Settings) -> None:
    database = Database.open(settings)
    with database.begin() as connection:
        pages = connection.scalar(sa.text("pragma page_count"))
        connection.execute(sa.text(f"pragma max_page_count = {pages}"))
    with pytest.raises(EnvironmentFault, match="disk is full"), database.begin() as connection:
        connection.execute(
            sa.text("insert into ledger values ('k', 'k', '2026-11-22', zeroblob(9000000))")
        )
    database.close()


def test_queries_go_on_while_another_thread_loads_the_engine_of_jobs() -> None:
    program = """
import threading
from drafter.store import Database
from drafter.store.schema import articles
loading = threading.Thread(target=__import__, args=("sqlalchemy.orm",))
loading.start()
while True:
    articles.c.id.in_([])
    if not loading.is_alive():
        break
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr[-2000:]


def test_a_home_is_made_for_its_owner_alone(settings: Settings) -> None:
    Database.open(settings).close()
    assert settings.home.stat().st_mode & 0o077 == 0


JOT = """
import os, signal, sys
import sqlalchemy as sa
from drafter.settings import Settings
from drafter.store import Database
database = Database.open(Settings.load(_env_file=None))
with database.jot() as connection:
    connection.execute(sa.text("insert into ledger values ('k', 'jotted', '2026-11-22', :value)"),
                       {"value": b"answer"})
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.slow
def test_what_was_jotted_down_outlives_a_killed_process(stored: Settings) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    given = {"DRAFTER_HOME": str(stored.home), "DRAFTER_DATABASE_URL": stored.database_url}
    killed = subprocess.run([sys.executable, "-c", JOT], env=kept | given, check=False)
    assert killed.returncode == -signal.SIGKILL
    database = Database.open(stored)
    with database.begin() as connection:
        value = connection.scalar(sa.text("select value from ledger where key = 'jotted'"))
    assert value == b"answer"
    database.close()


def test_a_jot_that_fails_leaves_nothing_and_later_commits_wait_for_the_disk(
    database: Database,
) -> None:
    row = sa.text("insert into ledger values ('k', 'one', '2026-11-22', :value)")

    def fails() -> None:
        with database.jot() as connection:
            connection.execute(row, {"value": b"answer"})
            raise ConnectionError

    with pytest.raises(ConnectionError):
        fails()
    with database.jot() as connection:
        connection.execute(row, {"value": b"answer"})
    with database.begin() as connection:
        assert connection.scalar(sa.text("select count(*) from ledger")) == 1
        setting = "pragma synchronous" if database.file else "show synchronous_commit"
        assert connection.scalar(sa.text(setting)) in (2, "on")
