"""What a reservation reserves."""

from __future__ import annotations

import pytest

from drafter.truth.reading import reservations


@pytest.mark.parametrize("word", ["may", "plans to", "likely", "拟", "酝酿"])
def test_a_plan_reserves_what_somebody_may_do(word: str) -> None:
    assert reservations.of_a_verb(word)


@pytest.mark.parametrize("word", ["reportedly", "suspected", "据悉", "涉嫌"])
def test_a_report_or_a_charge_reserves_more_than_a_verb(word: str) -> None:
    assert not reservations.of_a_verb(word)


def test_a_clause_ends_where_another_begins() -> None:
    text = "Lanqiao may sell the depot, although it will keep the buses"
    assert reservations.clause(text, text.index("keep")) == " it will keep the buses"
    assert text[: reservations.clause_end(text, text.index("sell"))].endswith("depot")
