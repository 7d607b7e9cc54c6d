"""Which way something went, of how long an amount is, and which day of two holds."""

from __future__ import annotations

import pytest

from drafter.truth import check


def _found(draft: str, source: str) -> list[str]:
    return [f.text for f in check(draft, [source]).findings if f.severity != "note"]


CHART = "这首歌在榜单上从第三位滑落至第九位。"
SCHOOL = "The school slipped from fourth to sixth."
RIVER = "2021年至2024年累计投入治理资金7.2亿元。"
PICNIC = "The picnic, first set for Thursday, now takes place on Saturday."
FAIR = "展会由原定的6月2日改至6月9日。"
BONDS = "上周债券基金净流出38亿元。"
DEPOSIT = "两年期存款利率普遍降15个基点。"
CHAIR = "折叠椅上架一周后降价80元。"
PROFIT = "今年前三季度净利润2.4亿元，超过去年全年。"


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (CHART, "The song climbed from ninth to third."),
        (SCHOOL, "The school rose from sixth to fourth."),
        (RIVER, "In 2024 it spent RMB720 million on the river."),
        (PICNIC, "The picnic will be held on Thursday."),
        (FAIR, "The fair opens on June 2."),
        (BONDS, "Bond funds drew a net RMB3.8 billion last week."),
        (DEPOSIT, "Banks have raised what they pay on deposits by 15 basis points."),
        (CHAIR, "The folding chair now costs only RMB80."),
        (PROFIT, "It earned more in the third quarter, RMB240 million, than in all of last year."),
    ],
)
def test_what_went_another_way_or_holds_no_more_is_found(source: str, draft: str) -> None:
    assert _found(draft, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (CHART, "The song slid from third to ninth."),
        (SCHOOL, "The school slipped to sixth from fourth."),
        (RIVER, "From 2021 to 2024 it spent RMB720 million on the river."),
        (PICNIC, "The picnic, once planned for Thursday, is now on Saturday."),
        (FAIR, "The fair opens on June 9."),
        (BONDS, "Bond funds lost a net RMB3.8 billion last week."),
        (DEPOSIT, "Banks have cut what they pay on deposits by 15 basis points."),
        (CHAIR, "The folding chair now costs RMB80 less."),
        (PROFIT, "It earned RMB240 million in the first three quarters."),
        ("The kettle will cost 40 yuan ($6) more.", "The kettle’s price rises by 40 yuan."),
    ],
)
def test_what_a_source_tells_the_same_way_raises_no_alarm(source: str, draft: str) -> None:
    assert _found(draft, source) == []
