"""The house style from past issues, with the counts that speak for it and against it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from drafter.house import sightings
from drafter.house.check import conventions, measures
from drafter.house.conform import title_case
from drafter.house.conventions import first_amount, first_mentions, words_in_small
from drafter.house.conventions import unquoted as prose_of
from drafter.house.forms import CHOICES
from drafter.house.layout import to_toml
from drafter.house.reading import parse
from drafter.house.style import Conventions, HouseStyle, Limits, TitleCase
from drafter.house.tolerance import Doubt, Measured, Standing, limit, standing
from drafter.model import Issue, Item
from drafter.resources import read_text

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
_ALWAYS = ("headline-case", "headline-stop", "headline-repeats", "link", "source")
_MEASURED_IN = {
    "headline": "headlines",
    "lead": "leads",
    "paragraph": "paragraphs",
    "items": "issues",
}
_MARKS = ("dash", "quotes")
_SEEN_TWICE = 2


@dataclass(frozen=True)
class Verdict:
    """What a convention is found to be, and the counts that say so; `seen` is their sum."""

    rule: str
    standing: Standing
    counts: str
    seen: int

    def __str__(self) -> str:
        if self.standing == "open":
            few = self.seen < 5
            why = "seen too seldom to tell" if few else "it contradicts itself"
            return f"not checked, {why}: {self.counts}" if self.seen else "not seen, so not checked"
        return f"{'a rule' if self.standing == 'rule' else 'advice'}: {self.counts}"


@dataclass
class _Notes:
    """What is learned as it is learned: values by table and key, and what is to be said of them."""

    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)
    verdicts: list[Verdict] = field(default_factory=list)

    def keep(self, table: str, key: str, value: Any, *notes: str) -> None:
        self.values.setdefault(table, {})[key] = value
        self.say(f"{table}.{key}", *notes)

    def say(self, key: str, *notes: str) -> None:
        self.said.setdefault(key, []).extend(notes)

    def judge(
        self, rule: str, kept: int, broken: int, items: int, counts: str, doubt: Doubt = "known"
    ) -> Verdict:
        found = standing(kept, broken, items, doubt)
        verdict = Verdict(rule, found, counts, kept + broken)
        self.verdicts.append(verdict)
        return verdict


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
            f"The house style, learned from {_count(self.issues, 'issue')} with"
            f" {_count(self.items, 'item')}. It is yours to edit.",
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
            ("Contradicts itself", lambda v: v.standing == "open" and v.seen >= 5),
            ("Seen too seldom", lambda v: v.standing == "open" and v.seen < 5),
        ]
        lines = [f"Learned from {_count(self.issues, 'issue')} with {_count(self.items, 'item')}."]
        for name, of_kind in kinds:
            found = [v for v in self.verdicts if of_kind(v)]
            told = [f"{v.rule} ({v.counts})" if v.seen else v.rule for v in found]
            lines += [f"{name}: {'; '.join(told)}."] if told else []
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
    notes = _Notes()
    _frame(issues, base, notes)
    _limits(issues, items, base, notes)
    _words(items, base, notes)
    _forms(items, base, notes)
    _numbers(items, base, notes)
    _conversions(items, base, notes)
    _spelling(items, base, notes)
    _habits(items, base, notes)
    values = notes.values
    for key, kind in (("advised", "advice"), ("unchecked", "open")):
        rules = sorted(v.rule for v in notes.verdicts if v.standing == kind)
        values["conventions"][key] = rules
    style = HouseStyle.model_validate(values)
    return Observed(style, len(issues), len(items), tuple(notes.verdicts), notes.said)


# ── frame and limits ─────────────────────────────────────────────────────────────────────────


def _frame(issues: list[Issue], base: HouseStyle, notes: _Notes) -> None:
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
            value = value if 2 * seen.count(value) > len(seen) else shared.rstrip(" :,–—-#|")
        notes.keep("frame", key, value, said)
    notes.keep(
        "frame", "timezone", base.frame.timezone, "cannot be learned: look whether it is yours"
    )


def _agreed(seen: list[str], issues: int) -> tuple[str, str]:
    """Return the words that most issues have, the latest of those that as many have, and the counts."""
    counted = Counter(reversed(seen))
    value, times = counted.most_common(1)[0]
    said = f"word for word in {times} of {_count(issues, 'issue')}"
    if others := len(seen) - times:
        said += f"; {others} in {_count(len(counted) - 1, 'other form')}"
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


def _limits(issues: list[Issue], items: list[Item], base: HouseStyle, notes: _Notes) -> None:
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


# ── conventions ──────────────────────────────────────────────────────────────────────────────


def _forms(items: list[Item], base: HouseStyle, notes: _Notes) -> None:
    for choice in CHOICES:
        counted = sightings.forms(choice, items)
        usual = choice.kept(base.conventions)
        best = max(counted, key=lambda form: (counted[form], form == usual))
        kept, seen = counted[best], counted.total()
        value = _value(choice.key, best if seen else usual, choice.forms)
        said = _told(counted)
        if value is not False:
            doubt: Doubt = "known" if best == usual else "new"
            doubt = "mark" if choice.rule in _MARKS else doubt
            said = str(notes.judge(choice.rule, kept, seen - kept, len(items), said, doubt))
        notes.keep("conventions", choice.key, value, said)


def _value(key: str, form: str, forms: Any) -> Any:
    """Return what stands in the style for a form: a switch keeps its first form or none."""
    if isinstance(Conventions.model_fields[key].default, bool):
        return form == next(iter(forms))
    allowed = get_args(Conventions.model_fields[key].annotation)
    if key == "dollar" and form[-1:].isalpha():
        return f"{form} "
    return form if not allowed or form in allowed else ""


def _told(counted: Counter[str]) -> str:
    """Return counts as “percent 41, % 3, per cent 0”: what was never seen only beside few others."""
    order = counted.most_common()
    names = {form: f"“{form}”" if re.search(r"\d", form) else form for form in counted}
    return ", ".join(
        f"{names[form]} {n}" for place, (form, n) in enumerate(order) if n or place < 3
    )


def _numbers(items: list[Item], base: HouseStyle, notes: _Notes) -> None:
    words, digits = sightings.counts_in_words(items)
    usual = base.conventions.words_up_to

    def agreeing(up_to: int) -> int:
        low = sum(n for number, n in words.items() if number <= up_to)
        return low + sum(n for number, n in digits.items() if number > up_to)

    up_to = max(range(11), key=lambda n: (agreeing(n), n == usual, n == 9, -n))
    if not words and not digits:
        up_to = usual
    kept = sum(n for number, n in words.items() if number <= up_to)
    broken = sum(n for number, n in digits.items() if number <= up_to)
    counts = f"two to ten in words {words.total()}, in digits {digits.total()}"
    if up_to:
        counts = str(notes.judge("numbers", kept, broken, len(items), counts))
    notes.keep("conventions", "words_up_to", up_to, counts)


def _conversions(items: list[Item], base: HouseStyle, notes: _Notes) -> None:
    dollar = notes.values["conventions"]["dollar"]
    converted, told = [], []
    for currency in ("yuan", "euro"):
        first = [found for item in items if (found := first_amount(item, [currency], dollar))]
        given = sum(found[1] for found in first)
        if 2 * given > len(first):
            converted.append(currency)
        if first:
            told.append(f"{currency} {given} of {len(first)}")
    if not told:
        converted = list(base.conventions.converted)
    first = [found for item in items if (found := first_amount(item, converted, dollar))]
    given = sum(found[1] for found in first)
    counts = f"first amounts with their dollars: {', '.join(told)}" if told else ""
    if converted or not told:
        counts = str(notes.judge("conversion", given, len(first) - given, len(items), counts))
    notes.keep("conventions", "converted", converted, counts)


def _spelling(items: list[Item], base: HouseStyle, notes: _Notes) -> None:
    words = Counter(word for item in items for word in words_in_small(prose_of(item)))
    american = {word: words[word] for word in base.spelling if words[word]}
    british = {b: words[b] for a, b in base.spelling.items() if words[b] and b not in base.spelling}
    spelling = {
        a: b for a, b in base.spelling.items() if words[a] < _SEEN_TWICE or words[a] <= words[b]
    }
    kept, broken = sum(british.values()), sum(n for w, n in american.items() if w in spelling)
    counts = f"British {kept}, American {sum(american.values())}"
    on = kept >= sum(american.values())
    if on:
        counts = str(notes.judge("spelling", kept, broken, len(items), counts))
    notes.keep("conventions", "british_spelling", on, counts)
    notes.values["spelling"] = spelling
    left = [f"{word} {n}" for word, n in american.items() if word not in spelling]
    if left:
        notes.say("spelling", f"Left out, for the house prints it: {', '.join(left)}")


# ── words ────────────────────────────────────────────────────────────────────────────────────


def _words(items: list[Item], base: HouseStyle, notes: _Notes) -> None:
    exceptions = {word.lower(): word for word in base.title_case.exceptions}
    new = sightings.own_capitals(items)
    names = sorted((exceptions | new).values(), key=lambda name: (name.lower(), name))
    added = [name for low, name in new.items() if exceptions.get(low) != name]
    notes.keep("title_case", "exceptions", names)
    if added:
        notes.say("title_case.exceptions", f"From the headlines: {', '.join(added)}")
    cases: dict[str, str] = {}
    together: Counter[str] = Counter()
    for word, counted in sightings.small_word_cases(items).items():
        low, capital = counted["low"], counted["capital"]
        together += counted
        kept = "low" if low > capital else "capital"
        clear = standing(max(low, capital), min(low, capital), 1) != "open"
        if not clear and low + capital == 1 and kept == _usual_case(word, base):
            continue
        cases[word] = kept if clear else "either"
        notes.say(f"title_case.small_words.{word}", f"low {low}, capital {capital}")
    notes.keep("title_case", "small_words", cases)
    if cases:
        counts = f"low {together['low']}, capital {together['capital']}"
        notes.say("title_case.small_words", f"All together: {counts}. Never more than advice.")
    _abbreviations(items, base, notes)


def _usual_case(word: str, base: HouseStyle) -> str:
    """Return what becomes of a small word where nothing was learned of it."""
    plain = base.model_copy(update={"title_case": TitleCase()})
    return "low" if title_case(f"News {word} News", plain).split()[1].islower() else "capital"


def _abbreviations(items: list[Item], base: HouseStyle, notes: _Notes) -> None:
    known, expand = set(base.abbreviations.known), dict(base.abbreviations.expand)
    seen = sightings.abbreviations(items)
    new = []
    for short, (meaning, explained, plain) in seen.items():
        if plain > explained and plain >= _SEEN_TWICE:
            expand.pop(short, None)
            new += [] if short in known else [f"{short} {plain} of {plain + explained}"]
            known.add(short)
        elif meaning and short not in known and _asked(explained, plain, items):
            expand[short] = meaning
        counts = f"explained {explained} of {explained + plain}"
        if short in expand:
            notes.say(f"abbreviations.expand.{short}", counts)
        elif explained:
            notes.say("abbreviations", f"{short}: {counts}, so not asked for")
    notes.keep("abbreviations", "known", known)
    if new:
        notes.say("abbreviations.known", f"Printed without their meaning: {', '.join(new)}")
    notes.keep("abbreviations", "expand", expand)
    told = [each for item in items for _, each in first_mentions(item, expand)]
    counts = f"explained {sum(told)}, not explained {len(told) - sum(told)}"
    verdict = notes.judge("abbreviation", sum(told), len(told) - sum(told), len(items), counts)
    off = standing(len(told) - sum(told), sum(told), 1) != "open"
    notes.keep("conventions", "expand_abbreviations", not off, str(verdict))


def _asked(explained: int, plain: int, items: list[Item]) -> bool:
    return standing(explained, plain, len(items), "new") == "rule"


def _habits(items: list[Item], base: HouseStyle, notes: _Notes) -> None:
    """Learn what is checked in every house, and how the house attributes."""
    style = HouseStyle.model_validate(notes.values)
    broken = Counter(rule for item in items for rule in {r for r, _ in conventions(item, style)})
    for rule in _ALWAYS:
        times = broken[rule]
        verdict = notes.judge(
            rule,
            len(items) - times,
            times,
            len(items),
            f"kept {len(items) - times}, broken {times}",
        )
        notes.say("conventions", f"{rule}: {verdict}")
    said = sightings.attributions(items)
    phrases = [phrase for phrase, n in said.most_common(4) if n >= _SEEN_TWICE]
    counts = ", ".join(f"{phrase} {n}" for phrase, n in said.most_common(8))
    notes.keep("conventions", "attributions", phrases, *([f"items: {counts}"] if counts else []))


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _sound(text: str) -> str:
    """Return the text with a mark for what no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
