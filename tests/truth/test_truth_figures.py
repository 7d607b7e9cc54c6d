from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.truth import check, figures

WHEN = date(2026, 9, 17)  # a Thursday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US$50 million", [(50e6, "USD")]),
        ("$50m and 50 million dollars", [(50e6, "USD"), (50e6, "USD")]),
        ("RMB 30 million, 30 million yuan, ¥30m", [(30e6, "CNY")] * 3),
        ("HK$2.5bn", [(2.5e9, "HKD")]),
        ("5000万美元和4.5亿元", [(50e6, "USD"), (450e6, "CNY")]),
        ("1.2万亿元", [(1.2e12, "CNY")]),
        ("15 percent, 15 per cent, 15%, 百分之十五", [(15.0, "percent")] * 4),
        ("rose 1.5 percentage points, 增长1.5个百分点", [(1.5, "points")] * 2),
        ("三成五", [(35.0, "percent")]),
        ("翻一番", [(2.0, "times")]),
        ("sevenfold", [(7.0, "times")]),
        ("612 million consumers; 6.12亿消费者", [(612e6, "count")] * 2),
        ("七款 and two dozen cars", [(7.0, "count"), (24.0, "count")]),
        ("10 to 12 percent", [(10.0, "percent"), (12.0, "percent")]),
        ("between 10 and 12 percent", [(10.0, "percent"), (12.0, "percent")]),
        ("US$10-12 million", [(10e6, "USD"), (12e6, "USD")]),
        ("6000元至1万元", [(6000.0, "CNY"), (10000.0, "CNY")]),
        ("two thirds of users, 三分之二", [(66.6667, "percent")] * 2),
        ("twenty-five staff", [(25.0, "count")]),
        ("three hundred and fifty thousand", [(350_000.0, "count")]),
        ("36 months, 36个月", [(36.0, "month")] * 2),
        ("a 35-year-old", [(35.0, "year")]),
        ("7nm chips", [(7e-9, "m")]),
        ("１２％", [(12.0, "percent")]),
        ("两千名员工", [(2000.0, "count")]),
    ],
)
def test_quantities_are_read_as_value_and_unit(
    text: str, expected: list[tuple[float, str]]
) -> None:
    found = [(figure.value, figure.unit) for figure in figures(text, WHEN)]
    assert [unit for _, unit in found] == [unit for _, unit in expected]
    assert [value for value, _ in found] == pytest.approx([value for value, _ in expected])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15 September 2026", "2026-09-15"),
        ("Sept. 15", "2026-09-15"),
        ("September 15, 2025", "2025-09-15"),
        ("2026-09-15", "2026-09-15"),
        ("9月15日", "2026-09-15"),
        ("2025年9月", "2025-09"),
        ("今年9月", "2026-09"),
        ("in May 2026", "2026-05"),
        ("last Tuesday", "2026-09-15"),
        ("上周二", "2026-09-08"),
        ("周三", "2026-09-16"),
        ("yesterday", "2026-09-16"),
        ("昨日", "2026-09-16"),
        ("the third quarter of 2025", "2025-Q3"),
        ("第三季度", "--Q3"),
        ("去年", "2025"),
        ("二〇二六年", "2026"),
    ],
)
def test_dates_are_resolved_against_the_day_of_writing(text: str, value: str) -> None:
    (figure,) = figures(text, WHEN)
    assert (figure.value, figure.unit, figure.text) == (
        value,
        "date",
        text.removeprefix("in ").removeprefix("the "),
    )


@pytest.mark.parametrize("text", ["31日", "30 February 2026", "2月29日"])
def test_a_day_that_is_in_no_calendar_is_no_date(text: str) -> None:
    assert all(len(str(f.value)) < 10 for f in figures(text, date(2026, 10, 5)) if f.unit == "date")


@pytest.mark.parametrize("text", ["9" * 400 + " million", "一" + "亿" * 60])
def test_a_number_beyond_all_counting_is_no_figure(text: str) -> None:
    assert figures(text) == []


def test_a_weekday_without_a_day_of_writing_stays_a_word() -> None:
    assert [(f.value, f.unit) for f in figures("on Tuesday 周二")] == [
        (2.0, "weekday"),
        (2.0, "weekday"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4o and Talkie 10",
        "iOS 26.1 on 5G",
        "1. First\n2) second",
        "H20 chips",
        "at 10:30 or 3pm",
        "It may march on",
        "三星 and 百度 and 一家公司",
        "24/7",
        "Qwen3-Max",
        "version 2.5",
    ],
)
def test_names_numbering_and_times_of_day_are_no_figures(text: str) -> None:
    assert figures(text, WHEN) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("about 100 million", "about"),
        ("近一亿", "almost"),
        ("nearly 100 million", "almost"),
        ("逾5000万元", "over"),
        ("more than 50 million yuan", "over"),
        ("3000多万元", "over"),
        ("不到30%", "under"),
        ("1200人左右", "about"),
        ("up to 40 percent", "under"),
        ("100,000+ users", "over"),
        ("at least US$3 billion", "over"),
    ],
)
def test_approximations_are_kept_as_bounds(text: str, bound: str) -> None:
    (figure,) = figures(text)
    assert figure.bound == bound


