"""What is left when all is done, held against what was acknowledged and what was called."""

from __future__ import annotations

import asyncio
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from itertools import pairwise
from typing import Literal

import sqlalchemy as sa

from drafter.archive import cut_passages
from drafter.desk import Desk
from drafter.memory import vectors_of
from drafter.model import Article, Printed
from drafter.store import Database
from drafter.store.schema import ledger
from eval.faults.counting import Call, Pages
from eval.faults.editor import Acknowledged
from eval.faults.stories import instruction, marked

PAID = ("model", "embedding")
_READ_LATE = 5.0  # seconds after which a busy server may read what was asked
_SAME = 0.999  # cosine from which a vector is taken for itself
Cause = Literal["kept", "lost", "in flight", "needless"]


@dataclass
class Calls:
    """How often each kind was called, and why anything was called again."""

    made: Counter[str] = field(default_factory=Counter)
    again: dict[str, Counter[Cause]] = field(default_factory=lambda: defaultdict(Counter))
    examples: list[str] = field(default_factory=list)
    windows: list[float] = field(default_factory=list)  # of paid answers, see `window`
    unsigned: int = 0  # paid calls of which nobody knows who made them

    @property
    def window(self) -> float:
        """The mean seconds from an answer's last byte at the server until it is being written down."""
        return sum(self.windows) / max(1, len(self.windows))

    @property
    def lost_share(self) -> float:
        """The share of paid calls whose answer was on its way into the ledger when its asker died."""
        lost = sum(self.again[kind]["lost"] for kind in PAID)
        return lost / max(1, sum(self.made[kind] for kind in PAID))


def kept_at(database: Database) -> dict[tuple[str, str], float]:
    """Return when each answer was written into the ledger, in seconds of the epoch, by kind and key."""
    with database.begin() as connection:
        rows = connection.execute(sa.select(ledger.c.kind, ledger.c.key, ledger.c.made_at)).all()
    return {(row.kind, row.key): row.made_at.replace(tzinfo=UTC).timestamp() for row in rows}


def count(
    calls: Sequence[Call], kept: Mapping[tuple[str, str], float], killed: Mapping[str, float]
) -> Calls:
    """Say of every call that was made again what became of the one before.

    `killed`: when each process that was killed was, by name. A call is made again because its answer was
    in flight, or lost on its way into the ledger, when its asker was killed. It may not be made again
    when it is kept, nor when its asker lived.
    """
    found = Calls()
    by_key: dict[tuple[str, str], list[Call]] = defaultdict(list)
    for call in sorted(calls, key=lambda call: call.arrived):
        found.made[call.kind] += 1
        by_key[call.kind, call.key].append(call)
    for (kind, key), same in by_key.items():
        last, at = same[-1].sent, kept.get((kind, key))
        if kind in PAID:
            found.unsigned += sum(not call.by for call in same)
            if last is not None and at is not None:
                found.windows.append(max(0.0, at - last))
        for before, call in pairwise(same):
            cause = _cause(before, call, kept.get((kind, key)), killed)
            found.again[kind][cause] += 1
            if cause in ("kept", "needless"):
                found.examples.append(f"{kind} {key[:60]}: {cause}, {before} and {call}")
    return found


def _cause(before: Call, call: Call, kept: float | None, killed: Mapping[str, float]) -> Cause:
    if kept is not None and kept < call.arrived:
        return "kept"
    if before.by:
        # On a busy machine a call may be read by its server when its asker is dead already.
        deaths = [at for at in [killed.get(before.by)] if at is not None and at <= call.arrived]
    else:  # a page's server does not know who asks, but that nobody was there to take its answer
        since = before.arrived - (_READ_LATE if before.sent is None else 0.0)
        deaths = [at for at in killed.values() if since <= at <= call.arrived]
    if not deaths:
        return "needless"
    return "lost" if before.sent is not None and before.sent <= max(deaths) else "in flight"


