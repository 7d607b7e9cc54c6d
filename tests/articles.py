"""Articles of our own for tests that need some."""

from __future__ import annotations

from datetime import date
from typing import Any

from drafter.model import Article


def an_article(
    text: str = "Lanhu Video raised US$50 million on Tuesday, its chief executive said.",
    *,
    url: str = "https://example.org/lanhu",
    title: str = "Lanhu Video Raises US$50 Million From Investors",
    **given: Any,
) -> Article:
    """Build an article of our own for tests that need one."""
    values: dict[str, Any] = {
        "url": url,
        "canonical": url,
        "title": title,
        "text": text,
        "language": "en",
        "publisher": "Example Wire",
        "author": "",
        "published": None,
    }
    return Article(**values | given)


def told_on(day: date, title: str, *sentences: str) -> Article:
    """Build an article of a title and these sentences, in English."""
    return an_article(" ".join(sentences), title=title, published=day)
