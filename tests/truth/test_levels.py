"""What part a figure has in the change that its sentence tells of."""

from __future__ import annotations

import pytest

from drafter.truth.reading.levels import added_onto, part_in_change
from drafter.truth.reading.names import shipped
from drafter.truth.reading.statements import Statement, read


def _statement(text: str) -> Statement:
    return read(text, 0, None, shipped())[0]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The fleet grew by 90 to 640 buses.", ["change", "level"]),
        ("The fare went from 4 yuan to 5 yuan.", ["start", "level"]),
        ("门店增加60家,增至410家。", ["change", "level"]),
        ("订单由80万单降至50万单。", ["start", "level"]),
        ("Output will fall 3% to 5%.", ["change", "change"]),
        ("It lost 47 million yuan.", [""]),
        ("The plan was backed by 58 percent of tenants.", [""]),
    ],
)
def test_words_tell_where_a_change_began_how_large_it_was_and_where_it_ended(
    text: str, parts: list[str]
) -> None:
    statement = _statement(text)
    assert [part_in_change(statement, figure) for figure in statement.figures] == parts


def test_what_there_was_already_is_no_part_of_what_was_added() -> None:
    statement = _statement("It is adding 300 drivers to a staff of 2,100.")
    assert [added_onto(statement, figure) for figure in statement.figures] == [False, True]
