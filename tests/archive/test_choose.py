"""Choosing passages: within the budget, leads first, no figure of a lead lost to a copy."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.archive import choose, cut_passages, packaged
from drafter.model import Article, Passage, Story

LEAD = "Ferry maker Haiyun Marine won an order for 36 electric boats worth US$48 million on Monday."
PARAGRAPHS = [
    "The boats will carry tourists on the lakes of Hangzhou and Wuxi from next summer.",
    "Haiyun Marine beat Norwegian rival Fjordkraft, which had offered 5 percent less.",
    "It is not clear what will become of the old boats, and nobody would say so on the pier.",
    "People who live by the water like quiet, and the boats are quiet, as people said again.",
    "Chief engineer Ms Gao Lin said each boat charges in 40 minutes and runs for 9 hours.",
]


def article(outlet: str, *paragraphs: str) -> Article:
    return Article(
        url=f"https://{outlet}.example/ferry",
        canonical="",
        title="Haiyun Marine Wins Order for Electric Ferries",
        text="\n\n".join(paragraphs),
        language="en",
        publisher=outlet,
        author="",
        published=None,
    )


ONE = article("gazette", LEAD, *PARAGRAPHS)
COPY = article("herald", LEAD.replace("on Monday", "this week"), PARAGRAPHS[3])
OTHER = article(
    "tribune",
    "Lake tourism will go electric: Haiyun Marine was paid US$48 million and a bonus of 2 boats.",
)
STORY = Story(articles=(ONE, COPY, OTHER))


def cut(story: Story) -> tuple[list[Passage], np.ndarray]:
    passages = [passage for one in story.articles for passage in cut_passages(one, 30)]
    return passages, packaged().encode([passage.text for passage in passages])


PASSAGES, VECTORS = cut(STORY)
WHOLE = sum(passage.tokens for passage in PASSAGES)


def text_of(chosen: list[Passage]) -> str:
    return "\n".join(passage.text for passage in chosen)


def test_a_story_that_fits_goes_in_whole_in_reading_order() -> None:
    assert choose(STORY, PASSAGES[::-1], VECTORS[::-1], WHOLE) == PASSAGES


@settings(deadline=None)  # a busy machine is no failure
@given(st.integers(0, WHOLE))
def test_the_budget_holds_and_reading_order_is_kept(budget: int) -> None:
    chosen = choose(STORY, PASSAGES, VECTORS, budget)
    assert sum(passage.tokens for passage in chosen) <= budget
    assert chosen == [passage for passage in PASSAGES if passage in chosen]


def test_leads_come_first_and_a_wire_copy_is_left_out() -> None:
    chosen = text_of(choose(STORY, PASSAGES, VECTORS, int(0.45 * WHOLE)))
    assert len(re.findall("won an order", chosen)) == 1
    assert "bonus of 2 boats" in chosen


def test_a_copy_with_another_figure_stays() -> None:
    conflict = article("herald", LEAD.replace("36 electric", "38 electric"), PARAGRAPHS[3])
    story = Story(articles=(ONE, conflict))
    passages, vectors = cut(story)
    chosen = text_of(choose(story, passages, vectors, int(0.6 * sum(p.tokens for p in passages))))
    assert "36 electric" in chosen
    assert "38 electric" in chosen


def test_passages_with_new_figures_and_names_go_before_chatter() -> None:
    chosen = text_of(choose(STORY, PASSAGES, VECTORS, int(0.7 * WHOLE)))
    assert "40 minutes" in chosen
    assert "Fjordkraft" in chosen
    assert "people said again" not in chosen


def test_a_question_draws_the_passage_that_answers_it() -> None:
    (query,) = packaged().encode(["What happens to the old boats?"])
    chosen = text_of(choose(STORY, PASSAGES, VECTORS, int(0.55 * WHOLE), query))
    assert "old boats" in chosen


def test_nothing_is_chosen_from_nothing() -> None:
    assert choose(STORY, [], np.empty((0, 512), np.float32), 100) == []
    assert choose(STORY, PASSAGES, VECTORS, 0) == []


def test_vectors_must_match_the_passages() -> None:
    with pytest.raises(ValueError, match="vectors"):
        choose(STORY, PASSAGES, VECTORS[:1], 100)
