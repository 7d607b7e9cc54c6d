"""Chinese figures told in English clauses of their own: conditions, wholes, what is held against."""

from __future__ import annotations

import pytest

from drafter.truth import check


def alarms(draft: str, source: str) -> list[str]:
    found = check(draft, [source]).findings
    return [f.message for f in found if f.kind in ("figure", "date") and f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "2031年至2033年，公司营收分别为3.1亿元、4.4亿元和5.9亿元，同期净亏损从1.6亿元收窄至0.62亿元。",
            "Its revenue grew from 310 million to 590 million yuan and its loss narrowed to 62 million.",
        ),
        (
            "原定今年开工的二期推迟到明年5月，前提是一期出租率超过70%。",
            "The second phase was put back to May and will go ahead only if occupancy exceeds 70 percent.",
        ),
        (
            "一期的640名员工中有410人转入二期，另有50人离开。",
            "Of the staff, 410 of the first phase's 640 people moved to the new site and 50 left.",
        ),
        (
            "自2032年4月至2034年7月，岚桥公司使用三百多个账号抓取约2600万条信息。",
            "Between April 2032 and July 2034 it used more than 300 accounts to copy 26 million entries.",
        ),
        (
            "参加商家的保险支出平均下降31%，投诉量减少了9%。",
            "Complaints dropped by 9% and spending on insurance by an average of 31%.",
        ),
        (
            "今年订单8.4万单，比去年同期增长60%，但单均成本仍比骑手配送高出约三成。",
            "Orders rose 60% to 84,000, but each order costs some 30% more than delivery by courier.",
        ),
        ("申请的商家须开店满80天。", "Sellers must have been open for at least 80 days."),
        ("这里的电价还不到东海市的一半。", "Power costs less than half as much as in Donghai."),
        (
            "两项抽成合计不超过24%，超出部分次日返还。",
            "The two commissions together will not go beyond 24%, and any surplus is returned.",
        ),
        (
            "老人平均每天观看2.4小时，比三年前增加了40分钟。",
            "Old people watch for 2.4 hours a day, 40 minutes more than three years ago.",
        ),
    ],
)
def test_what_a_clause_of_its_own_tells_is_no_other_figure(source: str, draft: str) -> None:
    assert alarms(draft, source) == []


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("申请的商家须开店满80天。", "Sellers must have been open for less than 80 days."),
        ("这里的电价还不到东海市的一半。", "Power costs more than half as much as in Donghai."),
        ("时长不足20秒的视频可获奖励。", "Videos of over 20 seconds are rewarded."),
        (
            "公司三年多前上线了这项服务。",
            "The service was launched less than three years ago.",
        ),
    ],
)
def test_the_bound_of_a_clause_still_counts(source: str, draft: str) -> None:
    assert alarms(draft, source)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "Lanqiao was founded in 2024 and listed in Donghai in 2031.",
            "Lanqiao, which went public in 2031, is based in Donghai.",
            "Lanqiao, which went public in 2024, is based in Donghai.",
        ),
        (
            "公告称，游戏将于2031年3月14日关闭服务器，充值通道已于1月19日关闭。",
            "It said it would shut down the servers on March 14.",
            "It said it would shut down the servers on January 19.",
        ),
        (
            "The average fare fell to RMB 27 a ride from RMB 33 a year ago.",
            "Riders pay 27 yuan a ride, down from a year ago.",
            "Riders pay 27 yuan a ride, up from a year ago.",
        ),
        (
            "受访的00后中有37%每天记账，而70后中这一比例为14%。",
            "Among those born in the 1970s, 14 percent keep accounts.",
            "Among those born in the 1970s, 37 percent keep accounts.",
        ),
        (
            "公司将再关闭6家书店，届时仅保留城南的2家。",
            "It will close six more shops, which will leave it with only two.",
            "It will close six more shops, which will leave it with only three.",
        ),
    ],
)
def test_each_figure_keeps_to_its_own_verb_group_or_item(
    source: str, right: str, wrong: str
) -> None:
    assert alarms(right, source) == []
    assert alarms(wrong, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "公司将全年销量预期由此前的31万至33万台下调至27万至28万台。",
            "It expects to sell 270,000 to 280,000, down from an earlier forecast of 310,000 to 330,000.",
        ),
        (
            "上半年岚桥云的份额为28.3%，排名第一，达驰云以14.6%居次。",
            "Lanqiao held about 28 percent of the market, almost twice the share of second-placed Dachi.",
        ),
        (
            "Lanqiao said it had reduced its sales staff by 700 since May, leaving 1,900 people.",
            "Lanqiao's sales department has shrunk from 2,600 to 1,900 people since May.",
        ),
        (
            "受访的00后中有37%每天记账，而70后中这一比例为14%。",
            "Those born in the 1970s were less likely to keep accounts, by 14 percent to 37 percent.",
        ),
    ],
)
def test_limits_ranges_and_shares_told_another_way_are_let_pass(source: str, draft: str) -> None:
    assert alarms(draft, source) == []
