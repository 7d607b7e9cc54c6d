"""The processes of a desk as a supervisor keeps them: killed at any moment, and started again at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from drafter.settings import Settings

ROOT = Path(__file__).parents[2]
PATIENCE = 300.0  # seconds that a busy machine may take for what takes a few
Role = Literal["desk", "worker"]


class Died(Exception):
    """The process ended before it answered: what was asked may be done or not."""


class Refused(Exception):
    """The desk said no, in words."""


class Process:
    """One process under a name of its own, which is also the key that it shows to model servers."""

    def __init__(self, role: Role, name: str, home: Path, settings: Settings) -> None:
        self.role, self.name = role, name
        self.killed_at: float | None = None
        self._said = home.parent / f"{name}.said"
        module = ["eval.faults.seat"] if role == "desk" else ["drafter.cli", "worker"]
        with self._said.open("w") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *module],
                env=environment(settings, home, name), cwd=home.parent, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE if role == "desk" else said,
                stderr=said, start_new_session=True,
            )  # fmt: skip
        self._opened = threading.Event()
        self._why = ""
        threading.Thread(target=self._until_open, daemon=True).start()

    @property
    def said(self) -> str:
        return self._said.read_text(encoding="utf-8")

    @property
    def pid(self) -> int:
        return self._process.pid

    def ready(self) -> bool:
        """Whether it takes work; raises Died, with its last words, when it never will."""
        if self._why and self.killed_at is None:
            raise Died(f"{self.name} ended: {self._why}")
        return self._opened.is_set()

    def _until_open(self) -> None:
        try:
            if self.role == "desk":
                self._answer()
                self._opened.set()
                return
            while "takes work" not in self.said:
                if self._process.poll() is not None:
                    raise Died(self.said[-1000:])
                time.sleep(0.05)
            self._opened.set()
        except (Died, Refused) as error:
            self._why = str(error) or "no word"

    def ask(self, act: str, **given: Any) -> Any:
        """Have a desk do something and return its acknowledgement."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps({"act": act, **given}) + "\n")
            self._process.stdin.flush()
        except OSError as error:
            raise Died(self.name) from error
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line.endswith("\n"):
            raise Died(f"{self.name}: {self.said[-1000:]}")
        answer = json.loads(line)
        if "wrong" in answer:
            raise Refused(answer["wrong"])
        return answer["done"]

    def kill(self) -> None:
        """End it as a power cut would."""
        self.killed_at = time.time()
        self._process.kill()
        self._process.wait()

    def stop(self) -> int:
        """End it in order and return its exit code."""
        assert self._process.stdin is not None
        if self._process.poll() is None:
            if self.role == "worker":
                self._process.send_signal(signal.SIGTERM)
            else:
                self._process.stdin.close()
        try:
            return self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return -9


class Supervisor:
    """Keeps one process in each place, and remembers those that were killed."""

    def __init__(self, settings: Settings, folder: Path, places: Mapping[str, Role]) -> None:
        self._settings = settings
        self._folder = folder
        self._roles = dict(places)
        self._guard = threading.Lock()
        self.killed: list[Process] = []
        self.now: dict[str, Process] = {}
        self._number = 0
        for place in places:
            self._start(place)

    def _start(self, place: str) -> None:
        self._number += 1
        home = self._folder / (place if self._settings.on_sqlite else f"home-{place}")
        name = f"{place}-{self._number}"
        self.now[place] = Process(self._roles[place], name, home, self._settings)

    def places(self, role: Role) -> list[str]:
        return [place for place, each in self._roles.items() if each == role]

    def kill(self, place: str) -> Process:
        """Kill who is in a place and start another there; return the one that was killed."""
        with self._guard:
            dead = self.now[place]
            dead.kill()
            self.killed.append(dead)
            self._start(place)
            return dead

    def desk(self) -> Process:
        """Return the desk when it is open."""
        until = time.monotonic() + PATIENCE
        while not (process := self.now["desk"]).ready():
            if time.monotonic() > until:
                raise TimeoutError(process.said[-1000:])
            time.sleep(0.01)
        return process

    def stop(self) -> dict[str, int]:
        """End all in order, and return the exit codes."""
        return {place: process.stop() for place, process in self.now.items()}

    def end(self) -> None:
        """Leave nothing behind, however a run ended."""
        for process in self.now.values():
            process.kill()


def environment(settings: Settings, home: Path, name: str) -> dict[str, str]:
    """Return all that a process is told: the settings, and its own home and key."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    given = {
        "PYTHONPATH": str(ROOT),
        "OPENAI_API_KEY": name,
        "DRAFTER_HOME": str(home),
        "DRAFTER_DATABASE_URL": settings.database_url,
        "DRAFTER_CHROMA_URL": settings.chroma_url,
        "DRAFTER_MODEL": settings.model,
        "DRAFTER_BASE_URL": settings.base_url,
        "DRAFTER_EMBEDDER": settings.embedder,
        "DRAFTER_ALLOW_HOSTS": " ".join(settings.allow_hosts),
        "DRAFTER_MAX_PARALLEL": str(settings.max_parallel),
    }
    return kept | {key: value for key, value in given.items() if value}
