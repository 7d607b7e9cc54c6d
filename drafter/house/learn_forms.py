"""The conventions of a house style, learned from past items: figures, money, dates, marks, spelling."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, get_args

from drafter.house import sightings
from drafter.house.conventions import first_amount, unquoted, words_in_small
from drafter.house.forms import CHOICES
from drafter.house.style import Conventions, HouseStyle
from drafter.house.tolerance import Doubt
from drafter.house.verdicts import Notes
from drafter.model import Item

_MARKS = ("dash", "quotes")
_SEEN_TWICE = 2


def learn_forms(items: list[Item], base: HouseStyle, notes: Notes) -> None:
    """Note how the items write what can be written in several ways."""
    _choices(items, base, notes)
    _numbers(items, base, notes)
    _conversions(items, base, notes)
    _spelling(items, base, notes)


def _choices(items: list[Item], base: HouseStyle, notes: Notes) -> None:
    for choice in CHOICES:
        counted = sightings.forms(choice, items)
        usual = choice.kept(base.conventions)
        best = max(counted, key=lambda form: (counted[form], form == usual))
        kept, seen = counted[best], counted.total()
        value = _value(choice.key, best if seen else usual, choice.forms)
        said = _told(counted)
        if value is not False:
            doubt: Doubt = "known" if best == usual else "new"
            doubt = "borrowed" if choice.rule in _MARKS else doubt
            verdict = notes.judge(choice.rule, kept, seen - kept, len(items), said, doubt)
            said = verdict.beside(choice.key)
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


def _numbers(items: list[Item], base: HouseStyle, notes: Notes) -> None:
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
        verdict = notes.judge("numbers", kept, broken, len(items), counts)
        counts = verdict.beside("words_up_to")
    notes.keep("conventions", "words_up_to", up_to, counts)


def _conversions(items: list[Item], base: HouseStyle, notes: Notes) -> None:
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
        verdict = notes.judge("conversion", given, len(first) - given, len(items), counts)
        counts = verdict.beside("converted")
    notes.keep("conventions", "converted", converted, counts)


def _spelling(items: list[Item], base: HouseStyle, notes: Notes) -> None:
    words = Counter(word for item in items for word in words_in_small(unquoted(item)))
    american = {word: words[word] for word in base.spelling if words[word]}
    british = {b: words[b] for a, b in base.spelling.items() if words[b] and b not in base.spelling}
    spelling = {
        a: b for a, b in base.spelling.items() if words[a] < _SEEN_TWICE or words[a] <= words[b]
    }
    kept, broken = sum(british.values()), sum(n for w, n in american.items() if w in spelling)
    counts = f"British {kept}, American {sum(american.values())}"
    on = kept >= sum(american.values())
    if on:
        verdict = notes.judge("spelling", kept, broken, len(items), counts, "borrowed")
        counts = verdict.beside("british_spelling")
    notes.keep("conventions", "british_spelling", on, counts)
    notes.values["spelling"] = spelling
    left = [f"{word} {n}" for word, n in american.items() if word not in spelling]
    if left:
        notes.say("spelling", f"Left out, for the house prints it: {', '.join(left)}")
