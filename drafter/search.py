"""What is kept, found again by its meaning and by its words: printed items and read articles."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from drafter.archive import cut_passages, packaged, terms
from drafter.model import Article, Passage
from drafter.store import Filter

if TYPE_CHECKING:
    from drafter.rooms import Rooms

_FUSE = 60  # reciprocal rank fusion: how little the first places count above the next ones
_DEPTH = 50  # of each ranking that is fused
_MOST_NARROWED = 2_000  # documents that a filter may leave to be compared by meaning, the newest


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Something kept that answers a search: an article's passage, or an item as it was printed."""

    kind: Literal["article", "item"]
    url: str
    title: str
    text: str
    score: float  # cosine to what was asked where it was compared by meaning, else 0
    day: date | None = None
    issue: str = ""  # of an item: where it was printed


class Search:
    """One place to ask for what was printed and what was read."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._printed = rooms.printed

    def find(self, text: str, k: int = 10, narrowed: Filter | None = None) -> list[Found]:
        """Return what is kept that answers `text`, by meaning and by words, best first."""
        narrowed = narrowed or Filter()
        if narrowed.name:
            entry = next((m.entry for m in self._rooms.glossary.mentions(narrowed.name)), None)
            narrowed = replace(narrowed, name=entry.name if entry else narrowed.name)
        asked = terms(text)
        items = self._search_items(text, asked, narrowed)
        passages = self._search_passages(text, asked, narrowed)
        ranked = sorted([*items, *passages], key=lambda each: each[0], reverse=True)
        return [found for _, found in ranked[:k]]

    def _search_items(
        self, text: str, asked: list[str], narrowed: Filter
    ) -> list[tuple[float, Found]]:
        among = None if narrowed.open else self._printed.refs("item", narrowed, _MOST_NARROWED)
        if self._printed.empty():
            return []
        (vector,) = packaged().encode([text])
        near = dict(self._rooms.index.printed.nearest(vector, _DEPTH, among))
        by_words = self._printed.by_words(asked, "item", _DEPTH, narrowed)
        fused = _fused(list(near), by_words)
        kept = self._printed.items(fused)
        return [
            (
                worth,
                Found(
                    kind="item",
                    url=kept[ref].link,
                    title=kept[ref].headline,
                    text="\n\n".join(kept[ref].paragraphs),
                    score=round(near.get(ref, 0.0), 4),
                    day=kept[ref].day,
                    issue=kept[ref].issue,
                ),
            )
            for ref, worth in fused.items()
            if ref in kept
        ]

    def _search_passages(
        self, text: str, asked: list[str], narrowed: Filter
    ) -> list[tuple[float, Found]]:
        rooms = self._rooms
        best: dict[str, tuple[Passage, float]] = {}
        if rooms.index.passages.count():  # an index that was lost leaves the words to search by
            vector = asyncio.run(rooms.embedder.vectors([text], rooms.ledger))[0]
            among = (
                None if narrowed.open else self._printed.refs("article", narrowed, _MOST_NARROWED)
            )
            for hit in rooms.index.search(vector, _DEPTH, among):
                best.setdefault(hit.passage.article, (hit.passage, hit.score))
        by_words = self._printed.by_words(asked, "article", _DEPTH, narrowed)
        fused = _fused(list(best), by_words)
        articles = rooms.store.articles.newest(fused)
        for ref in by_words:
            if ref not in best and ref in articles:
                best[ref] = _telling(articles[ref], set(asked)), 0.0
        return [
            (
                worth,
                Found(
                    kind="article",
                    url=best[ref][0].url,
                    title=articles[ref].title,
                    text=best[ref][0].text,
                    score=round(float(best[ref][1]), 4),
                    day=articles[ref].published,
                ),
            )
            for ref, worth in fused.items()
            if ref in articles and ref in best
        ]


def _fused(*rankings: Sequence[str]) -> dict[str, float]:
    """Return what each id is worth by its places in the rankings (reciprocal rank fusion)."""
    worth: dict[str, float] = {}
    for ranking in rankings:
        for place, ref in enumerate(ranking, start=1):
            worth[ref] = worth.get(ref, 0.0) + 1 / (_FUSE + place)
    return worth


def _telling(article: Article, asked: set[str]) -> Passage:
    """Return the passage of an article that has most of the terms asked for."""
    passages = cut_passages(article) or [
        Passage(article=article.id, url=article.url, start=0, end=0, text="", tokens=0)
    ]
    return max(passages, key=lambda passage: len(asked.intersection(terms(passage.text))))
