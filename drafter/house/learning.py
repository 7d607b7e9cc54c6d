"""The house style from past issues, with the counts that speak for it and against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drafter.house.layout import to_toml
from drafter.house.learn_forms import learn_forms
from drafter.house.learn_frame import learn_frame, learn_limits
from drafter.house.learn_words import learn_habits, learn_words
from drafter.house.reading import parse
from drafter.house.style import HouseStyle
from drafter.house.verdicts import FEW, Notes, Verdict, count
from drafter.model import Issue
from drafter.resources import read_text

_SMALL_WORDS = "title_case.small_words"


@dataclass(frozen=True)
class Observed:
    """A house style with the counts it was learned from."""

    style: HouseStyle
    issues: int
    items: int
    verdicts: tuple[Verdict, ...]
    notes: dict[str, list[str]]

    def to_toml(self) -> str:
        """Return a house.toml that reads back as `style`, with the counts beside each key."""
        head = [
            f"The house style, learned from {count(self.issues, 'issue')} with"
            f" {count(self.items, 'item')}. It is yours to edit.",
            "Beside each key stands what was counted. A rule is what at most about one sound item in a"
            " hundred breaks: breaking it is a breach. What is less sure is advice; what contradicts"
            " itself, or was hardly seen, is asked of the writer and not checked.",
        ]
        return to_toml(self.style, self.notes, head)

    def summary(self) -> str:
        """Return what was learned in a few lines: what is a rule, what advice, what neither."""
        kinds: list[tuple[str, Callable[[Verdict], bool]]] = [
            ("Rules", lambda v: v.standing == "rule"),
            ("Advice", lambda v: v.standing == "advice"),
            ("Contradicts itself", lambda v: v.standing == "open" and v.seen >= FEW),
            ("Seen too seldom", lambda v: v.standing == "open" and v.seen < FEW),
        ]
        lines = [f"Learned from {count(self.issues, 'issue')} with {count(self.items, 'item')}."]
        for name, of_kind in kinds:
            found = [v for v in self.verdicts if of_kind(v)]
            told = [f"{v.rule} ({v.counts})" if v.seen else v.rule for v in found]
            lines += [f"{name}: {'; '.join(told)}."] if told else []
        lines += [f"Small words in headlines: {said}" for said in self.notes.get(_SMALL_WORDS, [])]
        return "\n".join(lines)


def learn(texts: Sequence[str], base: HouseStyle | None = None) -> HouseStyle:
    """Return the house style of past issues; `observe` says how sure it is of what."""
    return observe(texts, base).style


def observe(texts: Sequence[str], base: HouseStyle | None = None) -> Observed:
    """Learn the house style of past issues, given as `parse` takes them.

    What they do not show comes from `base`, by default the style that ships. An issue that is given
    twice counts once. Raises UsageError when a text has no item, or when there is no text.
    """
    base = base or HouseStyle.from_toml(read_text("house.toml"))
    issues = {
        tuple(item.headline for item in issue.items): issue
        for issue in map(parse, map(_sound, texts or [""]))
    }
    return _learned(list(issues.values()), base)


def _learned(issues: list[Issue], base: HouseStyle) -> Observed:
    items = [item for issue in issues for item in issue.items if item.paragraphs]
    notes = Notes()
    learn_frame(issues, base, notes)
    learn_limits(issues, items, base, notes)
    learn_words(items, base, notes)
    learn_forms(items, base, notes)
    learn_habits(items, base, notes)
    values = notes.values
    for key, kind in (("advised", "advice"), ("unchecked", "open")):
        rules = sorted(v.rule for v in notes.verdicts if v.standing == kind)
        values["conventions"][key] = rules
    style = HouseStyle.model_validate(values)
    return Observed(style, len(issues), len(items), tuple(notes.verdicts), notes.said)


def _sound(text: str) -> str:
    """Return the text with a mark for what no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
