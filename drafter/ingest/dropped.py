"""What an editor drops or pastes: links to be read, the text of an article, a saved page, or feeds."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import urlsplit

from drafter.errors import UsageError
from drafter.ingest.extract_pdf import is_pdf
from drafter.ingest.extract_refusals import words
from drafter.ingest.feeds import is_opml, read_opml
from drafter.ingest.links import find_links
from drafter.plaintext import decode

LARGEST_FILE = 5_000_000  # bytes, as much as a page may have
_LEAST_TEXT = 5  # words that are taken for an article when nobody says that they are one
_LEAST_ARTICLE = 120  # words with which a text with one link is that link's article
_MOST_PARTS = 60  # of a mail
_MAIL = re.compile(rb"\A(?:[A-Za-z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_BOOKMARKS = re.compile(rb"NETSCAPE-Bookmark-file", re.IGNORECASE)
# What every newsletter carries besides its articles.
_AROUND = re.compile(
    r"unsubscrib|opt-?out|/preferences|manage-?subscription|view-?in-?browser|/privacy|"
    r"\.(?:png|jpe?g|gif|svg|css|js)(?:$|\?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dropped:
    """What was found in a paste or a file; `whole` says that the file itself is the article."""

    links: tuple[str, ...] = ()
    text: str = ""
    feeds: tuple[str, ...] = ()
    whole: bool = False


def open_paste(text: str) -> Dropped:
    """Tell what a pasted text is: links, or the words of an article, perhaps under the link it names."""
    links = tuple(find_links(text))
    least = {0: _LEAST_TEXT, 1: _LEAST_ARTICLE}.get(len(links))
    if least is not None and words(text) >= least:
        return Dropped(text=text)
    return Dropped(links=links)


def open_file(name: str, body: bytes) -> Dropped:
    """Tell what a file is, by its bytes rather than its name.

    Raises UsageError for one that is too large, empty, or of a kind that cannot be read.
    """
    if len(body) > LARGEST_FILE:
        raise UsageError(
            f"{name} is larger than {LARGEST_FILE // 1_000_000} MB. Paste the text you need."
        )
    if not body.strip():
        raise UsageError(f"{name} is empty.")
    if is_pdf(body):
        return Dropped(whole=True)
    if is_opml(body):
        if feeds := read_opml(body):
            return Dropped(feeds=tuple(feeds))
        raise UsageError(f"{name} lists no feed that can be read. Save the list again.")
    if _MAIL.match(body.replace(b"\r\n", b"\n")):
        return _open_mail(name, body)
    if _BOOKMARKS.search(body[:2_000]):
        if links := _articles(find_links(decode(body, name))):
            return Dropped(links=tuple(links))
        raise UsageError(f"There is no bookmark of an article in {name}.")
    if _MARKUP.search(body[:5_000]):
        return Dropped(whole=True)
    found = open_paste(decode(body, name))
    if not found.links and not found.text:
        raise UsageError(f"There is neither a link nor a text in {name}.")
    return found


def _open_mail(name: str, body: bytes) -> Dropped:
    message = email.message_from_bytes(body, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    parts = [
        (part.get_content_subtype(), _content(part))
        for part in list(message.walk())[:_MOST_PARTS]
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment"
    ]
    links = _articles(find_links("\n".join(text for _, text in parts)))
    if links:
        return Dropped(links=tuple(links))
    plain = next((text for kind, text in parts if kind == "plain" and text.strip()), "")
    if not words(plain):
        raise UsageError(f"There is neither a link nor a text in {name}.")
    return Dropped(text=f"{_subject(message)}\n\n{plain}".strip())


def _content(part: EmailMessage) -> str:
    """Return the words of a part, also of one whose own account of itself is wrong."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def _subject(message: EmailMessage) -> str:
    try:
        return " ".join(str(message["subject"] or "").split())
    except (ValueError, IndexError):  # headers that break the standard library's parser
        return ""


def _articles(links: list[str]) -> list[str]:
    """Leave out what surrounds a newsletter: front pages, pictures, ways to leave the list."""
    return [link for link in links if not _AROUND.search(link) and not _is_root(link)]


def _is_root(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return True
    return parts.path in ("", "/") and not parts.query
