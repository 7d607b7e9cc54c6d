from __future__ import annotations

import pytest

from drafter.truth import check

LOSS = "乙公司上半年净亏损2.1亿元,上年同期亏损3.4亿元。"
COSTS = "Costs came to 5.2 million yuan, against 6.1 million a year earlier."
MARGIN = "毛利率由22.4%降至20.1%,净亏损收窄至1.2亿元。"


def _alarms(draft: str, source: str) -> list[str]:
    found = check(draft, [source]).findings
    return [f.text for f in found if f.kind in ("figure", "claim") and f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (LOSS, "Its net loss widened to 210 million yuan in the first half."),
        (COSTS, "Costs rose to 5.2 million yuan."),
        (MARGIN, "Gross margin improved to 20.1 percent."),
        ("Ticket sales climbed and rents slid 7%.", "Rents went up by 7 percent."),
        ("库存周转天数由45天缩短至38天。", "Inventory turnover lengthened to 38 days."),
        (
            "乙应用月活由510万降至430万。",
            "It has 4.3 million users a month, 800,000 more than before.",
        ),
        ("公司将目标由420亿元上调至450亿元。", "The firm lowered its target by 3 billion yuan."),
        (
            "三季度会员收入为6.3亿元，去年同期为8.8亿元。",
            "Memberships brought in 880 million yuan this quarter.",
        ),
    ],
)
def test_a_change_the_other_way_is_found(source: str, draft: str) -> None:
    assert _alarms(draft, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (LOSS, "Its net loss improved to 210 million yuan in the first half."),
        (COSTS, "Costs fell to 5.2 million yuan."),
        (MARGIN, "The loss shrank to 120 million yuan as gross margin fell to 20.1 percent."),
        (
            "Prices, which had fallen for a year, rose 3 percent in May.",
            "Prices rose 3 percent in May.",
        ),
        (
            "全市海洋产业增加值达4200亿元,占全市生产总值的9.2%。",
            "Marine industries added 420 billion yuan in value, 9.2 percent of the city's output.",
        ),
        (
            "After two quarters of decline, exports rebounded in spring.",
            "Exports rose in spring, ending two consecutive quarters of decline.",
        ),
        (
            "Valves grew 14 percent. Pumps fell 3 percent.",
            "Growth of 14 percent in valves outweighed a 3 percent decline in pumps.",
        ),
        (
            "Consumer prices rose 2.4 percent in May, after 3.1 percent in April.",
            "Inflation slowed to 2.4 percent in May from 3.1 percent in April.",
        ),
        (
            "Ada Quill won with 51.2 percent of the vote against 48.8 percent.",
            "Ada Quill narrowly won with 51.2 percent of the vote.",
        ),
        (
            "The council rejected a fee of £3.50 a night by 21 votes to 18; it would have added to taxes.",
            "The council voted down a fee of £3.50 a night by 21 to 18.",
        ),
        (
            "Food had growth of 4.2 percent. Garden was down 5.6 percent in a wet May.",
            "Growth of 4.2 percent in Food made up for a decline of 5.6 percent in Garden.",
        ),
        (
            "二季度销量增长9%，一季度增长17%。",
            "Sales grew 9 percent, down from 17 percent a quarter before.",
        ),
        ("Orders dropped 12.4% in pumps.", "A slump of 12.4% in pumps held the firm back."),
        (
            "Rent expenses went from 9% of sales to 12%.",
            "The margin narrowed because rents went up to 12% of sales.",
        ),
        ("We put the loss of profit at €7 million.", "The strike reduced profit by €7 million."),
        ("It expects to lose up to 35 million yuan.", "It sees losses of up to 35 million yuan."),
    ],
)
def test_a_change_the_same_way_in_other_words_raises_no_alarm(source: str, draft: str) -> None:
    assert _alarms(draft, source) == []


