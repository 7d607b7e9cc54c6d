"""Words of pages and models reach the screen as words only."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from drafter.model import Span
from drafter.ui.words import counted, edited, link, marked, plain

HOSTILE = st.text(alphabet="ab ![]()<>*_`~#:$\\&;\"'/.-+=|\n1@^{}", max_size=60)


def inline(text: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(text)
    return [child.type for token in tokens for child in (token.children or [token])]


@given(HOSTILE)
def test_a_label_is_never_read_as_markdown(text: str) -> None:
    allowed = {"text", "text_special", "paragraph_open", "paragraph_close"}
    assert set(inline(plain(text))) <= allowed


def test_a_label_fetches_no_image_and_draws_no_icon_or_formula() -> None:
    for text in ("![x](http://evil.example/x.png)", ":material/bolt:", "US$50 to US$60", ":red[x]"):
        escaped = plain(text)
        assert not re.search(r"(?<!\\)[!:$\[]", escaped)


@given(HOSTILE, HOSTILE)
def test_only_web_addresses_become_links(url: str, words: str) -> None:
    for address in (f"javascript:{url}", f"data:text/html,{url}", url, f"file:///{url}"):
        assert "<a " not in link(address, words)
    assert "<a " not in link("https://[", words)
    assert '<a href="https://example.org/' in link(f"https://example.org/{url}", words)


@given(HOSTILE)
def test_a_source_text_keeps_its_words_and_nothing_else(text: str) -> None:
    span = Span(url="u", start=len(text) // 3, end=len(text) // 2, text="")
    drawn = marked(text, [span])
    assert set(re.findall(r"</?(\w+)", drawn)) <= {"p", "mark"}
    words = html.unescape(re.sub(r"</?(?:p|mark)>", "", drawn.replace("</p><p>", "\n")))
    assert words == text


def test_spans_that_overlap_are_marked_once() -> None:
    spans = [Span(url="u", start=0, end=6, text=""), Span(url="u", start=4, end=9, text="")]
    assert marked("abcdefghij", spans) == "<p><mark>abcdef</mark><mark>ghi</mark>j</p>"


def test_one_thing_is_not_two_things() -> None:
    assert counted(1, "item") == "1 item"
    assert counted(0, "item") == "0 items"


@given(HOSTILE, HOSTILE)
def test_an_edit_shows_both_versions_whole_and_nothing_as_html(before: str, after: str) -> None:
    for text, shown in zip((before, after), edited(before, after), strict=True):
        assert shown.replace("<mark>", "").replace("</mark>", "") == html.escape(text)


def test_an_edit_marks_the_words_that_one_version_has_alone() -> None:
    before, after = edited("They sell old lanterns.", "They sell lamps.")
    assert before == "They sell <mark>old lanterns.</mark>"
    assert after == "They sell <mark>lamps.</mark>"
