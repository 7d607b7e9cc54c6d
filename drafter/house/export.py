"""An issue as it is printed, in the form a site, a mail or a word processor takes."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from drafter.house.markdown import escaped, escaped_all, render
from drafter.house.readback import Block
from drafter.house.style import HouseStyle
from drafter.model import Issue

Format = Literal["markdown", "html", "docx", "text"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Extras:
    """What goes along with the words: addresses are http(s), `alt` says what the image shows."""

    image: str = ""
    credit: str = ""
    alt: str = ""
    report_link: str = ""


def export(
    issue: Issue, style: HouseStyle, format: Format = "markdown", extras: Extras | None = None
) -> bytes:
    """Return the printed issue as UTF-8 text, or as a docx file; sources never go along."""
    extras = extras or Extras()
    if format == "markdown":
        return _markdown(issue, style, extras).encode("utf-8")
    whole = _framed(issue, style)
    if format == "html":
        return _html(whole, extras).encode("utf-8")
    if format == "text":
        return _text(whole, extras).encode("utf-8")
    return _docx(whole, extras)


def blocks(issue: Issue, style: HouseStyle) -> list[Block]:
    """Return every headline and paragraph as it is printed, each with the words that tell where it is."""
    found: list[Block] = []
    where = "The title"
    for level, words in _blocks(_framed(issue, style)):
        if level == 2:
            number = words.partition(".")[0]
            where = f"Item {number}" if number.isdecimal() else "The closing"
        found.append(Block(where=f"{where}, {'headline' if level else 'text'}", text=words))
        where = "The greeting" if level == 1 else where
    counts: dict[str, int] = {}
    named = []
    for block in found:
        counts[block.where] = counts.get(block.where, 0) + 1
        count = counts[block.where]
        where = block.where if count == 1 else f"{block.where} {count}"
        named.append(replace(block, where=where))
    return named


def _markdown(issue: Issue, style: HouseStyle, extras: Extras) -> str:
    text = render(issue, style)
    told = issue.report_line or style.frame.report_line
    line, shown = escaped(told), escaped_all(told)
    if extras.report_link and line and text.rstrip().endswith(line):
        text = f"{text.rstrip().removesuffix(line)}[{shown}]({extras.report_link})\n"
    if extras.image:
        credit = f"\n\n*{escaped(extras.credit)}*" if extras.credit else ""
        title, _, rest = text.partition("\n\n")
        text = f"{title}\n\n![{escaped_all(extras.alt)}]({extras.image}){credit}\n\n{rest}"
    return text


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


def _html(issue: Issue, extras: Extras) -> str:
    lines = []
    for level, words in _blocks(issue):
        tag = f"h{level}" if level else "p"
        shown = escape(words, quote=False)
        if extras.report_link and words == issue.report_line:
            shown = f'<a href="{escape(extras.report_link)}">{shown}</a>'
        lines.append(f"<{tag}>{shown}</{tag}>")
        if level == 1 and extras.image:
            lines.append(_figure(extras))
    return "\n".join(lines) + "\n"


def _figure(extras: Extras) -> str:
    caption = escape(extras.credit, quote=False)
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{escape(extras.image)}" alt="{escape(extras.alt)}">{below}</figure>'


def _words(issue: Issue, extras: Extras) -> list[tuple[int, str]]:
    """The blocks for a form that has no links: the report's address stands behind its line."""
    return [
        (level, f"{words} {extras.report_link}".strip() if words == issue.report_line else words)
        for level, words in _blocks(issue)
    ]


def _text(issue: Issue, extras: Extras) -> str:
    return "\n\n".join(words for _, words in _words(issue, extras)) + "\n"


def _docx(issue: Issue, extras: Extras) -> bytes:
    from docx import Document

    document = Document()
    for level, words in _words(issue, extras):
        if level:
            document.add_heading(words, level)
        else:
            document.add_paragraph(words)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
