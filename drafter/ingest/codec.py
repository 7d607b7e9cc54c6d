"""Articles as bytes, for the ledger and between processes."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

from drafter.model import Article, Removed


def encode(article: Article) -> bytes:
    """Return `article` as JSON in UTF-8."""
    fields = asdict(article)
    fields["published"] = article.published.isoformat() if article.published else None
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> Article:
    """Return the article that `encode` wrote."""
    fields = json.loads(data.decode("utf-8", "surrogatepass"))
    published = fields.pop("published")
    removed = tuple(Removed(**part) for part in fields.pop("removed"))
    return Article(
        **fields,
        published=date.fromisoformat(published) if published else None,
        removed=removed,
    )
