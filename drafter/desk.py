"""The use cases: what an editor does at the desk, by page or by terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from typing import Any

from drafter import log
from drafter.activity import Spent, activity
from drafter.afterprint import AfterPrint
from drafter.editing import Editing
from drafter.errors import DrafterError, NothingToDraft, UsageError
from drafter.house import Breach, HouseStyle, advise, check
from drafter.house.export import Format, export
from drafter.inbox import Inbox
from drafter.ingest import web_address
from drafter.jobs import Job, Jobs
from drafter.learning import Learning
from drafter.memory import Memory, Outcome
from drafter.model import Issue, Item, Printed, Recall, Relation, Story, digest
from drafter.ports import Report, Similarity, silent
from drafter.publishing import Publishing
from drafter.reviewing import Reviewing
from drafter.rooms import Rooms, Shelf
from drafter.search import Found, Search
from drafter.settings import Settings
from drafter.store import Deed, Filter, IssueLine, PrintedIssue, StoredItem, StoredStory
from drafter.work import Work, links_of

HEALTH = ("database", "index", "queue")  # what `Desk.sound` can ask


class Desk:
    """One open home. Cheap to open: what is heavy is loaded when the first draft needs it.

    What takes long is done in three ways: `start_…` has it done in the background, by this program or by a
    worker, whoever dies meanwhile; the plain verb does it here and now.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._shelf = Shelf.open(settings)
        self._log = log.Log(settings)
        self.store = self._shelf.store
        self.stories = self._shelf.stories
        self.learning = Learning(self._shelf)
        self.inbox = Inbox(self._shelf, settings)
        self.publishing = Publishing(self._shelf, settings)
        self.afterprint = AfterPrint(self._shelf, settings)
        self.editing = Editing(self._shelf, self._similarity)
        self.reviewing = Reviewing(self._shelf, self.editing)
        self._work = Work(settings, self._shelf)
        self.jobs = Jobs(settings, self._shelf, self._work)

    @property
    def style(self) -> HouseStyle:
        """The house style in use: the file's, with what editors accepted."""
        return self._shelf.house.style

    @property
    def rooms(self) -> Rooms:
        """Open the heavy rooms, once; from then on this process owns the home."""
        return self._work.rooms

    def warm(self) -> None:
        """Open the heavy rooms ahead of need; what stands in the way is said when they are needed."""
        with suppress(DrafterError):
            _ = self.rooms
            self.jobs.work()

    def sound(self, part: str) -> None:
        """Ask one part of HEALTH whether it can work now; raise what stands in the way."""
        match part:
            case "database":
                self._shelf.database.answer()
            case "index":
                self.rooms.index.passages.probe()
            case "queue":
                self.jobs.answer()

    def close(self) -> None:
        self.jobs.close()
        self._work.close()
        self._shelf.close()
        self._log.close()

    # ── the inbox ────────────────────────────────────────────────────────────────────────────

    def gather(self) -> Job:
        """Look at feeds, read and group what waits in the inbox, in the background."""
        return self.jobs.start("inbox", "gather", {})

    def start_draft_of_inbox(self, *, day: date, who: str = "editor") -> str:
        """Draft the stories chosen in the inbox, in the background; return the issue's id."""
        chosen = self.inbox.chosen()
        if not chosen:
            raise UsageError("No story is chosen. Choose what goes in first.")
        self.jobs.ready()
        issue_id = self._new_issue("", (), day, who)
        read = self.inbox.stories.read(each.sources for each in chosen)
        fixed: list[tuple[Story, Recall, Relation]] = []
        for each, story in zip(chosen, read, strict=True):
            update = each.stands_as == "update"
            fixed.append(
                (story, each.recall or Recall(relation="new"), "update" if update else "new")
            )
        self.stories.fix(issue_id, fixed, who=who)
        self.inbox.stories.use([each.id for each in chosen], issue_id)
        self._draft(issue_id)
        return issue_id

    # ── drafting ─────────────────────────────────────────────────────────────────────────────

    def draft(
        self,
        paste: str,
        texts: Sequence[str] = (),
        *,
        day: date,
        repeats: bool = False,
        who: str = "editor",
        report: Report = silent,
    ) -> str:
        """Draft an issue here and now and return its id.

        Stories that were printed already are listed, and written only with `repeats`.

        Raises NothingToDraft when nothing came out; its `issue_id` attribute names the issue that
        holds the reasons, or is "" when there was nothing to try.
        """
        links_of(paste, texts)
        _ = self.rooms
        issue_id = self._new_issue(paste, texts, day, who)
        self._here(issue_id, "draft", {"issue_id": issue_id, "repeats": repeats}, report)
        return issue_id

    def start_draft(
        self, paste: str, texts: Sequence[str] = (), *, day: date, who: str = "editor"
    ) -> str:
        """Draft an issue in the background and return its id at once."""
        links_of(paste, texts)
        self.jobs.ready()
        issue_id = self._new_issue(paste, texts, day, who)
        self._draft(issue_id)
        return issue_id

    def try_again(self, issue_id: str, only: str = "", *, who: str = "editor") -> None:
        """Draft in the background what is still missing of an issue, from what was pasted for it.

        With `only`, the address of one of its failures, just that one is tried and the others stay as they
        are.
        """
        self._draft(issue_id, only)
        self._shelf.deeds.add(issue_id, who, "drafted", detail=only)

    def _draft(self, issue_id: str, only: str = "") -> None:
        self.jobs.start(issue_id, "draft", self._again(issue_id, only))

    def retry(
        self, issue_id: str, only: str = "", report: Report = silent, *, who: str = "editor"
    ) -> None:
        """Draft here and now what is still missing of an issue, or `only` what failed at this address."""
        given = self._again(issue_id, only)
        _ = self.rooms
        self._shelf.deeds.add(issue_id, who, "drafted", detail=only)
        self._here(issue_id, "draft", given, report)

    def _again(self, issue_id: str, only: str) -> dict[str, Any]:
        self._work.links_given(issue_id)
        if only and only not in {each.url for each in self.store.failures(issue_id)}:
            raise UsageError(f"Nothing of issue {issue_id} failed at {only}.")
        return {"issue_id": issue_id, "only": only}

    def leave_retry(self, issue_id: str, only: str = "", *, who: str = "editor") -> Job:
        """Leave it to the desk that has the home open to draft what is missing; see `Jobs.leave`."""
        job = self.jobs.leave(issue_id, "draft", self._again(issue_id, only))
        self._shelf.deeds.add(issue_id, who, "drafted", detail=only)
        return job

    def stop(self, issue_id: str, *, who: str = "editor") -> bool:
        """Stop the work on an issue, whoever does it; False when there is none. What is kept stays kept."""
        self.store.issue_row(issue_id)
        job = self.jobs.get(issue_id)
        self.jobs.cancel(issue_id)
        underway = job is not None and job.running
        if underway:
            self._shelf.deeds.add(issue_id, who, "stopped")
        return underway

    def add(
        self, issue_id: str, paste: str, texts: Sequence[str] = (), *, who: str = "editor"
    ) -> None:
        """Draft more links or texts into an issue, in the background; its items stay as they are.

        Raises UsageError while it is being drafted: that work would not see them.
        """
        links_of(paste, texts)
        job = self.jobs.get(issue_id)
        if job is not None and job.running:
            raise UsageError("This issue is being drafted. Add to it when that has ended.")
        self.jobs.ready()
        self.store.add_sources(issue_id, paste, texts, who=who)
        self._draft(issue_id)

    def _new_issue(self, paste: str, texts: Sequence[str], day: date, who: str) -> str:
        timezone = self.style.frame.timezone
        return self.store.new_issue(paste=paste, texts=texts, day=day, timezone=timezone, who=who)

    def _here(self, issue_id: str, kind: str, given: dict[str, Any], report: Report) -> None:
        try:
            self.jobs.here(issue_id, kind, given, report)
        except NothingToDraft as error:
            error.issue_id = issue_id
            raise

    # ── the brief ────────────────────────────────────────────────────────────────────────────

    def sort(
        self, paste: str, texts: Sequence[str] = (), *, day: date, who: str = "editor",
        report: Report = silent,
    ) -> str:  # fmt: skip
        """Sort links into news, follow-ups and repeats, here and now; return the id of the issue begun."""
        links_of(paste, texts)
        _ = self.rooms
        issue_id = self._new_issue(paste, texts, day, who)
        self._here(issue_id, "sort", {"issue_id": issue_id}, report)
        return issue_id

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

    # ── reading and editing ──────────────────────────────────────────────────────────────────

    def issues(self) -> list[IssueLine]:
        return self.store.issue_lines()

    def issue(self, issue_id: str) -> Issue:
        return self.store.issue(issue_id)

    def items(self, issue_id: str) -> list[StoredItem]:
        return self.store.items.of(issue_id)

    def breaches(self, issue_id: str) -> tuple[list[Breach], list[Breach]]:
        """Return what breaks the house style in an issue, and what is only advice."""
        issue = self.issue(issue_id)
        return check(issue, self.style), advise(issue, self.style)

    def _similarity(self) -> Similarity | None:
        """Vectors, when they are loaded; figures and names are checked without them."""
        rooms = self._work.opened
        return rooms.similarity if rooms is not None else None

    def start_redraft(self, item_id: str, instruction: str = "", *, who: str = "editor") -> Job:
        """Have an item written again in the background.

        The new text waits as a proposal beside the words that stand (`reviewing.proposal`).
        """
        stored = self.store.items.get(item_id)
        given = {"item_id": item_id, "instruction": instruction, "based_on": stored.revision}
        job = self.jobs.start(f"redraft {item_id}", "redraft", given)
        self._shelf.deeds.add(
            stored.issue_id, who, "redrafted", item_id=item_id, detail=instruction
        )
        return job

    # ── printing and looking up ──────────────────────────────────────────────────────────────

    def export(self, issue_id: str, format: Format = "markdown") -> bytes:
        """Return the issue as it will read: no sources, no marks of the desk."""
        issue = self.issue(issue_id)
        if not issue.items:
            raise UsageError(f"Issue {issue_id} has no item to print.")
        log.note("issue exported", issue=issue_id, format=format)
        return export(issue, self.style, format)

    def publish(
        self, issue_id: str, number: int | None = None, *, note: str = "", who: str = "editor"
    ) -> None:
        """Mark an issue as printed, and let what it prints join the archive.

        Published again, its new words take the place of the old ones there, and each change is a dated
        entry with the old words, the new ones and `note`. Raises UsageError when there is none.
        """
        self._work.publish(issue_id, number, note=note, who=who)

    def start_publish(
        self,
        issue_id: str,
        number: int | None = None,
        *,
        note: str = "",
        who: str = "editor",
        gated: bool = False,
    ) -> Job:
        """Publish in the background, under the name `publish` and the issue's id.

        Raises UsageError at once for what `publish` would, and while the gate is shut if `gated`; a gate
        that is shut by then stops it, too.
        """
        if gated:
            self.publishing.through_gate(issue_id)
        name, given = self._to_publish(issue_id, number, note=note, who=who, gated=gated)
        return self.jobs.start(name, "publish", given)

    def leave_publish(
        self, issue_id: str, number: int | None = None, *, note: str = "", who: str = "editor"
    ) -> Job:
        """Leave it to the desk that has the home open to publish; see `Jobs.leave`, `start_publish`."""
        name, given = self._to_publish(issue_id, number, note=note, who=who)
        return self.jobs.leave(name, "publish", given)

    def _to_publish(
        self, issue_id: str, number: int | None, *, note: str, who: str, gated: bool = False
    ) -> tuple[str, dict[str, Any]]:
        self._work.printable(issue_id, note)
        given = {"issue_id": issue_id, "number": number, "note": note, "who": who, "gated": gated}
        return f"publish {issue_id}", given

    def start_looking_again(self, issue_id: str) -> Job:
        """Fetch the sources of an issue once more, in the background, to see whether they changed."""
        return self.jobs.start(f"look {issue_id}", "look_again", {"issue_id": issue_id})

    def start_reading_back(self, issue_id: str, address: str, *, who: str = "editor") -> Job:
        """Compare the live issue with what was printed, in the background."""
        given = {"issue_id": issue_id, "address": web_address(address), "who": who}
        return self.jobs.start(f"read back {issue_id}", "read_back", given)

    def start_checking_report(self, issue_id: str) -> Job:
        """Look whether the report's link opens, in the background."""
        return self.jobs.start(f"report {issue_id}", "check_report", {"issue_id": issue_id})

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

    def deeds(self, most: int = 50) -> list[Deed]:
        """Return what was done last to any issue, and by whom, the newest first."""
        return self._shelf.deeds.newest(most)

    def deeds_of(self, item_id: str) -> list[Deed]:
        """Return what was done to an item besides its words, and by whom, the newest first."""
        return self._shelf.deeds.of_item(item_id)

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
        return self._work.take_in(
            texts, link=link, replacing=replacing, doubtful=doubtful, report=report
        )

    def start_taking_in(
        self, texts: Sequence[tuple[str, str]], *, replacing: bool = False, doubtful: bool = False
    ) -> Job:
        """Take past issues in in the background; the job's events say what became of each.

        Others that are given meanwhile wait for their turn; the same are taken in once.
        """
        name, given = _to_take_in(texts, replacing=replacing, doubtful=doubtful)
        return self.jobs.start(name, "take_in", given, texts)

    def leave_taking_in(
        self,
        texts: Sequence[tuple[str, str]],
        *,
        link: str = "",
        replacing: bool = False,
        doubtful: bool = False,
    ) -> Job:
        """Leave it to the desk that has the home open to take past issues in; see `Jobs.leave`."""
        name, given = _to_take_in(texts, link=link, replacing=replacing, doubtful=doubtful)
        return self.jobs.leave(name, "take_in", given, texts)

    def taking_in(self) -> list[Job]:
        """Return how it goes with past issues that are taken in, or how it went the last time."""
        return self.jobs.of_kind("take_in")

    def reindex(self, report: Report = silent) -> tuple[int, int]:
        """Build all indexes anew from SQL; return how many passages and printed items they hold."""
        return self._work.reindex(report)

    def leave_reindex(self) -> Job:
        """Leave it to the desk that has the home open to build the indexes anew; see `Jobs.leave`."""
        return self.jobs.leave("reindex", "reindex", {})

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


def _to_take_in(texts: Sequence[tuple[str, str]], **given: Any) -> tuple[str, dict[str, Any]]:
    """Return the name of the work of taking these texts in, the same for the same, and its arguments."""
    words = [part for text in texts for part in text]
    return f"import {digest(repr(sorted(given.items())), *words)}", given


def _item_record(item: Item) -> dict[str, Any]:
    record = asdict(item)
    record["writer"] = record["writer"] or {"model": "", "prompt": ""}
    for source in record["sources"]:
        source["published"] = source["published"].isoformat() if source["published"] else None
    return record
