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
from drafter.write import StoryWriter, open_writer
from drafter.write import writer as writer_room


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
    monkeypatch.setattr(writer_room, "RETRIES", 0)
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
    monkeypatch.setattr(writer_room, "RETRIES", 0)
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
    monkeypatch.setattr(writer_room, "RETRIES", 0)
    failed = failure(opened(server, style, base_url="http://127.0.0.1:9/v1"))
    assert isinstance(failed, WritingFailed)
    assert failed.reason == "server"


def test_a_call_has_one_deadline(
    server: ChatServer, style: HouseStyle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_room, "SECONDS_A_CALL", 0.5)
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


# ── servers that bend the dialect ────────────────────────────────────────────────────────────

ANSWER = json.dumps(ITEM)
CUT_IN_A_FENCE = "```json\n" + ANSWER[:80] + "\n```"


@pytest.mark.parametrize(
    "content",
    [
        f"```json\n{ANSWER}\n```",
        f"Here is the item:\n\n```\n{ANSWER}\n```\nTell me {{if}} it should change.",
        f'<think>{{"headline": "No", "paragraphs": []}} is too thin.</think>\n{ANSWER}',
        json.dumps({"item": ITEM}),
        json.dumps(ITEM | {"sources": ["https://a.example"], "note": None}),
        json.dumps(ITEM | {"paragraphs": "\n \n".join(ITEM["paragraphs"])}),
        json.dumps(ITEM | {"headline": f"“{ITEM['headline']}”"}),
        json.dumps(ITEM | {"headline": f'Headline: "{ITEM["headline"]}"'}),
    ],
)
def test_an_answer_with_something_around_the_item_is_used(
    content: str, server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: completion(content)
    item = write(opened(server, style))
    assert (item.headline, item.paragraphs) == (ITEM["headline"], ITEM["paragraphs"])


def test_a_headline_that_quotes_at_both_ends_keeps_its_marks(
    server: ChatServer, style: HouseStyle
) -> None:
    headline = '"Free" Ferries of Chuanlai Were Never "Free"'
    server.answer = lambda request: completion(json.dumps(ITEM | {"headline": headline}))
    assert write(opened(server, style)).headline == headline


@pytest.mark.parametrize(
    "change",
    [
        {"usage": None},
        {"usage": {"prompt_tokens": -5, "completion_tokens": "many", "total_tokens": 1}},
        {"choices": [{"index": 0, "message": {"role": "assistant", "content": ANSWER}}]},
        {
            "choices": [
                {
                    "index": 0,
                    "finish_reason": None,
                    "message": {"role": "assistant", "content": [{"type": "text", "text": ANSWER}]},
                }
            ]
        },
    ],
)
def test_fields_of_another_kind_than_expected_do_no_harm(
    change: dict[str, object], server: ChatServer, style: HouseStyle
) -> None:
    usual = json.loads(completion(ANSWER).body)
    server.answer = lambda request: Said(json.dumps(usual | change))
    item = write(opened(server, style))
    assert item.headline == ITEM["headline"]
    assert item.usage.input_tokens > 300
    assert item.usage.output_tokens > 20


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (completion("I'm sorry, but I can't help with that."), "refused"),
        (completion("抱歉，我无法回答这个问题。"), "refused"),
        (completion(CUT_IN_A_FENCE), "cut short"),
        (completion("[" * 100_000 + '{"headline":' * 30_000), "wrong shape"),
        (completion('{"headline":' * 10_000), "cut short"),
    ],
)
def test_an_answer_without_an_item_says_why(
    said: Said, reason: str, server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: said
    failed = failure(opened(server, style))
    assert isinstance(failed, WritingFailed)
    assert failed.reason == reason


def test_a_refusal_by_the_servers_filter_is_counted(server: ChatServer, style: HouseStyle) -> None:
    server.answer = lambda request: completion(None, finish="content_filter", tokens=None)
    writer = opened(server, style)
    assert isinstance(failure(writer), WritingFailed)
    assert writer.spent.input_tokens > 300


@pytest.mark.parametrize("words", ["seed is not supported.", "seed is not supported"])
def test_the_servers_words_stand_in_one_whole_sentence(
    words: str, server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: error(400, words)
    said = str(failure(opened(server, style)))
    assert said == f"{server.url} failed (HTTP 400): seed is not supported. Redraft the story."


def test_a_gateway_that_tells_of_a_failure_in_a_200_is_quoted(
    server: ChatServer, style: HouseStyle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_room, "RETRIES", 0)
    body = {"error": {"message": "Provider returned an error", "code": 502}}
    server.answer = lambda request: Said(json.dumps(body))
    assert "Provider returned an error" in str(failure(opened(server, style)))


# ── servers that do not answer ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("wait", "seconds"), [("100000", 180.0), ("5", 3.0)])
def test_a_server_that_wants_to_be_left_alone_for_too_long_is_busy(
    wait: str,
    seconds: float,
    server: ChatServer,
    style: HouseStyle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writer_room, "SECONDS_A_CALL", seconds)
    server.answer = lambda request: replace(error(429, "slow down"), retry_after=wait)
    writer = opened(server, style)
    writer.warm()
    began = time.monotonic()
    failed = failure(writer)
    assert isinstance(failed, WritingFailed)
    assert failed.reason == "busy"
    assert time.monotonic() - began < 1.5
    assert len(server.requests) == 1


def test_an_answer_that_breaks_off_is_asked_for_again(
    server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: replace(
        completion(ANSWER), broken_off=len(server.requests) == 1
    )
    assert write(opened(server, style)).headline == ITEM["headline"]
    assert len(server.requests) == 2


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
