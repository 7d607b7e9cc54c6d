"""An article cut into passages: whole sentences, by tokens, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter import sentences, tokens
from drafter.model import Article, Passage

# Where an over-long sentence may be cut, best first: clause marks, then spaces.
_BREAKS = (re.compile(r"[；;，,、：:](?!\d)|\s[–—-]\s|——"), re.compile(r"\s+"))
_NOT_SPACE = re.compile(r"\S")
# No token of ordinary text is longer; bounds the work on one endless "sentence".
_CHARACTERS_A_TOKEN = 12


def cut_passages(article: Article, tokens: int = 220) -> list[Passage]:
    """Return the text of `article` as passages of at most `tokens` tokens, in reading order.

    `article.text[p.start:p.end] == p.text` for each, and every word of the text is in exactly one.
    The title is not part of any.
    """
    found: list[Passage] = []
    open_at: int | None = None
    filled_to = 0
    for start, end in _units(article.text, tokens):
        if open_at is not None and _count(article.text[open_at:end]) > tokens:
            found.append(_passage(article, open_at, filled_to))
            open_at = None
        open_at = start if open_at is None else open_at
        filled_to = end
    if open_at is not None:
        found.append(_passage(article, open_at, filled_to))
    return found


def _passage(article: Article, start: int, end: int) -> Passage:
    text = article.text[start:end]
    return Passage(
        article=article.id, url=article.url, start=start, end=end, text=text, tokens=_count(text)
    )


def _count(text: str) -> int:
    # `tokens`, as callers know the limit by, hides the module inside `cut_passages`.
    return tokens.count(text)


def _units(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of `text`, and in pieces those longer than `limit` tokens."""
    for start, end in sentences.spans(text):
        while _too_long(text, start, end, limit):
            middle = start + _break(text[start : start + limit * _CHARACTERS_A_TOKEN], limit)
            yield start, start + len(text[start:middle].rstrip())
            start = _next_word(text, middle, end)
        if start < end:
            yield start, end


def _next_word(text: str, start: int, end: int) -> int:
    found = _NOT_SPACE.search(text, start, end)
    return found.start() if found else end


def _too_long(text: str, start: int, end: int, limit: int) -> bool:
    return end - start > limit * _CHARACTERS_A_TOKEN or _count(text[start:end]) > limit


def _break(text: str, limit: int) -> int:
    """Return where to cut `text` so that its beginning holds at most `limit` tokens."""
    longest = max(1, len(tokens.cut(text, limit)))
    for mark in _BREAKS:
        ends = [match.end() for match in mark.finditer(text, 0, longest)]
        # A cut in the first third would leave a scrap.
        if ends and ends[-1] > longest // 3:
            return ends[-1]
    return longest
