"""A second model, for what the first cannot do."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from chat_server import ChatServer, Said, completion, error, serve
from ferry import ITEM
from ledgers import MemoryLedger
from opening import failure, opened, settings, write

from drafter.errors import EnvironmentFault, WritingFailed
from drafter.house.style import HouseStyle
from drafter.settings import Settings
from drafter.write import asking, open_writer

pytestmark = pytest.mark.slow

ANSWER = json.dumps(ITEM)


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "FIRST_PAUSE", 0.02)


@pytest.fixture
def other() -> Iterator[ChatServer]:
    with serve(lambda request: completion(ANSWER, tokens=(500, 100))) as chat:
        yield chat


def both(server: ChatServer, other: ChatServer) -> dict[str, object]:
    return {"model_fallback": "gpt-4o", "base_url_fallback": other.url, "deadline": 5}


@pytest.mark.parametrize(
    "said",
    [
        completion(None, refusal="I will not."),
        completion("{}"),
        completion('{"headline": "Fer', finish="length"),
        completion(None),
        error(500, "crashed"),
        error(400, "context length exceeded"),
        replace(error(429, "slow down"), retry_after="1000"),
        replace(completion(ANSWER), after=4),
    ],
)
def test_what_the_first_model_cannot_do_the_second_does_and_signs(
    said: Said, server: ChatServer, other: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: said
    writer = opened(server, style, **both(server, other))
    item = write(writer)
    assert item.writer is not None
    assert (writer.name, item.writer.model) == ("gpt-4o-mini", "gpt-4o")
    assert len(other.requests) == 1
    assert item.notes[-1].startswith("Written by gpt-4o, since gpt-4o-mini failed: ")
    assert item.usage == writer.spent


def test_each_model_has_its_own_price(
    server: ChatServer, other: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: completion(None, refusal="No.", tokens=(400, 10))
    item = write(opened(server, style, **both(server, other), budget=1))
    first, second = 400 * 0.15e-6 + 10 * 0.6e-6, 500 * 2.5e-6 + 100 * 10e-6
    assert item.usage.usd == pytest.approx(first + second)


def test_both_share_one_deadline(server: ChatServer, other: ChatServer, style: HouseStyle) -> None:
    for each in (server, other):
        each.answer = lambda request: completion(ANSWER, after=9)
    given = both(server, other) | {"deadline": 3}
    opened(server, style, **given).warm()
    began = time.monotonic()
    found = failure(opened(server, style, **given))
    assert isinstance(found, WritingFailed)
    assert found.reason == "time-out"
    assert server.url in found.message
    assert f"gpt-4o, asked instead: {other.url}" in found.message
    assert time.monotonic() - began < 5.9  # two of them would take six seconds


def test_a_wrong_key_stops_without_a_second_model(
    server: ChatServer, other: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: error(401, "no")
    assert isinstance(failure(opened(server, style, **both(server, other))), EnvironmentFault)
    assert not other.requests


def test_a_key_goes_to_the_server_it_was_given_for(
    server: ChatServer, other: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: completion(None, refusal="No.")
    write(opened(server, style, **both(server, other), openai_api_key="sk-one"))
    write(
        opened(
            server, style, **both(server, other), openai_api_key="sk-one", api_key_fallback="sk-two"
        )
    )
    write(opened(other, style, model_fallback="gpt-4o", openai_api_key="sk-one"))
    assert set(server.keys) == {"Bearer sk-one"}
    assert other.keys == ["Bearer none", "Bearer sk-two", "Bearer sk-one"]


def test_a_fault_of_the_second_names_its_settings(
    server: ChatServer, other: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: completion(None, refusal="No.")
    other.answer = lambda request: error(401, "no")
    stopped = failure(opened(server, style, **both(server, other)))
    assert isinstance(stopped, EnvironmentFault)
    assert "DRAFTER_API_KEY_FALLBACK" in str(stopped)


def test_a_second_model_alone_or_without_a_price_is_refused(
    server: ChatServer, style: HouseStyle
) -> None:
    with pytest.raises(EnvironmentFault, match="DRAFTER_MODEL_FALLBACK"):
        open_writer(Settings.load(_env_file=None, model_fallback="gpt-4o"), style, MemoryLedger())
    given = settings(server, model_fallback="our-own", budget=1.0)
    with pytest.raises(EnvironmentFault, match="our-own"):
        open_writer(given, style, MemoryLedger())
