"""What kind of news a text is, by its headline and lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.archive.kinds import is_cue, kind_of, new_kinds

HEADLINES = {
    "Ferry App Chuanlai Raises US$20 Million to Reach Small Harbours": "funding",
    "渡船平台川来完成2亿元B轮融资": "funding",
    "Chuanlai Files for Hong Kong Listing": "listing",
    "Chuanlai Posts Quarterly Profit as Tickets Sell Out": "earnings",
    "川来三季报：营收增长，净利润下滑": "earnings",
    "Harbour Masters Sue Chuanlai in Xiamen Court": "court",
    "Regulator Fines Chuanlai Over Hidden Fees": "penalty",
    "川来被罚500万元，市场监管部门责令整改": "penalty",
    "Chuanlai Outage Leaves Ferries Without Passengers": "incident",
    "Chuanlai Appoints New Chief as Founder Steps Down": "people",
    "US Puts Tariffs on Ferry Engines": "trade",
    "Chuanlai to Merge With Rival Haitu": "deal",
    "Draft Rules Would Limit Ferry Fares": "regulation",
    "Survey Finds Few Islanders Book Online": "report",
    "Chuanlai Breaks Ground on Plant in Vietnam": "expansion",
    "川来发布首款船票助手": "product",
}


@pytest.mark.parametrize(("headline", "kind"), HEADLINES.items())
def test_a_headline_tells_its_kind_in_both_languages(headline: str, kind: str) -> None:
    assert kind_of(headline) == kind


def test_the_lead_tells_where_the_headline_does_not() -> None:
    lead = "A court in Xiamen has ruled that the lawsuit may go on."
    assert kind_of(f"Stormy Days for a Ferry App\n{lead}") == "court"
    assert kind_of(f"Ferry App Raises US$20 Million\n{lead}") == "funding"


@pytest.mark.parametrize("text", ["", "\n\n", "Ferries on the River in the Morning", "江上清晨"])
def test_what_no_word_tells_has_no_kind(text: str) -> None:
    assert kind_of(text) == ""


def test_words_within_words_tell_nothing() -> None:
    assert kind_of("Refined Finery for Courtiers") == ""


@given(st.text())
def test_any_text_has_one_kind_at_most(text: str) -> None:
    assert kind_of(text) == kind_of(f"  {text}\n")


def test_the_words_of_a_kind_are_known() -> None:
    assert is_cue("raises")
    assert not is_cue("chuanlai")


def test_a_kind_is_new_where_only_the_later_text_has_a_word_of_it() -> None:
    text = "Ferry App Fined as It Files for Hong Kong Listing"
    assert new_kinds(text, beyond="") >= {"penalty", "listing"}
    assert "penalty" not in new_kinds(text, beyond="川来被罚500万元")
    assert new_kinds(text, beyond=text) == set()
