"""How many planted errors are found when so many sentences may raise a false alarm.

Each set on its own, never pooled. The threshold is fitted on the sentences of every other source, and what
it finds is counted on the rest; intervals come from drawing those sources anew, since sentences on one
source are not independent.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drafter import sentences
from drafter.archive import similarity
from drafter.model import Article
from drafter.truth import check
from eval.truth.corruptions import GENERATORS, plant
from eval.truth.sets import Row, clean_sentences
from eval.truth.stories import Story

ALLOWED = (0.01, 0.05, 0.10)  # shares of false alarms
_WEIGHT = {"severe": 3.0, "warning": 2.0, "note": 1.0}
# The kinds of finding that each error is to raise. What is only dropped counts as a note too.
OWN = {
    "absent_figure": ("figure",),
    "unit_slip": ("figure",),
    "changed_date": ("date",),
    "foreign_name": ("name",),
    "altered_quotation": ("quotation",),
    "grafted_clause": ("claim",),
    "moved_figure": ("figure", "date"),
    "moved_name": ("name",),
    "negated": ("claim",),
    "antonym": ("claim",),
    "dropped_hedge": ("hedge",),
    "dropped_attribution": ("omission",),
}
_DROPS = ("hedge", "omission")
_DRAWS = 1000
_POINTS = 60  # of a curve, at most


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A supported sentence, where it stands in its text, and its sources; `group` is their document."""

    group: str
    sentence: str
    source: str
    sources: tuple[str | Article, ...]
    before: str = ""
    after: str = ""
    when: date | None = None


@dataclass(kw_only=True, slots=True)
class Suspicions:
    """How suspect each sentence of a kind is, the document that it belongs to, and what was found of it."""

    groups: list[str] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    kinds: list[frozenset[str]] = field(default_factory=list)

    def of(self, groups: set[str]) -> Suspicions:
        """Return those of some documents."""
        kept = [place for place, group in enumerate(self.groups) if group in groups]
        return Suspicions(
            groups=[self.groups[place] for place in kept],
            values=[self.values[place] for place in kept],
            kinds=[self.kinds[place] for place in kept],
        )

    def raising(self, wanted: Sequence[str]) -> Suspicions:
        """Return these with 1 where something of a wanted kind was found, and 0 elsewhere."""
        values = [float(not kinds.isdisjoint(wanted)) for kinds in self.kinds]
        return Suspicions(groups=self.groups, values=values, kinds=self.kinds)


def of_stories(stories: Sequence[Story]) -> list[Claim]:
    """Return the sentences of the items by hand, each in its item."""
    return [claim for story in stories for claim in _of_story(story)]


def of_rows(rows: list[Row]) -> list[Claim]:
    """Return the sentences of an annotated set that people found supported."""
    return [
        Claim(group=row.group, sentence=row.text, source=row.source, sources=(row.source,))
        for row in clean_sentences(rows)
    ]


def suspicion(claim: Claim, text: str) -> tuple[float, frozenset[str]]:
    """Return how suspect `text` is in the sentence's place, and the kinds of its findings.

    First its gravest finding counts, then its support: 0 is a sentence that its sources carry whole; from 1
    on it has a note, from 2 on a warning, from 3 on a severe finding. Notes give no kind, but on what was
    dropped.
    """
    known = similarity() if _has_pages(claim) else None
    report = check(
        f"{claim.before}{text}{claim.after}", claim.sources, similarity=known, when=claim.when
    )
    own = [f for f in report.findings if f.sentence and _same(f.sentence, text)]
    scores = [s.score for s in report.sentences if _same(s.text, text)]
    gravest = max((_WEIGHT[finding.severity] for finding in own), default=0.0)
    kinds = frozenset(f.kind for f in own if f.severity != "note" or f.kind in _DROPS)
    return gravest + 1 - min(scores, default=report.score), kinds


def detection(name: str, claims: Sequence[Claim], *, seed: int) -> dict[str, Any]:
    """Return what is found of each kind of error at each share of false alarms, as JSON.

    `alarms` holds the thresholds and the false alarms they raise on the sources they were not fitted on,
    `kinds` the detection there, and in `own` how often a finding of just that kind is raised, on the errors
    and on clean sentences; a share has its interval of 95% in `low` and `high`.
    """
    clean, planted = suspicions(name, claims, seed)
    groups = sorted({claim.group for claim in claims})
    fitted, tried = set(groups[::2]), set(groups[1::2])
    thresholds = {allowed: threshold(clean.of(fitted).values, allowed) for allowed in ALLOWED}
    others = clean.of(tried)
    return {
        "fitted_on": {"sources": len(fitted), "clean": len(clean.of(fitted).values)},
        "tried_on": {"sources": len(tried), "clean": len(others.values)},
        "alarms": {
            f"{allowed:.0%}": {"threshold": at, **share_above(others, at, seed)}
            for allowed, at in thresholds.items()
        },
        "kinds": {
            kind: {
                **_kind(found.of(tried), others, thresholds, seed),
                "own": {
                    "found": share_above(found.of(tried).raising(OWN[kind]), 0.5, seed),
                    "alarms": share_above(others.raising(OWN[kind]), 0.5, seed),
                },
            }
            for kind, found in planted.items()
            if found.of(tried).values
        },
    }


