"""What the words of an item and an article say of how one event stands to the other."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from articles import told_on
from hypothesis import given
from hypothesis import strategies as st

from drafter.archive.wording import worded

told = partial(told_on, date(2026, 6, 2))

ITEM = told(
    "Kite maker Fenghua fined for glass-coated string",
    "The market regulator in Weifang has fined kite maker Fenghua for selling string coated with glass.",
    "Two cyclists were cut by the string in a park.",
)
RETOLD = told(
    "Penalty over dangerous kite string",
    "Fenghua of Weifang must pay for string that was coated with glass.",
    "The regulator acted when two cyclists were cut.",
    "Both had ridden through a park.",
)
OTHER = told(
    "Fenghua opens second museum",
    "Fenghua has built a hall for paper dragons in Nantong.",
    "Visitors may paint their own.",
    "In March the regulator had fined the maker over string coated with glass that cut two cyclists.",
)


def test_an_event_that_is_only_recalled_is_told_in_one_sentence_as_one_that_was_before() -> None:
    retold, other = worded(ITEM, RETOLD), worded(ITEM, OTHER)
    assert other["told in one sentence"] > retold["told in one sentence"]
    assert (retold["told as before"], other["told as before"]) == (0.0, 0.25)


def test_one_more_of_a_kind_and_a_kind_that_was_not_printed_are_seen() -> None:
    retold, other = worded(ITEM, RETOLD), worded(ITEM, OTHER)
    assert (retold["one more in title"], other["one more in title"]) == (0.0, 1.0)
    assert worded(ITEM, told("风华再获潍坊订单", "风华是风筝厂家。"))["one more in title"] == 1.0
    assert worded(ITEM, told("Fenghua raises 90 million yuan"))["kinds new"] == 1.0
    assert worded(ITEM, told("Fenghua fined"))["kinds new"] == 0.0


@pytest.mark.parametrize(
    ("headline", "over"),
    [
        ("Kite maker Fenghua fined for glass-coated string", 1.0),
        ("Fenghua raises 90 million yuan", 1.0),
        ("Fenghua plans a museum for kites", 0.0),
        ("Refined string for kites", 0.0),
    ],
)
def test_what_is_over_when_it_is_told_is_known_by_its_headline(headline: str, over: float) -> None:
    assert worded(told(headline), OTHER)["over in headline"] == over


@pytest.mark.parametrize(
    ("title", "stands"),
    [
        ("Fenghua changes its string after fine", 1.0),
        ("风华整改风波落幕", 1.0),
        ("Fenghua shows a dragon of 90 metres", 0.0),
    ],
)
def test_a_lead_that_stands_on_what_was_before_is_seen(title: str, stands: float) -> None:
    assert worded(ITEM, told(title))["came of it"] == stands


@given(st.text(max_size=200), st.text(max_size=200))
def test_shares_are_shares_whatever_the_texts_hold(one: str, other: str) -> None:
    found = worded(told(one, other), told(other, one))
    for name in ("words kept", "words known", "told in one sentence", "told as before"):
        assert 0.0 <= found[name] <= 1.0


def test_a_text_told_again_word_for_word_keeps_all_its_words() -> None:
    found = worded(ITEM, ITEM)
    assert (found["words kept"], found["words known"], found["developments"]) == (1.0, 1.0, 0.0)
