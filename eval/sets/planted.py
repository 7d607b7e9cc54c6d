"""Planted errors: how many of each kind are found at 1, 5 and 10 % of false alarms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from drafter.settings import Settings
from eval.record import Case, Score
from eval.sets import Set
from eval.truth import detection, stories
from eval.truth.detection import ALLOWED, Suspicions

_SEED = 7


def measure(chosen: Set, settings: Settings, most: int | None) -> Iterator[Case]:
    """Yield a case a sentence no threshold was fitted on, as it stands and with each error.

    `most` limits the stories.
    """
    told = stories.load(chosen.place)[:most]
    clean, planted = detection.suspicions(chosen.name, detection.of_stories(told), _SEED)
    groups = sorted({*clean.groups})
    fitted, tried = set(groups[::2]), set(groups[1::2])
    limits = {at: detection.threshold(clean.of(fitted).values, at) for at in ALLOWED}
    yield from _cases("clean", clean.of(tried), limits, "let be at {:.0%}", found=False)
    for kind, wrong in planted.items():
        yield from _cases(kind, wrong.of(tried), limits, "found at {:.0%}", found=True)


def _cases(
    kind: str, texts: Suspicions, limits: Mapping[float, float], name: str, *, found: bool
) -> Iterator[Case]:
    seen: Counter[str] = Counter()
    for group, value in zip(texts.groups, texts.values, strict=True):
        seen[group] += 1
        yield Case(
            id=f"{kind} {group} {seen[group]}",
            group=group,
            scores={name.format(at): Score(float((value > limits[at]) is found)) for at in limits},
            facts={"kind": kind.replace("_", " "), "score": -value, "label": not found},
        )
