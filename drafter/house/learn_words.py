"""The words of a house style, learned from past items: headlines, abbreviations, attributions."""

from __future__ import annotations

from collections import Counter

from drafter.house import sightings
from drafter.house.check import conventions
from drafter.house.conform import title_case
from drafter.house.conventions import first_mentions
from drafter.house.style import HouseStyle, TitleCase
from drafter.house.tolerance import standing
from drafter.house.verdicts import Notes
from drafter.model import Item

_ALWAYS = ("headline-case", "headline-stop", "headline-repeats", "link", "source")
_SEEN_TWICE = 2


def learn_words(items: list[Item], base: HouseStyle, notes: Notes) -> None:
    """Note names with capitals of their own, small words in headlines, and abbreviations."""
    known = {word.lower(): word for word in base.title_case.exceptions}
    new = [name for low, name in sightings.own_capitals(items).items() if low not in known]
    names = sorted([*known.values(), *new], key=lambda name: (name.lower(), name))
    notes.keep("title_case", "exceptions", names)
    if new:
        notes.say("title_case.exceptions", f"From the headlines: {', '.join(new)}")
    _small_words(items, base, notes)
    _abbreviations(items, base, notes)


def _small_words(items: list[Item], base: HouseStyle, notes: Notes) -> None:
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
        notes.say("title_case.small_words", f"{counts} in all; never more than advice.")


def _usual_case(word: str, base: HouseStyle) -> str:
    """Return what becomes of a small word where nothing was learned of it."""
    plain = base.model_copy(update={"title_case": TitleCase()})
    return "low" if title_case(f"News {word} News", plain).split()[1].islower() else "capital"


def _abbreviations(items: list[Item], base: HouseStyle, notes: Notes) -> None:
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
    notes.keep("conventions", "expand_abbreviations", not off, verdict.beside(""))


def _asked(explained: int, plain: int, items: list[Item]) -> bool:
    return standing(explained, plain, len(items), "new") == "rule"


def learn_habits(items: list[Item], base: HouseStyle, notes: Notes) -> None:
    """Learn what is checked in every house, and how the house attributes."""
    notes.values["title_case"]["used"] = True
    style = HouseStyle.model_validate(notes.values)
    broken = Counter(rule for item in items for rule in {r for r, _ in conventions(item, style)})
    for rule in _ALWAYS:
        times, kept = broken[rule], len(items) - broken[rule]
        counts = f"kept {kept}, broken {times}"
        if rule == "headline-case" and standing(times, kept, 1) != "open":
            notes.keep("title_case", "used", False, counts)
        else:
            verdict = notes.judge(rule, kept, times, len(items), counts)
            notes.say("conventions", verdict.beside(""))
    said = sightings.attributions(items)
    phrases = [phrase for phrase, n in said.most_common(4) if n >= _SEEN_TWICE]
    counts = ", ".join(f"{phrase} {n}" for phrase, n in said.most_common(8))
    notes.keep("conventions", "attributions", phrases, *([f"items: {counts}"] if counts else []))
