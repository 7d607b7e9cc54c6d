"""Each and together, a share and its complement, what is named one by one, and units of older measure."""

from __future__ import annotations

import pytest

from drafter.truth import check, figures
from drafter.truth.reading.enumerated import members, together


def _warned(draft: str, source: str) -> bool:
    return any(f.severity != "note" for f in check(draft, [source]).findings)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "The club's nine teams sold 36,000 scarves this winter, about 4,000 each.",
            "Each of the club's nine teams sold about 4,000 scarves this winter.",
            "Each of the club's nine teams sold 36,000 scarves this winter.",
        ),
        (
            "The bill asks €1.5m from each of six former partners.",
            "The bill asks 1.5 million euros from each of six former partners, 9 million in all.",
            "The bill asks 1.5 million euros from six former partners in all.",
        ),
        (
            "两家酒厂共同出资6000万元,各持股一半。",
            "The two wineries will contribute 60 million yuan together.",
            "The two wineries will contribute 60 million yuan each.",
        ),
        (
            "The four finalists will share prize money of 90,000 yuan.",
            "The four finalists share 90,000 yuan in prize money.",
            "Each of the four finalists receives 90,000 yuan in prize money.",
        ),
        (
            "全县仍有三成的学校未装空调。",
            "Seven in ten schools in the county have air conditioning.",
            "Thirty percent of the county's schools have air conditioning.",
        ),
        (
            "巡查发现隐患86处，其中已整改61处。",
            "Of 86 hazards found, 61 have been removed.",
            "Of 86 hazards found, 61 have yet to be removed.",
        ),
        (
            "该港口的排名由第八位升至第五位。",
            "The port rose three places to fifth.",
            "The port rose two places to fifth.",
        ),
        (
            "原定于5月10日的发布会提前三天举行。",
            "The launch, planned for May 10, will be held on May 7.",
            "The launch will be held on May 13.",
        ),
        (
            "公司拟投资60亿元，分四年投入。",
            "The company will spend 6 billion yuan, 1.5 billion yuan a year.",
            "The company will spend 6 billion yuan, 1.8 billion yuan a year.",
        ),
        (
            "农户人均收获板栗800斤。",
            "Growers harvested 400 kilograms of chestnuts each.",
            "Growers harvested 800 kilograms of chestnuts each.",
        ),
        (
            "从村口到集市步行约一刻钟。",
            "It takes about 15 minutes to walk from the village to the market.",
            "It takes about 45 minutes to walk from the village to the market.",
        ),
        (
            "Latency fell to 20 milliseconds on the new route.",
            "Latency is down to 0.02 seconds on the new route.",
            "Latency is down to 20 microseconds on the new route.",
        ),
    ],
)
def test_the_right_one_passes_and_the_wrong_one_is_found(
    source: str, right: str, wrong: str
) -> None:
    assert not _warned(right, source)
    assert _warned(wrong, source)


def test_two_months_are_one_period() -> None:
    source = "前两个月，全市外贸进出口350亿元。"
    assert not _warned("Trade came to 35 billion yuan in January and February.", source)
    assert _warned("Trade came to 35 billion yuan in February.", source)


def test_members_are_counted_where_all_are_named() -> None:
    assert members("A jury made up of three cooks, a critic and a farmer will decide.") == 5
    assert members("A jury made up of cooks, critics and others will decide.") == 0
    assert members("The jury will decide in May.") == 0


def test_those_who_act_together_are_counted_unless_some_are_left_out() -> None:
    assert together("办法由财政部、商务部和海关总署联合发布。") == 3
    assert together("办法由财政部、商务部等部门联合发布。") == 0


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("half an hour", 30.0, "minute"),
        ("an hour and ten minutes", 70.0, "minute"),
        ("耗电3亿度", 3e11, "Wh"),
        ("行程2小时20分", 140.0, "minute"),
        ("航程500海里", 926_000.0, "m"),
        ("工期半年", 0.5, "year"),
    ],
)
def test_lengths_and_measures_are_read(text: str, value: float, unit: str) -> None:
    found = [(f.value, f.unit) for f in figures(text)]
    assert (pytest.approx(value), unit) in found


def test_half_of_the_year_is_no_length() -> None:
    assert all(f.unit != "year" for f in figures("上半年营收增长"))
