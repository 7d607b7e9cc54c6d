"""Figures that a sentence takes from the thing beside the one it tells of."""

from __future__ import annotations

import pytest

from drafter.truth import check

RENTS = "公寓品牌安栖一天租金90元,一周租金520元,押金800元另计。"
SHARES = "按销量计,南珂占24%、北汐占21%;按销售额计,北汐以29%居首,南珂为25%。"
RATES = "5月,南珂卖出3.1万台,北汐卖出2.2万台;两家退货率依次为6%和11%。"
LIST = "南珂、北汐、东葵去年分别交付8100辆、6600辆和9700辆。"
JOINT = "南珂与北汐各出资2亿元设立公司,注册资本为4亿元。"
WAGES = "A month's pay was 9,000 yuan for drivers, 6,400 for packers and 5,100 for cleaners."
WAIT = "Delivery takes from 2 to 4 weeks for the blue model and from 9 to 12 weeks for the red one."
FEES = "外卖平台南珂把配送费抽成由18%上调4个百分点至22%。"
FLEETS = "南珂出行称将添置300辆小巴,北汐出行已运营900辆小巴。"
COSTS = (
    "Nanke said its game Ash Field had earned 81 million yuan. The studio spent 22 million on it."
)


def _alarms(draft: str, source: str) -> list[str]:
    return [f.text for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (RENTS, "An apartment costs RMB 520 a day."),
        (SHARES, "By sales value, Nanke led the market with 29 percent."),
        (RATES, "Nanke, which sold 31,000 units in May, had a return rate of 11 percent."),
        (LIST, "Beixi delivered 9,700 vehicles last year."),
        (JOINT, "Nanke and Beixi each invested RMB 400 million."),
        (WAGES, "Packers earned RMB 5,100 a month."),
        (FEES, "The commission that Nanke takes is now 18 percent."),
        (WAIT, "Buyers of the blue model wait 9 to 12 weeks."),
    ],
)
def test_a_figure_of_the_thing_beside_is_found(source: str, draft: str) -> None:
    assert _alarms(draft, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (RENTS, "An apartment costs RMB 90 a day or RMB 520 a week."),
        (
            SHARES,
            "Beixi led the market by sales value with 29 percent, ahead of Nanke with 25 percent.",
        ),
        (RATES, "Beixi, which sold 22,000 units in May, had a return rate of 11 percent."),
        (LIST, "Dongkui delivered 9,700 vehicles last year, Beixi 6,600."),
        (
            JOINT,
            "Nanke and Beixi each invested RMB 200 million in a company with capital of RMB 400 million.",
        ),
        (WAGES, "Packers earned RMB 6,400 a month, cleaners RMB 5,100."),
        (
            FEES,
            "Nanke has raised the commission on deliveries by 4 percentage points to 22 percent.",
        ),
        (FEES, "Nanke now takes a commission of 22 percent on deliveries, up from 18 percent."),
        (FLEETS, "Nanke Mobility said it would add 300 minibuses."),
        (WAIT, "Buyers of the red model wait 9 to 12 weeks, those of the blue one 2 to 4."),
        (COSTS, "Nanke's Ash Field Earned RMB 81 Million"),
    ],
)
def test_a_figure_of_the_thing_itself_is_not(source: str, draft: str) -> None:
    assert not _alarms(draft, source)


FAIR = "展会早鸟票260元,现场票410元,团体票每张190元。"
COURT = "法院受理的九起案件中,原告胜诉四起,双方和解两起,余者仍在审理。"
ROUND = (
    "Of the $2.4 billion Nanke raised, $1.5 billion came from funds and $500 million from banks; "
    "the founders put in the balance."
)
DATE = "南珂商城的免费退货活动原定于11月10日结束,现延长至11月30日。"


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (FAIR, "Early-bird tickets cost RMB 220 less than those bought on site."),
        (COURT, "Four of the nine cases are still being heard."),
        (ROUND, "The founders put $500 million into Nanke."),
        (DATE, "Shoppers at Nanke can return goods for free until November 10."),
    ],
)
def test_a_sum_or_a_date_of_something_else_is_found(source: str, draft: str) -> None:
    assert _alarms(draft, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (FAIR, "Early-bird tickets cost RMB 150 less than those bought on site."),
        (COURT, "Four of the nine cases were won by the plaintiffs."),
        (ROUND, "The founders put $400 million into Nanke, the banks $500 million."),
        (DATE, "Nanke has extended free returns from November 10 to November 30."),
    ],
)
def test_a_sum_or_a_date_of_the_thing_itself_is_not(source: str, draft: str) -> None:
    assert not _alarms(draft, source)


YEARS = (
    "2022年、2023年和2024年,南珂营收分别为1.1亿元、2.6亿元和4.9亿元,"
    "同期亏损分别为1.7亿元、1.2亿元和0.4亿元。"
)
FINES = (
    "They fined the bank 3 million yuan, its director 500,000 yuan and two clerks 90,000 yuan each."
)
DRIVERS = "货车司机月均收入8100元,出租车司机为5900元。"


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (YEARS, "Nanke had revenue of RMB 260 million in 2022."),
        (YEARS, "Nanke lost RMB 120 million in 2024."),
        (FINES, "The bank was fined 500,000 yuan."),
        (FINES, "The director was fined 3 million yuan."),
        (DRIVERS, "Taxi drivers made RMB 8,100 a month on average."),
    ],
)
def test_a_figure_of_another_year_or_of_a_clause_without_a_verb_is_found(
    source: str, draft: str
) -> None:
    assert _alarms(draft, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (YEARS, "Nanke's revenue rose from RMB 110 million in 2022 to RMB 490 million in 2024."),
        (YEARS, "Nanke lost RMB 40 million in 2024."),
        (FINES, "The bank was fined 3 million yuan, its director 500,000 yuan."),
        (DRIVERS, "Taxi drivers made RMB 5,900 a month on average."),
    ],
)
def test_a_figure_of_its_year_or_clause_is_not(source: str, draft: str) -> None:
    assert not _alarms(draft, source)


BRAKES = (
    "Ormsby's brake division had sales of $96 million, for a margin of 14.2%, which is "
    "210 basis points above last year's 12.1%."
)


def test_the_base_of_a_comparison_is_not_what_is_meant() -> None:
    assert not _alarms("Ormsby's brake margin widened by 210 basis points to 14.2%.", BRAKES)


def test_a_clause_that_goes_on_about_a_figures_thing_gives_no_other() -> None:
    source = "Hire income was $60 million, up 21%, and it is now 84% of what we sell."
    assert not _alarms("Its hire sales were up 21%.", source)
