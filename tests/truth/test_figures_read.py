"""Figures in more of the ways in which texts write them."""

from __future__ import annotations

import pytest

from drafter.truth import check
from drafter.truth.reading.figures import figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("half a million pairs", [5e5]),
        ("a quarter of a million users", [2.5e5]),
        ("two and a half million", [2.5e6]),
        ("one in 20 customers", [5.0]),
        ("2,000 to 3,000 tonnes", [2e9, 3e9]),
        ("two years and three months", [27.0]),
        ("三到五个月", [3.0, 5.0]),
        ("两三个月", [2.0, 3.0]),
        ("一百来号人", [100.0]),
        ("五百块。", [500.0]),
        ("卖了三百碗", [300.0]),
    ],
)
def test_a_number_is_read(text: str, values: list[float]) -> None:
    assert [figure.number for figure in figures(text)] == values


def test_pieces_are_no_money() -> None:
    assert [f.unit for f in figures("换了三块屏幕,花了三块。")] == ["count", "CNY"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("The fee was 90 yuan and falls to 40 yuan, a cut of 50.", "The fee falls by 50 yuan."),
        ("Sales were 41 million yuan, a rise of 7%.", "Sales rose by 7 percent to RMB 41 million."),
        ("审批由60天压缩至20天。", "Approval took 60 days and now takes 20."),
        ("The deposit falls to 500 yuan from 1,000 yuan.", "The deposit falls by RMB 500."),
        ("The maker's loss came to 47 million yuan.", "The maker lost RMB 47 million."),
    ],
)
def test_a_change_told_in_other_words_raises_no_alarm(source: str, draft: str) -> None:
    assert [f.message for f in check(draft, [source]).findings if f.severity != "note"] == []
