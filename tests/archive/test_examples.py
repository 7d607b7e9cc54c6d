"""Which past items show the form of a story to be written, and what of them is shown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import tokens
from drafter.archive.examples import choose_examples, forms
from drafter.house import HouseStyle
from drafter.model import Article, Printed, Story
from drafter.resources import read_text

STYLE = HouseStyle.from_toml(read_text("house.toml"))


def printed(headline: str, lead: str, *rest: str, day: date = date(2026, 3, 2)) -> Printed:
    return Printed(
        id=headline, issue="issue 3", day=day, headline=headline, paragraphs=(lead, *rest)
    )


ROBOTS = printed(
    "Warehouse Robot Maker Tuopu Raises US$45 Million to Expand in Vietnam",
    "Tuopu Robotics, a Suzhou maker of machines that stack and sort cartons, has raised US$45 million in a "
    "round led by Greenfield Ventures, the company said on Monday.",
    "The money is to pay for a service centre near Haiphong, where Tuopu wants to hire 60 people.",
)
KELP = printed(
    "Kelp Grower Haizao Raises US$30 Million for a Second Drying Hall",
    "Haizao, which turns kelp into wrapping for parcels, has raised US$30 million from a fund of the city "
    "of Qingdao and two supermarkets, its founder said at a fair.",
    "The start-up has yet to make a profit, and expects none before its bags cost less than paper.",
    day=date(2026, 5, 4),
)
FINE = printed(
    "Regulator Fines Recipe App Shancai Over Paid Places in Its Rankings",
    "The market regulator has fined the recipe app Shancai US$2 million for selling the first places of "
    "rankings that it presented as the votes of its users.",
    "Shancai accepted the decision and said that it had dismissed the manager in charge of the rankings.",
)


def story(title: str, text: str = "It had looked for investors since the spring.") -> Story:
    article = Article(
        url="u", canonical="u", title=title, text=text, language="en", publisher="", author="",
        published=None,
    )  # fmt: skip
    return Story(articles=(article,))


FERRY = story("Ferry platform Chuanlai raises US$20 million for small harbours")
NEAR = [(ROBOTS, 0.32), (KELP, 0.31), (FINE, 0.40)]


def test_only_items_of_the_same_kind_are_taken_the_newer_of_equally_near_ones_first() -> None:
    assert choose_examples(FERRY, NEAR, STYLE, 3) == [KELP, ROBOTS]
    assert choose_examples(FERRY, NEAR, STYLE, 1) == [KELP]
    assert choose_examples(FERRY, NEAR, STYLE, 0) == []


def test_much_nearer_counts_above_newer() -> None:
    assert choose_examples(FERRY, [(ROBOTS, 0.45), (KELP, 0.31)], STYLE, 1) == [ROBOTS]


def test_an_item_on_the_same_event_is_never_taken() -> None:
    assert choose_examples(FERRY, [(ROBOTS, 0.7)], STYLE, 3) == []
    again = story("Tuopu raises US$45 million", "The robot maker Tuopu has new investors.")
    assert choose_examples(again, NEAR, STYLE, 3) == [KELP]
    chinese = story("渡船平台川来完成2亿元融资", "川来公司宣布完成新一轮融资，用于小型港口的扩张。")
    assert choose_examples(chinese, [(ROBOTS, 0.55)], STYLE, 3) == []
    assert choose_examples(FERRY, [(ROBOTS, 0.55)], STYLE, 3) == [ROBOTS]


def test_a_badly_formed_item_is_never_taken() -> None:
    shouted = replace(ROBOTS, headline=ROBOTS.headline.upper())
    bare = replace(KELP, paragraphs=("It has raised money.",))
    assert choose_examples(FERRY, [(shouted, 0.3), (bare, 0.3)], STYLE, 3) == []


def test_a_story_of_no_kind_gets_none() -> None:
    assert choose_examples(story("Ferries on the river"), NEAR, STYLE, 3) == []


def test_a_form_has_no_name_and_no_figure_of_its_item() -> None:
    headline, lead = forms([ROBOTS], [])[0].split("\n")
    assert headline == "[name] Maker [name] Raises US$[figure] Million to Expand in [name]"
    assert lead == (
        "[name], a [name] maker of machines that stack and sort cartons, has raised US$[figure] million in "
        "a round led by [name], the company said on [name]."
    )


def test_a_headline_shows_the_words_that_the_publication_has_in_small_letters() -> None:
    (form,) = forms([ROBOTS], ["A warehouse where a robot may expand."])
    assert form.startswith(
        "Warehouse Robot Maker [name] Raises US$[figure] Million to Expand in [name]\n"
    )


def test_forms_keep_to_their_budget_of_tokens() -> None:
    two = forms([ROBOTS, KELP], [])
    assert len(two) == 2
    assert forms([ROBOTS, KELP], [], tokens.count(two[0])) == two[:1]
    assert forms([ROBOTS, KELP], [], 0) == []


@given(
    st.lists(
        st.sampled_from(["Tuopu", "Haiphong", "JD.com", "iQiyi", "20", "3.5", "a", "the", "grew"])
    )
)
def test_no_digit_and_no_name_comes_through(words: list[str]) -> None:
    text = "Then " + " ".join(words)
    (form,) = forms([printed("The Word Then", text)], ["the word then"])
    left = form.replace("[name]", "").replace("[figure]", "")
    assert not re.search(r"\d|Tuopu|Haiphong|JD|iQiyi", left)


@pytest.mark.parametrize("name", ["Apple", "Meta"])
def test_a_common_word_that_is_a_name_in_the_item_is_left_out(name: str) -> None:
    item = printed(f"{name} Grows", f"The owner of {name} grows.")
    assert name not in forms([item], ["an apple and a meta level"])[0]
