"""The frame and the limits of a house style, learned from past issues."""

from __future__ import annotations

from collections import Counter

from drafter.house.check import measures
from drafter.house.style import HouseStyle, Limits
from drafter.house.tolerance import Measured, limit
from drafter.house.verdicts import Notes, count
from drafter.model import Issue, Item

_MEASURED: dict[str, Measured] = {
    "headline_words": "headline",
    "headline_characters": "headline",
    "lead_words": "length",
    "lead_sentences": "count",
    "paragraphs": "count",
    "item_words": "length",
    "paragraph_words": "paragraph",
    "items": "count",
}
_ENOUGH = {"paragraph_words": 10, "items": 5}  # fewer than this make no limit
_MEASURED_IN = {
    "headline": "headlines",
    "lead": "leads",
    "paragraph": "paragraphs",
    "items": "issues",
}


def learn_frame(issues: list[Issue], base: HouseStyle, notes: Notes) -> None:
    """Note the words around the items: those of most issues, or the latest."""
    for key in ("title", "greeting", "closing_title", "closing", "report_line"):
        seen = [words for issue in issues if (words := getattr(issue, key))]
        if not seen or (key == "report_line" and 2 * len(seen) < len(issues)):
            missing = "" if key == "report_line" else getattr(base.frame, key)
            few = f"only in {len(seen)} of {len(issues)} issues" if seen else "in no issue"
            said = "left out" if key == "report_line" else "the words of the style it started from"
            notes.keep("frame", key, missing, f"{few}; {said}")
            continue
        value, said = _agreed(seen, len(issues))
        if key == "title" and (shared := _shared_start(seen)):
            said += f"; pattern “{shared} …”"
            if 2 * seen.count(value) <= len(seen):
                value = shared.rstrip(" :,–—-#|") or value
        notes.keep("frame", key, value, said)
    notes.keep(
        "frame", "timezone", base.frame.timezone, "cannot be learned: look whether it is yours"
    )


def _agreed(seen: list[str], issues: int) -> tuple[str, str]:
    """Return the words that most issues have, the latest of those that as many have, and the counts."""
    counted = Counter(reversed(seen))
    value, times = counted.most_common(1)[0]
    said = f"word for word in {times} of {count(issues, 'issue')}"
    if others := len(seen) - times:
        said += f"; {others} in {count(len(counted) - 1, 'other form')}"
    if missing := issues - len(seen):
        said += f"; {missing} without"
    return value, said


def _shared_start(titles: list[str]) -> str:
    """Return the words that three in four titles begin with, up to a colon where there is one."""
    counted: Counter[str] = Counter()
    for title in titles:
        words = title.split()
        counted.update(" ".join(words[:end]) for end in range(1, len(words)))
    shared = [start for start, n in counted.items() if 4 * n >= 3 * len(titles)]
    named = [start for start in shared if start.endswith((":", "–", "—", "|"))]
    differ = len(set(titles)) > 1
    return max(named or (shared if differ else []), key=len, default="")


def learn_limits(issues: list[Issue], items: list[Item], base: HouseStyle, notes: Notes) -> None:
    """Note how long the issues and the parts of the items are, as ranges that further ones keep to."""
    amounts: dict[str, list[int]] = {key: [] for key in _MEASURED}
    amounts["items"] = [len(issue.items) for issue in issues]
    for item in items:
        for rule, _, amount in measures(item):
            amounts[rule.replace("-", "_")].append(amount)
    for key in Limits.model_fields:
        seen = amounts[key]
        if not seen:
            notes.keep("limits", key, getattr(base.limits, key))
            continue
        learned = limit(seen, _MEASURED[key])
        low, high = min(seen), max(seen)
        what = _MEASURED_IN.get(key.partition("_")[0], "items")
        said = f"{low} to {high}" if low < high else f"always {low}"
        said += f", in {len(seen)} {what}"
        if len(seen) >= _ENOUGH.get(key, 1):
            notes.keep("limits", key, learned, said)
        else:
            notes.say("limits", f"{key}: {said}; too few to make a limit")
