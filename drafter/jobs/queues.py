"""Whose work is whose: a home's own, or everybody's who shares the servers."""

from __future__ import annotations

import socket
from dataclasses import dataclass

from drafter.model import digest
from drafter.settings import Settings


@dataclass(frozen=True, slots=True)
class Queue:
    """One line of jobs, and who takes them."""

    name: str
    shared: (
        bool  # whether any number of workers take them, rather than the program that has the home
    )
    poll: float  # seconds between two looks at what others wrote down

    @classmethod
    def of(cls, settings: Settings) -> Queue:
        """Return the queue of these settings: with Postgres and a Chroma server work is anybody's."""
        if not settings.owns_home:
            return cls("workers", shared=True, poll=0.05)
        if settings.on_sqlite:
            return cls("desk", shared=False, poll=0.25)
        # Several homes may use one Postgres, each with an index of its own.
        place = digest(socket.gethostname(), str(settings.home.resolve()))
        return cls(f"desk-{place[:12]}", shared=False, poll=0.25)

    def executor(self, process: str) -> str:
        """Return the name a process works under: the owner of a home goes on where the last one was."""
        return process if self.shared else self.name

    def database(self, settings: Settings) -> str:
        """Return the address of what the engine itself remembers."""
        if settings.on_sqlite:
            return f"sqlite:///{settings.home.resolve() / 'jobs.db'}"
        return settings.database
