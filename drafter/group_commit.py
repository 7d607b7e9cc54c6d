"""One write for what comes soon after one another."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class GroupCommit(Generic[T]):
    """Hands what is added within `pause` seconds to `write` at once: most of what a write costs is fixed.

    The first after a rest is written without a wait. Belongs to one event loop; `write` runs in a thread.
    """

    def __init__(self, write: Callable[[list[T]], None], pause: float = 0.1) -> None:
        self._write = write
        self._pause = pause
        self._turn = asyncio.Lock()
        self._waiting: list[T] = []
        self._next: asyncio.Task[None] | None = None
        self._free = 0.0  # when the next write may begin, by the monotonic clock

    async def add(self, value: T) -> None:
        """Return when `value` is written; raises what the write of its group raised."""
        self._waiting.append(value)
        if self._next is None:
            self._next = asyncio.create_task(self._write_next())
        await asyncio.shield(
            self._next
        )  # the others of the group do not end with one that is stopped

    async def _write_next(self) -> None:
        async with self._turn:
            await asyncio.sleep(self._free - time.monotonic())
            group, self._waiting, self._next = self._waiting, [], None
            try:
                await asyncio.to_thread(self._write, group)
            finally:
                self._free = time.monotonic() + self._pause
