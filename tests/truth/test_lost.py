"""A “not” of the source that a draft need not have."""

from __future__ import annotations

import pytest

from drafter.truth import check


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "We do not change the rent forecast of 92 euros per stall, 8 euros more than last year.",
            "The rent forecast stays at 92 euros per stall.",
        ),
        (
            "Asked about a bonus, Ms Vale said: Not as long as the debt is above 2.5 million euros.",
            "No bonus will be paid while the debt is above 2.5 million euros.",
        ),
        (
            "Without the write-off of the Larch mine it would have been higher and not lower.",
            "A write-off of the Larch mine pushed profit down.",
        ),
    ],
)
def test_what_stays_what_depends_and_what_would_have_been_are_no_lost_denials(
    source: str, draft: str
) -> None:
    assert [f for f in check(draft, [source]).findings if f.kind == "claim"] == []
