"""A text as lines: page furniture off, numbers and heading marks told from the words they stand before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from drafter.house.furniture import is_furniture, starts_tail, unglued
from drafter.house.markdown import plain
from drafter.house.scraped import read_rows, without_marks

_NUMBER = re.compile(
    r"^(?:(?:(?:No\\?\.|Story|Item) )?(\d{1,2})\s?(?:\ufe0f?\u20e3|\\?[.)．、:|])"
    r"|\\?\((\d{1,2})\\?\)|\\?#(\d{1,2})\b[.:)]?|(\d{1,2}) [–—-](?= (?:\D|\d+ [A-Z])))"
    r"(?:\s+(?=\S)|(?=[^\d\s]))(.+)$"
)
_NUMBER_ALONE = re.compile(r"^(?:#{1,6}\s+)?(?:\*\*)?(?:\d{1,2}\\?[.)]|#\d{1,2})(?:\*\*)?$")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)(?:\s+#+)?$")
_LIST_MARK = re.compile(r"^[-*+]\s+")
_MARKDOWN = re.compile(r"#{1,6}\s|\d{1,2}\\[.)]|!?\[.*\]\(\S+\)|\*\*\S")
CLOSING = re.compile(
    r"^(?:(?:(?i:(?:wrapping|wrap)[ -]?(?:(?:it|this|that|things|everything)(?: all)? )?up"
    r"|to wrap(?: it)? up|(?:summing|to sum) (?:it )?up|that[’']s (?:a wrap|all for (?:this week|now))"
    r"|in closing|in conclusion"
    r"|conclusion|(?:closing|final|parting) (?:thoughts?|words?|notes?)|the bottom line|signing off"
    r"|until next (?:week|time)))\s*[:.!…]*$|Wrapping Up(?=[A-Z]))"
)
OWN_NAME = re.compile(r"\b(?:digest|weekly|newsletter)\b", re.I)
# Words a headline may write small.
SMALL = frozenset(
    """a an and are as at but by for from if in into is its nor of off on onto or out over per so
    than that the their to up via vs with yet""".split()
)
_STOPPED = re.compile(r"[.。;][”’\"')]*$")
_WORD = re.compile(r"[^\W_][\w’'.&-]*")


@dataclass(frozen=True)
class Line:
    """One line that is no furniture, and what its form says about it."""

    row: str  # as it stands
    words: str  # without heading marks and escapes
    text: str  # without a number, too
    number: int | None
    level: int  # as a heading, 1 to 6; 0 for none

    @property
    def marked(self) -> bool:
        return self.level > 0

    @cached_property
    def length(self) -> int:
        return len(_WORD.findall(self.text))

    @cached_property
    def main(self) -> list[str]:
        """Its words that carry meaning, figures left out."""
        words = (word for word in _WORD.findall(self.text) if word[0].isalpha())
        return [word for word in words if word.lower() not in SMALL]

    @cached_property
    def titled(self) -> bool:
        """Whether most of its main words begin with a capital."""
        capitals = sum(any(letter.isupper() for letter in word) for word in self.main)
        return bool(self.main) and self.length <= 20 and capitals >= 0.75 * len(self.main)

    @cached_property
    def ended(self) -> bool:
        return self.text.rstrip("”’\"')").endswith((".", "。", ";", ":", ","))

    @cached_property
    def prose(self) -> bool:
        return self.length >= 8 and not (self.titled and not self.ended)

    @cached_property
    def closes(self) -> bool:
        return bool(CLOSING.match(self.text))


def read_lines(text: str) -> list[Line]:
    """Return the lines of a page or a draft that belong to the issue, in order, none empty."""
    rows = [unglued(row) for row in read_rows(text)]
    rows = _join_numbers([row for row in rows if row])
    escaped = any(_MARKDOWN.match(row) for row in rows)
    lines = [line for row in rows if (line := _line(row, escaped)).words]
    return [line for line in _above_tail(lines) if not is_furniture(line.words)]


def _above_tail(lines: list[Line]) -> list[Line]:
    closing = next((i for i, line in enumerate(lines) if i and line.closes), len(lines) // 2)
    for index in range(closing + 1, len(lines)):
        if starts_tail(lines[index].words):
            return lines[:index]
    return lines


def _join_numbers(rows: list[str]) -> list[str]:
    """Put a number that stands on a line of its own before the line it numbers."""
    joined: list[str] = []
    for row in rows:
        if joined and _NUMBER_ALONE.match(joined[-1]):
            joined[-1] = f"{joined[-1].rstrip('*')} {row}"
        else:
            joined.append(row)
    return joined


def join_headlines(lines: list[Line]) -> list[Line]:
    """Put together a headline that was broken over two lines."""
    joined: list[Line] = []
    for index, line in enumerate(lines):
        before_prose = any(next_.prose and next_.number is None for next_ in lines[index + 1 :][:1])
        if joined and before_prose and _continues(joined[-1], line):
            first = joined[-1]
            joined[-1] = replace(
                first,
                words=f"{first.words} {line.words}",
                text=f"{first.text} {line.text}",
            )
        else:
            joined.append(line)
    return joined


def _continues(first: Line, second: Line) -> bool:
    if first.marked or second.marked or second.number is not None or OWN_NAME.search(first.text):
        return False
    headline = first.titled and first.length >= 4 and not _STOPPED.search(first.text)
    rest = (second.titled or not second.main) and not second.ended and not second.closes
    return headline and rest and first.length + second.length <= 16


def _line(row: str, escaped: bool) -> Line:
    heading = _HEADING.match(row)
    text = without_marks(heading[2] if heading else row)
    if escaped:
        text = _LIST_MARK.sub("", text)
    numbered = _NUMBER.match(text)
    body = numbered[5] if numbered else text
    return Line(
        row=row,
        words=plain(text) if escaped else text,
        text=plain(body) if escaped else body,
        number=int(next(filter(None, numbered.groups()))) if numbered else None,
        level=len(heading[1]) if heading else 0,
    )
