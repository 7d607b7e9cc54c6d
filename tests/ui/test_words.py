"""Words of pages and models reach the screen as words only."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from drafter.merging import Words
from drafter.truth import Mark
from drafter.ui.dropped import marked
from drafter.ui.versions import changes
from drafter.ui.words import counted, edited, link, plain

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
    mark = Mark(len(text) // 3, len(text) // 2, "copied")
    drawn = marked(text, [mark] if mark.start < mark.end else [], [(0, len(text) // 4)])
    assert set(re.findall(r"</?(\w+)", drawn)) <= {"p", "mark", "span"}
    words = html.unescape(re.sub(r"</?(?:p|mark|span)\b[^>]*>", "", drawn.replace("</p><p>", "\n")))
    assert words == text


@given(HOSTILE, HOSTILE)
def test_the_changes_of_a_version_are_drawn_as_words_only(before: str, after: str) -> None:
    drawn = changes(Words.typed(before, after), Words.typed(after, before))
    assert set(re.findall(r"</?(\w+)", drawn)) <= {"div", "p", "strong", "ins", "del"}


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
