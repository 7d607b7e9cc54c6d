"""Pages into passages: extraction beside bare trafilatura, and all of it beside the bare embedder.

Generated pages, whose paragraphs are known, or real ones from a folder. What is compared takes turns, page
set by page set, so that a busy machine is busy for both.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import trafilatura

from drafter import tokens
from drafter.archive import cut_passages, packaged
from drafter.archive.embed import BATCH
from drafter.desk import Desk
from drafter.errors import NotAnArticle
from drafter.ingest import extract, workers
from drafter.memory import Memory
from drafter.model import Article, Passage
from drafter.ports import NoLedger
from drafter.settings import Settings
from drafter.store import Filter
from eval.bench.load import generate
from eval.bench.main_job import read_pages
from eval.bench.report import Goal, Outcome, sure

_SETS = 3  # generated loads of twenty pages
_SET = 20  # real pages to a turn
_HELD = 0.95  # share of the known paragraphs that extraction has to find
_AS_MANY = 0.8  # of the pages in which trafilatura sees an article
_ALL = 1_000_000  # articles, more than any folder has


@dataclass
class _Times:
    """Seconds of both sides, of the processor for extraction, and what came of them."""

    extracted: float = 0.0
    trafilatura: float = 0.0
    ingested: float = 0.0
    embedded: float = 0.0
    worked: float = 0.0  # seconds of the processor in ingest, besides extraction, which runs apart
    embedding: float = 0.0  # of the embedder alone
    pages: int = 0
    articles: int = 0
    seen: int = 0  # pages in which trafilatura sees an article
    passages: int = 0
    known: int = 0  # paragraphs that are known to be on the pages
    found: int = 0
    characters: list[int] = field(default_factory=lambda: [0, 0])


def measure(pages: Path | None = None, seed: int = 1, sets: int = _SETS) -> Outcome:
    """Time extraction and ingest on `sets` generated loads, or on a folder's HTML files."""
    tokens.count("warm")
    _extract(generate(seed).pages, {}, _Times())  # what both load at their first page
    times = _Times()
    try:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            settings = Settings.load(
                home=Path(folder), database_url="", chroma_url="", embedder="packaged"
            )
            with closing(Desk(settings)) as desk:
                index = desk.rooms.index
                for part, paragraphs in _parts(pages, seed, sets):
                    _extract(part, paragraphs, times)
                    _ingest(part, desk, times)
                sure(
                    index.passages.count() == times.passages,
                    f"{index.passages.count()} of {times.passages} passages were kept.",
                )
    finally:
        workers.close()
    return _outcome(times, "made" if pages is None else "real")


def _parts(
    pages: Path | None, seed: int, sets: int
) -> list[tuple[Mapping[str, bytes], Mapping[str, Sequence[str]]]]:
    """Return pages by address, and the paragraphs known to be on each."""
    if pages is not None:
        every = list(read_pages(pages).items())
        return [(dict(every[at : at + _SET]), {}) for at in range(0, len(every), _SET)]
    loads = [generate(seed + number) for number in range(sets)]
    return [
        (load.pages, {path: article.paragraphs for path, article in load.articles.items()})
        for load in loads
    ]


def _extract(
    part: Mapping[str, bytes], paragraphs: Mapping[str, Sequence[str]], times: _Times
) -> None:
    began = time.process_time()
    ours = {path: _article(body, path) for path, body in part.items()}
    middle = time.process_time()
    bare = [
        trafilatura.bare_extraction(body, url=_address(path), favor_precision=True)
        for path, body in part.items()
    ]
    times.trafilatura += time.process_time() - middle
    times.extracted += middle - began
    times.pages += len(part)
    articles = [article for article in ours.values() if article]
    texts = [text for found in bare if (text := getattr(found, "text", ""))]
    times.articles += len(articles)
    times.seen += len(texts)
    times.characters[0] += sum(len(article.text) for article in articles)
    times.characters[1] += sum(map(len, texts))
    for path, known in paragraphs.items():
        held = ours[path]
        times.known += len(known)
        times.found += sum(text in held.text for text in known) if held else 0
    sure(
        times.found >= _HELD * times.known,
        f"Extraction found {times.found} of {times.known} paragraphs.",
    )
    sure(
        times.articles >= _AS_MANY * times.seen,
        f"Extraction found {times.articles} articles, trafilatura {times.seen}.",
    )


