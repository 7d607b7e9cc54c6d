"""The steps in their order: read, group, recall, embed, write, check. Only this module knows it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from drafter import log
from drafter.archive import STORY_TOKENS, choose, cut_passages, group, packaged, signature
from drafter.errors import EnvironmentFault, NotAnArticle, NothingToDraft, WritingFailed
from drafter.examine import contradicted, examine, severities, study
from drafter.house import conform
from drafter.ingest import extract_text, read
from drafter.memory import Memory
from drafter.model import Article, Event, Failure, Finding, Item, Passage, Story
from drafter.ports import Report
from drafter.rooms import Rooms
from drafter.stopwatch import Stopwatch
from drafter.store import StoredStory

if TYPE_CHECKING:
    import numpy as np

    from drafter.write import StoryWriter

# Seconds that a call takes to be put together and sent.
HEAD_START = 0.15


class Drafting:
    """One issue on its way from links to items; every finished item is in the store at once."""

    def __init__(
        self,
        rooms: Rooms,
        issue_id: str,
        day: date,
        report: Report,
        *,
        repeats: bool = False,
        only: str = "",
    ) -> None:
        self._rooms = rooms
        self._memory = Memory(rooms)
        self._repeats = repeats  # whether what was printed already is written again
        self._before = rooms.store.usage(issue_id)
        self._writer = rooms.open_writer(self._before)
        self._issue_id = issue_id
        self._day = day
        self._report = report
        self._watch = Stopwatch()
        self._unasked = 0
        self._asked = asyncio.Event()
        self._embedded: dict[str, asyncio.Task[tuple[list[Passage], np.ndarray]]] = {}
        self.failures: list[Failure] = []
        # Tried again for one failure alone, the others stay as they are.
        known = rooms.store.failures(issue_id) if only else ()
        self._left = [each for each in known if each.url != only]

    async def run(self, links: Sequence[str], pasted: Sequence[str]) -> None:
        """Draft the issue; raise NothingToDraft when no story came out, with all failures kept."""
        try:
            with self._watch.stage("total"):
                found = await self._sort(links, pasted)
                stories = self._set_aside(found)
                written = await self._write_all(stories)
        finally:
            self._rooms.store.update_issue(
                self._issue_id,
                failures=self.failures,
                seconds=self.seconds,
                usage=self._before + self._writer.spent,
            )
        if not written:
            raise NothingToDraft(
                "Nothing could be drafted: "
                + _why(bool(found), bool(stories))
                + " The reasons are listed."
            )

    async def sort(self, links: Sequence[str], pasted: Sequence[str]) -> list[StoredStory]:
        """Read and group what was given and say of each story whether it was printed; write nothing.

        Raises NothingToDraft when no link led to an article, with all failures kept.
        """
        try:
            found = await self._sort(links, pasted)
        finally:
            self._rooms.store.update_issue(
                self._issue_id, failures=self.failures, seconds=self.seconds
            )
        if not found:
            raise NothingToDraft("No link led to an article. The reasons are listed.")
        return found

    async def _sort(self, links: Sequence[str], pasted: Sequence[str]) -> list[StoredStory]:
        fixed = {
            article.id
            for each in self._rooms.stories.of_issue(self._issue_id)
            if each.fixed
            for article in each.story.articles
        }
        articles = await self._read(links, pasted)
        stories = await self._group([each for each in articles if each.id not in fixed])
        with self._watch.stage("group"):
            recalls = await self._memory.recall(stories, day=self._day, besides=self._issue_id)
        found = list(zip(stories, recalls, strict=True))
        stored = self._rooms.stories.save(self._issue_id, found)
        repeats = sum(each.recall.relation == "same" for each in stored)
        updates = sum(each.recall.relation == "update" for each in stored)
        if repeats or updates:
            said = f"{repeats} printed already, {updates} go on from what was printed"
            self._report(Event(stage="recall", subject="stories", state="done", message=said))
        return stored

    def _set_aside(self, found: Sequence[StoredStory]) -> list[Story]:
        """Return the stories to be written; one that was printed already is listed, not written."""
        written: list[Story] = []
        left = {each.url: each for each in self._left if each.of == "story"}
        # What this issue has an item of may have been printed since that was written.
        kept = self._rooms.store.items.written(self._issue_id)
        for each in found:
            if known := left.get(each.story.articles[0].url):
                self.failures.append(known)
            elif each.stands_as != "same" or self._repeats or versions(each.story) in kept:
                written.append(each.story)
            elif each.choice is None:
                self.failures.append(_repeat(each))
        return written

    @property
    def seconds(self) -> dict[str, float]:
        stages = ("fetch", "index", "group", "write", "check", "total")
        return {name: round(self._watch.seconds.get(name, 0.0), 3) for name in stages}

    async def _read(self, links: Sequence[str], pasted: Sequence[str]) -> list[Article]:
        left = [each for each in self._left if each.of == "link"]
        self.failures += left
        links = [link for link in links if link not in {each.url for each in left}]
        year, week, _ = self._day.isocalendar()
        with self._watch.stage("fetch"):
            articles, failures = await read(
                links,
                settings=self._rooms.settings,
                ledger=self._rooms.ledger,
                report=self._report,
                week=f"{year}-W{week:02}",
                hosts=self._rooms.hosts,
            )
        self.failures += failures
        for number, text in enumerate(pasted, 1):
            if f"text {number}" in {each.url for each in left}:
                continue
            try:
                articles.append(extract_text(text))
            except NotAnArticle as error:
                self.failures.append(
                    Failure(url=f"text {number}", reason=error.reason, message=error.message)
                )
        # Text pasted for a link stands in for what the link gave.
        articles = list({article.id: article for article in articles}.values())
        self._rooms.store.articles.keep(articles)
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
            # Stories too long to go in whole wait for their vectors, so those are embedded at once.
            for story in stories:
                at_once = not fits(story, cut)
                for article in story.articles:
                    passages = cut[article.id]
                    self._embedded[article.id] = tasks.create_task(self._embed(passages, at_once))
                    tasks.create_task(self._index(article))
            kept = self._rooms.store.items.written(self._issue_id)
            # An issue that is tried again keeps the items it has, and what was done to them.
            missing = [
                (rank, story)
                for rank, story in enumerate(stories, start=len(kept))
                if versions(story) not in kept
            ]
            self._expect_calls(len(missing))
            written = [tasks.create_task(self._write(rank, story, cut)) for rank, story in missing]
        return len(kept) + sum(task.result() for task in written)

    def _expect_calls(self, count: int) -> None:
        self._unasked += count
        if not self._unasked:
            self._asked.set()

    async def _until_asked(self) -> None:
        """Wait until every model call is out: they take longest, the rest fills the wait for them."""
        await self._asked.wait()
        await asyncio.sleep(HEAD_START)

    async def _embed(
        self, passages: list[Passage], at_once: bool
    ) -> tuple[list[Passage], np.ndarray]:
        if not at_once:
            await self._until_asked()
        with self._watch.stage("index"):
            vectors = await self._rooms.embedder.vectors(
                [passage.text for passage in passages], self._rooms.ledger
            )
        return passages, vectors

    async def _index(self, article: Article) -> None:
        passages, vectors = await self._embedded[article.id]
        with self._watch.stage("index"):
            await self._memory.keep_article(article, passages, vectors)

    async def _write(self, rank: int, story: Story, cut: dict[str, list[Passage]]) -> bool:
        with log.within(story=story.id), log.lasting("story", stage="write") as told:
            told["written"] = await self._write_story(rank, story, cut)
        return bool(told["written"])

    async def _write_story(self, rank: int, story: Story, cut: dict[str, list[Passage]]) -> bool:
        self._report(Event(stage="write", subject=story.title, state="started"))
        try:
            with self._watch.stage("write"):
                try:
                    passages = await self._passages(story, cut)
                    examples = await self._examples(story)
                finally:
                    self._expect_calls(-1)
                # What the sources say of each other does not wait for what the model says of them.
                studying = asyncio.create_task(self._study(story))
                try:
                    item = await self._writer.write(story, passages, examples)
                except BaseException:
                    studying.cancel()
                    raise
                known = await studying
            self._report(Event(stage="check", subject=story.title, state="started"))
            item = await self._examine(story, item, known)
            item = await self._repair(story, passages, item, known)
        except WritingFailed as error:
            self._report(
                Event(stage="write", subject=story.title, state="failed", message=error.message)
            )
            log.warn("story failed", stage="write", reason=error.reason)
            self.failures.append(
                Failure(
                    url=story.articles[0].url,
                    reason=error.reason,
                    message=f"“{story.title}” could not be written: {error.message}",
                    of="story",
                )
            )
            return False
        self._keep(rank, story, item)
        self._report(Event(stage="check", subject=story.title, state="done"))
        told = " ".join(item.notes)
        self._report(Event(stage="write", subject=story.title, state="done", message=told))
        return True

    async def _passages(self, story: Story, cut: dict[str, list[Passage]]) -> list[Passage]:
        if fits(story, cut):
            return [passage for article in story.articles for passage in cut[article.id]]
        import numpy as np

        embedded = [await self._embedded[article.id] for article in story.articles]
        passages = [passage for found, _ in embedded for passage in found]
        vectors = np.concatenate([vectors for _, vectors in embedded])
        return choose(story, passages, vectors, STORY_TOKENS)

    async def _examples(self, story: Story) -> list[str]:
        if not self._writer.paid or not self._rooms.settings.examples:
            return []
        return await asyncio.to_thread(Memory(self._rooms).forms_for, story)

    async def _study(self, story: Story) -> list[Finding]:
        await self._until_asked()
        rooms = self._rooms
        with self._watch.stage("check"):
            found = await asyncio.to_thread(
                study, story.articles, similarity=rooms.similarity, glossary=rooms.glossary
            )
        return [*found, *contradicted(rooms.stories.of_story(self._issue_id, story))]

    async def _examine(self, story: Story, item: Item, known: list[Finding]) -> Item:
        rooms = self._rooms
        item = conform(item, rooms.style)
        with self._watch.stage("check"):
            return await asyncio.to_thread(
                examine, item, story.articles, [*known, *item.findings],
                similarity=rooms.similarity, glossary=rooms.glossary, day=self._day,
            )  # fmt: skip

    async def _repair(
        self, story: Story, passages: list[Passage], item: Item, known: list[Finding]
    ) -> Item:
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
        mended = await self._examine(story, mended, known)
        better = mended if severities(mended) < severe else item
        notes = tuple(dict.fromkeys([*item.notes, *mended.notes]))
        return replace(better, usage=mended.usage, notes=notes)

    def _keep(self, rank: int, story: Story, item: Item) -> None:
        store = self._rooms.store
        author = item.writer.model if item.writer else self._writer.name
        _, revision = store.items.add_drafted(
            self._issue_id, story, item, rank=float(rank), author=author
        )
        if revision:
            store.items.save_check(revision, item)


async def redraft(
    item: Item,
    story: Story,
    instruction: str,
    *,
    rooms: Rooms,
    writer: StoryWriter,
    issue_id: str,
    day: date,
) -> Item:
    """Write an item again by the editor's instruction, from the passages that bear on it."""
    import numpy as np

    async def embed(texts: list[str]) -> np.ndarray:
        return await rooms.embedder.vectors(texts, rooms.ledger)

    # An article at a time, as they were embedded when it was drafted.
    cut = [cut_passages(article) for article in story.articles]
    vectors = [await embed([passage.text for passage in passages]) for passages in cut]
    query = (await embed([f"{item.headline}. {instruction}"]))[0]
    passages = [passage for found in cut for passage in found]
    chosen = choose(story, passages, np.concatenate(vectors), STORY_TOKENS, query)
    written = await writer.revise(story, chosen, item, instruction=instruction)
    written = conform(replace(written, id=item.id), rooms.style)
    known = await asyncio.to_thread(
        study, story.articles, similarity=rooms.similarity, glossary=rooms.glossary
    )
    known += contradicted(rooms.stories.of_story(issue_id, story))
    return await asyncio.to_thread(
        examine, written, story.articles, [*known, *written.findings],
        similarity=rooms.similarity, glossary=rooms.glossary, day=day,
    )  # fmt: skip


def _why(found: bool, new: bool) -> str:
    if not found:
        return "no link led to an article."
    return "no story could be written." if new else "all of it was printed already."


def _repeat(stored: StoredStory) -> Failure:
    printed = stored.recall.printed
    where = f" in {printed.issue} as “{printed.headline}”" if printed else ""
    return Failure(
        url=stored.story.articles[0].url,
        reason="printed",
        message=f"“{stored.story.title}” was printed already{where}. If it is news all the same, say so"
        " in the brief, or draft with --repeats.",
        of="story",
    )


def _first(faults: BaseExceptionGroup[EnvironmentFault]) -> EnvironmentFault:
    fault = faults.exceptions[0]
    return _first(fault) if isinstance(fault, BaseExceptionGroup) else fault


def versions(story: Story) -> frozenset[str]:
    """Return the versions of a story's articles, by which an item is known to be of it."""
    return frozenset(article.version for article in story.articles)


def fits(story: Story, cut: dict[str, list[Passage]]) -> bool:
    """Whether all passages of a story go into one prompt."""
    tokens = sum(passage.tokens for article in story.articles for passage in cut[article.id])
    return tokens <= STORY_TOKENS
