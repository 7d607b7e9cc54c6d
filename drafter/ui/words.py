"""Words of pages and models on the screen: shown as they are, never as markdown or HTML of theirs."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape
from urllib.parse import urlsplit

from drafter.store import Deed

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$^=&\"'/@])")


def plain(text: str) -> str:
    """Return text for a label: every sign that markdown, emoji codes or LaTeX could read is escaped.

    Even a label draws images, and drawing one tells its server that somebody reads.
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def counted(number: int, thing: str) -> str:
    """Return `1 item`, `2 items`."""
    return f"{number} {thing}" + ("" if number == 1 else "s")


def link(url: str, words: str) -> str:
    """Return an HTML link that opens elsewhere; only http(s) is ever a link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return escape(words)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return escape(words)
    return (
        f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer nofollow">'
        f"{escape(words)}</a> <small>{escape(parts.hostname)}</small>"
    )


def edited(before: str, after: str) -> tuple[str, str]:
    """Return two versions of a sentence as HTML, with the words that only one of them has in `<mark>`."""
    old, new = (re.findall(r"\s+|[^\s]+", text) for text in (before, after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    sides: tuple[list[str], list[str]] = [], []
    for tag, i, j, k, m in matcher.get_opcodes():
        for side, words in zip(sides, (old[i:j], new[k:m]), strict=True):
            html = escape("".join(words))
            side.append(html if tag == "equal" or not html.strip() else f"<mark>{html}</mark>")
    return "".join(sides[0]), "".join(sides[1])


_DEEDS: dict[str, str] = {
    "begun": "began the issue",
    "drafted": "had it drafted once more",
    "added": "added sources",
    "stopped": "stopped the drafting",
    "redrafted": "asked for another text",
    "published": "published it",
    "withdrawn": "took the approval back",
    "reopened": "opened a finding again",
}


def deed(done: Deed) -> str:
    """Say what somebody did, with the words in which it was asked for."""
    what = _DEEDS.get(done.what, done.what)
    if not done.detail:
        return what
    place = done.what == "moved"
    return f"{what} {done.detail}" if place else f"{what}: {done.detail}"
