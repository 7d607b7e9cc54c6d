"""An answer that was paid for is written down as it came, before anybody reads it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress

import httpx2

from drafter.errors import DrafterError
from drafter.ports import Unread


def keeping(unread: Unread) -> Callable[[httpx2.Response], Awaitable[None]]:
    """Return a hook for an asynchronous client: it reads a whole answer and puts it into `unread`."""

    async def keep(response: httpx2.Response) -> None:
        body = await response.aread()
        _put(response, body, unread)

    return keep


def keep(response: httpx2.Response, unread: Unread) -> None:
    """Read a whole answer and put it into `unread`: the same for a client that blocks."""
    _put(response, response.read(), unread)


def _put(response: httpx2.Response, body: bytes, unread: Unread) -> None:
    if response.status_code == httpx2.codes.OK:
        # A full disk is no fault of the server: it is told of when what is made of this is to be kept.
        with suppress(DrafterError):
            unread.put(body)


def again(answer: bytes) -> httpx2.MockTransport:
    """Return a transport that sends nothing, and gives `answer` as the server gave it before."""
    headers = {"Content-Type": "application/json"}
    return httpx2.MockTransport(lambda _: httpx2.Response(200, headers=headers, content=answer))
