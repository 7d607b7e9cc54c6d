"""Figures that a draft tells in other words than its source, or of a part, a whole, another time."""

from __future__ import annotations

import pytest

from drafter.truth import check
from drafter.truth.reading.figures import figures


def _alarms(draft: str, source: str) -> list[str]:
    return [f.message for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("两倍多的订单", [(2.0, "over")]),
        ("用了三年多", [(3.0, "over")]),
        ("翻了一番还多", [(2.0, "over")]),
        ("三名及以上成员", [(3.0, "over")]),
        ("passed 30 trillion", [(3e13, "over")]),
        ("passed 12 rules", [(12.0, "")]),
        ("passed RMB 52 million on to drivers", [(5.2e7, "")]),
        ("a top 20 app", [(20.0, "")]),
        ("could top 300 million", [(3e8, "over")]),
        ("RMB 9 million or over 40 percent", [(9e6, ""), (40.0, "over")]),
        ("for a limited time it starts at RMB 79,800", [(79800.0, "over")]),
        ("up a fifth", [(20.0, "")]),
        ("only a quarter say so", [(25.0, "")]),
        ("by a third party", []),
        ("“618”期间 and this 618", []),
        ("the 180-billionth parcel", [(1.8e11, "")]),
        ("第1800亿件", [(1.8e11, "")]),
    ],
)
def test_a_bound_or_a_part_is_read(text: str, expected: list[tuple[float, str]]) -> None:
    found = figures(text)
    assert [(pytest.approx(f.number), f.bound) for f in found] == expected


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("成员三名及以上可组队参赛。", "Teams of three or more may enter."),
        ("每十件衣服退六件。", "Six out of every ten garments are sent back."),
        ("Profit slid 38%.", "Profit fell by more than a third."),
        ("公司拟将司机由1200人增至1500人。", "It is adding 300 drivers to a team of 1,200."),
        (
            "某网店营收18亿元,是上年同期1.2亿元的15倍;与第二季度相比下滑2.4%。",
            "Revenue slipped 2.4 percent from the second quarter to RMB 1.8 billion.",
        ),
        (
            "五家商场各签一份合同,单份金额3亿元,总金额15亿元。",
            "The five contracts are worth RMB 300 million each and RMB 1.5 billion altogether.",
        ),
        (
            "浙江全省出口900亿元。其中,杭州412亿元,宁波231亿元。",
            "Hangzhou made RMB 41.2 billion of Zhejiang's exports, ahead of Ningbo with RMB 23.1 billion.",
        ),
        (
            "腾讯一季度总收入820亿元,其中游戏收入205亿元,广告收入160亿元。",
            "Games made up a quarter of Tencent's RMB 82 billion turnover.",
        ),
        (
            "甲方与乙方联合领投6亿元,各出资2亿元,余下由老股东跟投。",
            "The two put in RMB 200 million each, leaving RMB 200 million to earlier holders.",
        ),
        ("1至11月零售120万辆。", "Sales came to 1.2 million cars over eleven months."),
        ("11月30日通报,快件于前一日揽收。", "The parcel was collected on 29 November."),
        ("每10单有3单退货。", "Three out of ten orders are sent back."),
        ("An estimated 41 percent of users left.", "More than a third of users left."),
        ("618当天卖出3000台。", "It sold 3,000 on 18 June."),
        ("员工中近半为研发人员。", "Nearly half of its staff work in research."),
        ("盈利已持续6个季度。", "It has made a profit for 18 months."),
        (
            "The two founders each own 18% of the firm.",
            "The two founders jointly own 36% of the firm.",
        ),
        ("日韩占27%。", "Japan and South Korea make up 27 percent."),
        (
            "It sold 17 million phones, 5 million of them outside China.",
            "It sold 12 million phones inside China and 5 million elsewhere.",
        ),
    ],
)
def test_what_follows_from_a_source_raises_no_alarm(source: str, draft: str) -> None:
    assert _alarms(draft, source) == []


def test_a_slip_of_the_scale_is_named_with_its_place() -> None:
    source = "The studio raised 300 million yuan."
    found = check("The studio raised RMB 3 billion.", [source]).findings
    assert [(f.severity, f.message) for f in found] == [
        ("severe", "The source says 300 million yuan: a slip of ten times?")
    ]
    assert [span.text for span in found[0].spans] == ["300 million yuan"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("公司已连续14个季度盈利。", "It has been in profit for 14 months running."),
        ("The plants will jointly make 300,000 cars.", "The plants will each make 300,000 cars."),
        ("旧款自9月1日起停产,可销售至11月30日。", "The old model may be sold until 1 September."),
        ("同比增长近三成。", "Visitors made over 30 percent more payments."),
        ("线上占88%,以旧换新占46%。", "Roughly two thirds were sold online."),
    ],
)
def test_a_figure_of_something_else_is_found(source: str, draft: str) -> None:
    assert _alarms(draft, source)
