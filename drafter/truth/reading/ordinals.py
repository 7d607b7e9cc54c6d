"""Ordinals of a text as number and what is numbered: the third round, 第三轮, for a 12th straight year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from drafter.truth.reading.numerals_zh import to_number

_WORDS = {
    word: number
    for number, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=2,
    )
}
_ENGLISH = re.compile(
    rf"(?<![\w-])(?:(?P<word>{'|'.join(_WORDS)})|(?P<digits>[0-9]{{1,3}})(?:st|nd|rd|th))"
    r"(?=(?P<after>(?:[ -][a-z][a-z-]*){0,4})(?![\w-]))",
    re.IGNORECASE,
)
# Parts of time, fractions, and words in which an ordinal numbers nothing.
_NO_NUMBER = re.compile(
    r"[ -]?(?:quarter(?! (?:running|in a row|straight))|half|halves|century|"
    r"(?:month|week|day)\b(?! of)|hour|"
    r"minute|of\b(?! (?:its|the|their) kind)|"
    r"(?:party|hand|language|thought|part|person|"
    r"in command|ring|tier|nature|home|round pick)\b|$)"
)
_CHINESE = re.compile(
    r"第(?P<han>[一二三四五六七八九十百]{1,5}|[0-9]{1,3})(?=(?P<after>[\u4e00-\u9fff]{0,3}))|"
    r"(?P<streak>连续|连[跌涨降升增减亏胜]?)(?P<run>[二三四五六七八九十两]{1,3}|[0-9]{1,3})(?P<of>个?[\u4e00-\u9fff])"
)
_RANKS_ZH = re.compile(r"(?<=第[一二三四五六七八九十])(?:、[一二三四五六七八九十])+(?=[名位])")
_NO_NUMBER_ZH = re.compile(r"(?:季|方|财|一?产业|三产|[0-9])")
# What is numbered, under one name; what stands in no row is known by its own word.
_SORTS = (
    ("streak", re.compile(r"\b(?:straight|consecutive|successive|running|in a row)\b|连")),
    (
        "occasion",
        re.compile(
            r"\b(?:times?|rounds?|attempts?|try|tries|bids?|go|shot|batch|filing|application|wave|ruling|"
            r"verdict|case|recall|warning|cut|rise|increase|such|edition|to\b)|^[次轮回度批起例]"
        ),
    ),
    (
        "rank",
        re.compile(r"^(?:largest|biggest|most|highest|best|lowest|smallest)\b|^[大高多低小强]"),
    ),
    ("rank", re.compile(r"\b(?:place|rank\w*|spot|position)\b|^[名位]")),
)
_ROW = re.compile(r"\s?(?:in a row|running|straight)\b")
_RANKED = re.compile(
    r"(?:排名?|名次|位列|位居|升至|跌至|降至|升到|跌到|居|列|由|从|rank\w*|from|to|comes?|came|finish\w*)"
    r"[^,，。;；0-9]{0,12}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal from the second on, with what it numbers ("" where that is not known)."""

    number: int
    sort: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def ordinals(text: str) -> tuple[Ordinal, ...]:
    """Return the ordinals of a text that number something, in their order; places are the text's."""
    found = [held for match in _ENGLISH.finditer(text) if (held := _english(match, text))]
    found += [held for match in _CHINESE.finditer(text) if (held := _chinese(match, text))]
    for match in _RANKS_ZH.finditer(text):
        found += [
            Ordinal(_value(text[place]), "rank", place, place + 1)
            for place in range(match.start() + 1, match.end(), 2)
        ]
    return tuple(sorted(found, key=lambda ordinal: ordinal.start))


def _english(match: re.Match[str], text: str) -> Ordinal | None:
    number = _WORDS[match["word"].lower()] if match["word"] else int(match["digits"])
    after = match["after"].lower().strip(" -")
    ranked = _RANKED.search(text[: match.start()])
    if number < min(_WORDS.values()) or text[match.start()].isupper():
        return None
    if _NO_NUMBER.match(after) and not (ranked and re.match(r"(?:in|of|place|$)", after)):
        run = re.search(r"\b(?:straight|consecutive|successive|running|in a row)\b", after)
        if not run:
            return None
    end = match.end("word") if match["word"] else match.end("digits") + 2
    sort = next((name for name, pattern in _SORTS if pattern.search(after)), "")
    if not sort or sort == "occasion":
        sort = "streak" if _ROW.match(text, match.end()) else sort
    return Ordinal(number, sort or ("rank" if ranked else ""), match.start(), end)


def _chinese(match: re.Match[str], text: str) -> Ordinal | None:
    if match["streak"]:
        return Ordinal(_value(match["run"]), "streak", *match.span())
    after = match["after"]
    number = _value(match["han"])
    streak = text[max(0, match.start() - 2) : match.start()] == "连续"
    if _NO_NUMBER_ZH.match(after) and not streak:
        return None
    sort = next((name for name, pattern in _SORTS if pattern.search(after)), "")
    if streak:
        sort = "streak"
    elif _RANKED.search(text[: match.start()]) and not sort:
        sort = "rank"
    return Ordinal(number, sort, match.start(), match.end("han"))


def _value(said: str) -> int:
    return int(to_number(said))
