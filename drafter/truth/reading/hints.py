"""Where an English text can have a date or a spelled number, so that costly patterns look only there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

Hint = Literal["month", "part", "day", "number"]

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_SPACE = re.compile(r"\s|$")
# Characters before and after a hint in which all that belongs to it stands, well counted: "the three
# months to", "of fiscal 2026".
_BEFORE, _AFTER = 40, 60
_NUMERALS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety zero"""
_HINTS: dict[Hint, str] = {
    "month": """jan january feb february mar march apr april may jun june jul july aug august sep sept
        september oct october nov november dec december""",
    "part": "quarter quarters half first q1 q2 q3 q4 h1 h2",
    "day": """monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow month
        year""",
    "number": f"""{_NUMERALS} {"fold ".join(_NUMERALS.split())}fold hundred thousand million billion
        trillion dozen half third thirds quarter quarters fifth fifths sixth sixths seventh sevenths eighth
        eighths ninth ninths tenth tenths twelfth twelfths twentieth twentieths hundredth hundredths""",
}
_KINDS: dict[str, list[Hint]] = {}
for _kind, _listed in _HINTS.items():
    for _hint in _listed.split():
        _KINDS.setdefault(_hint, []).append(_kind)


@lru_cache(maxsize=8)
def _stretches(text: str) -> Mapping[Hint, list[tuple[int, int]]]:
    found: dict[Hint, list[tuple[int, int]]] = {kind: [] for kind in _HINTS}
    for match in _WORD.finditer(text):
        for kind in _KINDS.get(match.group().lower(), ()):
            start, end = max(0, match.start() - _BEFORE), match.end() + _AFTER
            row = found[kind]
            if row and row[-1][1] >= start:
                start = row.pop()[0]
            # The end of a stretch counts as the end of a word, so it must be one.
            space = _SPACE.search(text, min(end, len(text)))
            row.append((start, space.start() if space else len(text)))
    return found


def matches(pattern: re.Pattern[str], text: str, kind: Hint | None) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern, near words that hint at its kind; anywhere if `kind` is None."""
    if kind is None:
        yield from pattern.finditer(text)
        return
    for start, end in _stretches(text)[kind]:
        yield from pattern.finditer(text, start, end)
