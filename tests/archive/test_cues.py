"""The words by which a text shows that more is to come of what it tells."""

from __future__ import annotations

import pytest

from drafter.archive.cues import left_open


@pytest.mark.parametrize(
    ("headline", "ways"),
    [
        ("Kite maker Fenghua in talks to buy a rival in Weifang", ("planned", "in talks")),
        ("Regulator opens inquiry into piano teachers' app", ("accused",)),
        ("Ferry line halts crossings to Dalian", ("halted",)),
        ("拟在青岛建厂的茶饮公司被起诉", ("planned", "sued")),
        ("Tea chain raised 90 million yuan", ()),
    ],
)
def test_what_is_planned_disputed_or_halted_is_left_open(
    headline: str, ways: tuple[str, ...]
) -> None:
    assert left_open(headline) == ways


def test_a_word_within_another_leaves_nothing_open() -> None:
    assert left_open("The goodwill of the tribunal was contested in Williamstown") == ()
