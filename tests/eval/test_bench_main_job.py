from __future__ import annotations

from pathlib import Path

import pytest

from eval.bench.answers import from_facts
from eval.bench.load import generate
from eval.bench.runs import Course, run_desk, try_plain


@pytest.mark.slow
def test_the_desk_drafts_every_story_of_the_load_and_sends_all_that_must_be_said(
    tmp_path: Path,
) -> None:
    load = generate(3)
    course = Course(load.pages, load.stories, from_facts(load.stories), tmp_path)
    run, record = run_desk(course)
    assert course.lost(run.prompts) == []
    assert run.items == run.calls == len(load.stories)
    assert record["failures"] == []
    assert 0 < run.tokens <= 26_000


@pytest.mark.slow
def test_the_plain_script_sends_more_with_more_pieces_and_asks_nobody_when_tried(
    tmp_path: Path,
) -> None:
    load = generate(3)
    course = Course(load.pages, load.stories, from_facts(load.stories), tmp_path)
    trial = try_plain(course, [story.topic for story in load.stories], (2, 20))
    few, many = trial.sent[2], trial.sent[20]
    assert few < many
    assert trial.pieces > 20 * 8


def test_a_fact_counts_as_sent_only_in_a_prompt_on_its_own_story(tmp_path: Path) -> None:
    load = generate(3)
    course = Course(load.pages, load.stories, from_facts(load.stories), tmp_path)
    first, second = load.stories[:2]
    every = [
        "\n".join(text for path in story.paths for text in load.articles[path].paragraphs)
        for story in load.stories
    ]
    assert course.lost(every) == []
    assert course.share(every) == 1
    without_first = course.lost(every[1:])
    assert without_first == [f"{first.firm}: {ways[0]}" for ways in first.must]
    assert not any(second.firm in words for words in without_first)
