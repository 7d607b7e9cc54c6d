"""Values of the model as rows, and back."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from drafter.model import (
    Article,
    CheckedFigure,
    Evidence,
    Failure,
    Finding,
    Item,
    Removed,
    Source,
    Usage,
    Writer,
)

FAILURES = TypeAdapter(tuple[Failure, ...])
FINDINGS = TypeAdapter(tuple[Finding, ...])
EVIDENCE = TypeAdapter(tuple[Evidence, ...])
FIGURES = TypeAdapter(tuple[CheckedFigure, ...])
_REMOVED = TypeAdapter(tuple[Removed, ...])
USAGE = TypeAdapter(Usage)
_WRITER = TypeAdapter(Writer | None)


def article_row(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "version": article.version,
        "url": article.url,
        "canonical": article.canonical,
        "title": article.title,
        "text": article.text,
        "language": article.language,
        "publisher": article.publisher,
        "author": article.author,
        "published": article.published,
        "published_guessed": article.published_guessed,
        "partial": article.partial,
        "removed": _REMOVED.dump_python(article.removed, mode="json"),
    }


def article_of(row: sa.RowMapping) -> Article:
    return Article(
        url=row["url"],
        canonical=row["canonical"],
        title=row["title"],
        text=row["text"],
        language=row["language"],
        publisher=row["publisher"],
        author=row["author"],
        published=row["published"],
        published_guessed=row["published_guessed"],
        partial=row["partial"],
        removed=_REMOVED.validate_python(row["removed"]),
    )


def revision_row(item: Item) -> dict[str, Any]:
    """The part of an item that a revision keeps: the words and who made them."""
    return {
        "headline": item.headline,
        "paragraphs": list(item.paragraphs),
        "extract": item.extract,
        "writer": _WRITER.dump_python(item.writer, mode="json"),
        "usage": USAGE.dump_python(item.usage, mode="json"),
    }


def item_of(item_id: str, revision: sa.RowMapping, articles: list[Article]) -> Item:
    """Build an item from a row of revisions joined with its check (which may be missing)."""
    return Item(
        id=item_id,
        headline=revision["headline"],
        paragraphs=list(revision["paragraphs"]),
        extract=revision["extract"],
        writer=_WRITER.validate_python(revision["writer"]),
        usage=USAGE.validate_python(revision["usage"]),
        sources=tuple(Source.of(article) for article in articles),
        findings=FINDINGS.validate_python(revision["findings"] or ()),
        evidence=EVIDENCE.validate_python(revision["evidence"] or ()),
        figures=FIGURES.validate_python(revision["figures"] or ()),
    )
