"""Stories: the same event becomes one, look-alikes stay apart, nothing is dropped."""

from __future__ import annotations

import itertools
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from drafter.archive import group, packaged, signature
from drafter.archive.stories import average_link
from drafter.model import Article, Story


def read(name: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = tomllib.loads(
        Path(__file__).with_name(name).read_text("utf-8")
    )["article"]
    return rows


SAMPLE, WEEK = read("stories_sample.toml"), read("stories_week.toml")


def article(number: int, row: dict[str, object]) -> Article:
    return Article(
        url=f"https://outlet{number}.example/{number}",
        canonical=f"https://outlet{number}.example/{number}",
        title=str(row["title"]),
        text=str(row["text"]),
        language=str(row["language"]),
        publisher=f"Outlet {number}",
        author="",
        published=row["published"] if isinstance(row["published"], date) else None,
    )


ARTICLES = [article(number, row) for number, row in enumerate(SAMPLE)]
VECTORS = packaged().encode([signature(one) for one in ARTICLES])
TRUTH = {one.url: row["story"] for one, row in zip(ARTICLES, SAMPLE, strict=True)}


def told(stories: list[Story]) -> set[frozenset[str]]:
    return {frozenset(one.url for one in story.articles) for story in stories}


WEEK_ARTICLES = [article(100 + number, row) for number, row in enumerate(WEEK)]
WEEK_TRUTH = {one.url: str(row["story"]) for one, row in zip(WEEK_ARTICLES, WEEK, strict=True)}


def mixed(stories: list[Story]) -> list[set[str]]:
    """Return the true stories in each group that holds more than one; round-ups do not count."""
    held = ({WEEK_TRUTH[one.url] for one in story.articles} for story in stories)
    return [
        names for each in held if len(names := {n for n in each if not n.startswith("roundup")}) > 1
    ]


def of_week(*stories: str) -> list[Article]:
    return [one for one in WEEK_ARTICLES if WEEK_TRUTH[one.url] in stories]


def true_stories() -> set[frozenset[str]]:
    keyed = sorted(TRUTH, key=lambda url: str(TRUTH[url]))
    return {frozenset(urls) for _, urls in itertools.groupby(keyed, key=lambda url: TRUTH[url])}


def test_a_week_of_english_and_chinese_with_look_alikes_is_grouped_without_a_mistake() -> None:
    assert len(true_stories()) == 16
    assert told(group(ARTICLES)) == true_stories()


def test_rivals_second_rounds_and_second_outages_stay_apart_in_a_long_week() -> None:
    stories = group(WEEK_ARTICLES)
    assert mixed(stories) == []
    tellers = [one for one in WEEK_TRUTH.values() if not one.startswith("roundup")]
    assert len([s for s in stories if not WEEK_TRUTH[s.articles[0].url].startswith("roundup")]) == (
        len(set(tellers))
    )


def test_chinese_pages_with_the_same_background_are_told_apart_by_firm_and_figures() -> None:
    filings = of_week("ipo-xinglan", "ipo-yuantu", "ipo-haina", "ipo-guangyu")
    chinese = [one for one in filings if one.language == "zh"]
    assert mixed(group(filings)) == []
    assert mixed(group(chinese)) == []


def test_titles_that_name_different_known_companies_keep_like_events_apart() -> None:
    permits = of_week("robotaxi-dubai", "robotaxi-riyadh")
    assert len(group(permits)) == 2


def test_a_wire_copy_with_a_new_opening_stays_with_its_original() -> None:
    original = WEEK_ARTICLES[1]
    opening, body = original.text.split("\n\n", 1)
    copy = replace(
        original,
        url="https://copy.example/",
        canonical="",
        text=f"(Wire) {opening.replace('filed on Monday', 'has applied')}\n\n{body}",
    )
    assert len(group([original, copy, *of_week("results-jd")])) == 2


def test_dates_are_not_needed() -> None:
    undated = [replace(one, published=None) for one in ARTICLES]
    assert told(group(undated, VECTORS)) == true_stories()


def test_titles_are_not_needed() -> None:
    untitled = [replace(one, title="") for one in ARTICLES]
    right = told(group(untitled)) & true_stories()
    assert len(right) >= 14


def test_the_order_of_the_links_changes_no_story() -> None:
    assert told(group(ARTICLES[::-1], VECTORS[::-1])) == true_stories()


def test_stories_come_in_the_order_in_which_they_first_appear() -> None:
    firsts = [
        min(ARTICLES.index(one) for one in story.articles) for story in group(ARTICLES, VECTORS)
    ]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_few_articles_are_enough(number: int) -> None:
    assert [len(story.articles) for story in group(ARTICLES[:number])] == (
        [number] if number else []
    )


def test_copies_and_empty_articles_are_kept() -> None:
    empty = replace(ARTICLES[0], url="https://empty.example/", canonical="", title="", text="")
    given = [ARTICLES[0], ARTICLES[0], empty, replace(empty, url="https://void.example/")]
    assert sum(len(story.articles) for story in group(given)) == 4


def test_a_whole_article_in_english_tells_the_story() -> None:
    lanmu = ARTICLES[:3]
    longer = replace(lanmu[2], text=lanmu[2].text + "\n\nLanmu was founded in Shenzhen in 2019.")
    teaser = replace(lanmu[0], text=lanmu[0].text * 3, partial=True)
    (story,) = group([teaser, lanmu[1], longer])
    assert [one.url for one in story.articles] == [longer.url, lanmu[1].url, teaser.url]


def test_the_same_words_months_later_are_other_news() -> None:
    first = replace(ARTICLES[23], published=date(2026, 3, 3))
    later = [
        replace(ARTICLES[24], published=date(2026, 3, 3)),
        replace(ARTICLES[24], published=date(2026, 9, 3)),
    ]
    assert len(group([first, later[0]])) <= len(group([first, later[1]]))


def test_vectors_must_match_the_articles() -> None:
    with pytest.raises(ValueError, match="2 articles, 1 vectors"):
        group(ARTICLES[:2], np.zeros((1, 512), np.float32))


def test_average_link_joins_by_the_mean_of_all_pairs() -> None:
    odds = np.array(
        [[0, 5, -3, -9], [5, 0, 2, -9], [-3, 2, 0, -9], [-9, -9, -9, 0]], dtype=np.float32
    )
    # The third is near to the second, but further from the first than it is near to the second.
    assert sorted(map(sorted, average_link(odds))) == [[0, 1], [2], [3]]
    odds[0, 2] = odds[2, 0] = -1
    assert sorted(map(sorted, average_link(odds))) == [[0, 1, 2], [3]]
