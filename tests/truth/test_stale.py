"""Times that are named from the day of reading, held against the day of the issue."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.model import Article, Finding
from drafter.truth import check

SUNDAY = date(2026, 11, 22)


def page(text: str, day: date | None) -> Article:
    return Article(
        url="https://courier.example/a", canonical="", title="", text=text, language="",
        publisher="Courier", author="", published=day,
    )  # fmt: skip


def times(source: str, written: date | None, draft: str, day: date | None) -> list[Finding]:
    found = check(draft, [page(source, written)], when=day).findings
    return [f for f in found if f.kind == "date"]


@pytest.mark.parametrize(
    ("written", "source", "draft", "told"),
    [
        (3, "Lanqiao opened a plant this week.", "Lanqiao opened a plant this week.", "2 November to"),
        (3, "Lanqiao opened a plant last week.", "Last week Lanqiao opened a plant.", "26 October to"),
        (3, "Lanqiao will open a plant next week.", "Lanqiao will open a plant next week.", "9 Nov"),
        (4, "Lanqiao opened a plant on Tuesday.", "Lanqiao opened a plant on Tuesday.", "3 November"),
        (11, "Lanqiao opened a plant on Tuesday.", "Lanqiao opened a plant on Tuesday.", "10 Nov"),
        (3, "Lanqiao opened a plant yesterday.", "Lanqiao opened a plant yesterday.", "2 November"),
        (3, "蓝桥科技本周在合肥开设工厂。", "Lanqiao opened a plant this week.", "2 November to"),
        (4, "蓝桥科技周二在合肥开设工厂。", "Lanqiao opened a plant on Tuesday.", "3 November"),
    ],
)  # fmt: skip
def test_a_time_that_the_day_of_print_makes_another_is_found(
    written: int, source: str, draft: str, told: str
) -> None:
    (finding,) = times(source, date(2026, 11, written), draft, SUNDAY)
    assert finding.severity == "warning"
    assert f"means {told}" in finding.message
    (span,) = finding.spans
    assert source[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("written", "source", "draft"),
    [
        (19, "Lanqiao opened a plant this week.", "Lanqiao opened a plant this week."),
        (18, "Lanqiao opened a plant on Tuesday.", "Lanqiao opened a plant on Tuesday."),
        (11, "Lanqiao opened a plant on Tuesday.", "Lanqiao opened a plant last Tuesday."),
        (11, "Lanqiao opened a plant on Tuesday.", "Lanqiao opened a plant on Tuesday, 10 November."),
        (3, "Lanqiao opened a plant this month.", "Lanqiao opened a plant this month."),
        (3, "Sales rose to 90 carts last month.", "Sales rose to 90 carts in October."),
        (20, "Lanqiao will open a plant on Thursday.", "Lanqiao will open a plant on Thursday."),
        (18, "蓝桥科技周二在合肥开设工厂。", "Lanqiao opened a plant on Tuesday."),
        (3, "Lanqiao was of this week’s firms.", "Lanqiao was of last year’s firms."),
    ],
)  # fmt: skip
def test_a_time_that_print_leaves_as_it_was_is_let_pass(
    written: int, source: str, draft: str
) -> None:
    assert [f.message for f in times(source, date(2026, 11, written), draft, SUNDAY)] == []


def test_a_year_that_has_changed_since_is_found() -> None:
    text = "Lanqiao has sold 90 carts this year."
    assert times(text, date(2026, 12, 28), text, date(2026, 12, 30)) == []
    (finding,) = times(text, date(2026, 12, 28), text, date(2027, 1, 3))
    assert (finding.severity, finding.text) == ("warning", "this year")


@pytest.mark.parametrize(
    ("draft", "day", "told"),
    [
        ("Lanqiao opens a plant tomorrow.", SUNDAY, "Give the date"),
        ("Lanqiao opened a plant on Sunday.", SUNDAY, "a week ago"),
        ("Lanqiao opened a plant, as expected.", SUNDAY, "Name who expected it"),
        ("Lanqiao has opened nine plants so far this year.", date(2026, 12, 20), "21 November"),
        ("Lanqiao opened a plant this week.", date(2026, 11, 23), "Give the date"),
    ],
)
def test_a_time_that_may_be_misread_is_a_note(draft: str, day: date, told: str) -> None:
    source = (
        "Lanqiao opened a plant this week, as expected. On Sunday, before yesterday’s news and "
        "yesterday, it had opened nine plants so far this year."
    )
    (finding,) = times(source, date(2026, 11, 21), draft, day)
    assert finding.severity == "note"
    assert told in finding.message


def test_what_is_announced_for_a_day_that_is_past_is_found() -> None:
    source = "Lanqiao will open its plant on November 10. It has hired 90 people since October 3."
    draft = "Lanqiao will open its plant on November 10."
    (finding,) = times(source, date(2026, 11, 3), draft, SUNDAY)
    assert (finding.severity, finding.text) == ("warning", "November 10")
    assert times(source, date(2026, 11, 3), draft, date(2026, 11, 8)) == []
    told = "Lanqiao had said it would open its plant on November 10."
    assert times(source, date(2026, 11, 3), told, SUNDAY) == []


def test_without_the_day_of_the_issue_nothing_is_stale() -> None:
    text = "Lanqiao opened a plant yesterday, as expected, and another on Tuesday this week."
    assert times(text, date(2026, 11, 3), text, None) == []


def test_without_any_day_times_are_compared_as_words() -> None:
    source = "Lanqiao sold 90 carts last month.\nTidebook moved to Hefei this week."
    (finding,) = times(source, None, "Lanqiao sold 90 carts last year and this month.", None)
    assert (finding.severity, finding.text) == ("warning", "this month")
    assert times(source, None, "Lanqiao sold 90 carts last month.", None) == []
    assert times(source, None, "Lanqiao sold 90 carts this week.", None) == []
