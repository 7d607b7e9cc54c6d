"""Loopback servers that know each call by the key under which the ledger keeps its answer."""

from __future__ import annotations

import json
import random
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from drafter.archive.embed import open_embedder
from drafter.ingest import canonical
from drafter.model import digest
from drafter.settings import Settings
from drafter.write.answer import SCHEMA
from eval.faults.stories import Told, answer_to
from eval.servers import ModelServer, PageServer, Response, prompt_text

DAY = date(2026, 11, 22)
MODEL = "loopback"
_STORY = re.compile(r"/?story-(\d+)\.html")


@dataclass(slots=True)
class Call:
    """One request: what for, by whom (a process's name, "" for pages), and when; seconds of the epoch."""

    kind: str
    key: str
    by: str
    arrived: float
    sent: float | None = None  # when its last byte was; None of one whose client hung up before


@dataclass
class Book:
    """Every call that came, and what is under way now."""

    calls: list[Call] = field(default_factory=list)
    under_way: Counter[str] = field(default_factory=Counter)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def entry(self, kind: str, key: str, by: str = "") -> Iterator[None]:
        call = Call(kind, key, by, time.time())
        with self._guard:
            self.calls.append(call)
            self.under_way[kind] += 1
        try:
            yield
            call.sent = time.time()
        finally:
            with self._guard:
                self.under_way[kind] -= 1


class Pages(PageServer):
    """Serves every story's page, each told when it is asked for."""

    def __init__(self, book: Book, latency: float) -> None:
        super().__init__({}, latency=latency)
        self._book = book
        self._week = "{}-W{:02}".format(*DAY.isocalendar())

    def link(self, number: int) -> str:
        return self.url(f"story-{number}.html")

    def key(self, number: int) -> str:
        return f"{canonical(self.link(number))}|{self._week}"

    def respond(self, path: str, body: bytes) -> Response:
        if found := _STORY.fullmatch(path):
            time.sleep(self.latency)
            return Response(Told(int(found[1])).page, content_type="text/html")
        return Response(b"", 404, "text/html")

    @contextmanager
    def watched(self, path: str, body: bytes, headers: Mapping[str, str]) -> Iterator[None]:
        found = _STORY.fullmatch(path)
        if found is None:
            yield
            return
        with self._book.entry("article", self.key(int(found[1]))):
            yield


class Model(ModelServer):
    """Writes items and makes vectors; who asks says so by the key it was given."""

    def __init__(self, book: Book, latency: float) -> None:
        super().__init__(lambda request: answer_to(prompt_text(request)), latency=latency)
        self._book = book

    def settings(self, **given: Any) -> dict[str, Any]:
        """Return the settings with which a process uses this server, and whatever else is given."""
        return {"model": MODEL, "base_url": self.base_url, "embedder": "openai:loopback", **given}

    def _wait(self, arrived: float) -> None:
        # No two calls take as long: blows are to fall between answers, too.
        answered = arrived + self.latency * random.uniform(0.5, 1.5)
        time.sleep(max(0.0, answered - time.monotonic()))

    @contextmanager
    def watched(self, path: str, body: bytes, headers: Mapping[str, str]) -> Iterator[None]:
        by = headers.get("authorization", "").removeprefix("Bearer ")
        match path:
            case "/v1/chat/completions":
                entry = self._book.entry("model", self._model_key(json.loads(body)), by)
            case "/v1/embeddings":
                entry = self._book.entry("embedding", self._embedding_key(json.loads(body)), by)
            case _:
                yield
                return
        with entry:
            yield

    def _model_key(self, request: Mapping[str, Any]) -> str:
        system, user = (message["content"] for message in request["messages"][:2])
        return digest(MODEL, self.base_url, json.dumps(SCHEMA, sort_keys=True), system, user)

    def _embedding_key(self, request: Mapping[str, Any]) -> str:
        name = open_embedder(Settings.load(_env_file=None, **self.settings())).name
        return digest(name, *request["input"])
