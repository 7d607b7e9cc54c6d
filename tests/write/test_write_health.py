"""When a server is taken to be down, and when it is tried again."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import replace

import pytest
from chat_server import ChatServer, Said, completion, error
from ferry import ITEM, ferry, whole
from opening import failure, opened, write

from drafter.errors import WritingFailed
from drafter.house.style import HouseStyle
from drafter.model import Item
from drafter.write import StoryWriter, asking, health

pytestmark = pytest.mark.slow

ANSWER = json.dumps(ITEM)


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "FIRST_PAUSE", 0.02)


def outcomes(writer: StoryWriter, count: int) -> list[Item | BaseException]:
    async def run() -> list[Item | BaseException]:
        jobs = (writer.write(ferry, whole(ferry)) for _ in range(count))
        return await asyncio.gather(*jobs, return_exceptions=True)

    return asyncio.run(run())


def test_nothing_at_the_address_is_said_as_it_is(style: HouseStyle, server: ChatServer) -> None:
    found = failure(opened(server, style, base_url="http://127.0.0.1:7/v1"))
    assert isinstance(found, WritingFailed)
    assert found.reason == "server"
    assert "No model server answers at http://127.0.0.1:7/v1" in found.message


def test_after_three_stories_in_a_row_the_rest_fail_at_once_with_one_reason(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: error(502, "bad gateway")
    found = outcomes(opened(server, style, max_parallel=2), 40)
    assert {getattr(each, "reason", "") for each in found} == {"server"}
    late = [str(each) for each in found if "Nothing more is sent" in str(each)]
    assert len(late) >= 35
    # the story that was at it when the third one failed says besides how often it was asked
    assert len({each.partition(" It was asked")[0] for each in late}) == 1
    assert "it failed (HTTP 502)" in late[0]
    assert len(server.requests) <= 17


def test_one_call_goes_through_after_a_pause_and_lets_the_others_in(
    server: ChatServer, style: HouseStyle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "SECONDS_BETWEEN_PROBES", 2.0)
    server.answer = lambda request: error(502, "bad gateway")
    writer = opened(server, style, max_parallel=2)
    outcomes(writer, 8)
    sent = len(server.requests)
    time.sleep(2.2)
    assert isinstance(failure(opened(server, style)), WritingFailed)  # another writer, one server
    assert len(server.requests) == sent + 1
    server.answer = lambda request: completion(ANSWER)
    assert isinstance(failure(writer), WritingFailed)
    assert len(server.requests) == sent + 1
    time.sleep(2.2)
    assert write(writer).headline == ITEM["headline"]
    assert all(isinstance(each, Item) for each in outcomes(opened(server, style), 4))


@pytest.mark.parametrize(
    "said",
    [
        completion(None, refusal="I will not."),
        completion("{}"),
        error(400, "This model's maximum context length is 20 tokens"),
        error(400, "temperature is not supported"),
        Said("{}"),
    ],
)
def test_the_faults_of_stories_never_take_a_server_for_down(
    said: Said, server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: said
    writer = opened(server, style)
    outcomes(writer, 8)
    server.answer = lambda request: completion(ANSWER)
    assert write(writer).headline == ITEM["headline"]


def test_a_server_that_never_answers_in_time_is_taken_for_down(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: completion(ANSWER, after=2)
    writer = opened(server, style, deadline=0.4, max_parallel=3)
    writer.warm()
    found = outcomes(writer, 12)
    reasons = [getattr(each, "reason", "") for each in found]
    assert set(reasons) == {"time-out"}
    assert len(server.requests) <= 5


def test_a_server_that_takes_no_more_calls_today_is_left_alone(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: replace(error(429, "slow down"), retry_after="80000")
    found = outcomes(opened(server, style, max_parallel=1), 12)
    assert {getattr(each, "reason", "") for each in found} == {"busy"}
    assert len(server.requests) == 3
