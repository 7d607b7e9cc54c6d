"""What a text is searched by: its terms, cut alike for every database's full-text index.

A full-text index splits Chinese nowhere, or at each sign, and each database does it its own way. So we cut
the terms, and spell them in letters and digits that every one of them takes for a word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from drafter.archive.traits import CHUNK, stem

_SPELLABLE = re.compile(r"[a-z0-9]+")


def terms(text: str) -> list[str]:
    """Return the stems of a text and, of Han text, its pairs of signs, in the order they stand."""
    found: list[str] = []
    for match in CHUNK.finditer(text):
        chunk = match.group()
        if match.lastgroup == "han":
            pairs = map("".join, pairwise(chunk)) if len(chunk) > 1 else [chunk]
            found += ("h" + "".join(f"{ord(sign):x}" for sign in pair) for pair in pairs)
        elif word := _spelled(stem(chunk)):
            found.append(word)
    return found


@lru_cache(maxsize=50_000)
def _spelled(word: str) -> str:
    """Return a word in plain letters and digits: gpt-4o is gpt4o, café is cafe."""
    plain = unicodedata.normalize("NFKD", word) if not word.isascii() else word
    return "".join(_SPELLABLE.findall(plain))
