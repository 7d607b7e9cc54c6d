"""What the evidence component is given: sentences in their paragraphs, places in its sources, decisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from articles import an_article
from review_desk import keep_issue

from drafter.desk import Desk
from drafter.settings import Settings
from drafter.ui.evidence import source, view


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    opened = Desk(settings)
    yield opened
    opened.close()


def shown(desk: Desk, item_id: str) -> dict[str, Any]:
    stored = desk.store.items.get(item_id)
    carried = desk.editing.evidence(stored)
    return view(stored.item, stored.articles, desk.reviewing.judged(stored), carried)


def test_a_sentence_is_carried_by_its_english_and_its_chinesesource(desk: Desk) -> None:
    [item_id] = keep_issue(desk, 1)[1]
    seen = shown(desk, item_id)
    [lead] = seen["parts"][1]
    words = [seen["sources"][place]["text"][start:end] for place, start, end in lead["spans"]]
    assert any("raised US$50 million" in each for each in words)
    assert any("5000万美元" in each for each in words)
    assert [source["language"] for source in seen["sources"]] == ["en", "zh"]


def test_findings_stand_at_their_sentence_with_what_was_said_of_them(desk: Desk) -> None:
    [item_id] = keep_issue(desk, 1)[1]
    wrong = next(each for each in shown(desk, item_id)["parts"][2] if "75 billion" in each["text"])
    severe = next(each for each in wrong["findings"] if each["severity"] == "severe")
    assert severe["said"] == ""
    desk.reviewing.say(item_id, severe["key"], "resolved", "Ann")
    wrong = next(each for each in shown(desk, item_id)["parts"][2] if "75 billion" in each["text"])
    severe = next(each for each in wrong["findings"] if each["key"] == severe["key"])
    assert severe["said"].startswith("resolved by Ann")


def test_only_a_web_address_is_a_link(desk: Desk) -> None:
    assert source(an_article(url="javascript:alert(1)"))["url"] == ""
    assert source(an_article(url="source:0", publisher=""))["outlet"] == "pasted text"
    assert source(an_article())["host"] == "example.org"
