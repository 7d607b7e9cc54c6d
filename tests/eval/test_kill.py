"""A short run of kills on either database, and what its judge would not let pass."""

from __future__ import annotations

import os

import pytest

from eval import clusters
from eval.faults.audit import count
from eval.faults.counting import Call
from eval.faults.kill import run
from eval.faults.stories import MOST, Told, answer_to, instruction, marked

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("on", ["sqlite", "postgres"])
def test_what_was_acknowledged_outlives_whoever_is_killed(on: str) -> None:
    if on == "postgres" and clusters.postgres_programs() is None and not os.environ.get("CI"):
        pytest.skip("Postgres is missing")
    figures = run(on, 4, seed=3)
    # How many answers are on their way when a blow falls is a matter of luck in so short a run.
    assert [each for each in figures.broken if "paid answers were lost" not in each] == []
    assert figures.blows.kills == 4
    assert figures.kept.issues
    assert figures.held["items"] > 0
    assert figures.calls.made["model"] >= figures.held["items"]


def call(key: str, by: str, arrived: float, sent: float | None) -> Call:
    return Call("model", key, by, arrived, sent)


def test_a_call_made_again_is_told_by_what_became_of_the_one_before() -> None:
    calls = [
        call("cut off", "a", 1.0, None), call("cut off", "b", 4.0, 5.0),
        call("lost", "a", 1.0, 2.0), call("lost", "b", 4.0, 5.0),
        call("sent to a dead one", "a", 1.0, 3.5), call("sent to a dead one", "b", 4.0, 5.0),
        call("read late", "a", 3.1, None), call("read late", "b", 4.0, 5.0),
        call("kept", "a", 1.0, 1.5), call("kept", "b", 4.0, 5.0),
        call("of a living one", "b", 1.0, 2.0), call("of a living one", "b", 4.0, 5.0),
        call("once", "b", 1.0, 2.0),
    ]  # fmt: skip
    found = count(calls, {("model", "kept"): 1.6, ("model", "lost"): 5.1}, {"a": 3.0})
    assert found.again["model"] == {"in flight": 3, "lost": 1, "kept": 1, "needless": 1}
    assert [each.split(":")[0] for each in found.examples] == [
        "model kept",
        "model of a living one",
    ]
    assert found.lost_share == 1 / 13


def test_the_way_of_an_answer_into_the_ledger_is_timed_and_an_unsigned_call_is_told() -> None:
    calls = [
        call("one", "a", 1.0, 2.0), call("two", "a", 1.0, 2.0),
        call("lost", "a", 1.0, 2.0), call("two", "", 2.5, None),
    ]  # fmt: skip
    kept = {("model", "one"): 2.125, ("model", "two"): 2.375, ("article", "page"): 9.0}
    found = count(calls, kept, {})
    assert found.windows == [0.125]
    assert found.window == 0.125
    assert found.unsigned == 1


def test_a_page_asked_for_again_after_any_death_is_no_call_too_many() -> None:
    pages = [Call("article", "page", "", 1.0, 1.4), Call("article", "page", "", 3.0, 3.4)]
    assert count(pages, {}, {"a": 2.0}).again["article"] == {"lost": 1}
    assert count(pages, {}, {}).again["article"] == {"needless": 1}
    assert count(pages, {}, {"a": 0.9}).again["article"] == {"needless": 1}
    late = [Call("article", "page", "", 1.0, None), Call("article", "page", "", 3.0, 3.4)]
    assert count(late, {}, {"a": 0.9}).again["article"] == {"in flight": 1}


def test_any_prompt_on_a_story_is_answered_by_its_own_item() -> None:
    told = [Told(number) for number in (0, 1, 7, 1_000, MOST - 1)]
    assert len({each.firm for each in told}) == 5
    for each in told:
        assert answer_to(f"Of {each.firm}, as reported.")["headline"] == each.title
    redrafted = answer_to(f"{told[2].page.decode()} {instruction(12)}")
    assert marked(12) in str(redrafted["paragraphs"])
