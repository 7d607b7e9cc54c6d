"""How many visits a site gets at once, kept by all processes together."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.settings import Settings
from drafter.store import Database, SqlHosts


class Site:
    """Counts who is there."""

    def __init__(self) -> None:
        self.there: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.visits: Counter[str] = Counter()

    async def visit(self, hosts: SqlHosts, host: str) -> None:
        async with hosts.visit(host):
            self.there[host] += 1
            self.visits[host] += 1
            self.most[host] = max(self.most[host], self.there[host])
            await asyncio.sleep(0.02)
            self.there[host] -= 1


def test_all_jobs_of_one_process_together_keep_to_it(database: Database) -> None:
    hosts, site = SqlHosts(database, at_once=3), Site()

    async def many() -> None:
        names = ["busy.example"] * 20 + ["other.example"] * 4
        await asyncio.gather(*(site.visit(hosts, name) for name in names))

    asyncio.run(many())
    assert site.most == {"busy.example": 3, "other.example": 3}
    assert site.visits == {"busy.example": 20, "other.example": 4}


def test_two_processes_keep_to_it_together_and_the_dead_have_left(
    new_postgres: Callable[[], str], tmp_path: Path
) -> None:
    settings = Settings.load(home=tmp_path / "home", database_url=new_postgres())
    one, other = Database.open(settings), Database.open(settings)
    desks, site = [SqlHosts(each, at_once=2) for each in (one, other)], Site()

    async def many() -> None:
        visits = (site.visit(desks[number % 2], "busy.example") for number in range(12))
        await asyncio.gather(*visits)

    asyncio.run(many())
    assert site.most["busy.example"] == 2
    assert site.visits["busy.example"] == 12

    async def after_a_death() -> None:
        async with desks[0].visit("busy.example"), desks[0].visit("busy.example"):
            waiting = asyncio.create_task(site.visit(desks[1], "busy.example"))
            await asyncio.sleep(0.3)
            assert not waiting.done()
            one.close()
            await asyncio.wait_for(waiting, 10)

    asyncio.run(after_a_death())
    other.close()


def left(hosts: SqlHosts, site: str) -> float:
    return asyncio.run(hosts.left(site))


def test_a_site_that_asked_to_be_left_alone_is_by_every_process(stored: Settings) -> None:
    one, other = Database.open(stored), Database.open(stored)
    asyncio.run(SqlHosts(one).leave("busy.example", 60))
    assert 0 < left(SqlHosts(other), "busy.example") <= 60
    assert left(SqlHosts(other), "busy.example:8080") == 0
    asyncio.run(SqlHosts(other).leave("busy.example", 0.01))  # as it says now
    time.sleep(0.02)
    assert left(SqlHosts(one), "busy.example") == 0
    one.close()
    other.close()


def test_no_site_is_left_alone_for_good(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts = SqlHosts(database)
    asyncio.run(hosts.leave("busy.example", float("inf")))
    assert 3500 < left(hosts, "busy.example") <= 3600
    # The clock is set back by a day: what was asked for is over.
    monkeypatch.setattr("drafter.store.hosts.epoch", lambda _: time.time() - 86_400)
    assert left(hosts, "busy.example") == 0


def test_who_stops_waiting_or_fails_leaves_its_place(database: Database) -> None:
    hosts, site = SqlHosts(database, at_once=1), Site()

    async def fails() -> None:
        async with hosts.visit("busy.example"):
            raise ConnectionError

    async def each() -> None:
        with pytest.raises(ConnectionError):
            await fails()
        for pause in (0, 0.001, 0.005):
            waiting = asyncio.create_task(site.visit(hosts, "busy.example"))
            await asyncio.sleep(pause)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        await asyncio.wait_for(site.visit(hosts, "busy.example"), 10)

    asyncio.run(each())
