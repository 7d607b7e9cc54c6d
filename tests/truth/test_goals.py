from __future__ import annotations

import pytest

from drafter.truth import check

HIRING = "The shipyard plans to train 700 welders by 2030; so far it has trained 210."
BIKES = "公司计划今年投放共享单车80万辆,目前已投放32万辆。"


def _figures(draft: str, source: str) -> list[str]:
    found = check(draft, [source]).findings
    return [f.text for f in found if f.kind == "figure" and f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft", "figure"),
    [
        (HIRING, "The shipyard has trained 700 welders.", "700"),
        (BIKES, "The company has put 800,000 shared bikes on the road.", "800,000"),
        (
            "预计全年营收90亿元,前三季度营收61亿元。",
            "Revenue reached 9 billion yuan.",
            "9 billion yuan",
        ),
    ],
)
def test_a_goal_is_not_stated_as_reached(source: str, draft: str, figure: str) -> None:
    assert _figures(draft, source) == [figure]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (HIRING, "By 2030 the shipyard wants to have trained 700 welders."),
        (HIRING, "210 welders have been trained so far."),
        (BIKES, "The company is putting 800,000 shared bikes on the road this year."),
        (BIKES, "So far 320,000 shared bikes are on the road."),
        ("今年前11个月交付新车39万辆。", "In 11 months it delivered 390,000 cars."),
    ],
)
def test_a_goal_told_as_one_and_what_was_reached_raise_no_alarm(source: str, draft: str) -> None:
    assert _figures(draft, source) == []


def test_a_forecast_that_went_from_one_range_to_another_is_a_goal_in_both() -> None:
    source = "That gives you a full-year range of $1.10 to $1.20, against our guidance of $1.50 to $1.70."
    draft = "It cut its profit forecast to $1.10 to $1.20 a share from $1.50 to $1.70."
    assert _figures(draft, source) == []


def test_a_score_is_no_goal() -> None:
    source = "Rovers came back from a goal down to win 3-2 before a crowd of 18,400."
    assert _figures("Rovers won 3-2.", source) == []


def test_what_had_to_be_done_is_not_said_to_have_been_reached() -> None:
    source = "原定6月举行的考试被迫推迟,涉及5.2万名考生。"
    draft = "The board had to put off an exam for 52,000 candidates."
    assert _figures(draft, source) == []
