import asyncio
import gzip
import http.server
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from ledgers import MemoryLedger

from drafter import ingest
from drafter.errors import FetchFailed
from drafter.ingest import fetch, workers
from drafter.model import Article, Event, Failure
from drafter.ports import NoHosts, NoLedger, silent
from drafter.settings import Settings


def html(name: str) -> bytes:
    body = "".join(
        f"<p>{name.title()} opened line {n} of its new plant, and the mayor spoke of {n + 3} jobs.</p>"
        for n in range(8)
    )
    head = f"<head><title>News of {name}</title></head>"
    return f"<html>{head}<body><article>{body}</article></body></html>".encode()


REDIRECTS = {
    "loop": "/loop",
    "to-private": "http://127.0.0.1:9/secret",
    "to-file": "file:///etc/passwd",
}


class Site(http.server.BaseHTTPRequestHandler):
    """A small site whose paths misbehave each in their own way."""

    protocol_version = "HTTP/1.1"
    visits: list[str] = []  # noqa: RUF012 -- shared by all requests on purpose
    at_once: set[str] = set()  # noqa: RUF012 -- slow pages being answered now
    most_at_once = 0

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self.visits.append(self.path)
        name = self.path.strip("/").split("?")[0]
        kind, _, rest = name.partition("/")
        if kind == "slow":
            self.at_once.add(self.path)
            Site.most_at_once = max(Site.most_at_once, len(self.at_once))
            time.sleep(0.3)
            self.at_once.discard(self.path)
        if kind == "status":
            self.answer(int(rest), b"no")
        elif kind == "busy-once":
            first = self.visits.count(self.path) == 1
            self.answer(503 if first else 200, html("busy"), **{"Retry-After": "0"})
        elif kind == "busy-long":
            self.answer(429, b"", **{"Retry-After": "3600"})
        elif kind == "to":
            self.answer(302, b"", Location=f"/{rest}")
        elif kind in REDIRECTS:
            self.answer(302, b"", Location=REDIRECTS[kind])
        elif kind == "drip":
            self.drip()
        elif kind == "bomb":
            self.answer(200, gzip.compress(bytes(60_000_000)), **{"Content-Encoding": "gzip"})
        elif kind == "gbk":
            sentence = (
                "卫源港今天收到{}台分拣机械臂，港务公司经理表示设备运转正常，工人正在学习操作。"
            )
            text = "".join(f"<p>{sentence.format(n)}</p>" for n in range(9))
            self.answer(
                200,
                f"<html><title>港口新闻</title><body><article>{text}</article></body></html>".encode(
                    "gbk"
                ),
            )
        elif kind == "copy":
            self.answer(200, html("copy"))
        else:
            self.answer(200, html(name.replace("/", " ") or "home"))

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True  # the reader had enough

    def drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        try:
            for _ in range(2_000):  # for longer than anybody waits
                self.wfile.write(b"<p>")
                time.sleep(0.05)
        except OSError:
            pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.request_queue_size = 64
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    ingest.warm()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
    ingest.close()


def read(
    host: str, *paths: str, ledger: MemoryLedger | None = None, events: list[Event] | None = None
) -> tuple[list[Article], list[Failure]]:
    links = [path if "://" in path else f"http://{host}/{path}" for path in paths]
    settings = Settings(allow_hosts=frozenset({host}), _env_file=None)
    return asyncio.run(
        ingest.read(
            links,
            settings=settings,
            ledger=ledger or NoLedger(),
            report=events.append if events is not None else silent,
            week="2026-W20",
        )
    )


def reason(host: str, path: str) -> str:
    articles, [failure] = read(host, path)
    assert not articles
    assert "aste" in failure.message or "Check" in failure.message
    return failure.reason


