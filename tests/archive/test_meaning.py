"""What vectors of sentences say of an item and an article."""

from __future__ import annotations

from datetime import date
from functools import partial

from articles import told_on

from drafter.archive import similarity
from drafter.archive.meaning import meant

EVENT = "Ferry company Haitong has bought four electric ferries for its line between Xiamen and Gulangyu."
OTHER = (
    "The harbour office of Xiamen is to rebuild two piers for deeper ships by the end of the year."
)


told = partial(told_on, date(2026, 6, 2))

ITEM = told("Haitong buys four electric ferries for Xiamen line", EVENT)


def test_an_event_told_as_one_that_was_before_is_less_told_as_now() -> None:
    now = meant(ITEM, told("Xiamen line", EVENT, OTHER, OTHER, OTHER), similarity=similarity())
    then = meant(
        ITEM,
        told("Xiamen piers", OTHER, OTHER, OTHER, f"Earlier this year, {EVENT}"),
        similarity=similarity(),
    )
    assert now["told as now"] > then["told as now"]
    assert then["told as now"] < then["item alike"]
    assert (now["told at the end"], then["told at the end"]) == (0.0, 1.0)


def test_a_title_is_never_what_was_before() -> None:
    alone = told("Haitong had bought four electric ferries earlier")
    found = meant(ITEM, alone, similarity=similarity())
    assert found["told as now"] == found["item alike"]
