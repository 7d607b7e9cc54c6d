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
    "over": r"more than|over|above|at least|exceed(?:s|ed|ing)?|upwards? of|top(?:s|ped|ping)|"
    r"(?:to|will|could|would|may|might|should) top|"
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
# Not "12.4 billion or over 96 percent": there the word is of the figure that follows.
_EITHER = re.compile(
    r"\s+or\s+(?:(more|above|higher|over|greater)|(?:less|fewer|below|lower|under))\b"
    r"(?!\s+(?:than\s)?(?:[A-Z]{0,3}[$€£¥]|RMB|[0-9]|half\b|an?\b))"
)
# What an amount passes it is more than; a body that passed 12 rules made no more than 12.
_PASSED = re.compile(
    r"\b(?:pass(?:ed|ing)?|cross(?:ed|es|ing)?|(?<!the )(?<!last )past|(?:broke|broken|breaks|breaking)"
    r"(?: through)?)(?: the)?\s*$",
    re.IGNORECASE,
)
_HANDED = re.compile(r"\s+(?:on to|over|along|down|to)\b", re.IGNORECASE)
_LARGE = re.compile(r"illion|thousand|[$€£¥%]|percent|RMB|[0-9],[0-9]{3}", re.IGNORECASE)
# "cap the commission that platforms may charge at 18 percent"
_CAPPED = re.compile(
    r"\b(?:cap|limit)(?:s|ped|ed|ping|ing)?\b(?!-| (?:time|period|edition|offer|run|number|company)\b)"
    r"[^.,;:0-9]{1,70}\b(?:at|to)\s*$",
    re.IGNORECASE,
)
_CEILING = re.compile(rf"\b(?:{_REACHED})\s*$", re.IGNORECASE)
# "handed over 65,000", "took over 300": there the word belongs to the verb.
_PHRASAL = re.compile(
    r"\b(?:hand|turn|tak|carri|pass|pull|mov|sign|switch|roll|cross|bring|giv)(?:e|es|ed|ing|s|en)?\s+over\s*$|"
    r"\b(?:took|won|ran|brought|gave)\s+over\s*$",
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
    if _PASSED.search(before) and _LARGE.search(text[start:end]) and not _HANDED.match(text, end):
        return "over"
    either = _EITHER.match(text, end)
    if either:
        return "over" if either[1] else "under"
    return bound_around(text, start, end)


def reaches_ceiling(text: str, start: int) -> bool:
    """Whether the figure at `start` is a ceiling that is itself reached: up to, as many as."""
    return _CEILING.search(text[max(0, start - 24) : start]) is not None
