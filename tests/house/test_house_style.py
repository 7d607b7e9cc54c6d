"""The house style as data."""

from __future__ import annotations

import pytest

from drafter.errors import UsageError
from drafter.house import HouseStyle
from drafter.resources import read_text

TOML = read_text("house.toml")


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("headline_words =", "headline_wordz =", "limits.headline_words"),
        ("breach = [6, 13]", "breach = [9, 13]", "limits.headline_words"),
        ("curly_quotes = true", 'curly_quotes = "sometimes"', "conventions.curly_quotes"),
        ('converted = ["yuan"', 'converted = ["doubloon"', "conventions.converted"),
        ('title = "China', 'titel = "China', "frame.title"),
        ("[limits]", "[limits", "line"),
    ],
)
def test_a_wrong_key_is_named(old: str, new: str, key: str) -> None:
    assert old in TOML
    with pytest.raises(UsageError, match=key):
        HouseStyle.from_toml(TOML.replace(old, new, 1))


def test_the_rules_for_the_writer_are_made_from_the_data(style: HouseStyle) -> None:
    changed = TOML.replace("advice = [8, 12]", "advice = [9, 11]").replace("US$", "USD ")
    rules = HouseStyle.from_toml(changed).rules()
    assert "9–11 words" in rules
    assert "USD 50 million" in rules
    assert rules != style.rules()


def test_a_convention_that_is_off_is_not_asked_for() -> None:
    off = TOML.replace("curly_quotes = true", "curly_quotes = false")
    assert "quotes" not in HouseStyle.from_toml(off).rules()


def test_the_rules_are_short(style: HouseStyle) -> None:
    from drafter.tokens import count

    assert count(style.rules()) <= 170
