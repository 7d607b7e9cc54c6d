"""Figures that belong to one another, and the same told from its other end."""

from __future__ import annotations

import pytest

from drafter.truth import check, figures

PARCELS = "上半年，北汐货运量9.2亿吨，同比增长14.3%；货运收入310亿元，同比增长5.8%。"
SHARES = "其中，租赁收入6.4亿元，占比61%；维修收入2.9亿元，占比27%。"
OWNERS = "方宁持股17.2%，为第二大股东；其胞弟持股24.5%，为控股股东。"
SOLD = "Nanke sold its harbour warehouse to a Danish fund for 41 million euros."
LAUNCH = "“巡河二号”卫星原定6月3日发射，因台风推迟至6月9日。"
GUIDED = "Nanke sees sales of 2.1 billion yuan this year, against an earlier forecast of 2.6 billion yuan."
BURNT = "Beixi has burned through 30 million yuan of the 70 million it raised."
FALL = "公司预计净利润同比下降31%到44%。"
RATIO = "Nanke's overdue-loan ratio improved to 2.1% from 2.9%."
LOSS = "北汐去年净亏损1.4亿元，上年净亏损2.3亿元，亏损收窄。"
CHEAPER = "The ferry costs 52 million euros, 9 million euros less than the old one did."
SHOPS = "去年北汐净增34家至218家门店。"
DEALS = "北汐上半年下架商品3.1万件，关闭店铺740家，移送线索52条。"
RECALL = "召回涉及2021年4月至2023年7月生产的车辆。"
AHEAD = "Nanke held 34% of the market, six points ahead of Beixi, while Lanma had 9%."
WEARABLES = "北汐可穿戴设备收入3.6亿元，智能家居收入5.1亿元。"
TARGET = "Nanke used 4 million tonnes, 12% below the 2019 level and 3% above target."
ASKED = "The court gave Nanke 14 days to reply, down from the 40 that it had asked for."
LAYOFFS = "本次裁员约260人，占研发团队的9%。"
OIL = "布伦特原油一度跌破每桶58美元，收盘报59.4美元。"
LENDING = "5月新增贷款3.2万亿元，同比多增4500亿元。"
RANK = "北汐算力规模位居全国第三。"
COURIER = "骑手方宁今年34岁，入行9年。"
REFUND = "起飞前48小时以外退票收取15%手续费。"


def _alarms(draft: str, source: str) -> list[str]:
    return [f.text for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (PARCELS, "Beixi took in 31 billion yuan from freight in the first half, up 14.3 percent."),
        (SHARES, "Repairs brought in 290 million yuan, or 61 percent of the total."),
        (
            LAUNCH,
            "The Xunhe-2 satellite, delayed by a typhoon, is now due to be launched on June 3.",
        ),
        (GUIDED, "Nanke now sees sales of 2.6 billion yuan this year."),
        (BURNT, "Beixi has 30 million yuan left of the 70 million it raised."),
        (LOSS, "Beixi's net loss widened last year, reaching 140 million yuan."),
        (CHEAPER, "The ferry costs 9 million euros."),
        (SHOPS, "Beixi opened a net 218 shops last year."),
        (DEALS, "Beixi closed 52 shops in the first half."),
        (RECALL, "The recall covers cars made between April 2023 and July 2023."),
        (WEARABLES, "Beixi's wearables brought in 510 million yuan."),
        (ASKED, "Nanke has 40 days to reply."),
        (LAYOFFS, "The cuts hit about 260 people, 9 percent of all staff."),
        (OIL, "Brent crude closed below $58 a barrel."),
        (RANK, "Beixi ranks first in the country in computing power."),
        (COURIER, "Fang Ning, 34, has delivered meals for 34 years."),
    ],
)
def test_a_figure_of_what_stands_beside_is_found(source: str, draft: str) -> None:
    assert _alarms(draft, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (PARCELS, "Beixi took in 31 billion yuan from freight in the first half, up 5.8 percent."),
        (SHARES, "Repairs brought in 290 million yuan, or 27 percent of the total."),
        (
            OWNERS,
            "Fang Ning is the second-largest shareholder with 17.2 percent; his brother controls the "
            "company with 24.5 percent.",
        ),
        (SOLD, "A Danish fund bought Nanke's harbour warehouse for 41 million euros."),
        (LAUNCH, "The Xunhe-2 satellite, first due on June 3, will be launched on June 9."),
        (GUIDED, "Nanke cut its sales forecast to 2.1 billion yuan from 2.6 billion yuan."),
        (BURNT, "Beixi has 40 million yuan left of the 70 million it raised."),
        (
            FALL,
            "The company expects its net profit to be 31 to 44 percent less than a year earlier.",
        ),
        (RATIO, "Overdue loans were 2.1% of the total at Nanke, down from 2.9%."),
        (LOSS, "Beixi's net loss narrowed last year, reaching 140 million yuan."),
        (SHOPS, "Beixi had 218 shops at the end of last year, 34 more than before."),
        (AHEAD, "Beixi's share of the market was 28 percent, behind Nanke's."),
        (
            TARGET,
            "Nanke used 4 million tonnes, 3% more than its target though 12% less than in 2019.",
        ),
    ],
)
def test_what_the_source_says_of_it_stands(source: str, draft: str) -> None:
    assert not _alarms(draft, source)


def test_the_amount_whose_percentage_it_is_is_named() -> None:
    found = check("Freight brought in 31 billion yuan, up 14.3 percent.", [PARCELS]).findings
    assert any("Beside 310亿元 the source gives 5.8%" in finding.message for finding in found)


@pytest.mark.parametrize(
    ("text", "value", "bound"), [("历时5个多小时", 5.0, "over"), ("用了三个多月", 3.0, "over")]
)
def test_a_length_with_more_to_it_is_read(text: str, value: float, bound: str) -> None:
    assert [(f.value, f.bound) for f in figures(text)] == [(value, bound)]


def test_the_number_of_a_rocket_is_no_count() -> None:
    assert not figures("长河二号遥十一火箭")
