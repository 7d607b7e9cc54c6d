"""Figures in another role than the source's: an end of a range, a part, an age, an ordinal, a goal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.truth import check, figures
from drafter.truth.reading.ordinals import ordinals

RANGE = "北汐定价区间为每台1200元至1500元,最终按上限定价。"
FORECAST = "Beixi expects to ship between 40,000 and 52,000 robots this year."
PART = "北汐今年召回了31款产品,其中9款存在起火隐患。"
OVERSEAS = "Toys made up 61 percent of overseas revenue at Nanke last year."
RENEWABLE = "去年,风电占全部可再生能源发电量的四成。"
AUDITED = "Half of the suppliers that failed the inspection were in Hebei."
AGES = "北汐公告,财务总监秦越(57岁)离任,由43岁的副总经理方宁接任。"
ROUND = "这是北汐今年第四轮裁员。"
RANKED = "北汐在欧洲的排名由第九升至第六。"
GOAL = "北汐原计划今年开店700家,实际开出410家。"
AWARD = "原告索赔900万元,法院判赔70万元。"
EACH = "市场监管局对三家平台分别处以20万元罚款。"


def _alarms(draft: str, source: str) -> list[str]:
    return [f.text for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (FORECAST, "Beixi expects to ship 52,000 robots at the least this year."),
        (FORECAST, "Beixi will ship 40,000 robots at most this year."),
        (AGES, "Fang Ning, 57, takes over as finance chief of Beixi."),
        (ROUND, "Beixi is on its third round of layoffs this year."),
        (RANKED, "Beixi has climbed to seventh place in Europe, from ninth."),
        (EACH, "Three platforms have been fined 200,000 yuan in total."),
    ],
)
def test_a_figure_in_another_role_is_found(source: str, draft: str) -> None:
    assert _alarms(draft, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (RANGE, "Beixi sells the machine at 1,500 yuan, the top of its range."),
        (FORECAST, "Beixi expects to ship 52,000 robots at most this year."),
        (PART, "Beixi has recalled 31 products, nine of them a fire risk."),
        (OVERSEAS, "Toys brought Nanke 61 percent of its revenue abroad last year."),
        (RENEWABLE, "Wind supplied 40 percent of all renewable power last year."),
        (AGES, "Fang Ning, 43, takes over as finance chief of Beixi."),
        (ROUND, "For the fourth time this year Beixi is laying off staff."),
        (RANKED, "Beixi has climbed to sixth place in Europe, from ninth."),
        (GOAL, "Beixi opened 410 shops this year, fewer than the 700 it had planned."),
        (AWARD, "The plaintiff, who sought 9 million yuan, was awarded 700,000 yuan."),
        (EACH, "Three platforms have been fined 600,000 yuan in total."),
    ],
)
def test_a_figure_in_its_role_is_left_alone(source: str, draft: str) -> None:
    assert not _alarms(draft, source)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("None of the drivers was over 49.", "under"),
        ("No seller pays less than 49 yuan.", "over"),
        ("It takes 49 days at the most.", "under"),
        ("It takes 49 days at the very least.", "over"),
        ("They cut 30 jobs, at least 49 of them abroad.", "over"),
    ],
)
def test_a_bound_is_read_wherever_it_stands(text: str, bound: str) -> None:
    assert [f.bound for f in figures(text) if f.number == 49] == [bound]


def test_a_bound_of_what_follows_is_not_that_of_the_figure_before() -> None:
    assert figures("They cut 30 jobs, at least 49 of them abroad.")[0].bound == ""


def test_a_number_takes_the_unit_of_the_one_it_stands_beside() -> None:
    found = figures("Delivery took 26 minutes in Wuhan and 34 in Xi’an.")
    assert [(f.number, f.unit) for f in found] == [(26.0, "minute"), (34.0, "minute")]
    assert [f.unit for f in figures("It took 26 minutes and 34 riders.")] == ["minute", "count"]


def test_the_days_of_a_span_are_days_of_its_month() -> None:
    assert [f.value for f in figures("It runs from October 28 to 30.")] == ["--10-28", "--10-30"]
    assert [f.value for f in figures("10月28日至30日")] == ["--10-28", "--10-30"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the third round", [(3, "occasion")]),
        ("第三轮", [(3, "occasion")]),
        ("for a fourth straight year", [(4, "streak")]),
        ("连续12年", [(12, "streak")]),
        ("rose to fifth in Asia", [(5, "rank")]),
        ("the third quarter", []),
        ("two thirds of it", []),
        ("在第三季度", []),
    ],
)
def test_ordinals_are_read_with_what_they_number(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert [(o.number, o.sort) for o in ordinals(text)] == expected


@given(st.text(alphabet="第连续三四5 th.of至到-百分之%年月日 firstsecond,Aa", max_size=60))
def test_any_text_is_read_with_ordinals_in_their_places(text: str) -> None:
    for ordinal in ordinals(text):
        assert 0 <= ordinal.start < ordinal.end <= len(text)
        assert ordinal.number > 0
