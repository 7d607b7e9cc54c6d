"""Articles grouped into stories: one story is one event, in however many outlets and languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafter.archive.embed import packaged
from drafter.archive.likeness import likeness
from drafter.archive.traits import background, traits
from drafter.model import Article, Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Measured: 300 characters beside the title group as well as 1,200 and cost a third of the time.
_SIGNATURE = 300
# Characters. Beyond this length more text does not make a better teller.
_LONG_ENOUGH = 6_000


def signature(article: Article) -> str:
    """Return the words whose vector stands for the article in `group`: its title and its lead."""
    return f"{article.title[:_SIGNATURE]}\n{article.text[:_SIGNATURE]}"


def group(articles: Sequence[Article], vectors: NDArray[np.float32] | None = None) -> list[Story]:
    """Return the stories of `articles`, each article in exactly one, in order of first appearance.

    `vectors`: unit vectors of `signature(article)`, shape (n, 512), of the packaged model, on which
    the thresholds are fitted; made here when not given. Needs no home and no network.
    """
    if not articles:
        return []
    if vectors is None:
        vectors = packaged().encode([signature(article) for article in articles])
    if len(vectors) != len(articles):
        raise ValueError(f"{len(articles)} articles, {len(vectors)} vectors")
    shared = background(articles)
    odds = likeness([traits(article, shared) for article in articles], vectors)
    clusters = sorted(sorted(cluster) for cluster in average_link(odds))
    return [
        Story(articles=tuple(sorted((articles[i] for i in cluster), key=telling, reverse=True)))
        for cluster in clusters
    ]


def telling(article: Article) -> tuple[bool, bool, int]:
    """Rank a teller: a whole article before a teaser, English before other languages, then length.

    English first because the item is written in English: a story's title and an extract come from it.
    """
    return not article.partial, article.language in ("en", ""), min(len(article.text), _LONG_ENOUGH)


def average_link(odds: NDArray[np.float32]) -> list[list[int]]:
    """Return clusters of rows, joined while two clusters' mean log-odds are above zero."""
    import numpy as np

    between = odds.astype(np.float64)
    np.fill_diagonal(between, -np.inf)
    clusters = [[row] for row in range(len(between))]
    nearest = between.argmax(axis=1)
    best = between.max(axis=1)
    while best.max() > 0:
        kept = int(best.argmax())
        gone = int(nearest[kept])
        sizes = len(clusters[kept]), len(clusters[gone])
        mean = (between[kept] * sizes[0] + between[gone] * sizes[1]) / sum(sizes)
        clusters[kept] += clusters[gone]
        clusters[gone] = []
        between[kept] = between[:, kept] = mean
        between[gone] = between[:, gone] = between[kept, kept] = -np.inf
        # Only rows whose nearest was one of the two must look again; the mean is never nearer.
        stale = np.flatnonzero((nearest == kept) | (nearest == gone))
        stale = np.union1d(stale, [kept])
        nearest[stale] = between[stale].argmax(axis=1)
        best[stale] = between[stale].max(axis=1)
        best[gone] = -np.inf
    return [cluster for cluster in clusters if cluster]
