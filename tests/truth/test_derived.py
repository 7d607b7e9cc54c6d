from __future__ import annotations

import pytest

from drafter.truth import check

HALVES = "Sales were 64 million yuan in the first half and 81 million in the second."
FUND = "基金总额20亿元,其中财政出资占35%。"
ROBOTS = "合同总额9亿元,采购机器人4500台。"
POSTS = "截至年底共有充电桩1200万个,比上年增加350万个。"


def _figures(draft: str, source: str) -> list[str]:
    found = check(draft, [source]).findings
    return [f.text for f in found if f.kind == "figure" and f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (HALVES, "Sales were 145 million yuan for the year."),
        (FUND, "The treasury is putting 700 million yuan into the fund."),
        (ROBOTS, "At an average of 200,000 yuan each, the firm is buying 4,500 robots."),
        (POSTS, "There are 12 million charging posts, against 8.5 million a year before."),
        ("Users rose to 12 million from 4 million a year ago.", "Users have tripled in a year."),
        ("The fund needs 500,000 yuan.", "The fund needs half a million yuan."),
        (
            "The hall costs 240,000 euros, of which the town pays 150,000 and a bank the rest.",
            "The town pays more than half of what the hall costs.",
        ),
        (
            "书店今年裁员24人；裁员前约有120人。",
            "The bookshop has let about a fifth of its staff go.",
        ),
        (
            "在800名读者中，有520人常去图书馆。",
            "Of 800 readers, 65 percent often go to the library.",
        ),
        ("书店现有28家分店，计划明年再开6家。", "The bookshop aims to have 34 branches next year."),
        ("书店5月共售书9300册。", "The bookshop sold about 300 books a day in May."),
        (
            "Profit came out at 611 million kroner against 702 million.",
            "The profit was 611 million kroner, 91 million less than before.",
        ),
    ],
)
def test_a_figure_that_follows_from_others_raises_no_alarm(source: str, draft: str) -> None:
    assert _figures(draft, source) == []


@pytest.mark.parametrize(
    ("source", "draft", "figure"),
    [
        (HALVES, "Sales were 165 million yuan for the year.", "165 million yuan"),
        (FUND, "The treasury is putting 900 million yuan into the fund.", "900 million yuan"),
        (
            "The hall costs 240,000 euros, of which the town pays 150,000 and a bank the rest.",
            "The town pays less than half of what the hall costs.",
            "half",
        ),
        (ROBOTS, "The robots cost an average of 300,000 yuan each.", "300,000 yuan"),
        ("Sales rose to 0.64 a week from 0.58.", "Sales rose to 9.31 a week.", "9.31"),
        ("首批银行6家,第二批4家,范围扩至17个省。", "The trial now covers 27 provinces.", "27"),
    ],
)
def test_a_figure_that_follows_from_no_others_is_found(
    source: str, draft: str, figure: str
) -> None:
    assert _figures(draft, source) == [figure]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "The city limits the deposit that a firm may ask for to 500 yuan.",
            "Deposits may be at most 500 yuan.",
        ),
        ("平台佣金上限定为15%。", "Platforms may charge no more than 15 percent."),
        ("营收增速达18%。", "Revenue grew by 18 percent."),
        ("费用上调4元至16元。", "After an increase of 4 yuan the fee stands at 16 yuan."),
        (
            "一季度末有公司120家,二季度末增至180家。",
            "There were 120 firms at the end of the first quarter and 180 at the end of the second.",
        ),
        ("双节期间收入20亿元。", "Takings came to 2 billion yuan over the double holiday."),
    ],
)
def test_bounds_and_changes_are_read_as_the_words_around_them_tell(source: str, draft: str) -> None:
    assert _figures(draft, source) == []
