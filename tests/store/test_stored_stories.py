"""The stories of an issue and what editors decided of them."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.errors import UsageError
from drafter.model import Article, Change, Printed, Recall, Span, Story
from drafter.store import Database, Store, StoryStore

SPAN = Span(url="u", start=0, end=2, text="50")
RECALL = Recall(
    relation="update",
    printed=Printed(
        id="p", issue="issue 41", number=41, day=date(2026, 9, 7), headline="H", paragraphs=("P",)
    ),
    news=SPAN,
    changes=(Change(old=SPAN, new=SPAN),),
    odds=(1.5, -0.5),
)
ONE, TWO, THREE = (
    Article(
        url=f"https://example.org/{number}", canonical="", title="Lanhu Raises US$50 Million",
        text="Lanhu Video raised US$50 million.", language="en", publisher="Example Wire", author="",
        published=None,
    )
    for number in (1, 2, 3)
)  # fmt: skip


@pytest.fixture
def issue(database: Database) -> str:
    store = Store(database)
    store.articles.keep([ONE, TWO, THREE])
    return store.new_issue(paste="", day=date(2026, 9, 14))


@pytest.fixture
def stories(database: Database) -> StoryStore:
    return StoryStore(database)


def test_stories_come_back_as_they_were_sorted(stories: StoryStore, issue: str) -> None:
    first, second = Story(articles=(ONE, TWO)), Story(articles=(THREE,))
    stories.save(issue, [(first, RECALL), (second, Recall(relation="new"))])
    kept = stories.of_issue(issue)
    assert [(each.story, each.recall) for each in kept] == [
        (first, RECALL),
        (second, Recall(relation="new")),
    ]
    assert stories.of_story(issue, first) == kept[0]
    assert stories.of_story(issue, Story(articles=(ONE,))) is None
    assert [each.stands_as for each in kept] == ["update", "new"]


def test_a_decision_holds_for_the_story_when_more_is_read_of_it(
    stories: StoryStore, issue: str
) -> None:
    (kept,) = stories.save(issue, [(Story(articles=(ONE,)), RECALL)])
    stories.choose(kept.id, "same", who="mei")
    grown, other = stories.save(
        issue, [(Story(articles=(TWO, ONE)), RECALL), (Story(articles=(THREE,)), RECALL)]
    )
    assert (grown.stands_as, grown.who) == ("same", "mei")
    assert other.choice is None
    assert stories.decisions() == [((1.5, -0.5), "same")]
    stories.choose(grown.id, None, who="mei")
    assert stories.decisions() == []


def test_what_is_not_there_cannot_be_decided(stories: StoryStore) -> None:
    with pytest.raises(UsageError, match="no story"):
        stories.choose("nothing", "new", who="mei")
