from __future__ import annotations

from itertools import permutations

import pytest

from drafter.truth import check
from drafter.truth.reading.names import shipped

GIVEN = {"Toyota": "81,000", "Honda": "64,000", "Nissan": "39,000"}
IN_A_ROW = [
    "2月销量：丰田8.1万辆，本田6.4万辆，日产3.9万辆。",
    "三家车企公布2月数据。丰田卖出8.1万辆。本田卖出6.4万辆，日产则卖出3.9万辆。",
    "2月，丰田、本田和日产分别售出8.1万辆、6.4万辆、3.9万辆。",
    "Toyota sold 81,000 cars in February, Honda 64,000 and Nissan 39,000.",
    "Toyota sold 81,000 cars in February, Honda sold 64,000 and Nissan sold 39,000.",
    "Sales in February came to 81,000 at Toyota, 64,000 at Honda and 39,000 at Nissan.",
    "Three carmakers told their sales for February. Toyota sold 81,000 cars. Honda sold 64,000. "
    "Nissan sold 39,000.",
]


@pytest.mark.parametrize("source", IN_A_ROW)
def test_each_firm_of_a_row_has_its_own_figure_and_no_other(source: str) -> None:
    for (firm, own), (_, other) in permutations(GIVEN.items(), 2):
        assert _alarms(f"{firm} sold {own} cars in February.", source) == []
        assert _alarms(f"{firm} sold {other} cars in February.", source)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("参展的有丰田、现代等，理想交付1.2万辆。", {"Toyota", "Hyundai", "Li Auto"}),
        ("新工厂日产3万件，长城脚下的大众浴池和理想的生活。", set()),
        ("小米与现代物流公司签约，日产3万件。", {"Xiaomi"}),
    ],
)
def test_a_word_is_a_firm_only_where_others_or_what_it_did_show_it(
    text: str, named: set[str]
) -> None:
    assert {mention.entry.name for mention in shipped().mentions(text)} == named


def _alarms(draft: str, source: str) -> list[str]:
    return [f.message for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "公司去年国内外订单大增，境内订单额为51亿元，境外订单额为17亿元。",
            "Orders from outside the mainland came to 1.7 billion yuan.",
            "Orders from outside the mainland came to 5.1 billion yuan.",
        ),
        (
            "Domestic sales were 5.1 million yuan and sales abroad 1.7 million yuan.",
            "Sales in other countries were 1.7 million yuan.",
            "Sales in other countries were 5.1 million yuan.",
        ),
        (
            "It sold 400 machines at home and 150 machines in other countries.",
            "Overseas it sold 150 machines.",
            "Overseas it sold 400 machines.",
        ),
        (
            "At the cinema chain ticket income rose 6 percent while the canteen's sales fell 11 percent.",
            "Ticket income rose 6 percent.",
            "The chain's ticket income moved by 11 percent.",
        ),
    ],
)
def test_each_half_of_a_whole_has_its_own_figure(source: str, right: str, wrong: str) -> None:
    assert _alarms(right, source) == []
    assert _alarms(wrong, source)
