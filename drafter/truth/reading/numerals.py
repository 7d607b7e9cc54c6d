"""Numbers that English words spell: twenty-five, three hundred and fifty thousand."""

from __future__ import annotations

import re

from drafter.truth.reading.units import any_of

ONES = {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine".split())
}
TEENS = {
    word: 10 + n
    for n, word in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 20 + 10 * n
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
WORDS = ONES | TEENS | TENS

TENS_WORD, ONES_WORD = any_of(TENS), any_of(ONES)
SUB = rf"(?:(?:{TENS_WORD})(?:\s?-\s?|\s)(?:{ONES_WORD})|{TENS_WORD}|{any_of(TEENS)}|{ONES_WORD})"
_HUNDREDS = rf"(?:(?:a|{SUB})\shundred(?:\s(?:and\s)?{SUB})?|{SUB})"
SPELLED = rf"(?:{_HUNDREDS}(?:\sthousand(?:\s(?:and\s)?{_HUNDREDS})?)?)"


def spelling(number: int) -> str:
    """Return the English words for a number below a hundred, as a pattern."""
    names = {value: word for word, value in WORDS.items()}
    if number in names:
        return names[number]
    return f"{names[number - number % 10]}[ -]{names[number % 10]}"


def spelled(text: str) -> int:
    """Return the number that English words spell, up to hundreds of thousands."""
    total = part = 0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word == "hundred":
            part = (part or 1) * 100
        elif word == "thousand":
            total, part = (total + (part or 1)) * 1000, 0
        elif word != "and":
            part += 1 if word in ("a", "an") else WORDS[word]
    return total + part
