"""Numbers that Chinese numerals spell: 一千二百万, 三点五, 二〇二六."""

from __future__ import annotations

import math

DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
_LARGEST = 10**30  # no quantity; stops a page that writes 亿 without end
NUMERALS = "零〇一二两三四五六七八九十百千万亿"


def numeral(text: str) -> float:
    """Return the number that Chinese numerals spell: 一千二百万, 三点五, 二〇二六.

    Own code, because cn2an fails on 一亿二 in every mode and on 两千 in its strict one.
    """
    whole, _, fraction = text.partition("点")
    if whole == "半":
        return 0.5
    value = _whole(whole)
    return (
        value + float("0." + "".join(str(DIGITS[char]) for char in fraction)) if fraction else value
    )


def _whole(text: str) -> float:
    if len(text) > 1 and all(char in DIGITS for char in text):
        return float("".join(str(DIGITS[char]) for char in text))
    total = part = section = digit = 0  # 三亿五千万 is in hand as 3e8, 0, 5000, 0 when 万 comes
    last = 0
    for char in text:
        if total > _LARGEST:
            return math.inf
        if char in DIGITS:
            digit, last = DIGITS[char], last if DIGITS[char] else 10
        elif char in SMALL:
            section += (digit or (0 if section else 1)) * SMALL[char] or SMALL[char]
            digit, last = 0, SMALL[char]
        elif char == "万":
            part = (part + section + digit or 1) * LARGE[char]
            section, digit, last = 0, 0, LARGE[char]
        else:
            total = (total + part + section + digit or 1) * LARGE[char]
            part, section, digit, last = 0, 0, 0, LARGE[char]
    return float(total + part + section + digit * (last // 10 if last > 10 else 1))


def to_number(digits: str) -> float:
    """Return the number that a text writes in digits or in Chinese numerals."""
    return float(digits) if digits.isdigit() else numeral(digits)
