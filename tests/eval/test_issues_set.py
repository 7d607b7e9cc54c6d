"""The issues set: what its files promise of every story holds."""

from __future__ import annotations

import re
from functools import cache

import pytest

from drafter.archive import similarity
from drafter.house import HouseStyle
from drafter.house import check as house_check
from drafter.model import Issue, Item
from drafter.resources import read_text
from drafter.truth import Report, check, figures
from eval.truth import stories
from eval.truth.stories import Story

STORIES = stories.load()
RECKONED = {"rounded", "bound", "converted", "derived", "counted"}
# What the check says wrongly of a faithful item; a line goes when its rule is mended.
FALSE_ALARMS = {
    "parcel-tax-teaser": ["No source gives the date January. Check it, or take it out."],
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
