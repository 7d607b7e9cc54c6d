"""What a browser, a converter or a mail program saved, as rows: one a heading, paragraph or list entry."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from itertools import pairwise

_BLANK = " \t\r\u00a0\u200b\u200c\u200d\u2060\ufeff"
_UNSEEN_SIGNS = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ENTITY = re.compile(
    r"(?<!\\)&(?:amp|nbsp|quot|lt|gt|[lr][sd]quo|[nm]dash|hellip|#\d+|#x[\da-fA-F]+);"
)
_SAVED_PAGE = re.compile(r"\s*<(?:!doctype|\?xml|!--|[a-z][a-z0-9]*[\s/>])", re.I)
_UNSEEN = frozenset(
    """aside button figcaption footer form iframe nav noscript script select style svg template
    textarea title""".split()
)
_INLINE = frozenset(
    "a abbr b bdi cite code em font i ins mark q s small span strong sub sup time u wbr".split()
)
_RULE = re.compile(r"(?:[-*_=]\s*){3,}")
_TARGET = r"\(\s*(?:<[^<>]*>|[^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\s*\)"
_IMAGE = re.compile(rf"(?<!\\)!\[(?:\\.|[^\[\]\\])*\]{_TARGET}")
_LINK = re.compile(rf"(?<!\\)\[((?:\\.|[^\[\]\\])*)\]{_TARGET}")
_BOLD = re.compile(r"(?<![\\*])\*\*(?=[^\s*])(.+?)(?<=[^\s\\])\*\*")
_SLANTED = re.compile(r"(?<![\w\\*])([*_]{1,2})(?=[^\s*_])((?:\\.|[^*_\\])+)(?<=\S)\1(?![\w*])")
_WIDEST = 120  # characters of a line that a mail program breaks; a paragraph on one line is longer
_NARROWEST = 40
_SLACK = 6  # a row may end in a long word where none that goes on in small letters did
_ENTRY = re.compile(r"[-*+•·] ")
_UNFINISHED = re.compile(r"[^\W_],?$")
_STARTS_ANEW = re.compile(r"#{1,6} |[-*+•·>] |\(?\d{1,2}\\?[.)](?!\d)|#\d")


def read_rows(text: str) -> list[str]:
    """Return the rows of a text, stripped, none empty; a saved page's headings become `## `."""
    if _SAVED_PAGE.match(text):
        page = _Page()
        page.feed(text)
        page.close()
        text = "".join(page.pieces)
    text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    text = _UNSEEN_SIGNS.sub("", text)
    rows = [" ".join(row.split()).strip(_BLANK) for row in _unwrapped(text.splitlines())]
    rows = _unbroken(rows)
    return [row for row in rows if row and not _RULE.fullmatch(row)]


def without_marks(row: str) -> str:
    """Return the words of a row without a converter's pictures, links and emphasis; escapes stay."""
    row = _LINK.sub(r"\1", _IMAGE.sub("", row))
    return _SLANTED.sub(r"\2", _BOLD.sub(r"\1", row)).strip(_BLANK)


class _Page(HTMLParser):
    """Collects the words of a page that belong to its text, a line each heading, paragraph or entry."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag not in _INLINE:
            self.pieces.append("\n\n")
        if re.fullmatch(r"h[1-6]", tag):
            self.pieces.append("#" * int(tag[1]) + " ")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag not in _INLINE:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(re.sub(r"\s+", " ", data))


def _unbroken(rows: list[str]) -> list[str]:
    """Join a paragraph that a stray line break cut within a sentence; entries of a list are shorter."""
    joined: list[str] = []
    for row in rows:
        cut = bool(joined) and len(joined[-1]) > _WIDEST and _UNFINISHED.search(joined[-1])
        if cut and row[:1].islower() and not _STARTS_ANEW.match(joined[-1]):
            joined[-1] += f" {row}"
        else:
            joined.append(row)
    return joined


def _unwrapped(rows: list[str]) -> list[str]:
    """Join again what was broken at a fixed width: where the next word would not have fitted."""
    rows = [row.expandtabs().rstrip(_BLANK) for row in rows]
    width = _broken_at(rows)
    if not width:
        return rows
    joined: list[str] = []
    last = 0  # the width of the row before
    for row in rows:
        words = row.split()
        if words and last and _continues(last, row, width):
            glue = "" if re.search(r"\w-$", joined[-1]) else " "
            joined[-1] += f"{glue}{' '.join(words)}"
        else:
            joined.append(row)
        last = len(row) if len(row) <= width + _SLACK else 0
    return joined


def _continues(last: int, row: str, width: int) -> bool:
    """Whether a row goes on with the one before, which is `last` characters wide."""
    start = row.strip()
    full = last + 1 + len(start.split()[0]) > width
    return full and len(row) <= width + _SLACK and not _STARTS_ANEW.match(start)


def _broken_at(rows: list[str]) -> int:
    """Return the width at which rows are broken, 0 for none: a row that starts small goes on."""
    full = [
        (len(first), len(second.split()[0]), second.strip()[0].islower())
        for first, second in pairwise(rows)
        if _NARROWEST <= len(first) <= _WIDEST
        and second.strip()
        and len(second) <= _WIDEST
        and not _STARTS_ANEW.match(second.strip())
        and not _ENTRY.match(first.strip())
        and not first.endswith(";")
    ]
    sure = [(width, word) for width, word, goes_on in full if goes_on]
    if len(sure) < 2:
        return 0
    widest = max(width for width, _ in sure)
    # Where the next word would have fitted, no width broke the row: these are entries of a list.
    if sum(width + 1 + word < widest - _SLACK for width, word in sure) > len(sure) / 10:
        return 0
    return max(width for width, *_ in full if width <= widest + _SLACK)
