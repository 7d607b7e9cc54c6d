"""Small counts and ranks against what a source counts of the same sort."""

from __future__ import annotations

import pytest

from drafter.truth import check

TRIAL = "检方称，书店三名前店长挪用货款共计90万元，下周开庭。"
COURT = "法院审结一起盗图案，两名被告共赔偿原告6万元。"
SHOPS = "面包店已关停苏州、无锡、常州三地的工坊。"
CARRIERS = "三家电信企业及中国广电的用户总数达18亿户。"
RANKED = "在画廊富豪榜上，瓷器商李默位列第三，身价较去年增加近一倍。"


def _alarms(draft: str, source: str) -> list[str]:
    return [f.text for f in check(draft, [source]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "draft", "word"),
    [
        (TRIAL, "Two former managers of the bookshop go on trial over 900,000 yuan.", "Two"),
        (COURT, "Three defendants must pay 60,000 yuan for stolen pictures.", "Three"),
        (SHOPS, "The baker has closed its workshops in four cities, Suzhou among them.", "four"),
        (RANKED, "Porcelain dealer Li Mo ranks second, his fortune nearly doubled.", "second"),
    ],
)
def test_a_count_of_the_same_sort_or_a_rank_that_differs_is_found(
    source: str, draft: str, word: str
) -> None:
    assert word in _alarms(draft, source)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (TRIAL, "Three former managers of the bookshop go on trial for taking 900,000 yuan."),
        (COURT, "Two defendants must pay 60,000 yuan for stolen pictures."),
        (SHOPS, "The baker has closed its workshops in three cities, Suzhou among them."),
        (CARRIERS, "China's four carriers have 1.8 billion users."),
    ],
)
def test_the_same_count_raises_no_alarm(source: str, draft: str) -> None:
    assert _alarms(draft, source) == []
