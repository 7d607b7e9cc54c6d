"""Whose turn it is to call: as many at once as allowed, and none after what stops them all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from drafter.errors import EnvironmentFault


class Turns:
    """Shared by the stories of one writer."""

    def __init__(self, at_once: int) -> None:
        self._calls = asyncio.Semaphore(at_once)
        self._fault: EnvironmentFault | None = None

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """Wait for one of the calls allowed at once.

        What stops all stories (a wrong key) while this one waits stops it too, before it is sent.
        """
        known = self._fault
        async with self._calls:
            if self._fault is not None and self._fault is not known:
                raise EnvironmentFault(str(self._fault))
            try:
                yield
            except EnvironmentFault as fault:
                self._fault = fault
                raise
