"""Periods that are not named, rounded counts, and words for a year that belong to another figure."""

from __future__ import annotations

import pytest

from drafter.truth import check


def _grave(draft: str, source: str) -> list[str]:
    return [f.message for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "7月交付1.2万辆,环比增长4%。",
            "Deliveries rose 4 percent from June to 12,000 cars in July.",
        ),
        (
            "In the half-year to June it sold 3.4 million watches, 2 million of them in the second quarter",
            "It sold 1.4 million watches in the three months to March.",
        ),
        (
            "It sold 300 scooters in the March quarter.",
            "It sold 300 scooters in the three months to March.",
        ),
        (
            "Revenue was $155 million for the half-year.",
            "Revenue in the first six months was US$155 million.",
        ),
        ("第四财季收入230亿元,截至3月。", "It took RMB 23 billion in the three months to March."),
        ("期末门店总数41012家。", "There were 41,000 shops in the end."),
        ("预计全年营收50亿元,去年为12亿元。", "Revenue will come to RMB 5 billion this year."),
    ],
)
def test_what_is_said_in_other_words_raises_no_alarm(source: str, draft: str) -> None:
    assert _grave(draft, source) == []


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "7月交付1.2万辆,同比增长4%。",
            "Deliveries rose 4 percent from June to 12,000 cars in July.",
        ),
        ("三季度收入50亿元。", "Revenue was RMB 5 billion in the second quarter."),
        ("期末门店总数41612家。", "There were 41,000 shops in the end."),
        (
            "Full-year sales fell. The quarry opened in February and delivers its first stone in March.",
            "The quarry delivers its first stone in January.",
        ),
        (
            "In the half-year to June profit rose, and by more than in the previous quarter.",
            "In the half-year to May profit rose.",
        ),
        (
            "Profit rose from the previous quarter. Shipments of lamps begin in January.",
            "Shipments of lamps begin in October.",
        ),
        (
            "Fewer than 5 percent of the shops are open.",
            "Fewer than 6 percent of the shops are open.",
        ),
    ],
)
def test_another_period_or_number_is_found(source: str, draft: str) -> None:
    assert _grave(draft, source) != []
