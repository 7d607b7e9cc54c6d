"""The part of the house style that is done in code."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafter.house import HouseStyle, conform, title_case
from drafter.model import Item
from drafter.resources import read_text

STYLE = HouseStyle.from_toml(read_text("house.toml"))


def mended(paragraph: str, headline: str = "A Headline") -> str:
    return conform(Item(headline=headline, paragraphs=[paragraph]), STYLE).paragraphs[0]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("It's the firm's \"best\" year", "It’s the firm’s “best” year"),
        ("the '90s and the users' apps", "the ’90s and the users’ apps"),
        ("a 'trial' of it", "a ‘trial’ of it"),
        ("shops - and apps -- and games—all", "shops – and apps – and games – all"),
        ("“No” - said the firm", "“No” – said the firm"),
        ("up 15% to 20 per cent, or 10-15%", "up 15 percent to 20 percent, or 10-15 percent"),
        ("USD 50 million", "US$50 million"),
        ("US $50m and $1.5bn", "US$50 million and US$1.5 billion"),
        ("a $77million house", "a US$77 million house"),
        ("U.S.$3 billion", "US$3 billion"),
        ("50 million U.S. dollars", "US$50 million"),
        ("two  spaces\u00a0here", "two spaces here"),
    ],
)
def test_what_has_one_right_answer_is_mended(written: str, printed: str) -> None:
    assert mended(written) == printed


@pytest.mark.parametrize(
    "text",
    [
        "HK$30m and A$5",  # another dollar
        "$50 million for the Canadian arm",  # whose dollar?
        "$15 at the shop in Toronto",
        'a 12" screen',  # inches
        "2020—2024 and 5 - 3",  # a range, a sum
        "15%-20% and a 20%-owned unit",
        "https://example.test/a--b?c='5%'",
        "“about $50m – or 15% -- or so”",  # quoted words are the speaker's
    ],
)
def test_what_has_more_than_one_answer_is_left(text: str) -> None:
    assert mended(text) == text


def test_headlines_keep_their_percent_sign_and_lose_their_full_stop() -> None:
    item = Item(headline="lanternfish sales rise 20% in a year.", paragraphs=[])
    assert conform(item, STYLE).headline == "Lanternfish Sales Rise 20% in a Year"
    item = Item(headline="Lanternfish Buys Pebblepost Inc.", paragraphs=[])
    assert conform(item, STYLE).headline == "Lanternfish Buys Pebblepost Inc."


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("jd.com and bytedance say it’s time for ai", "JD.com and ByteDance Say It’s Time for AI"),
        ("us firm and its ids in the us", "Us Firm and Its IDs in the Us"),
        ("an iPhone rival: the inside story", "An iPhone Rival: The Inside Story"),
        ("in-house AI-powered tools for MCNs", "In-House AI-Powered Tools for MCNs"),
        ("NEW AI TOOLS FOR MCNS", "New AI Tools for MCNs"),
        ("“just a test” of B2B apps, says GSMA", "“Just a Test” of B2B Apps, Says GSMA"),
    ],
)
def test_title_case_keeps_names_and_acronyms(text: str, cased: str) -> None:
    assert title_case(text, STYLE) == cased


PIECES = st.sampled_from(
    """the a of in-house AI AI-made 15% US$50 $5m $1.5bn USD 3 20 per cent 10-15% - -- — – " ' “ ” ’
    it's “no” 'yes' jd.com iPhone MCNs A$7 2020—2024 5 , . : https://e.test/a--b word—word 50 million
    US dollars Inc. e-shop to-C McNeil o'clock -""".split()
)
PROSE = st.lists(PIECES, min_size=1, max_size=14).map(" ".join) | st.text(
    st.sampled_from("ab AB12%$'\"“”’‘-–—.,: \u00a0"), max_size=40
)


@settings(deadline=None)
@example(Item(headline="1b b,B-", paragraphs=[]))
@given(st.builds(Item, headline=PROSE, paragraphs=st.lists(PROSE, max_size=3)))
def test_conforming_twice_changes_nothing(item: Item) -> None:
    once = conform(item, STYLE)
    assert conform(once, STYLE) == once


@settings(deadline=None)
@given(PROSE)
def test_no_figure_changes(text: str) -> None:
    assert re.findall(r"\d+", mended(text)) == re.findall(r"\d+", text)


@settings(deadline=None)
@given(PROSE)
def test_title_case_changes_nothing_but_capitals(text: str) -> None:
    assert "".join(title_case(text, STYLE).split()).lower() == "".join(text.split()).lower()


def house(toml: str, old: str, new: str) -> HouseStyle:
    assert old in toml
    return HouseStyle.from_toml(toml.replace(old, new, 1))


@pytest.mark.parametrize(
    ("word", "written", "printed"),
    [
        ("per cent", "15% and 20 percent", "15 per cent and 20 per cent"),
        ("%", "15 percent and 20 per cent", "15% and 20%"),
    ],
)
def test_percentages_take_the_form_of_the_house(word: str, written: str, printed: str) -> None:
    style = house(read_text("house.toml"), 'percent = "percent"', f'percent = "{word}"')
    item = Item(headline="A Headline", paragraphs=[written])
    assert conform(item, style).paragraphs == [printed]


def test_small_words_go_by_what_the_house_keeps() -> None:
    kept = '[title_case]\nsmall_words = { to = "low", of = "capital", and = "either" }'
    style = house(read_text("house.toml"), "[title_case]", kept)
    printed = "Riders To Rest and Teahouses of Wuxi And Hefei to Close: To Be Told"
    cased = "Riders to Rest and Teahouses Of Wuxi And Hefei to Close: To Be Told"
    assert title_case(printed, style) == cased
    assert title_case(cased, style) == cased
