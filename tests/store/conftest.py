"""The store's tests run on both databases it is made for."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import postgres
import pytest
import sqlalchemy as sa

from drafter.settings import Settings
from drafter.store import Database


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    with postgres.running() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """Settings of a home, and of a database of its own on each kind of server."""
    if request.param == "sqlite":
        yield Settings.load(home=tmp_path / "home")
        return
    address = request.getfixturevalue("cluster")
    name = f"desk_{secrets.token_hex(4)}"
    maker = sa.create_engine(f"{address}postgres", isolation_level="AUTOCOMMIT")
    with maker.connect() as connection:
        connection.execute(sa.text(f"create database {name}"))
    maker.dispose()
    yield Settings.load(home=tmp_path / "home", database_url=f"{address}{name}")


@pytest.fixture
def database(stored: Settings) -> Iterator[Database]:
    opened = Database.open(stored)
    yield opened
    opened.close()
