"""A PDF to an article."""

from __future__ import annotations

import io
import re
from datetime import date, datetime

from drafter.errors import NotAnArticle
from drafter.ingest.extract_body import visible_lines
from drafter.ingest.extract_markup import visible

_MOST_PAGES = 60
_ENDS = re.compile(r"[.!?:。！？：][\"”’』」)）]*$")
_CJK_EDGE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]$")


def is_pdf(body: bytes) -> bool:
    """Tell whether these bytes are a PDF, whatever the server calls them."""
    return b"%PDF-" in body[:1024]


def pdf_text(body: bytes) -> tuple[str, str, date | None]:
    """Return title, text (one paragraph a line) and the date in the file's own record.

    Raises NotAnArticle("pdf") when the file is damaged, locked or only pictures.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(body))
        pages = [page.extract_text() for page in reader.pages[:_MOST_PAGES]]
        record = reader.metadata
        title = (record.title or "") if record else ""
        made = record.creation_date if record else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _unreadable("is damaged or locked") from error
    text = visible_lines("\n".join(_paragraphs(page) for page in pages))
    if len(text) < 100:
        raise _unreadable("holds no text, only pictures")
    first = text.split("\n", 1)[0]
    return visible(title) or (first if len(first) < 150 else ""), text, _day(made)


def _paragraphs(page: str) -> str:
    """Join the printed lines of a page: a line that is short or ends a sentence ends a paragraph."""
    lines = [line.strip() for line in page.splitlines()]
    widest = max(map(len, lines), default=0)
    joined = ""
    for line in lines:
        if not line:
            joined += "\n"
            continue
        if joined.endswith("-") and line[:1].islower():
            joined = joined[:-1] + line
        elif not joined or joined.endswith("\n") or _CJK_EDGE.search(joined):
            joined += line
        else:
            joined += " " + line
        if len(line) < 0.75 * widest and (_ENDS.search(line) or len(line) < 0.5 * widest):
            joined += "\n"
    return joined


def _day(made: datetime | None) -> date | None:
    return made.date() if made else None


def _unreadable(what: str) -> NotAnArticle:
    return NotAnArticle("pdf", f"This PDF {what}. Open it and paste the text.")
