from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from drafter.settings import Settings
from drafter.store import Database
from drafter.store import alive as alive_module

OWN = sa.text("select pg_backend_pid()")


@pytest.fixture
def postgres_database(new_postgres: Callable[[], str], tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(Settings.load(home=tmp_path, database_url=new_postgres()))
    yield opened
    opened.close()


def session_of(database: Database) -> int:
    with database.look() as connection:
        return int(connection.scalar(OWN) or 0)


def pings(database: Database) -> list[object]:
    """Have noted from now on which connections are asked whether they live."""
    asked: list[object] = []
    ask = database.engine.dialect.do_ping

    def noted(connection: object) -> bool:
        asked.append(connection)
        return ask(connection)  # type: ignore[arg-type]

    database.engine.dialect.do_ping = noted  # type: ignore[method-assign]
    return asked


def test_a_connection_just_used_is_used_again_without_being_asked(
    postgres_database: Database,
) -> None:
    asked = pings(postgres_database)
    assert session_of(postgres_database) == session_of(postgres_database)
    assert asked == []


def test_a_connection_that_rested_is_asked(
    postgres_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = pings(postgres_database)
    monkeypatch.setattr(alive_module, "_RESTED", 0.0)
    assert session_of(postgres_database) == session_of(postgres_database)
    assert asked


def test_a_connection_that_its_server_closed_a_moment_ago_is_replaced_before_it_is_used(
    postgres_database: Database,
) -> None:
    ended = session_of(postgres_database)
    other = sa.create_engine(postgres_database.engine.url)
    with other.connect() as connection:
        connection.execute(sa.text(f"select pg_terminate_backend({ended}, 5000)"))
    other.dispose()
    assert session_of(postgres_database) not in (ended, 0)


def test_what_only_looks_sees_what_was_committed_before(database: Database) -> None:
    with database.begin() as connection:
        connection.execute(sa.text("insert into ledger values ('k', '1', '2026-11-22', '')"))
    with database.look() as connection:
        assert connection.scalar(sa.text("select count(*) from ledger")) == 1
