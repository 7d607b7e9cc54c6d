from __future__ import annotations

import pytest

from drafter import tokens
from drafter.errors import EnvironmentFault
from drafter.write.prompts import Prompt

TEXT = "You are $who. It costs $$5.\n=== user ===\n$sources\nWrite."


def test_both_parts_are_filled_and_values_are_left_as_they_are() -> None:
    filled = Prompt.parse("p.md", TEXT).fill(who="a writer", sources="{x} $who $$ <b>")
    assert filled.system == "You are a writer. It costs $5."
    assert filled.user == "{x} $who $$ <b>\nWrite."


def test_a_missing_and_an_unknown_name_are_named() -> None:
    with pytest.raises(
        EnvironmentFault, match=r"p\.md asks for \$sources.*does not use \$source\."
    ):
        Prompt.parse("p.md", TEXT).fill(who="a writer", source="x")


def test_a_file_without_its_marker_or_with_a_stray_dollar_is_refused() -> None:
    with pytest.raises(EnvironmentFault, match="no line"):
        Prompt.parse("p.md", "Only one part.")
    with pytest.raises(EnvironmentFault, match=r"\$\$"):
        Prompt.parse("p.md", TEXT + " It costs $5.")


def test_the_fingerprint_changes_with_the_words_and_with_the_rules() -> None:
    prompt = Prompt.parse("p.md", TEXT)
    assert prompt.fingerprint("a") == Prompt.parse("other.md", TEXT).fingerprint("a")
    assert prompt.fingerprint("a") != prompt.fingerprint("b")
    assert prompt.fingerprint("a") != Prompt.parse("p.md", TEXT + "!").fingerprint("a")


@pytest.mark.parametrize("name", ["write_item.md", "revise_item.md"])
def test_the_prompts_of_the_house_load(name: str) -> None:
    assert {"rules", "sources"} <= Prompt.load(name).names


def test_the_words_around_examples_are_few() -> None:
    prompt = Prompt.load("examples.md")
    assert prompt.names == {"examples"}
    assert tokens.count(prompt.system.template) <= 50
