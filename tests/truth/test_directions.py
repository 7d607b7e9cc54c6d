"""Which way a figure went, as its own sentence tells it."""

from __future__ import annotations

import pytest

from drafter.truth.reading.directions import direction, of_rate, since_year_before, ways
from drafter.truth.reading.names import shipped
from drafter.truth.reading.statements import Statement, read


def _statement(text: str) -> Statement:
    return read(text, 0, None, shipped())[0]


@pytest.mark.parametrize(
    ("text", "way", "word"),
    [
        ("Ferry fares climbed 6 percent.", "up", "climbed"),
        ("Freight costs 9 percent less than in spring.", "down", " less"),
        ("新机比前代轻30克。", "down", "轻"),
        ("房租环比为-3%。", "down", "-"),
        ("Churn improved to 4 percent.", "down", "improved"),
        ("Gross margin improved to 31 percent.", "up", "improved"),
        ("The line has 40 stations.", "", ""),
    ],
)
def test_the_nearest_word_says_which_way_a_figure_went(text: str, way: str, word: str) -> None:
    statement = _statement(text)
    assert direction(statement, statement.figures[0]) == (way, word)


def test_a_figure_went_from_the_one_that_stands_beside_it_for_the_year_before() -> None:
    statement = _statement("Profit was 31 million yuan, against 44 million a year earlier.")
    now, before = (f for f in statement.figures if f.unit == "CNY" or f.number == 44e6)
    assert since_year_before(statement, now).way == "down"
    assert since_year_before(statement, before).way == ""


def test_the_speed_of_a_change_tells_which_way_the_thing_itself_goes() -> None:
    statement = _statement("Sales growth slowed to 3 percent.")
    assert of_rate(statement, statement.figures[0]) == "up"
    assert direction(statement, statement.figures[0]).way == "down"


def test_a_bound_is_no_way() -> None:
    assert ways("More than 70 shops fell silent.") == {"down"}


@pytest.mark.parametrize(
    ("text", "way"),
    [
        (
            "Storms lifted the loss ratio of the insurer to 91.2% and brought earnings down 4%.",
            "up",
        ),
        (
            "The firm told of a 4% fall in profit to 31 million as storms pushed its loss ratio to 91.2%.",
            "",
        ),
    ],
)
def test_a_figure_goes_the_way_of_the_verb_of_its_own_clause(text: str, way: str) -> None:
    (statement,) = read(text, -1, None, shipped())
    assert direction(statement, next(f for f in statement.figures if f.number == 91.2)).way == way
