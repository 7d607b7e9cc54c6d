"""Whose a figure is, where a clause leaves its subject out."""

from __future__ import annotations

import pytest

from drafter.truth import check


def _grave(draft: str, source: str) -> list[str]:
    return [f.message for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "Orvale's margin slid to 18.2%, while that of its rival Hengda climbed to 19.9% from 17%.",
            "Hengda's margin overtook Orvale's, improving by 2.9 percentage points to 19.9 percent.",
        ),
        (
            "Foreign holdings of CATL fell from 14.9% to 13.2% as those of BYD edged up to 4.1%.",
            "Foreigners own 13.2 percent of CATL.",
        ),
        (
            "某店在香港的门店扩至52家,在澳门的5家未变;内地门店则剩310家。",
            "It now runs 52 shops in Hong Kong, while its mainland network has shrunk to 310.",
        ),
        (
            "Ant moved the launch from Sept. 15 to Oct. 20; trading starts on Oct. 13.",
            "Ant will launch the token on October 20.",
        ),
    ],
)
def test_a_figure_of_the_same_owner_raises_no_alarm(source: str, draft: str) -> None:
    assert _grave(draft, source) == []


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "Goldfinch Pay made a profit of 41 million yuan; its rival Lakepay processed 17 billion yuan "
            "and made 53 million.",
            "Goldfinch Pay made a profit of RMB 53 million.",
        ),
        (
            "Orvale's margin slid to 18.2%, while that of its rival Hengda climbed to 19.9%.",
            "Orvale's margin came to 19.9 percent.",
        ),
    ],
)
def test_a_figure_of_another_owner_is_found(source: str, draft: str) -> None:
    assert _grave(draft, source) != []
