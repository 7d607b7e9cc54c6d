"""Whether a text has what a person asked for, in one of the wordings or as the same figure."""

from __future__ import annotations

import re
from functools import lru_cache
from math import isclose

from drafter.truth import Figure, figures
from drafter.truth.reading.quantity import agrees, comparable

Span = tuple[int, int]
_ALIKE = {"'": "['’‘]", '"': '["“”]', "-": "[-‐‑–—]"}
_ROUND = 1_000  # a smaller count is of anything: only its words tell what is counted


def stands(wording: str, text: str, *, rounded: bool = True) -> Span | None:
    """Return where `text` has a wording, None when it has not.

    Case, the shape of quotation marks and dashes and the width of spaces are passed over. A wording that
    is a figure and nothing else is also found as the same value in another form: US$50 million as 50
    million US dollars; with `rounded` also rounded.
    """
    found = _pattern(wording).search(text)
    if found:
        return found.span()
    wanted = _figure(wording)
    if wanted is None:
        return None
    for figure in figures(text):
        same = figure.unit == wanted.unit and isclose(figure.number, wanted.number)
        if same or (rounded and comparable(figure, wanted) and agrees(figure, wanted)):
            return figure.start, figure.end
    return None


@lru_cache(maxsize=4096)
def _pattern(wording: str) -> re.Pattern[str]:
    words = [
        "".join(_ALIKE.get(letter, re.escape(letter)) for letter in word)
        for word in wording.split()
    ]
    # A number is not found inside a longer one; Chinese has no edges of words.
    before = r"(?<![\w])(?<!\d[.,])" if re.match(r"[A-Za-z0-9]", wording) else ""
    after = r"(?![\w]|[.,]\d)" if re.search(r"[A-Za-z0-9]$", wording) else ""
    return re.compile(before + r"\s+".join(words) + after, re.IGNORECASE)


@lru_cache(maxsize=4096)
def _figure(wording: str) -> Figure | None:
    """Return the figure that a wording is, None when it is more than one or tells too little."""
    found = figures(wording)
    if len(found) != 1 or len(found[0].text) < len(wording.strip()):
        return None
    (figure,) = found
    telling = figure.money or figure.unit == "percent" or figure.number >= _ROUND
    return figure if telling and not figure.dated else None
