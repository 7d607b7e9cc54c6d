"""What speaks against having read an issue whole."""

from __future__ import annotations

from pathlib import Path

import issue_texts as texts
import pytest
import scraped_pages as pages
from hypothesis import given, settings
from hypothesis import strategies as st
from test_house_pages import ISSUES, SHAPES

from drafter.house import HouseStyle, doubts, parse, render

CLEAN = pages.furnished(ISSUES[0])


def reasons(text: str) -> list[tuple[str, str]]:
    """The line that each doubt points at, and why."""
    rows = text.splitlines()
    return [(rows[doubt.line - 1].strip(), doubt.reason) for doubt in doubts(text)]


@pytest.mark.parametrize("shape", sorted(SHAPES.keys() - {"unframed none"}))
def test_a_clean_issue_gives_no_doubt(shape: str) -> None:
    scrape, options = SHAPES[shape]
    for issue in ISSUES:
        assert doubts(scrape(issue, **options)) == []


def test_lists_and_sub_headings_give_no_doubt() -> None:
    for issue in ISSUES:
        for text, _ in (pages.with_lists(issue), pages.with_sub_headings(issue)):
            assert doubts(text) == []


def test_a_draft_of_ours_gives_no_doubt(style: HouseStyle) -> None:
    for draft in (True, False):
        assert doubts(render(parse(CLEAN), style, draft=draft)) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("3. 10", "6. 10", "6. 10", "Number 6 follows 2"),
        ("1. Talkie", "2. Talkie", "2. Talkie", "Number 2 comes first"),
        ("3. 10", "2. 10", "2. 10", "Number 2 follows 2"),
        (texts.ITEMS[2][1][0], "", "3. 10", "No paragraph follows"),
        ("up 15", "up \ufffd15", "The company expects", "Letters were lost"),
        (f"\nWrapping Up\n{texts.CLOSING}\n{texts.REPORT}", "", "Mistleaf,", "no closing"),
        ("3. 10 Billion", "10 Billion", "10 Billion", "without a number"),
        (texts.CLOSING, f"{texts.CLOSING}\n4. A Fourth Item About Paper Cups Again\n"
         + texts.ITEMS[2][1][0], "4. A Fourth", "behind the last one"),
    ],
)  # fmt: skip
def test_what_was_lost_is_told_with_its_line(old: str, new: str, line: str, reason: str) -> None:
    page = texts.bare()
    assert old in page
    assert doubts(page) == []
    found = reasons(page.replace(old, new))[0]
    assert found[0].startswith(line)
    assert reason in found[1]


def test_a_text_that_breaks_off_says_so() -> None:
    page = texts.bare()
    cut = page[: page.index("and promised to halve")]
    ((line, reason),) = reasons(cut)
    assert "breaks off" in reason
    assert line.startswith("Mistleaf")


def test_a_page_that_is_no_issue_is_doubted() -> None:
    article = (
        "Home\nServices\n\nWhy Paper Cups Need a Patient Plan for Teahouses\n\nMost teahouses give"
        " themselves a year to do without cups, and that is about half of what they need to do it.\n\n"
        "Three Questions That Help With the Choice\n\nWhere do guests sit, what do they drink, and"
        " how many of them come back for a second cup before they leave?\n"
    )
    assert "greeting" in reasons(article)[0][1]
    ((_, reason),) = reasons("Home\nServices\n\nRecent Posts\n")
    assert "No item was found" in reason
    assert [doubt.reason for doubt in doubts(" \n")] == ["The text is empty."]


def test_a_line_of_a_saved_page_is_found() -> None:
    page = pages.saved(ISSUES[0]).replace("2. ", "5. ", 1)
    doubt = doubts(page)[0]
    assert "5. " in page.splitlines()[doubt.line - 1]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text(max_size=60) | st.sampled_from(CLEAN.splitlines()), max_size=30))
def test_any_text_can_be_doubted(rows: list[str]) -> None:
    text = "\n".join(rows)
    lines = len(text.splitlines()) or 1
    assert all(1 <= doubt.line <= lines for doubt in doubts(text))


SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the past issues are not on this machine")
def test_past_issues_give_no_doubt() -> None:
    assert [doubts(file.read_text()) for file in SEEDS.glob("*.txt")] == [[], []]