def _article(body: bytes, path: str) -> Article | None:
    try:
        return extract(body, _address(path), "text/html")
    except NotAnArticle:
        return None


def _address(path: str) -> str:
    return f"https://bench.example{path}"


def _ingest(part: Mapping[str, bytes], desk: Desk, times: _Times) -> None:
    """Take pages in as the desk does, and have the embedder alone read the same passages."""
    rooms, memory = desk.rooms, desk.memory
    began, worked = time.perf_counter(), time.process_time()
    kept = asyncio.run(_take_in(part, memory))
    times.ingested += time.perf_counter() - began
    times.worked += time.process_time() - worked
    passages = [passage for _, passages in kept for passage in passages]
    articles = {article.id for article, _ in kept}
    sure(
        articles <= set(rooms.printed.refs("article", Filter(), _ALL)),
        "An article cannot be found by its words.",
    )
    sure(
        sum(len(passage.text) for passage in passages) > 0 or not times.articles,
        "No passage was made of any page.",
    )
    texts = [passage.text for passage in passages]
    began, worked = time.perf_counter(), time.process_time()
    for start in range(0, len(texts), BATCH):
        packaged().encode(texts[start : start + BATCH])
    times.embedded += time.perf_counter() - began
    times.embedding += time.process_time() - worked
    times.passages += len({passage.id for passage in passages})
    for passage in passages[:: max(1, len(passages) // 3)]:
        best = rooms.index.search(packaged().encode([passage.text])[0], 1)
        sure(
            bool(best) and best[0].score > 0.99,
            f"A passage of {passage.url} is not found by its own words.",
        )


async def _take_in(
    part: Mapping[str, bytes], memory: Memory
) -> list[tuple[Article, list[Passage]]]:
    async def one(path: str, body: bytes) -> tuple[Article, list[Passage]] | None:
        try:
            article = await workers.extract_apart(body, _address(path), "text/html")
        except NotAnArticle:
            return None
        passages = cut_passages(article)
        # Without a ledger: a page that comes again would not be embedded again.
        vectors = await packaged().vectors([passage.text for passage in passages], NoLedger())
        await memory.keep_article(article, passages, vectors)
        return article, passages

    found = await asyncio.gather(*(one(path, body) for path, body in part.items()))
    return [each for each in found if each is not None]


def _outcome(times: _Times, kind: str) -> Outcome:
    extraction = times.trafilatura / times.extracted
    whole = times.embedded / times.ingested
    work = times.embedding / (times.worked + times.extracted)
    return Outcome(
        bench="ingest",
        lines=(
            f"{times.pages} {kind} pages; articles in {times.articles}, by trafilatura in {times.seen}",
            f"characters kept {times.characters[0]:,}, by trafilatura {times.characters[1]:,}",
            f"pages a second: extraction {times.pages / times.extracted:.1f}, "
            f"bare trafilatura {times.pages / times.trafilatura:.1f}",
            f"passages a second: extracted, cut, embedded and kept {times.passages / times.ingested:.1f}, "
            f"the embedder alone {times.passages / times.embedded:.1f}",
        ),
        goals=(
            Goal(name="of the embedder’s passages a second", value=whole, limit=0.9, wanted="at least"),
        ),
        figures={
            "pages": times.pages, "articles": times.articles, "passages": times.passages,
            "seconds": {
                "extraction": times.extracted, "trafilatura": times.trafilatura,
                "ingest": times.ingested, "embedder": times.embedded,
                "ingest’s processor": times.worked + times.extracted,
                "embedder’s processor": times.embedding,
            },
        },
        ratios={
            "bare trafilatura’s pages a second": extraction,
            "the bare embedder’s passages a second": whole,
            "the bare embedder’s passages a second of the processor": work,
        },
    )  # fmt: skip
