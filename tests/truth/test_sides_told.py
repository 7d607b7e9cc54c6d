"""Parts of a whole: what is left of it, the other side, and in whose row of a list a figure stands."""

from __future__ import annotations

import pytest

from drafter.truth import check, figures

FAILED = "Nine of the 21 kiosks that Beixi tested failed the check."
SIGNED = "Of the 26 stations in the county, eight were repaired by volunteers."
LOCAL = "国产扫地机占当季销量的71.5%。"
WOMEN = "在36名入选者中，女性14名。"
RATE = "北汐一季度增速由上季度的15%放缓至9%。"
STAFF = "北汐将维修人员增加240人。"
FREIGHT = "今年春节，北汐日均货运订单52万单，去年同期为37万单。"
OVER = "Nanke has set aside US$3 billion over four years for repairs."
DRIVER = "涉事货车司机（男，47岁）被拘留，一名19岁行人受伤。"
AGES = "受访者中50岁以上的占14%，20至29岁的占38%。"
TITLES = "《北汐往事》票房5.2亿元，《809》3.1亿元。"
CLASSES = "一等座票价412元，二等座票价258元。"
DEATHS = "事故造成4人死亡。"
BORN = "1982年出生的方宁将于2026年出任北汐总裁。"
TRIPLED = "Nanke's sales abroad tripled to RMB 540 million this year."
APIECE = "The two founders hold 21 percent apiece, staff 12 percent and a fund the rest."
STEPS = "The exhibition, the fourth in the Paper Boats cycle, opens on the second day of the fair."


def _alarms(draft: str, source: str) -> list[str]:
    return [f.text for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (LOCAL, "Foreign brands made up 71.5 percent of the robot vacuums sold in the quarter."),
        (WOMEN, "Of the 36 who were chosen 14 are men."),
        (RATE, "Growth quickened to 15 percent at Beixi in the first quarter from 9 percent."),
        (RATE, "Beixi's revenue fell 9 percent in the first quarter."),
        (STAFF, "Beixi will employ 240 repairers."),
        (OVER, "Nanke has set aside US$3 billion a year for repairs."),
        (AGES, "Some 38 percent of the respondents were over 50."),
    ],
)
def test_a_figure_of_the_other_part_or_row_is_found(source: str, draft: str) -> None:
    assert _alarms(draft, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (FAILED, "Twelve of the 21 kiosks that Beixi tested made it through the check."),
        (SIGNED, "All but 18 of the county's 26 stations were repaired by volunteers."),
        (LOCAL, "Foreign brands made up 28.5 percent of the robot vacuums sold in the quarter."),
        (WOMEN, "Of the 36 who were chosen 22 are men."),
        (RATE, "Growth slowed to 9 percent at Beixi in the first quarter from 15 percent."),
        (STAFF, "Beixi is adding 240 repairers."),
        (FREIGHT, "Beixi handled 520,000 orders a day over this year's Spring Festival."),
        (DRIVER, "A lorry driver, 47, was detained."),
        (AGES, "Some 38 percent of the respondents were in their twenties."),
        (TITLES, '"809" took 310 million yuan.'),
        (CLASSES, "A second-class seat costs 258 yuan."),
        (DEATHS, "Four people died in the accident."),
        (BORN, "Fang Ning, 44, will become Beixi's president in 2026."),
        (TRIPLED, "Nanke's sales abroad grew from RMB 180 million to RMB 540 million this year."),
        (APIECE, "A fund holds 46 percent."),
        (
            STEPS,
            "The fourth exhibition in the Paper Boats cycle opens on the second day of the fair.",
        ),
    ],
)
def test_what_is_left_and_the_right_row_are_let_pass(source: str, draft: str) -> None:
    assert not _alarms(draft, source)


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("全场八折", 20.0, "percent", ""),
        ("全场七五折起", 25.0, "percent", "under"),
        ("低至3折", 70.0, "percent", "under"),
        ("翻了近两番", 4.0, "times", "almost"),
        ("比旧厂高两倍", 3.0, "times", ""),
        ("起售价为3.8万元", 38000.0, "CNY", "over"),
        ("上限由31%下调至26%", 26.0, "percent", "under"),
        ("未满16周岁", 16.0, "year", "under"),
        ("月销量过万", 10000.0, "count", "over"),
        ("用电2,100千瓦时", 2.1e6, "Wh", ""),
        ("9 percent were older than 64", 64.0, "year", "over"),
        ("the youngest of the 30 pupils is 12", 12.0, "year", ""),
        ("in their forties", 40.0, "year", "decade"),
        ("some 10 percent or more", 10.0, "percent", "over"),
        ("three won a prize", 3.0, "count", ""),
    ],
)
def test_limits_discounts_and_ages_are_read(text: str, value: float, unit: str, bound: str) -> None:
    last = figures(text)[-1]
    assert (last.number, last.unit, last.bound) == (pytest.approx(value), unit, bound)
    assert text[last.start : last.end] == last.text
