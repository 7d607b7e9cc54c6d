"""The store's tests run on both databases it is made for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import postgres
import pytest

from drafter.settings import Settings
from drafter.store import Database


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Call slow whatever needs a real Postgres, which is started and filled for it."""
    for item in items:
        kinds = item.callspec.params.values() if hasattr(item, "callspec") else ()
        if "postgres" in kinds or "cluster" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    with postgres.running() as address:
        yield address


@pytest.fixture
def new_postgres(cluster: str) -> Callable[[], str]:
    """Makes a database of its own on a server and returns its address."""

    return lambda: postgres.new_database(cluster)


@pytest.fixture(params=["sqlite", "postgres"])
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of a home, and of a database of its own on each kind of server."""
    url = request.getfixturevalue("new_postgres")() if request.param == "postgres" else ""
    return Settings.load(home=tmp_path / "home", database_url=url)


@pytest.fixture
def database(stored: Settings, request: pytest.FixtureRequest) -> Iterator[Database]:
    if stored.on_sqlite and not stored.home.exists():
        assert request.getfixturevalue("fresh_home") == stored.home
    opened = Database.open(stored)
    yield opened
    opened.close()
