"""What a room may ask of the house without knowing who answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import TYPE_CHECKING, Protocol

from drafter.model import Event

if TYPE_CHECKING:
    import numpy as np


class Ledger(Protocol):
    """Remembers the outcome of work that costs something, so that it is done once."""

    async def once(self, kind: str, key: str, make: Callable[[], Awaitable[bytes]]) -> bytes:
        """Return what is kept under (kind, key); otherwise make it, keep it, and return it.

        What `make` raises is raised and nothing is kept. Two callers of one key at once make it once.
        """
        ...

    def unread(self, kind: str, key: str) -> Unread:
        """Return the place where the answer to this call lies until what is made of it is kept."""
        ...


class Unread(Protocol):
    """Where an answer lies from its last byte until it was read; to be used from any thread.

    What is kept under the same kind and key takes it away.
    """

    def get(self) -> bytes | None:
        """Return an answer that whoever asked for it did not live to read."""
        ...

    def put(self, answer: bytes) -> None: ...

    def drop(self) -> None:
        """Take an answer away that cannot be used."""
        ...


class Pace(Protocol):
    """Knows how fast a server may be asked."""

    async def turn(self, server: str, tokens: int) -> None:
        """Wait until one more call of about `tokens` may go to `server`."""
        ...


class Hosts(Protocol):
    """Knows how many visits a site gets at once, and which asked to be left alone."""

    def visit(self, host: str) -> AbstractAsyncContextManager[object]:
        """Wait until one more visit to `host` may begin; it lasts as long as the block."""
        ...

    async def leave(self, site: str, seconds: float) -> None:
        """Have everybody leave a site alone for so long, as it asked."""
        ...

    async def left(self, site: str) -> float:
        """Return the seconds for which a site is still to be left alone."""
        ...


class Report(Protocol):
    """Is told what is happening."""

    def __call__(self, event: Event) -> None: ...


class Similarity(Protocol):
    """Compares meanings, across languages too; one and the same for as long as what it said may be kept."""

    def __hash__(self) -> int: ...

    def __call__(self, left: Sequence[str], right: Sequence[str]) -> np.ndarray:
        """Return cosine similarities, shape (len(left), len(right)), float32."""
        ...


class NoLedger:
    """A ledger that remembers nothing: for callers that want each thing made anew."""

    async def once(self, kind: str, key: str, make: Callable[[], Awaitable[bytes]]) -> bytes:
        return await make()

    def unread(self, kind: str, key: str) -> Unread:
        return _Nowhere()


class _Nowhere:
    def get(self) -> bytes | None:
        return None

    def put(self, answer: bytes) -> None:
        return

    def drop(self) -> None:
        return


class NoHosts:
    """Lets every visit begin at once."""

    def visit(self, host: str) -> AbstractAsyncContextManager[object]:
        return nullcontext()

    async def leave(self, site: str, seconds: float) -> None:
        return

    async def left(self, site: str) -> float:
        return 0.0


class NoPace:
    """Lets every call go at once."""

    async def turn(self, server: str, tokens: int) -> None:
        return


def silent(event: Event) -> None:
    """A report to nobody."""
