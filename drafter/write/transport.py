"""The connection to a model server, bounded: by size, and by how long it may fall silent."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from functools import cache

import httpx2
from openai import DefaultAsyncHttpxClient

from drafter.ports import Unread
from drafter.unread import again, keeping

MOST_BYTES = 2_000_000
SECONDS_TO_CONNECT = 10.0
SECONDS_OF_SILENCE = 30.0  # once an answer has begun


class Stalled(httpx2.ReadError):
    """An answer began and then stopped coming."""


class Overflowed(httpx2.ReadError):
    """An answer does not end."""


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        parts = aiter(self._stream)
        size, patience = 0, None  # headers may come long before the first byte of an answer
        while True:
            try:
                async with asyncio.timeout(patience):
                    part = await anext(parts)
            except StopAsyncIteration:
                return
            except TimeoutError:
                raise Stalled("the answer stopped coming") from None
            size, patience = size + len(part), SECONDS_OF_SILENCE
            if size > MOST_BYTES:
                raise Overflowed("the answer does not end")
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


async def _bound(response: httpx2.Response) -> None:
    assert isinstance(response.stream, httpx2.AsyncByteStream)
    response.stream = _Bounded(response.stream)


def open_client(unread: Unread) -> DefaultAsyncHttpxClient:
    """Return a client for one call, whose answer lies in `unread` before anything is made of it.

    Clients belong to an event loop, and jobs run on loops of their own.
    """
    return DefaultAsyncHttpxClient(
        verify=_certificates(),
        # Unpacked, a small answer could be of any size.
        headers={"Accept-Encoding": "identity"},
        event_hooks={"response": [_bound, keeping(unread)]},
    )


def reopen(answer: bytes) -> DefaultAsyncHttpxClient:
    """Return a client that sends nothing, and is given `answer`."""
    return DefaultAsyncHttpxClient(transport=again(answer))


def limits(seconds: float) -> httpx2.Timeout:
    """Return the time-outs of a call that may take `seconds`."""
    return httpx2.Timeout(seconds, connect=min(seconds, SECONDS_TO_CONNECT))


@cache
def _certificates() -> ssl.SSLContext:
    return httpx2.create_ssl_context()  # 30 ms each, so one for all calls