def test_articles_come_in_the_order_of_their_links_and_failures_beside_them(site: str) -> None:
    events: list[Event] = []
    articles, failures = read(site, "slow/one", "status/404", "two", "gbk", events=events)
    assert [article.title for article in articles] == [
        "News of slow one",
        "News of two",
        "港口新闻",
    ]
    assert [(failure.url, failure.reason) for failure in failures] == [
        (f"http://{site}/status/404", "gone")
    ]
    begun = [event for event in events if event.state == "started"]
    assert [event.message for event in begun].count("") == 4
    assert [event.message for event in begun].count("reading") == 3
    ended = sorted(event.state for event in events if event.state != "started")
    assert ended == ["done"] * 3 + ["failed"]


def test_fetches_overlap(site: str) -> None:
    Site.most_at_once = 0
    articles, _ = read(site, *(f"slow/{n}" for n in range(14)))
    assert len(articles) == 14
    assert Site.most_at_once > 1


class Places(NoHosts):
    """Counts the visits to each host, of which one is let in at a time."""

    def __init__(self) -> None:
        self.visited: list[str] = []
        self._place = asyncio.Semaphore(1)

    @asynccontextmanager
    async def visit(self, host: str) -> AsyncIterator[None]:
        async with self._place:
            self.visited.append(host)
            yield


def test_visits_to_a_public_host_wait_for_whoever_else_is_there(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places()
    given = Settings(allow_hosts=frozenset({site}), _env_file=None)
    links = [f"http://{site}/one", f"http://{site}/two"]

    def visited() -> list[str]:
        both = ingest.read(
            links, settings=given, ledger=NoLedger(), report=silent, week="", hosts=places
        )
        assert len(asyncio.run(both)[0]) == 2
        return places.visited

    assert visited() == [], "nobody waits at the desk's own hosts"
    monkeypatch.setattr("drafter.ingest.reader.is_allowed", lambda *_: False)
    assert visited() == ["127.0.0.1"] * 2


def test_an_article_is_fetched_once_a_week(site: str) -> None:
    ledger, events = MemoryLedger(), list[Event]()
    first, _ = read(site, "kept/a?utm_source=x", "status/500", ledger=ledger)
    again, failures = read(site, "kept/a", "status/500", ledger=ledger, events=events)
    assert first == again
    assert [event.state for event in events if "kept" in event.subject] == ["kept"]
    assert Site.visits.count("/kept/a") == 0
    assert failures  # and a failure is tried anew
    assert Site.visits.count("/status/500") == 2


def test_the_same_words_under_two_links_are_one_article(site: str) -> None:
    articles, failures = read(site, "copy/a", "copy/b", "to/copy/a", "other")
    assert [article.url for article in articles] == [
        f"http://{site}/copy/a",
        f"http://{site}/other",
    ]
    assert not failures


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("status/403", "forbidden"), ("status/401", "paywall"), ("status/404", "gone"),
        ("status/500", "server"), ("status/418", "status"), ("busy-long", "busy"),
        ("loop", "redirect"), ("to-private", "refused"),
        ("to-file", "refused"), ("bomb", "too large"), ("file:///etc/passwd", "refused"),
        ("http://localhost:22", "refused"), ("http://127.0.0.1:1/", "refused"), ("https://[", "refused"),
        ("http://nowhere.invalid/a", "unreachable"),
    ],
)  # fmt: skip
def test_a_link_that_fails_says_why_and_what_to_do(site: str, path: str, expected: str) -> None:
    assert reason(site, path) == expected


def test_a_busy_site_is_asked_once_more(site: str) -> None:
    articles, _ = read(site, "busy-once")
    assert len(articles) == 1


class Quiet(NoHosts):
    """Remembers which sites asked to be left alone, on a clock that stands still."""

    def __init__(self) -> None:
        self.asked: dict[str, float] = {}

    async def leave(self, site: str, seconds: float) -> None:
        self.asked[site] = seconds

    async def left(self, site: str) -> float:
        return self.asked.get(site, 0.0)


