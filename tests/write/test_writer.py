"""The writer against a real HTTP server on loopback, through the real LangChain and openai clients."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest
from chat_server import ChatServer, Said, completion
from ferry import ITEM, chinese, ferry, whole
from ledgers import MemoryLedger
from opening import failure, opened, settings, write

from drafter import tokens
from drafter.errors import EnvironmentFault, WritingFailed
from drafter.house.style import HouseStyle
from drafter.model import Finding, Item, Source
from drafter.ports import NoLedger
from drafter.settings import Settings
from drafter.write import open_writer


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
