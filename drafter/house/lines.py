"""A text as lines: page furniture off, numbers and heading marks told from the words they stand before."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from drafter.house.markdown import plain

_BLANK = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff"
_ENTITY = re.compile(
    r"(?<!\\)&(?:amp|nbsp|quot|lt|gt|[lr][sd]quo|[nm]dash|hellip|#\d+|#x[\da-fA-F]+);"
)
_COMMENTS = r"(?:Comments?|Commentaires?|Kommentare|Comentarios|Comentários|Commenti)"
_GLUED_AHEAD = re.compile(r"^top of page\s*", re.I)
_GLUED_BEHIND = re.compile(
    rf"(?:(?<=[.!?”’\"')])|^)\s*(?:{_COMMENTS}(?:\s*\d+)?\s*)?(?:[Bb]ottom of page)?$"
)
_COMMENTS_LINE = re.compile(rf"^(?:\d+\s+)?{_COMMENTS}(?:\s*\(?\d+\)?)?(?=$|Write a comment)", re.I)
_FURNITURE = re.compile(
    r"^(?:(?:top|bottom) of page|writer(?:[’']s picture|:).*|skip to (?:main )?content|all posts|search"
    r"|log ?in(?: / sign ?up)?|sign ?up|share|recent posts|see all|updated:.*|post not marked as liked"
    r"|\d+ (?:views?|likes?|comments?|min(?:ute)?s? read)|rated .* stars?\.?"
    r"|\d+ (?:hours?|days?) ago|[A-Z][a-z]{2} \d{1,2}|(?:written )?by \S+(?: \S+)?)$",
    re.I,
)
_NUMBER = re.compile(r"^(\d{1,2})\s?[.)．、:](?:\s+(?=\S)|(?=[^\d\s]))(.+)$")
_NUMBER_ALONE = re.compile(r"^(?:#{1,6}\s+)?\d{1,2}[.)]$")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)(?:\s+#+)?$")
_BOLD_HEADLINE = re.compile(r"^\*\*(\d{1,2}[.)].+?)\*\*$")
CLOSING = re.compile(
    r"^(?:(?:(?i:wrapping|wrap)[ -]?(?i:up)|(?i:to wrap up|in closing|in conclusion|conclusion"
    r"|(?:closing|final) (?:thoughts?|words?|notes?)|signing off|until next (?:week|time)))\s*[:.!…]*$"
    r"|Wrapping Up(?=[A-Z]))"
)
# Words a headline may write small.
_SMALL = frozenset(
    """a an and are as at but by for from if in into is its nor of off on onto or out over per so
    than that the their to up via vs with yet""".split()
)
_WORD = re.compile(r"[^\W_][\w’'.&-]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is no furniture, and what its form says about it."""

    row: str  # as it stands
    words: str  # without heading marks and escapes
    text: str  # without a number, too
    number: int | None
    marked: bool  # as a heading

    @property
    def length(self) -> int:
        return len(_WORD.findall(self.text))

    @property
    def titled(self) -> bool:
        """Whether most of its words that carry meaning begin with a capital."""
        words = [word for word in _WORD.findall(self.text) if word[0].isalpha()]
        main = [word for word in words if word.lower() not in _SMALL]
        capitals = sum(any(letter.isupper() for letter in word) for word in main)
        return bool(main) and self.length <= 20 and capitals >= 0.75 * len(main)

    @property
    def ended(self) -> bool:
        return self.text.rstrip("”’\"')").endswith((".", "。", ";", ":", ","))

    @property
    def prose(self) -> bool:
        return self.length >= 8 and not (self.titled and not self.ended)

    @property
    def closes(self) -> bool:
        return bool(CLOSING.match(self.text))


def read_lines(text: str) -> list[Line]:
    """Return the lines of a page or a draft that belong to the issue, in order, none empty."""
    text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    rows = [row.strip(_BLANK + "\r") for row in text.splitlines()]
    rows = [_GLUED_BEHIND.sub("", _GLUED_AHEAD.sub("", row)) for row in _cut_comments(rows)]
    rows = _join_numbers([row for row in rows if row and not _FURNITURE.match(row)])
    escaped = any(_HEADING.match(row) for row in rows)
    return [_line(row, escaped) for row in rows]


def _cut_comments(rows: list[str]) -> list[str]:
    """Drop what follows the heading of a page's comments: other posts, forms."""
    for index, row in enumerate(rows):
        if _COMMENTS_LINE.match(row) and index > len(rows) // 2:
            return rows[:index]
    return rows


def _join_numbers(rows: list[str]) -> list[str]:
    """Put a number that stands on a line of its own before the line it numbers."""
    joined: list[str] = []
    for row in rows:
        if joined and _NUMBER_ALONE.match(joined[-1]):
            joined[-1] += f" {row}"
        else:
            joined.append(row)
    return joined


def _line(row: str, escaped: bool) -> Line:
    heading = _HEADING.match(row) or _BOLD_HEADLINE.match(row)
    text = heading[1] if heading else row
    numbered = _NUMBER.match(text)
    body = numbered[2] if numbered else text
    return Line(
        row=row,
        words=plain(text) if escaped else text,
        text=plain(body) if escaped else body,
        number=int(numbered[1]) if numbered else None,
        marked=row.startswith("#") and bool(heading),
    )
