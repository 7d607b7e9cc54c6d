"""Figures that follow from a whole and its parts, a level and its change, or a rate."""

from __future__ import annotations

import pytest

from drafter.truth import check


def _grave(draft: str, source: str) -> list[str]:
    return [f.message for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "截至年底,站点总数达420万个,比上年末净增80万个。",
            "A year earlier there were 3.4 million sites.",
        ),
        (
            "毛利率为14.9%,较上年下降2.2个百分点。",
            "The margin fell from 17.1 percent to 14.9 percent.",
        ),
        (
            "The fund spends 300 million euros, half of it this year.",
            "It spends €150 million this year.",
        ),
        ("公司以3.6亿元收购,其中1.2亿元为现金,其余为股份。", "It pays RMB 240 million in shares."),
        (
            "平台拿出150亿元,分三年投入,每年相同。",
            "The platform spends RMB 5 billion in each year.",
        ),
        ("The plant makes 40 tonnes a month.", "The plant makes 480 tonnes a year."),
        (
            "The two sites draw 240 megawatts, the largest 90 megawatts.",
            "The other draws 150 megawatts.",
        ),
        ("Sales rose to 250 million yuan from 150 million.", "Sales grew by two thirds."),
        ("Lin owes 70,000 yuan, Hao 45,000 and nobody else.", "Together they owe RMB 115,000."),
    ],
)
def test_a_figure_that_follows_raises_no_alarm(source: str, draft: str) -> None:
    assert _grave(draft, source) == []


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "截至年底,站点总数达420万个,比上年末净增80万个。",
            "A year earlier there were 5 million sites.",
        ),
        ("The plant makes 40 tonnes a month.", "The plant makes 400 tonnes a year."),
        (
            "The fund spends 300 million euros, half of it this year.",
            "It spends €100 million this year.",
        ),
    ],
)
def test_a_figure_that_does_not_follow_is_found(source: str, draft: str) -> None:
    assert _grave(draft, source) != []
