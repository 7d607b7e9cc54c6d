"""Guarded HTTP: the only module that opens a connection to a source."""

from __future__ import annotations

import asyncio
import math
import socket
import ssl
from collections.abc import AsyncIterator, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore2
import httpx2

from drafter.errors import FetchFailed
from drafter.ingest.guard import check_link, check_resolved, is_allowed
from drafter.ports import Hosts, NoHosts

DEADLINE = 20.0  # seconds for one link, redirects and a second try included
LARGEST = 5_000_000  # bytes of a page, decoded
_REDIRECTS = 5
_REDIRECT_CODES = frozenset({301, 302, 303, 307, 308})
_BUSY_CODES = frozenset({429, 503})
_DAY = 86_400.0  # seconds
_PAUSE = 1.0  # seconds before the second try when the site names none
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; drafter/0.1; reads pages an editor has chosen)",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Language": "en,zh;q=0.8,*;q=0.5",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What a link gave: `url` is where it was found after redirects, `body` is decoded bytes."""

    url: str
    body: bytes
    content_type: str


class Fetcher:
    """Fetches pages over connections that only reach public or allowed addresses."""

    def __init__(
        self, client: httpx2.AsyncClient, allowed: Collection[str], deadline: float, hosts: Hosts
    ) -> None:
        self._client = client
        self._allowed = allowed
        self._deadline = deadline
        self._hosts = hosts

    async def fetch(self, url: str) -> Page:
        """Return the page at `url`.

        Raises FetchFailed with the reason: refused, unreachable, timeout, redirect, forbidden,
        paywall, gone, busy, server, status, "too large" or broken.
        """
        try:
            async with asyncio.timeout(self._deadline) as limit:
                return await self._follow(url, limit)
        except (TimeoutError, httpx2.TimeoutException):
            raise FetchFailed(
                "timeout",
                f"The page was not there within {self._deadline:.0f} seconds. "
                "Try again later, or paste the text.",
            ) from None
        except (httpx2.TransportError, httpx2.InvalidURL, UnicodeError) as error:
            raise _unreachable(error) from error
        except httpx2.DecodingError as error:
            raise FetchFailed(
                "broken", "The site sent a damaged page. Try again, or paste the text."
            ) from error

    async def _follow(self, url: str, limit: asyncio.Timeout) -> Page:
        retries = 1
        hops = 0
        while True:
            check_link(url, self._allowed)
            await self._wait(await self._hosts.left(_site(url)), limit, 429)
            async with self._client.stream("GET", url) as response:
                status = response.status_code
                if status in _REDIRECT_CODES and "location" in response.headers:
                    url = _next_hop(url, response.headers["location"])
                    hops += 1
                    if hops > _REDIRECTS:
                        raise FetchFailed(
                            "redirect",
                            "The site sends the reader on and on. Open the page in a browser and "
                            "paste the address it ends at, or the text.",
                        )
                    continue
                if response.is_success:
                    return await _page(url, response)
                asked = response.headers.get("retry-after", "")
            if status not in _BUSY_CODES:
                raise _refused_by_site(status)
            pause = _pause(asked)
            if asked:
                await self._hosts.leave(_site(url), pause)
            if not retries:
                raise _refused_by_site(status, pause)
            retries -= 1
            await self._wait(pause, limit, status)

    async def _wait(self, pause: float, limit: asyncio.Timeout, status: int) -> None:
        """Wait for as long as a site asked; refuse in its name when the deadline would pass meanwhile."""
        if pause and pause + 1 >= (limit.when() or 0) - asyncio.get_running_loop().time():
            raise _refused_by_site(status, pause)
        await asyncio.sleep(pause)


@asynccontextmanager
async def fetcher(
    allowed: Collection[str] = (), *, deadline: float = DEADLINE, hosts: Hosts | None = None
) -> AsyncIterator[Fetcher]:
    """Open a Fetcher for the running event loop; `deadline` is seconds a link.

    A site that asks to be left alone is, by all who share `hosts`.
    """
    no_cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    client = httpx2.AsyncClient(
        transport=_GuardedTransport(allowed),
        headers=_HEADERS,
        cookies=no_cookies,
        timeout=deadline,
        trust_env=False,
        follow_redirects=False,
    )
    async with client:
        yield Fetcher(client, allowed, deadline, hosts or NoHosts())


class _GuardedTransport(httpx2.AsyncHTTPTransport):
    def __init__(self, allowed: Collection[str]) -> None:
        context = _tls()
        super().__init__(verify=context, trust_env=False)
        # httpx2 takes no network backend of ours, its pool does: the address that was checked must
        # be the address that is connected to, and only the backend knows it.
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=context,
            max_connections=32,
            max_keepalive_connections=16,
            network_backend=_GuardedBackend(allowed),
        )


class _GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Resolves a name once, checks every address of it, and connects to one that was checked."""

    def __init__(self, allowed: Collection[str]) -> None:
        self._allowed = allowed
        self._tcp = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 -- the signature is httpcore2's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        addresses = await _resolve(host, port)
        if not is_allowed(host, port, self._allowed):
            check_resolved(host, addresses)
        share = timeout / len(addresses) if timeout else None
        for address in addresses[:-1]:
            try:
                return await self._tcp.connect_tcp(
                    address, port, share, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await self._tcp.connect_tcp(
            addresses[-1], port, share, local_address, socket_options
        )


async def _resolve(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.run_in_executor(
            _resolvers(), lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        )
    except OSError as error:
        raise httpcore2.ConnectError(f"{host} has no address") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@cache
def _resolvers() -> ThreadPoolExecutor:
    # of its own: the loop's default executor has few threads, and a dead name server blocks each
    return ThreadPoolExecutor(max_workers=16, thread_name_prefix="resolve")


@cache
def _tls() -> ssl.SSLContext:
    return httpx2.create_ssl_context(trust_env=False)


def _next_hop(url: str, location: str) -> str:
    target = urljoin(url, location.strip())
    if url.startswith("https:") and target.startswith("http:"):
        raise FetchFailed(
            "redirect",
            "The site sends the reader from https to an address anyone on the way can change: "
            f"{target[:200]} . Paste that link itself if you trust it, or paste the text.",
        )
    return target


async def _page(url: str, response: httpx2.Response) -> Page:
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > LARGEST:
            raise FetchFailed(
                "too large",
                f"The page is larger than {LARGEST // 1_000_000} MB. Paste the text you need.",
            )
    return Page(url=url, body=bytes(body), content_type=response.headers.get("content-type", ""))


def _pause(retry_after: str) -> float:
    """Return the seconds a Retry-After header asks for."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return _PAUSE
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _site(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def _refused_by_site(status: int, pause: float = 0.0) -> FetchFailed:
    if status in (401, 402):
        reason, what = "paywall", "The page is for subscribers"
    elif status in (404, 410):
        reason, what = "gone", "There is no such page any more; check the link"
    elif status in (403, 406, 451):
        reason, what = "forbidden", "The site does not let programs read this page"
    elif status == 429:
        minutes = math.ceil(min(pause, _DAY) / 60)
        when = f"{minutes if minutes > 1 else 'some'} minutes"
        reason, what = "busy", f"The site asks for fewer visits; try again in {when}"
    elif status >= 500:
        reason, what = "server", "The site has a fault of its own; try again later"
    else:
        reason, what = "status", "The site did not give the page"
    return FetchFailed(reason, f"{what} (HTTP {status}). Open it in a browser and paste the text.")


def _unreachable(error: Exception) -> FetchFailed:
    detail = str(error) or type(error).__name__
    if "CERTIFICATE" in detail.upper():
        return FetchFailed(
            "unreachable",
            "The site cannot prove who it is: its certificate is not valid. Paste the text.",
        )
    return FetchFailed(
        "unreachable",
        f"The site could not be reached ({detail[:120]}). Check the link, or paste the text.",
    )
