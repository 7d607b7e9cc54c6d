"""From text to an issue: published pages with their furniture, and drafts of ours.

Two forms are told apart. In our own markdown every item starts with a marked line, `## 1. Headline`,
and nothing else is an item. On a published page a headline is known by its number, its capitals and
the prose that follows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from drafter.errors import UsageError
from drafter.house.lines import CLOSING, OWN_NAME, Line, join_headlines, read_lines
from drafter.house.markdown import EXTRACT, SOURCES, read_sources
from drafter.model import Issue, Item

_FRAME_PROSE = re.compile(r"\bDigital Digest\b|\bour (?:latest |full )?report\b", re.I)
_REPORT = re.compile(r"\breports?\b|\bclick here\b", re.I)
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|greetings|welcome|good (?:morning|day|evening))\b"
    r"|\bdigest\b|\bhighlights\b|\bwe bring you\b",
    re.I,
)
_HELLO = re.compile(
    r"^(?:hi|hello|hey|dear|greetings|welcome|good (?:morning|day|evening))\b", re.I
)
_REPORT_LINE = re.compile(r"\bour\b.*\breports?\b|\bclick here\b", re.I)
_BULLET = re.compile(r"^(?:[•·▪◦‣●]\s*|[-*–]\s+)")
_CREDITED = re.compile(
    r"(?:\(|[.|] )(?:image|photo|picture|illustration|credit)s?(?: credit| by)?\s?[:：][^.]*$", re.I
)
_CAPTION = re.compile(r"^(?:image|photo|picture|source|illustration|video)s?\b.{0,20}[:：]", re.I)
_ISSUE_NUMBER = re.compile(
    r"(?:^|\b)(?:issue|edition)\s*(?:no\.?|#)?\s*(\d{1,4})\b|#(\d{1,4})\b", re.I
)
_DATE_FORMS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y-%m-%d")


@dataclass(frozen=True, slots=True)
class Outline:
    """Where the parts of an issue lie in its lines."""

    lines: list[Line]
    found: list[int]  # the headlines
    end: int  # of the last item
    own: bool  # whether it is a draft of ours, which has no furniture

    @classmethod
    @lru_cache(maxsize=2)  # whoever reads an issue asks for its doubts, too
    def of(cls, text: str) -> Outline:
        """Raise UsageError when there is no item."""
        lines = read_lines(text)
        marked = _is_draft(lines)
        if not marked:
            lines = join_headlines(lines)
        found = _marked_headlines(lines) if marked else _page_headlines(lines)
        if len(found) > 1 and lines[found[-1]].closes:
            found.pop()  # some pages number the closing as well
        if not found:
            raise UsageError(
                "No item was found. An item starts with a line such as “## 1. Headline” or “1."
                " Headline”, or a headline in capitals on a line of its own, followed by a paragraph."
            )
        own = marked and lines[0].level == 1 and lines[found[0]].level == 2
        return cls(lines, found, _closing(lines, found[-1], marked), own)

    @property
    def spans(self) -> list[list[Line]]:
        """The lines of each item, its headline first."""
        ends = [*self.found[1:], self.end]
        return [self.lines[a:b] for a, b in zip(self.found, ends, strict=True)]

    @property
    def tail(self) -> list[Line]:
        return self.lines[self.end :]

    def issue(self) -> Issue:
        tail = self.tail if self.own else _above_site(self.tail)
        issue = Issue(items=[_item(lines, self.own) for lines in self.spans])
        return _opened(_closed(issue, tail), self.lines[: self.found[0]], self.own)


def parse(text: str) -> Issue:
    """Read an issue from a published page's text or a draft of ours.

    Headlines come without their numbers, otherwise as printed; the frame's words come as the text has
    them, empty where it has none. Raises UsageError when no item can be found.
    """
    return Outline.of(text).issue()


# ── headlines ────────────────────────────────────────────────────────────────────────────────


def _is_draft(lines: list[Line]) -> bool:
    """Whether items start with `## N.` and no line without the mark has a number that is missing."""
    numbers = {line.number for line in lines if line.marked and line.number is not None}
    last = max(numbers, default=0)
    missing = {*range(1, last + 2)} - numbers
    bare = (line for line in lines if not line.marked and line.number in missing)
    return bool(numbers) and not any(line.titled and line.length >= 4 for line in bare)


def _marked_headlines(lines: list[Line]) -> list[int]:
    return [index for index, line in enumerate(lines) if line.marked and line.number is not None]


def _page_headlines(lines: list[Line]) -> list[int]:
    """Return where items start; on a numbered page a line without number only where one is missing."""
    numbered = _openings(lines, numbered=True)
    found = _openings(lines)
    if len(numbered) < 2:
        return found
    numbers = [lines[index].number or 0 for index in numbered]
    starts = zip([-1, *numbered[:-1]], numbered, strict=True)
    steps = zip([0, *numbers[:-1]], numbers, strict=True)
    gaps = [gap for gap, (low, high) in zip(starts, steps, strict=True) if high > low + 1]
    lost = [index for index in found if any(start < index < stop for start, stop in gaps)]
    return sorted({*numbered, *lost})


def _openings(lines: list[Line], numbered: bool = False) -> list[int]:
    found: list[int] = []
    expected = 1
    for index in range(_first_body_line(lines), len(lines)):
        line = lines[index]
        if found and line.closes:
            break
        following = lines[index + 1] if index + 1 < len(lines) else None
        previous = lines[index - 1] if index else None
        # A heading of another level is a sub-heading, or the site's.
        other = found and line.number is None and line.level != lines[found[0]].level
        if other or (numbered and line.number is None):
            continue
        if _opens_item(line, previous, following, expected):
            found.append(index)
            expected = (line.number or expected) + 1
    return found


def _first_body_line(lines: list[Line]) -> int:
    """Return where items may start: a page's title looks like a headline, so it is passed over."""
    prose = next((index for index, line in enumerate(lines) if line.prose), len(lines))
    numbered = next((i for i, line in enumerate(lines) if line.number == 1 and line.titled), None)
    if numbered is not None:
        return min(numbered, prose + 1)
    if prose == len(lines):
        return 0
    above = " ".join(line.text for line in lines[:prose])
    greets = prose == 0 or _GREETING.search(lines[prose].text)
    only_title = prose == 1 and OWN_NAME.search(above)
    return prose + 1 if greets or only_title else prose - 1


