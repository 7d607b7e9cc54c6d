"""The words the house does not print, and what it writes instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.house.style import HouseStyle
from drafter.model import Item

_PASSED = r"(?:https?://|www\.)\S+|“[^“”]*”|\"[^\"]*\""  # addresses, and words that are a speaker's

_BEGINS = re.compile(r"(?:^|[.!?:”]\s+|[–•“‘]\s*)$")


def occurrences(phrase: str, instead: str, text: str) -> Iterator[re.Match[str]]:
    """Yield the places where `text` has `phrase` as whole words and in any case.

    Not in quotations and addresses, nor as a part of `instead`: "users" is none in "internet users".
    """
    for match in _pattern(phrase, instead).finditer(text):
        if match["found"] and not _right(match, instead):
            yield match


@lru_cache(maxsize=2048)
def _pattern(phrase: str, instead: str) -> re.Pattern[str]:
    passed = _PASSED
    if phrase.lower() in instead.lower() and phrase.lower() != instead.lower():
        passed += f"|{_whole(instead)}"
    return re.compile(f"{passed}|(?P<found>{_whole(phrase)})", re.I)


def _whole(phrase: str) -> str:
    words = r"\s+".join(re.sub("['’]", "['’]", re.escape(word)) for word in phrase.split())
    start = r"(?<![\w-])" if phrase[0].isalnum() else ""
    # What stands for more than itself is another word: Weixin.com, e-mail-only, but also Weixin’s.
    end = r"(?![\w-]|\.\w)" if phrase[-1].isalnum() else ""
    return start + words + end


def _right(match: re.Match[str], instead: str) -> bool:
    """Whether what was found is what the house writes, with a capital if a sentence begins with it."""
    begins = _BEGINS.search(match.string[: match.start()])
    return match["found"] in (
        (instead, instead[:1].upper() + instead[1:]) if begins else (instead,)
    )


def looked_at(item: Item, phrase: str, instead: str) -> list[str]:
    """Return the texts of the item that a rule holds for.

    A headline capitalises words, so that a rule about a capital alone says nothing of it.
    """
    small = phrase.lower() == instead
    return item.paragraphs if small else [item.headline, *item.paragraphs]


def breaches(item: Item, style: HouseStyle) -> Iterator[tuple[str, str]]:
    """Yield rule and message for each phrase of the item that the house does not print."""
    for phrase, instead in style.wording.items():
        texts = looked_at(item, phrase, instead)
        found = next((m["found"] for text in texts for m in occurrences(phrase, instead, text)), "")
        if found and instead:
            yield "wording", f"“{found}”: the house writes “{instead}”."
        elif found:
            yield "wording", f"“{found}”: the house does not print this. Take it out."


def respelt(text: str, style: HouseStyle) -> str:
    """Return `text` with the words that the house writes with the same letters, but otherwise.

    "Bytedance" becomes "ByteDance" and "e-commerce" "ecommerce". Any other change of wording may
    want another word beside it changed, so that it is left to people.
    """
    for phrase, instead in style.wording.items():
        if _letters(phrase) == _letters(instead):
            for match in reversed(list(occurrences(phrase, instead, text))):
                text = text[: match.start()] + _cased(instead, match["found"]) + text[match.end() :]
    return text


def _letters(phrase: str) -> str:
    return re.sub(r"[\s-]", "", phrase.lower())


def _cased(instead: str, found: str) -> str:
    """Return `instead`, with a capital where it stands for a word that has one and it has none."""
    begins = found[0].isupper() and instead == instead.lower() and found.lower() != instead
    return instead[0].upper() + instead[1:] if begins else instead
