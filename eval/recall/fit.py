"""Fitting the weights of recall: multinomial logistic regression with a ridge, news as the base.

Each article also stands, as news and at a small weight, beside the item that the desk would hold it against
if its own were not there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from drafter.archive import similarity
from drafter.archive.comparison import compare
from drafter.archive.recall import WEIGHTS, Weights, as_article, ranked
from drafter.memory import NEAREST, vector_of, vectors_of
from drafter.truth import shipped
from eval.recall.data import Pair

LABELS = ("same", "update", "new")
RIDGE = 15.0
BESIDE = 0.1  # weight of an article beside the likeliest item that is not its own
PLACE = Path(__file__).parents[2] / "drafter" / "archive" / WEIGHTS


@cache
def traits(pair: Pair) -> dict[str, float]:
    """Return the traits of a pair."""
    return compare(
        as_article(pair.printed), pair.article, glossary=shipped(), similarity=similarity()
    )


def beside(pairs: Sequence[Pair]) -> dict[str, Pair]:
    """Return, by the id of each pair, its article with the likeliest item of another pair, as news."""
    items = [pair.printed for pair in pairs]
    cosines = np.stack([vector_of(pair.article) for pair in pairs]) @ vectors_of(items).T
    np.fill_diagonal(cosines, -1.0)
    found = {}
    for pair, row in zip(pairs, cosines, strict=True):
        near = [(items[place], float(row[place])) for place in row.argsort()[::-1][:NEAREST]]
        likeliest, *_ = ranked(near, pair.article, shipped())
        found[pair.id] = replace(pair, printed=likeliest, label="new")
    return found


def fit(pairs: Sequence[Pair], others: Sequence[Pair] = ()) -> Weights:
    """Return the weights that suit these pairs best; the same pairs give the same weights.

    `others` are articles beside items that are not theirs.
    """
    rows = [traits(pair) for pair in pairs]
    names = list(rows[0])
    raw = _table(rows, names)
    # A trait that hardly varies here must not weigh much elsewhere.
    mean, spread = np.nanmean(raw, axis=0), np.maximum(np.nanstd(raw, axis=0), 0.05)
    every = np.concatenate([raw, _table([traits(pair) for pair in others], names)])
    inputs = np.clip(np.nan_to_num((every - mean) / spread), -3, 3)
    wanted = np.array([LABELS.index(pair.label) for pair in (*pairs, *others)])
    worth = np.repeat([1.0, BESIDE], [len(pairs), len(others)])
    bias, slopes = _minimised(inputs, np.eye(3)[wanted], worth)
    slopes, bias = slopes - slopes[:, 2:], bias - bias[2]
    table = {
        name: (
            round(float(mean[row]), 4),
            round(float(spread[row]), 4),
            round(float(slopes[row, 0]), 4),
            round(float(slopes[row, 1]), 4),
        )
        for row, name in enumerate(names)
    }
    return Weights(table, round(float(bias[0]), 4), round(float(bias[1]), 4))


def _table(rows: Sequence[dict[str, float]], names: Sequence[str]) -> NDArray[np.float64]:
    table = [[row.get(name, np.nan) for name in names] for row in rows]
    return np.array(table, np.float64).reshape(len(rows), len(names))


def _minimised(
    inputs: NDArray[np.float64], wanted: NDArray[np.float64], worth: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return bias, shape (3,), and slopes, shape (n, 3), by gradient descent with a fixed small step."""
    slopes, bias = np.zeros((inputs.shape[1], 3)), np.zeros(3)
    step = 1.0 / (0.5 * np.linalg.norm(inputs, 2) ** 2 + RIDGE)
    for _ in range(3_000):
        scores = inputs @ slopes + bias
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        excess = (chances - wanted) * worth[:, None]
        slopes -= step * (inputs.T @ excess + RIDGE * slopes)
        bias -= step * excess.sum(axis=0) * inputs.shape[1] / 4
    return bias, slopes


def save(weights: Weights, pairs: Sequence[Pair]) -> None:
    """Write the weights where the package reads them, a trait a line."""
    rows = ",\n".join(f"  {json.dumps(name)}: {list(row)}" for name, row in weights.traits.items())
    head = f' "pairs": {len(pairs)},\n "same": {weights.same},\n "update": {weights.update},\n'
    PLACE.write_text(f'{{\n{head} "traits": {{\n{rows}\n }}\n}}\n', encoding="utf-8")
