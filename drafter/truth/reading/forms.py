"""Tables of words and phrases that are looked for in many sentences, most of which have none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_GROUP = re.compile(r"\([^()]*\)[?*+]?")
# What a form need not have as it stands: a letter that may be left out, and what stands for any word.
_LOOSE = re.compile(r"\\[wSbdW][*+?]?|\[[^\]]*\][*+?]?|.[?*]|[|.+\\]")
_SPLIT = re.compile(r", (?![^()]*\))")
_SURE = 3  # letters that a form must have for its absence to be seen by them


def split(table: str) -> list[str]:
    """Return the forms of a comma-separated table; a comma within brackets parts none."""
    joined = " ".join(table.split())
    return [form for part in _SPLIT.split(joined) if (form := part.strip(" ,"))]


def listed(english: str, chinese: str = "") -> list[tuple[str, str]]:
    """Return the patterns of two tables, each after letters that every match of it has in small."""
    words = [(_literal(form), rf"\b(?:{form})\b") for form in split(english)]
    return words + [(_literal(form), form) for form in split(chinese)]


class Forms:
    """Whole words of English, as patterns, and Chinese ones as they stand; case does not count."""

    def __init__(self, english: str, chinese: str = "") -> None:
        self._forms = listed(english, chinese)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        found = [match for form in self._present(text) if (match := form.search(text))]
        return min(found, key=lambda match: (match.start(), -match.end()), default=None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches that do not overlap, in their order."""
        found = [match for form in self._present(text) for match in form.finditer(text)]
        end = 0
        for match in sorted(found, key=lambda match: (match.start(), -match.end())):
            if match.start() >= end:
                yield match
                end = match.end()

    def _present(self, text: str) -> Iterator[re.Pattern[str]]:
        low = text.lower()
        for literal, form in self._forms:
            if literal in low:
                yield compiled(form)


@cache
def compiled(form: str) -> re.Pattern[str]:
    """Return the pattern of a form, made at its first use."""
    return re.compile(form, re.IGNORECASE)


@cache
def _literal(form: str) -> str:
    """Return the longest run of letters that every match of a form has, "" if that says too little."""
    bare = form
    while _GROUP.search(bare):
        bare = _GROUP.sub("|", bare)
    if re.search(r"[\u3400-\u9fff]", bare):
        return max(re.split(r"[^\u3400-\u9fff]+", _LOOSE.sub("|", bare)), key=len)
    runs = re.split(r"[^a-z’' -]+", _LOOSE.sub("|", bare.lower()))
    longest = max(runs, key=len)
    return longest if len(longest.strip()) >= _SURE else ""