_AMOUNT = st.integers(1, 9999).map(lambda tenths: tenths / 10)


@given(
    _AMOUNT,
    st.sampled_from(["US${} million", "${}m", "US$ {} mn", "{} million dollars", "{}百万美元"]),
)
def test_an_amount_written_any_way_is_read_back(amount: float, form: str) -> None:
    (figure,) = figures(form.format(amount))
    assert figure.unit == "USD"
    assert figure.value == pytest.approx(amount * 1e6)


@given(_AMOUNT, st.sampled_from(["亿元", "亿元人民币", " hundred million yuan"]))
def test_the_chinese_hundred_million_is_read_back(amount: float, unit: str) -> None:
    if "hundred" in unit:
        amount, unit = amount * 100, " million yuan"
    (figure,) = figures(f"{amount:.1f}{unit}")
    assert figure.value == pytest.approx(round(amount, 1) * (1e6 if "million" in unit else 1e8))


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)))
def test_a_date_written_any_way_is_read_back(day: date) -> None:
    forms = [
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day:%b} {day.day}, {day.year}",
    ]
    for form in forms:
        assert [(f.value, f.text) for f in figures(form)] == [(day.isoformat(), form)]


@given(st.text(max_size=200))
def test_figures_never_crash_never_overlap_and_point_at_their_words(text: str) -> None:
    end = 0
    for figure in figures(text, WHEN):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        end = figure.end


@given(st.text(alphabet="0123456789.,万亿元年月日百分之零一二三十点%$ -a to", max_size=30))
def test_figures_never_crash_on_what_looks_like_figures(text: str) -> None:
    for figure in figures(text, WHEN):
        assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("dozens of shops", 10, "count", "several"),
        ("hundreds of millions of yuan", 1e8, "CNY", "several"),
        ("tens of thousands of riders", 1e4, "count", "several"),
        ("several hundred jobs", 100, "count", "several"),
        ("half a billion yuan", 5e8, "CNY", ""),
        ("nearly one and a half million users", 1.5e6, "count", "almost"),
        ("profit was halved", 50, "percent", ""),
        ("数十亿元", 1e9, "CNY", "several"),
        ("几百家门店", 100, "count", "several"),
        ("上亿用户", 1e8, "count", "several"),
        ("超1/3。", 33.3333, "percent", "over"),
    ],
)
def test_figures_that_words_give_loosely(text: str, value: float, unit: str, bound: str) -> None:
    (found,) = figures(text)
    assert (found.value, found.unit, found.bound) == (value, unit, bound)


@pytest.mark.parametrize("text", ["用户数十万火急", "晚上百度发布", "多数十分满意", "the Dozens"])
def test_signs_of_other_words_are_no_loose_figures(text: str) -> None:
    assert [f for f in figures(text) if f.bound == "several" and f.value != 10] == []


@pytest.mark.parametrize(
    ("draft", "right"),
    [
        ("The firm lost billions of yuan.", True),
        ("The firm lost hundreds of millions of yuan.", False),
        ("The firm lost 3 billion yuan.", False),
        ("It has dozens of offices.", True),
        ("It has hundreds of offices.", False),
        ("It has more than 100 million users.", True),
        ("It has 100 million users.", False),
    ],
)
def test_a_loose_figure_is_held_against_the_sources_order_of_magnitude(
    draft: str, right: bool
) -> None:
    found = check(draft, ["公司亏损数十亿元，拥有几十个办公室和上亿用户。"]).findings
    assert right is not any(finding.severity != "note" for finding in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产能由15GWh至40GWh", [(15e9, "Wh"), (40e9, "Wh")]),
        ("销售额3200万泰铢", [(32e6, "THB")]),
        ("A$5 million and 32 million baht", [(5e6, "AUD"), (32e6, "THB")]),
    ],
)
def test_units_are_read_before_chinese_characters_and_of_more_countries(
    text: str, expected: list[tuple[float, str]]
) -> None:
    found = [(figure.value, figure.unit) for figure in figures(text)]
    assert found == expected
