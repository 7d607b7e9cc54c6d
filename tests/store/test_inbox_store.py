"""Sources, their stories and what goes to print, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from articles import an_article

from drafter.errors import UsageError
from drafter.model import Recall
from drafter.store import (
    Correction,
    Database,
    Difference,
    FeedStore,
    Gathered,
    GatheredFilter,
    GatheredStore,
    NewSource,
    PrintingStore,
    Readback,
    SourceFilter,
    SourceLook,
    SourceStore,
    Store,
)

NOON = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)


@pytest.fixture
def sources(database: Database) -> SourceStore:
    return SourceStore(database)


@pytest.fixture
def stories(database: Database) -> GatheredStore:
    return GatheredStore(database)


def link(name: str) -> NewSource:
    return NewSource(key=f"https://example.org/{name}", url=f"https://example.org/{name}")


def ready(database: Database, name: str, story: str | None = None, **given: object) -> str:
    """Keep a source that is read, in a story of its own or in this one; return the story's id."""
    sources, stories = SourceStore(database), GatheredStore(database)
    article = an_article(url=f"https://example.org/{name}", **given)
    Store(database).articles.keep([article])
    sources.add([link(name)], who="Ada")
    sources.succeed(link(name).id, article, 0.0)
    story = story or stories.open_story()
    stories.place({link(name).id: story})
    return story


def found(stories: GatheredStore, state: str = "open", **given: object) -> list[Gathered]:
    return stories.find(GatheredFilter(state=state, **given), count=99)[0]  # type: ignore[arg-type]


def test_a_source_is_there_once_and_comes_back_when_it_is_given_again(sources: SourceStore) -> None:
    assert sources.add([link("a"), link("b")], who="Ada") == ([link("a").id, link("b").id], 0)
    assert sources.add([link("a")], who="Ben") == ([], 1)
    sources.set_removed([link("a").id], True)
    assert sources.counts() == {"waiting": 1}
    assert sources.add([link("a")], who="Ben", again=False)[0] == []
    assert sources.counts() == {"waiting": 1}
    assert sources.add([link("a")], who="Ben") == ([link("a").id], 0)
    sources.fail(link("a").id, "a reason that is longer than its column", "why")
    assert sources.line(link("a").id).message == "why"
    sources.add([link("a")], who="Ben")
    assert (sources.line(link("a").id).state, sources.line(link("a").id).message) == ("waiting", "")


def test_bytes_are_kept_until_they_are_read(sources: SourceStore, database: Database) -> None:
    body = bytes(range(256))
    source = NewSource(key="file:1", name="港口.pdf", origin="file", body=body)
    sources.add([source], who="Ada")
    [waiting] = sources.waiting(9)
    assert (waiting.body, waiting.name, waiting.origin) == (body, "港口.pdf", "file")
    article = an_article()
    Store(database).articles.keep([article])
    sources.succeed(source.id, article, -1.0)
    sources.read_again([source.id])
    assert sources.waiting(9)[0].body is None


def test_sources_are_paged_and_found_by_words_and_time(sources: SourceStore) -> None:
    sources.add([link(f"story-{number:02}") for number in range(30)], who="Ada")
    first, total = sources.find(SourceFilter(), start=0, count=25)
    rest, _ = sources.find(SourceFilter(), start=25, count=25)
    assert (len(first), len(rest), total) == (25, 5, 30)
    assert {line.id for line in first}.isdisjoint(line.id for line in rest)
    assert sources.find(SourceFilter(text="STORY 07"), start=0, count=9)[1] == 1
    assert sources.find(SourceFilter(text="story_07"), start=0, count=9)[1] == 0
    before = SourceFilter(until=datetime(2020, 1, 1, tzinfo=UTC))
    assert sources.find(before, start=0, count=9) == ([], 0)
    assert sources.first_day() is not None


def test_stories_are_narrowed_by_what_was_decided(
    database: Database, stories: GatheredStore
) -> None:
    one, two, three = (ready(database, name, title=f"Quay {name}") for name in "abc")
    stories.pin(two, True)
    assert found(stories)[0].id == two
    stories.reject([three], True, who="Ada")
    assert {each.id for each in found(stories)} == {one, two}
    assert [each.id for each in found(stories, "rejected")] == [three]
    stories.rank({one: 2.0, two: 1.0})
    assert [each.id for each in found(stories, "chosen")] == [two, one]
    assert stories.last_rank() == 2.0
    issue_id = Store(database).new_issue(paste="", day=date(2026, 11, 22))
    stories.use([one], issue_id)
    assert [each.id for each in found(stories, "used")] == [one]
    assert [each.id for each in found(stories, "chosen")] == [two]
    assert [each.id for each in found(stories, "", text="quay b")] == [two]
    with pytest.raises(UsageError, match="not in the inbox any more"):
        stories.pin("unknown", True)


def test_a_story_that_is_changed_is_held_against_print_anew(
    database: Database, stories: GatheredStore
) -> None:
    one, two = ready(database, "a"), ready(database, "b")
    for story_id in (one, two):
        stories.set_recall(story_id, Recall(relation="update"))
    assert stories.unrecalled(9) == []
    before = stories.place({link("b").id: one})
    assert before == {link("b").id: two}
    [merged] = stories.unrecalled(9)  # the emptied one is none any more
    assert (merged.id, len(merged.sources), merged.recall) == (one, 2, None)
    assert [len(story.articles) for story in stories.read([merged.sources])] == [2]


def test_feeds_are_followed_left_and_followed_again(database: Database) -> None:
    feeds = FeedStore(database)
    feeds.add("https://example.org/feed", "https://example.org/feed", who="Ada")
    [feed] = feeds.all()
    feeds.looked_at(feed.id, title="Wire", message="")
    feeds.remove(feed.id)
    assert feeds.all() == []
    feeds.add("https://example.org/feed", "https://example.org/feed", who="Ben")
    [again] = feeds.all()
    assert (again.title, again.looked_at is not None) == ("Wire", True)
    feeds.ask()
    assert feeds.all()[0].looked_at is None


def test_what_goes_to_print_is_kept_and_only_added_to(database: Database) -> None:
    printing = PrintingStore(database)
    issue_id = Store(database).new_issue(paste="", day=date(2026, 11, 22))
    printing.keep_sheet(issue_id, {"slug": "quay"})
    printing.keep_sheet(issue_id, {"alt": "A quay"})
    assert (printing.sheet(issue_id).slug, printing.sheet(issue_id).alt) == ("quay", "A quay")
    printing.override(issue_id, {"c1": "one", "c2": "two"}, who="Ada", reason="first")
    printing.override(issue_id, {"c1": "one", "c3": "three"}, who="Ben", reason="second")
    told = {key: each.who for key, each in printing.overridden(issue_id).items()}
    assert told == {"c1": "Ada", "c2": "Ada", "c3": "Ben"}
    for state in ("same", "gone"):
        look = SourceLook(
            article_id="a", version="v", looked_at=NOON, state=state, message="", found=""
        )  # type: ignore[arg-type]
        printing.keep_look(look)
    assert printing.looks(["a", "b"])["a", "v"].state == "gone"
    entry = Correction(
        made_at=NOON, who="Ada", kind="correction", headline="Quay", note="n", before="b", after="a"
    )
    printing.correct(issue_id, [entry, entry])
    assert printing.corrections(issue_id) == [entry, entry]
    difference = Difference(where="Item 1", printed="港口 50", live="")
    back = Readback(made_at=NOON, who="Ada", url="https://example.org", differences=(difference,))
    printing.keep_readback(issue_id, back)
    assert printing.readbacks(issue_id) == [back]
