"""Extraction in processes of its own: on all cores, and stopped when a page takes too long.

A worker is this module run by a fresh interpreter and spoken to through its standard input and output.
multiprocessing is not used: it runs the program's main file again in each child, which under Streamlit
is the desk. A worker ends when its input closes, so none outlives the desk, however that died; it knows
no secrets of the environment, and answers in JSON, so a page that takes it over gains nothing.
"""

from __future__ import annotations

import asyncio
import atexit
import json
import os
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from drafter.errors import EnvironmentFault, NotAnArticle
from drafter.ingest.codec import decode, encode
from drafter.ingest.feeds import FeedPage
from drafter.model import Article

TIME_LIMIT = 20  # seconds for one page
_START_LIMIT = 60  # seconds for all workers to be there
_MEMORY_LIMIT = 3 * 1024**3  # bytes of address space
_KEPT_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "PYTHONPATH")
_START = "import sys; sys.path[:] = {path!r}; from drafter.ingest.workers import serve; serve()"
_HEADER = struct.Struct(">II")


async def extract_apart(body: bytes, url: str, content_type: str) -> Article:
    """Do `drafter.ingest.extract` in a worker.

    Raises NotAnArticle, with the reason "unreadable" too when the page broke the worker or took more
    than 20 seconds.
    """
    return decode(await _apart("page", body, url, content_type))


async def read_feed_apart(body: bytes, url: str, content_type: str) -> FeedPage:
    """Do `drafter.ingest.feeds.read_feed` in a worker; raises as `extract_apart` does."""
    told = json.loads(await _apart("feed", body, url, content_type))
    return FeedPage(title=told["title"], links=tuple(told["links"]))


async def _apart(kind: str, body: bytes, url: str, content_type: str) -> bytes:
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_POOL.threads(), _POOL.ask, kind, body, url, content_type)


def warm() -> None:
    """Start the workers and have them import what they need; returns when all are ready."""
    _POOL.warm()


def close() -> None:
    """End the workers; the next page starts new ones."""
    _POOL.close()


class _Pool:
    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._threads: ThreadPoolExecutor | None = None

    def threads(self) -> ThreadPoolExecutor:
        """One thread a worker, to wait for its answers."""
        with self._lock:
            if self._threads is None:
                self._threads = ThreadPoolExecutor(self._size, thread_name_prefix="extract")
            return self._threads

    def warm(self) -> None:
        gate = threading.Barrier(self._size)
        for done in [self.threads().submit(self._ready, gate) for _ in range(self._size)]:
            done.result()

    def ask(self, kind: str, body: bytes, url: str, content_type: str) -> bytes:
        with self._worker() as worker:
            answer = worker.ask(body, kind=kind, url=url, content_type=content_type)
        reason, _, rest = answer.partition(b"\n")
        if reason:
            raise NotAnArticle(reason.decode(), rest.decode())
        return rest

    def close(self) -> None:
        with self._lock:
            threads, self._threads = self._threads, None
            workers, self._all, self._idle = self._all, set(), []
        for worker in workers:
            worker.stop()
        if threads:
            threads.shutdown(wait=False, cancel_futures=True)

    def _ready(self, gate: threading.Barrier) -> None:
        with self._worker():
            gate.wait(_START_LIMIT)  # so that each thread holds a worker of its own

    @contextmanager
    def _worker(self) -> Iterator[_Worker]:
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        if worker is None:
            worker = _Worker()
            with self._lock:
                self._all.add(worker)
        try:
            yield worker
        except (OSError, EOFError) as error:
            with self._lock:
                self._all.discard(worker)
            worker.stop()
            raise NotAnArticle(
                "unreadable",
                f"The page could not be read within {TIME_LIMIT} seconds. Paste the text.",
            ) from error
        else:
            with self._lock:
                if worker in self._all:
                    self._idle.append(worker)


class _Worker:
    """One process; asked one page at a time."""

    def __init__(self) -> None:
        path = [str(Path(__file__).parents[2]), *filter(None, sys.path)]
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _START.format(path=path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
        )
        try:
            self._answer()
        except EOFError:
            self.stop()
            raise EnvironmentFault(
                "The process that reads pages does not start. Install drafter again."
            ) from None

    def ask(self, body: bytes, **request: str) -> bytes:
        """Return the answer; raises OSError or EOFError when the process has died over it."""
        assert self._process.stdin
        head = json.dumps(request).encode()
        self._process.stdin.write(_HEADER.pack(len(head), len(body)) + head + body)
        self._process.stdin.flush()
        return self._answer()

    def stop(self) -> None:
        self._process.kill()
        # closing flushes, and what was still to be written has no reader any more
        with suppress(BrokenPipeError):
            self._process.communicate()

    def _answer(self) -> bytes:
        assert self._process.stdout
        _, size = _HEADER.unpack(_read(self._process.stdout, _HEADER.size))
        return _read(self._process.stdout, size)


def serve() -> None:
    """Answer requests on standard input until it closes: the main loop of a worker."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not look like an answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the desk's; our input closes
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _limit_memory()
    from drafter.ingest.extract import extract

    for page in _FIRST_PAGES:
        extract(page.encode(), "")
    _write(answers, b"")
    while header := requests.read(_HEADER.size):
        head, body = (requests.read(size) for size in _HEADER.unpack(header))
        request = json.loads(head)
        signal.alarm(TIME_LIMIT)  # the kernel ends the process, also inside a C library
        answer = _answer(body, request)
        signal.alarm(0)
        _write(answers, answer)


def _answer(body: bytes, request: dict[str, str]) -> bytes:
    from drafter.ingest.extract import extract
    from drafter.ingest.feeds import read_feed

    url, content_type = request["url"], request["content_type"]
    try:
        if request["kind"] == "feed":
            feed = read_feed(body, url, content_type)
            return b"\n" + json.dumps({"title": feed.title, "links": feed.links}).encode()
        return b"\n" + encode(extract(body, url, content_type))
    except NotAnArticle as error:
        return f"{error.reason}\n{error.message}".encode()
    except Exception as error:  # hostile bytes find faults in libraries that nobody has listed
        what = f"The page could not be read ({type(error).__name__}). Paste the text."
        return f"unreadable\n{what}".encode()


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT, _MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write(stream: IO[bytes], answer: bytes) -> None:
    stream.write(_HEADER.pack(0, len(answer)) + answer)
    stream.flush()


def _read(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


# Extracted before the first question, so that no page waits for the imports its language needs.
_FIRST_PAGES = [
    "<html><head><title>One</title></head><body><article>"
    + "".join(f"<p>{sentence.format(number)}</p>" for number in range(9))
    + "</article></body></html>"
    for sentence in (
        "Paragraph {} of a plain page that is long enough to pass for an article.",
        "这是一篇普通文章的第{}段，它的长度足以让人把它当作一篇真正的报道来阅读。",
    )
]
_POOL = _Pool(os.cpu_count() or 2)
atexit.register(close)
