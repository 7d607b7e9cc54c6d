"""Every figure of a text as value and unit, with the words that state it, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from drafter.truth.reading.bounds import bound, is_during, reaches_ceiling
from drafter.truth.reading.completed import completed
from drafter.truth.reading.concepts import english as concepts
from drafter.truth.reading.dates import dates
from drafter.truth.reading.figures_zh import chinese_figures
from drafter.truth.reading.fractions import fractions, simple
from drafter.truth.reading.hints import Hint, matches
from drafter.truth.reading.loose import loose_figures
from drafter.truth.reading.measured import UNIT, noun_of, unit_of
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.numerals import ONES, ONES_WORD, SPELLED, spelled
from drafter.truth.reading.portions import RATE, portions
from drafter.truth.reading.quantity import Bound, Figure
from drafter.truth.reading.units import SCALES, any_of
from drafter.truth.reading.words import as_typed, stem

_TAIL = (
    rf"(?:(?P<scale>\s?-?\s?(?:{any_of(word for word in SCALES if len(word) > 1)})|[kmb])(?![a-z]))?"
    r"(?P<plus>\+)?"
)
# "one point two four dollars"; but "at one point two men"
_POINT = (
    rf"\spoint(?P<decimals>(?:\s(?:{ONES_WORD}))+)(?=\s(?:per ?cent|percentage|basis|times|"
    rf"dollars|euros|pounds|yuan|cents|{any_of(word for word in SCALES if len(word) > 5)}|"
    rf"(?:and|to|or)\s(?:{SPELLED})\spoint)\b)"
)
# Two patterns, each beginning so that the scan skips fast over what is no number.
_NUMBERS: tuple[tuple[re.Pattern[str], Hint | None], ...] = (
    (
        re.compile(
            rf"(?P<number>[0-9](?:[0-9]{{0,2}}(?:,[0-9]{{3}})+|[0-9]*)(?:\.[0-9]+)?){_TAIL}",
            re.IGNORECASE,
        ),
        None,
    ),
    (
        re.compile(
            rf"(?<![A-Za-z0-9_])(?=[aefnostz])(?P<number>{SPELLED}(?:{_POINT}|\b|(?=fold\b))|"
            rf"an?(?=\s(?:{any_of(word for word in SCALES if len(word) > 4)})\b)){_TAIL}",
            re.IGNORECASE,
        ),
        "number",
    ),
)
_SIGN = re.compile(
    r"(?:(?:US|HK|NT|NZ|MX|MOP|S|C(?:A|an)?|AU?|R)?\$|[€£¥￥₩₹฿₫₱₽₺₪]|\b(?:RMB|CNY|USD|HKD|EUR|GBP|JPY|TWD|SGD|CAD|"
    r"AUD|CHF|THB|MYR|KRW|INR|NZD|SEK|NOK|DKK|PLN|ZAR|MXN|IDR|VND|PHP|RUB|ILS|AED|SAR|MOP|CLP|COP|ARS|HUF|"
    r"CZK|ISK|NGN|KES|KSh|PEN)|₦|\bS/|\b(?-i:Rs\.?|Rp)|(?<![\w-])(?-i:R)(?=$))"
    r"(?=\s?$)",
    re.IGNORECASE,
)
# "R14.2 billion", "R1,250", "R1.45"; but "the R1 model"
_RAND = re.compile(r"[\d,]*,\d{3}|\d+\.\d\d$|.*\D$")
_ANY_ONE = re.compile(r"\bany $", re.IGNORECASE)
_ORDINAL = re.compile(
    r"(?<![\w.,])([0-9]{1,3})(?:(?:,[0-9]{3})*|(?:\.[0-9]+)?[ -](?P<scale>million|billion|trillion))"
    r"(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
# "22.0p a share", and no line of a screen
_PENCE = re.compile(
    r"(?<![\w.,])((?!(?:144|240|360|480)p)[0-9]{1,3}(?:\.[0-9]{1,2})?)p\b(?!\.\s?m)"
)
_NUMBERING = re.compile(r"(?m)^[#>\s]*\(?[0-9]{1,2}[.)](?=\s)|(?<=\s)\(?[0-9]{1,2}\)(?=\s)")
# A number after a capital word is a name (Talkie 10, iOS 26), unless the word only begins a sentence.
_NAME_BEFORE = re.compile(
    r"(?<![\w-])([A-Z][\w.-]*|[a-z]+[A-Z]\w*|version|no\.|#|v\.?|highway|route|interstate|flight|"
    r"chapter|page|room|article|section)\s?$",
    re.ASCII,  # a Chinese character is no part of such a name
)
# What stands after a month and is read here is no day of it: "January 74", "In October 8,846 people".
_NO_DAY = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\s$",
    re.IGNORECASE,
)
# Two capital words after a number and then no plural: not "37 New York lawyers".
_FIRM = re.compile(
    r" (?!Chinese|American|Hong|South|North|New|Saudi|United|Los|San)[A-Z][a-z]+ [A-Z][a-z]+"
    r"(?=['’]s\b|[.,;)]|$| (?:has|had|is|was|will|plans|says|said|and|of|which|in|on|to|for|from|that)\b)"
)
_FESTIVAL = "618"  # of shops, on 18 June
_QUOTED = (re.compile('[“"‘「『]$'), re.compile('[”"’」』]'))
_ORDINARY = frozenset(
    """in at the over about some nearly only by from with than of on for and or but to all
        almost around more less under between since until up another these those its
        their his her our this that after before within roughly just approximately an
        estimated as even an""".split()
)
_LINE = 160  # characters of a headline at most
_MILLIONS = re.compile(r"\s?mm\b")  # after an amount of money: $98.4mm
_OFTEN = 1000  # nothing grows so many times; that often, something happens
# "0.2 points lower", of a rate: no index
_POINTS = re.compile(r"\s?-?points?\b(?! of\b)")
_MANY_POINTS = 30
_LARGEST = 1e24  # longer runs of digits are numbers of something, not a quantity
_CJK = re.compile(r"[\u4e00-\u9fff]")


def figures(text: str, when: date | None = None) -> list[Figure]:
    """Return the figures of `text` in order, with no two overlapping; `when` is the day it was written.

    Both ends of a range are figures. Names that hold digits (GPT-4o, Talkie 10), list numbering and
    times of day are not. See `Figure` for units.
    """
    plain = as_typed(text)
    taken = bytearray(len(plain))
    found: list[Figure] = []
    for match in _NUMBERING.finditer(plain):
        _take(taken, match.start(), match.end())
    for figure in _candidates(plain, when):
        if figure.number <= _LARGEST and not any(taken[figure.start : figure.end]):
            _take(taken, figure.start, figure.end)
            found.append(figure)
    found.sort(key=lambda figure: figure.start)
    full = completed(found, plain)
    if plain is not text:
        return [replace(figure, text=text[figure.start : figure.end]) for figure in full]
    return full


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\1" * (end - start)


def _candidates(text: str, when: date | None) -> Iterator[Figure]:
    yield from dates(text, when)
    yield from loose_figures(text)
    if _CJK.search(text):
        yield from chinese_figures(text)
    yield from portions(text)
    yield from fractions(text)
    for match in _ORDINAL.finditer(text):
        rank = re.sub(r"[^0-9.]", "", match.group())
        scale = SCALES[match["scale"].lower()] if match["scale"] else 1
        yield simple(match, float(rank) * scale, "ordinal", text)
    for match in _PENCE.finditer(text):
        yield simple(match, float(match[1]) / 100, "GBP", text)
    for pattern, kind in _NUMBERS:
        for match in matches(pattern, text, kind):
            figure = _number(match, text)
            if figure is not None:
                yield figure


def _number(match: re.Match[str], text: str) -> Figure | None:
    start = match.start()
    sign = _SIGN.search(text[max(0, start - 5) : start])
    if sign is None and re.match(r"[A-Za-z0-9_]", text[max(0, start - 1) : start]):
        return None  # H20
    if sign and sign.group() == "R" and not _RAND.match(match.group()):
        return None
    if match["number"].lower() == "one" and _ANY_ONE.search(text[max(0, start - 5) : start]):
        return None  # "on any one day"
    unit = UNIT.match(text, match.end())
    named = bool(unit or match["scale"] or sign)
    if not named and (match["number"].lower() in ("one", "zero") or _is_name(text, match)):
        return None
    value, step = _value(match)
    if sign and _MILLIONS.match(text, match.end()):
        value, step = value * 1e6, step * 1e6
    if sign:
        start -= len(sign.string) - sign.start()
    name, factor, end = unit_of(match, sign, unit, text)
    points = _POINTS.match(text, end) if name == "count" and value < _MANY_POINTS else None
    if points and RATE.search(text):
        name, end = "points", points.end()
    if name == "times" and value >= _OFTEN:
        name = "count"  # called 1.4 billion times
    if (
        unit is None
        and match["scale"] is None
        and re.match(r"[A-Za-z_]", text[match.end() : match.end() + 1])
    ):
        return None  # 5G, 4o, 3D
    limit: Bound = "over" if match["plus"] else bound(text, start, end)
    if limit == "over" and is_during(name, text, start, end):
        limit = ""
    return Figure(
        value=value * factor, unit=name, start=start, end=end, text=text[start:end],
        bound=limit, step=step * factor,
        noun=noun_of(text, end) if name == "count" else "",
        reached=reaches_ceiling(text, start),
    )  # fmt: skip


def _value(match: re.Match[str]) -> tuple[float, float]:
    """Return the number and the size of the last digit it shows."""
    scale = SCALES[re.sub(r"[\s-]", "", match["scale"]).lower()] if match["scale"] else 1
    decimals = match.groupdict().get("decimals")
    if decimals:
        shown = "".join(str(ONES[word.lower()]) for word in decimals.split())
        whole = spelled(match["number"].lower().partition(" point")[0])
        step = 10.0 ** -len(shown)
        return round((whole + int(shown) * step) * scale, 9), step * scale
    if not match["number"][0].isdigit():
        return float(spelled(match["number"]) * scale), float(scale if scale > 1 else 0)
    digits = Decimal(match["number"].replace(",", ""))
    exponent = int(digits.as_tuple().exponent)
    return float(digits * scale), float(Decimal(10) ** exponent * scale)


def _is_name(text: str, match: re.Match[str]) -> bool:
    start = match.start()
    before, after = text[max(0, start - 24) : start], text[match.end() : match.end() + 8]
    if re.match(r"['’]s\b|》|公司|集团(?!军)|旗下|网(?![点络])|\sNet(?:work)?\b", after):
        return True  # 360's, 360公司
    if (
        match["number"].isdigit()
        and _FIRM.match(text, match.end())
        and not _in_headline(text, start)
    ):
        return True  # 37 Interactive Entertainment
    if match["number"] == _FESTIVAL or (
        match["number"].isdigit() and _QUOTED[0].search(before) and _QUOTED[1].match(after)
    ):
        return True
    if re.search(r"[A-Za-z_/@#:][-.]?$|[0-9](?:[./]|\s?:\s?)$", before) or re.match(
        r"/[0-9]|\s?:\s?[0-9]|\s?[ap]\s?\.?\s?m\b", after
    ):
        return True  # GPT-4, 24/7, 10:30, 3pm
    if _NO_DAY.search(before):
        return False
    word = _NAME_BEFORE.search(before)
    if not match["number"][0].isdigit() or word is None or word[1].lower() in _ORDINARY:
        return False
    if "," in match["number"]:
        return False  # no name has a comma in its number
    noun = re.match(r"\s([A-Z][a-z]+)", text[match.end() : match.end() + 24])
    if noun and stem(noun[1]) in concepts() and _in_headline(text, start):
        return False  # every word of a headline has its capital: "Cut 64 Jobs"
    # "Apple 16 engineers": what is counted follows in small letters
    return not re.match(r"\s(?!series\b)[a-z]+s\b", text[match.end() : match.end() + 24])


def _in_headline(text: str, place: int) -> bool:
    """Whether a place is in a line that has a capital on every word."""
    first, last = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    line = text[first : last if last >= 0 else len(text)]
    return len(line) <= _LINE and is_title_case(line)
