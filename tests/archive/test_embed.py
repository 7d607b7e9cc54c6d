"""Vectors: the packaged model, a compatible server, and what is made only once."""

from __future__ import annotations

import asyncio
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest
from ledgers import MemoryLedger
from pydantic import SecretStr

from drafter.archive import open_embedder, packaged, similarity
from drafter.archive.embed import BATCH
from drafter.errors import EnvironmentFault
from drafter.ports import NoLedger
from drafter.settings import Settings


def test_vectors_are_unit_rows_in_the_order_of_the_texts() -> None:
    texts = [f"Article {number} is about ships." for number in range(BATCH + 6)]
    made = asyncio.run(packaged().vectors(texts, NoLedger()))
    assert made.shape == (BATCH + 6, packaged().dimension)
    assert made.dtype == np.float32
    assert np.allclose(np.linalg.norm(made, axis=1), 1, atol=1e-5)
    assert np.allclose(made[-1], packaged().encode(texts[-1:])[0], atol=1e-4)


def test_the_same_batch_is_made_once() -> None:
    ledger = MemoryLedger()
    first = asyncio.run(packaged().vectors(["Ships.", "渡轮。"], ledger))
    again = asyncio.run(packaged().vectors(["Ships.", "渡轮。"], ledger))
    assert ledger.made == 1
    assert np.array_equal(first, again)
    asyncio.run(packaged().vectors(["Ships."], ledger))
    assert ledger.made == 2


def test_texts_encoded_side_by_side_have_the_vectors_they_have_alone() -> None:
    parts = [[f"渡轮 {number}.", f"Ships sailed at {number}."] for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(packaged().encode, parts))
    alone = packaged().encode([text for part in parts for text in part])
    assert np.allclose(np.concatenate(made), alone, atol=1e-5)


def test_no_texts_cost_nothing() -> None:
    ledger = MemoryLedger()
    assert asyncio.run(packaged().vectors([], ledger)).shape == (0, 512)
    assert ledger.made == 0


@pytest.mark.parametrize("text", ["", " ", "\ud800 half a character", "\0", "😀" * 50])
def test_any_text_has_a_vector(text: str) -> None:
    assert np.isfinite(packaged().encode([text])).all()


def test_similarity_joins_languages_and_separates_subjects() -> None:
    compare = similarity()
    found = compare(
        ["The bank raised its rates."], ["银行提高了利率。", "A panda was born in Chengdu."]
    )
    assert found.shape == (1, 2)
    assert found[0, 0] > found[0, 1] + 0.3
    assert compare([], ["one"]).shape == (0, 1)


class Handler(BaseHTTPRequestHandler):
    answers: Callable[[dict[str, Any]], tuple[int, Any]]
    asked: Counter[str]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        type(self).asked[self.path] += 1
        status, answer = type(self).answers(body)
        data = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


def vectors_of(body: dict[str, Any]) -> tuple[int, Any]:
    """Three numbers a text, of its length; token ids instead of text are refused."""
    if not all(isinstance(text, str) for text in body["input"]):
        return 400, {"error": {"message": "text expected"}}
    rows = [
        {"object": "embedding", "index": i, "embedding": [len(text), 3.0, 4.0]}
        for i, text in enumerate(body["input"])
    ]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    return 200, {"object": "list", "data": rows, "model": body["model"], "usage": usage}


@pytest.fixture
def server() -> Iterator[tuple[str, type[Handler]]]:
    handler = type("Fresh", (Handler,), {"answers": staticmethod(vectors_of), "asked": Counter()})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/v1", handler
        running.shutdown()


def remote(url: str) -> Settings:
    given = {"embedder": "openai:org/bge-m3", "base_url": url, "openai_api_key": SecretStr("k")}
    return Settings().model_copy(update=given)


def test_a_compatible_server_gives_vectors_and_their_dimension(
    server: tuple[str, type[Handler]],
) -> None:
    url, handler = server
    embedder = open_embedder(remote(url))
    ledger = MemoryLedger()
    assert embedder.dimension == 0
    made = asyncio.run(embedder.vectors(["four", "of"], ledger))
    asyncio.run(embedder.vectors(["four", "of"], ledger))
    assert embedder.dimension == 3
    assert np.allclose(made @ made.T, [[1, 0.957], [0.957, 1]], atol=1e-3)
    assert handler.asked == {"/v1/embeddings": 1}
    assert embedder.name.startswith("openai-org-bge-m3-")


def test_an_answer_that_nobody_lived_to_read_is_not_asked_for_again(
    server: tuple[str, type[Handler]],
) -> None:
    url, handler = server
    ledger = MemoryLedger()
    first = asyncio.run(open_embedder(remote(url)).vectors(["four", "of"], ledger))
    [tray] = ledger.trays.values()
    assert tray.answer is not None
    ledger.kept.clear()
    again = asyncio.run(open_embedder(remote(url)).vectors(["four", "of"], ledger))
    assert np.array_equal(first, again)
    assert handler.asked == {"/v1/embeddings": 1}


@pytest.mark.parametrize("lying", [b"", b"<html>", b"[]", b'{"object": "list", "data": []}'])
def test_an_answer_of_no_use_is_asked_for_again(
    server: tuple[str, type[Handler]], lying: bytes
) -> None:
    url, handler = server
    ledger = MemoryLedger()
    asyncio.run(open_embedder(remote(url)).vectors(["four", "of"], ledger))
    ledger.kept.clear()
    [tray] = ledger.trays.values()
    tray.put(lying)
    made = asyncio.run(open_embedder(remote(url)).vectors(["four", "of"], ledger))
    assert made.shape == (2, 3)
    assert handler.asked == {"/v1/embeddings": 2}


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (200, "without vectors"),
        (401, "OPENAI_API_KEY"),
        (404, "no embedding model org/bge-m3"),
        (400, "answered 400"),
    ],
)
def test_a_refusal_says_what_to_do(
    server: tuple[str, type[Handler]], status: int, words: str
) -> None:
    url, handler = server
    handler.answers = staticmethod(lambda body: (status, {"error": {"message": "no"}}))
    with pytest.raises(EnvironmentFault, match=words) as fault:
        open_embedder(remote(url)).encode(["text"])
    assert "unset DRAFTER_EMBEDDER" in str(fault.value)


def test_a_dead_server_is_named() -> None:
    with pytest.raises(EnvironmentFault, match=r"127\.0\.0\.1:9/v1 does not answer"):
        open_embedder(remote("http://127.0.0.1:9/v1")).encode(["text"])


def test_a_remote_model_needs_a_key_or_a_server() -> None:
    keyless = remote("").model_copy(update={"openai_api_key": SecretStr("")})
    with pytest.raises(EnvironmentFault, match="OPENAI_API_KEY"):
        open_embedder(keyless)
