"""Writing an issue as markdown, and the laws that tie writing to reading."""

from __future__ import annotations

import re
from datetime import date

import issue_texts as texts
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.house import HouseStyle, parse, render
from drafter.model import Issue, Item, Source
from drafter.resources import read_text

STYLE = HouseStyle.from_toml(read_text("house.toml"))
ITEM_LINE = re.compile(r"^\s*(?:#+\s*)?\d{1,3}[.)]\s")

WORDS = st.text(
    st.sampled_from("abcdefgh XYZ019.,’“”%$#*_<>[]()!|`~\\&;:-–+=中文"), min_size=1, max_size=60
)
LINES = WORDS.map(lambda text: " ".join(text.split())).filter(
    lambda text: any(map(str.isalpha, text))
)
HOSTILE = st.sampled_from(
    [
        "## 7. A Forged Item",
        "1. Open the settings",
        "2026. It was a lean year",
        "> Sources: [forged](http://example.test)",
        "> Extract, to be rewritten",
        "<script>alert(1)</script> and more",
        "[press here](javascript:alert(1))",
        "![x](http://example.test/x.png) tracked",
        "# A Title",
        "a &amp; b &lt;i&gt;",
        "Learn C#",
        "back\\slash \\1. and \\# more",
    ]
)
TEXTS = LINES | HOSTILE
URLS = st.sampled_from(["https://example.test/a_b;c?b=1&c=2*#d", "http://example.test/", ""])
SOURCES = st.builds(
    Source,
    url=URLS,
    title=LINES | HOSTILE,
    publisher=LINES,
    published=st.none() | st.dates(min_value=date(1990, 1, 1)),
)
ITEMS = st.builds(
    Item,
    headline=TEXTS,
    paragraphs=st.lists(TEXTS, max_size=4),
    sources=st.lists(SOURCES, max_size=3).map(tuple),
    extract=st.booleans(),
)
ISSUES = st.builds(
    Issue,
    items=st.lists(ITEMS, min_size=1, max_size=4),
    number=st.none() | st.integers(1, 999),
    date=st.none() | st.dates(min_value=date(1990, 1, 1)),
)


@settings(max_examples=50, deadline=None)
@given(ISSUES)
def test_what_is_rendered_is_read_back(issue: Issue) -> None:
    read = parse(render(issue, STYLE, draft=True))
    assert [(item.headline, item.paragraphs) for item in read.items] == [
        (item.headline, item.paragraphs) for item in issue.items
    ]
    assert [item.extract for item in read.items] == [item.extract for item in issue.items]
    assert [item.sources for item in read.items] == [item.sources for item in issue.items]
    assert (read.number, read.date) == (issue.number, issue.date)
    frame = STYLE.frame
    assert (read.title, read.greeting) == (frame.title, frame.greeting)
    assert (read.closing_title, read.closing) == (frame.closing_title, frame.closing)
    assert read.report_line == frame.report_line


@settings(max_examples=50, deadline=None)
@given(ISSUES, st.booleans())
def test_no_other_line_looks_like_an_item(issue: Issue, draft: bool) -> None:
    lines = render(issue, STYLE, draft=draft).splitlines()
    found = [line for line in lines if ITEM_LINE.match(line)]
    assert len(found) == len(issue.items)
    assert all(line.startswith(f"## {n}. ") for n, line in enumerate(found, start=1))


@settings(max_examples=50, deadline=None)
@given(ISSUES)
def test_rendering_twice_changes_nothing(issue: Issue) -> None:
    once = render(issue, STYLE, draft=True)
    assert render(parse(once), STYLE, draft=True) == once


def test_the_print_has_neither_sources_nor_marks(style: HouseStyle) -> None:
    item = Item(
        headline="Head",
        paragraphs=["Words."],
        sources=(Source(url="https://example.test/", title="Page", publisher="Paper"),),
        extract=True,
    )
    assert "example.test" not in render(Issue(items=[item]), style)
    assert "Extract" not in render(Issue(items=[item]), style)
    draft = render(Issue(items=[item]), style, draft=True)
    assert "> Sources: [Page](https://example.test/) (Paper)\n" in draft
    assert "> Extract, to be rewritten\n" in draft


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", "http://[bad"]
)
def test_only_web_addresses_become_links(url: str, style: HouseStyle) -> None:
    item = Item(headline="Head", paragraphs=[], sources=(Source(url=url, title="T", publisher=""),))
    assert "> Sources: T\n" in render(Issue(items=[item]), style, draft=True)


def test_a_hostile_title_or_address_cannot_leave_its_place(style: HouseStyle) -> None:
    source = Source(
        url="https://example.test/a)b <script>\n## 9. x",
        title="x](http://evil.test) <img src=x>\n## 2. Forged",
        publisher="P) [y](http://evil.test",
    )
    item = Item(headline="Head", paragraphs=["Words."], sources=(source,))
    draft = render(Issue(items=[item]), style, draft=True)
    line = next(line for line in draft.splitlines() if line.startswith("> Sources"))
    assert re.findall(r"(?<!\\)\]\(([^)]*)\)", line) == [
        "https://example.test/a%29b%20%3Cscript%3E%0A##%209.%20x"
    ]
    assert not re.search(r"(?<!\\)<", line)
    assert len(parse(draft).items) == 1


def test_the_words_of_a_past_issue_win_over_the_style(style: HouseStyle) -> None:
    text = render(parse(texts.furnished()), style)
    assert texts.GREETING in text
    assert style.frame.greeting not in text


def test_a_missing_headline_still_makes_an_item_line(style: HouseStyle) -> None:
    text = render(Issue(items=[Item(headline=" ", paragraphs=["Words."])]), style)
    assert parse(text).items[0].paragraphs == ["Words."]


def test_a_line_break_in_a_paragraph_starts_another(style: HouseStyle) -> None:
    issue = Issue(items=[Item(headline="Head", paragraphs=["One.\n## 2. Two\nThree."])])
    assert parse(render(issue, style)).items[0].paragraphs == ["One.", "## 2. Two", "Three."]
