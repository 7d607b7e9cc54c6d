"""The steps in their order: read, group, embed, write, check. Only this module knows the order."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from drafter.archive import choose, cut_passages, group, packaged, signature
from drafter.errors import EnvironmentFault, NotAnArticle, NothingToDraft, WritingFailed
from drafter.house import conform
from drafter.ingest import extract_text, read
from drafter.model import Article, Event, Failure, Finding, Item, Passage, Story
from drafter.ports import Report, Similarity
from drafter.rooms import Rooms
from drafter.truth import check, conflicts, instructions

if TYPE_CHECKING:
    import numpy as np

    from drafter.write import StoryWriter

# Tokens of source text that one story may send. Three outlets' articles of usual length fit whole
# or nearly; past that, further passages repeat more than they add.
STORY_TOKENS = 2_400


@dataclass
class Stopwatch:
    """Seconds during which at least one piece of a stage was at work."""

    seconds: dict[str, float] = field(default_factory=dict)
    _running: dict[str, tuple[int, float]] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        count, since = self._running.get(name, (0, 0.0))
        self._running[name] = (count + 1, since if count else time.monotonic())
        try:
            yield
        finally:
            count, since = self._running[name]
            self._running[name] = (count - 1, since)
            if count == 1:
                spent = time.monotonic() - since
                self.seconds[name] = self.seconds.get(name, 0.0) + spent


class Drafting:
    """One issue on its way from links to items; every finished item is in the store at once."""

    def __init__(self, rooms: Rooms, issue_id: str, day: date, report: Report) -> None:
        self._rooms = rooms
        self._writer = rooms.open_writer()
        self._issue_id = issue_id
        self._day = day
        self._report = report
        self._watch = Stopwatch()
        self._indexed: dict[str, asyncio.Task[tuple[list[Passage], np.ndarray]]] = {}
        self.failures: list[Failure] = []

    async def run(self, links: Sequence[str], pasted: Sequence[str]) -> None:
        """Draft the issue; raise NothingToDraft when no story came out, with all failures kept."""
        try:
            with self._watch.stage("total"):
                articles = await self._read(links, pasted)
                stories = await self._group(articles)
                written = await self._write_all(stories)
        finally:
            self._rooms.store.update_issue(
                self._issue_id,
                failures=self.failures,
                seconds=self.seconds,
                usage=self._writer.spent,
            )
        if not written:
            raise NothingToDraft(
                "Nothing could be drafted: "
                + ("no link led to an article." if not stories else "no story could be written.")
                + " The reasons are listed."
            )

    @property
    def seconds(self) -> dict[str, float]:
        stages = ("fetch", "index", "group", "write", "check", "total")
        return {name: round(self._watch.seconds.get(name, 0.0), 3) for name in stages}

    async def _read(self, links: Sequence[str], pasted: Sequence[str]) -> list[Article]:
        year, week, _ = self._day.isocalendar()
        with self._watch.stage("fetch"):
            articles, failures = await read(
                links,
                settings=self._rooms.settings,
                ledger=self._rooms.ledger,
                report=self._report,
                week=f"{year}-W{week:02}",
            )
        self.failures += failures
        for number, text in enumerate(pasted, 1):
            try:
                articles.append(extract_text(text))
            except NotAnArticle as error:
                self.failures.append(
                    Failure(url=f"text {number}", reason=error.reason, message=error.message)
                )
        self._rooms.store.save_articles(articles)
        return articles

    async def _group(self, articles: list[Article]) -> list[Story]:
        """Group by one vector an article, so that writing starts before the passages are embedded."""
        if not articles:
            return []
        import numpy as np

        self._report(Event(stage="group", subject="stories", state="started"))
        with self._watch.stage("group"):
            # Always the packaged model, whatever embeds the passages: the thresholds are fitted on it.
            ledger = self._rooms.ledger
            vectors = await asyncio.gather(
                *(packaged().vectors([signature(article)], ledger) for article in articles)
            )
            stories = await asyncio.to_thread(group, articles, np.concatenate(vectors))
        self._report(
            Event(stage="group", subject="stories", state="done", message=f"{len(stories)} stories")
        )
        return stories

    async def _write_all(self, stories: list[Story]) -> int:
        """Write every story at once while all passages are embedded; return how many were written."""
        try:
            return await self._write_and_embed(stories)
        except* EnvironmentFault as faults:
            # What stops one story stops all: the first to say so speaks for the rest.
            raise _first(faults) from None

    async def _write_and_embed(self, stories: list[Story]) -> int:
        async with asyncio.TaskGroup() as tasks:
            cut = {
                article.id: cut_passages(article) for story in stories for article in story.articles
            }
            # Stories too long to go in whole wait for their vectors, so those are embedded first.
            for story in sorted(stories, key=lambda story: fits(story, cut)):
                for article in story.articles:
                    self._indexed[article.id] = tasks.create_task(
                        self._embed(article, cut[article.id])
                    )
            kept = self._rooms.store.written(self._issue_id)
            written = [
                tasks.create_task(self._write(rank, story, cut))
                for rank, story in enumerate(stories)
                # An issue that is tried again keeps the items it has, and what was done to them.
                if frozenset(article.version for article in story.articles) not in kept
            ]
        return len(kept) + sum(task.result() for task in written)

    async def _embed(
        self, article: Article, passages: list[Passage]
    ) -> tuple[list[Passage], np.ndarray]:
        with self._watch.stage("index"):
            vectors = await self._rooms.embedder.vectors(
                [passage.text for passage in passages], self._rooms.ledger
            )
            await asyncio.to_thread(self._rooms.index.add, passages, vectors)
        return passages, vectors

    async def _write(self, rank: int, story: Story, cut: dict[str, list[Passage]]) -> bool:
        self._report(Event(stage="write", subject=story.title, state="started"))
        try:
            with self._watch.stage("write"):
                passages = await self._passages(story, cut)
                item = await self._writer.write(story, passages)
            item = await self._examine(story, item)
            item = await self._repair(story, passages, item)
        except WritingFailed as error:
            self._report(
                Event(stage="write", subject=story.title, state="failed", message=error.message)
            )
            self.failures.append(
                Failure(
                    url=story.articles[0].url,
                    reason=error.reason,
                    message=f"“{story.title}” could not be written: {error.message}",
                )
            )
            return False
        self._keep(rank, story, item)
        self._report(Event(stage="write", subject=story.title, state="done"))
        return True

    async def _passages(self, story: Story, cut: dict[str, list[Passage]]) -> list[Passage]:
        if fits(story, cut):
            return [passage for article in story.articles for passage in cut[article.id]]
        import numpy as np

        embedded = [await self._indexed[article.id] for article in story.articles]
        passages = [passage for found, _ in embedded for passage in found]
        vectors = np.concatenate([vectors for _, vectors in embedded])
        return choose(story, passages, vectors, STORY_TOKENS)

    async def _examine(self, story: Story, item: Item) -> Item:
        rooms = self._rooms
        item = conform(item, rooms.style)
        with self._watch.stage("check"):
            return await asyncio.to_thread(
                examine, item, story.articles, similarity=rooms.similarity, day=self._day
            )

    async def _repair(self, story: Story, passages: list[Passage], item: Item) -> Item:
        """Give the writer one chance to mend what is severe; keep whichever version is better."""
        severe = severities(item)
        if not severe:
            return item
        self._report(
            Event(
                stage="check",
                subject=story.title,
                state="started",
                message=f"{severe} unsupported: asking the writer to mend them",
            )
        )
        try:
            with self._watch.stage("write"):
                mended = await self._writer.revise(story, passages, item, findings=item.findings)
        except WritingFailed as error:
            self._report(
                Event(stage="check", subject=story.title, state="failed", message=error.message)
            )
            return item
        mended = await self._examine(story, mended)
        self._report(Event(stage="check", subject=story.title, state="done"))
        better = mended if severities(mended) < severe else item
        return replace(better, usage=mended.usage)

    def _keep(self, rank: int, story: Story, item: Item) -> None:
        store = self._rooms.store
        item_id = store.add_item(self._issue_id, story, rank=float(rank))
        revision, _ = store.add_revision(
            item_id, item, author=self._writer.name, origin="draft", parent=0
        )
        store.save_check(revision, item.findings, item.evidence)


async def redraft(
    item: Item, story: Story, instruction: str, *, rooms: Rooms, writer: StoryWriter, day: date
) -> Item:
    """Write an item again by the editor's instruction, from the passages that bear on it."""
    import numpy as np

    passages = [passage for article in story.articles for passage in cut_passages(article)]
    texts = [passage.text for passage in passages]
    vectors = await rooms.embedder.vectors(texts, rooms.ledger)
    query = (await rooms.embedder.vectors([f"{item.headline}. {instruction}"], rooms.ledger))[0]
    chosen = choose(story, passages, np.asarray(vectors), STORY_TOKENS, query)
    written = await writer.revise(story, chosen, item, instruction=instruction)
    written = conform(replace(written, id=item.id), rooms.style)
    return await asyncio.to_thread(
        examine, written, story.articles, similarity=rooms.similarity, day=day
    )