def suspicions(
    name: str, claims: Sequence[Claim], seed: int
) -> tuple[Suspicions, dict[str, Suspicions]]:
    """Return how suspect the sentences are as they stand, and with an error of each kind."""
    planted = {kind: list(_planted(kind, name, claims, seed)) for kind in GENERATORS}
    if any(_has_pages(claim) for claim in claims):
        texts = [text for made in planted.values() for _, text in made]
        similarity()(texts, ["many at once are embedded faster"])
    clean = _suspicions([(claim, claim.sentence) for claim in claims])
    return clean, {kind: _suspicions(made) for kind, made in planted.items()}


def _planted(
    kind: str, name: str, claims: Sequence[Claim], seed: int
) -> Iterator[tuple[Claim, str]]:
    rng = random.Random(f"{seed}:{name}:{kind}")
    for claim in claims:
        others = [other.source for other in claims if other.group != claim.group]
        text = plant(kind, claim.sentence, claim.source, others or [claim.source], rng)
        if text is not None:
            yield claim, text


def _suspicions(texts: Sequence[tuple[Claim, str]]) -> Suspicions:
    seen = [suspicion(claim, text) for claim, text in texts]
    return Suspicions(
        groups=[claim.group for claim, _ in texts],
        values=[value for value, _ in seen],
        kinds=[kinds for _, kinds in seen],
    )


def threshold(clean: Sequence[float], allowed: float) -> float:
    """Return the lowest value above which at most the allowed share of clean sentences lies."""
    ordered = np.sort(clean)
    for value in np.unique(ordered):
        if np.mean(ordered > value) <= allowed:
            return float(value)
    return 0.0


def lines(name: str, found: dict[str, Any]) -> Iterator[str]:
    """Yield a set's figures as a table."""
    fitted, tried = found["fitted_on"], found["tried_on"]
    yield (
        f"{name}: thresholds from {fitted['clean']} clean sentences of {fitted['sources']} sources, "
        f"tried on {tried['clean']} of {tried['sources']}"
    )
    yield f"  {'false alarms allowed':22}" + "".join(f"{at:>18}" for at in found["alarms"])
    yield f"  {'raised':22}" + "".join(f"{_shown(each):>18}" for each in found["alarms"].values())
    for kind, row in found["kinds"].items():
        cells = "".join(f"{_shown(each):>18}" for each in row["found"].values())
        own, alarms = row["own"]["found"]["share"], row["own"]["alarms"]["share"]
        yield (
            f"  {kind:22}{cells}{row['cases']:>6} cases, {row['sources']} sources, "
            f"AUC {row['auc']:.2f}; by a finding of its kind {own:.0%}, of clean ones {alarms:.0%}"
        )


def _shown(share: dict[str, float]) -> str:
    return f"{share['share']:.0%} ({share['low']:.0%}–{share['high']:.0%})"


def _of_story(story: Story) -> Iterator[Claim]:
    articles = story.articles
    source = "\n".join(article.full_text for article in articles)
    start = len(story.headline)
    for paragraph in story.paragraphs:
        start = story.text.index(paragraph, start)
        for first, last in sentences.spans(paragraph):
            yield Claim(
                group=story.slug, sentence=paragraph[first:last], source=source, sources=articles,
                before=story.text[: start + first], after=story.text[start + last :], when=story.week,
            )  # fmt: skip


def _has_pages(claim: Claim) -> bool:
    """Whether the sources are pages, which may be in another language, and not the texts of a set."""
    return any(isinstance(source, Article) for source in claim.sources)


def _same(told: str, text: str) -> bool:
    """Whether a sentence of a report is this text, or a part of it: an error may cut one in two."""
    return told in text or text in told


def _kind(
    found: Suspicions, clean: Suspicions, thresholds: dict[float, float], seed: int
) -> dict[str, Any]:
    right, wrong = np.array(clean.values), np.array(found.values)
    above = np.mean(wrong[:, None] > right[None, :])
    level = np.mean(wrong[:, None] == right[None, :])
    return {
        "cases": len(found.values),
        "sources": len(set(found.groups)),
        "found": {
            f"{allowed:.0%}": share_above(found, at, seed) for allowed, at in thresholds.items()
        },
        "auc": round(float(above + level / 2), 4),
        "roc": _curve(right, wrong),
    }


def _curve(right: NDArray[np.float64], wrong: NDArray[np.float64]) -> list[list[float]]:
    """Return points of share of false alarms and share found, from nothing flagged to all."""
    cuts = np.unique(np.concatenate([right, wrong]))[::-1]
    points = [[0.0, 0.0]] + [
        [float(np.mean(right >= at)), float(np.mean(wrong >= at))] for at in cuts
    ]
    kept = np.unique(np.linspace(0, len(points) - 1, min(_POINTS, len(points))).round().astype(int))
    return [[round(value, 4) for value in points[place]] for place in kept]


def share_above(found: Suspicions, at: float, seed: int) -> dict[str, float]:
    """Return the share that lies above a threshold, with its interval over draws of the documents."""
    hits: dict[str, list[bool]] = {}
    for group, value in zip(found.groups, found.values, strict=True):
        hits.setdefault(group, []).append(value > at)
    if not hits:
        return {"share": 0.0, "low": 0.0, "high": 0.0}
    counts = np.array([[sum(own), len(own)] for _, own in sorted(hits.items())], dtype=float)
    chance = np.random.default_rng(seed)
    drawn = counts[chance.integers(len(counts), size=(_DRAWS, len(counts)))].sum(axis=1)
    low, high = np.percentile(drawn[:, 0] / drawn[:, 1], [2.5, 97.5])
    share = counts[:, 0].sum() / counts[:, 1].sum()
    return {
        name: round(float(v), 4) for name, v in (("share", share), ("low", low), ("high", high))
    }
