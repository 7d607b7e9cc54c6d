"""How likely it is that two articles tell the same event.

No single measure is enough: words separate look-alikes, vectors join Chinese to English, names and
figures do both. Each is a cosine from 0 to 1; weighted and summed they are log-odds, and above zero
two articles belong together.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafter.archive.traits import Traits, is_quantity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Fitted on half the topics of a labelled set of look-alike events; the optimum is flat: a third more
# or less of any weight moves B-cubed F1 by under 0.01. The bias is the one that groups these topics best
# at once; by themselves, where all share their words, they would take a little more.
_WITHIN = {"words": 8.0, "phrases": 14.0, "names": 10.0, "figures": 6.0}
_WITHIN_VECTORS = 6.0
_WITHIN_BIAS = -7.6

# Across languages words cannot meet. Vectors of one event lie at 0.47 to 0.76, of look-alikes up to
# 0.56, of others below 0.42; so figures decide between the first two.
_ACROSS = {"names": 3.0, "figures": 8.0}
_ACROSS_VECTORS = 20.0
_ACROSS_BIAS = -12.0

# Two leads that give figures and share hardly any tell two events, however alike they sound. Fully so
# from three figures each; a third of them in common is as much as one event's tellers ever need. Where
# one is Chinese, and words tell less, figures weigh more.
_NO_FIGURE_SHARED, _ENOUGH_SHARED, _MANY_FIGURES = 3.0, 1 / 3, 3
_CHINESE_FIGURES = 5.0
_CHINESE_TRIFLES = frozenset({"count:1", "count:2"})  # 两家 stands in any Chinese text

# Two titles that name what the other article nowhere mentions tell of two companies.
_OTHER_SUBJECT = 8.0

# As if this many articles on other things stood beside those given: in an issue of ten links a word
# that all three articles of a story share must not pass for a common one.
_OTHER_ARTICLES = 100

# Outlets follow within a day or two; the same company in the news days later is other news.
_DAYS_FREE, _A_DAY, _MOST_FOR_DAYS = 2, 0.4, 3.0


def likeness(articles: Sequence[Traits], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return log-odds that two articles tell one event, shape (n, n), symmetric.

    `vectors`: one unit vector an article, shape (n, dimension).
    """
    import numpy as np

    meaning = vectors @ vectors.T
    within = _WITHIN_VECTORS * meaning + _WITHIN_BIAS
    across = _ACROSS_VECTORS * meaning + _ACROSS_BIAS
    for name, weight in _WITHIN.items():
        alike = _cosines([getattr(article, name) for article in articles])
        within += weight * alike
        across += _ACROSS.get(name, 0.0) * alike
    chinese = np.array([article.chinese for article in articles])
    odds = np.where(chinese[:, None] == chinese[None, :], within, across)
    figures = np.where(
        np.logical_or.outer(chinese, chinese),
        _CHINESE_FIGURES * _figures_apart(articles, _CHINESE_TRIFLES),
        _figures_apart(articles),
    )
    odds -= _days_apart(articles) + figures + _subjects_apart(articles)
    return odds.astype(np.float32)


def _subjects_apart(articles: Sequence[Traits]) -> NDArray[np.float32]:
    """Return what it takes from the log-odds that neither article mentions the other's subject."""
    import numpy as np

    silent = np.zeros((len(articles), len(articles)), np.float32)
    titled = [row for row, article in enumerate(articles) if article.subjects]
    for row in titled:
        for other in titled:
            mentioned = articles[other].names.keys() | articles[other].subjects
            silent[row, other] = articles[row].subjects.isdisjoint(mentioned)
    return np.asarray(_OTHER_SUBJECT * silent * silent.T, np.float32)


def _figures_apart(
    articles: Sequence[Traits], trifles: frozenset[str] = frozenset()
) -> NDArray[np.float32]:
    """Return what figures that differ take from log-odds; dates and `trifles` do not count."""
    import numpy as np

    told = [{term for term in one.figures if is_quantity(term)} - trifles for one in articles]
    column = {term: i for i, term in enumerate(sorted(set().union(*told)))}
    holds = np.zeros((len(told), max(1, len(column))), np.float32)
    for row, terms in enumerate(told):
        holds[row, [column[term] for term in terms]] = 1.0
    fewer = np.minimum.outer(holds.sum(axis=1), holds.sum(axis=1))
    share = (holds @ holds.T) / np.maximum(fewer, 1.0)
    missing = np.clip(1 - share / _ENOUGH_SHARED, 0, None)
    certain = np.clip((fewer - 1) / (_MANY_FIGURES - 1), 0, 1)
    return np.asarray(_NO_FIGURE_SHARED * missing * certain, np.float32)


def _cosines(counts: Sequence[Counter[str]]) -> NDArray[np.float32]:
    """Return TF-IDF cosines with logarithmic counts, shape (n, n)."""
    import numpy as np

    held = Counter(term for count in counts for term in count)
    every = len(counts) + _OTHER_ARTICLES
    # A term of one article alone lengthens its vector and meets no other: it needs no column.
    column = {term: i for i, term in enumerate(t for t, times in held.items() if times > 1)}
    matrix = np.zeros((len(counts), max(1, len(column))), np.float32)
    for row, count in enumerate(counts):
        squares = 0.0
        for term, times in count.items():
            weight = (1 + math.log(times)) * math.log((1 + every) / (1 + held[term]))
            squares += weight * weight
            if term in column:
                matrix[row, column[term]] = weight
        matrix[row] /= math.sqrt(squares) or 1.0
    return matrix @ matrix.T


def _days_apart(articles: Sequence[Traits]) -> NDArray[np.float32]:
    """Return what the days between two articles take from their log-odds; nothing without dates."""
    import numpy as np

    days = np.array(
        [article.published.toordinal() if article.published else np.nan for article in articles]
    )
    gap = np.abs(days[:, None] - days[None, :])
    cost = np.nan_to_num(np.clip((gap - _DAYS_FREE) * _A_DAY, 0, _MOST_FOR_DAYS))
    return np.asarray(cost, np.float32)
