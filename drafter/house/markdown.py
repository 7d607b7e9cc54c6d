"""An issue as markdown: what is written, and how the marks that mean something are read back.

The words of an item and the titles of its sources come from models and from the web: whatever in them
would act as markup is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlsplit

from drafter.house.style import HouseStyle
from drafter.model import Issue, Item, Source

SOURCES = "> Sources:"
EXTRACT = "> Extract, to be rewritten"

_MARKUP = re.compile(r"[\\`*<]|(?<!\w)_|_(?!\w)|(?<=\])[(\[:]|&(?=#?\w+;)")
_LINE_MARK = re.compile(r"^(\d{1,9})([.)])|^([#>+-])(?=\s|#|>|$)|^(={3,}|-{3,}|~{3,})$")
_CLOSING_MARK = re.compile(r"#(?=#*$)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SOURCE = re.compile(
    r"(?:\[(?P<linked>(?:\\.|[^\]\\])*)\]\((?P<url>[^()\s]+)\)|(?P<plain>(?:\\.|[^;(\\])+))"
    r"(?: \((?P<about>(?:\\.|[^)\\])*)\))?(?:; |$)"
)
_UNSAFE_IN_URL = re.compile(r"[\s<>()\[\]\"`\\|^{}\x00-\x1f\x7f]")


def render(issue: Issue, style: HouseStyle, *, draft: bool = False) -> str:
    """Return the issue as markdown, its items numbered from 1, empty frame words filled from `style`.

    With `draft`, each item is followed by its sources, and by a mark when it is an extract. A line
    break inside a paragraph starts a new paragraph.
    """
    frame = style.frame
    blocks = [
        f"# {escaped(_one_line(issue.title or frame.title))}",
        _dateline(issue),
        *_paragraphs([issue.greeting or frame.greeting]),
    ]
    for number, item in enumerate(issue.items, start=1):
        headline = _words(item.headline) or "Headline to come"
        blocks += [f"## {number}. {headline}", *_paragraphs(item.paragraphs)]
        if draft:
            blocks += _below(item)
    blocks += [
        f"## {escaped(_one_line(issue.closing_title or frame.closing_title))}",
        *_paragraphs([issue.closing or frame.closing, issue.report_line or frame.report_line]),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def plain(text: str) -> str:
    """Return the words of one line of our markdown without its escapes."""
    return _ESCAPED.sub(r"\1", text)


def read_sources(line: str) -> Iterator[Source]:
    """Read back the sources of one `> Sources:` line."""
    for match in _SOURCE.finditer(line.removeprefix(SOURCES).strip()):
        about, published = plain(match["about"] or ""), None
        name, _, last = about.rpartition(", ")
        try:
            published = date.fromisoformat(last)
            about = name
        except ValueError:
            pass  # a publisher alone: the date of a source is often unknown
        yield Source(
            url=match["url"] or "",
            title=plain(match["linked"] or match["plain"] or "").strip(),
            publisher=about,
            published=published,
        )


def _below(item: Item) -> list[str]:
    lines = []
    if item.sources:
        lines.append(f"{SOURCES} " + "; ".join(_source(source) for source in item.sources))
    if item.extract:
        lines.append(EXTRACT)
    return lines


def _source(source: Source) -> str:
    title = escaped_all(source.title or source.publisher or source.url or "pasted text")
    url = _link(source.url)
    day = source.published.isoformat() if source.published else ""
    about = ", ".join(part for part in (escaped_all(source.publisher), day) if part)
    return (f"[{title}]({url})" if url else title) + (f" ({about})" if about else "")


def _link(url: str) -> str:
    """Return an http(s) address fit for a markdown link, or "" for any other."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return ""
    return _UNSAFE_IN_URL.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url.strip()
    )


def _dateline(issue: Issue) -> str:
    day = f"{issue.date.day} {issue.date:%B %Y}" if issue.date else ""
    number = f"Issue {issue.number}" if issue.number is not None else ""
    return " · ".join(part for part in (number, day) if part)


def _paragraphs(texts: Iterable[str]) -> list[str]:
    lines = [line for text in texts for line in text.splitlines()]
    return [escaped(words) for line in lines if (words := _one_line(line))]


def _words(text: str) -> str:
    return _CLOSING_MARK.sub(r"\\\g<0>", _MARKUP.sub(r"\\\g<0>", _one_line(text)))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def escaped(line: str) -> str:
    """Escape markup, and what would make this line a heading, a list, a quotation or an item."""
    return _LINE_MARK.sub(_escape_mark, _MARKUP.sub(r"\\\g<0>", line))


def _escape_mark(match: re.Match[str]) -> str:
    number, stop, mark, rule = match.groups()
    return f"{number}\\{stop}" if number else f"\\{mark or rule}"


def escaped_all(text: str) -> str:
    return re.sub(r"[\\`*_<>()\[\];#!&|~]", r"\\\g<0>", _one_line(text))
