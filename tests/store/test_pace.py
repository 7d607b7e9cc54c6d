"""What a server allows a minute, kept by all processes together on both kinds of database."""

from __future__ import annotations

import asyncio

import pytest

from drafter.settings import Settings
from drafter.store import Database, SqlPace


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1_000_000.0
        monkeypatch.setattr("drafter.store.pace.asyncio.sleep", self._sleep)
        monkeypatch.setattr("drafter.store.pace.epoch", lambda _: self.now)

    async def _sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.mark.parametrize("allowed", [1, 7, 60])
def test_no_minute_has_more_calls_than_allowed_whoever_makes_them(
    stored: Settings, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    clock = Clock(monkeypatch)
    desks = [Database.open(stored), Database.open(stored)]
    paces = [SqlPace(desk, allowed, None) for desk in desks]
    times: list[float] = []

    async def calls() -> None:
        for number in range(3 * allowed):
            await paces[number % 2].turn("http://model/v1", 100)
            times.append(clock.now)

    asyncio.run(calls())
    for began in times:
        assert sum(began <= each < began + 59.999 for each in times) <= allowed
    assert times[-1] - times[0] <= 60 * 3 * allowed / max(1, allowed * 0.8)
    for desk in desks:
        desk.close()


def test_tokens_are_counted_by_what_a_call_may_take(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    pace = SqlPace(database, None, 10_000)
    began = clock.now

    async def calls() -> None:
        for _ in range(20):
            await pace.turn("http://model/v1", 1_000)

    asyncio.run(calls())
    assert 100 <= clock.now - began <= 140


def test_a_call_larger_than_all_that_is_allowed_goes_alone_and_takes_a_minute(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    pace = SqlPace(database, None, 1_000)
    began = clock.now
    asyncio.run(pace.turn("http://model/v1", 5_000))
    assert clock.now == began
    asyncio.run(pace.turn("http://model/v1", 10))
    assert 55 <= clock.now - began <= 70


def test_servers_are_paced_apart_and_a_clock_set_back_stops_nobody_for_long(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    pace = SqlPace(database, 1, None)
    asyncio.run(pace.turn("http://one/v1", 1))
    began = clock.now
    asyncio.run(pace.turn("http://two/v1", 1))
    assert clock.now == began
    clock.now -= 86_400
    began = clock.now
    asyncio.run(pace.turn("http://one/v1", 1))
    assert clock.now - began <= 70
