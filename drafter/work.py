"""The work that takes long, by name: found by its ids, done in the rooms, kept before it returns."""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from threading import Event as Flag
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any, TypeVar

from drafter import log
from drafter.afterprint import AfterPrint
from drafter.archive import own_home
from drafter.errors import NothingToDraft, UsageError
from drafter.inbox import Inbox
from drafter.ingest import find_links
from drafter.memory import Memory, Outcome
from drafter.model import Event, Issue, Story
from drafter.ports import Report, silent
from drafter.publishing import Publishing
from drafter.reviewing import propose
from drafter.rooms import Rooms, Shelf
from drafter.settings import Settings
from drafter.store import StoredItem

if TYPE_CHECKING:
    from filelock import BaseFileLock

T = TypeVar("T")

# One issue prints ten items; a paste of more links than this is a mistake, not a week.
MOST_LINKS = 500
_JOINING = "archive"  # the lock of who puts an issue into it
_LOOK_AGAIN = 0.1  # seconds between two looks at whether it is free
# Seconds after which a thread that reckons lets another go on. By Python's own 5 ms, which are waited for
# at each step of writing an answer down, four such threads delayed it by 64 ms; by these, by 4.
_SWITCH = 0.0005
UNFINISHED = "The program ended while this issue was being drafted."


