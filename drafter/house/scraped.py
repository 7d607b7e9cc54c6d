"""What a browser, a converter or a mail program saved, as rows: one a heading, paragraph or list entry."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

_BLANK = " \t\r\u00a0\u200b\u200c\u200d\u2060\ufeff"
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
_TARGET = r"\(\s*<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?(?:\s+\"[^\"]*\")?\s*\)"
_IMAGE = re.compile(rf"(?<!\\)!\[(?:\\.|[^\[\]\\])*\]{_TARGET}")
_LINK = re.compile(rf"(?<!\\)\[((?:\\.|[^\[\]\\])*)\]{_TARGET}")
_BOLD = re.compile(r"(?<![\\*])\*\*(?=[^\s*])(.+?)(?<=[^\s\\])\*\*")
_SLANTED = re.compile(r"(?<![\w\\*])([*_]{1,2})(?=[^\s*_])((?:\\.|[^*_\\])+)(?<=\S)\1(?![\w*])")
_WIDEST = 120  # characters of a line that a mail program breaks; a paragraph on one line is longer


def read_rows(text: str) -> list[str]:
    """Return the rows of a text, stripped, none empty; a saved page's headings become `## `."""
    if _SAVED_PAGE.match(text):
        page = _Page()
        page.feed(text)
        page.close()
        text = "".join(page.pieces)
    text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    rows = [row.strip(_BLANK) for row in text.splitlines()]
    return [row for row in _unwrapped(rows) if row and not _RULE.fullmatch(row)]


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


def _unwrapped(rows: list[str]) -> list[str]:
    """Join again what was broken at a fixed width: where the next word would not have fitted."""
    width = max(map(len, rows), default=0)
    if width > _WIDEST:
        return rows
    joined: list[str] = []
    last = ""
    for row in rows:
        if row and last and len(last) + 1 + len(row.split()[0]) > width:
            joined[-1] += row if re.search(r"\w-$", last) else f" {row}"
        else:
            joined.append(row)
        last = row
    return joined
