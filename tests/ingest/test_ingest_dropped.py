"""Files and pastes of an inbox: told apart by their bytes, hostile ones refused or harmless."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import NotAnArticle, UsageError
from drafter.ingest import open_file, open_paste, read_feed_apart
from drafter.ingest.feeds import MOST_ENTRIES, read_feed, read_opml

MAIL = """From: Harbour Ledger <letters@ledger.example.com>
To: desk@example.org
Subject: =?utf-8?b?5riv5Y+j?= of the week
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Quays are let: https://ledger.example.com/quays?id=3D7 and more.
--b
Content-Type: text/html; charset=utf-8

<p><a href="https://ledger.example.com/quays?id=7&utm_source=mail">Quays</a>
<a href="https://ledger.example.com/">Home</a>
<a href="https://ledger.example.com/unsubscribe?u=1">Leave</a>
<img src="https://ledger.example.com/pixel.gif"></p>
--b--
"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>Harbour &amp; Quay</title>
<entry><title>One</title><link href="/one"/></entry>
<entry><title>Two</title><link href="https://ledger.example.com/two"/></entry>
<entry><title>Bad</title><link href="javascript:alert(1)"/></entry></feed>"""
OPML = """<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<opml version="2.0"><body><outline text="News &x;">
<outline type="rss" xmlUrl="https://ledger.example.com/feed.xml"/>
<outline type="rss" XMLURL="https://courier.example.com/rss"/>
<outline type="rss" xmlUrl="file:///etc/passwd"/></outline></body></opml>"""
ARTICLE = "The yard at Wuhu has let its last quay to a maker of ferries. " * 14


def test_a_paste_with_links_is_a_list_of_links() -> None:
    found = open_paste("Look: https://a.example.com/1 and https://b.example.com/2")
    assert found.links == ("https://a.example.com/1", "https://b.example.com/2")
    assert not found.text


def test_a_long_text_with_one_link_is_the_article_of_that_link() -> None:
    found = open_paste(f"Quays are let\nSource: https://ledger.example.com/quays\n{ARTICLE}")
    assert found.text.startswith("Quays are let")
    assert not found.links


def test_a_text_without_a_link_is_an_article() -> None:
    assert open_paste("武汉港口本周出租最后一个码头。").text
    assert open_paste(" \n ").text == ""


def test_a_mail_gives_its_articles_and_not_what_surrounds_them() -> None:
    for body in (MAIL.encode(), MAIL.replace("\n", "\r\n").encode()):
        assert open_file("mail.eml", body).links == ("https://ledger.example.com/quays?id=7",)


def test_a_mail_without_links_is_a_text_under_its_subject() -> None:
    body = b"From: a@example.org\nSubject: Quays\nTo: b@example.org\n\nThe last quay is let.\n"
    assert open_file("note.eml", body).text == "Quays\n\nThe last quay is let."


def test_a_saved_list_of_feeds_gives_web_addresses_only_and_reads_no_file() -> None:
    feeds = open_file("feeds.opml", OPML.encode()).feeds
    assert feeds == ("https://ledger.example.com/feed.xml", "https://courier.example.com/rss")


def test_entities_that_grow_without_end_are_not_grown() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    body = f'<!DOCTYPE opml [<!ENTITY e0 "ha">{levels}]><opml><outline xmlUrl="&e8;"/></opml>'
    assert read_opml(body.encode()) == []
    with pytest.raises(NotAnArticle):
        read_feed(body.encode(), "https://a.example.com/feed")


def test_pages_and_pdfs_are_read_whole_whatever_they_are_called() -> None:
    assert open_file("x.txt", b"%PDF-1.4 ...").whole
    assert open_file("x.bin", b"<!doctype html><html><body>Hello</body></html>").whole


def test_bookmarks_of_a_browser_are_links() -> None:
    body = (
        b'<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF="https://a.example.com/x">X</A></DL>'
    )
    assert open_file("bookmarks.html", body).links == ("https://a.example.com/x",)


@pytest.mark.parametrize("body", [b"", b"  \n", b"\x00\x01\x02" * 50, b"PK\x03\x04" + bytes(100)])
def test_what_cannot_be_read_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(UsageError, match="thing"):
        open_file("thing", body)


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(UsageError, match="larger than 5 MB"):
        open_file("huge.txt", b"a" * 5_000_001)


@given(st.binary(max_size=400), st.sampled_from([b"", b"From: a\nTo: b\nSubject: c\n", b"<opml "]))
def test_no_bytes_bring_it_down(tail: bytes, head: bytes) -> None:
    try:
        found = open_file("any", head + tail)
    except UsageError:
        return
    assert found.links or found.text or found.feeds or found.whole


def test_a_feed_gives_its_title_and_whole_web_addresses() -> None:
    feed = read_feed(ATOM.encode(), "https://ledger.example.com/feed")
    assert feed.title == "Harbour & Quay"
    assert feed.links == ("https://ledger.example.com/one", "https://ledger.example.com/two")


@pytest.mark.slow
def test_a_feed_of_thousands_gives_its_newest() -> None:
    entries = "".join(f"<item><link>https://a.example.com/{n}</link></item>" for n in range(3_000))
    body = f'<rss version="2.0"><channel><title>A</title>{entries}</channel></rss>'.encode()
    feed = asyncio.run(read_feed_apart(body, "https://a.example.com/feed", "text/xml"))
    assert len(feed.links) == MOST_ENTRIES


def test_a_feed_whose_bytes_name_a_file_opens_no_file(tmp_path) -> None:
    secret = tmp_path / "feed.xml"
    secret.write_text(ATOM)
    with pytest.raises(NotAnArticle, match="no feed"):
        read_feed(str(secret).encode(), "https://a.example.com/feed")
