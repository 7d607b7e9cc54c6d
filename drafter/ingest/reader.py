"""Links to articles: fetched and read side by side, each once, with a reason for each that failed."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from drafter import log
from drafter.errors import FetchFailed, NotAnArticle
from drafter.ingest.address import canonical
from drafter.ingest.codec import decode, encode
from drafter.ingest.guard import is_allowed
from drafter.ingest.workers import extract_apart
from drafter.model import Article, Event, Failure, digest
from drafter.ports import NoHosts

if TYPE_CHECKING:
    from drafter.ingest.fetch import Fetcher, Page
    from drafter.ports import Hosts, Ledger, Report
    from drafter.settings import Settings

_State = Literal["started", "done", "kept", "failed"]

READING = "reading"  # what is said of a link whose page is there and is being read

_AT_ONCE = 32
_AT_ONCE_FROM_ONE_HOST = 4
_ALIKE = 0.9  # share of equal eight-word runs from which two texts of one publisher are one article
_RUN = 8


async def read(
    links: Sequence[str],
    *,
    settings: Settings,
    ledger: Ledger,
    report: Report,
    week: str,
    hosts: Hosts | None = None,
) -> tuple[list[Article], list[Failure]]:
    """Return the articles behind `links`, in their order, and a failure for each link without one.

    Reads as `read_each` does. The same article under several links counts once, where it came first.
    """
    outcomes = await read_each(
        links, settings=settings, ledger=ledger, report=report, week=week, hosts=hosts
    )
    articles = [outcome for outcome in outcomes if isinstance(outcome, Article)]
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    return _each_once(articles), failures


async def read_each(
    links: Sequence[str],
    *,
    settings: Settings,
    ledger: Ledger,
    report: Report,
    week: str,
    hosts: Hosts | None = None,
    then: Callable[[str, Article | Failure], Awaitable[None]] | None = None,
) -> list[Article | Failure]:
    """Return for each link, in order, its article or why there is none; a bad link never raises.

    An article is kept in the ledger under its address and `week`, and not fetched again in that week.
    One site is visited by a few at once, and by as few of all who share `hosts`; one that asks to be left
    alone is, by all of them. `then` is awaited for each link as soon as it is read, while others are still
    on their way.
    """
    from drafter.ingest.fetch import fetcher

    hosts = hosts or NoHosts()
    async with fetcher(settings.allow_hosts, hosts=hosts) as source:
        desk = _ReadingDesk(source, settings.allow_hosts, ledger, report, week, hosts)

        async def one(link: str) -> Article | Failure:
            outcome = await desk.read_one(link)
            if then is not None:
                await then(link, outcome)
            return outcome

        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(one(link)) for link in links]
        except ExceptionGroup as faults:
            raise faults.exceptions[0] from None  # a full disk, say: one is enough to be told
    return [task.result() for task in tasks]


async def fetch_page(link: str, settings: Settings, hosts: Hosts | None = None) -> Page:
    """Return what stands at an address now, with the same care; raises FetchFailed."""
    from drafter.ingest.fetch import fetcher

    async with fetcher(settings.allow_hosts, hosts=hosts) as source:
        return await source.fetch(link)


class _ReadingDesk:
    """Reads single links, a bounded number at once."""

    def __init__(
        self, source: Fetcher, own: frozenset[str], ledger: Ledger, report: Report, week: str,
        hosts: Hosts,
    ) -> None:  # fmt: skip
        self._source = source
        self._own = own
        self._ledger = ledger
        self._report = report
        self._week = week
        self._all = asyncio.Semaphore(_AT_ONCE)
        self._hosts = hosts
        # Of many links to one host only a few look whether another process has left it.
        self._turns: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(_AT_ONCE_FROM_ONE_HOST)
        )

    async def read_one(self, link: str) -> Article | Failure:
        made = False

        async def make() -> bytes:
            nonlocal made
            made = True
            with log.traced("read link", link=log.place(link)):
                return encode(await self._fetch_and_extract(link))

        try:
            data = await self._ledger.once("article", f"{canonical(link)}|{self._week}", make)
        except (FetchFailed, NotAnArticle) as error:
            self._tell(link, "failed", error.message)
            log.note("link failed", stage="fetch", link=log.place(link), reason=error.reason)
            return Failure(url=link, reason=error.reason, message=error.message)
        article = decode(data)
        self._tell(link, "done" if made else "kept", article.title)
        log.note("link read", stage="fetch", link=log.place(link), fetched=made)
        return article

    async def _fetch_and_extract(self, link: str) -> Article:
        # a link waits for its host first: it must not hold a place that another host could use
        async with self._courtesy(link), self._all:
            self._tell(link, "started")
            page = await self._source.fetch(link)
        self._tell(link, "started", READING)
        return await extract_apart(page.body, page.url, page.content_type)

    @asynccontextmanager
    async def _courtesy(self, link: str) -> AsyncIterator[None]:
        """Wait for a turn at the host of `link`; at the desk's own hosts nobody waits."""
        try:
            parts = urlsplit(link)
            host, port = parts.hostname or "", parts.port or 0
        except ValueError:
            host, port = "", 0
        if not host or is_allowed(host, port, self._own):
            yield
            return
        async with self._turns[host], self._hosts.visit(host):
            yield

    def _tell(self, link: str, state: _State, message: str = "") -> None:
        self._report(Event(stage="fetch", subject=link, state=state, message=message))


def _each_once(articles: Sequence[Article]) -> list[Article]:
    """Fold into the first what has the same address, or nearly the same words from one publisher."""
    kept: dict[str, Article] = {}
    runs: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for article in articles:
        if article.canonical in kept:
            continue
        words = _runs(article.text)
        known = runs[article.publisher.casefold()]
        if any(_alike(words, other) for other in known):
            continue
        known.append(words)
        kept[article.canonical] = article
    return list(kept.values())


def _runs(text: str) -> frozenset[str]:
    """Return names of all runs of eight words (or Chinese characters) in `text`."""
    words = re.findall(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+", text.lower())
    return frozenset(
        digest(*words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1))
    )


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return len(left & right) > _ALIKE * max(len(left), len(right))
