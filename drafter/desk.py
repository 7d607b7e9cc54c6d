"""The use cases: what an editor does at the desk, by page or by terminal."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import date
from threading import RLock
from typing import Any

from drafter import log
from drafter.activity import Spent, activity
from drafter.afterprint import AfterPrint
from drafter.editing import Editing
from drafter.errors import DrafterError, EnvironmentFault, NothingToDraft, UsageError
from drafter.house import Breach, HouseStyle, advise, check
from drafter.house.export import Format, export
from drafter.inbox import Inbox
from drafter.ingest import find_links
from drafter.jobs import Job, Jobs
from drafter.learning import Learning
from drafter.memory import Memory, Outcome
from drafter.model import Event, Issue, Item, Passage, Printed, Recall, Relation, Story
from drafter.ports import Report, Similarity, silent
from drafter.publishing import Publishing
from drafter.rooms import Rooms, Shelf
from drafter.search import Found, Search
from drafter.settings import Settings
from drafter.store import Filter, IssueLine, PrintedIssue, StoredItem, StoredStory

# One issue prints ten items; a paste of more links than this is a mistake, not a week.
MOST_LINKS = 500


class Desk:
    """One open home. Cheap to open: what is heavy is loaded when the first draft needs it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._shelf = Shelf.open(settings)
        self._log = log.Log(settings)
        self.store = self._shelf.store
        self.stories = self._shelf.stories
        self.learning = Learning(self._shelf)
        self.inbox = Inbox(self._shelf, settings)
        self.publishing = Publishing(self._shelf, settings, self.approved)
        self.afterprint = AfterPrint(self._shelf, settings)
        self.editing = Editing(self._shelf, self._similarity)
        self.jobs = Jobs()
        self._rooms: Rooms | None = None
        self._lock = RLock()

    @property
    def style(self) -> HouseStyle:
        """The house style in use: the file's, with what editors accepted."""
        return self._shelf.house.style

    @property
    def rooms(self) -> Rooms:
        """Open the heavy rooms, once; from then on this process owns the home."""
        with self._lock:
            if self._rooms is None:
                Memory(self._open_rooms()).catch_up()
            assert self._rooms is not None
            return self._rooms

    def _open_rooms(self) -> Rooms:
        self._rooms = Rooms.open(self.settings, self._shelf)
        stopped = self.store.stop_unfinished(
            "The program ended while this issue was being drafted."
        )
        log.note("home opened", unfinished_issues=stopped)
        return self._rooms

    def warm(self) -> None:
        """Open the heavy rooms ahead of need; what stands in the way is said when they are needed."""
        with suppress(DrafterError):
            _ = self.rooms

    def close(self) -> None:
        self.jobs.close()
        with self._lock:
            if self._rooms is not None:
                self._rooms.close()
                self._rooms = None
        self._shelf.close()
        self._log.close()

    # ── the inbox ────────────────────────────────────────────────────────────────────────────

    def gather(self) -> Job:
        """Look at feeds, read and group what waits in the inbox, in the background."""
        due = self.inbox.due_feeds()
        return self.jobs.start("inbox", lambda report: self._gather(due, report))

    async def _gather(self, due_feeds: Sequence[str], report: Report) -> None:
        from drafter.gathering import gather

        rooms = await asyncio.to_thread(lambda: self.rooms)
        with log.lasting("gather"):
            await gather(rooms, due_feeds, report)

    def start_draft_of_inbox(self, *, day: date, who: str = "editor") -> str:
        """Draft the stories chosen in the inbox, in the background; return the issue's id."""
        chosen = self.inbox.chosen()
        if not chosen:
            raise UsageError("No story is chosen. Choose what goes in first.")
        issue_id = self._new_issue("", (), day)
        read = self.inbox.stories.read(each.sources for each in chosen)
        fixed: list[tuple[Story, Recall, Relation]] = []
        for each, story in zip(chosen, read, strict=True):
            update = each.stands_as == "update"
            fixed.append(
                (story, each.recall or Recall(relation="new"), "update" if update else "new")
            )
        self.stories.fix(issue_id, fixed, who=who)
        self.inbox.stories.use([each.id for each in chosen], issue_id)
        self.try_again(issue_id)
        return issue_id

    # ── drafting ─────────────────────────────────────────────────────────────────────────────

    def draft(
        self,
        paste: str,
        texts: Sequence[str] = (),
        *,
        day: date,
        repeats: bool = False,
        report: Report = silent,
    ) -> str:
        """Draft an issue here and now and return its id.

        Stories that were printed already are listed, and written only with `repeats`.

        Raises NothingToDraft when nothing came out; its `issue_id` attribute names the issue that
        holds the reasons, or is "" when there was nothing to try.
        """
        links = self._links(paste, texts)
        rooms = self.rooms
        issue_id = self._new_issue(paste, texts, day)
        try:
            asyncio.run(self._drafting(rooms, issue_id, links, texts, day, report, repeats))
        except NothingToDraft as error:
            error.issue_id = issue_id
            raise
        return issue_id

    def start_draft(self, paste: str, texts: Sequence[str] = (), *, day: date) -> str:
        """Draft an issue in the background and return its id at once."""
        self._links(paste, texts)
        issue_id = self._new_issue(paste, texts, day)
        self.try_again(issue_id)
        return issue_id

    def try_again(self, issue_id: str) -> None:
        """Draft in the background what is still missing of an issue, from what was pasted for it."""
        row = self.store.issue_row(issue_id)
        gathered = any(each.fixed for each in self.stories.of_issue(issue_id))
        given = row["paste"] or row["texts"] or not gathered
        links = self._links(row["paste"], row["texts"]) if given else []

        async def work(report: Report) -> None:
            try:
                rooms = await asyncio.to_thread(lambda: self.rooms)
            except DrafterError as error:
                self.store.update_issue(
                    issue_id, state="stopped", message=self.settings.veil(str(error))
                )
                raise
            self.store.update_issue(issue_id, state="drafting", message="")
            await self._drafting(rooms, issue_id, links, row["texts"], row["date"], report)

        self.jobs.start(issue_id, work)

    def add(self, issue_id: str, paste: str, texts: Sequence[str] = ()) -> None:
        """Draft more links or texts into an issue, in the background; its items stay as they are."""
        self._links(paste, texts)
        self.store.add_sources(issue_id, paste, texts)
        self.try_again(issue_id)

    def _new_issue(self, paste: str, texts: Sequence[str], day: date) -> str:
        timezone = self.style.frame.timezone
        return self.store.new_issue(paste=paste, texts=texts, day=day, timezone=timezone)

    async def _drafting(
        self,
        rooms: Rooms,
        issue_id: str,
        links: list[str],
        texts: Sequence[str],
        day: date,
        report: Report,
        repeats: bool = False,
    ) -> None:
        from drafter.pipeline import Drafting

        with self._working("draft", issue_id):
            await Drafting(rooms, issue_id, day, report, repeats=repeats).run(links, texts)
        self.store.update_issue(issue_id, state="draft", message="")

    @contextmanager
    def _working(self, what: str, issue_id: str) -> Iterator[None]:
        """Put the issue's id on all that is logged, and its costs at the end; see `_stopping`."""
        with log.within(issue=issue_id), log.lasting(what) as told:
            try:
                with self._stopping(issue_id):
                    yield
            finally:
                row = self.store.issue_row(issue_id)
                told |= {"stages": row["seconds"], "usage": row["usage"]}
                told |= {
                    "items": len(self.store.written(issue_id)),
                    "failures": len(row["failures"]),
                }

    @contextmanager
    def _stopping(self, issue_id: str) -> Iterator[None]:
        """Say in the issue what stopped its work."""
        try:
            yield
        except BaseException as error:
            known = isinstance(error, DrafterError)
            message = (
                self.settings.veil(str(error))
                if known
                else "It was stopped. What was written is kept."
            )
            self.store.update_issue(issue_id, state="stopped", message=message)
            raise

    # ── the brief ────────────────────────────────────────────────────────────────────────────

    def sort(
        self, paste: str, texts: Sequence[str] = (), *, day: date, report: Report = silent
    ) -> str:
        """Sort links into news, follow-ups and repeats, here and now; return the id of the issue begun."""
        links = self._links(paste, texts)
        rooms = self.rooms
        issue_id = self._new_issue(paste, texts, day)
        try:
            asyncio.run(self._sorting(rooms, issue_id, links, texts, day, report))
        except NothingToDraft as error:
            error.issue_id = issue_id
            raise
        return issue_id

    def start_sorting(self, paste: str, texts: Sequence[str] = (), *, day: date) -> str:
        """Sort links in the background and return the id of the issue begun, at once."""
        links = self._links(paste, texts)
        issue_id = self._new_issue(paste, texts, day)

        async def work(report: Report) -> None:
            with self._stopping(issue_id):
                rooms = await asyncio.to_thread(lambda: self.rooms)
            self.store.update_issue(issue_id, state="sorting")
            await self._sorting(rooms, issue_id, links, texts, day, report)

        self.jobs.start(issue_id, work)
        return issue_id

    async def _sorting(
        self,
        rooms: Rooms,
        issue_id: str,
        links: list[str],
        texts: Sequence[str],
        day: date,
        report: Report,
    ) -> None:
        from drafter.pipeline import Drafting

        with self._working("sort", issue_id):
            await Drafting(rooms, issue_id, day, report).sort(links, texts)
        self.store.update_issue(issue_id, state="sorted", message="")

    def brief(self, issue_id: str) -> list[StoredStory]:
        """Return the stories of an issue: what each repeats or follows, and what was decided."""
        return self.stories.of_issue(issue_id)

    def story_of(self, stored: StoredItem) -> StoredStory | None:
        """Return the story that an item was written from, as it was sorted."""
        story = Story(articles=tuple(stored.articles))
        return self.stories.of_story(stored.issue_id, story)

    def choose(self, story_id: str, choice: Relation | None, *, who: str = "editor") -> None:
        """Keep what an editor says a story is: "same" is skipped, the others are drafted."""
        self.stories.choose(story_id, choice, who=who)

    @staticmethod
    def _links(paste: str, texts: Sequence[str]) -> list[str]:
        links = find_links(paste)
        if not links and not texts:
            raise NothingToDraft(
                "There is no link in that. Paste addresses that begin with http:// or https://,"
                " or the text of an article."
            )
        if len(links) > MOST_LINKS:
            raise UsageError(
                f"{len(links):,} links are more than one issue can take ({MOST_LINKS}). Split the list."
            )
        return links

    # ── reading and editing ──────────────────────────────────────────────────────────────────

    def issues(self) -> list[IssueLine]:
        return self.store.issue_lines()

    def issue(self, issue_id: str) -> Issue:
        return self.store.issue(issue_id)

    def items(self, issue_id: str) -> list[StoredItem]:
        return self.store.items(issue_id)

    def breaches(self, issue_id: str) -> tuple[list[Breach], list[Breach]]:
        """Return what breaks the house style in an issue, and what is only advice."""
        issue = self.issue(issue_id)
        return check(issue, self.style), advise(issue, self.style)

    def _similarity(self) -> Similarity | None:
        """Vectors, when they are loaded; figures and names are checked without them."""
        return self._rooms.similarity if self._rooms is not None else None

    def start_redraft(self, item_id: str, instruction: str = "") -> Job:
        """Have an item written again in the background.

        The new text stands only if nobody changed the item meanwhile; otherwise it waits among the
        versions. An editor's words are never overwritten.
        """
        return self.jobs.start(
            f"redraft {item_id}", lambda report: self._redraft(item_id, instruction, report)
        )

    async def _redraft(self, item_id: str, instruction: str, report: Report) -> None:
        stored = self.store.item(item_id)
        with log.within(issue=stored.issue_id, item=item_id), log.lasting("redraft"):
            await self._redraft_item(stored, instruction, report)

    async def _redraft_item(self, stored: StoredItem, instruction: str, report: Report) -> None:
        from drafter.pipeline import redraft

        issue = self.issue(stored.issue_id)
        rooms = await asyncio.to_thread(lambda: self.rooms)
        story = Story(articles=tuple(stored.articles))
        day = issue.date or date.today()
        report(Event(stage="write", subject=stored.item.headline, state="started"))
        before = self.store.usage(stored.issue_id)
        writer = rooms.open_writer(before)
        try:
            item = await redraft(
                stored.item, story, instruction,
                rooms=rooms, writer=writer, issue_id=stored.issue_id, day=day,
            )  # fmt: skip
        finally:
            self.store.update_issue(stored.issue_id, usage=before + writer.spent)
        revision, stands = self.store.add_revision(
            stored.item.id,
            item,
            author=item.writer.model if item.writer else writer.name,
            origin="redraft",
            parent=stored.revision,
        )
        self.store.save_check(revision, item)
        told = list(item.notes)
        if not stands:
            told.append("You changed the item meanwhile: the new text is under Versions.")
        message = " ".join(told)
        report(Event(stage="write", subject=stored.item.headline, state="done", message=message))

    # ── printing and looking up ──────────────────────────────────────────────────────────────

    def export(self, issue_id: str, format: Format = "markdown") -> bytes:
        """Return the issue as it will read: no sources, no marks of the desk."""
        issue = self.issue(issue_id)
        if not issue.items:
            raise UsageError(f"Issue {issue_id} has no item to print.")
        log.note("issue exported", issue=issue_id, format=format)
        return export(issue, self.style, format)

    def approved(self, item_id: str) -> bool:
        """Whether an item was approved as it stands; where nobody can approve, all are."""
        return True

    def publish(
        self, issue_id: str, number: int | None = None, *, note: str = "", who: str = "editor"
    ) -> None:
        """Mark an issue as printed, and let what it prints join the archive.

        Published again, its new words take the place of the old ones there, and each change is a dated
        entry with the old words, the new ones and `note`. Raises UsageError when there is none.
        """
        if number is not None:
            self.store.update_issue(issue_id, number=number)
        issue = self.issue(issue_id)
        if not issue.items:
            raise UsageError(f"Issue {issue_id} has no item to print.")
        key = self._shelf.printed.of_desk(issue_id)
        before = self._shelf.printed.of_issue(key) if key else []
        entries = self.afterprint.entries_for(issue, before, note=note, who=who)
        self.memory.join(issue)
        self.afterprint.keep_entries(issue_id, entries)
        self.store.update_issue(issue_id, state="published")
        log.note("issue published", issue=issue_id, items=len(issue.items))

    def start_looking_again(self, issue_id: str) -> Job:
        """Fetch the sources of an issue once more, in the background, to see whether they changed."""
        return self.jobs.start(
            f"look {issue_id}", lambda report: self.publishing.look_again(issue_id, report)
        )

    def start_reading_back(self, issue_id: str, address: str, *, who: str = "editor") -> Job:
        """Compare the live issue with what was printed, in the background."""

        async def work(report: Report) -> None:
            await self.afterprint.read_back(issue_id, address, who=who)

        return self.jobs.start(f"read back {issue_id}", work)

    def start_checking_report(self, issue_id: str) -> Job:
        """Look whether the report's link opens, in the background."""

        async def work(report: Report) -> None:
            await self.publishing.check_report(issue_id)

        return self.jobs.start(f"report {issue_id}", work)

    # ── the archive ──────────────────────────────────────────────────────────────────────────

    @property
    def memory(self) -> Memory:
        """What was printed and read; opens the heavy rooms."""
        return Memory(self.rooms)

    def search(self, text: str, k: int = 10, narrowed: Filter | None = None) -> list[Found]:
        """Return what is kept that answers `text` by meaning or by words, best first."""
        return Search(self.rooms).find(text, k, narrowed)

    def printed_issues(self) -> list[PrintedIssue]:
        """Return every printed issue, the newest first."""
        return self._shelf.printed.issues()

    def activity(self) -> list[Spent]:
        """Return what the newest issues took and what became of their drafts, the oldest first."""
        return activity(self._shelf, self.learning)

    def printed_items(self, printed_issue: str) -> list[Printed]:
        """Return the items of a printed issue, in order."""
        return self._shelf.printed.of_issue(printed_issue)

    def take_in(
        self,
        texts: Iterable[tuple[str, str]],
        *,
        link: str = "",
        replacing: bool = False,
        doubtful: bool = False,
        report: Report = silent,
    ) -> list[Outcome]:
        """Take past issues into the archive, each whole or not at all; see `Memory.take_in`."""
        return self.memory.take_in(
            texts, link=link, replacing=replacing, doubtful=doubtful, report=report
        )

    def start_taking_in(
        self, texts: Sequence[tuple[str, str]], *, replacing: bool = False, doubtful: bool = False
    ) -> Job:
        """Take past issues in in the background; the job's events say what became of each."""

        async def work(report: Report) -> None:
            await asyncio.to_thread(
                self.take_in, texts, replacing=replacing, doubtful=doubtful, report=report
            )

        return self.jobs.start("import", work)

    def reindex(self, report: Report = silent) -> tuple[int, int]:
        """Build all indexes anew from SQL; return how many passages and printed items they hold.

        What lies in the index directory is taken away first, unless it is open: it need not be sound.
        """
        from drafter.archive import Index, cut_passages, held

        with self._lock:
            if self._rooms is None:
                with held(self.settings.home):
                    Index.discard(self.settings)
                self._open_rooms()
        rooms = self.rooms
        rooms.index.passages.drop()

        async def rebuild() -> int:
            total = 0
            for article in self.store.every_article():
                passages: list[Passage] = cut_passages(article)
                texts = [passage.text for passage in passages]
                rooms.index.add(passages, await rooms.embedder.vectors(texts, rooms.ledger))
                report(Event(stage="embed", subject=article.title, state="done"))
                total += len(passages)
            return total

        expected = asyncio.run(rebuild()), self.memory.rebuild()
        found = rooms.index.passages.count(), rooms.index.printed.count()
        if found != expected:
            raise EnvironmentFault(
                f"Chroma holds {found[0]} passages and {found[1]} printed items instead of"
                f" {expected[0]} and {expected[1]}. Run `drafter reindex` again."
            )
        return expected

    def run_record(self, issue_id: str, startup: float | None = None) -> dict[str, Any]:
        """Return what `run.json` holds; offsets are into the article texts kept here."""
        row = self.store.issue_row(issue_id)
        issue = self.issue(issue_id)
        seconds = dict(row["seconds"])
        if startup is not None:
            seconds["startup"] = round(startup, 3)
        return {
            "issue_id": issue_id,
            "items": [_item_record(item) for item in issue.items],
            "failures": [asdict(failure) for failure in issue.failures],
            "usage": row["usage"],
            "seconds": seconds,
        }


def _item_record(item: Item) -> dict[str, Any]:
    record = asdict(item)
    record["writer"] = record["writer"] or {"model": "", "prompt": ""}
    for source in record["sources"]:
        source["published"] = source["published"].isoformat() if source["published"] else None
    return record
