"""Words of which a language has few: parts, bases, phases, prices, directions, money, items of a list."""

import pytest

from drafter.truth import check
from drafter.truth.reading.figures import figures


def alarms(source: str, draft: str) -> list[str]:
    return [f.message for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The queue shrank by a sixth after the change.", 16.6667, "percent"),
        ("It is up from a fifth last spring.", 20.0, "percent"),
        ("The fee fell a quarter of a percentage point.", 0.25, "points"),
        ("It rose 0.3 of a percentage point.", 0.3, "points"),
        ("每四名住户中就有一名养猫。", 25.0, "percent"),
        ("产量是原来的十二分之一。", 8.3333, "percent"),
        ("三成为外地游客。", 30.0, "percent"),
        ("空调一晚耗电2.4度。", 2400.0, "Wh"),
        ("The bank lent Rs 350 crore.", 3.5e9, "INR"),
        ("Can$40m went to the port.", 4e7, "CAD"),
        ("The yard owes SEK 70 million.", 7e7, "SEK"),
        ("订单价值6亿日圆。", 6e8, "JPY"),
    ],
)
def test_a_figure_is_read_in_its_written_form(text: str, value: float, unit: str) -> None:
    found = figures(text)
    assert [(round(f.number, 4), f.unit) for f in found] == [(value, unit)]


@pytest.mark.parametrize(
    "text", ["A third party paid.", "She opened a fifth shop.", "每家门店有一名店长。"]
)
def test_what_only_looks_like_a_part_is_none(text: str) -> None:
    assert not [f for f in figures(text) if f.unit == "percent"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("客流恢复到2019年同期的104%。", "Visits were 4 percent above those of 2019."),
        ("每10股派息3.2元。", "The dividend is 0.32 yuan a share."),
        ("票价不高于每人45元。", "A ticket costs RMB45 at most."),
        ("He sold 3 million shares at 14 yuan.", "The shares he sold fetched 42 million yuan."),
        ("双方各出2,500万元。", "The two put in 50 million yuan between them."),
        ("音乐节卖出门票3.1万张。", "Fans bought 31,000 tickets for the festival."),
        ("去年销量持平，为640辆。", "At 640 vehicles, sales did not change last year."),
        ("The shop has raised A$5m.", "The shop has raised 5 million Australian dollars."),
        (
            "嘉兴、衢州、丽水分别开馆14家、9家和6家。",
            "Lishui opened six halls, against 14 in Jiaxing.",
        ),
    ],
)
def test_what_is_told_rightly_in_other_words_is_let_pass(source: str, draft: str) -> None:
    assert alarms(source, draft) == []


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("客流恢复到2019年同期的104%。", "Visits were up 104 percent on 2019."),
        ("每10股派息3.2元。", "The dividend is 3.2 yuan a share."),
        ("运费降至原来的四分之一。", "Freight fell by a quarter after the change."),
        ("板栗收购价每斤4.2元。", "Buyers pay 4.2 yuan a kilogram for chestnuts."),
        ("新桥通车比原计划晚9天。", "The new bridge opens nine days early."),
        ("单程票价38元。", "A return ticket costs 38 yuan."),
        ("首批招收310人，第二批招收120人。", "The second batch is of 310 people."),
        ("一审判赔70万元，二审改判90万元。", "The first court awarded 900,000 yuan."),
        ("首席财务官持股2.1%，首席执行官持股5.4%。", "The chief executive owns 2.1 percent."),
        ("门店由96家缩减至71家。", "The chain has closed 71 shops."),
        ("去年借书14万册，比上年少3万册。", "Readers took out 30,000 books last year."),
        ("央行当日净投放640亿元。", "The central bank drained a net 64 billion yuan that day."),
        ("三只基金的收益分别为7%、5%和负3%。", "The third fund gained 3 percent."),
        (
            "Loans rose 7 percent from the preceding three months.",
            "Loans rose 7 percent from a year earlier.",
        ),
        ("The shares gave up 6 percent.", "The shares rose 6 percent."),
        ("沙县门店日均卖出320份,建宁门店150份。", "Jianning sold 320 portions a day."),
    ],
)
def test_what_is_told_wrongly_is_found(source: str, draft: str) -> None:
    assert alarms(source, draft)
