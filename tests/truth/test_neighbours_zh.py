"""Figures of Chinese sources beside other words than the draft has."""

from __future__ import annotations

import pytest

from drafter.truth import check

SITES = "四地率先开放自动驾驶试点,共有九家车企入围。"
PARK = "首批入驻该园区的企业共28家,其中机器人企业11家,上市公司3家。"
BETA = "快手宣布,新版应用将于9月23日开放内测,10月15日向全部用户开放。"
CHIPS = "公司成立于2016年,2019年推出首款芯片。"


def _grave(draft: str, source: str) -> list[str]:
    return [f.text for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft", "figure"),
    [
        (BETA, "Kuaishou opens the app to all users on September 23.", "September 23"),
        (CHIPS, "The firm brought out its first chip in 2016.", "2016"),
        ("首日销量2.5万台,退货800台。", "Buyers returned 25,000 of them.", "25,000"),
    ],
)
def test_a_figure_of_something_else_is_found(source: str, draft: str, figure: str) -> None:
    assert _grave(draft, source) == [figure]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (SITES, "Nine carmakers were chosen for the trials."),
        (PARK, "The first 28 firms to move in include 11 robot makers."),
        (BETA, "Kuaishou opens the app for testing on September 23."),
        (CHIPS, "The firm, founded in 2016, brought out its first chip in 2019."),
        ("首日销量2.5万台,退货800台。", "The firm sold 25,000 units on the first day."),
        ("手机出口量减少6%,但均价上涨3%。", "Phones fetched 3 percent more."),
        (
            "9月手机出货量2790万部;1至9月累计2.2亿部。",
            "Phone shipments came to 220 million so far.",
        ),
        ("租金由每月2900元提到3050元。", "The rent was raised to RMB 3,050 a month."),
    ],
)
def test_a_figure_beside_its_own_words_raises_no_alarm(source: str, draft: str) -> None:
    assert _grave(draft, source) == []
