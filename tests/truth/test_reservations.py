"""What a reservation reserves."""

from __future__ import annotations

import pytest

from drafter.truth import check
from drafter.truth.reading import reservations


@pytest.mark.parametrize("word", ["may", "plans to", "likely", "拟", "酝酿"])
def test_a_plan_reserves_what_somebody_may_do(word: str) -> None:
    assert reservations.of_a_verb(word)


@pytest.mark.parametrize("word", ["reportedly", "suspected", "据悉", "涉嫌"])
def test_a_report_or_a_charge_reserves_more_than_a_verb(word: str) -> None:
    assert not reservations.of_a_verb(word)


def test_what_a_reservation_is_of_ends_where_its_clause_does() -> None:
    text = "Lanqiao may sell the depot, although it will keep the buses"
    assert text[: reservations.clause_end(text, text.index("sell"))].endswith("depot")


def test_what_may_reserve_is_read_once_where_one_form_stands_within_another() -> None:
    text = "The line is tentatively set to open in May, and probably with fewer buses."
    assert [m.group() for m in reservations.reserving(text)] == [
        "tentatively", "set to", "probably",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "is_open"), [("subject to", True), ("tentatively", True), ("may", False)]
)
def test_what_leaves_a_thing_open_is_told_from_what_reserves_a_verb(
    word: str, is_open: bool
) -> None:
    assert reservations.is_open(word) is is_open


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("Lanqiao will probably move its depot to Wuhu, Zhao said.",
         "Lanqiao will move its depot to Wuhu, Zhao said."),
        ("The thieves probably took the carts through the north gate, Zhao said.",
         "The thieves took the carts through the north gate, Zhao said."),
        ("A sale may value the depot at 40 million yuan, Zhao said.",
         "Zhao said the price values the depot at 40 million yuan."),
        ("Lanqiao opens the depot in May, subject to a check of the roof, Zhao said.",
         "Lanqiao opens the depot in May, Zhao said."),
    ],
)  # fmt: skip
def test_a_reservation_is_lost_where_what_it_stood_beside_was_kept(source: str, draft: str) -> None:
    assert [f.kind for f in check(draft, [source]).findings if f.kind != "copied"] == ["hedge"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("Lanqiao will probably move its depot to Wuhu, Zhao said.",
         "Lanqiao is likely to move its depot to Wuhu, Zhao said."),
        ("Lanqiao said in May that it would move its depot to Wuhu.",
         "Lanqiao will move its depot to Wuhu, it said in May."),
        ("Lanqiao may close a shop in Hefei. It has moved its depot to Wuhu, Zhao said.",
         "Lanqiao has moved its depot to Wuhu, Zhao said."),
        ("Depot costs came to 40 million yuan, according to estimates by Zhao.",
         "Depot costs came to 40 million yuan, according to Zhao."),
        ("Wei: Ada, could you take care of the lamps?", "Ada will take care of the lamps."),
    ],
)  # fmt: skip
def test_a_reservation_is_not_lost_that_was_kept_or_was_of_other_words(
    source: str, draft: str
) -> None:
    assert "hedge" not in {finding.kind for finding in check(draft, [source]).findings}


@pytest.mark.parametrize(
    ("headline", "surer"),
    [
        ("Hefei bans loud deliveries to old quarters", True),
        ("Loud deliveries to old quarters to be banned", False),
        ("Hefei may ban loud deliveries to old quarters", False),
    ],
)
def test_to_in_a_headline_reserves_only_what_it_stands_before(headline: str, surer: bool) -> None:
    source = "Hefei proposed rules that would ban loud deliveries to the old quarters at night."
    text = f"{headline}\n\nHefei proposed rules that would ban loud deliveries to the old quarters."
    said = [f for f in check(text, [source]).findings if f.kind == "hedge"]
    assert [f.sentence for f in said] == [headline] * surer
