"""`python -m eval.faults.load`: Postgres, a Chroma server, two workers, and ten desks that are clicked at.

Desks are real ones, `drafter desk`, each with a tab that speaks the pages' own protocol: a click lasts
until the server has drawn the page. Before that, one worker drafts as many issues as two do, without
desks, by a slow model and by a quick one; the goal is for the slow one. Exits 1 when an edit or an issue is
lost, a page breaks, or a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drafter.desk import Desk
from drafter.jobs.worker import AT_ONCE
from eval.faults.desks import DeskServer
from eval.faults.growth import Drafted, growth
from eval.faults.processes import PATIENCE
from eval.faults.rung import STORIES, Rung, servers, wait, workers
from eval.faults.tab import Tab, Wrong, percentile

# Seconds of a call of the model: by quick ones a worker's processor is what bounds it, by slow ones, which
# are more as models are, the number of issues that it has in hand.
QUICK, SLOW = 2.0, 8.0
SLOWEST_CLICK = 1.5  # seconds, of 95 in 100
LEAST_GAIN = 1.6  # two workers against one
PAUSE = (2.0, 8.0)  # seconds between an editor's clicks
LEAST_CLICKS = 8  # of each desk


@dataclass
class Figures:
    """What was seen; `broken` is what may never be, `missed` what a busy machine may miss."""

    clicks: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    edits: dict[str, str] = field(default_factory=dict)  # headline typed: item
    issues: int = 0
    seconds: float = 0.0
    drafted: dict[float, dict[int, Drafted]] = field(default_factory=dict)  # by seconds, workers
    warnings: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def slow(self) -> float:
        return percentile((each for kind in self.clicks.values() for each in kind), 0.95)

    def gain(self, latency: float) -> float:
        """Return what two workers draft of what one does."""
        found = self.drafted[latency]
        return found[2].per_minute / found[1].per_minute

    @property
    def missed(self) -> list[str]:
        missed = []
        if self.clicks and self.slow > SLOWEST_CLICK:
            missed.append(f"95 in 100 clicks take {self.slow:.2f} s, at most {SLOWEST_CLICK}")
        if self.drafted and (gain := self.gain(SLOW)) < LEAST_GAIN:
            missed.append(f"two workers draft {gain:.2f} × what one does, at least {LEAST_GAIN}")
        return missed

    def record(self) -> dict[str, Any]:
        """Return the figures as JSON has them."""
        return {
            "load": [round(each, 1) for each in os.getloadavg()],
            "drafted without desks": [
                {
                    "seconds of a call": latency,
                    "by workers": {count: each.record() for count, each in found.items()},
                    "two workers of one": round(self.gain(latency), 2),
                }
                for latency, found in self.drafted.items()
            ],
            "clicks": {
                kind: {
                    "count": len(seconds),
                    "median": round(percentile(seconds, 0.5), 3),
                    "p95": round(percentile(seconds, 0.95), 3),
                    "longest": round(max(seconds), 3),
                }
                for kind, seconds in sorted(self.clicks.items())
            },
            "p95 of all clicks": round(self.slow, 3),
            "edits": len(self.edits),
            "issues drafted among clicks": self.issues,
            "seconds for them": round(self.seconds),
            "said by pages": sorted(set(self.warnings)),
            "broken": self.broken,
            "missed": self.missed,
        }


def clicking(rung: Rung, desks: int, issues: int, figures: Figures) -> None:
    """Have `desks` desks clicked at while two workers draft the `issues` that are begun there."""
    began = time.monotonic()
    rung.model.latency = QUICK
    with (
        workers(rung, "worker", 2),
        closing(Desk(rung.settings)) as eyes,
        DeskServer.several(rung.settings, rung.folder, desks) as opened,
        ThreadPoolExecutor(desks) as threads,
    ):
        _say(f"{desks} desks are open after {time.monotonic() - began:.0f} s")
        began = time.monotonic()
        editors = [
            _Editor(desk, number, range(number, issues, desks), eyes, rung, figures)
            for number, desk in enumerate(opened)
        ]
        for work in [threads.submit(editor.work) for editor in editors]:
            work.result()
        begun = [issue for editor in editors for issue in editor.issues]
        figures.broken += wait(eyes, begun)
        figures.issues, figures.seconds = len(begun), time.monotonic() - began
        for headline, item in figures.edits.items():
            if headline not in {each.headline for each in eyes.store.items.revisions(item)}:
                figures.broken.append(f"the edit {headline!r} of item {item} is lost")


class _Editor:
    """Someone at one desk: begins issues, looks at those that are drafted, types and approves."""

    def __init__(
        self, desk: DeskServer, number: int, issues: range,
        eyes: Desk, rung: Rung, figures: Figures,
    ) -> None:  # fmt: skip
        self._desk = desk
        self._chance = random.Random(number)
        self._left = list(issues)
        self._eyes = eyes
        self._rung = rung
        self._figures = figures
        self.issues: list[str] = []

    def work(self) -> None:
        """Click until all issues of this desk are drafted, and at least a few times."""
        done = 0
        try:
            with Tab(self._desk.host, PATIENCE) as tab:
                while self._left or self._drafting() or done < LEAST_CLICKS:
                    time.sleep(self._chance.uniform(*PAUSE))
                    done += self._click(tab)
        except (Wrong, OSError, KeyError) as error:
            self._figures.broken.append(f"{type(error).__name__}: {error} {self._desk.last_words}")

    def _drafting(self) -> bool:
        mine = [line for line in self._eyes.issues() if line.id in self.issues]
        return any(line.state == "drafting" for line in mine)

    def _click(self, tab: Tab) -> bool:
        """Do one thing; False when there was nothing to do but wait."""
        ready = [
            line.id
            for line in self._eyes.issues()
            if line.id in self.issues and line.state == "draft" and line.items
        ]
        if self._left and (not ready or self._chance.random() < 0.4):
            self._begin(tab)
            return True
        if not ready:
            if (seconds := tab.wait()) is not None:
                self._note("progress", seconds, tab)
            return False
        self._note("open an issue", tab.open("issue", f"issue={self._chance.choice(ready)}"), tab)
        time.sleep(self._chance.uniform(*PAUSE))
        self._type(tab)
        time.sleep(self._chance.uniform(*PAUSE))
        self._note("approve", tab.click(self._chance.choice(tab.keys("approve-"))), tab)
        return True

    def _begin(self, tab: Tab) -> None:
        self._note("open the week", tab.open(), tab)
        first = 2_500 + self._left.pop() * STORIES
        self.issues.append(self._rung.start(self._eyes, first))
        self._note("watch", tab.open("issue", f"issue={self.issues[-1]}"), tab)

    def _type(self, tab: Tab) -> None:
        item = tab.shown("editor")["item"]
        headline = f"Headline Typed at This Desk as Number {self._chance.getrandbits(48):x}"
        self._note("type", tab.type(headline), tab)
        self._figures.edits[headline] = item

    def _note(self, kind: str, seconds: float, tab: Tab) -> None:
        self._figures.clicks[kind].append(seconds)
        self._figures.warnings += tab.said


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main() -> None:
    """Run, print the figures, and exit 1 when something is lost or a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m eval.faults.load", description=__doc__)
    parser.add_argument("--desks", type=int, default=10, help="0: only one worker against two")
    parser.add_argument("--issues", type=int, default=50)
    parser.add_argument("--json", type=Path, help="write the figures there too")
    given = parser.parse_args()
    figures = Figures()
    with (
        tempfile.TemporaryDirectory(prefix="drafter-load-") as name,
        servers(Path(name)) as rung,
    ):
        # As many as fill all places of both workers, so that none stands half empty at the end.
        full = max(1, given.issues // (2 * AT_ONCE)) * 2 * AT_ONCE
        first = 0
        for latency in (SLOW, QUICK):
            figures.drafted[latency], wrong = growth(rung, latency, full, first)
            figures.broken += wrong
            first += 2 * (full + 2) * STORIES
        if given.desks:
            clicking(rung, given.desks, given.issues, figures)
    found = figures.record()
    print(json.dumps(found, indent=2, ensure_ascii=False))
    if given.json:
        given.json.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    sys.exit(bool(figures.broken or figures.missed))


if __name__ == "__main__":
    main()