def fetched(site: str, hosts: Quiet, *paths: str) -> list[str]:
    """Return why each of these pages could not be fetched, "" of one that was there."""

    async def each() -> list[str]:
        found = []
        async with fetch.fetcher({site}, hosts=hosts) as source:
            for path in paths:
                try:
                    await source.fetch(f"http://{site}/{path}")
                    found.append("")
                except FetchFailed as error:
                    found.append(f"{error.reason}: {error.message}")
        return found

    return asyncio.run(each())


def test_a_site_that_asks_for_an_hour_is_left_alone_whatever_page_is_wanted(site: str) -> None:
    quiet = Quiet()
    told = fetched(site, quiet, "busy-long/a", "quiet/b", "quiet/c")
    assert [each.split(":")[0] for each in told] == ["busy"] * 3
    assert all("try again in 60 minutes" in each for each in told)
    assert quiet.asked == {site: 3600.0}
    assert not [path for path in Site.visits if "quiet" in path]


def test_a_short_wait_that_a_site_asked_for_is_waited_for(site: str) -> None:
    quiet = Quiet()
    quiet.asked[site] = 0.3
    began = time.monotonic()
    assert fetched(site, quiet, "patient/a") == [""]
    assert time.monotonic() - began >= 0.3


def test_redirects_within_the_rules_are_followed(site: str) -> None:
    [article], _ = read(site, "to/to/to/there")
    assert article.url == f"http://{site}/there"


def test_a_page_that_drips_meets_the_deadline_of_its_link(site: str) -> None:
    async def fetch_drip() -> None:
        async with fetch.fetcher({site}, deadline=0.5) as source:
            await source.fetch(f"http://{site}/drip")

    with pytest.raises(fetch.FetchFailed) as error:
        asyncio.run(fetch_drip())
    assert error.value.reason == "timeout"


def test_a_name_is_connected_to_only_at_addresses_that_were_checked(site: str) -> None:
    # a name of the public internet may resolve to this machine: the check is at the connection
    port = site.partition(":")[2]

    async def connect() -> None:
        backend = fetch._GuardedBackend(frozenset())
        await backend.connect_tcp("localhost", int(port))

    with pytest.raises(fetch.FetchFailed) as error:
        asyncio.run(connect())
    assert error.value.reason == "refused"


def test_reading_can_be_called_off(site: str) -> None:
    async def call_off() -> None:
        settings = Settings(allow_hosts=frozenset({site}), _env_file=None)
        reading = asyncio.create_task(
            ingest.read(
                [f"http://{site}/drip"],
                settings=settings,
                ledger=NoLedger(),
                report=silent,
                week="w",
            )
        )
        await asyncio.sleep(0.2)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading

    asyncio.run(asyncio.wait_for(call_off(), 60))  # the page drips for longer


@pytest.mark.slow
def test_a_worker_that_dies_over_a_page_fails_that_page_alone(site: str) -> None:
    for worker in list(workers._POOL._all):
        os.kill(worker._process.pid, signal.SIGKILL)
    articles, failures = read(site, *(f"after/{n}" for n in range(6)))
    assert {failure.reason for failure in failures} == {"unreadable"}
    assert 1 <= len(failures) <= (os.cpu_count() or 2)
    assert len(articles) == 6 - len(failures)


@pytest.mark.slow
def test_no_worker_outlives_the_program_that_started_it() -> None:
    program = (
        "import os, signal\nfrom drafter.ingest import warm, workers\nwarm()\n"
        "print(*(w._process.pid for w in workers._POOL._all), flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    started = subprocess.run([sys.executable, "-"], input=program, capture_output=True, text=True)
    pids = [int(pid) for pid in started.stdout.split()]
    assert pids
    deadline = time.monotonic() + 60
    while any(_runs(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(_runs(pid) for pid in pids)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        with open(f"/proc/{pid}/stat") as status:
            return status.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return not os.path.isdir("/proc")
