"""What a model server may do wrong, fault by fault, over real HTTP through the real clients."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from chat_server import ChatServer, Said, completion, error
from ferry import ITEM, ferry, whole
from ledgers import MemoryLedger
from opening import failure, opened, settings, write

from drafter.errors import EnvironmentFault, WritingFailed
from drafter.house.style import HouseStyle
from drafter.model import Item
from drafter.settings import Settings
from drafter.write import asking, open_writer, transport

ANSWER = json.dumps(ITEM)
HTML = "<!doctype html><html><body>Bad gateway</body></html>"
PROSE = "Ferry platform Chuanlai will stop charging a fee in December."


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "FIRST_PAUSE", 0.02)


def in_turn(*said: Said) -> Callable[[dict[str, Any]], Said]:
    """Says one after the other, and the last from then on."""
    waiting = list(said)
    return lambda request: waiting.pop(0) if len(waiting) > 1 else waiting[0]


def failed(server: ChatServer, style: HouseStyle, **given: object) -> WritingFailed:
    found = failure(opened(server, style, **given))
    assert isinstance(found, WritingFailed), found
    return found


# ── one story ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "reason", "calls"),
    [
        (completion(None, refusal="I will not."), "refused", 1),
        (completion(None, finish="content_filter"), "refused", 1),
        (completion("I'm sorry, but I can't help with that."), "refused", 1),
        (error(400, "The prompt triggered the content management policy", "content_filter"),
         "refused", 1),
        (error(400, "Content Exists Risk"), "refused", 1),
        (error(403, "Your input was flagged"), "refused", 1),
        (completion('{"headline": "Fer', finish="length"), "cut short", 2),
        (completion('{"headline": "Ferry", "paragraphs": ["It said that'), "cut short", 2),
        (completion(None), "empty", 2),
        (completion(""), "empty", 2),
        (completion(PROSE), "wrong shape", 2),
        (completion('{"headline": "", "paragraphs": []}'), "wrong shape", 2),
        (completion('{"headline": "Ferry", "paragraphs": [1]}'), "wrong shape", 2),
        (completion('["Ferry"]'), "wrong shape", 2),
        (completion(json.dumps({"headline": "F" * 300_000, "paragraphs": ["x"]})),
         "wrong shape", 2),
        (error(500, "crashed"), "server", 4),
        (Said(HTML, 502, "text/html"), "server", 4),
        (Said('{"error": {"message": "Provider returned an error", "code": 502}}'), "server", 4),
        (Said(HTML, 200, "text/html"), "server", 1),
        (Said("{}", 200), "server", 1),
        (Said('{"choices": []}', 200), "server", 1),
        (Said("not json", 200), "server", 1),
        (error(400, "temperature is not supported"), "server", 1),
        (replace(error(429, "slow down"), retry_after="100000"), "busy", 1),
        (replace(completion(ANSWER), broken_off=True), "server", 2),
    ],
)  # fmt: skip
def test_a_story_fails_with_its_reason_after_as_many_calls_as_there_is_hope(
    server: ChatServer, style: HouseStyle, said: Said, reason: str, calls: int
) -> None:
    server.answer = lambda request: said
    found = failed(server, style)
    assert (found.reason, len(server.requests)) == (reason, calls)
    assert "<" not in found.message
    assert (f"asked {calls} times" in found.message) is (calls > 1)


@pytest.mark.parametrize(
    ("first", "named"),
    [
        (completion('{"headline": "Ferry", "paragraphs": ["It said that'), "in the middle"),
        (completion(None), "empty"),
        (completion(PROSE), "not the JSON"),
        (completion('{"title": "Ferry"}'), "not the JSON"),
        (completion('{"headline": "Ferry", "paragraphs": null}'), "paragraphs are missing"),
    ],
)
def test_an_answer_that_cannot_be_used_is_asked_for_again_with_the_reason_and_both_are_counted(
    server: ChatServer, style: HouseStyle, first: Said, named: str
) -> None:
    server.answer = in_turn(first, completion(ANSWER))
    writer = opened(server, style)
    item = write(writer)
    assert item.headline == ITEM["headline"]
    before, after = (request["messages"][1]["content"] for request in server.requests)
    assert after.startswith(before)
    assert named in after.removeprefix(before)
    assert len(after) - len(before) < 250
    assert item.usage == writer.spent
    assert (item.usage.input_tokens, item.usage.output_tokens) == (800, 300)


def test_an_item_before_the_limit_of_the_answer_is_used(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: completion(ANSWER + "\n" * 500, finish="length")
    assert write(opened(server, style)).paragraphs == ITEM["paragraphs"]
    assert len(server.requests) == 1


def test_what_a_failed_story_cost_is_counted(server: ChatServer, style: HouseStyle) -> None:
    server.answer = lambda request: completion("{}")
    ledger = MemoryLedger()
    writer = open_writer(settings(server), style, ledger)
    assert isinstance(failure(writer), WritingFailed)
    assert not ledger.kept
    assert (writer.spent.input_tokens, writer.spent.output_tokens) == (800, 300)


def test_no_second_call_is_begun_that_would_not_end_in_time(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: completion("{}", after=0.7)
    opened(server, style).warm()
    assert failed(server, style, deadline=1.2).reason == "wrong shape"
    assert len(server.requests) == 1


# ── all stories ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "way_out"),
    [
        (error(401, "Incorrect API key provided: sk-secret"), "OPENAI_API_KEY"),
        (error(403, "Not for sk-secret"), "OPENAI_API_KEY"),
        (error(400, "API key not valid. Please pass a valid API key."), "OPENAI_API_KEY"),
        (error(404, "The model `x` does not exist", "model_not_found"), "DRAFTER_MODEL"),
        (error(400, "Model Not Exist"), "DRAFTER_MODEL"),
        (Said("404 page not found", 404, "text/plain"), "DRAFTER_BASE_URL"),
        (error(429, "You exceeded your quota", "insufficient_quota"), "credit"),
        (error(402, "Insufficient Balance"), "credit"),
    ],
)
def test_what_goes_wrong_with_all_stories_stops_them_without_showing_the_key(
    server: ChatServer, style: HouseStyle, said: Said, way_out: str
) -> None:
    server.answer = lambda request: said
    stopped = failure(opened(server, style, openai_api_key="sk-secret"))
    assert isinstance(stopped, EnvironmentFault)
    assert way_out in str(stopped)
    assert "sk-secret" not in str(stopped)
    assert server.keys == ["Bearer sk-secret"]


def test_a_wrong_key_stops_the_stories_that_wait(server: ChatServer, style: HouseStyle) -> None:
    server.answer = lambda request: replace(error(401, "no"), after=0.1)
    writer = opened(server, style, max_parallel=2)

    async def many() -> list[Item | BaseException]:
        jobs = (writer.write(ferry, whole(ferry)) for _ in range(9))
        return await asyncio.gather(*jobs, return_exceptions=True)

    outcomes = asyncio.run(many())
    assert all(isinstance(outcome, EnvironmentFault) for outcome in outcomes)
    assert len(server.requests) == 2
    server.answer = lambda request: completion(ANSWER)  # the account was topped up meanwhile
    assert write(writer).headline == ITEM["headline"]


@pytest.mark.parametrize(
    "said",
    [
        error(500, "no way in for Bearer sk-secret"),
        Said('{"error": "sk-secret is what you sent"}'),
        error(400, "sk-secret: content_filter"),
    ],
)
def test_a_key_that_the_server_repeats_is_not_shown(
    server: ChatServer, style: HouseStyle, said: Said
) -> None:
    server.answer = lambda request: said
    assert "sk-secret" not in str(failed(server, style, openai_api_key="sk-secret"))


@pytest.mark.parametrize("password", ["sk-secret", "sk-secret/2", "a@sk-secret#"])
def test_a_password_in_the_address_is_not_shown(password: str, style: HouseStyle) -> None:
    address = f"http://desk:{password}@127.0.0.1:9/v1?key=sk-secret"
    given = Settings.load(_env_file=None, model="m", base_url=address)
    with pytest.raises(EnvironmentFault, match="DRAFTER_BASE_URL") as caught:
        open_writer(given, style, MemoryLedger())
    assert "sk-secret" not in str(caught.value)
    address = "http://127.0.0.1:9/v1?key=sk-secret"
    given = Settings.load(_env_file=None, model="m", base_url=address)
    assert "sk-secret" not in str(failure(open_writer(given, style, MemoryLedger())))


@pytest.mark.parametrize("words", ["seed is not supported.", "seed is not supported"])
def test_the_servers_words_stand_in_one_whole_sentence(
    words: str, server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: error(400, words)
    said = failed(server, style).message
    assert said == f"{server.url} failed (HTTP 400): seed is not supported. Redraft the story."


# ── time and size ────────────────────────────────────────────────────────────────────────────


def test_a_busy_server_is_asked_until_it_answers(server: ChatServer, style: HouseStyle) -> None:
    server.answer = in_turn(*[error(429, "slow down")] * 5, completion(ANSWER))
    assert write(opened(server, style)).headline == ITEM["headline"]
    assert len(server.requests) == 6


def test_a_server_that_stays_busy_is_asked_until_the_deadline(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: error(429, "slow down")
    opened(server, style).warm()
    assert failed(server, style, deadline=1).reason == "busy"
    assert 2 <= len(server.requests) <= 7


@pytest.mark.slow
def test_what_a_busy_server_said_stands_when_its_last_call_ran_out_of_time(
    server: ChatServer, style: HouseStyle
) -> None:
    def answer(request: dict[str, Any]) -> Said:
        if len(server.requests) > 1:
            time.sleep(1.5)
        return error(429, "slow down")

    server.answer = answer
    opened(server, style).warm()
    assert failed(server, style, deadline=1).reason == "busy"


@pytest.mark.slow
@pytest.mark.parametrize("as_date", [False, True])
def test_a_server_is_left_alone_for_as_long_as_it_asks(
    as_date: bool, server: ChatServer, style: HouseStyle
) -> None:
    arrived: list[float] = []

    def answer(request: dict[str, Any]) -> Said:
        arrived.append(time.monotonic())
        if len(arrived) > 1:
            return completion(ANSWER)
        # Dates are in whole seconds: two from now is at least one away.
        date = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
        return replace(error(429, "slow down"), retry_after=date if as_date else "1.0")

    server.answer = answer
    assert write(opened(server, style)).headline == ITEM["headline"]
    assert 0.9 <= arrived[1] - arrived[0] <= 30


@pytest.mark.parametrize(("wait", "seconds"), [("100000", 180.0), ("100", 60.0)])
def test_a_server_that_wants_to_be_left_alone_for_too_long_is_busy_at_once(
    wait: str, seconds: float, server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: replace(error(429, "slow down"), retry_after=wait)
    opened(server, style).warm()
    began = time.monotonic()
    assert failed(server, style, deadline=seconds).reason == "busy"
    assert time.monotonic() - began < 30  # it did not wait for its deadline
    assert len(server.requests) == 1


@pytest.mark.parametrize("said", [error(503, "loading"), error(500, "crashed")])
def test_a_server_that_fails_for_a_moment_is_asked_again(
    said: Said, server: ChatServer, style: HouseStyle
) -> None:
    server.answer = in_turn(said, said, completion(ANSWER))
    assert write(opened(server, style)).headline == ITEM["headline"]


def test_calls_and_pauses_of_an_item_have_one_deadline(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = in_turn(error(503, "loading"), completion(ANSWER, after=3))
    opened(server, style).warm()
    found = failed(server, style, deadline=0.7)
    assert found.reason == "time-out"
    assert "DRAFTER_DEADLINE" in found.message


@pytest.mark.slow
def test_the_wait_for_ones_turn_is_not_in_the_deadline(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: completion(ANSWER, after=0.4)
    writer = opened(server, style, max_parallel=1, deadline=1.2)
    writer.warm()

    async def many() -> list[Item]:
        return await asyncio.gather(*(writer.write(ferry, whole(ferry)) for _ in range(5)))

    assert len(asyncio.run(many())) == 5


def test_an_answer_that_falls_silent_in_the_middle_is_given_up_and_asked_for_again(
    server: ChatServer, style: HouseStyle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "SECONDS_OF_SILENCE", 0.3)
    server.answer = in_turn(replace(completion(ANSWER), stalls=2), completion(ANSWER))
    opened(server, style).warm()
    assert write(opened(server, style)).headline == ITEM["headline"]
    assert len(server.requests) == 2


def test_an_answer_without_an_end_is_given_up(server: ChatServer, style: HouseStyle) -> None:
    server.answer = lambda request: Said(ANSWER * 100, endless=True)
    found = failed(server, style)
    assert found.reason == "wrong shape"
    assert "far more than was asked for" in found.message
    assert len(server.requests) == 2


def test_an_answer_that_breaks_off_is_asked_for_again(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = in_turn(replace(completion(ANSWER), broken_off=True), completion(ANSWER))
    assert write(opened(server, style)).headline == ITEM["headline"]


def test_answers_that_break_off_are_reckoned_as_paid_for(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: replace(completion(ANSWER), broken_off=True)
    writer = opened(server, style, budget=0.0035)  # not enough for the longest answer twice

    async def twice() -> list[str]:
        outcomes = []
        for _ in range(2):
            with pytest.raises(WritingFailed) as caught:
                await writer.write(ferry, whole(ferry))
            outcomes.append(caught.value.reason)
        return outcomes

    assert asyncio.run(twice())[-1] == "budget"
    assert len(server.requests) <= 2


# ── servers that keep to no schema ───────────────────────────────────────────────────────────


def many(server: ChatServer, style: HouseStyle, count: int) -> list[Item]:
    """Items one after another, by one writer."""
    writer = opened(server, style)

    async def run() -> list[Item]:
        return [await writer.write(ferry, whole(ferry)) for _ in range(count)]

    return asyncio.run(run())


@pytest.mark.parametrize(
    "refusal",
    [
        error(400, "This response_format type is unavailable now"),
        error(422, "Extra inputs are not permitted: response_format"),
        error(400, "failed to parse grammar"),
        error(501, "json_schema is not implemented"),
    ],
)
def test_a_server_that_refuses_the_schema_is_asked_in_words_and_one_item_says_so(
    refusal: Said, server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: refusal if "response_format" in request else completion(ANSWER)
    items = many(server, style, 4)
    assert len(server.requests) == 5
    assert '"paragraphs"' in server.requests[-1]["messages"][0]["content"]
    assert [len(item.notes) for item in items] == [1, 0, 0, 0]
    assert "JSON" in items[0].notes[0]


def test_a_server_that_ignores_the_schema_is_paid_twice_for_the_first_story_alone(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: completion(PROSE if "response_format" in request else ANSWER)
    items = many(server, style, 4)
    assert len(server.requests) == 5
    assert [len(item.notes) for item in items] == [1, 0, 0, 0]
    assert "does not keep to the schema" in items[0].notes[0]


def test_a_model_that_keeps_to_no_form_is_asked_by_the_schema_again(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = in_turn(completion(PROSE), completion(PROSE), completion(ANSWER))
    writer = opened(server, style)
    assert isinstance(failure(writer), WritingFailed)
    assert not write(writer).notes
    assert "response_format" in server.requests[-1]


def test_a_note_is_kept_with_the_answer(server: ChatServer, style: HouseStyle) -> None:
    server.answer = lambda request: completion(PROSE if "response_format" in request else ANSWER)
    ledger = MemoryLedger()
    first = write(open_writer(settings(server), style, ledger))
    assert write(open_writer(settings(server), style, ledger)) == first
    assert first.notes
    assert len(server.requests) == 2
