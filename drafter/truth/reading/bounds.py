"""Words before a figure that make it a bound: nearly, more than, up to."""

from __future__ import annotations

import re

from drafter.truth.reading.figures_zh import bound_around
from drafter.truth.reading.quantity import Bound

_REACHED = (
    r"up to|at most|as (?:many|much|high|long) as|"
    r"maximum|(?:maximum|limit|cap|ceiling) of|(?:capped|limited) (?:at|to)"
)
_BOUNDS: dict[Bound, str] = {
    "under": rf"(?<!no )(?:less|fewer) than|under|below|(?:no|not) (?:more than|above|over)|"
    rf"(?:not|never) exceed(?:ing)?|not (?:even|quite)|no higher than|{_REACHED}",
    "over": r"more than|over|above|at least|exceed(?:s|ed|ing)?|upwards? of|(?<!the )top(?:s|ped|ping)?|"
    r"(?:a )?minimum(?: of)?|passes|"
    r"surpass(?:es|ed|ing)?|no (?:fewer|less) than|north of|beyond|in excess of|greater than|>",
    "almost": r"nearly|almost|close to|just under|(?:just |a little )?(?:shy|short) of|"
    r"approach(?:es|ing)|near(?:s|ing)",
    "about": r"about|around|roughly|approximately|approx\.?|some|estimated|circa|or so|~|≈",
}
_BEFORE = tuple(
    (re.compile(rf"(?<!\w)(?:{words})(?:\s+an?)?\s*$", re.IGNORECASE), name)
    for name, words in _BOUNDS.items()
)
_EITHER = re.compile(
    r"\s+or\s+(?:(more|above|higher|over|greater)|less|fewer|below|lower|under)\b", re.IGNORECASE
)
# "cap the commission that platforms may charge at 18 percent"
_CAPPED = re.compile(
    r"\b(?:cap|limit)(?:s|ped|ed|ping|ing)?\b[^.,;:0-9]{1,70}\b(?:at|to)\s*$", re.IGNORECASE
)
_CEILING = re.compile(rf"\b(?:{_REACHED})\s*$", re.IGNORECASE)
# "handed over 65,000", "took over 300": there the word belongs to the verb.
_PHRASAL = re.compile(
    r"\b(?:hand|turn|tak|carri|pass|pull|mov|sign|switch|roll|cross|bring|giv)(?:e|es|ed|ing|s|en)?\s+over\s*$|"
    r"\b(?:took|won|ran|brought|gave|made)\s+over\s*$",
    re.IGNORECASE,
)


def bound(text: str, start: int, end: int) -> Bound:
    """Return the bound that the words around a figure put on it, in English or in Chinese."""
    before = text[max(0, start - 24) : start]
    if _PHRASAL.search(before):
        return ""
    for pattern, name in _BEFORE:
        if pattern.search(before):
            return name
    if _CAPPED.search(text[max(0, start - 90) : start]):
        return "under"
    either = re.match(
        r"\s+or\s+(?:(more|above|higher|over|greater)|(less|fewer|below|lower|under))\b",
        text[end : end + 12],
    )
    if either:
        return "over" if either[1] else "under"
    return bound_around(text, start, end)


def reaches_ceiling(text: str, start: int) -> bool:
    """Whether the figure at `start` is a ceiling that is itself reached: up to, as many as."""
    return _CEILING.search(text[max(0, start - 24) : start]) is not None
