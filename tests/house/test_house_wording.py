"""The words the house does not print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import UsageError
from drafter.house import HouseStyle, check, conform
from drafter.model import Issue, Item
from drafter.resources import read_text
from drafter.tokens import count

RULES = {
    "utilise": "use",
    "users": "internet users",
    "it is worth noting that": "",
    "Weixin": "WeChat",
    "Bytedance": "ByteDance",
    "e-commerce": "ecommerce",
    "Internet": "internet",
}
SHIPPED = HouseStyle.from_toml(read_text("house.toml"))
STYLE = SHIPPED.model_copy(update={"wording": RULES})


def told(paragraph: str, headline: str = "A Headline Of Its Own") -> list[str]:
    issue = Issue(items=[Item(headline=headline, paragraphs=[paragraph])])
    return [breach.message for breach in check(issue, STYLE) if breach.rule == "wording"]


@pytest.mark.parametrize(
    ("text", "found", "instead"),
    [
        ("Shops may utilise robots.", "utilise", "use"),
        ("Utilise it.", "Utilise", "use"),
        ("Some users left.", "users", "internet users"),
        ("It may go through Weixin’s payments.", "Weixin", "WeChat"),
        ("It belongs to Bytedance.", "Bytedance", "ByteDance"),
        ("The Internet is full.", "Internet", "internet"),
    ],
)
def test_a_phrase_is_named_with_what_to_write(text: str, found: str, instead: str) -> None:
    assert told(text) == [f"“{found}”: the house writes “{instead}”."]


def test_a_phrase_that_is_never_printed_is_to_be_taken_out() -> None:
    (message,) = told("It is  worth noting that sales fell.")
    assert "Take it out" in message


@pytest.mark.parametrize(
    "text",
    [
        "The founder said “we utilise Weixin” on Monday.",
        "See https://example.test/utilise for more.",
        "It utilised a reutilise-only plan at Weixin.com.",
        "Some internet users left. Internet users came.",
        "ByteDance and WeChat sell ecommerce over the internet. Internet sales rose.",
    ],
)
def test_quotations_addresses_parts_of_words_and_the_right_words_pass(text: str) -> None:
    assert told(text) == []


def test_a_headline_is_looked_at_but_its_capitals_say_nothing() -> None:
    assert told("Fine.", "Weixin Lets Shops Go on the Internet") == [
        "“Weixin”: the house writes “WeChat”."
    ]


def test_only_the_same_letters_are_written_otherwise_without_being_asked() -> None:
    item = Item(
        headline="Bytedance Opens an E-Commerce School",
        paragraphs=["E-commerce at Bytedance: shops utilise Weixin. “Bytedance”, they say."],
    )
    mended = conform(item, STYLE)
    assert mended.headline == "ByteDance Opens an Ecommerce School"
    assert mended.paragraphs == [
        "Ecommerce at ByteDance: shops utilise Weixin. “Bytedance”, they say."
    ]


@given(
    st.lists(
        st.sampled_from([*RULES, *RULES.values(), "Bytedance’s", "A", "“", "”", ". E-commerce"])
    )
)
def test_conforming_twice_changes_no_more(words: list[str]) -> None:
    item = Item(headline="Words", paragraphs=[" ".join(words)])
    once = conform(item, STYLE)
    assert conform(once, STYLE) == once


@pytest.mark.parametrize(
    "bad", ['"a" = "a"', '"a" = "b"\n"b" = "c"', '"" = "a"', '"a" = " b "', '"a" = 3']
)
def test_wording_that_cannot_be_followed_is_refused(bad: str) -> None:
    with pytest.raises(UsageError, match="wording"):
        HouseStyle.from_toml(f"{read_text('house.toml')}\n[wording]\n{bad}\n")


def test_the_prompt_has_the_newest_rules_and_stays_short() -> None:
    assert "“use”, not “utilise”" in STYLE.rules()
    assert "never “it is worth noting that”" in STYLE.rules()
    many = {f"a long and winding phrase {i}": f"short {i}" for i in range(100)}
    rules = SHIPPED.model_copy(update={"wording": many}).rules()
    assert "phrase 99" in rules
    assert count(rules) <= 250
