"""What the vectors of sentences say of a printed item and an article of today."""

from __future__ import annotations

from drafter.archive.opening import opening, told_as_before
from drafter.model import Article
from drafter.ports import Similarity

_ITEM = 5  # sentences of an item, its headline among them
_END = 2  # sentences


def meant(printed: Article, article: Article, *, similarity: Similarity) -> dict[str, float]:
    """Return the traits of meaning, which cost the vectors of the item's sentences."""
    told = opening(article)
    grid = similarity(opening(printed)[:_ITEM], told)
    # An update tells the printed event too, but as something that was before.
    back = told_as_before(article)[: len(told)]
    now = [place for place, past in enumerate(back) if not past]
    nearest = grid[:2].argmax(axis=1)
    end = max(3, len(told) - _END)
    return {
        "item alike": float(grid.max(axis=1).mean()),
        "title alike": float(grid[:2].max(axis=0)[:2].mean()),
        "told as now": float(grid[:, now].max(axis=1).mean()),
        "told at the end": sum(back[at] and at >= end for at in nearest) / len(nearest),
    }
