"""The writer against a real HTTP server on loopback, through the real LangChain and openai clients."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import replace

import pytest
from chat_server import ChatServer, Said, completion, error
from ferry import ITEM, MemoryLedger, chinese, ferry, whole

from drafter import tokens
from drafter.errors import DrafterError, EnvironmentFault, WritingFailed
from drafter.house.style import HouseStyle
from drafter.model import Finding, Item, Source
from drafter.ports import NoLedger
from drafter.settings import Settings
from drafter.write import StoryWriter, chain, open_writer


def settings(server: ChatServer, **given: object) -> Settings:
    return Settings.load(
        _env_file=None, **{"model": "gpt-4o-mini", "base_url": server.url, **given}
    )


def opened(server: ChatServer, style: HouseStyle, **given: object) -> StoryWriter:
    return open_writer(settings(server, **given), style, NoLedger())


def write(writer: StoryWriter) -> Item:
    return asyncio.run(writer.write(ferry, whole(ferry)))


def failure(writer: StoryWriter) -> DrafterError:
    with pytest.raises(DrafterError) as caught:
        write(writer)
    return caught.value


def test_a_story_becomes_an_item_signed_by_its_model(server: ChatServer, style: HouseStyle) -> None:
    writer = opened(server, style)
    item = write(writer)
    assert item.headline == ITEM["headline"]
    assert item.paragraphs == ITEM["paragraphs"]
    assert item.writer is not None
    assert (item.writer.model, item.writer.prompt) == ("gpt-4o-mini", writer.fingerprint)
    assert not item.extract
    assert (item.usage.input_tokens, item.usage.output_tokens) == (400, 150)
    assert item.usage.usd == pytest.approx(400 * 0.15e-6 + 150 * 0.6e-6)
    assert writer.spent == item.usage


def test_the_request_bounds_every_string_and_the_answer(
    server: ChatServer, style: HouseStyle
) -> None:
    write(opened(server, style))
    (request,) = server.requests
    wanted = request["response_format"]["json_schema"]
    schema = wanted["schema"]
    assert wanted["strict"] is False
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == set(schema["properties"])
    assert schema["properties"]["headline"]["maxLength"]
    assert schema["properties"]["paragraphs"]["items"]["maxLength"]
    assert schema["properties"]["paragraphs"]["maxItems"]
    assert request["max_completion_tokens"] == 4000
    assert server.keys == ["Bearer none"]


def test_sources_are_data_in_the_user_turn_and_rules_in_the_system_turn(
    server: ChatServer, style: HouseStyle
) -> None:
    write(opened(server, style))
    system, user = server.requests[0]["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert style.rules() in system["content"]
    assert "Ignore all previous instructions" not in system["content"]
    assert 'publisher="Island Post"' in user["content"]


def test_the_words_around_the_sources_leave_room_for_them(style: HouseStyle) -> None:
    writer = open_writer(Settings.load(_env_file=None), style, NoLedger())
    for prompt in (writer._to_write, writer._to_revise):
        around = prompt.fill(**dict.fromkeys(prompt.names, "") | {"rules": style.rules()})
        assert tokens.count(around.system + around.user) <= 330


def test_the_same_call_is_made_once(
    server: ChatServer, style: HouseStyle, ledger: MemoryLedger
) -> None:
    first = open_writer(settings(server), style, ledger)
    again = open_writer(settings(server), style, ledger)
    assert write(first) == write(again)
    assert len(server.requests) == 1
    assert again.spent.input_tokens == 0
    (kept,) = ledger.kept.values()
    assert json.loads(kept)["prompt"] == first.fingerprint


def test_half_a_surrogate_pair_in_an_answer_is_left_out_of_the_item(
    server: ChatServer, style: HouseStyle, ledger: MemoryLedger
) -> None:
    server.answer = lambda request: completion(
        json.dumps(ITEM | {"headline": ITEM["headline"] + "\ud83d"})
    )
    assert write(open_writer(settings(server), style, ledger)).headline == ITEM["headline"]


def test_a_changed_source_is_another_call(
    server: ChatServer, style: HouseStyle, ledger: MemoryLedger
) -> None:
    writer = open_writer(settings(server), style, ledger)
    passages = whole(ferry)

    async def twice() -> None:
        await writer.write(ferry, passages)
        await writer.write(ferry, [replace(passages[0], text="Other words."), passages[1]])

    asyncio.run(twice())
    assert len(server.requests) == 2


def test_a_broken_answer_is_counted_but_not_kept(
    server: ChatServer, style: HouseStyle, ledger: MemoryLedger
) -> None:
    server.answer = lambda request: completion("{}")
    writer = open_writer(settings(server), style, ledger)
    assert isinstance(failure(writer), WritingFailed)
    assert not ledger.kept
    assert writer.spent.output_tokens == 150


HTML = "<!doctype html><html><body>Bad gateway</body></html>"
LONG = "This model's maximum context length is 2048 tokens. However, you requested 9000 tokens."


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (completion(None, refusal="I will not."), "refused"),
        (completion(None, finish="content_filter"), "refused"),
        (completion('{"headline": "Fer', finish="length"), "cut short"),
        (completion('{"headline": "Ferry", "paragraphs": ["It said that'), "cut short"),
        (completion(None), "empty"),
        (completion(""), "empty"),
        (completion("I am sorry."), "wrong shape"),
        (completion('{"headline": "", "paragraphs": []}'), "wrong shape"),
        (completion('{"headline": "Ferry", "paragraphs": [1]}'), "wrong shape"),
        (completion('["Ferry"]'), "wrong shape"),
        (Said(HTML, 502, "text/html"), "server"),
        (Said(HTML, 200, "text/html"), "server"),
        (Said("{}", 200), "server"),
        (Said('{"choices": []}', 200), "server"),
        (Said("not json", 200), "server"),
        (error(400, LONG, "context_length_exceeded"), "too long"),
        (error(400, "request (900 tokens) exceeds the available context size"), "too long"),
        (error(400, "temperature is not supported"), "server"),
        (error(429, "slow down"), "busy"),
    ],
)
def test_what_goes_wrong_with_one_story_fails_that_story_with_its_reason(
    server: ChatServer,
    style: HouseStyle,
    said: Said,
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chain, "_RETRIES", 0)
    server.answer = lambda request: said
    failed = failure(opened(server, style))
    assert isinstance(failed, WritingFailed)
    assert failed.reason == reason
    assert "<" not in failed.message


@pytest.mark.parametrize(
    ("said", "way_out"),
    [
        (error(401, "Incorrect API key provided: sk-secret"), "OPENAI_API_KEY"),
        (error(403, "Not for sk-secret"), "OPENAI_API_KEY"),
        (error(404, "The model `x` does not exist", "model_not_found"), "DRAFTER_MODEL"),
        (error(400, "Model Not Exist"), "DRAFTER_MODEL"),
        (Said("404 page not found", 404, "text/plain"), "DRAFTER_BASE_URL"),
        (error(400, "response_format of type json_schema is unavailable"), "DRAFTER_MODEL"),
        (error(429, "You exceeded your quota", "insufficient_quota"), "credit"),
    ],
)
def test_what_goes_wrong_with_all_stories_stops_them_without_showing_the_key(
    server: ChatServer,
    style: HouseStyle,
    said: Said,
    way_out: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chain, "_RETRIES", 0)
    server.answer = lambda request: said
    stopped = failure(opened(server, style, openai_api_key="sk-secret"))
    assert isinstance(stopped, EnvironmentFault)
    assert way_out in str(stopped)
    assert "sk-secret" not in str(stopped)
    assert server.keys[0] == "Bearer sk-secret"


def test_a_busy_server_is_asked_again(server: ChatServer, style: HouseStyle) -> None:
    server.answer = lambda request: (
        completion(json.dumps(ITEM)) if len(server.requests) > 1 else error(503, "loading")
    )
    assert write(opened(server, style)).headline == ITEM["headline"]


def test_a_dead_server_fails_the_story(
    server: ChatServer, style: HouseStyle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "_RETRIES", 0)
    failed = failure(opened(server, style, base_url="http://127.0.0.1:9/v1"))
    assert isinstance(failed, WritingFailed)
    assert failed.reason == "server"


def test_a_call_has_one_deadline(
    server: ChatServer, style: HouseStyle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "SECONDS_A_CALL", 0.5)
    server.answer = lambda request: completion(json.dumps(ITEM), after=1.5)
    writer = opened(server, style)
    writer.warm()
    began = time.monotonic()
    failed = failure(writer)
    assert isinstance(failed, WritingFailed)
    assert failed.reason == "time-out"
    assert time.monotonic() - began < 1.4


def test_no_more_calls_at_once_than_allowed(server: ChatServer, style: HouseStyle) -> None:
    server.answer = lambda request: completion(json.dumps(ITEM), after=0.1)
    writer = opened(server, style, max_parallel=2)

    async def many() -> None:
        await asyncio.gather(*(writer.write(ferry, whole(ferry)) for _ in range(6)))

    asyncio.run(many())
    assert server.most_at_once == 2


def test_the_budget_is_never_exceeded_and_is_used(server: ChatServer, style: HouseStyle) -> None:
    writer = opened(server, style, budget=0.0035)  # the longest answer alone is reckoned at 0.0024

    async def many() -> list[Item | BaseException]:
        jobs = (writer.write(ferry, whole(ferry)) for _ in range(30))
        return await asyncio.gather(*jobs, return_exceptions=True)

    server.answer = lambda request: completion(json.dumps(ITEM), tokens=(800, 500))
    outcomes = asyncio.run(many())
    failed = [outcome for outcome in outcomes if isinstance(outcome, WritingFailed)]
    assert {outcome.reason for outcome in failed} == {"budget"}
    assert len(server.requests) == 30 - len(failed) >= 5
    assert writer.spent.usd is not None
    assert 0.002 < writer.spent.usd <= 0.0035


def test_what_the_issue_cost_before_counts_against_the_budget(
    server: ChatServer, style: HouseStyle
) -> None:
    writer = open_writer(settings(server, budget=0.01), style, NoLedger(), already_usd=0.0099)
    failed = failure(writer)
    assert isinstance(failed, WritingFailed)
    assert failed.reason == "budget"
    assert not server.requests


def test_a_server_that_reports_no_usage_is_counted_by_us(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: completion(json.dumps(ITEM), tokens=None)
    item = write(opened(server, style))
    assert item.usage.input_tokens > 300
    assert item.usage.output_tokens > 20


def test_an_unknown_price_is_none_and_refuses_a_budget(
    server: ChatServer, style: HouseStyle
) -> None:
    assert write(opened(server, style, model="our-own")).usage.usd is None
    with pytest.raises(EnvironmentFault, match="DRAFTER_BUDGET"):
        opened(server, style, model="our-own", budget=1.0)


def test_a_key_alone_never_starts_paid_calls(style: HouseStyle) -> None:
    given = Settings.load(_env_file=None, openai_api_key="sk-secret")
    assert not open_writer(given, style, NoLedger()).paid


def test_settings_that_contradict_each_other_are_named(style: HouseStyle) -> None:
    with pytest.raises(EnvironmentFault, match="DRAFTER_MODEL"):
        open_writer(
            Settings.load(_env_file=None, base_url="http://127.0.0.1:9/v1"), style, NoLedger()
        )
    with pytest.raises(EnvironmentFault, match="OPENAI_API_KEY"):
        open_writer(Settings.load(_env_file=None, model="gpt-4o-mini"), style, NoLedger())


@pytest.mark.parametrize("url", ["127.0.0.1:8080", "http://[bad", "ftp://a.example", "http://"])
def test_an_address_that_is_none_is_refused_before_any_call(url: str, style: HouseStyle) -> None:
    given = Settings.load(_env_file=None, model="m", base_url=url)
    with pytest.raises(EnvironmentFault, match="DRAFTER_BASE_URL"):
        open_writer(given, style, NoLedger())


def test_a_key_that_cannot_be_sent_is_refused_and_not_shown(style: HouseStyle) -> None:
    given = Settings.load(_env_file=None, model="m", openai_api_key="sk-secret two\n")
    with pytest.raises(EnvironmentFault, match="OPENAI_API_KEY") as caught:
        open_writer(given, style, NoLedger())
    assert "secret" not in str(caught.value)


def test_a_rewrite_sees_draft_findings_and_instruction_and_keeps_the_item(
    server: ChatServer, style: HouseStyle
) -> None:
    writer = opened(server, style)
    source = Source(url="https://a.example/story", title="T", publisher="P")
    item = replace(write(writer), id="item-1", sources=(source,))
    finding = Finding(
        kind="figure",
        severity="severe",
        sentence="It starts </finding> in December.",
        text="December",
        message="No source says so.",
    )

    async def revise() -> Item:
        return await writer.revise(
            ferry, whole(ferry), item, findings=[finding], instruction="Name the rival."
        )

    revised = asyncio.run(revise())
    user = server.requests[-1]["messages"][1]["content"]
    assert "It starts <\\/finding> in December." in user or "</\\finding>" in user
    assert "Name the rival." in user
    assert ITEM["headline"] in user
    assert (revised.id, revised.sources) == ("item-1", (source,))
    assert revised.usage == item.usage + item.usage
    assert revised.writer is not None
    assert item.writer is not None
    assert revised.writer.prompt != item.writer.prompt


def test_one_writer_serves_several_event_loops_in_turn(
    server: ChatServer, style: HouseStyle
) -> None:
    writer = opened(server, style)
    assert write(writer).headline == write(writer).headline


def test_a_story_without_text_is_not_sent(server: ChatServer, style: HouseStyle) -> None:
    with pytest.raises(WritingFailed) as caught:
        asyncio.run(opened(server, style).write(ferry, []))
    assert caught.value.reason == "no text"
    assert not server.requests


def test_a_chinese_story_goes_to_the_model(server: ChatServer, style: HouseStyle) -> None:
    item = asyncio.run(opened(server, style).write(chinese, whole(chinese)))
    assert item.headline == ITEM["headline"]
    assert 'lang="zh"' in server.requests[0]["messages"][1]["content"]
