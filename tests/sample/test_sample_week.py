"""The sample week shows what the desk can do: stories, conflicts, an instruction caught, extracts."""

from __future__ import annotations

import asyncio
from functools import cache

import pytest

from drafter import house
from drafter.archive import cut_passages, group
from drafter.errors import NotAnArticle, WritingFailed
from drafter.ingest import extract, find_links, read
from drafter.model import Article, Finding, Issue, Item, Story
from drafter.ports import NoLedger, silent
from drafter.resources import read_text
from drafter.sample import Newsroom, load_pages
from drafter.settings import Settings
from drafter.truth import conflicts, instructions
from drafter.write import open_writer

ROUND = frozenset({"qingfan-technology-series-b", "qingfan-closes-series-b", "qingfan-keji-b-lun"})
FUND = frozenset({"tangli-video-creator-fund", "tangli-shipin-chuangzuozhe-jijin"})
CHINESE_ONLY = frozenset({"yanqiao-yejian-jieboxian", "yanqiao-hefei-xiaoba"})
WEEK = {
    ROUND,
    FUND,
    CHINESE_ONLY,
    frozenset({"beiyou-pay-overseas-cards", "beiyou-pay-foreign-cards"}),
    frozenset({"tangli-video-evening-lock"}),
    frozenset({"cangwu-cloud-inland-data-centres"}),
    frozenset({"baitang-games-lantern-roads-overseas"}),
    frozenset({"lugu-fresh-village-drones"}),
}


def stem(address: str) -> str:
    return address.rpartition("/")[2].removesuffix(".html")


def extracted(path: str, body: bytes) -> Article:
    return extract(body, f"http://127.0.0.1:8000/{path}", "text/html")


@cache
def articles() -> dict[str, Article]:
    found = {}
    for path, body in load_pages().items():
        try:
            found[stem(path)] = extracted(path, body)
        except NotAnArticle:
            continue
    return found


@cache
def stories() -> list[Story]:
    return group(list(articles().values()))


def disagreements(story: frozenset[str], old: str, new: str) -> list[Finding]:
    """Find the conflicts of a story in which one outlet gives another sum."""
    pages = {path: body for path, body in load_pages().items() if stem(path) in story}
    assert sum(old.encode() in body for body in pages.values()) == 1
    return conflicts(
        [extracted(p, body.replace(old.encode(), new.encode())) for p, body in pages.items()]
    )


@pytest.mark.slow
def test_the_pasted_mail_is_read_over_http_with_two_failures() -> None:
    with Newsroom() as room:
        settings = Settings(_env_file=None, allow_hosts=frozenset({room.host}))
        links = find_links(room.paste)
        found, failures = asyncio.run(
            read(links, settings=settings, ledger=NoLedger(), report=silent, week="2026-47")
        )
    assert [article.text for article in found] == [article.text for article in articles().values()]
    assert [failure.reason for failure in failures] == ["paywall", "blocked"]


@pytest.mark.slow
def test_the_articles_make_eight_stories_and_look_alikes_stay_apart() -> None:
    told = {frozenset(stem(article.url) for article in story.articles) for story in stories()}
    assert told == WEEK


def test_sources_disagree_in_two_stories_and_in_no_other() -> None:
    at_odds = {story for story in WEEK if conflicts([articles()[name] for name in sorted(story)])}
    assert at_odds == {ROUND, FUND}


@pytest.mark.parametrize("other", ["US$50 million", "US$58 million", "US$120 million"])
def test_two_english_outlets_disagree_on_one_round(other: str) -> None:
    found = disagreements(ROUND, "US$50 million", other)
    assert any(other in f.message and "US$65 million" in f.message for f in found)


@pytest.mark.parametrize("other", ["540 million yuan", "610 million yuan", "45 million yuan"])
def test_an_english_and_a_chinese_outlet_disagree_on_one_fund(other: str) -> None:
    found = disagreements(FUND, "540 million yuan", other)
    assert any(other in f.message and "4.5亿元" in f.message for f in found)


def test_sources_that_agree_across_two_languages_are_not_at_odds() -> None:
    assert disagreements(ROUND, "US$50 million", "US$65 million") == []


def test_the_hidden_instruction_is_found_and_only_there() -> None:
    flagged = {name for name, article in articles().items() if instructions(article)}
    assert flagged == {"lugu-fresh-village-drones"}


@pytest.mark.slow
def test_each_story_with_an_english_source_drafts_without_a_key_and_within_the_house_style() -> (
    None
):
    style = house.HouseStyle.from_toml(read_text("house.toml"))
    writer = open_writer(Settings(_env_file=None, model="", base_url=""), style, NoLedger())
    items: list[Item] = []
    refused: list[tuple[str, set[str]]] = []

    async def write(story: Story) -> None:
        passages = [passage for article in story.articles for passage in cut_passages(article)]
        try:
            items.append(house.conform(await writer.write(story, passages), style))
        except WritingFailed as failure:
            refused.append((failure.reason, {stem(article.url) for article in story.articles}))

    async def write_all() -> None:
        await asyncio.gather(*map(write, stories()))

    asyncio.run(write_all())
    assert refused == [("no english source", CHINESE_ONLY)]
    assert house.check(Issue(items=items), style) == []
    assert all(sum(len(p.split()) for p in item.paragraphs) >= 80 for item in items)
