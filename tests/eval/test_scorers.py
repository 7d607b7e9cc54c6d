"""Scorers: each knows a good item from one that is worse in its own matter, and says why."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import probes
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from drafter.model import Item
from eval.record import UNSCORED, Score
from eval.scorers import SCORERS, Expected, score
from eval.scorers.matching import stands
from eval.scorers.wording import copied_runs

WORDS = st.lists(
    st.sampled_from("kites fly over the old hall of Weifang today".split()), max_size=40
)


def test_every_scorer_has_its_probe() -> None:
    assert set(probes.PROBES) == set(SCORERS)


@pytest.mark.parametrize("scorer", SCORERS)
def test_a_scorer_tells_the_worse_item_for_the_right_reason(scorer: str) -> None:
    probes.check(scorer)


@pytest.mark.parametrize("scorer", SCORERS)
def test_what_cannot_be_scored_is_unscored_and_never_zero(scorer: str) -> None:
    nothing = Item(headline="", paragraphs=[])
    given = SCORERS[scorer](probes.draft(nothing, Expected()))
    counts = scorer in ("copied share", "house breaches")
    assert given == UNSCORED or (counts and given.value is not None)


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("US$50 million", "It raised 50 million US dollars."),
        ("US$50 million", "It raised US$50\u00a0million"),
        ("20 billion yuan", "an investment of RMB 20 billion"),
        ("37 percent", "It makes up 37% of the sales."),
        ("Xi'an", "a plant in Xi’an"),
        ("120,000", "120,000 servers"),
        ("合肥", "一家在合肥的公司"),
    ],
)
def test_a_wording_is_found_in_its_other_forms(wording: str, text: str) -> None:
    start, end = stands(wording, text) or (0, 0)
    assert text[start:end]


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("64", "64.5 percent"), ("64", "1,642 kitchens"), ("Temu", "Temus"), ("5", "1.5 percent"),
        ("US$50 million", "US$500 million"), ("US$50 million", "50 million yuan"),
        ("2 hours", "12 hours"), ("64 restaurants", "64 kitchens"),
    ],
)  # fmt: skip
def test_a_wording_is_not_found_in_something_else(wording: str, text: str) -> None:
    assert stands(wording, text) is None


def test_what_must_not_be_said_is_not_found_by_rounding() -> None:
    assert stands("US$1.9 million", "nearly US$2 million") is not None
    assert stands("US$1.9 million", "nearly US$2 million", rounded=False) is None


@drawn(WORDS, WORDS)
@settings(deadline=None)
def test_copied_runs_stand_in_the_source_and_do_not_touch(
    item: list[str], source: list[str]
) -> None:
    text, given_text = " ".join(item), " ".join(source)
    runs = list(copied_runs(text, [given_text]))
    assert all(len(text[start:end].split()) >= 5 for start, end in runs)
    assert all(before[1] < after[0] for before, after in pairwise(runs))
    if text and text in given_text and len(item) >= 5:
        assert runs == [(0, len(text))]


def test_quoted_words_are_not_copied_and_what_stands_beside_them_is() -> None:
    source = probes.article("He said we fly our kites at dawn and nobody in the village minds.")
    paragraphs = ["“We fly our kites at dawn”, he said; nobody in the village minds."]
    item = Item(headline="A", paragraphs=paragraphs)
    given = SCORERS["copied share"](probes.draft(item, Expected(), source))
    assert (given.value, given.why) == (5 / 8, ("“nobody in the village minds”",))


def test_a_conversion_that_the_house_asks_for_is_no_wrong_figure_but_a_false_one_is() -> None:
    right, false = probes.draft(), probes.draft(probes.put("US$2.5 million", "US$25 million"))
    assert SCORERS["figures right"](right).value == 1
    assert "US$25 million" in SCORERS["figures right"](false).why[0]


def test_a_name_that_another_source_has_is_right() -> None:
    item = probes.put("Weifang rival", "Qingdao rival")
    others = (probes.article(), probes.article("A page on Harbin.", "https://wire.example/b"))
    elsewhere = replace(item, paragraphs=[*item.paragraphs, "A hall stands in Harbin."])
    given = SCORERS["names right"](probes.draft(elsewhere, Expected(), *others))
    assert "Harbin" not in " ".join(given.why)


def test_a_sentence_that_nobody_told_is_unsupported_without_a_figure_or_a_name_in_it() -> None:
    invented = "Experts see this as a turning point for the whole industry."
    item = replace(probes.GOOD, paragraphs=[*probes.GOOD.paragraphs, invented])
    given = SCORERS["unsupported sentences"](probes.draft(item))
    start, end = given.spans[0]
    assert item.text[start:end] == invented


def test_all_scorers_speak_at_once_and_in_their_order() -> None:
    found = score(probes.draft())
    assert list(found) == list(SCORERS)
    assert all(isinstance(each, Score) for each in found.values())
