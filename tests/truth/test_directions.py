"""Which way a figure went, as its own sentence tells it."""

from __future__ import annotations

import pytest

from drafter.truth import check
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
            "The firm told of a 4% fall in profit to 31 million as storms pushed its loss ratio "
            "to 91.2%.",
            "",
        ),
    ],
)
def test_a_figure_goes_the_way_of_the_verb_of_its_own_clause(text: str, way: str) -> None:
    (statement,) = read(text, -1, None, shipped())
    assert direction(statement, next(f for f in statement.figures if f.number == 91.2)).way == way


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "Revenue came to 1.14 billion dollars, an increase of 8 percent. The margin was 9.4 "
            "percent, from 7.8.",
            "Revenue decreased 8% to 1.14 billion dollars.",
        ),
        (
            "Our margin was 23.0%, against 21.4%. The north was our best region, with 23% growth.",
            "Its margin reached 23.0%, down from 21.4%, as the north did well.",
        ),
        (
            "Gross margin was 38.2%, after 39.5% in the third quarter.",
            "Gross margin rose to 38.2%.",
        ),
        (
            "Online grocery still lost money, but the loss was 22 million zloty, after 35 "
            "million a year ago.",
            "Online grocery increased its loss to 22 million zloty.",
        ),
        (
            "EBITDA was 612 million zloty (2023: 655 million), a margin of 6.2 percent.",
            "EBITDA rose to 612 million zloty.",
        ),
        (
            "Net cash was £142m (£187m). The interim dividend is 9p (12p).",
            "Net cash rose to £142 million.",
        ),
        (
            "The margin was 11.3% (12.9%).",
            "The margin climbed to 11.3%.",
        ),
        (
            "Profit before tax was £81.6 million, against £104.2 million, in the six months "
            "ended 31 December.",
            "It made £81.6 million before tax in the six months ended 31 December, up from "
            "£104.2 million: it completed 2,418 homes.",
        ),
        (
            "Curtailment took 17% of output. A year ago it was 9%.",
            "Curtailment fell to 17% of output from 9%.",
        ),
        (
            "Net cash was £142m (£187m). The interim dividend is 9p (12p).",
            "The interim dividend was raised to 9p.",
        ),
    ],
)
def test_a_way_that_the_figures_beside_it_did_not_go_is_found(source: str, draft: str) -> None:
    assert [
        f for f in check(draft, [source]).findings if "go" in f.message or "with “" in f.message
    ]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "The margin was 11.3% (12.9%).",
            "The margin slipped to 11.3%.",
        ),
        (
            "The fund holds $142 million (€130 million).",
            "The fund rose to $142 million.",
        ),
        (
            "About 60% (40% in rural areas) use it, which is more each year.",
            "The share rose to 60%.",
        ),
        (
            "Gross margin was 38.2%, after 39.5% in the third quarter.",
            "Gross margin slipped to 38.2%.",
        ),
        (
            "Sales grew 5 percent, after 3 percent in the first quarter.",
            "Sales increased by 5 percent.",
        ),
        (
            "Sales fell 3 percent, after 5 percent in the first quarter.",
            "Sales dropped by 3 percent.",
        ),
        (
            "The loss was 22 million zloty, after 35 million a year ago.",
            "The loss shrank to 22 million zloty.",
        ),
        (
            "Fifty people left, after 30 in May, and 20 joined.",
            "Another 50 people left.",
        ),
        (
            "The tutor is used by 3.1 million pupils in 22 provinces, twice as many as a year ago.",
            "The tutor has 3.1 million users in 22 provinces, up from about 1.55 million a year "
            "ago.",
        ),
        (
            "The ferry carries 220 passengers and 40 cars; its predecessor took 150 and 24.",
            "The new ferry has room for 220 passengers and 40 cars, up from 150 and 24.",
        ),
    ],
)
def test_a_way_that_the_figures_bear_out_is_none(source: str, draft: str) -> None:
    found = check(draft, [source]).findings
    assert [f for f in found if f.kind == "figure" and f.severity != "note"] == []
