"""Printed items beside their sources: which drops count as found, and what counts as a false finding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.model import Finding, Span
from eval.truth import printed

SOURCE = (
    "Lanqiao Robotics sold 4,100 carts in the first half, Helen Zhao, its finance chief, said on Tuesday. "
    "The company plans to close its plant in Wuhu by June. It opened a shop in Hefei in May."
)
ITEM = {
    "id": "carts",
    "date": "2026-09-18",
    "headline": "Lanqiao Robotics Closes a Plant",
    "paragraphs": ["Lanqiao will close its plant in Wuhu by June.", "It opened a shop in Hefei in May."],
    "sources": [
        {
            "url": "https://courier.example/a",
            "title": "Lanqiao on its year",
            "published": "2026-09-15",
            "language": "en",
            "text": SOURCE,
        }
    ],
    "drops": [
        {
            "kind": "hedge",
            "draft": "Lanqiao will close its plant in Wuhu by June.",
            "source": "plans to close its plant",
            "why": "A plan became a fact.",
        },
        {
            "kind": "attribution",
            "draft": "It opened a shop in Hefei in May.",
            "source": "according to nobody at all",
            "why": "Made up, and so never found.",
        },
    ],
    "kept": ["It opened a shop in Hefei in May."],
}  # fmt: skip


def test_a_drop_that_a_finding_names_is_found_and_another_is_missed(tmp_path: Path) -> None:
    file = tmp_path / "items.json"
    file.write_text(json.dumps([ITEM]), encoding="utf-8")
    told = printed.score(printed.load(file)[0])
    assert [drop.kind for drop in told.found] == ["hedge"]
    assert [drop.kind for drop in told.missed] == ["attribution"]


def test_a_list_and_lines_of_items_are_read_alike(tmp_path: Path) -> None:
    as_list, as_lines = tmp_path / "a.json", tmp_path / "b.jsonl"
    as_list.write_text(json.dumps([ITEM, ITEM], indent=1), encoding="utf-8")
    as_lines.write_text("\n".join([json.dumps(ITEM)] * 2), encoding="utf-8")
    assert printed.load(as_list) == printed.load(as_lines)


def test_words_quoted_within_a_message_count_too() -> None:
    finding = Finding(
        kind="omission", severity="note", sentence="It has no effect.", text="It has no effect.",
        message="The source names who says so (“应用“星野”回应称，平台用户”); the draft states it as fact.",
        spans=(),
    )  # fmt: skip
    drop = printed.Drop(
        kind="attribution", sentence="It has no effect.", source_words="“星野”回应称", why=""
    )
    assert printed.names(finding, drop)


def test_a_bound_that_a_figure_lost_is_a_limit_that_was_dropped() -> None:
    finding = Finding(
        kind="figure", severity="warning", sentence="Fares fell 12%.", text="12%",
        message="The source says at most 12%, the draft 12%. Keep the source's bound.",
        spans=(Span(url="https://courier.example/a", start=9, end=12, text="12%"),),
    )  # fmt: skip
    drop = printed.Drop(
        kind="scope", sentence="Fares fell 12%.", source_words="as much as 12%", why=""
    )
    assert printed.names(finding, drop)
    other = printed.Drop(kind="scope", sentence="Fares fell 12%.", source_words="in Hefei", why="")
    assert not printed.names(finding, other)


@pytest.mark.slow
def test_most_of_what_the_items_of_this_repository_dropped_is_found_with_few_false_findings() -> (
    None
):
    held = [printed.score(item) for item in printed.load(printed.ITEMS)]
    found = sum(len(each.found) for each in held)
    assert found >= 0.76 * sum(len(each.item.drops) for each in held)
    assert sum(len(each.false) for each in held) <= 0.9 * len(held)