def _opens_item(line: Line, previous: Line | None, following: Line | None, expected: int) -> bool:
    before_prose = following is not None and following.prose and following.number is None
    if line.number is None:
        long_enough = line.length >= 5 and len(line.text) >= 30 and before_prose
        shaped = (line.titled and long_enough) or (line.level > 1 and before_prose)
        return shaped and not line.ended and not _CAPTION.match(line.text)
    if line.titled:
        return (line.number == expected and (before_prose or line.length >= 6)) or (
            before_prose and line.length >= 4
        )
    in_list = previous is not None and previous.number == line.number - 1
    return line.number == expected and before_prose and not line.ended and not in_list


def _closing(lines: list[Line], last: int, marked: bool) -> int:
    """Return where the last item ends."""
    for index in range(last + 1, len(lines)):
        line = lines[index]
        if line.closes or (marked and 0 < line.level <= lines[last].level):
            return index
    end = len(lines)
    while end > last + 2 and _FRAME_PROSE.search(lines[end - 1].text):
        end -= 1
    return end


# ── parts ────────────────────────────────────────────────────────────────────────────────────


def _item(lines: list[Line], own: bool) -> Item:
    body = lines[1:]
    words = [line.words for line in body if not line.row.startswith((SOURCES, EXTRACT))]
    return Item(
        headline=lines[0].text,
        paragraphs=words if own else [_BULLET.sub("", text) for text in _uncaptioned(words)],
        sources=tuple(
            source
            for line in body
            if line.row.startswith(SOURCES)
            for source in read_sources(line.row)
        ),
        extract=any(line.row.startswith(EXTRACT) for line in body),
    )


def _uncaptioned(words: list[str]) -> list[str]:
    """Leave out what stands below a picture: a credit, or a few words between headline and lead."""
    words = [text for text in words if not (_CREDITED.search(text) and len(text.split()) <= 25)]
    short = len(words) > 1 and len(words[0].split()) <= 12 and words[0][-1].isalnum()
    return words[1:] if short and len(words[1].split()) > 12 else words


def _above_site(tail: list[Line]) -> list[Line]:
    """Leave out what a site prints below the closing: all that follows the report line."""
    closing = 1 if tail and (tail[0].marked or tail[0].closes) else 0
    for index, line in enumerate(tail[1:], start=1):
        if index > closing and _REPORT_LINE.search(line.words):
            return tail[: index + 1]
        if not (line.prose or line.ended):
            return tail[:index]
    return tail


def _opened(issue: Issue, head: list[Line], own: bool) -> Issue:
    """Add what stands before the first item: title, number and date, greeting."""
    first = next((index for index, line in enumerate(head) if line.prose), len(head))
    names = [line for line in head[:first] if not (_dated(line) or _byline(line))]
    title = (i for i, line in enumerate(names) if line.level == 1 or OWN_NAME.search(line.text))
    names = names[next(title, 0) :]  # what stands above the title is the site's
    numbers = [found for line in head[:first] if (found := _ISSUE_NUMBER.search(line.words))]
    greeting = [*names[1:], *head[first:]]
    if not own:
        hello = next((i for i, line in enumerate(head) if _HELLO.search(line.words)), first)
        greeting = head[hello:]
    return replace(
        issue,
        title=names[0].words if names else "",
        number=int(numbers[0][1] or numbers[0][2]) if numbers else None,
        date=next((day for line in head[:first] if (day := _date(line.words))), None),
        greeting="\n\n".join(line.words for line in greeting),
    )


def _dated(line: Line) -> bool:
    """Whether the line says nothing but the issue's number or date."""
    number = _ISSUE_NUMBER.fullmatch(line.words)
    return bool(number or _date(line.words)) and not line.marked


def _byline(line: Line) -> bool:
    return line.length <= 2 and line.words[-1].isalnum() and not line.marked


def _date(words: str) -> date | None:
    """Return the date of a line that is a date, alone or after the issue's number."""
    for part in re.split(r"[·|]", words):
        day = re.sub(r"^(?:published|posted)(?: on)?:? ", "", part.strip(), flags=re.I)
        for form in _DATE_FORMS:
            try:
                return datetime.strptime(day, form).date()
            except ValueError:
                continue
    return None


def _closed(issue: Issue, tail: list[Line]) -> Issue:
    """Add what stands after the last item: closing and report line."""
    title, rows = "", [line.words for line in tail]
    if tail and (tail[0].marked or tail[0].closes):
        glued = None if tail[0].marked else CLOSING.match(tail[0].text)
        title = glued[0] if glued else tail[0].text
        rest = tail[0].text[len(title) :]
        rows = [rest, *rows[1:]] if rest else rows[1:]
    report = rows.pop() if len(rows) > 1 and _REPORT.search(rows[-1]) else ""
    return replace(issue, closing_title=title, closing="\n\n".join(rows), report_line=report)
