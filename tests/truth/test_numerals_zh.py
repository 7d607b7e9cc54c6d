"""Numbers that Chinese numerals spell."""

from __future__ import annotations

import math

import pytest

from drafter.truth.reading.numerals_zh import numeral, to_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一千二百万", 12_000_000),
        ("两千", 2000),
        ("三点五", 3.5),
        ("一亿二", 120_000_000),
        ("三万五", 35_000),
        ("二〇二六", 2026),
        ("一万亿", 10**12),
        ("十亿", 10**9),
    ],
)
def test_chinese_numerals(text: str, value: float) -> None:
    assert numeral(text) == value


@pytest.mark.parametrize(("text", "value"), [("15", 15), ("十五", 15), ("三", 3)])
def test_digits_and_numerals_are_one_number(text: str, value: float) -> None:
    assert to_number(text) == value


def test_a_page_that_writes_on_without_end_has_no_number() -> None:
    assert numeral("亿" * 40) == math.inf
