"""An issue as it is printed, in the form a site, a mail or a word processor takes."""

from __future__ import annotations

import io
from dataclasses import replace
from html import escape
from typing import Literal

from drafter.house.markdown import render
from drafter.house.style import HouseStyle
from drafter.model import Issue

Format = Literal["markdown", "html", "docx", "text"]


def export(issue: Issue, style: HouseStyle, format: Format = "markdown") -> bytes:
    """Return the printed issue as UTF-8 text, or as a docx file; sources never go along."""
    if format == "markdown":
        return render(issue, style).encode("utf-8")
    whole = _framed(issue, style)
    if format == "html":
        return _html(whole).encode("utf-8")
    if format == "text":
        return _text(whole).encode("utf-8")
    return _docx(whole)


def _framed(issue: Issue, style: HouseStyle) -> Issue:
    """Fill what the issue leaves to the house."""
    frame = style.frame
    return replace(
        issue,
        title=issue.title or frame.title,
        greeting=issue.greeting or frame.greeting,
        closing_title=issue.closing_title or frame.closing_title,
        closing=issue.closing or frame.closing,
        report_line=issue.report_line or frame.report_line,
    )


def _blocks(issue: Issue) -> list[tuple[int, str]]:
    """Return (heading level, or 0 for a paragraph, and words), numbers counted here."""
    blocks = [(1, issue.title), *((0, line) for line in issue.greeting.splitlines())]
    for number, item in enumerate(issue.items, 1):
        blocks.append((2, f"{number}. {item.headline}"))
        blocks += [(0, paragraph) for paragraph in item.paragraphs]
    blocks.append((2, issue.closing_title))
    blocks += [(0, line) for line in (*issue.closing.splitlines(), issue.report_line)]
    return [(level, words) for level, words in blocks if words.strip()]


def _html(issue: Issue) -> str:
    lines = []
    for level, words in _blocks(issue):
        tag = f"h{level}" if level else "p"
        lines.append(f"<{tag}>{escape(words, quote=False)}</{tag}>")
    return "\n".join(lines) + "\n"


def _text(issue: Issue) -> str:
    return "\n\n".join(words for _, words in _blocks(issue)) + "\n"


def _docx(issue: Issue) -> bytes:
    from docx import Document

    document = Document()
    for level, words in _blocks(issue):
        if level:
            document.add_heading(words, level)
        else:
            document.add_paragraph(words)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
