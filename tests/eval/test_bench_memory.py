"""The invented print that the archive is measured on, and the bench itself at its smallest."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.house import doubts, parse
from drafter.memory import named
from drafter.truth import figures
from eval.bench import memory
from eval.bench.past import ITEMS, Past, day_of
from eval.bench.plot import svg
from eval.bench.report import history, keep

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("number", [0, 7, 311, 1249])
def test_an_issue_of_the_past_is_read_whole_and_raises_no_doubt(number: int) -> None:
    past = Past()
    name, text = past.issue(number)
    issue = named(parse(text), name)
    wanted = [past.item(number * ITEMS + place) for place in range(ITEMS)]
    assert [(item.headline, item.paragraphs) for item in issue.items] == [
        (item.headline, item.paragraphs) for item in wanted
    ]
    assert (issue.number, issue.date) == (number + 1, day_of(number * ITEMS))
    assert not doubts(text)


def test_no_two_items_are_alike_and_the_same_seed_gives_the_same_words() -> None:
    one, again, other = Past(1), Past(1), Past(2)
    texts = [one.item(place).text for place in range(400)]
    assert len(set(texts)) == 400
    assert texts == [again.item(place).text for place in range(400)]
    assert texts[:8] != [other.item(place).text for place in range(8)]


def test_a_week_tells_four_printed_items_again_in_other_words() -> None:
    past, printed = Past(), 200
    told = past.told(3, printed)
    week = past.week(3, printed)
    assert len(week) == 7
    assert {article.language for story in week for article in story.articles} == {"en", "zh"}
    for place, story in zip(told, week, strict=False):
        item = past.item(place)
        known = {str(figure.value) for figure in figures(item.text)}
        for article in story.articles:
            assert article.title != item.headline
            assert known & {str(figure.value) for figure in figures(article.text)}


def test_the_bench_grows_one_archive_and_finds_in_it_what_was_printed(tmp_path: Path) -> None:
    outcome = memory.measure((16, 24), weeks=1)
    small, large = outcome.figures["sizes"]
    assert (small["items"], large["items"]) == (16, 24)
    assert small["repeats found"] == large["repeats found"] == 1
    assert outcome.figures["import"]["items"] == 8  # the first part pays for what is made once
    assert len(outcome.goals) == 4
    keep(outcome, tmp_path / "history.jsonl")
    assert "memory: by size" in svg(history(tmp_path / "history.jsonl"))
