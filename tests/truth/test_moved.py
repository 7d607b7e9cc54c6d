from __future__ import annotations

import pytest

from drafter.truth import check

RIDES = "网约车方面,达驰日均订单210万,注册司机33万人;快跑日均订单150万,注册司机21万人。"
SHARES = "财报显示,平板收入40亿元,毛利率12.5%;耳机收入9亿元,毛利率31.2%。"
HISTORY = "公司成立于2014年,2018年推出首款手表,2022年首次盈利。"
FEES = "A night costs 210 yuan at Lanting, 350 yuan at Yushan and 480 yuan at Guilou."


def _alarms(draft: str, source: str) -> list[str]:
    found = check(draft, [source]).findings
    return [f.text for f in found if f.kind in ("figure", "date") and f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (RIDES, "Kuaipao handles 1.5 million orders a day.", "Kuaipao handles 2.1 million orders a day."),
        (SHARES, "Headphones had a margin of 31.2 percent.", "Tablets had a margin of 31.2 percent."),
        (HISTORY, "It launched its first watch in 2018.", "It launched its first watch in 2014."),
        (FEES, "Lanting charges 210 yuan for a night.", "Lanting charges 350 yuan for a night."),
        (
            "前7个月软件业务收入8.1万亿元,同比增长12%。",
            "Software revenue was 8.1 trillion yuan in the seven months to July.",
            "Software revenue was 8.1 trillion yuan in July.",
        ),
        (
            "去年10月完成试飞,今年3月投入运营。",
            "The trial flight was made in October last year.",
            "The trial flight was made in October this year.",
        ),
        (
            "The school pays 90 million yuan a year for its servers.",
            "The school's servers cost it 90 million yuan a year.",
            "The school's servers cost it 90 million yuan a quarter.",
        ),
    ],
)  # fmt: skip
def test_a_figure_of_another_owner_business_event_or_time_is_found(
    source: str, right: str, wrong: str
) -> None:
    assert _alarms(right, source) == []
    assert _alarms(wrong, source)


def test_the_months_of_a_range_are_one_period() -> None:
    source = "1—9月,全国网上零售额10.8万亿元;9月增长5.1%。"
    assert _alarms("Online sales were 10.8 trillion yuan from January to September.", source) == []
    assert _alarms("Online sales came to 10.8 trillion yuan in September.", source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "中国移动净利润900亿元,中国电信净利润260亿元。",
            "China Telecom made a net profit of 90 billion yuan.",
        ),
        ("订单增长近五成,门店5家。", "Orders have grown almost fivefold."),
    ],
)
def test_a_count_of_other_things_or_of_a_namesake_is_found(source: str, draft: str) -> None:
    assert _alarms(draft, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("10月销量12万辆,环比下降2%。", "October's sales of 120,000 were 2% below September."),
        (
            "It sees deliveries of 61,000 to 66,000 cars and sales of 9.5 billion to 10.2 billion yuan.",
            "It expects to deliver at least 61,000 cars and sales of up to 10.2 billion yuan.",
        ),
        (
            "Games made up a fifth of sales in 2022 and three-fifths last year.",
            "The share of games in sales tripled between 2022 and last year.",
        ),
    ],
)
def test_what_follows_from_the_source_in_other_words_raises_no_alarm(
    source: str, draft: str
) -> None:
    assert _alarms(draft, source) == []


def test_each_holds_for_the_amount_and_not_for_the_count_after_it() -> None:
    source = "两家车企将各投入10亿欧元开发三款车型。"
    assert not [
        f
        for f in check("The two spend €2 billion between them on three models.", [source]).findings
        if f.kind == "figure" and f.severity != "note"
    ]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "A bus fell into a ravine, killing 14 people, officials said. "
            "It struck the edge of Tamboro, a town of 6,000, at dawn.",
            "A bus crash near the town of Tamboro killed 14 people.",
        ),
        (
            "Norland will return 30 boats and Estia will free 8 fishermen.",
            "Estia will free 8 fishermen and Norland will return 30 boats.",
        ),
        (
            "Third-quarter sales were $520 million. That is up 6% from $490 million in the second quarter.",
            "Third-quarter sales rose 6% from the quarter before to $520 million.",
        ),
        (
            "Net income was $48 million, up from $31 million.",
            "Net income rose 55% to $48 million as the gross margin widened.",
        ),
    ],
)
def test_what_stands_in_another_sentence_or_counts_other_things_is_no_rival(
    source: str, draft: str
) -> None:
    assert _alarms(draft, source) == []


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "2021年至2023年，公司三年累计亏损3亿元，其中2023年亏损收窄至0.4亿元。",
            "The loss narrowed to 40 million yuan in 2023.",
            "The company lost 300 million yuan in 2023.",
        ),
        (
            "二期机房单机柜用电量比一期减少了六成。",
            "The second phase uses 60 percent less power per rack than the first phase.",
            "The first phase uses 60 percent less power per rack.",
        ),
    ],
)
def test_what_a_figure_is_held_against_and_a_year_of_its_own_are_told_apart(
    source: str, right: str, wrong: str
) -> None:
    assert not _alarms(right, source)
    assert _alarms(wrong, source)
