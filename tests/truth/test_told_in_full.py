"""What a whole, a length of time, a rate and an owner say of a figure, told apart in either language."""

from __future__ import annotations

import pytest

from drafter.truth import check

VIOLINS = "Tuning takes 3,400 strokes per minute on the bench."
FERRIES = "The island council promised fishermen a total of RMB 30 million over six years."
HALLS = "过去四年，该馆累计投入约1.2亿元修缮展厅。"
SUMMER = "游泳馆通知：整个假期每名儿童最多可入场12次。"
KITES = "The kite maker sold goods worth RMB 80 million in the twelve months ended June 30."
STAMPS = "Stamp sales came to 41,000 in May, 6 percent below April because of a strike."
CHEESE = "The dairy expects the plant to make between 300 and 350 tonnes next year."
POOLS = "两名救生员说，新款泳镜比旧款贵了两成到三成。"
BANDS = "京东零售收入同比增长5.2%，京东物流收入同比增长11.8%。"
CHOIRS = "The firm's private piano sales rose 41% and its school piano sales rose 2%."
ASKED = "问卷显示，20至29岁受访者中有38%常喝茶，50至59岁受访者中这一比例为71%。"
BAKERS = "灯塔公司成立于2013年，2018年登陆纳斯达克，本月宣布退市。"
FEES = "协会宣布把迟到扣款上限下调至会费的15%。"
LOANS = "The library has shortened the loan of new atlases by nine days."


def _alarms(draft: str, source: str) -> list[str]:
    return [f.text for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (VIOLINS, "Tuning takes 3,400 strokes a second on the bench."),
        (FERRIES, "The island council promised fishermen RMB 30 million a year for six years."),
        (HALLS, "The museum has put about 120 million yuan into its halls over the past year."),
        (SUMMER, "A child may come in at most 12 times a month in the holidays."),
        (KITES, "Goods worth RMB 80 million were sold in the three months ended June 30."),
        (STAMPS, "Sales of stamps in May were 6 percent lower than a year earlier."),
        (BANDS, "JD.com's retail revenue grew 11.8 percent."),
        (CHOIRS, "The firm's school piano sales rose 41 percent."),
        (ASKED, "Of those aged 20 to 29, 71 percent often drink tea."),
        (BAKERS, "The firm, which listed on Nasdaq in 2013, said this month that it will delist."),
        (FEES, "The association is lowering the cap on deductions for lateness by 15 percent."),
        (LOANS, "The library has shortened the loan of new atlases to nine days."),
    ],
)
def test_another_length_rate_or_owner_is_found(source: str, draft: str) -> None:
    assert _alarms(draft, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (VIOLINS, "On the bench, tuning takes 3,400 strokes a minute."),
        (FERRIES, "Over six years, fishermen will get RMB 30 million in all from the council."),
        (HALLS, "Over the past four years the museum has put some 120 million yuan into its halls."),
        (KITES, "In the twelve months to June 30, goods worth RMB 80 million were sold."),
        (STAMPS, "Sales of stamps in May, at 41,000, were 6 percent lower than in April."),
        (CHEESE, "The plant will make 300 to 350 tonnes next year, the dairy estimates."),
        (POOLS, "The new goggles cost 20 to 30 percent more than the old, two lifeguards say."),
        (BANDS, "JD Logistics' revenue grew 11.8 percent."),
        (CHOIRS, "The firm's school piano sales rose 2 percent, its private ones 41 percent."),
        (ASKED, "Of those aged 50 to 59, 71 percent often drink tea."),
        (BAKERS, "The firm, founded in 2013, said this month that it will delist."),
        (FEES, "The association is lowering the cap on deductions for lateness to 15 percent of fees."),
        ("The mill earned 38 million dollars.", "The mill lost no money: it earned $38 million."),
        (
            "The mill made a profit of 38 million dollars; a year earlier it had lost 11 million.",
            "The mill swung to a profit of $38 million from a loss of $11 million, helped by lower costs.",
        ),
        (
            "The two grids lost 9.4 percent of the power they bought, less than before.",
            "Losses of the two grids eased to 9.4 percent.",
        ),
        (
            "Ada Quill was declared the winner by 14 votes after a recount.",
            "A recount gave Ada Quill a lead of 14 votes.",
        ),
        (
            "FJORD FERRIES LTD. (BERGEN). THIRD QUARTER 2025, CALL\n\n"
            "Profit was 38 million euros; in the third quarter of 2024 we earned 11 million.",
            "Fjord Ferries earned 38 million euros in the third quarter of 2025.",
        ),
        (
            "This year we see a margin of 5.7 to 6.0 percent. In May we had promised at least 6.0 percent.",
            "It sees a margin of 5.7 to 6.0 percent, having promised at least 6.0 percent in May.",
        ),
    ],
)  # fmt: skip
def test_the_same_in_other_words_raises_no_alarm(source: str, draft: str) -> None:
    assert _alarms(draft, source) == []
