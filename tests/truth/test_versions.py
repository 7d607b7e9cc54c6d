"""A number in a name is part of it."""

import pytest

from drafter.truth import check

SOURCE = (
    "Qingfan’s model Orrery-4.6 runs on 5G phones such as the Tern K90. It learnt from 40 books."
)


def names(draft: str) -> list[str]:
    return [f.text for f in check(draft, [SOURCE]).findings if f.kind == "name"]


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("The model Orrery-4.5 runs on phones.", "Orrery-4.5"),
        ("The model runs on 6G phones.", "6G"),
        ("It runs on the Tern K80.", "K80"),
    ],
)
def test_another_number_names_another_thing(draft: str, wrong: str) -> None:
    assert wrong in names(draft)


@pytest.mark.parametrize("draft", ["Orrery 4.6 runs on 5G phones.", "The K90 is a phone by Tern."])
def test_the_right_number_is_let_pass(draft: str) -> None:
    assert names(draft) == []
