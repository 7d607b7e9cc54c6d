"""The part of the house style that code can do: changes with exactly one right answer.

Addresses are left alone, and inside quotation marks only the marks themselves change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from titlecase import titlecase

from drafter.house.style import HouseStyle
from drafter.house.wording import respelt
from drafter.model import Item

_ADDRESS = r"(?:https?://|www\.)\S+"
_QUOTED = r"“[^“”]*”"

_SPACE = re.compile(r"[\s\u200b\u2060\ufeff]+")
_OPENS_AFTER = " ([{—–-/“‘"
_DECADE = re.compile(r"\d\ds\b")
_DASH = r"(?<=[^\s—–-])(?: *(?:—{1,2}|(?<!-)-{2,3}(?!-)) *| +- +)(?=[\w“‘\"'(€£¥$])"
_PERCENT = r"(?<![\d.,])(?<!%[-–])(?P<number>\d[\d.,]*)\s?%(?![\w%–-])"
_PERCENT_WORD = r"(?<![\d.,])(?P<number>\d[\d.,]*) per ?cent\b(?!-)"

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SCALES = {
    "m": "million", "mn": "million", "mln": "million",
    "b": "billion", "bn": "billion", "tn": "trillion", "trn": "trillion",
}  # fmt: skip
_SCALE = r"(?:(?P<scale>[mMbB])\b|\s?(?P<short>mn|mln|bn|trn|tn)\b|(?P<glued>(?:m|b|tr)illion)\b)?"
_DOLLARS_BEFORE = (
    rf"(?<![\w$])(?P<sign>US\s?\$|U\.S\.\s?\$|USD\s?\$?|\$)\s?(?P<number>{_NUMBER}){_SCALE}"
)
_DOLLARS_AFTER = (
    rf"(?<![\w$.,-])(?P<number>{_NUMBER})(?P<word> (?:million|billion|trillion))?"
    r" (?:US|U\.S\.) dollars\b"
)
_OTHER_DOLLARS = re.compile(
    r"(?<![A-Z])(?!US)[A-Z]{1,3}\$|\b(?:HKD|AUD|CAD|SGD|TWD|NZD)\b"
    r"|\b(?:Hong Kong|Australian?|Canad(?:a|ian)|Singapore(?:an)?|Taiwan(?:ese)?|New Zealand"
    r"|Sydney|Melbourne|Toronto|Vancouver|Ontario|Quebec|Alberta|British Columbia|Taipei|Auckland"
    r"|Mexic(?:o|an)|Chilean?|Colombian?|Argentin(?:a|e|ian)|Namibian?|Fiji(?:an)?)\b|\bB\.C\."
)
_FULL_STOP = re.compile(r"[\w%”’)]\.$")
_ABBREVIATED_END = re.compile(r"(?:\.\.|\b(?:Inc|Co|Ltd|Corp|Jr|Sr|Bros|No|etc|vs)\.|\b\w\.\w+\.)$")
_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z0-9])[A-Z0-9&.]+s?")
# In lower case these are words, not acronyms and their plurals.
_ALSO_WORDS = frozenset({"id", "it", "its", "ok", "sap", "saps", "sim", "un", "us"})
_SMALL_FIRST = frozenset(
    {"at", "by", "for", "in", "of", "on", "to"}
)  # the library knows “In-House”
_LONG_CAPITALS = re.compile(r"[^\W\d_]{3,}")
_WORD = re.compile(r"^(\W*)(.*?)((?:[’']s)?\W*)$")


def conform(item: Item, style: HouseStyle) -> Item:
    """Return the item with its quotes, dashes, percentages, money and headline case in house style.

    Idempotent. No figure's value and no word's meaning changes; what has more than one right answer
    is left for `check` to name.
    """
    plain_dollar = not _OTHER_DOLLARS.search(item.text)
    headline = _common(item.headline, style, plain_dollar)
    if _FULL_STOP.search(headline) and not _ABBREVIATED_END.search(headline):
        headline = headline[:-1]
    paragraphs = [
        _percent(_common(paragraph, style, plain_dollar), style) for paragraph in item.paragraphs
    ]
    return replace(item, headline=title_case(headline, style), paragraphs=paragraphs)


def title_case(text: str, style: HouseStyle) -> str:
    """Return `text` in title case; acronyms and the style's exceptions keep their capitals.

    A house that does not use title case has its headlines as they are.
    """
    if not style.title_case.used:
        return text
    exceptions = {word.lower(): word for word in style.title_case.exceptions}
    known = (*style.abbreviations.known, *style.abbreviations.expand)
    acronyms = {f"{word}{end}".lower(): f"{word}{end}" for word in known for end in ("", "s")}

    def own_capitals(word: str, all_caps: bool = False) -> str | None:
        before, core, after = _WORD.findall(word)[0]
        low = core.lower()
        if low in exceptions:
            return f"{before}{exceptions[low]}{after}"
        if low in acronyms and (all_caps or core.islower()) and core not in _ALSO_WORDS:
            return f"{before}{acronyms[low]}{after}"
        if "-" in core and not all_caps and low.partition("-")[0] not in _SMALL_FIRST:
            return "-".join(str(titlecase(part, own_capitals, False)) for part in word.split("-"))
        return word if _ACRONYM.fullmatch(core) and not all_caps else None

    if text == text.upper() and len(_LONG_CAPITALS.findall(text)) < 3:
        return text  # so few may well be acronyms
    once = str(titlecase(text, callback=own_capitals))
    twice = str(
        titlecase(once, callback=own_capitals)
    )  # odd punctuation takes the library two turns
    return _small_words(twice, text, style.title_case.small_words)


def small_words(headline: str) -> Iterator[tuple[int, str]]:
    """Yield place and word for each word inside a headline: not its first, its last, or after a stop."""
    words = headline.split(" ")
    for place, word in enumerate(words[1:-1], start=1):
        if word.isalpha() and words[place - 1] and words[place - 1][-1] not in ":.;?!–—-":
            yield place, word


def _small_words(cased: str, written: str, kept: Mapping[str, str]) -> str:
    """Give the words inside a headline the case that the house keeps; what it leaves open stays."""
    words, before = cased.split(" "), written.split(" ")
    for place, word in small_words(cased):
        small = kept.get(word.lower())
        if small == "either" and len(words) == len(before) and before[place].islower():
            small = "low"
        elif small == "either" and len(words) == len(before) and before[place].istitle():
            small = "capital"
        if small in ("low", "capital"):
            words[place] = word.lower() if small == "low" else word.capitalize()
    return " ".join(words)


def _common(text: str, style: HouseStyle, plain_dollar: bool) -> str:
    text = _SPACE.sub(" ", text).strip()
    if style.conventions.curly_quotes:
        text = _curl(text)
    if style.conventions.spaced_en_dash:
        text = _mend(_DASH, _dash, text)
    return respelt(_money(text, style, plain_dollar), style)


def _mend(wrong: str, right: Callable[[re.Match[str]], str], text: str, kept: str = "") -> str:
    """Replace what matches `wrong`, except in addresses and in quoted words."""
    pattern = re.compile(f"(?P<kept>{kept or f'{_ADDRESS}|{_QUOTED}'})|{wrong}")
    return pattern.sub(lambda match: match[0] if match["kept"] else right(match), text)


def _curl(text: str) -> str:
    marks = [mark for mark in re.finditer(f'{_ADDRESS}|"', text) if mark[0] == '"']
    opening = [_opens(mark) for mark in marks]
    # Marks that do not take turns are inches, or a slip: which is not for code to say.
    if opening == [True, False] * (len(marks) // 2):
        turns = iter(opening)
        text = _mend('"', lambda _: "“" if next(turns) else "”", text, kept=_ADDRESS)
    return _mend("'", _curl_single, text, kept=_ADDRESS)


def _curl_single(mark: re.Match[str]) -> str:
    after = mark.string[mark.end() :]
    closed = re.search(r"(?<=\S)'(?!\w)", after)
    # One that is never closed leaves something out, as in ’90s.
    return "‘" if _opens(mark) and closed and not _DECADE.match(after) else "’"


def _opens(mark: re.Match[str]) -> bool:
    before, after = mark.string[: mark.start()], mark.string[mark.end() :]
    return (not before or before[-1] in _OPENS_AFTER) and bool(after) and after[0] != " "


def _dash(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return match[0] if before.isdigit() and after.isdigit() else " – "  # a range, or a minus


def _percent(text: str, style: HouseStyle) -> str:
    word = style.conventions.a_percentage
    if word == "%":
        return _mend(_PERCENT_WORD, lambda match: f"{match['number']}%", text)
    text = _mend(_PERCENT, lambda match: match["number"] + word, text)
    other = "per cent" if style.conventions.percent == "percent" else "percent"
    wrong = rf"(?<!-)\b(?P<first>[Pp]){other[1:]}\b(?!-)"
    return _mend(wrong, lambda match: match["first"] + style.conventions.percent[1:], text)


def _money(text: str, style: HouseStyle, plain_dollar: bool) -> str:
    def before(match: re.Match[str]) -> str:
        if match["sign"] == "$" and not plain_dollar:
            return match[0]
        written = match["scale"] or match["short"] or match["glued"] or ""
        if style.conventions.scale == "m" and not match["glued"]:
            return style.conventions.dollar + match["number"] + written
        scale = match["glued"] or _SCALES.get(written.lower())
        return style.conventions.dollar + match["number"] + (f" {scale}" if scale else "")

    def after(match: re.Match[str]) -> str:
        return style.conventions.dollar + match["number"] + (match["word"] or "")

    return _mend(_DOLLARS_AFTER, after, _mend(_DOLLARS_BEFORE, before, text))
