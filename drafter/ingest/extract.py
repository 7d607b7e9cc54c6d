"""Bytes or pasted text to an Article: pure, and the same whether a page was fetched or saved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from drafter.errors import NotAnArticle
from drafter.ingest.address import canonical
from drafter.ingest.extract_body import body_text, visible_lines
from drafter.ingest.extract_language import language_of
from drafter.ingest.extract_markup import (
    decoded,
    parsed,
    spelled_unseen,
    take_out_hidden,
    visible,
)
from drafter.ingest.extract_metadata import Metadata
from drafter.ingest.extract_pdf import is_pdf, pdf_text
from drafter.ingest.extract_refusals import Sighting, is_partial, refuse, refuse_short, words
from drafter.ingest.links import find_links
from drafter.model import Article, digest

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NOT_TEXT = re.compile(
    r"^\s*(?:image|audio|video|font)/|/(?:zip|x-[a-z0-9]*zip|gzip|msword|vnd\.|[\w.+-]*json)"
)
_MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|article|div|p|h1|meta|section|main|table|span)\b[^<>]*>",
    re.IGNORECASE,
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE)
_SOURCE_LINE = re.compile(
    r"(?:source|link|url|from|来源|链接|原文(?:链接)?|出处)\s*[:：]\s*", re.IGNORECASE
)
_CONTROLS = bytes([*range(9), *range(14, 32)])
# Columns at which programs wrap a line, and how a sentence ends.
_NARROW, _WIDE = 40, 110
_ENDS = re.compile(r"[.!?。！？…:：;；][”’\"')）」]*$")


def extract(body: bytes, url: str, content_type: str | None = None) -> Article:
    """Return the article in `body`, a page found at `url` (HTML, plain text or PDF).

    Text the reader of the page cannot see is left out and returned in `Article.removed`. Raises
    NotAnArticle: blocked, consent, js, paywall, gone, index, empty, pdf or binary.
    """
    kind = (content_type or "").lower()
    if is_pdf(body):
        return _from_pdf(body, url)
    if "application/pdf" in kind:
        raise NotAnArticle("pdf", "The site calls this a PDF, but it is none. Paste the text.")
    if _is_binary(body, kind):
        raise NotAnArticle("binary", "This link leads to a file, not to a page. Paste the text.")
    text = decoded(body, kind)
    if _FEED.search(text[:1_000]):
        raise NotAnArticle("index", "This is a feed of articles. Paste the link of one of them.")
    if not _MARKUP.search(text):
        article = extract_text(text, url=url)
        refuse_short(article.text)
        return article
    return _from_html(text, url)


def extract_text(text: str, title: str = "", url: str = "") -> Article:
    """Return pasted `text` as an article; page source that was pasted is read as a page.

    Without `url` a link that stands alone in the first lines or behind "Source:" is taken; without
    `title` a short first line. Raises NotAnArticle("empty").
    """
    if len(_MARKUP.findall(text[:20_000])) >= 3:
        return _from_html(text, url, title)
    lines = _unwrapped(visible_lines(text).split("\n"))
    if not url:
        url, lines = _source_of(lines)
    if not title and len(lines) > 1 and _is_heading(lines[0]):
        title, lines = lines[0], lines[1:]
    body = "\n".join(lines)
    if not words(body):
        raise NotAnArticle("empty", "There is no text here. Paste the words of the article.")
    own = f"text:{digest(body)}"
    return Article(
        url=url or own,
        canonical=canonical(url) if url else own,
        title=visible(title),
        text=body,
        language=language_of(body),
        publisher="",
        author="",
        published=None,
        removed=spelled_unseen(text),
    )


def _unwrapped(lines: list[str]) -> list[str]:
    """Put together the lines of a text that a mail program or an editor has cut at a width."""
    width = max(map(len, lines), default=0)
    cut = [_is_cut(line, width) for line in lines[:-1]]
    if not _NARROW <= width <= _WIDE or sum(cut) < 2:
        return lines
    joined = lines[:1]
    for before, line in zip(cut, lines[1:], strict=True):
        if before:
            gap = " " if joined[-1][-1:].isascii() or line[:1].isascii() else ""
            joined[-1] = f"{joined[-1]}{gap}{line}"
        else:
            joined.append(line)
    return joined


def _is_cut(line: str, width: int) -> bool:
    """Whether a line is as full as the widest and does not end a sentence."""
    return len(line) > 0.75 * width and not _ENDS.search(line)


def _from_html(html: str, url: str, title: str = "") -> Article:
    page = parsed(html)
    unscripted = " ".join(node.text_content() for node in page.iter("noscript"))
    removed = take_out_hidden(page)
    told = Metadata(page, url)
    declared = told.body if told.free else ""
    body = _without_title(body_text(page, url, declared), title or told.title)
    seen = Sighting(
        title=visible(str(page.findtext(".//title") or "")),
        page=_page_text(page),
        unscripted=unscripted,
        body=body,
        is_article=told.is_article,
        free=told.free,
        links=sum(len(link.text_content().strip()) > 20 for link in page.iter("a")),
        root=bool(url) and urlsplit(url).path in ("", "/") and not urlsplit(url).query,
    )
    refuse(seen)
    published, guessed = told.published
    own = url or told.address or f"text:{digest(body)}"
    return Article(
        url=own,
        canonical=canonical(told.address or own),
        title=visible(title) or told.title,
        text=body,
        language=language_of(body, told.language),
        publisher=told.publisher,
        author=told.author,
        published=published,
        published_guessed=guessed,
        partial=is_partial(seen),
        removed=removed,
    )


def _from_pdf(body: bytes, url: str) -> Article:
    title, text, made = pdf_text(body)
    own = url or f"text:{digest(text)}"
    return Article(
        url=own,
        canonical=canonical(own),
        title=title,
        text=text,
        language=language_of(text),
        publisher="",
        author="",
        published=made,
        published_guessed=made is not None,
    )


def _is_binary(body: bytes, kind: str) -> bool:
    if _NOT_TEXT.search(kind):
        return True
    start = body[:4_096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):  # text in UTF-16
        return False
    odd = len(start) - len(start.translate(None, _CONTROLS))
    return b"\x00" in start or odd > 0.02 * len(start)


def _page_text(page: HtmlElement) -> str:
    parts = page.xpath("//body//text()[not(ancestor::script or ancestor::style)]")
    return " ".join(" ".join(parts).split())


def _without_title(body: str, title: str) -> str:
    first, _, rest = body.partition("\n")
    return rest if title and first.strip().casefold() == title.casefold() else body


def _source_of(lines: list[str]) -> tuple[str, list[str]]:
    """Return the link among the first or last lines that says where the text is from, and the rest."""
    for index in dict.fromkeys((*range(min(3, len(lines))), len(lines) - 1)):
        marked = _SOURCE_LINE.match(lines[index])
        links = find_links(lines[index])
        alone = len(lines[index].split()) == 1 and not marked
        if len(links) == 1 and (marked or alone):
            return links[0], lines[:index] + lines[index + 1 :]
    return "", lines


def _is_heading(line: str) -> bool:
    return words(line) <= 30 and not re.search(r"[.。！!…;；,，]$", line)
