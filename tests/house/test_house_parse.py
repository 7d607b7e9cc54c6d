"""Reading published pages and drafts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import issue_texts as texts
import pytest

from drafter.errors import UsageError
from drafter.house import HouseStyle, parse, render
from drafter.model import Issue

PAGES = {
    "bare": texts.bare(),
    "bare with blank lines": texts.bare("\n\n\n"),
    "without numbers": texts.bare(numbered=False),
    "furnished": texts.furnished(),
    "furnished without numbers": texts.furnished(numbered=False),
    "glued": texts.glued(),
    "markdown": texts.marked(),
    "windows line ends": texts.bare("\r\n\r\n"),
    "bold headlines": re.sub(r"(?m)^(\d\. (?!Open|Confirm).+)$", r"**\1**", texts.bare()),
    "numbers on their own lines": re.sub(r"(?m)^(\d\.) (?!Open|Confirm)", "\\1\n", texts.bare()),
    "numbered closing": texts.bare().replace("Wrapping Up", "4. Wrapping Up"),
    "entities": texts.bare().replace("’", "&rsquo;").replace("–", "&ndash;"),
}


def stories(issue: Issue) -> list[tuple[str, list[str]]]:
    return [(item.headline, item.paragraphs) for item in issue.items]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_every_item_is_found_and_none_invented(page: str) -> None:
    assert stories(parse(page)) == texts.ITEMS


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_the_words_of_the_frame_are_kept(page: str) -> None:
    issue = parse(page)
    assert issue.greeting == texts.GREETING
    assert issue.closing_title == "Wrapping Up"
    assert issue.closing == texts.CLOSING
    assert issue.report_line == texts.REPORT
    assert issue.title in {"", texts.TITLE}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_rendering_a_page_keeps_every_word_of_it(page: str, style: HouseStyle) -> None:
    read = re.findall(r"\w+", render(parse(page), style))
    for _, paragraphs in texts.ITEMS:
        for paragraph in [texts.GREETING, texts.CLOSING, texts.REPORT, *paragraphs]:
            words = re.findall(r"\w+", paragraph)
            assert " ".join(words) in " ".join(read)


def test_a_list_inside_an_item_is_no_item() -> None:
    assert len(parse(texts.bare()).items[1].paragraphs) == 5


def test_an_issue_without_closing_title_keeps_its_closing_out_of_the_last_item() -> None:
    issue = parse(texts.bare().replace("Wrapping Up\n", ""))
    assert stories(issue) == texts.ITEMS
    assert issue.closing == texts.CLOSING


def test_a_wrong_number_loses_no_item() -> None:
    assert stories(parse(texts.bare().replace("\n3. 10", "\n2. 10"))) == texts.ITEMS


def test_a_headline_in_sentence_case_is_known_by_its_number() -> None:
    page = texts.bare().replace(
        texts.ITEMS[1][0], "Courier app asks its riders to rest after hours"
    )
    assert parse(page).items[1].headline == "Courier app asks its riders to rest after hours"


def test_number_and_date_are_data_of_the_issue() -> None:
    issue = parse(f"{texts.TITLE}\nIssue 41 · 3 December 2026\n{texts.bare()}")
    assert (issue.number, issue.date, issue.title) == (41, date(2026, 12, 3), texts.TITLE)


def test_text_without_an_item_says_what_was_looked_for() -> None:
    with pytest.raises(UsageError, match=r"## 1\. Headline"):
        parse("A paragraph that is about nothing in particular and has no headline at all.")
    with pytest.raises(UsageError):
        parse("")


SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the past issues are not on this machine")
def test_past_issues_are_read_whole() -> None:
    found = {file.stem: len(parse(file.read_text()).items) for file in SEEDS.glob("*.txt")}
    assert found == {"issue-106": 7, "issue-088": 4}