DENSE = (
    "Average rent was up 5.2% and the number of tenants was down 1.4%. "
    "Net income was $18 million, or $0.61 per share, against $15 million, or $0.52."
)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (DENSE, "A 5.2% gain in rent outweighed a 1.4% drop in tenants."),
        (DENSE, "Net income rose to $0.61 a share."),
        ("选择“排队太久”的顾客最多,占38%。", "Long queues were named by 38 percent of customers."),
        ("It expects sales to be down 2% to 4%.", "It expects sales to decline 2% to 4%."),
        (
            "The fee adds 40 per cent to the bill. From May the rate will rise to 55 per cent.",
            "The fee will rise from 40 to 55 per cent in May.",
        ),
    ],
)
def test_each_word_goes_with_its_own_figure(source: str, draft: str) -> None:
    assert _alarms(draft, source) == []


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("The repair came at an additional cost of €2.4m.", "The repair added €2.4m to costs."),
        ("The repair came at an additional cost of €2.4m.", "The repair cost it an extra €2.4m."),
        (
            "The impairment of SEK 90 million is booked in May.",
            "It is writing down SEK 90 million.",
        ),
        ("The yard will shut, with the loss of 240 jobs.", "It is cutting 240 jobs at the yard."),
        (
            "It had gains of €75 million on its shares.",
            "Profit rose by €75 million in gains on shares.",
        ),
        (
            "The route made the trip 600 kilometres longer.",
            "The route is a detour of 600 kilometres.",
        ),
    ],
)
def test_a_charge_or_a_gain_is_one_amount_as_change_and_as_level(source: str, draft: str) -> None:
    assert _alarms(draft, source) == []


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("The margin narrowed to 4.1%.", "Weaker inflation squeezed the margin to 4.1%."),
        ("The margin narrowed to 4.1%.", "Sales rose despite a thinner margin of 4.1%."),
        (
            "Its claims ratio came down to 63%.",
            "It did well on an improvement in the claims ratio to 63%.",
        ),
        (
            "The number of cars declined by 4%.",
            "It had dearer, higher premiums that cost it 4% of its cars.",
        ),
        (
            "Profit was €52 million, compared with €58 million. The rivalry drove up costs.",
            "Profit was €52 million, compared with €58 million, because the rivalry drove up costs.",
        ),
        (
            "The ballot was lost after Jo Fell, who opposed shutting four pools, left.",
            "Jo Fell objected to plans to close four pools and raise the fees.",
        ),
        (
            "They fought from a goal down to win for the first time in 14 years.",
            "They recovered to win for the first time in 14 years.",
        ),
        (
            "The margin was 41%, compared to 39% in spring and 44% a year ago.",
            "The margin fell to 41% from 44% a year ago.",
        ),
        (
            "It made a loss of £14 million, against a profit of £6 million a year before.",
            "It slid to a loss of £14 million.",
        ),
        (
            "A trial in children aged from four to 11 is to start.",
            "Children aged four to 11 will be tried.",
        ),
        (
            "Cloud services grew 44 percent.",
            "Cloud services were the fastest-growing unit at 44 percent.",
        ),
        ("We expect volume to grow 2 to 4%.", "It forecasts a 2 to 4% rise in volume."),
        (
            "We see growth of 12 to 14 percent, where we had said 9 to 11 percent.",
            "Growth is seen at 12 to 14 percent, up from 9 to 11 percent.",
        ),
        (
            "The shop's dividend is €1.20, compared with €1.10, and it will close the depot down.",
            "It will pay a dividend of €1.20 and close down the depot.",
        ),
    ],
)
def test_the_direction_of_another_clause_is_not_that_of_a_figure(source: str, draft: str) -> None:
    assert _alarms(draft, source) == []


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("The margin widened to 4.1%.", "Weaker inflation squeezed the margin to 4.1%."),
        ("The firm cut its staff to 240 people.", "The firm cut its staff by 240 people."),
        (
            "Sales fell to €14 million, against €19 million a year before.",
            "Sales climbed to €14 million.",
        ),
    ],
)
def test_the_direction_of_its_own_clause_still_counts(source: str, draft: str) -> None:
    assert _alarms(draft, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("Earnings were 26 cents a share, up from 19.", "Earnings rose to 26 cents a share."),
        ("The payout is 8.4 pence against 7.9.", "The payout was raised to 8.4 pence."),
        ("Sales were $26 million, up from 19.", "Sales climbed to $26 million."),
        (
            "Profit was 26 million, down from 29, because of the higher cost of debt and a charge of "
            "3 million for two shops.",
            "Profit fell to 26 million owing to debt and a 3 million charge for closing two shops.",
        ),
        (
            "The purchase will reduce the ratio by about four points.",
            "The purchase will shave about four points from the ratio.",
        ),
        (
            "Sales rose 12%. Parcels were the quickest: 310,000 yuan, 37% more than last year.",
            "Sales rose 12%, with parcels, at 37%, growing faster than the rest.",
        ),
    ],
)
def test_a_change_told_in_other_words_is_the_same(source: str, draft: str) -> None:
    assert _alarms(draft, source) == []


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("Earnings were 26 cents a share, up from 19.", "Earnings fell to 26 cents a share."),
        ("Sales were $26 million, up from 19.", "Sales fell to $26 million."),
    ],
)
def test_what_stands_beside_a_figure_in_its_own_unit_says_which_way_it_went(
    source: str, draft: str
) -> None:
    assert _alarms(draft, source)


def test_a_bound_is_not_what_another_figure_is_held_against() -> None:
    source = "坏损低于10%的订单不再全额退款；高于50%的，平台先行垫付。"
    draft = (
        "No more full refunds are given for damage under 10 percent; if more than 50 percent is "
        "damaged, the platform pays first."
    )
    assert _alarms(draft, source) == []
