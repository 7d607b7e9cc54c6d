"""Labelled pairs of a printed item and an article read later, written for this."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drafter.model import Article, Printed, Relation

FOLDER = Path(__file__).parents[1] / "datasets" / "recall"
SETS = tuple(sorted(path.stem for path in FOLDER.glob("*.jsonl")))  # one a writer


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair and what an editor would say of it; `news` are the article's words that say what is new."""

    id: str
    kind: str  # same, update, other-event, look-alike
    label: Relation
    language: str
    printed: Printed
    article: Article
    news: str
    revised: tuple[str, str] | None  # a figure as printed, and as the article gives it


def pairs(name: str) -> Iterator[Pair]:
    """Yield the pairs of one set."""
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        ours, theirs, revised = row["printed"], row["article"], row["contradicts"]
        yield Pair(
            id=row["id"],
            kind=row["kind"],
            label=row["label"],
            language=row["language"],
            printed=Printed(
                id=row["id"],
                issue=f"issue {ours['issue']}",
                number=ours["issue"],
                day=date.fromisoformat(ours["date"]),
                headline=ours["headline"],
                paragraphs=tuple(ours["paragraphs"]),
            ),
            article=Article(
                url=f"https://example.org/{row['id']}",
                canonical=f"https://example.org/{row['id']}",
                title=theirs["title"],
                text=theirs["text"],
                language=row["language"],
                publisher=theirs["publisher"],
                author="",
                published=date.fromisoformat(theirs["published"]),
            ),
            news=row["news"],
            revised=(revised["old"], revised["new"]) if revised else None,
        )
