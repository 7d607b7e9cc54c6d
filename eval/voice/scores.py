"""What is counted of a draft, and how arms differ: paired by story, with a bootstrapped interval."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from statistics import fmean

from drafter import truth
from drafter.house import HouseStyle, check, conform
from drafter.model import Issue
from eval.scorers.wording import copied
from eval.voice.arms import Task
from eval.voice.drafts import Draft

RESAMPLES = 2_000

# The worse, the higher: each score is something to have less of.
SCORES = (
    "failed", "taken over", "breaches", "headline off", "copied of sources", "copied of examples",
    "severe",
)  # fmt: skip


def scores(draft: Draft, task: Task, style: HouseStyle) -> dict[str, float]:
    """Return what is wrong with a draft; of a failed one only that it failed."""
    if draft.item is None:
        return {"failed": 1.0}
    item = conform(draft.item, style)
    rules = [breach.rule for breach in check(Issue(items=[item]), style) if breach.where]
    report = truth.check(item.text, task.story.articles)
    shown = [example.text for example in task.printed]
    return {
        "failed": 0.0,
        "taken over": float(draft.again),
        "breaches": len(rules),
        "headline off": float(any(rule.startswith("headline") for rule in rules)),
        "copied of sources": copied(item, [article.text for article in task.story.articles]),
        "copied of examples": copied(item, shown),
        "severe": sum(finding.severity == "severe" for finding in report.findings),
    }


def report(
    drafts: Sequence[Draft], tasks: Sequence[Task], style: HouseStyle, arms: Sequence[str]
) -> list[str]:
    """Return a line a score and arm: its mean, and how far it is from the arm without examples."""
    found: dict[str, dict[str, dict[int, list[float]]]] = {}
    for draft in drafts:
        for name, value in scores(draft, tasks[draft.task], style).items():
            by_task = found.setdefault(name, {}).setdefault(draft.arm, {})
            by_task.setdefault(draft.task, []).append(value)
    lines = [f"{len(tasks)} stories, {len(drafts)} drafts"]
    for arm in arms:
        tokens = [draft.tokens for draft in drafts if draft.arm == arm and draft.tokens]
        reasons = Counter(draft.failed for draft in drafts if draft.arm == arm and draft.failed)
        lines.append(f"{arm}: {fmean(tokens or [0]):.0f} prompt tokens; {dict(reasons)}")
    for name in SCORES:
        lines += (_line(name, arm, found.get(name, {})) for arm in arms)
    return lines


def _line(name: str, arm: str, by_arm: dict[str, dict[int, list[float]]]) -> str:
    mine, base = by_arm.get(arm, {}), by_arm.get("none", {})
    values = [value for each in mine.values() for value in each]
    if not values:
        return f"{name:20}{arm:6} no draft"
    line = f"{name:20}{arm:6}{fmean(values):8.3f}"
    pairs = [fmean(mine[task]) - fmean(base[task]) for task in mine if task in base]
    if arm == "none" or not pairs:
        return line
    low, high = interval(pairs)
    return f"{line}  {fmean(pairs):+.3f} ({low:+.3f} to {high:+.3f}), {len(pairs)} stories"


def interval(differences: Sequence[float], seed: int = 7) -> tuple[float, float]:
    """Return the 95% interval of the mean of paired differences, by resampling the stories."""
    draw = random.Random(seed)
    means = sorted(fmean(draw.choices(differences, k=len(differences))) for _ in range(RESAMPLES))
    return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES) - 1]
