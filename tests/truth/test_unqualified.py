"""Conditions and bases that a source gives within what a draft took, told by what a clause does."""

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


OWN_TESTS = (
    "In Lanqiao's own tests on a closed road, the cart stopped within 2 meters in 97% of cases."
)
IF_PAID = "Lanqiao said the 400 carts would be free of charge if the city pays for the road."


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("Lanqiao’s cart stops within 2 meters in 97 percent of cases.", OWN_TESTS, "own tests"),
        ("Lanqiao said that 400 carts were free of charge.", IF_PAID, "if the city pays"),
    ],
)  # fmt: skip
def test_a_clause_that_qualifies_what_was_taken_is_missed(
    draft: str, source: str, words: str
) -> None:
    assert words in told(draft, source)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Lanqiao’s cart stopped within 2 meters in 97 percent of cases in tests of its own.", OWN_TESTS),
        ("Lanqiao said that 400 carts were free of charge once the city had paid for its road.", IF_PAID),
    ],
)  # fmt: skip
def test_a_clause_that_is_kept_in_other_words_is_not_missed(draft: str, source: str) -> None:
    assert "own tests" not in told(draft, source)
    assert "if the city" not in told(draft, source)


def test_a_chinese_clause_that_qualifies_what_was_taken_is_missed() -> None:
    draft = "Its carts are as quick as those from Germany, at 41 kilometers an hour."
    source = "岚桥称，在公司内部测试集上，推车的时速达41公里，已与德国产品持平。"
    assert "内部测试" in told(draft, chinese(source))


def test_a_clause_with_figures_that_the_draft_gives_is_kept() -> None:
    source = chinese("若按每辆4100元计算，市政府每年将支付补贴2.4亿元。")
    assert (
        told(
            "At 4,100 yuan a cart, the city will pay 240 million yuan in subsidies a year.", source
        )
        == ""
    )


def test_a_clause_begins_behind_its_comma_and_says_what_it_does() -> None:
    text = "Sales rose 9 percent in its own count, if the count is right."
    found = {(q.function, text[q.start : q.end].strip(" ,.")) for q in qualifiers(text)}
    assert found == {
        ("basis", "in its own count"),
        ("condition", "if the count is right"),
    }
    assert kept("condition", "Should the count be right, sales rose.")
    assert not kept("condition", "Sales rose.")
