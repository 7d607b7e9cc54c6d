"""Does the page say what was printed? Compared word for word, block by block; pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from drafter.house.scraped import read_rows, without_marks

_HEADING = re.compile(r"^#{1,6}\s+")
_NUMBER = re.compile(r"^\d{1,2}\s?[.)]\s+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ALIKE = 0.5  # share of equal words from which a row is a block that was changed
_RUN = 6  # rows that one block may be broken into
_LEAST_ADDED = (
    6  # words of a row between the items that is told as added; fewer are a caption or a button
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A headline or a paragraph as it was printed, and how an editor finds it."""

    where: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Unlike:
    """A block that reads otherwise on the page: "" on the side that does not have it."""

    where: str
    printed: str
    live: str


def compare(printed: Sequence[Block], page: str) -> list[Unlike]:
    """Return where the text or HTML of a page is not what was printed, in the order of print.

    Spaces, invisible signs and the numbers of headlines do not count; every other sign does.
    """
    rows = [row for row in map(_words, read_rows(page)) if row]
    taken = [False] * len(rows)
    found: list[Unlike] = []
    changed: list[Block] = []
    places: list[int] = []
    for block in printed:
        run = _stands(_words(block.text), rows, taken)
        if run is None:
            changed.append(block)
            continue
        places += run
        for standing in run:
            taken[standing] = True
    # Only then, so that a changed block is not taken for another that is still to be found.
    for block in changed:
        place = _nearest(_words(block.text), rows, taken)
        if place is not None:
            taken[place] = True
            places.append(place)
        found.append(
            Unlike(where=block.where, printed=block.text, live="" if place is None else rows[place])
        )
    order = {block.where: number for number, block in enumerate(printed)}
    found.sort(key=lambda each: order[each.where])
    return found + _added(rows, taken, places)


def _stands(words: str, rows: Sequence[str], taken: Sequence[bool]) -> list[int] | None:
    """Return the rows that together are exactly these words, None when there are none."""
    for start, row in enumerate(rows):
        if taken[start] or not words.startswith(row):
            continue
        joined, run = row, [start]
        while joined != words and len(run) < _RUN and run[-1] + 1 < len(rows):
            following = run[-1] + 1
            if taken[following] or not words.startswith(f"{joined} {rows[following]}"):
                break
            joined, run = f"{joined} {rows[following]}", [*run, following]
        if joined == words:
            return run
    return None


def _nearest(words: str, rows: Sequence[str], taken: Sequence[bool]) -> int | None:
    own = words.split()
    best, place = _ALIKE, None
    for number, row in enumerate(rows):
        if taken[number]:
            continue
        matcher = SequenceMatcher(None, own, row.split(), autojunk=False)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            share = matcher.ratio()
            if share > best:
                best, place = share, number
    return place


def _added(rows: Sequence[str], taken: Sequence[bool], places: Sequence[int]) -> list[Unlike]:
    if not places:
        return []
    return [
        Unlike(where="On the page only", printed="", live=rows[place])
        for place in range(min(places), max(places))
        if not taken[place] and len(rows[place].split()) >= _LEAST_ADDED
    ]


def _words(text: str) -> str:
    """Return the words of a row: no marks, no number of an item, one space between words."""
    shown = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\u00a0", " ")
    bare = without_marks(_HEADING.sub("", shown.strip()))
    return " ".join(_NUMBER.sub("", bare).split())
