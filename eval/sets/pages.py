"""Saved pages: does extraction find the article, its title and its date, and refuse what is none?"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from drafter.errors import NotAnArticle, UsageError
from drafter.ingest import extract
from drafter.model import Article
from drafter.settings import Settings
from eval.record import Case, Score
from eval.sets import Set

MANIFEST = "manifest.jsonl"
_TOKEN = re.compile(r"[一-鿿]|[^\W_一-鿿]+")
_SHINGLE = 4
_SHOWN = 3  # runs of words named of what is missing and of what is too much


def measure(chosen: Set, settings: Settings, most: int | None) -> Iterator[Case]:
    """Yield a case a line of the manifest; a page with `refused` is to be refused for that reason."""
    manifest = chosen.place / MANIFEST
    if not manifest.exists():
        raise UsageError(f"{chosen.name}: there is no {manifest}. Put the whole folder there.")
    lines = manifest.read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines[:most]):
        yield Case(
            id=row["file"],
            group=row["file"],
            scores=_scores(row, _body(chosen.place / row["file"])),
            facts={"language": row["language"]},
        )


def _body(file: Path) -> bytes:
    body = file.read_bytes()
    return gzip.decompress(body) if file.suffix == ".gz" else body


def _scores(row: Mapping[str, Any], body: bytes) -> dict[str, Score]:
    try:
        article = extract(body, row["url"] or "https://page.example/", "text/html")
    except NotAnArticle as error:
        if "refused" in row:
            right = error.reason == row["refused"]
            return {"refused rightly": Score(float(right), () if right else (error.reason,))}
        return {"article F1": Score(0.0, (f"refused: {error.message}",))}
    if "refused" in row:
        return {"refused rightly": Score(0.0, ("taken for an article",))}
    found = {"article F1": likeness(article.text, row["text"])}
    if row.get("title"):
        found["title right"] = _same(article.title, row["title"])
    if row.get("date"):
        found["date right"] = _dated(article, row["date"])
    if row.get("unseen"):
        kept = [words for words in row["unseen"] if words in article.text]
        found["unseen text left out"] = Score(float(not kept), tuple(kept))
    return found


def likeness(text: str, wanted: str) -> Score:
    """Return F1 of runs of four words, a Chinese character being a word, and where the texts differ."""
    have, want = _shingles(text), _shingles(wanted)
    common = (have & want).total()
    value = 2 * common / (have.total() + want.total()) if have or want else 1.0
    missing, added = list((want - have).keys())[:_SHOWN], list((have - want).keys())[:_SHOWN]
    why = [f"missing: {' '.join(run)}" for run in missing]
    return Score(value, (*why, *(f"too much: {' '.join(run)}" for run in added)))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = [word.lower() for word in _TOKEN.findall(text)]
    size = min(_SHINGLE, len(words)) or 1
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def _same(title: str, wanted: str) -> Score:
    told, asked = (" ".join(_TOKEN.findall(text.lower())) for text in (title, wanted))
    right = bool(told) and (told in asked or asked in told)
    return Score(float(right), () if right else (f"“{title}” for “{wanted}”",))


def _dated(article: Article, wanted: str) -> Score:
    found = article.published.isoformat() if article.published else "none"
    right = found == wanted[:10]
    return Score(float(right), () if right else (f"{found} for {wanted[:10]}",))