class Audit:
    """Goes through a home when every process has ended; `broken` says what was promised and is not so."""

    def __init__(self, desk: Desk, kept: Acknowledged, pages: Pages) -> None:
        self._desk = desk
        self._kept = kept
        self._pages = pages
        self.broken: list[str] = []
        self.figures: dict[str, int] = {}

    def all(self) -> None:
        self._issues()
        self._edits()
        self._redrafts()
        self._decisions()
        self._printed()
        self._index()

    def _expect(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.broken.append(otherwise)

    def _issues(self) -> None:
        lines = {line.id: line for line in self._desk.issues()}
        for line in lines.values():
            jobs = self._desk.jobs.get(line.id)
            hangs = line.state in ("drafting", "sorting") and (jobs is None or not jobs.running)
            self._expect(not hangs, f"issue {line.id} says it is being drafted, and nobody does")
        for issue, numbers in self._kept.issues.items():
            if issue not in lines:
                self.broken.append(f"issue {issue} is missing")
                continue
            state, message = lines[issue].state, lines[issue].message
            wanted = "published" if issue in self._kept.published else state
            whole = state in ("draft", "published") and state == wanted and not message
            # Of what was printed already, as files may say by chance, the editor may not have chosen yet.
            waits = state == "stopped" and "all of it was printed already" in message
            said = f"issue {issue} is {state}, {message!r}, instead of {wanted}"
            self._expect(whole or waits, said)
            self._stories(issue, numbers)
        self.figures |= {"issues": len(lines), "items": sum(each.items for each in lines.values())}

    def _stories(self, issue: str, numbers: Sequence[int]) -> None:
        stored = self._desk.items(issue)
        urls = Counter(article.url for each in stored for article in each.articles)
        aside = [each.story for each in self._desk.brief(issue) if each.stands_as == "same"]
        listed = {article.url for story in aside for article in story.articles}
        paste = self._desk.store.issue_row(issue)["paste"].split()
        for number in numbers:
            link = self._pages.link(number)
            self._expect(link in paste, f"issue {issue} has lost the source {link}")
            # More than one where links that were added had the stories grouped anew.
            self._expect(urls[link] > 0 or link in listed, f"issue {issue} has no item of {link}")

    def _edits(self) -> None:
        for revision, (item, headline) in self._kept.edits.items():
            kept = {each.id: each for each in self._desk.store.items.revisions(item)}
            held = revision in kept and kept[revision].headline == headline
            self._expect(held, f"the edit {revision} of item {item} is missing")

    def _redrafts(self) -> None:
        for note, item in self._kept.redrafts.items():
            job = self._desk.jobs.get(f"redraft {item}")
            asked = job is not None and job.row.arguments["instruction"] == instruction(note)
            done = asked and job is not None and job.row.state == "done"
            self._expect(done, f"the redraft {note} of {item} is not done: {job and job.row}")
            written = [
                each
                for each in self._desk.store.items.revisions(item)
                if each.origin == "redraft" and marked(note) in " ".join(each.paragraphs)
            ]
            self._expect(len(written) == 1, f"redraft {note} of {item}: {len(written)} versions")

    def _printed(self) -> None:
        issues = {each.issue_id: each for each in self._desk.printed_issues() if each.issue_id}
        for issue, number in self._kept.published.items():
            if issue not in issues:
                self.broken.append(f"the published issue {issue} is not in the archive")
                continue
            told = [each.text for each in self._desk.printed_items(issues[issue].id)]
            wanted = [item.text for item in self._desk.issue(issue).items]
            self._expect(issues[issue].number == number, f"issue {issue} has lost its number")
            self._expect(told == wanted, f"issue {issue} is printed otherwise than it stands")
        printed = {each.headline for each in self._every_printed()}
        for item in self._kept.past:
            held = _plain(item.headline) in {_plain(each) for each in printed}
            self._expect(held, f"the past item {item.headline!r} is not in the archive")

    def _written_from(self) -> list[Article]:
        """Return the articles of all items: those of stories set aside are not indexed."""
        found = {
            article.id: article
            for line in self._desk.issues()
            for each in self._desk.items(line.id)
            for article in each.articles
        }
        return list(found.values())

    def _decisions(self) -> None:
        for story, issue in self._kept.chosen.items():
            # Grouped anew, a story goes by another id, and what was decided with its articles.
            held = {each.id: each.stands_as for each in self._desk.brief(issue)}
            kept = held.get(story, "new") == "new"
            self._expect(kept, f"what was decided of story {story} is missing")

    def _every_printed(self) -> list[Printed]:
        return list(self._desk._shelf.printed.every_item())

    def _index(self) -> None:
        """Chroma holds what SQL does, and finds each by its own vector."""
        rooms = self._desk.rooms
        passages, printed = rooms.index.passages, rooms.index.printed
        texts: dict[str, str] = {}
        missed = 0
        for article in self._written_from():
            cut = cut_passages(article)
            texts |= {each.id: each.text for each in cut}
            vectors = asyncio.run(rooms.embedder.vectors([p.text for p in cut], rooms.ledger))
            for vector in vectors:
                near = passages.nearest(vector, 1)
                missed += not near or near[0][1] < _SAME
        items = self._every_printed()
        for vector in vectors_of(items) if items else ():
            near = printed.nearest(vector, 1)
            missed += not near or near[0][1] < _SAME
        counts = passages.count(), printed.count()
        wanted = len(texts), len(items)
        self._expect(counts == wanted, f"Chroma holds {counts} passages and items, SQL {wanted}")
        self._expect(not missed, f"{missed} vectors are not found by themselves")
        self.figures |= {"passages": counts[0], "printed items": counts[1]}


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