class Work:
    """Does it, in rooms that are opened when the first work needs them."""

    def __init__(self, settings: Settings, shelf: Shelf) -> None:
        self.settings = settings
        self._shelf = shelf
        self._store = shelf.store
        self._inbox = Inbox(shelf, settings)
        self._publishing = Publishing(shelf, settings)
        self._afterprint = AfterPrint(shelf, settings)
        self._lock = RLock()
        self._archive = Lock()
        self._home_lock = Lock()  # of its own: a click need not wait until the rooms are open
        self._home: BaseFileLock | None = None
        self._rooms: Rooms | None = None

    # ── the rooms ────────────────────────────────────────────────────────────────────────────

    def own(self) -> None:
        """Keep every other program out of the home from now on, where it bears only one.

        Raises HomeInUse, naming who holds it, when another does.
        """
        with self._home_lock:
            if self._home is None and self.settings.owns_home:
                self._home = own_home(self.settings.home)
                self._settle_the_dead()

    @property
    def opened(self) -> Rooms | None:
        """The heavy rooms if they are open."""
        return self._rooms

    @property
    def rooms(self) -> Rooms:
        """Open the heavy rooms, once; from then on this process owns the home."""
        with self._lock:
            if self._rooms is None:
                Memory(self._open()).catch_up()
            assert self._rooms is not None
            return self._rooms

    def _open(self) -> Rooms:
        self.own()
        sys.setswitchinterval(_SWITCH)
        self._rooms = Rooms.open(self.settings, self._shelf)
        if not gc.get_freeze_count():
            # What is loaded by now stays: looked through for garbage it would stop all threads for 0.3 s.
            gc.freeze()
        log.note("home opened", unfinished_issues=self._settle_the_dead())
        return self._rooms

    def _settle_the_dead(self) -> int:
        """Say of what a dead process did by hand that it stopped; return how many issues that were."""
        jobs, locks = self._shelf.jobs, self._shelf.locks
        begun = [job for job in jobs.open() if not job.queue]
        living = set() if self.settings.on_sqlite else locks.held(job.worker for job in begun)
        for job in begun:
            if job.worker not in living and job.worker != self._shelf.process:
                jobs.end(job.id, job.worker, "failed", UNFINISHED)
        return self._store.stop_unfinished(UNFINISHED, besides={job.name for job in jobs.open()})

    def close(self) -> None:
        """Give the home back."""
        with self._lock:
            if self._rooms is not None:
                self._rooms.close()
                self._rooms = None
            if self._home is not None:
                self._home.release()
                self._home = None

    # ── by name ──────────────────────────────────────────────────────────────────────────────

    async def do(
        self,
        kind: str,
        given: dict[str, Any],
        report: Report,
        texts: Callable[[], Sequence[tuple[str, str]]] = list,
    ) -> None:
        """Do the work of a kind with what is given for it, again as often as need be."""
        await asyncio.to_thread(lambda: self.rooms)
        match kind:
            case "draft":
                await self.draft(report=report, **given)
            case "sort":
                await self.sort(report=report, **given)
            case "redraft":
                await self.redraft(report=report, **given)
            case "take_in":
                await _apart(lambda told: self.take_in(texts(), report=told, **given), report)
            case "publish":
                await _apart(lambda told: self.publish(report=told, **given), report)
            case "reindex":
                await _apart(self.reindex, report)
            case "gather":
                await self.gather(report)
            case "look_again":
                await self._publishing.look_again(report=report, **given)
            case "check_report":
                await self._publishing.check_report(**given)
            case "read_back":
                await self._afterprint.read_back(**given)
            case _:
                raise UsageError(
                    f"This program knows no work called {kind}: install the newer one."
                )

    def stopped(self, kind: str, given: dict[str, Any], message: str) -> None:
        """Say in an issue what stopped its work."""
        if kind in ("draft", "sort"):
            self._store.update_issue(
                given["issue_id"], state="stopped", message=self.settings.veil(message)
            )

    # ── an issue ─────────────────────────────────────────────────────────────────────────────

    async def draft(
        self, issue_id: str, *, repeats: bool = False, only: str = "", report: Report = silent
    ) -> None:
        """Draft what is missing of an issue, from what was pasted for it; of failures only that of `only`.

        Stories that were printed already are listed, and written only with `repeats`. Raises
        NothingToDraft when nothing came out, with the reasons in the issue.
        """
        from drafter.pipeline import Drafting

        row, links = self._given(issue_id)
        self._store.update_issue(issue_id, state="drafting", message="")
        with self._working("draft", issue_id):
            drafting = Drafting(
                self.rooms, issue_id, row["date"], report, repeats=repeats, only=only
            )
            await drafting.run(links, row["texts"])
        self._store.update_issue(issue_id, state="draft", message="")

    async def sort(self, issue_id: str, *, report: Report = silent) -> None:
        """Sort what was pasted for an issue into news, follow-ups and repeats."""
        from drafter.pipeline import Drafting

        row, links = self._given(issue_id)
        self._store.update_issue(issue_id, state="sorting", message="")
        with self._working("sort", issue_id):
            await Drafting(self.rooms, issue_id, row["date"], report).sort(links, row["texts"])
        self._store.update_issue(issue_id, state="sorted", message="")

    def _given(self, issue_id: str) -> tuple[dict[str, Any], list[str]]:
        row = self._store.issue_row(issue_id)
        return row, self.links_given(issue_id)

    def links_given(self, issue_id: str) -> list[str]:
        """Return the links an issue is drafted from; none where an editor put its stories together."""
        row = self._store.issue_row(issue_id)
        stories = self._shelf.stories.of_issue(issue_id)
        if not row["paste"] and not row["texts"] and any(each.fixed for each in stories):
            return []
        return links_of(row["paste"], row["texts"])

    @contextmanager
    def _working(self, what: str, issue_id: str) -> Iterator[None]:
        """Put the issue's id on all that is logged, and its costs at the end."""
        with log.within(issue=issue_id), log.lasting(what) as told:
            try:
                yield
            finally:
                row = self._store.issue_row(issue_id)
                told |= {"stages": row["seconds"], "usage": row["usage"]}
                told |= {
                    "items": len(self._store.items.written(issue_id)),
                    "failures": len(row["failures"]),
                }

    async def redraft(
        self, item_id: str, instruction: str = "", based_on: int = 0, report: Report = silent
    ) -> None:
        """Write an item again by an editor's instruction; the new text waits as a proposal.

        From the revision it is `based_on` (by default the one that stands) it is written once, however
        often this is begun.
        """
        stored = self._store.items.get(item_id)
        if based_on and based_on != stored.revision:
            words = self._store.items.revision(item_id, based_on)
            item = replace(words, sources=stored.item.sources)
            stored = replace(stored, item=item, revision=based_on)
        with log.within(issue=stored.issue_id, item=item_id), log.lasting("redraft"):
            await self._redraft(stored, instruction, report)

    async def _redraft(self, stored: StoredItem, instruction: str, report: Report) -> None:
        from drafter.pipeline import redraft

        day = self._store.issue_row(stored.issue_id)["date"] or date.today()
        story = Story(articles=tuple(stored.articles))
        report(Event(stage="write", subject=stored.item.headline, state="started"))
        before = self._store.usage(stored.issue_id)
        writer = self.rooms.open_writer(before)
        try:
            item = await redraft(
                stored.item, story, instruction,
                rooms=self.rooms, writer=writer, issue_id=stored.issue_id, day=day,
            )  # fmt: skip
        finally:
            self._store.update_issue(stored.issue_id, usage=before + writer.spent)
        author = item.writer.model if item.writer else writer.name
        propose(self._shelf, stored, item, author=author, instruction=instruction)
        message = " ".join(item.notes)
        report(Event(stage="write", subject=stored.item.headline, state="done", message=message))

    def printable(self, issue_id: str, note: str) -> Issue:
        """Return an issue as it is to be printed; raise UsageError for an empty one, or without a note."""
        issue = self._store.issue(issue_id)
        if not issue.items:
            raise UsageError(f"Issue {issue_id} has no item to print.")
        self._afterprint.explained(issue, note)
        return issue

    def publish(
        self,
        issue_id: str,
        number: int | None = None,
        *,
        note: str = "",
        who: str = "editor",
        gated: bool = False,
        report: Report = silent,
    ) -> None:
        """Mark an issue as printed, and let what it prints join the archive; see `Desk.start_publish`.

        Killed at any moment and begun again, it joins the archive once, with one set of entries.
        """
        if gated:
            self._publishing.through_gate(issue_id)
        if number is not None:
            self._store.update_issue(issue_id, number=number)
        issue = self.printable(issue_id, note)
        told = f"{len(issue.items)} items"
        report(Event(stage="print", subject="archive", state="started", message=told))
        # Before the words are replaced: what was changed must not go unsaid, whatever stops this.
        self._afterprint.keep_entries(issue, note=note, who=who)
        with self._joining():
            Memory(self.rooms).join(issue)
        self._store.publish(issue_id, who=who, detail=note)
        report(Event(stage="print", subject="archive", state="done", message=told))
        log.note("issue published", issue=issue_id, items=len(issue.items), who=who)

    # ── the inbox ────────────────────────────────────────────────────────────────────────────

    async def gather(self, report: Report = silent) -> None:
        """Look at the feeds that are due, read and group what waits in the inbox."""
        from drafter.gathering import gather

        with log.lasting("gather"):
            await gather(self.rooms, self._inbox.due_feeds(), report)

    # ── the archive ──────────────────────────────────────────────────────────────────────────

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
        with self._joining():
            return Memory(self.rooms).take_in(
                texts, link=link, replacing=replacing, doubtful=doubtful, report=report
            )

    @contextmanager
    def _joining(self) -> Iterator[None]:
        """Wait until nobody else, here or in another process, puts an issue into the archive.

        Two that do it at once would not see that they hold the same one.
        """
        locks = self._shelf.locks
        with self._archive:
            while not locks.take(_JOINING):
                time.sleep(_LOOK_AGAIN)
            try:
                yield
            finally:
                locks.give(_JOINING)

    def reindex(self, report: Report = silent) -> tuple[int, int]:
        """Build all indexes anew from SQL; return how many passages and printed items they hold.

        What lies in the index directory is taken away first, unless it is open: it need not be sound.
        """
        from drafter.archive import Index
        from drafter.reindexing import rebuild

        with self._lock:
            if self._rooms is None:
                self.own()
                Index.discard(self.settings)
                self._open()
        return rebuild(self.rooms, report)


def links_of(paste: str, texts: Sequence[str]) -> list[str]:
    """Return the links in a paste; raise NothingToDraft for none, UsageError for too many."""
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


class _Stopped(Exception):
    """Ends work in a thread, where nothing can be cancelled from outside."""


async def _apart(work: Callable[[Report], T], report: Report) -> T:
    """Do blocking work in a thread; told to stop, it ends at its next step."""
    stop = Flag()

    def told(event: Event) -> None:
        report(event)
        if stop.is_set():
            raise _Stopped

    task = asyncio.ensure_future(asyncio.to_thread(work, told))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        stop.set()
        await asyncio.wait({task})
        task.exception()
        raise
