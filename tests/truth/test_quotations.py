"""Quotations: their words, who said them, and those that were translated."""

from __future__ import annotations

import pytest

from drafter.model import Finding
from drafter.truth import check

PAGE = (
    "Lanqiao opened a plant in Hefei on Monday.\n"
    "“We are not building toys, we are building hands,” said Helen Zhao, its chief executive.\n"
    "The deputy mayor was less sure. “The city’s budget is limited. We shall see,” Tom Reed said.\n"
    "Reed called the plan ‘a deeply worrying gamble’.\n"
    "“Nobody has asked the neighbours,” a spokesperson for the Ministry of Granite said."
)
PAGE_ZH = (
    "蓝桥科技周一宣布，在合肥开设工厂。首席执行官周伟明表示：“我们制造的是手，今年产量会翻倍。”\n"
    "市长李强当天参观了工厂。参观持续了两个小时。工厂位于城北。厂区面积很大。"
)


def quotations(source: str, draft: str) -> list[Finding]:
    return [f for f in check(draft, [source]).findings if f.kind == "quotation"]


@pytest.mark.parametrize(
    "draft",
    [
        "Helen Zhao said: “We are building hands for toys.”",
        "Tom Reed called it “a deeply worrying sign”.",
        "Reed called it “deeply dangerous”.",
        "Reed called it ‘a deeply worrying sign’.",
        "“The city’s budget is unlimited,” Reed said.",
        "“We are … building toys for hands,” said Helen Zhao.",
    ],
)
def test_words_that_no_source_has_are_found_however_short(draft: str) -> None:
    (finding,) = quotations(PAGE, draft)
    assert finding.severity == "warning"
    assert finding.text in draft


def test_altered_words_are_found_beside_a_chinese_source_too_with_the_words_they_were() -> None:
    draft = "Zhao said: “We are not building toys, we are building houses.”"
    (finding,) = [f for f in check(draft, [PAGE, PAGE_ZH]).findings if f.kind == "quotation"]
    assert finding.severity == "warning"
    assert "we are building hands" in finding.spans[0].text


@pytest.mark.parametrize(
    "draft",
    [
        "Helen Zhao said: “We are … building hands.”",
        "“We are not building toys,” Chief Executive Zhao said.",
        "“We are not building toys,” Lanqiao said.",
        "“The city's budget is limited. We shall see,” said Tom Reed.",
        "Reed called it “deeply worrying”.",
        "It is a ‘smart’ plant, the neighbours’ first and the city’s third.",
        "The film “Hands of the North” was shown.",
        "“Nobody has asked the neighbours,” the Ministry of Granite said.",
        "“We are building hands.” Reed said the budget was limited.",
    ],
)
def test_words_of_the_source_and_terms_are_let_pass(draft: str) -> None:
    assert quotations(PAGE, draft) == []


@pytest.mark.parametrize(
    "draft",
    [
        "“We are building hands,” said Tom Reed.",
        "“We are building hands,” Reed said.",
        "Tom Reed told reporters: “We are building hands.”",
        "“The city’s budget is limited,” Chief Executive Helen Zhao said.",
        "“The city’s budget is limited,” said Tencent.",
    ],
)
def test_words_put_into_another_mouth_are_found(draft: str) -> None:
    (finding,) = quotations(PAGE, draft)
    assert (finding.severity, finding.message[:31]) == (
        "warning",
        "The source has these words from",
    )
    (span,) = finding.spans
    assert PAGE[span.start : span.end] == span.text


def test_a_translated_quotation_is_said_to_be_one_beside_its_source() -> None:
    draft = "Zhou Weiming of Lanqiao said: “We make hands, and output will double this year.”"
    (finding,) = quotations(PAGE_ZH, draft)
    assert finding.severity == "note"
    assert "translated" in finding.message


def test_a_not_that_the_chinese_lacks_is_found_in_a_translated_quotation() -> None:
    source = "百度周一宣布，投资3.2亿元在合肥建厂。百度表示：“我们的3.2亿元投资今年会翻倍。”"
    lost = "Baidu said: “Our investment of 320 million yuan will not double this year.”"
    kept = "Baidu said: “Our investment of 320 million yuan will double this year.”"
    assert [f.severity for f in quotations(source, lost)] == ["warning"]
    assert [f.severity for f in quotations(source, kept)] == ["note"]


def test_a_translated_quotation_of_somebody_who_is_silent_in_the_source_is_found() -> None:
    draft = "{} said: “We make hands, and output will double this year.”"
    severities = [f.severity for f in quotations(PAGE_ZH, draft.format("Li Qiang"))]
    assert severities == ["note", "warning"]
    assert [f.severity for f in quotations(PAGE_ZH, draft.format("Zhou Weiming"))] == ["note"]
    silent = PAGE_ZH.replace("参观持续", "他表示满意。参观持续")
    assert [f.severity for f in quotations(silent, draft.format("Li Qiang"))] == ["note"]