def examine(
    item: Item, articles: Sequence[Article], *, similarity: Similarity | None, day: date | None
) -> Item:
    """Return the item with its evidence and with all that an editor should see about it."""
    report = check(item.text, articles, similarity=similarity, when=day)
    # An extract says on its face that it is one: that it is copied is no news.
    found: list[Finding] = [
        finding for finding in report.findings if not (item.extract and finding.kind == "copied")
    ]
    found += conflicts(articles, similarity=similarity)
    for article in articles:
        found += instructions(article)
    order = {"severe": 0, "warning": 1, "note": 2}
    found.sort(key=lambda finding: order[finding.severity])
    return replace(item, findings=tuple(found), evidence=report.evidence())


def _first(faults: BaseExceptionGroup[EnvironmentFault]) -> EnvironmentFault:
    fault = faults.exceptions[0]
    return _first(fault) if isinstance(fault, BaseExceptionGroup) else fault


def fits(story: Story, cut: dict[str, list[Passage]]) -> bool:
    """Whether all passages of a story go into one prompt."""
    tokens = sum(passage.tokens for article in story.articles for passage in cut[article.id])
    return tokens <= STORY_TOKENS


def severities(item: Item) -> int:
    """How many severe findings an item has."""
    return sum(finding.severity == "severe" for finding in item.findings)
