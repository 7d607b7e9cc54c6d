"""The form of an item: breaches of the house style, and the headline."""

from __future__ import annotations

import re

from drafter.house import check, title_case
from drafter.model import Issue
from eval.record import UNSCORED, Score
from eval.scorers.material import Draft

_TEASES = re.compile(
    r"(?:how|why|what|when|who|here(?:’|')?s?|this|these|meet|inside|everything|watch|top \d+|\d+ "
    r"(?:ways|things|reasons))\b|.*\?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_LITTLE = frozenset(
    """a an the and or but as at by for from in into of off on onto out over per to up via with after
        before amid is are was be has have its their his her it that new says said will""".split()
)
_STEM = 4  # letters by which “raises” is known in “raised”
_IN_LEAD = 1 / 3  # of the headline's words


def house_breaches(draft: Draft) -> Score:
    """Return how many breaches of the house style the item has."""
    found = [each for each in check(Issue(items=[draft.item]), draft.style) if each.where]
    return Score(float(len(found)), tuple(f"{each.rule}: {each.message}" for each in found))


def headline(draft: Draft) -> Score:
    """Return which share of three things a headline does: fits in length, keeps its case, has the news.

    It has the news when a third of its words stand in the lead, and when it teases nobody.
    """
    text = draft.item.headline
    if not text:
        return UNSCORED
    limits = draft.style.limits
    low, high = limits.headline_words.breach
    short, long = limits.headline_characters.breach
    faults = []
    if not low <= len(text.split()) <= high or not short <= len(text) <= long:
        faults.append(f"length: {len(text.split())} words, {len(text)} characters")
    if title_case(text, draft.style) != text or (text.isupper() and len(text) > short):
        faults.append("case: not in title case")
    if _TEASES.match(text):
        faults.append("news: it teases instead of telling")
    elif _shared(text, draft.item.paragraphs[0] if draft.item.paragraphs else "") < _IN_LEAD:
        faults.append("news: the lead does not tell what it says")
    return Score(1 - len(faults) / 3, tuple(faults), ((0, len(text)),) if faults else ())


def _shared(head: str, lead: str) -> float:
    words = [word for word in _WORD.findall(head.lower()) if word not in _LITTLE]
    beginnings = {word[:_STEM] for word in _WORD.findall(lead.lower())}
    return sum(word[:_STEM] in beginnings for word in words) / len(words) if words else 0.0
