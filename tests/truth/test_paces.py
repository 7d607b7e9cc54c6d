"""What a source gives for every day, week, hour or minute."""

import pytest

from drafter.truth import check


def statuses(source: str, draft: str) -> list[str]:
    return [figure.status for figure in check(draft, [source]).figures]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("食堂日均供餐4200份。", "The canteen served 4,200 meals."),
        ("食堂每天供餐4200份。", "The canteen served 4,200 meals in March."),
        ("The press prints 5,300 pages an hour.", "The press printed 5,300 pages."),
        (
            "The delay cost the yard 2.4 million euros a week.",
            "The delay cost it 2.4 million euros.",
        ),
    ],
)
def test_so_much_a_day_is_not_the_whole(source: str, draft: str) -> None:
    assert statuses(source, draft)[0] == "moved"


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("食堂日均供餐4200份。", "The canteen serves 4,200 meals a day."),
        ("食堂每天供餐4200份。", "On average, 4,200 meals are served."),
        ("该应用日活用户4200万。", "The app has 42 million users."),
        ("The press prints 5,300 pages an hour.", "The press runs at a rate of 5,300 pages."),
        ("The yard lost 2.4 million euros a year ago.", "The yard lost 2.4 million euros."),
    ],
)
def test_a_rate_that_is_told_as_one_stands(source: str, draft: str) -> None:
    assert "moved" not in statuses(source, draft)
