"""Locks of a process: they go with its session, and a process that lost one knows it from then on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from drafter.errors import EnvironmentFault
from drafter.settings import Settings
from drafter.store import Database


def test_who_lost_its_session_is_not_alive_again_by_taking_its_locks_anew(
    new_postgres: Callable[[], str], tmp_path: Path
) -> None:
    settings = Settings.load(home=tmp_path / "home", database_url=new_postgres())
    with closing(Database.open(settings)) as one, closing(Database.open(settings)) as other:
        assert one.locks.take("worker one")
        assert one.locks.alive()
        assert not other.locks.take("worker one")
        end = "select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory'"
        with other.begin() as connection:
            connection.execute(sa.text(f"{end} and pid <> pg_backend_pid()"))
        with pytest.raises(EnvironmentFault):
            one.locks.take("something else")
        assert one.locks.take("worker one")
        assert not one.locks.alive()
        assert other.locks.alive()
