"""A ledger that lives as long as a test."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from drafter.ports import NoLedger


class Tray:
    """Holds an answer that nobody has read yet."""

    def __init__(self) -> None:
        self.answer: bytes | None = None

    def get(self) -> bytes | None:
        return self.answer

    def put(self, answer: bytes) -> None:
        self.answer = answer

    def drop(self) -> None:
        self.answer = None


class MemoryLedger(NoLedger):
    """Remembers in a dict, and counts what was made."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}
        self.made = 0
        self.trays: dict[tuple[str, str], Tray] = {}

    def unread(self, kind: str, key: str) -> Tray:
        return self.trays.setdefault((kind, key), Tray())

    async def once(self, kind: str, key: str, make: Callable[[], Awaitable[bytes]]) -> bytes:
        if (kind, key) not in self.kept:
            self.kept[kind, key] = await make()
            self.made += 1
        return self.kept[kind, key]
