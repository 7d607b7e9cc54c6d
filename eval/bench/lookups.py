"""Look-ups in Chroma as it grows: the desk's index beside a collection used as the tutorials do.

Vectors are made, in clusters as those of texts are; each question is a kept vector with some noise, so that
it is known which row has to come first.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from numpy.typing import NDArray

from drafter.archive import Index, packaged
from drafter.model import Passage
from drafter.settings import Settings
from eval.bench.report import Goal, Outcome, sure

SIZES = (1_000, 10_000, 100_000)
_QUESTIONS = 200
_K = 10
_CLUSTERS = 300
_SPREAD, _NOISE = 0.8, 0.2  # lengths of what is added to a unit vector
_FIRST = 0.95  # share of questions whose own row has to come first
_WRITTEN = 2_000  # rows at once
_TWICE = 2.0

Found = Callable[[NDArray[np.float32]], str]


def measure(sizes: Sequence[int] = SIZES) -> Outcome:
    """Grow both through the sizes and ask them the same questions in turn."""
    rows: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        settings = Settings.load(
            home=Path(folder) / "home", database_url="", chroma_url="", embedder="packaged"
        )
        client = chromadb.PersistentClient(
            Path(folder) / "bare", ChromaSettings(anonymized_telemetry=False)
        )
        bare = client.create_collection("articles", embedding_function=None)
        with Index.open(settings, packaged()) as index:
            made = _Made()
            for size in sorted(sizes):
                wrote = _grow(made, size, index, bare)
                rows.append({"rows": size, **wrote, **_asked(made, index, bare)})
        cast(Any, client).close()
    return _outcome(rows)


class _Made:
    """Vectors and the passages they stand for, made as they are needed."""

    def __init__(self) -> None:
        self._chance = np.random.default_rng(1)
        self._centres = _unit(self._chance.standard_normal((_CLUSTERS, packaged().dimension)))
        self.vectors = np.empty((0, packaged().dimension), np.float32)
        self.passages: list[Passage] = []

    def more(self, size: int) -> tuple[list[Passage], NDArray[np.float32]]:
        """Return the next passages and vectors, up to `size` in all."""
        first, many = len(self.passages), size - len(self.passages)
        near = self._centres[self._chance.integers(_CLUSTERS, size=many)]
        vectors = _unit(near + self._noise(many, _SPREAD))
        passages = [_passage(number) for number in range(first, size)]
        self.vectors = np.concatenate([self.vectors, vectors])
        self.passages += passages
        return passages, vectors

    def questions(self) -> list[tuple[str, NDArray[np.float32]]]:
        """Return kept vectors with some noise, each with the id that has to be found."""
        asked = self._chance.integers(len(self.passages), size=_QUESTIONS)
        vectors = _unit(self.vectors[asked] + self._noise(_QUESTIONS, _NOISE))
        return [(self.passages[row].id, vector) for row, vector in zip(asked, vectors, strict=True)]

    def _noise(self, many: int, length: float) -> NDArray[np.float64]:
        noise = self._chance.standard_normal((many, self._centres.shape[1]))
        return np.asarray(noise * length / np.linalg.norm(noise, axis=1, keepdims=True))


def _grow(made: _Made, size: int, index: Index, bare: Any) -> dict[str, float]:
    """Write the same rows to both in turn; return the seconds of each."""
    passages, vectors = made.more(size)
    ours = theirs = 0.0
    for start in range(0, len(passages), _WRITTEN):
        some, near = passages[start : start + _WRITTEN], vectors[start : start + _WRITTEN]
        began = time.perf_counter()
        index.add(some, near)
        middle = time.perf_counter()
        bare.add(
            ids=[passage.id for passage in some],
            embeddings=near,
            documents=[passage.text for passage in some],
            metadatas=[{"url": passage.url} for passage in some],
        )
        ours, theirs = ours + middle - began, theirs + time.perf_counter() - middle
    for name, count in (("desk’s index", index.passages.count()), ("bare", bare.count())):
        sure(count == size, f"The {name} collection has {count:,} rows and not {size:,}.")
    return {"write s": ours, "bare write s": theirs}


def _asked(made: _Made, index: Index, bare: Any) -> dict[str, float]:
    sides: dict[str, Found] = {
        "": lambda vector: index.search(vector, _K)[0].passage.id,
        "bare ": lambda vector: str(
            bare.query(query_embeddings=[vector], n_results=_K)["ids"][0][0]
        ),
    }
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    first = dict.fromkeys(sides, 0)
    for wanted, vector in made.questions():
        for name, ask in sides.items():
            began = time.perf_counter()
            first[name] += ask(vector) == wanted
            seconds[name].append(1000 * (time.perf_counter() - began))
    for name, hits in first.items():
        sure(
            hits >= _FIRST * _QUESTIONS,
            f"{name or 'the desk’s '}index: only {hits} of {_QUESTIONS} questions found their own row.",
        )
    found: dict[str, float] = {}
    for name, taken in seconds.items():
        found[f"{name}p50 ms"] = statistics.median(taken)
        found[f"{name}p95 ms"] = sorted(taken)[int(0.95 * (len(taken) - 1))]
    return found


def _outcome(rows: list[dict[str, float]]) -> Outcome:
    lines = [f"{name:16}" + "".join(f"{row[name]:>12,.6g}" for row in rows) for name in rows[0]]
    last = rows[-1]
    ratio = last["p50 ms"] / last["bare p50 ms"]
    name = f"a bare collection’s look-up at {last['rows']:,.0f} rows, p50"
    return Outcome(
        bench="look-ups",
        lines=tuple(lines),
        goals=(Goal(name=f"times {name}", value=ratio, limit=_TWICE, wanted="at most"),),
        figures={"sizes": rows},
        ratios={
            name: ratio,
            f"the same rows’ writing to a bare collection, {last['rows']:,.0f}": sum(
                row["write s"] for row in rows
            )
            / sum(row["bare write s"] for row in rows),
        },
        growth={
            f"{side}look-up ms": [(row["rows"], round(row[f"{key}p50 ms"], 3)) for row in rows]
            for side, key in (("", ""), ("bare ", "bare "))
        },
    )


def _passage(number: int) -> Passage:
    return Passage(
        article=f"article-{number // 5}",
        url=f"https://bench.example/{number // 5}",
        start=number % 5 * 800,
        end=number % 5 * 800 + 790,
        text=f"Passage {number} of the bench, as long as a passage is. " * 15,
        tokens=180,
    )


def _unit(vectors: NDArray[Any]) -> NDArray[np.float32]:
    made: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return made.astype(np.float32)
