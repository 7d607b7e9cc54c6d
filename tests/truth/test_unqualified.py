"""Clauses that qualify what a draft took, told by what they do and not by one word."""

from __future__ import annotations

import pytest

from drafter.model import Article
from drafter.truth import check
from drafter.truth.reading.qualifiers import kept, qualifiers


def told(draft: str, *sources: str | Article) -> str:
    found = check(draft, sources).findings
    return " ".join(f.message for f in found if f.kind == "omission")


def chinese(text: str) -> Article:
    url = "https://courier.example/1"
    return Article(
        url=url, canonical=url, title="推车", text=text, language="zh", publisher="", author="",
        published=None,
    )  # fmt: skip


BROKE_EVEN = (
    "Lanqiao said its carts in Wuhu had made money since 12 March. The sum is calculated for each cart and "
    "leaves out rent, a manager added."
)
REBATE = (
    "The city of Wuhu pays half of the price of such carts. The rebate runs until June and ends "
    "when 400 carts are sold."
)
OWN_TESTS = (
    "In Lanqiao's own tests on a closed road, the cart stopped within 2 meters in 97% of cases."
)
EARLIEST = "The plant in Wuhu could open as early as May, Lanqiao said, with 400 workers."
PRICE = "The cart starts at 2,499 yuan after the subsidy (2,939 yuan without it). Sales begin on 30 April."


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("Lanqiao’s carts in Wuhu have made money since 12 March, it said.", BROKE_EVEN, "leaves out rent"),
        ("Wuhu pays half of the price of such carts.", REBATE, "The rebate runs until"),
        ("Lanqiao’s cart stops within 2 meters in 97 percent of cases.", OWN_TESTS, "own tests"),
        ("Lanqiao’s plant in Wuhu will open in May with 400 workers, it said.", EARLIEST, "as early as"),
        ("The cart goes on sale on 30 April from 2,499 yuan.", PRICE, "without it"),
    ],
)  # fmt: skip
def test_a_clause_that_qualifies_what_was_taken_is_missed(
    draft: str, source: str, words: str
) -> None:
    assert words in told(draft, source)


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("Rent excluded, Lanqiao’s carts have made money since 12 March, it said.", BROKE_EVEN, "rent"),
        ("Until June, Wuhu pays half of the price of such carts.", REBATE, "rebate"),
        ("Lanqiao’s cart stopped within 2 meters in 97 percent of cases in tests of its own.",
         OWN_TESTS, "own tests"),
        ("Lanqiao’s plant in Wuhu could open in May with 400 workers, it said.", EARLIEST, "as early as"),
        ("The cart costs 2,499 yuan with a subsidy and 2,939 yuan without.", PRICE, "without it"),
    ],
)  # fmt: skip
def test_a_clause_that_is_kept_in_other_words_is_not_missed(
    draft: str, source: str, words: str
) -> None:
    assert words not in told(draft, source)


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("The price has been cut to 6,100 yuan from 16,000 yuan.",
         "推车售价由1.6万元降至6100元。据官网，6100元为限时优惠价，此后售价为1万元。", "限时优惠价"),
        ("A cart saves 4,100 yuan a year.",
         "院方估算，一辆推车每年可节省4100元。这一数字没有计入每年900元的维护费。", "没有计入"),
        ("Its carts are as quick as those from Germany, at 41 kilometers an hour.",
         "岚桥称，在公司内部测试集上，推车的时速达41公里，已与德国产品持平。", "内部测试"),
    ],
)  # fmt: skip
def test_a_chinese_clause_that_qualifies_what_was_taken_is_missed(
    draft: str, source: str, words: str
) -> None:
    assert words in told(draft, chinese(source))


def test_a_clause_with_figures_that_the_draft_gives_is_kept() -> None:
    source = chinese("若按每辆4100元计算，市政府每年将支付补贴2.4亿元。")
    assert (
        told(
            "At 4,100 yuan a cart, the city will pay 240 million yuan in subsidies a year.", source
        )
        == ""
    )


def test_what_the_draft_tells_itself_qualifies_nothing_before_it() -> None:
    used = (
        "Lanqiao sold 4,100 carts in May. The sum of 9,200 for the year leaves out carts for rent."
    )
    draft = "Lanqiao sold 4,100 carts in May. Over the year it sold 9,200, carts for rent left out."
    assert told(draft, used) == ""


def test_a_clause_begins_behind_its_comma_and_says_what_it_does() -> None:
    text = "Sales rose 9 percent, excluding carts for rent, if the count is right."
    found = {(q.function, text[q.start : q.end].strip(" ,.")) for q in qualifiers(text)}
    assert found == {
        ("exclusion", "excluding carts for rent"),
        ("condition", "if the count is right"),
    }
    assert kept("exclusion", "Without carts for rent, sales rose.")
    assert not kept("exclusion", "Sales rose.")
