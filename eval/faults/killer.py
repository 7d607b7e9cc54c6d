"""Kills at random moments of every kind of work, and watches how soon others go on with it."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from drafter.desk import Desk
from drafter.store import JobRow
from eval.faults.counting import Book
from eval.faults.editor import Editor
from eval.faults.processes import Process, Supervisor

# What is to be under way when the blow falls, and within how many seconds of its being seen.
STAGES = {"fetch": 0.6, "embed": 0.6, "draft": 1.0, "edit": 0.03, "publish": 0.4, "take in": 0.4}
_CALLS = {"fetch": "article", "embed": "embedding", "draft": "model"}
_JOBS = {"publish": "publish", "take in": "take_in"}
_LONGEST_WAIT = 30.0  # seconds for a stage to come
_BOTH = 10  # of so many kills one takes all workers at once
_EARLY = 0.2  # of kills fall while a process that was started is not yet ready


@dataclass
class Orphans:
    """What the dead left behind: job and how often it was begun, until somebody begins it again."""

    at: float
    jobs: dict[str, int]


@dataclass
class Blows:
    """What was killed when, and after how many seconds each job went on."""

    kills: int = 0
    during: Counter[str] = field(default_factory=Counter)
    victims: Counter[str] = field(default_factory=Counter)
    went_on: list[float] = field(default_factory=list)


class Killer:
    """Kills one process after another until it has killed enough."""

    def __init__(
        self, processes: Supervisor, eyes: Desk, editor: Editor, book: Book, seed: int
    ) -> None:
        self._processes = processes
        self._eyes = eyes
        self._editor = editor
        self._book = book
        self._chance = random.Random(seed)
        self._orphans: list[Orphans] = []
        self.blows = Blows()

    def run(
        self, kills: int, rest: float, say: Callable[[str], None], alive: Callable[[], bool]
    ) -> None:
        """Kill `kills` times while the editor is `alive`, with up to `rest` seconds of peace between."""
        stages = list(STAGES)
        while self.blows.kills < kills and alive():
            stage = stages[self.blows.kills % len(stages)]
            if self._chance.random() > _EARLY:
                self._until_ready()
                self._pause(self._chance.uniform(0, rest))
            self._until(stage)
            self._pause(self._chance.uniform(0, STAGES[stage]))
            for place in self._victims(stage):
                self._kill(place)
            say(f"{self.blows.kills} of {kills} killed, the last during {stage}")

    def watch(self) -> None:
        """See which orphaned jobs somebody has begun again, or ended."""
        open_ones = {job.id: job for job in self._eyes._shelf.jobs.open()}
        for each in self._orphans:
            for job_id, starts in list(each.jobs.items()):
                job = open_ones.get(job_id)
                if job is None or job.starts > starts:
                    del each.jobs[job_id]
                    self.blows.went_on.append(time.time() - each.at)
        self._orphans = [each for each in self._orphans if each.jobs]

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.watch()
            time.sleep(min(left, 0.05))

    def _until_ready(self) -> None:
        for process in list(self._processes.now.values()):
            while True:
                self.watch()
                if process.ready():
                    break
                time.sleep(0.05)

    def _until(self, stage: str) -> None:
        """Wait until the stage is under way, and for a while at most: then whatever is."""
        until = time.monotonic() + _LONGEST_WAIT
        looked = 0.0
        while time.monotonic() < until and not self._under_way(stage):
            if stage not in _CALLS:
                self._editor.wish = stage
            if time.monotonic() > looked + 0.1:
                looked = time.monotonic()
                self.watch()
            time.sleep(0.002)

    def _under_way(self, stage: str) -> bool:
        if stage in _CALLS:
            return self._book.under_way[_CALLS[stage]] > 0
        return self._editor.doing == stage

    def _victims(self, stage: str) -> list[str]:
        workers = self._processes.places("worker")
        if not workers or stage == "edit":
            return ["desk"]
        if self.blows.kills % _BOTH == _BOTH - 1:
            return workers
        busy = [
            place
            for job in self._running()
            for place in workers
            if f"-{self._processes.now[place].pid}-" in job.worker
            and (stage not in _JOBS or job.kind == _JOBS[stage])
        ]
        return [self._chance.choice(busy or workers)]

    def _running(self) -> list[JobRow]:
        return [job for job in self._eyes._shelf.jobs.open() if job.state == "running"]

    def _kill(self, place: str) -> None:
        for kind, count in self._book.under_way.items():
            self.blows.during[kind] += count > 0
        for job in self._running():
            self.blows.during[f"job: {job.kind}"] += 1
        if self._editor.doing:
            self.blows.during[f"click: {self._editor.doing}"] += 1
        dead = self._processes.kill(place)
        self.blows.kills += 1
        self.blows.victims[place] += 1
        self._note_orphans(dead)

    def _note_orphans(self, dead: Process) -> None:
        assert dead.killed_at is not None
        mine = "desk" if not self._processes.places("worker") else f"-{dead.pid}-"
        jobs = {job.id: job.starts for job in self._running() if mine in job.worker}
        if jobs:
            self._orphans.append(Orphans(dead.killed_at, jobs))
