"""Names that the glossary spells, in the house style: their own capitals, and one way to write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from drafter.house.style import HouseStyle


class Spelt(Protocol):
    """An entry of the glossary, as far as its spelling goes."""

    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


def spell(style: HouseStyle, entries: Iterable[Spelt]) -> HouseStyle:
    """Return the style that writes these names as the glossary does.

    A headline keeps capitals within a word (“LampLine”); another name of the same letters
    (“Lampline”, “Lamp Line”) is a breach. Any other alias may stand, since it may be a short form.
    """
    capitals = list(style.title_case.exceptions)
    wording: dict[str, str] = {}
    for entry in entries:
        capitals += [word for word in entry.name.split() if _has_own_capitals(word)]
        if entry.name not in style.wording:
            same = (form for form in entry.aliases if _letters(form) == _letters(entry.name))
            wording |= {form: entry.name for form in same if form != entry.name}
    title_case = style.title_case.model_copy(update={"exceptions": tuple(dict.fromkeys(capitals))})
    # Of two that disagree the later counts, in the style as among the names.
    wording = {old: new for old, new in wording.items() if new not in wording} | style.wording
    return style.model_copy(update={"title_case": title_case, "wording": wording})


def _has_own_capitals(word: str) -> bool:
    # Not those of capitals alone: in a headline “RED” would take every red thing for it.
    return word.isalnum() and not word.isupper() and any(sign.isupper() for sign in word[1:])


def _letters(form: str) -> str:
    return re.sub(r"[\s-]", "", form.lower())
