"""An editor who never rests, and notes down what the desk acknowledged."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from drafter.desk import Desk
from drafter.house import render
from drafter.model import Issue, Item
from drafter.store import StoredItem, StoredStory
from eval.faults.counting import DAY, Pages
from eval.faults.processes import Died, Refused, Supervisor
from eval.faults.stories import MOST, instruction, past

STORIES = 6  # of an issue
AT_ONCE = 2  # issues that are being drafted
_PAST = 5_000  # numbers of issues that come from files


@dataclass
class Acknowledged:
    """What the desk said was kept: none of it may be missing, whatever was killed."""

    issues: dict[str, list[int]] = field(default_factory=dict)  # the stories pasted for each
    edits: dict[int, tuple[str, str]] = field(default_factory=dict)  # revision: item, headline
    redrafts: dict[int, str] = field(default_factory=dict)  # note: item
    published: dict[str, int] = field(default_factory=dict)  # issue: its number
    chosen: dict[str, str] = field(default_factory=dict)  # story: its issue
    past: list[Item] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    unanswered: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)


class Editor:
    """Clicks at a desk that may die at any moment; `eyes` sees what stands in the database."""

    def __init__(self, desks: Supervisor, eyes: Desk, pages: Pages, seed: int) -> None:
        self._desks = desks
        self._eyes = eyes
        self._pages = pages
        self._chance = random.Random(seed)
        self._told = threading.Event()
        self._next = 0
        self._closed: set[str] = set()  # issues that were, or may have been, sent to print
        self.kept = Acknowledged()
        self.doing = ""
        self.wish = ""  # what a killer waits for

    def stop(self) -> None:
        self._told.set()

    def work(self) -> None:
        """Click until told to stop."""
        while not self._told.is_set():
            self.act(self._choose())
            time.sleep(self._chance.uniform(0.02, 0.2))

    def act(self, act: str) -> None:
        """Do one thing if there is anything to do it to."""
        acts: dict[str, Callable[[], bool]] = {
            "draft": self._draft, "add": self._add, "edit": self._edit, "restore": self._restore,
            "redraft": self._redraft, "publish": self._publish, "take in": self._take_in,
            "choose": self._choose_stories,
        }  # fmt: skip
        try:
            if acts[act]():
                self.kept.counts[act] += 1
        except Died:
            self.kept.unanswered[act] += 1
        except Refused as error:
            self.kept.refused.append(f"{act}: {error}")
        finally:
            self.doing = ""

    def _choose(self) -> str:
        wish, self.wish = self.wish, ""
        if wish:
            return wish
        drafting = sum(line.state == "drafting" for line in self._eyes.issues())
        if drafting < AT_ONCE:
            return "choose" if self._undecided() else "draft"
        acts = {"edit": 6, "add": 1, "redraft": 2, "publish": 1, "take in": 1, "restore": 1}
        return self._chance.choices(list(acts), list(acts.values()))[0]

    def _ask(self, act: str, **given: object) -> Any:
        desk = self._desks.desk()
        self.doing = act
        return desk.ask(act, **given)

    # ── what there is to do ──────────────────────────────────────────────────────────────────

    def _draft(self) -> bool:
        numbers = self._numbers(STORIES)
        issue = str(self._ask("draft", paste=self._paste(numbers)))
        self.kept.issues[issue] = numbers
        return True

    def _add(self) -> bool:
        open_ones = [issue for issue in self._idle_issues() if self._at_rest(issue)]
        if not open_ones:
            return False
        issue, numbers = self._chance.choice(open_ones), self._numbers(2)
        self._ask("add", issue=issue, paste=self._paste(numbers))
        self.kept.issues[issue] += numbers
        return True

    def _undecided(self) -> list[StoredStory]:
        """Return the stories of an issue that were set aside as printed already."""
        states = {line.id: line.state for line in self._eyes.issues()}
        for issue in self._open_issues():
            if states[issue] in ("draft", "stopped") and self._at_rest(issue):
                found = [each for each in self._eyes.brief(issue) if each.stands_as == "same"]
                if found:
                    return found
        return []

    def _choose_stories(self) -> bool:
        """Say that what looks like print is news, and have it drafted."""
        found = self._undecided()
        for each in found:
            self._ask("choose", story=each.id)
            self.kept.chosen[each.id] = each.issue_id
        if found:
            self._ask("again", issue=found[0].issue_id)
        return bool(found)

    def _edit(self) -> bool:
        stored = self._some_item()
        if stored is None:
            return False
        headline = (
            f"{stored.item.headline.split(' – ')[0]} – Words {self._chance.getrandbits(48):x}"
        )
        body = "\n\n".join(stored.item.paragraphs)
        revision = self._ask(
            "edit", item=stored.item.id, headline=headline, body=body, based_on=stored.revision
        )
        self.kept.edits[revision] = (stored.item.id, headline)
        return True

    def _restore(self) -> bool:
        stored = self._some_item()
        if stored is None:
            return False
        oldest = self._eyes.store.items.revisions(stored.item.id)[-1].id
        self._ask("restore", item=stored.item.id, revision=oldest)
        return True

    def _redraft(self) -> bool:
        stored = self._some_item()
        if stored is None or self._eyes.jobs.get(f"redraft {stored.item.id}") is not None:
            return False
        (note,) = self._numbers(1)
        self._ask("redraft", item=stored.item.id, instruction=instruction(note))
        self.kept.redrafts[note] = stored.item.id
        return True

    def _publish(self) -> bool:
        ready = [issue for issue in self._idle_issues() if self._at_rest(issue)]
        if not ready:
            return False
        issue, number = self._chance.choice(ready), len(self._closed) + 1
        self._closed.add(issue)
        self._ask("publish", issue=issue, number=number)
        self.kept.published[issue] = number
        return True

    def _take_in(self) -> bool:
        (number,) = self._numbers(1)
        told = past(MOST - 1 - number)
        item = Item(headline=str(told["headline"]), paragraphs=list(map(str, told["paragraphs"])))  # type: ignore[call-overload]
        printed = Issue(items=[item], number=_PAST + number, date=DAY)
        text = render(printed, self._eyes.style)
        self._ask("take in", texts=[(f"{printed.number}.md", text)])
        self.kept.past.append(item)
        return True

    # ── what there is ────────────────────────────────────────────────────────────────────────

    def _numbers(self, count: int) -> list[int]:
        self._next += count
        return list(range(self._next - count, self._next))

    def _paste(self, numbers: list[int]) -> str:
        return "\n".join(map(self._pages.link, numbers))

    def _open_issues(self) -> list[str]:
        return [issue for issue in self.kept.issues if issue not in self._closed]

    def _idle_issues(self) -> list[str]:
        drafts = {line.id for line in self._eyes.issues() if line.state == "draft" and line.items}
        return [issue for issue in self._open_issues() if issue in drafts]

    def _at_rest(self, issue: str) -> bool:
        names = [issue, *(f"redraft {each.item.id}" for each in self._eyes.items(issue))]
        jobs = map(self._eyes.jobs.get, names)
        return not any(job is not None and job.running for job in jobs)

    def _some_item(self) -> StoredItem | None:
        # The newest few: an editor works on this week's.
        for issue in self._chance.sample(recent := self._open_issues()[-4:], len(recent)):
            if stored := self._eyes.items(issue):
                return self._chance.choice(stored)
        return None
