from __future__ import annotations

from datetime import date

import pytest
from conflict_pairs import PAIRS

from drafter.model import Article
from drafter.truth import conflicts


def article(text: str, name: str, published: date = date(2026, 6, 10)) -> Article:
    return Article(
        url=f"https://{name.lower()}.example/story",
        canonical="",
        title="",
        text=text,
        language="",
        publisher=name,
        author="",
        published=published,
    )


@pytest.mark.parametrize(
    ("first", "second", "disagree"), [pair[1:] for pair in PAIRS], ids=[p[0] for p in PAIRS]
)
def test_two_reports_conflict_when_and_only_when_they_disagree(
    first: str, second: str, disagree: bool
) -> None:
    left, right = article(first, "Courier"), article(second, "Tribune")
    for pair in ([left, right], [right, left]):
        found = conflicts(pair)
        assert bool(found) is disagree, [finding.message for finding in found]
        for finding in found:
            assert finding.kind == "conflict"
            assert finding.severity == "warning"
            assert "Courier" in finding.message
            assert "Tribune" in finding.message
            assert {span.url for span in finding.spans} == {left.url, right.url}
            for span in finding.spans:
                text = left.text if span.url == left.url else right.text
                assert text[span.start : span.end] == span.text
                assert span.text in finding.message


@pytest.mark.parametrize(
    ("original", "retold"),
    [
        (
            "字节跳动拟投资200亿元建数据中心。",
            "ByteDance will invest 200 billion yuan in data centres.",
        ),
        (
            "字节跳动拟投资200亿元建数据中心。",
            "ByteDance will invest 2 billion yuan in data centres.",
        ),
        ("宇树科技2025年机器人出货量为5500台。", "Unitree shipped 55,000 robots in 2025."),
        ("快手日活用户达300万。", "Kuaishou has 300 million daily users."),
    ],
)
def test_a_slip_of_translation_ranks_below_the_original(original: str, retold: str) -> None:
    chinese, english = article(original, "Courier"), article(retold, "Tribune")
    for pair in ([chinese, english], [english, chinese]):
        (finding,) = conflicts(pair)
        assert "follow Courier, the original" in finding.message
        assert [span.url for span in finding.spans] == [chinese.url, english.url]
        assert finding.text in original


def test_what_appeared_first_is_the_original() -> None:
    chinese = article("字节跳动拟投资200亿元建数据中心。", "Courier", date(2026, 6, 12))
    english = article("ByteDance will invest 200 billion yuan in data centres.", "Tribune")
    (finding,) = conflicts([chinese, english])
    assert "follow Tribune, the original" in finding.message


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "字节跳动拟投资200亿元建数据中心。",
            "ByteDance will invest 26 billion yuan in data centres.",
        ),
        (
            "字节跳动拟投资200亿元建数据中心。",
            "ByteDance will invest 20 billion yuan in data centres.",
        ),
        ("快手日活用户达300万。", "Kuaishou has 30 billion daily users."),
    ],
)
def test_other_amounts_are_no_slip_of_translation(chinese: str, english: str) -> None:
    found = conflicts([article(chinese, "Courier"), article(english, "Tribune")])
    assert not any("translation" in finding.message for finding in found)
