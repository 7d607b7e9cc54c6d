"""A parsed page to the words of its article."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from drafter.ingest.extract_markup import visible

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_NOTHING_SHOWN = 200  # characters
_LIST_MARK = re.compile(r"^(?:[-*•·▪◦] |\| )+")
_SENTENCE_END = re.compile(r"[。！？][”’」』）]*$")


def body_text(page: HtmlElement, url: str, declared: str = "") -> str:
    """Return the article's paragraphs, one a line, "" when there is none.

    `declared` is the article's text as the page's own metadata carries it; it is taken only where the
    page shows next to nothing, as pages built by scripts do.
    """
    text = _trafilatura(page, url, tables=False) or _trafilatura(page, url, tables=True)
    if _is_chinese(text):
        text = _trimmed(text, _readability(page))
    if len(text) < _NOTHING_SHOWN:
        return max(text, visible_lines(declared), key=len)
    return text


def visible_lines(text: str) -> str:
    """Return `text` with one paragraph a line, without empty lines and invisible characters."""
    lines = (visible(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _trafilatura(page: HtmlElement, url: str, *, tables: bool) -> str:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        deepcopy(page),
        url=url or None,
        favor_precision=True,
        include_comments=False,
        include_tables=tables,
    )
    if found is None:
        return ""
    return visible_lines("\n".join(_LIST_MARK.sub("", line) for line in found.text.splitlines()))


def _readability(page: HtmlElement) -> str:
    from lxml.etree import ParserError, tostring
    from lxml.html import fromstring
    from readability import Document
    from readability.readability import Unparseable

    source = tostring(page, encoding="unicode", method="html")
    try:
        summary = fromstring(Document(source).summary(html_partial=True))
    except (Unparseable, ParserError, ValueError):
        return ""
    for block in summary.iter("p", "div", "br", "li", "h1", "h2", "h3", "h4", "tr", "section"):
        block.tail = "\n" + (block.tail or "")
    return visible_lines(summary.text_content())


def _is_chinese(text: str) -> bool:
    return len(_HAN.findall(text)) > 0.3 * len("".join(text.split())) and not _KANA.search(text)


def _trimmed(text: str, second: str) -> str:
    """Cut from `text` what a second opinion does not count to the article.

    On Chinese pages the first opinion takes too much, seldom too little: lines outside go, and lines
    inside that are no sentences. A second opinion that covers less than half of the text has missed
    the article and is not heard.
    """
    known = "".join(second.split())
    lines = text.split("\n")
    agreed = [index for index, line in enumerate(lines) if "".join(line.split()) in known]
    if sum(len(lines[index]) for index in agreed) < 0.5 * len(text):
        return text
    inside = range(agreed[0], agreed[-1] + 1)
    kept = set(agreed) | {index for index in inside if _SENTENCE_END.search(lines[index])}
    return "\n".join(lines[index] for index in sorted(kept))
