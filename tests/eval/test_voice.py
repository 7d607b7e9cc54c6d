"""The measure of examples: sound data, and scores that mean what they say."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from drafter.archive.kinds import kind_of
from drafter.house import HouseStyle, check
from drafter.model import Issue, Item
from drafter.resources import read_text
from drafter.settings import Settings
from eval.servers import ModelServer, prompt_text
from eval.voice.arms import MOST, Task, past_items, prepare, stories
from eval.voice.drafts import Draft, draft_all
from eval.voice.scores import copied, interval, report, scores

STYLE = HouseStyle.from_toml(read_text("house.toml"))


@pytest.fixture(scope="module")
def tasks() -> list[Task]:
    return prepare(STYLE)


def test_the_past_items_keep_the_house_style() -> None:
    items = [Item(headline=p.headline, paragraphs=list(p.paragraphs)) for p in past_items()]
    assert check(Issue(items=items), STYLE) == []


def test_every_story_is_shown_past_items_of_its_kind(tasks: list[Task]) -> None:
    assert len(tasks) == len(stories())
    for task in tasks:
        article = task.story.articles[0]
        kinds = {kind_of(item.text) for item in task.printed}
        assert kinds == {kind_of(f"{article.title}\n{article.text}")}
        assert 1 <= len(task.examples["form"]) <= MOST
        assert task.examples["none"] == ()


def test_words_in_a_row_are_copied_and_single_ones_are_not() -> None:
    item = Item(headline="One Two", paragraphs=["three four five six seven"])
    assert copied(item, ["A text of its own: three four five six seven."]) == 5 / 7
    assert copied(item, ["Seven six five four three two one."]) == 0
    assert copied(Item(headline="", paragraphs=[]), ["three"]) == 0


def test_the_interval_holds_the_mean_and_is_a_point_where_all_agree() -> None:
    low, high = interval([0.0, 1.0, 2.0, 3.0])
    assert low < 1.5 < high
    assert interval([0.5, 0.5]) == (0.5, 0.5)


def test_a_model_that_copies_what_it_is_shown_is_told_from_one_that_does_not(
    tasks: list[Task],
) -> None:
    plain = {
        "headline": "A Headline of Nine Words That Nobody Ever Printed",
        "paragraphs": ["A lead in words that stand nowhere else at all."],
    }

    def answer(request: dict[str, Any]) -> str:
        prompt = prompt_text(request)
        if "<example>" not in prompt:
            return json.dumps(plain)
        headline, lead, *_ = prompt.split("<example>\n")[1].split("\n")
        return json.dumps({"headline": headline, "paragraphs": [lead]})

    async def drafted(base_url: str) -> list[Draft]:
        settings = Settings.load(_env_file=None, model="loopback", base_url=base_url)
        few = draft_all(settings, STYLE, tasks[:2], ["none", "item"], 1)
        return [draft async for draft in few]

    with ModelServer(answer) as server:
        drafts = asyncio.run(drafted(server.base_url))
    assert [draft.again for draft in drafts] == [False, True, False, True]
    of_none, of_item = (scores(draft, tasks[0], STYLE) for draft in drafts[:2])
    assert (of_none["copied of examples"], of_item["copied of examples"]) == (0, 1)
    assert of_item["severe"] > of_none["severe"]
    lines = report(drafts, tasks[:2], STYLE, ["none", "item"])
    assert "copied of examples  item     1.000  +1.000 (+1.000 to +1.000), 2 stories" in lines


def test_a_failed_draft_counts_as_failed_only(tasks: list[Task]) -> None:
    assert scores(Draft("none", 0, None, "cut short"), tasks[0], STYLE) == {"failed": 1.0}
