"""Periods and rates that stand beside a figure."""

from __future__ import annotations

import pytest

from drafter.truth import check

RENT = "租一天800元,租一周4200元。"
RIDES = "It gave 2.2 million rides in the second quarter and 3.6 million in the first half."
FISCAL = "2025财年收入9960亿元,其中第四财季收入2360亿元。"


def _figures(draft: str, source: str) -> list[str]:
    return [
        f.text
        for f in check(draft, [source]).findings
        if f.kind == "figure" and f.severity != "note"
    ]


@pytest.mark.parametrize(
    ("source", "draft", "figure"),
    [
        (RENT, "It rents for RMB 4,200 a day.", "RMB 4,200"),
        (RIDES, "It gave 3.6 million rides in the second quarter.", "3.6 million"),
    ],
)
def test_a_figure_of_another_time_is_found(source: str, draft: str, figure: str) -> None:
    assert _figures(draft, source) == [figure]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (RENT, "It rents for RMB 4,200 a week."),
        (RIDES, "It gave 3.6 million rides in the first half."),
        (FISCAL, "It took RMB 236 billion in the three months to March."),
    ],
)
def test_a_figure_of_the_same_time_raises_no_alarm(source: str, draft: str) -> None:
    assert _figures(draft, source) == []
