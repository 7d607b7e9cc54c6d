import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.ingest import canonical, find_links


@pytest.mark.parametrize(
    ("pasted", "links"),
    [
        ("https://a.example.com/x\nhttps://b.example.com/y.", ["https://a.example.com/x", "https://b.example.com/y"]),
        ("see [it](https://w.example.com/Foo_(bar)), or (https://e.example.com/f).",
         ["https://w.example.com/Foo_(bar)", "https://e.example.com/f"]),
        ("<https://c.example.com/d> and **https://c.example.com/e**",
         ["https://c.example.com/d", "https://c.example.com/e"]),
        ("[1]: https://r.example.com/a \"Title\"", ["https://r.example.com/a"]),
        ("Tab one - https://t.example.com/1\nhttps://t.example.com/2 | Tab two",
         ["https://t.example.com/1", "https://t.example.com/2"]),
        ("看https://a.example.cn/1。还有（https://a.example.cn/2），https://a.example.cn/3据悉《https://a.example.cn/4》",
         [f"https://a.example.cn/{n}" for n in range(1, 5)]),
        ("https://zh.example.org/wiki/某地（新区）", ["https://zh.example.org/wiki/某地（新区）"]),
        ("www.scmp.com/tech/1 and scmp.com/tech/2",
         ["https://www.scmp.com/tech/1", "https://scmp.com/tech/2"]),
        ("https://a.example.com/1,https://a.example.com/2https://a.example.com/3",
         [f"https://a.example.com/{n}" for n in (1, 2, 3)]),
        ("https://web.archive.org/web/2020/https://a.example.com/b",
         ["https://web.archive.org/web/2020/https://a.example.com/b"]),
    ],
)  # fmt: skip
def test_links_are_found_in_what_people_paste(pasted: str, links: list[str]) -> None:
    assert find_links(pasted) == links


def test_a_quoted_mail_in_quoted_printable_gives_whole_links() -> None:
    mail = "> see https://long.example.com/aaaa=\nbbb?id=3D5 and\n> https://q.example.com/a?b=3D1&amp;c=3D2"
    assert find_links(mail) == [
        "https://long.example.com/aaaabbb?id=5",
        "https://q.example.com/a?b=1&c=2",
    ]


def test_the_source_of_a_mail_is_decoded_by_its_parts() -> None:
    mail = (
        "Subject: links\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: base64\n\naHR0cHM6Ly9iLmV4YW1wbGUuY29tL3g=\n"
    )
    assert find_links(mail) == ["https://b.example.com/x"]


def test_html_gives_its_links_and_not_its_pictures() -> None:
    html = (
        '<style>@import "https://s.example.com/x.css";</style><img src="https://t.example.com/p.gif">'
        '<a class="x" href="https://h.example.com/p?a=1&amp;b=2">read</a>'
    )
    assert find_links(html) == ["https://h.example.com/p?a=1&b=2"]


def test_prose_without_links_gives_none() -> None:
    assert (
        find_links("JD.com said 1.5/2 and/or node.js/express, mail foo@example.com/x, e.g./y") == []
    )


def test_links_that_are_not_of_the_web_are_returned_to_be_refused() -> None:
    assert find_links("file:///etc/passwd http://localhost:22 ftp://x.example.com/a") == [
        "file:///etc/passwd",
        "http://localhost:22",
        "ftp://x.example.com/a",
    ]


def test_an_article_pasted_under_two_addresses_is_one_link() -> None:
    assert find_links("http://www.scmp.com/a/1?utm_source=x https://m.scmp.com/a/1#top") == [
        "http://www.scmp.com/a/1?utm_source=x"
    ]


def test_a_forwarding_link_gives_the_address_inside() -> None:
    assert find_links("https://www.google.com/url?q=https://real.example.com/a&sa=D") == [
        "https://real.example.com/a"
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "https://" * 50_000,
        "a,https://" * 20_000,
        "<style" * 50_000,
        "www." * 50_000,
        "(" * 200_000,
        "a" * 300_000,
    ],
)
def test_hostile_pastes_take_no_longer_than_their_length(hostile: str) -> None:
    began = time.process_time()
    find_links(hostile)
    assert time.process_time() - began < 3


@pytest.mark.slow
def test_ten_thousand_links_are_found_in_seconds() -> None:
    pasted = "\n".join(
        f"Story {n} - https://www.n{n % 40}.example.com/{n}?utm_id=1。" for n in range(10_000)
    )
    began = time.process_time()
    assert len(find_links(pasted)) == 10_000
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("HTTP://WWW.example.com:80/x/../y?b=2&a=1&utm_campaign=z#f", "https://example.com/y?a=1&b=2"),
        ("https://www.scmp.com/a/1?module=x&pgtype=y", "https://scmp.com/a/1"),
        ("https://mp.weixin.qq.com/s?__biz=M&mid=2&sn=a&chksm=c&scene=21#wechat_redirect",
         "https://mp.weixin.qq.com/s?__biz=M&mid=2&sn=a"),
        ("https://amp.example.com/a/amp/", "https://example.com/a"),
        ("https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a/b", "https://example.com/a/b"),
        ("https://en.m.wikipedia.org/wiki/A", "https://en.wikipedia.org/wiki/A"),
        ("https://m.com/x", "https://m.com/x"),
        (" file:///etc/passwd ", "file:///etc/passwd"),
        ("http://[::1", "http://[::1"),
    ],
)  # fmt: skip
def test_one_article_has_one_key(address: str, key: str) -> None:
    assert canonical(address) == key


_PIECES = st.sampled_from(
    ["www.", "m.", "amp.", "a.", "example", ".com", ".cn", "/", "amp", ".amp", "?", "&", "=", "#", "%",
     "..", "utm_x=1", "url", "google", "q=https://b.com/", "新", " ", "//", ":", "@", "x", ".html", "["]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=12).map(lambda parts: "http://" + "".join(parts)) | st.text())
def test_the_key_of_a_key_is_itself(address: str) -> None:
    key = canonical(address)
    assert canonical(key) == key
