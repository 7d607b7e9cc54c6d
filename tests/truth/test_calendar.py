from __future__ import annotations

import pytest

from drafter.truth import check, figures


def _warned(draft: str, source: str) -> list[str]:
    return [
        f.text for f in check(draft, [source]).findings if f.kind == "date" and f.severity != "note"
    ]


@pytest.mark.parametrize(
    ("source", "draft", "date"),
    [
        ("The bridge was finished in 2014.", "The bridge was finished in May 2014.", "May 2014"),
        (
            "Work began in 1988. The station opened on May 7 to a large crowd.",
            "The station opened on May 7, 2021.",
            "May 7, 2021",
        ),
        (
            "Work began in 2009. The doors opened on a Thursday.",
            "The doors opened on January 8, 2009.",
            "January 8, 2009",
        ),
    ],
)
def test_each_part_of_a_date_must_be_given(source: str, draft: str, date: str) -> None:
    assert _warned(draft, source) == [date]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("In 1988 work ended. The station opened on May 7.", "The station opened on May 7, 1988."),
        ("The station opened on May 7.", "The station opened on May 7, 1988."),
        ("March 5, 2020. The vote was on Wednesday.", "The vote was on March 4, 2020."),
        ("December 3, 2020. It will open in June.", "It will open in June 2021."),
        ("新规将于下月1日起实施。", "The rules take effect on September 1."),
    ],
)
def test_a_date_may_be_put_together_from_several(source: str, draft: str) -> None:
    assert _warned(draft, source) == []


@pytest.mark.parametrize("text", ["January 74, 2019", "In October 8,846 voters moved"])
def test_a_number_that_is_no_day_is_a_figure_after_a_month_too(text: str) -> None:
    assert [f.unit for f in figures(text)][:2] == ["date", "count"]
