"""News that is labelled by story: are articles on one event put together, and look-alikes kept apart?"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from drafter.archive import group, packaged, signature
from drafter.archive.stories import average_link
from drafter.archive.traits import traits
from drafter.errors import UsageError
from drafter.model import Article
from drafter.settings import Settings
from eval.record import Case, Score
from eval.sets import Set

FITTED, HELD = "fitted", "held"  # even topics, odd topics
_THRESHOLDS = np.arange(0.02, 0.6, 0.01)


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article, the story it tells, and what the two measures of likeness are made of."""

    article: Article
    story: str
    vector: NDArray[np.float32]
    words: Counter[str]


def measure(chosen: Set, settings: Settings, most: int | None) -> Iterator[Case]:
    """Yield a case a topic, grouped by itself, and one for all topics at once, of each half and of both.

    Beside the desk's grouping stands TF-IDF with average link, its thresholds fitted on even topics. Raises
    UsageError when there are no topics of even or none of odd numbers.
    """
    yield from islice(_cases(chosen), most)


def _cases(chosen: Set) -> Iterator[Case]:
    topics = _topics(_read(chosen))
    halves = {
        name: [rows for topic, rows in topics.items() if (topic % 2 == 0) == (name == FITTED)]
        for name in (FITTED, HELD)
    }
    if not all(halves.values()):
        raise UsageError(f"{chosen.name} needs topics of even and of odd numbers. Number them so.")
    alone = _threshold(halves[FITTED])
    for topic, rows in topics.items():
        half = FITTED if topic % 2 == 0 else HELD
        scores = {f"B-cubed F1, {half}": _grouped(rows)}
        scores[f"TF-IDF F1, {half}"] = _linked(rows, alone)
        yield Case(id=f"topic {topic}", group=f"topic {topic}", scores=scores)
    at_once = {name: [row for rows in half for row in rows] for name, half in halves.items()}
    threshold = _threshold([at_once[FITTED]])
    for name, rows in {
        **at_once,
        "every": [row for half in at_once.values() for row in half],
    }.items():
        scores = {f"B-cubed F1, {name} topics at once": _grouped(rows)}
        scores[f"TF-IDF F1, {name} topics at once"] = _linked(rows, threshold)
        yield Case(id=f"{name} topics at once", group=name, scores=scores)


def b_cubed(stories: Sequence[str], clusters: Sequence[int]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of clusters, each a mean over articles (Bagga and Baldwin, 1998)."""
    both = Counter(zip(stories, clusters, strict=True))
    told, found, many = Counter(stories), Counter(clusters), len(stories)
    precision = sum(n * n / found[cluster] for (_, cluster), n in both.items()) / many
    recall = sum(n * n / told[story] for (story, _), n in both.items()) / many
    return precision, recall, 2 * precision * recall / (precision + recall)


def _read(chosen: Set) -> Iterator[tuple[int, str, Article]]:
    for file in chosen.files:
        if not file.name.endswith(".jsonl.gz"):
            continue
        for line in gzip.decompress(file.read_bytes()).decode().splitlines():
            row = json.loads(line)
            # Of addresses half are missing, and the articles have neither titles nor days.
            url = f"https://article.example/{row['id']}"
            yield row["topic"], f"{row['topic']} {row['story']}", Article(
                url=url, canonical=url, title="", text=row["text"], language="en", publisher="",
                author="", published=None,
            )  # fmt: skip


def _topics(rows: Iterable[tuple[int, str, Article]]) -> dict[int, list[Labelled]]:
    read = list(rows)
    vectors = packaged().encode([signature(article) for *_, article in read])
    topics = defaultdict[int, list[Labelled]](list)
    for (topic, story, article), vector in zip(read, vectors, strict=True):
        topics[topic].append(Labelled(article, story, vector, traits(article).words))
    return dict(topics)


def _grouped(rows: Sequence[Labelled]) -> Score:
    stories = group([row.article for row in rows], np.stack([row.vector for row in rows]))
    cluster = {one.url: n for n, story in enumerate(stories) for one in story.articles}
    return _score(rows, [cluster[row.article.url] for row in rows])


def _linked(rows: Sequence[Labelled], threshold: float) -> Score:
    clusters = [0] * len(rows)
    for number, cluster in enumerate(average_link(_tf_idf(rows) - np.float32(threshold))):
        for row in cluster:
            clusters[row] = number
    return _score(rows, clusters)


def _score(rows: Sequence[Labelled], clusters: Sequence[int]) -> Score:
    precision, recall, both = b_cubed([row.story for row in rows], clusters)
    return Score(both, (f"precision {precision:.3f}", f"recall {recall:.3f}"))


def _threshold(batches: Sequence[Sequence[Labelled]]) -> float:
    """Return the cosine from which TF-IDF with average link groups these batches best."""

    def mean(threshold: float) -> float:
        return sum(_linked(rows, threshold).value or 0.0 for rows in batches)

    return max(map(float, _THRESHOLDS), key=mean)


def _tf_idf(rows: Sequence[Labelled]) -> NDArray[np.float32]:
    """Return cosines of plain TF-IDF over stems, shape (n, n)."""
    held = Counter(word for row in rows for word in row.words)
    column = {word: n for n, word in enumerate(held)}
    matrix = np.zeros((len(rows), len(column)), np.float32)
    for place, row in enumerate(rows):
        for word, times in row.words.items():
            matrix[place, column[word]] = times * (1 + math.log((1 + len(rows)) / (1 + held[word])))
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix @ matrix.T
