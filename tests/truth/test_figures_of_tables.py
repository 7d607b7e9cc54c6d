"""Bounds, periods, changes, counts and owners that the tables of the reading had no row for."""

import pytest

from drafter.truth import check


def alarms(source: str, draft: str) -> list[str]:
    return [f.message for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        pytest.param(
            "平台上有31个商家年销售额过亿元。",
            "Each of 31 merchants on the platform had annual sales of more than RMB 100 million.",
            id="passed_a_round_number",
        ),
        pytest.param(
            "Start-up Hengda lowered its monthly fee by 300 yuan, to 500 yuan.",
            "Hengda now charges RMB 500 a month, compared with RMB 800 before.",
            id="start_up_is_no_rise",
        ),
        pytest.param(
            "Approvals dropped to 11 in the quarter from 20 in the previous one.",
            "Approvals declined by nine quarter on quarter to 11.",
            id="nine_quarter_on_quarter",
        ),
        pytest.param(
            "Lanxin's sales for the quarter ended May 31 were $90 million, up 12% on a year before.",
            "Lanxin's sales rose 12 percent year on year in the quarter to the end of May.",
            id="to_the_end_of_a_month",
        ),
        pytest.param(
            "截至9月30日止三个月，蓝果公司收入5.2亿元，较去年同期减少5%。",
            "Languo's revenue for the September quarter fell 5 percent to RMB 520 million.",
            id="quarter_named_by_its_last_month",
        ),
        pytest.param(
            "云帆2025财年第三季度（截至6月30日）收入31亿元，同比增长12%。",
            "In the three months to the end of June, Yunfan's revenue rose 12 percent to RMB 3.1 billion.",
            id="quarter_of_a_financial_year",
        ),
        pytest.param(
            "Four schools will each get three of the robots, which cost 20,000 yuan apiece.",
            "Four schools will receive a dozen of the robots altogether, at RMB 20,000 each.",
            id="so_many_each",
        ),
        pytest.param(
            "Hengda and Lanxin together hired 300 engineers and 40 testers in five cities.",
            "The two firms hired 300 engineers and 40 testers.",
            id="firms_named_one_by_one",
        ),
        pytest.param(
            "受访的17家车企中，9家缺人，5家不缺，其余未答。",
            "Nine of the 17 carmakers surveyed are short of workers, and three did not answer.",
            id="count_of_the_rest",
        ),
        pytest.param(
            "天机机器人三季度出货900台，是去年同期的三倍，全年有望突破3000台。",
            "Tianji Robotics shipped 900 machines in the quarter, three times as many as a year earlier.",
            id="hope_of_a_later_clause",
        ),
        pytest.param(
            "Exports of Chinese drones reached 41,000 in May, while exports of phones came to 72,000.",
            "China's exports of drones came to 41,000 in May.",
            id="exports_is_no_name",
        ),
    ],
)
def test_what_is_told_rightly_is_let_pass(source: str, draft: str) -> None:
    assert alarms(source, draft) == []


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        pytest.param(
            "The hub can sort 800,000 parcels an hour.",
            "The hub can sort 800,000 parcels a day.",
            id="an_hour_is_no_day",
        ),
        pytest.param(
            "星云模型的输入价格下调至每百万tokens 0.6元。",
            "Xingyun's model now costs RMB 0.6 per thousand input tokens.",
            id="per_thousand_is_not_per_million",
        ),
        pytest.param(
            "蓝云集团截至9月的季度收入31亿元。",
            "Lanyun Group earned RMB 3.1 billion in the nine months to September.",
            id="quarter_is_not_nine_months",
        ),
        pytest.param(
            "Courts in Suzhou closed 2,310 such cases in the first three quarters.",
            "In the third quarter, courts in Suzhou closed 2,310 such cases.",
            id="period_that_opens_a_sentence",
        ),
        pytest.param(
            "法院将赔偿额提高200万元至700万元。",
            "The court raised the damages from RMB 2 million to RMB 7 million.",
            id="change_told_as_the_start",
        ),
        pytest.param(
            "Regulators summoned 14 lenders, telling four of them to refund borrowers.",
            "Fourteen lenders were summoned, and six of them told to refund borrowers.",
            id="another_small_count",
        ),
    ],
)
def test_what_is_told_wrongly_is_found(source: str, draft: str) -> None:
    assert alarms(source, draft)
