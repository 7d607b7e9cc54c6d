"""The issues set: what its files promise of every story holds."""

from __future__ import annotations

import re
from functools import cache

import pytest

from drafter.archive import group, similarity
from drafter.house import HouseStyle
from drafter.house import check as house_check
from drafter.model import Issue, Item
from drafter.resources import read_text
from drafter.truth import Report, check, figures, instructions
from eval.truth import stories
from eval.truth.stories import Story

STORIES = stories.load()
RECKONED = {"rounded", "bound", "converted", "derived", "counted"}
# What the check says wrongly of a faithful item; a line goes when its rule is mended.
FALSE_ALARMS = {
    "livestream-minors-rules": [  # “aged 16 and 17” for 已满16周岁未满18周岁
        "17 stands in no source. Take the figure from the source, or take it out."
    ],
}
each = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)


@cache
def _report(story: Story) -> Report:
    return check(story.text, story.articles, similarity=similarity(), when=story.week)


def _values(text: str) -> set[tuple[str, object]]:
    return {(figure.unit, figure.value) for figure in figures(text)}


def _says(text: str, wording: str) -> bool:
    return wording.lower() in text.lower()


@each
def test_every_figure_stands_in_the_reference_and_is_carried_by_a_source(story: Story) -> None:
    found = _values(story.text)
    given = {
        value for article in story.articles for value in _values(f"{article.title}\n{article.text}")
    }
    reckoned = {entry.text.lower() for entry in _report(story).figures if entry.status in RECKONED}
    for words in story.figures:
        assert _says(story.text, words)
        read = _values(words)
        assert read, words
        assert read <= found, words
        assert read <= given or words.lower() in reckoned, words


@each
def test_the_reference_says_what_an_item_must_and_nothing_that_it_must_not(story: Story) -> None:
    for ways in (*story.must, *story.hedges):
        assert any(_says(story.text, way) for way in ways), ways
    assert not [words for words in story.must_not if _says(story.text, words)]
    assert all(_says(story.text, name) for name in story.names)


@each
def test_the_reference_is_in_the_house_style(story: Story) -> None:
    item = Item(headline=story.headline, paragraphs=list(story.paragraphs))
    style = HouseStyle.from_toml(read_text("house.toml"))
    breaches = house_check(Issue(items=[item]), style)
    assert [str(breach) for breach in breaches if breach.where] == []


@each
def test_the_check_finds_nothing_severe_in_the_reference(story: Story) -> None:
    severe = [f.message for f in _report(story).findings if f.severity == "severe"]
    assert severe == FALSE_ALARMS.get(story.slug, [])


@each
def test_sources_are_as_long_as_real_ones(story: Story) -> None:
    assert 1 <= len(story.articles) <= 3
    for article in story.articles:
        if article.partial:
            continue
        if article.language.startswith("zh"):
            assert 200 <= len(re.sub(r"\s", "", article.text)) <= 700, article.url
        else:
            assert 150 <= len(article.text.split()) <= 500, article.url


def _chinese(story: Story) -> list[bool]:
    return [article.language.startswith("zh") for article in story.articles]


def test_the_set_is_large_enough_and_much_of_it_chinese() -> None:
    assert len(STORIES) >= 26
    assert sum(any(_chinese(story)) for story in STORIES) >= 12
    assert sum(all(_chinese(story)) for story in STORIES) >= 6
    # A scorer that only counts hits would be pleased by a story without traps.
    assert all(story.traps and story.must and story.must_not and story.figures for story in STORIES)


@each
def test_a_trap_is_where_the_story_says_it_is(story: Story) -> None:
    assert any(article.partial for article in story.articles) == ("teaser" in story.traps)
    addressed = any(instructions(article) for article in story.articles)
    assert addressed == ("instruction" in story.traps)
    assert bool(story.apart) == ("look-alike" in story.traps)
    assert all(_chinese(story)) == ("chinese-only" in story.traps)
    assert len(story.articles) > 1 or "conflict" not in story.traps
    assert story.hedges or "hedge" not in story.traps


def test_look_alikes_name_each_other_and_are_no_one_story() -> None:
    slugs = {story.slug: story for story in STORIES}
    assert all(story.slug in slugs[other].apart for story in STORIES for other in story.apart)
    own = {article.url: story.slug for story in STORIES for article in story.articles}
    assert len(own) == sum(len(story.articles) for story in STORIES)
    for found in group([article for story in STORIES for article in story.articles]):
        assert len({own[article.url] for article in found.articles}) == 1


@each
def test_no_run_of_eight_words_is_taken_from_a_source(story: Story) -> None:
    copied = [f.message for f in _report(story).findings if f.kind == "copied"]
    assert copied == []
