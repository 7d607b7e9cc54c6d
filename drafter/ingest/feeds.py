"""RSS and Atom to the addresses of articles."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from drafter.errors import NotAnArticle
from drafter.ingest.extract_markup import visible

MOST_ENTRIES = (
    40  # the newest ones of a feed; a week of a busy outlet has more, an editor's has not
)
_OUTLINES = 500
_TITLE = 200  # characters


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedPage:
    """What a feed says: its own title, and the addresses of its entries in its own order."""

    title: str
    links: tuple[str, ...]


def read_feed(body: bytes, url: str, content_type: str = "") -> FeedPage:
    """Return what the feed in `body`, found at `url`, lists; raise NotAnArticle("feed") when it is none."""
    import feedparser

    headers = {"content-location": url}
    if content_type:
        headers["content-type"] = content_type
    # As a stream: bytes that name a file or an address would be opened.
    found = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=False)
    if not found.version and not found.entries:
        raise NotAnArticle(
            "feed",
            "There is no feed at this address. Look on the page for a link called RSS or Atom.",
        )
    links = [str(entry.get("link", "")) for entry in found.entries]
    kept = dict.fromkeys(link for link in links if _is_web(link))
    title = visible(str(found.feed.get("title", "")))[:_TITLE]
    return FeedPage(title=title, links=tuple(kept)[:MOST_ENTRIES])


def is_opml(body: bytes) -> bool:
    """Tell whether these bytes are a list of feeds that a reader has saved."""
    return re.search(rb"<opml\b", body[:2_000], re.IGNORECASE) is not None


def read_opml(body: bytes) -> list[str]:
    """Return the addresses of the feeds in a saved list; [] when it is damaged beyond reading."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        tree = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        return []
    if tree is None:
        return []
    found = (
        value.strip()
        for node in tree.iter("{*}outline", "outline")
        for name, value in node.attrib.items()
        if str(name).lower() == "xmlurl"
    )
    return list(dict.fromkeys(link for link in found if _is_web(link)))[:_OUTLINES]


def _is_web(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
