"""Fitting the weights of the rules that weigh what speaks for a fault: logistic regression with a ridge.

What a rule suspects in sentences that people found supported is no fault; what it suspects where an error
was planted is one. What may reserve a statement was lost where people say that the printed item dropped it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drafter.archive import similarity
from drafter.truth import shipped
from drafter.truth.check import Checker
from drafter.truth.claims import Claim, Draft
from drafter.truth.reading.words import is_chinese
from drafter.truth.rules import displaced, lost, negated, opposites, reserved
from drafter.truth.weighing import WEIGHTS, Suspicion
from eval.truth.corruptions import plant, without_denials
from eval.truth.printed import Printed, plain_words, stands_on
from eval.truth.sets import Row, clean_sentences

PLACE = Path(__file__).parents[2] / "drafter" / "truth" / WEIGHTS
SETS = ("calls", "news", "chinese_news")  # of our own; `fitted.jsonl` in them is for fitting alone
RIDGE = 3.0
_SEEDS = 3  # places in a sentence that an error is planted in
# What people call a hedge where only the word counts that was dropped.
_RESERVED = ("hedge", "scope", "disclosure")
RESERVED_COST = 5.7  # each case counts alike: what was lost is about one in seven
_LOST = "lost_denial"  # a “not” taken out, each that there is

Suspicions = Callable[[Claim], Iterable[Suspicion]]


class Rule(NamedTuple):
    """What a rule suspects, the error planted for it, and how many misses a false alarm weighs."""

    suspicions: Suspicions
    kind: str
    cost: float
    reach: int = 5  # characters from where a planted sentence begins to differ to the wrong word


RULES = {
    displaced.RULE: Rule(displaced.suspicions, "moved_figure", 21.0),
    displaced.ACROSS: Rule(displaced.suspicions_across, "moved_figure", 12.0),
    negated.RULE: Rule(negated.suspicions, "negated", 3.3),
    lost.RULE: Rule(lost.suspicions, _LOST, 12.0, 40),
    opposites.RULE: Rule(opposites.suspicions, "antonym", 8.5),  # most words have an opposite
}


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule suspected in a sentence of a set, and whether an error stands there."""

    set: str
    traits: Mapping[str, float]
    wrong: bool


def cases(rule: str, name: str, rows: Sequence[Row]) -> Iterator[Case]:
    """Yield what a rule suspects in the supported sentences of a set and in errors planted in them."""
    suspicions, kind, _, reach = RULES[rule]
    clean = clean_sentences(list(rows))
    checkers: dict[str, Checker] = {}
    for row in clean:
        if row.source not in checkers:
            meaning = similarity() if is_chinese(row.source) else None
            checkers[row.source] = Checker([row.source], shipped(), meaning)
        checker = checkers[row.source]
        for each in _suspected(suspicions, checker, row.text):
            yield Case(name, each.traits, wrong=False)
        others = [other.source for other in clean if other.group != row.group]
        for text in _planted(kind, row, others):
            first = next(i for i, (a, b) in enumerate(zip(row.text, text, strict=False)) if a != b)
            for each in _suspected(suspicions, checker, text):
                if abs(each.token.start - first) <= reach:
                    yield Case(name, each.traits, wrong=True)


def _planted(kind: str, row: Row, others: Sequence[str]) -> list[str]:
    """Return a sentence with an error of a kind at several places; the other way round is no error here."""
    if kind == _LOST:
        return sorted(without_denials(row.text)) if not is_chinese(row.source) else []
    rngs = [random.Random(f"{seed}:{row.id}") for seed in range(_SEEDS)]
    return sorted(filter(None, {plant(kind, row.text, row.source, others, rng) for rng in rngs}))


def _suspected(suspicions: Suspicions, checker: Checker, text: str) -> Iterator[Suspicion]:
    for claim in checker.claims(Draft.of(text, checker.sources, None)):
        yield from suspicions(claim)


def reservations(items: Sequence[Printed]) -> Iterator[Case]:
    """Yield what may reserve the origins of printed sentences, each item’s set being who wrote it."""
    for item in items:
        meaning = similarity() if any(is_chinese(s.text) for s in item.sources) else None
        checker = Checker(item.sources, shipped(), meaning)
        for claim in checker.claims(Draft.of(item.text, checker.sources, item.when)):
            gone = " ".join(
                " ".join(plain_words(drop.source_words))
                for drop in item.drops
                if drop.kind in _RESERVED and stands_on(claim.sentence.text, drop)
            )
            for origin in claim.origins if not claim.headline else ():
                for each in reserved.suspicions(claim, origin) if not origin.across else ():
                    words = " ".join(plain_words(each.instead))
                    yield Case(item.id[0], each.traits, f" {words} " in f" {gone} ")


def fit(held: Sequence[Case], cost: float) -> dict[str, float]:
    """Return the weight of each trait, and the bias, that suit these cases best; `cost` is a false alarm’s.

    However many there are of each, the cases that are wrong weigh as much as those that are not.
    """
    names = list(held[0].traits)
    raw = np.array([[float(case.traits[name]) for name in names] for case in held])
    wrong = np.array([case.wrong for case in held])
    worth = np.where(wrong, (~wrong).sum() / max(1, wrong.sum()), cost)
    mean, spread = raw.mean(axis=0), np.maximum(raw.std(axis=0), 0.05)
    slopes, bias = _minimised((raw - mean) / spread, wrong.astype(float), worth)
    slopes = slopes / spread
    table = {name: round(float(slope), 4) for name, slope in zip(names, slopes, strict=True)}
    return table | {"bias": round(float(bias - slopes @ mean), 4)}


def _minimised(
    inputs: NDArray[np.float64], wanted: NDArray[np.float64], worth: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Return slopes and bias of a binary logistic regression, by Newton's steps."""
    table = np.column_stack([inputs, np.ones(len(inputs))])
    ridge = np.diag([RIDGE] * inputs.shape[1] + [1e-6])
    found = np.zeros(table.shape[1])
    for _ in range(30):
        chances = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (worth * (chances - wanted)) + ridge @ found
        curve = (table * (worth * chances * (1 - chances))[:, None]).T @ table + ridge
        found -= np.linalg.solve(curve, slope)
    return found[:-1], float(found[-1])


def told(weights: Mapping[str, float], held: Sequence[Case]) -> str:
    """Return in words what these weights find among cases."""
    odds = [weights["bias"] + sum(weights[n] * v for n, v in case.traits.items()) for case in held]
    wrong = [value > 0 for value, case in zip(odds, held, strict=True) if case.wrong]
    right = [value > 0 for value, case in zip(odds, held, strict=True) if not case.wrong]
    return f"{sum(wrong)} of {len(wrong)} faults found, {sum(right)} of {len(right)} others called wrong"


def save(weights: Mapping[str, Mapping[str, float]]) -> None:
    """Write the weights of these rules where the package reads them, a trait a line; others stay."""
    weights = json.loads(PLACE.read_text(encoding="utf-8")) | weights
    PLACE.write_text(json.dumps(weights, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
