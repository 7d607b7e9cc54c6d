"""Text with its marks: what a scorer named, and which source words carry which sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

from eval.record import Case

# The scorers whose spans are shown in an item, and what each is called there.
SHOWN = {
    "unsupported sentences": "unsupported",
    "figures right": "figure",
    "names right": "name",
    "must not be said": "forbidden",
    "coverage": "told",
    "copied share": "copied",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text, the class it is drawn in, and what is said of it."""

    start: int
    end: int
    kind: str
    title: str = ""


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Return escaped HTML of `text` in which overlapping marks are cut where one begins or ends."""
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    cuts = sorted({0, len(text), *(m.start for m in inside), *(m.end for m in inside)})
    parts = []
    for start, end in pairwise(cuts):
        here = [mark for mark in inside if mark.start <= start and end <= mark.end]
        piece = escape(text[start:end])
        if here:
            kinds = " ".join(dict.fromkeys(mark.kind for mark in here))
            title = "; ".join(dict.fromkeys(mark.title for mark in here if mark.title))
            piece = f'<mark class="{escape(kinds)}" title="{escape(title)}">{piece}</mark>'
        parts.append(piece)
    return "".join(parts)


def of_item(case: Case) -> list[Mark]:
    """Return the marks of an item's text: what the scorers named in it."""
    return [
        Mark(start, end, kind, scorer)
        for scorer, kind in SHOWN.items()
        if scorer in case.scores
        for start, end in case.scores[scorer].spans
    ]


def of_source(evidence: Sequence[Mapping[str, Any]], source: int) -> list[Mark]:
    """Return the marks of one source: the words that carry a sentence, with the sentence's number."""
    return [
        Mark(start, end, "evidence", f"carries sentence {number}")
        for number, sentence in enumerate(evidence, start=1)
        for place, start, end in sentence["spans"]
        if place == source
    ]
