"""Where a text cannot be read whole: what would be lost, or taken for what it is not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from drafter.errors import UsageError
from drafter.house.lines import OWN_NAME, Line
from drafter.house.reading import Outline

_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]*>")
_ENDED = re.compile(r"[.!?…。:;][”’\"')\]]*$")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line at which a reader should look before the issue is trusted; lines count from 1."""

    line: int
    text: str
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason} “{self.text}”"


def doubts(text: str) -> list[Doubt]:
    """Return what speaks against having read this issue whole, in the order of its lines.

    A text without an item has one doubt: why none was found.
    """
    if not text.strip():
        return [Doubt(1, "", "The text is empty.")]
    try:
        outline = Outline.of(text)
    except UsageError as error:
        first = next(line.strip() for line in text.splitlines() if line.strip())
        return [_placed(text, first, str(error))]
    found = [
        *_numbering(outline),
        *_bodies(outline),
        *_lost(outline),
        *_ending(outline),
        *_nature(outline),
    ]
    placed = [_placed(text, line.words, reason) for line, reason in found]
    if "\ufffd" in text:
        damaged = next(line for line in text.splitlines() if "\ufffd" in line)
        placed.append(_placed(text, damaged, "Letters were lost when this was saved."))
    return sorted(placed, key=lambda doubt: doubt.line)


def _numbering(outline: Outline) -> Iterator[tuple[Line, str]]:
    """Yield headlines whose number does not follow; one without number counts on."""
    headlines = [lines[0] for lines in outline.spans]
    if all(line.number is None for line in headlines):
        return
    last = 0
    for line in headlines:
        number = last + 1 if line.number is None else line.number
        if number > last + 1:
            before = f"follows {last}" if last else "comes first"
            yield line, f"Number {number} {before}: items seem to be missing before it."
        elif number <= last:
            yield line, f"Number {number} follows {last}."
        last = number


def _bodies(outline: Outline) -> Iterator[tuple[Line, str]]:
    for lines, item in zip(outline.spans, outline.issue().items, strict=True):
        if not item.paragraphs:
            yield lines[0], "No paragraph follows this headline."


def _lost(outline: Outline) -> Iterator[tuple[Line, str]]:
    """Yield lines that look like the headline of an item and were not read as one."""
    numbered = any(lines[0].number is not None for lines in outline.spans)
    for line, following in pairwise(outline.tail):
        if _is_headline(line, following, numbered) and not line.closes:
            yield line, "This looks like an item behind the last one."
    if not numbered or outline.own:
        return
    *others, last = outline.spans
    hidden = [first for first, second in pairwise(last[1:]) if _is_headline(first, second)]
    # A publication that has sub-headings has them in other items, too.
    if not any(_is_headline(a, b) for lines in others for a, b in pairwise(lines[1:])):
        for line in hidden:
            yield line, "This looks like an item without a number."


def _is_headline(line: Line, following: Line, numbered: bool = False) -> bool:
    shaped = line.titled and not line.ended and line.length >= 5 and len(line.text) >= 30
    before_prose = following.prose and following.number is None
    return shaped and before_prose and (line.number is not None or not numbered)


def _ending(outline: Outline) -> Iterator[tuple[Line, str]]:
    last = outline.spans[-1][-1]
    if outline.tail or outline.own or len(outline.spans[-1]) == 1:
        return
    if not _ENDED.search(last.words):
        yield last, "The text breaks off here."
    elif outline.issue().greeting:
        yield last, "The issue has a greeting and no closing: it may be cut off here."


def _nature(outline: Outline) -> Iterator[tuple[Line, str]]:
    """Yield the first line of a text that may be no issue at all."""
    headlines = [lines[0] for lines in outline.spans]
    issue = outline.issue()
    named = issue.greeting or OWN_NAME.search(issue.title)
    if outline.own or named or any(line.number is not None for line in headlines):
        return
    yield headlines[0], "Neither a greeting nor a number says that this is an issue."


def _placed(text: str, words: str, reason: str) -> Doubt:
    """Return the doubt with the number of the line in `text` that has these words."""
    wanted = _WORD.findall(words)[:6]
    for number, row in enumerate(text.splitlines(), start=1):
        plain = _WORD.findall(_TAG.sub(" ", html.unescape(row)))
        if any(plain[at : at + len(wanted)] == wanted for at in range(len(plain) or 1)):
            return Doubt(number, words[:80], reason)
    return Doubt(1, words[:80], reason)
