"""The parts of the main job timed alone, with the desk's own parallelism; run as a process of its own.

    python -m eval.bench.bare LINKS BASE_URL OUT

Writes the seconds of the slowest fetch, one model call, extraction and embedding, and the titles of
the stories found.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from drafter import archive
from drafter.errors import NotAnArticle
from drafter.ingest import workers
from drafter.model import Article
from drafter.ports import NoLedger
from drafter.settings import Settings


def fetch(link: str) -> tuple[float, bytes]:
    began = time.perf_counter()
    with urlopen(link, timeout=60) as answer:
        body = answer.read()
    return time.perf_counter() - began, body


def call(base_url: str, text: str) -> float:
    body = {"model": "loopback", "messages": [{"role": "user", "content": text}]}
    request = Request(
        f"{base_url}/chat/completions",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    began = time.perf_counter()
    with urlopen(request, timeout=60) as answer:
        answer.read()
    return time.perf_counter() - began


async def extract(pages: Sequence[tuple[str, bytes]]) -> tuple[float, list[Article]]:
    workers.warm()
    began = time.perf_counter()
    found = await asyncio.gather(
        *(workers.extract_apart(body, link, "text/html") for link, body in pages),
        return_exceptions=True,
    )
    seconds = time.perf_counter() - began
    workers.close()
    faults = [one for one in found if isinstance(one, BaseException)]
    if unexpected := [fault for fault in faults if not isinstance(fault, NotAnArticle)]:
        raise unexpected[0]
    return seconds, [one for one in found if isinstance(one, Article)]


async def embed(articles: Sequence[Article]) -> tuple[float, int]:
    with tempfile.TemporaryDirectory() as home:
        embedder = archive.open_embedder(Settings.load(home=Path(home), embedder="packaged"))
    texts = [passage.text for article in articles for passage in archive.cut_passages(article)]
    embedder.warm()
    began = time.perf_counter()
    await embedder.vectors(texts, NoLedger())
    return time.perf_counter() - began, len(texts)


def measure(links: Sequence[str], base_url: str) -> dict[str, Any]:
    with ThreadPoolExecutor(len(links)) as pool:
        fetched = list(pool.map(fetch, links))
    pages = [(link, body) for link, (_, body) in zip(links, fetched, strict=True)]
    extraction, articles = asyncio.run(extract(pages))
    embedding, passages = asyncio.run(embed(articles))
    return {
        "fetch": max(seconds for seconds, _ in fetched),
        "call": call(base_url, articles[0].text),
        "extraction": extraction,
        "embedding": embedding,
        "passages": passages,
        "stories": [story.title for story in archive.group(articles)],
    }


if __name__ == "__main__":
    links_file, base_url, out = sys.argv[1:]
    measured = measure(Path(links_file).read_text(encoding="utf-8").split(), base_url)
    Path(out).write_text(json.dumps(measured, ensure_ascii=False), encoding="utf-8")
