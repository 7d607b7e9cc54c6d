"""The inbox from what is given to the stories of the week, on the sample newsroom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from drafter.desk import Desk
from drafter.errors import UsageError
from drafter.ingest import LARGEST_FILE
from drafter.sample import Newsroom
from drafter.sample.newsroom import load_pages
from drafter.settings import Settings
from drafter.store import Gathered, GatheredFilter, SourceFilter, SourceLine

DAY = date(2026, 11, 22)
TEXT = (
    "Ferries of Wuhu stop after a fire\n\nWuhu has taken its six electric ferries off the river after"
    " a battery caught fire on Saturday, the transport bureau of the city said on Sunday. Nobody was"
    " hurt. They will resume service when the yard has replaced the batteries.\n"
)


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    pages = load_pages()
    with Newsroom(pages=pages) as room:
        links = "".join(
            f"<item><title>x</title><link>http://{room.host}/{path}</link></item>"
            for path in list(pages)[:2]
        )
        feed = f'<rss version="2.0"><channel><title>All &amp; Sundry</title>{links}</channel></rss>'
        room.pages["feed.xml"] = feed.encode()
        yield room


@pytest.fixture
def desk(settings: Settings, newsroom: Newsroom) -> Iterator[Desk]:
    opened = Desk(Settings.load(home=settings.home, allow_hosts=newsroom.host))
    yield opened
    opened.close()


def gathered(desk: Desk) -> None:
    desk.gather()
    desk.jobs.wait("inbox", 120)
    job = desk.jobs.get("inbox")
    assert job is not None
    assert job.error == ""


def sources(desk: Desk, state: str = "") -> list[SourceLine]:
    return desk.inbox.sources.find(SourceFilter(state=state), start=0, count=100)[0]


def stories(desk: Desk, state: str = "open") -> list[Gathered]:
    return desk.inbox.stories.find(GatheredFilter(state=state), count=100)[0]


def story_of(desk: Desk, words: str, state: str = "open") -> Gathered:
    return next(
        story
        for story in stories(desk, state)
        if any(words in line.url or words in line.label for line in story.sources)
    )


@pytest.mark.slow
def test_a_mail_becomes_stories_and_what_failed_says_why(desk: Desk, newsroom: Newsroom) -> None:
    taken = desk.inbox.add(newsroom.paste, who="Ada")
    assert (taken.new, taken.known) == (15, 0)
    assert {line.state for line in sources(desk)} == {"waiting"}
    assert desk.inbox.waits()
    gathered(desk)
    assert not desk.inbox.waits()
    assert {line.state for line in sources(desk)} == {"ready", "failed"}
    failed = sources(desk, "failed")
    assert {line.reason for line in failed} >= {"blocked"}
    assert all("aste the text" in line.message for line in failed)
    told = story_of(desk, "qingfan-technology-series-b")
    assert len(told.sources) == 3
    assert told.recall is not None
    assert told.recall.relation == "new"
    assert desk.inbox.add(newsroom.paste, who="Ada").new == len(failed)  # those are tried again


@pytest.mark.slow
def test_text_for_a_page_that_failed_stands_under_its_address(
    desk: Desk, newsroom: Newsroom
) -> None:
    desk.inbox.add(f"http://{newsroom.host}/nowhere.html", who="Ada")
    gathered(desk)
    [line] = sources(desk, "failed")
    assert line.reason == "gone"
    with pytest.raises(UsageError, match="no text"):
        desk.inbox.give_text(line.id, "  ")
    desk.inbox.give_text(line.id, TEXT)
    gathered(desk)
    [line] = sources(desk)
    assert (line.state, line.title) == ("ready", "Ferries of Wuhu stop after a fire")
    [story] = desk.inbox.stories.read([line] for line in sources(desk))
    assert story.articles[0].url == f"http://{newsroom.host}/nowhere.html"


@pytest.mark.slow
def test_files_and_feeds_come_in_and_a_feed_brings_nothing_back(
    desk: Desk, newsroom: Newsroom
) -> None:
    page = next(iter(newsroom.pages.values()))
    taken = desk.inbox.add_files(
        [("page.html", page), ("note.txt", TEXT.encode()), ("huge.txt", b"a" * (LARGEST_FILE + 1))],
        who="Ada",
    )
    assert taken.new == 2
    assert "huge.txt is larger than" in taken.refused[0]
    desk.inbox.add_feed(f"http://{newsroom.host}/feed.xml", who="Ada")
    desk.inbox.add_feed(f"http://{newsroom.host}/none.xml", who="Ada")
    gathered(desk)
    good, bad = desk.inbox.feeds.all()
    assert (good.title, good.message) == ("All & Sundry", "")
    assert "no such page" in bad.message
    assert len(sources(desk, "ready")) == 4
    # The saved page and the feed's first entry are one article: one story.
    assert len(stories(desk)) == 2
    removed = [line.id for line in sources(desk) if line.origin == "feed"]
    desk.inbox.sources.set_removed(removed, True)
    desk.inbox.feeds.ask()
    gathered(desk)
    assert len(sources(desk)) == 2
    desk.inbox.sources.set_removed(removed, False)
    assert len(sources(desk)) == 4


@pytest.mark.slow
def test_stories_are_merged_split_and_moved_and_each_is_undone(
    desk: Desk, newsroom: Newsroom
) -> None:
    desk.inbox.add(newsroom.paste, who="Ada")
    gathered(desk)
    before = {line.id: line.story_id for line in sources(desk)}
    first, second = story_of(desk, "qingfan-technology"), story_of(desk, "cangwu-cloud")

    undo = desk.inbox.merge([first.id, second.id])
    merged = story_of(desk, "qingfan-technology")
    assert (merged.id, len(merged.sources)) == (first.id, 4)
    assert merged.recall is None  # held against print anew
    assert second.id not in [story.id for story in stories(desk)]
    desk.inbox.stories.place(undo)
    assert {line.id: line.story_id for line in sources(desk)} == before

    undo = desk.inbox.split(first.id)
    assert len(story_of(desk, "qingfan-technology").sources) == 1
    gathered(desk)  # what an editor took apart is not put together again
    assert len(story_of(desk, "qingfan-technology").sources) == 1
    desk.inbox.stories.place(undo)

    undo = desk.inbox.move(first.sources[1].id, second.id)
    assert len(story_of(desk, "cangwu-cloud").sources) == 2
    desk.inbox.stories.place(undo)
    assert {line.id: line.story_id for line in sources(desk)} == before


def test_what_a_stopped_program_was_reading_waits_again(desk: Desk) -> None:
    desk.inbox.add("https://example.org/a/b", who="Ada")
    [line] = sources(desk)
    desk.inbox.sources.set_state(line.id, "embedding")
    desk.inbox.sources.settle()
    assert [each.url for each in desk.inbox.sources.waiting(9)] == ["https://example.org/a/b"]


def test_one_address_in_many_forms_is_one_source(desk: Desk) -> None:
    desk.inbox.add("https://www.example.org/a/b?utm_source=x", who="Ada")
    taken = desk.inbox.add_page("http://example.org/a/b#top", who="Ben")
    assert (taken.new, taken.known) == (0, 1)


@pytest.mark.parametrize("link", ["", "file:///etc/passwd", "no link", "javascript:alert(1)"])
def test_only_an_address_of_the_web_is_a_page_or_a_feed(desk: Desk, link: str) -> None:
    for add in (desk.inbox.add_page, desk.inbox.add_feed):
        with pytest.raises(UsageError, match="http"):
            add(link, who="Ada")


def test_a_paste_without_anything_to_read_says_what_to_paste(desk: Desk) -> None:
    with pytest.raises(UsageError, match="nothing to read"):
        desk.inbox.add(" … ", who="Ada")


def test_a_search_finds_words_and_signs_as_they_are(desk: Desk) -> None:
    desk.inbox.add("https://example.org/100%25_off https://example.org/1000-off", who="Ada")
    for asked, found in {"100%": 1, "%": 1, "_": 1, "OFF example": 2, "nothing": 0}.items():
        asked_for = SourceFilter(text=asked)
        assert desk.inbox.sources.find(asked_for, start=0, count=9)[1] == found, asked
    later = SourceFilter(since=datetime(2100, 1, 1, tzinfo=UTC))
    assert desk.inbox.sources.find(later, start=0, count=9) == ([], 0)


@pytest.mark.slow
def test_chosen_stories_are_drafted_in_the_order_and_as_the_editor_put_them(
    desk: Desk, newsroom: Newsroom
) -> None:
    desk.inbox.add(newsroom.paste, who="Ada")
    gathered(desk)
    first, second = story_of(desk, "cangwu-cloud"), story_of(desk, "qingfan-technology")
    third = story_of(desk, "lugu-fresh")
    desk.inbox.merge([second.id, third.id])
    desk.inbox.put_in([second.id, first.id])
    desk.inbox.shift(first.id, -1)
    assert [each.id for each in desk.inbox.chosen()] == [first.id, second.id]
    with_embedded = desk.inbox.estimate(desk.inbox.chosen())
    assert (with_embedded.model, with_embedded.most.usd) == ("", 0.0)

    issue_id = desk.start_draft_of_inbox(day=DAY, who="Ada")
    desk.jobs.wait(issue_id, 120)
    items = desk.items(issue_id)
    assert [len(each.articles) for each in items] == [1, 4]
    assert {each.fixed for each in desk.brief(issue_id)} == {True}
    assert desk.inbox.chosen() == []
    assert story_of(desk, "cangwu-cloud", "used").issue_id == issue_id
    assert [line.url for line in sources(desk, "used")] != []

    # Trying again and adding a link leave what the editor put together as it is.
    desk.add(
        issue_id, f"http://{newsroom.host}/circuit-east/baitang-games-lantern-roads-overseas.html"
    )
    desk.jobs.wait(issue_id, 120)
    assert [len(each.articles) for each in desk.items(issue_id)] == [1, 4, 1]
    assert [each.fixed for each in desk.brief(issue_id)] == [True, True, False]


def test_no_issue_is_begun_while_nothing_is_chosen(desk: Desk) -> None:
    with pytest.raises(UsageError, match="No story is chosen"):
        desk.start_draft_of_inbox(day=DAY)
    assert desk.issues() == []
