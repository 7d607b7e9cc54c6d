"""The connection to a model server, bounded: by size, and by how long it may fall silent.

Calls go out from a thread that does nothing else: however busy an asker's event loop is, an answer is
written down as soon as it is there.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import AsyncIterator
from functools import cache

import httpx2
from openai import DefaultAsyncHttpxClient, DefaultHttpxClient

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


class _Apart(httpx2.AsyncBaseTransport):
    """Has the one request of a call sent by the thread for calls."""

    def __init__(self, unread: Unread) -> None:
        self._unread = unread

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        copy = httpx2.Request(
            request.method, request.url, headers=request.headers, content=await request.aread(),
            extensions=request.extensions,
        )  # fmt: skip
        sent = asyncio.run_coroutine_threadsafe(_send(copy, self._unread), _calls())
        return await asyncio.wrap_future(sent)


async def _send(request: httpx2.Request, unread: Unread) -> httpx2.Response:
    async with DefaultAsyncHttpxClient(
        verify=_certificates(), event_hooks={"response": [_bound, keeping(unread)]}
    ) as client:
        answer = await client.send(request)
    # What was packed is unpacked by now.
    packed = ("content-encoding", "content-length", "transfer-encoding")
    headers = [(name, value) for name, value in answer.headers.items() if name not in packed]
    return httpx2.Response(answer.status_code, headers=headers, content=answer.content)


@cache
def _calls() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="model-calls", daemon=True).start()
    return loop


def open_client(unread: Unread) -> DefaultAsyncHttpxClient:
    """Return a client for one call, whose answer lies in `unread` before anything is made of it."""
    return DefaultAsyncHttpxClient(
        transport=_Apart(unread),
        # Unpacked, a small answer could be of any size.
        headers={"Accept-Encoding": "identity"},
    )


def reopen(answer: bytes) -> DefaultAsyncHttpxClient:
    """Return a client that sends nothing, and is given `answer`."""
    return DefaultAsyncHttpxClient(transport=again(answer))


@cache
def no_client() -> DefaultHttpxClient:
    """Return what stands for the client that blocks, by which nothing is sent."""
    return DefaultHttpxClient(transport=again(b""))


def limits(seconds: float) -> httpx2.Timeout:
    """Return the time-outs of a call that may take `seconds`."""
    return httpx2.Timeout(seconds, connect=min(seconds, SECONDS_TO_CONNECT))


@cache
def _certificates() -> ssl.SSLContext:
    return httpx2.create_ssl_context()  # 30 ms each, so one for all calls
