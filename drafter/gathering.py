"""What the inbox does in the background: look at feeds, read, embed, group, recall."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from drafter import log
from drafter.archive import cut_passages, group, packaged, signature, telling
from drafter.errors import FetchFailed, NotAnArticle
from drafter.ingest import (
    READING,
    canonical,
    extract_apart,
    extract_text,
    fetch_page,
    read_each,
    read_feed_apart,
)
from drafter.memory import Memory
from drafter.model import Article, Event, Failure, Story
from drafter.ports import Report, silent
from drafter.rooms import Rooms
from drafter.store import Feed, GatheredFilter, NewSource, Waiting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BATCH = 24  # sources read at once; a file of each may have megabytes
_GROUPED = 200  # sources grouped at once
_KEPT_OPEN = timedelta(days=14)  # a story older than this is not joined by what comes in
_COMPARED = 300  # open stories that what comes in is compared with, the newest


async def gather(rooms: Rooms, due_feeds: Sequence[str], report: Report = silent) -> None:
    """Look at the feeds that are due, then read and group all that waits in the inbox.

    Stopped at any moment it leaves each source where it can be taken up again.
    """
    await _Gathering(rooms, report).run(due_feeds)


class _Gathering:
    def __init__(self, rooms: Rooms, report: Report) -> None:
        self._rooms = rooms
        self._sources = rooms.sources
        self._stories = rooms.gathered
        self._memory = Memory(rooms)
        self._report = report

    async def run(self, due_feeds: Sequence[str]) -> None:
        self._sources.settle()
        feeds = [feed for feed in self._rooms.feeds.all() if feed.id in due_feeds]
        await asyncio.gather(*(self._look(feed) for feed in feeds))
        while batch := self._sources.waiting(_BATCH):
            await self._read(batch)
            await self._group()
        await self._group()
        await self._recall()

    # ── feeds ────────────────────────────────────────────────────────────────────────────────

    async def _look(self, feed: Feed) -> None:
        """Take in what a feed lists and the inbox does not have; why it cannot be read is kept."""
        try:
            page = await fetch_page(feed.url, self._rooms.settings, self._rooms.hosts)
            found = await read_feed_apart(page.body, page.url, page.content_type)
        except (FetchFailed, NotAnArticle) as error:
            self._rooms.feeds.looked_at(feed.id, message=error.message)
            return
        given = [
            NewSource(key=canonical(link), url=link, origin="feed")
            for link in reversed(found.links)
        ]
        # What was removed, or could not be read, stays so: nobody asked for it again.
        self._sources.add(given, who=found.title or feed.url, again=False)
        self._rooms.feeds.looked_at(feed.id, title=found.title)

    # ── reading ──────────────────────────────────────────────────────────────────────────────

    async def _read(self, batch: Sequence[Waiting]) -> None:
        linked = {each.url: each.id for each in batch if each.body is None}

        def report(event: Event) -> None:
            if event.state == "started":
                reading = event.message == READING
                self._sources.set_state(linked[event.subject], "reading" if reading else "fetching")
            self._report(event)

        async def then(link: str, outcome: Article | Failure) -> None:
            await self._settle(linked[link], outcome)

        year, week, _ = _today().isocalendar()
        await asyncio.gather(
            read_each(
                list(linked), settings=self._rooms.settings, ledger=self._rooms.ledger,
                report=report, week=f"{year}-W{week:02}", hosts=self._rooms.hosts, then=then,
            ),
            *(self._open(each) for each in batch if each.body is not None),
        )  # fmt: skip

    async def _open(self, each: Waiting) -> None:
        """Read what was given instead of an address."""
        assert each.body is not None
        self._sources.set_state(each.id, "reading")
        outcome: Article | Failure
        try:
            if each.origin == "file":
                outcome = await extract_apart(each.body, each.url, "")
            else:
                text = each.body.decode("utf-8", "replace")
                outcome = await asyncio.to_thread(extract_text, text, url=each.url)
        except NotAnArticle as error:
            outcome = Failure(url=each.url, reason=error.reason, message=error.message)
        await self._settle(each.id, outcome)

    async def _settle(self, source_id: str, outcome: Article | Failure) -> None:
        if isinstance(outcome, Failure):
            self._sources.fail(source_id, outcome.reason, outcome.message)
            return
        self._rooms.store.articles.keep([outcome])
        self._sources.set_state(source_id, "embedding")
        await self._embed(outcome)
        self._sources.succeed(source_id, outcome, _place(outcome))

    async def _embed(self, article: Article) -> None:
        rooms, passages = self._rooms, cut_passages(article)
        vectors = await rooms.embedder.vectors([each.text for each in passages], rooms.ledger)
        await self._memory.keep_article(article, passages, vectors)
        await self._memory.prepare(article, day=_today())

    # ── stories ──────────────────────────────────────────────────────────────────────────────

    async def _group(self) -> None:
        """Put each source that is read into the open story that tells the same, or into a new one.

        What stands in a story stays there: an editor may have put it there.
        """
        while new := self._stories.ungrouped(_GROUPED):
            since = datetime.now(UTC) - _KEPT_OPEN
            asked = GatheredFilter(state="open", since=since)
            open_stories, _ = self._stories.find(asked, count=_COMPARED)
            known = {line.article_id: story.id for story in open_stories for line in story.sources}
            stories = self._stories.read([*(each.sources for each in open_stories), new])
            articles = {each.id: each for story in stories for each in story.articles}
            vectors = await self._vectors(list(articles.values()))
            found = await asyncio.to_thread(group, list(articles.values()), vectors)
            homes = known | self._homes(found, known)
            self._stories.place({line.id: homes[line.article_id] for line in new})
            log.note("sources grouped", sources=len(new))

    def _homes(self, found: Sequence[Story], known: dict[str, str]) -> dict[str, str]:
        """Return the story of each article that has none: where most of those it is told with are."""
        homes: dict[str, str] = {}
        for story in found:
            new = [article.id for article in story.articles if article.id not in known]
            if not new:
                continue
            there = Counter(
                known[article.id] for article in story.articles if article.id in known
            ).most_common(1)
            home = there[0][0] if there else self._stories.open_story()
            homes |= dict.fromkeys(new, home)
        return homes

    async def _vectors(self, articles: Sequence[Article]) -> NDArray[np.float32]:
        import numpy as np

        # Always the packaged model, whatever embeds the passages: the thresholds are fitted on it.
        ledger = self._rooms.ledger
        found = await asyncio.gather(
            *(packaged().vectors([signature(article)], ledger) for article in articles)
        )
        return np.concatenate(found)

    async def _recall(self) -> None:
        """Hold each story that is new or was changed against what was printed."""
        while waiting := self._stories.unrecalled(_GROUPED):
            stories = self._stories.read(each.sources for each in waiting)
            recalls = await self._memory.recall(stories, day=_today())
            for each, recall in zip(waiting, recalls, strict=True):
                self._stories.set_recall(each.id, recall)


def _place(article: Article) -> float:
    """Return the place of an article among the sources of a story: the best teller first."""
    whole, english, length = telling(article)
    return -(whole * 2e6 + english * 1e6 + length)


def _today() -> date:
    return datetime.now().astimezone().date()
