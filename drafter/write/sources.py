"""The passages of a story put together again, an article a block."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.errors import WritingFailed
from drafter.model import Article, Passage, Story
from drafter.write.fence import SourceBlock

_GAP = "\n[…]\n"  # between passages that do not follow each other


def source_blocks(story: Story, passages: Sequence[Passage]) -> list[SourceBlock]:
    """Return one block for each article that has passages; raise WritingFailed when none has."""
    blocks = [
        SourceBlock(
            text=_joined(article, [p for p in passages if p.article == article.id]),
            title=article.title,
            publisher=article.publisher,
            date=_declared_date(article),
            lang=article.language,
        )
        for article in story.articles
    ]
    told = [source for source in blocks if source.text.strip()]
    if not told:
        raise WritingFailed(
            "no text", "The story's sources have no text to write from. Paste it as text."
        )
    return told


def _declared_date(article: Article) -> str:
    """A guessed date is kept from the model: it would be printed as a fact."""
    known = article.published is not None and not article.published_guessed
    return article.published.isoformat() if article.published and known else ""


def _joined(article: Article, passages: list[Passage]) -> str:
    text = ""
    end = None
    for passage in sorted(passages, key=lambda passage: passage.start):
        between = "" if end is None else article.text[end : passage.start]
        text += (_GAP if between.strip() else between) + passage.text
        end = passage.end
    return text
