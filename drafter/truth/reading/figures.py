"""Every figure of a text as value and unit, with the words that state it, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from drafter.truth.reading.bounds import bound, reaches_ceiling
from drafter.truth.reading.completed import completed
from drafter.truth.reading.concepts import english as concepts
from drafter.truth.reading.dates import dates
from drafter.truth.reading.figures_zh import chinese_figures
from drafter.truth.reading.fractions import PARTS, fractions, simple
from drafter.truth.reading.hints import Hint, matches
from drafter.truth.reading.loose import loose_figures
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.numerals import SPELLED, SUB, spelled
from drafter.truth.reading.quantity import Bound, Figure
from drafter.truth.reading.units import CURRENCY_WORDS, MEASURES, SCALES, SYMBOLS, TIMES, any_of
from drafter.truth.reading.words import STOP, as_typed, stem

_TAIL = (
    rf"(?:(?P<scale>\s?-?\s?(?:{any_of(word for word in SCALES if len(word) > 1)})|[kmb])(?![a-z]))?"
    r"(?P<plus>\+)?"
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
            rf"(?<![A-Za-z0-9_])(?=[aefnostz])(?P<number>{SPELLED}(?:\b|(?=fold\b))|"
            rf"an?(?=\s(?:{any_of(word for word in SCALES if len(word) > 4)})\b)){_TAIL}",
            re.IGNORECASE,
        ),
        "number",
    ),
)
_SIGN = re.compile(
    r"(?:(?:US|HK|NT|NZ|MX|MOP|S|C(?:A|an)?|AU?|R)?\$|[€£¥￥₩₹฿₫₱₽₺₪]|\b(?:RMB|CNY|USD|HKD|EUR|GBP|JPY|TWD|SGD|CAD|"
    r"AUD|CHF|THB|MYR|KRW|INR|NZD|SEK|NOK|DKK|PLN|ZAR|MXN|IDR|VND|PHP|RUB|ILS|AED|SAR|MOP)|"
    r"\b(?-i:Rs\.?|Rp))"
    r"(?=\s?$)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    rf"""\s?-?\s?(?:
      (?P<points>(?:percentage|percent|per\ cent|%)[\s-]points?|pp(?![A-Za-z0-9_])|ppts?(?![A-Za-z0-9_]))
    | (?P<percent>%|percent(?:age)?(?![A-Za-z0-9_])|per\ cent(?![A-Za-z0-9_])|pct(?![A-Za-z0-9_]))
    | (?P<money>(?:{any_of(CURRENCY_WORDS)})s?(?![A-Za-z0-9_]))
    | (?P<times>times(?![A-Za-z0-9_])(?!\s+(?:a|per)\b)|fold(?![A-Za-z0-9_])|x(?![A-Za-z0-9_])|×)
    | (?:(?:working|business|trading|flying|calendar|full|teaching|driving|straight|consecutive)\ )?
      (?P<time>(?:{any_of(TIMES)})s?(?![A-Za-z0-9_])(?![\s-](?:on|over)[\s-](?:year|quarter|month|week)))
    | (?P<measure>(?:{any_of(MEASURES)})(?![A-Za-z0-9_]))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SCALE_WORD = any_of(word for word in SCALES if len(word) > 4)
# Numbers with a part in them: "half a million", "three quarters of a billion", "two and a half years".
_PARTLY = re.compile(
    rf"\b(?:(?P<part>half|(?:a quarter|three[- ]quarters) of) an? (?P<of>{_SCALE_WORD})|"
    rf"(?P<whole>an?|{SUB}|[0-9]+)(?: (?P<first>{_SCALE_WORD}))? and a half"
    rf"(?: (?P<last>{_SCALE_WORD}))?)\b",
    re.IGNORECASE,
)
# "half a yuan", "half an hour", "half a percentage point": no share of anything.
_HALF_UNIT = re.compile(
    rf"\bhalf an? (?=(?:{any_of(word for word in CURRENCY_WORDS if len(word) > 3)}|percentage[ -]point|"
    r"(?:hour|minute|day|year|month|kilomet(?:re|er)|mile|tonne?|kilogram|hectare|litre)(?! ago| later)|"
    r"second(?= (?:and|or|to|after|before|faster|slower)|[.,;]))\b)",
    re.IGNORECASE,
)
# "a quarter of a percentage point", "0.7 of a point"
_PART_OF_A_POINT = re.compile(
    rf"\b(?:(?P<above>an?|{SUB})[ -](?P<below>{any_of(PARTS)})s?|(?P<digits>0?\.[0-9]+)) "
    r"of (?:a|one) percentage[ -]point\b",
    re.IGNORECASE,
)
_HOUR_AND = re.compile(rf"\ban hour and (?P<minutes>{SUB}|[0-9]{{1,2}}) minutes?\b", re.IGNORECASE)
_SMALLER = {
    "year": ("month", 12),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
_PARTLY_OF = {"half": 0.5, "a": 0.25, "three": 0.75}
_ORDINAL = re.compile(
    r"(?<![\w.,])([0-9]{1,3})(?:(?:,[0-9]{3})*|(?:\.[0-9]+)?[ -](?P<scale>million|billion|trillion))"
    r"(?:st|nd|rd|th)\b",
    re.IGNORECASE,
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
_FESTIVAL = "618"  # of shops, on 18 June
_QUOTED = (re.compile('[“"‘「『]$'), re.compile('[”"’」』]'))
_ORDINARY = frozenset(
    """in at the over about some nearly only by from with than of on for and or but to all
        almost around more less under between since until up another these those its
        their his her our this that after before within roughly just approximately an
        estimated as even an""".split()
)
_LINE = 160  # characters of a headline at most
_OFTEN = 1000  # nothing grows so many times; that often, something happens
# "0.2 points lower", of a rate: no index
_POINTS = re.compile(r"\s?-?points?\b(?! of\b)")
_RATE = re.compile(r"%|\bper ?cent\b|\b(?:rates?|share|margins?|ratio)\b", re.IGNORECASE)
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
    for match in matches(_PARTLY, text, "number"):
        yield _partly(match, text)
    for match in _HOUR_AND.finditer(text):
        yield _hour_and(match, text)
    for match in _HALF_UNIT.finditer(text):
        yield _half_unit(match, text)
    for match in _PART_OF_A_POINT.finditer(text):
        yield simple(match, _part_of_a_point(match), "points", text, step=0.01)
    yield from fractions(text)
    for match in _ORDINAL.finditer(text):
        rank = re.sub(r"[^0-9.]", "", match.group())
        scale = SCALES[match["scale"].lower()] if match["scale"] else 1
        yield simple(match, float(rank) * scale, "ordinal", text)
    for pattern, kind in _NUMBERS:
        for match in matches(pattern, text, kind):
            figure = _number(match, text)
            if figure is not None:
                yield figure


def _partly(match: re.Match[str], text: str) -> Figure:
    """Return the figure of a number with a half or quarter in it."""
    if match["part"]:
        scale = SCALES[match["of"].lower()]
        value = _PARTLY_OF[re.split(r"[ -]", match["part"].lower())[0]] * scale
    else:
        scale = SCALES.get((match["first"] or match["last"] or "").lower(), 1)
        whole = match["whole"]
        value = ((float(whole) if whole.isdigit() else float(spelled(whole))) + 0.5) * scale
    unit = _UNIT.match(text, match.end())
    name, factor, end = _unit(match, None, unit, text)
    return Figure(
        value=value * factor, unit=name, start=match.start(), end=end, text=text[match.start() : end],
        bound=bound(text, match.start(), end), step=scale / 10 * factor,
        noun=_noun(text, end) if name == "count" else "",
    )  # fmt: skip


def _hour_and(match: re.Match[str], text: str) -> Figure:
    """Return the minutes of "an hour and 45 minutes"."""
    said = match["minutes"].lower()
    more = float(said) if said.isdigit() else float(spelled(said))
    return Figure(
        value=60.0 + more, unit="minute", start=match.start(), end=match.end(), text=match.group(),
        bound=bound(text, match.start(), match.end()), step=1.0,
    )  # fmt: skip


def _part_of_a_point(match: re.Match[str]) -> float:
    if match["digits"]:
        return float(match["digits"])
    above = match["above"].lower()
    return (1 if above in ("a", "an") else spelled(above)) / PARTS[match["below"].lower()]


def _half_unit(match: re.Match[str], text: str) -> Figure:
    """Return the figure of half a unit, half a length of time by the next smaller unit."""
    name, factor, end = _unit(match, None, _UNIT.match(text, match.end()), text)
    name, parts = _SMALLER.get(name, (name, 1))
    limit = bound(text, match.start(), end)
    if name in TIMES and re.search(r"\bwithin $", text[: match.start()], re.IGNORECASE):
        limit = ""
    return Figure(
        value=0.5 * factor * parts, unit=name, start=match.start(), end=end,
        text=text[match.start() : end], bound=limit, step=0.1 * factor * parts,
    )  # fmt: skip


def _number(match: re.Match[str], text: str) -> Figure | None:
    start = match.start()
    sign = _SIGN.search(text[max(0, start - 5) : start])
    if sign is None and re.match(r"[A-Za-z0-9_]", text[max(0, start - 1) : start]):
        return None  # H20
    unit = _UNIT.match(text, match.end())
    named = bool(unit or match["scale"] or sign)
    if not named and (match["number"].lower() in ("one", "zero") or _is_name(text, match)):
        return None
    value, step = _value(match)
    if sign:
        start -= len(sign.string) - sign.start()
    name, factor, end = _unit(match, sign, unit, text)
    points = _POINTS.match(text, end) if name == "count" and value < _MANY_POINTS else None
    if points and _RATE.search(text):
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
    if name in TIMES and re.search(r"\bover $", text[max(0, start - 5) : start], re.I):
        limit = ""  # "over three years" is during them
    return Figure(
        value=value * factor, unit=name, start=start, end=end, text=text[start:end],
        bound=limit, step=step * factor,
        noun=_noun(text, end) if name == "count" else "",
        reached=reaches_ceiling(text, start),
    )  # fmt: skip


def _value(match: re.Match[str]) -> tuple[float, float]:
    """Return the number and the size of the last digit it shows."""
    scale = SCALES[re.sub(r"[\s-]", "", match["scale"]).lower()] if match["scale"] else 1
    if not match["number"][0].isdigit():
        return float(spelled(match["number"]) * scale), float(scale if scale > 1 else 0)
    digits = Decimal(match["number"].replace(",", ""))
    exponent = int(digits.as_tuple().exponent)
    return float(digits * scale), float(Decimal(10) ** exponent * scale)


def _unit(
    match: re.Match[str], sign: re.Match[str] | None, unit: re.Match[str] | None, text: str
) -> tuple[str, float, int]:
    """Return the unit's name, the factor to it, and where the figure ends."""
    if sign:
        return _currency(sign.group(), text), 1.0, match.end()
    if unit is None:
        return "count", 1.0, match.end()
    kind, said = unit.lastgroup, unit[unit.lastgroup or 0].lower()
    if said == "won" and not re.search(r"[0-9]|thousand|illion", match.group(), re.IGNORECASE):
        return "count", 1.0, match.end()  # "three won a prize"
    if kind == "money":
        return CURRENCY_WORDS.get(said) or CURRENCY_WORDS[said.removesuffix("s")], 1.0, unit.end()
    if kind == "time":
        return TIMES[said.removesuffix("s")], 1.0, unit.end()
    if kind == "measure":
        name, factor = MEASURES[said]
        return name, factor, unit.end()
    return str(kind), 1.0, unit.end()


def _currency(sign: str, text: str) -> str:
    if (
        sign in "¥￥"
        and re.search(r"\byen\b|Japan|Tokyo|Osaka|Nagoya|Kyoto|日元|日本", text)
        and not re.search(r"yuan|RMB|元", text)
    ):
        return "JPY"
    return SYMBOLS[sign.lower()]


def _is_name(text: str, match: re.Match[str]) -> bool:
    start = match.start()
    before, after = text[max(0, start - 24) : start], text[match.end() : match.end() + 8]
    if re.match(r"['’]s\b|》|公司|集团(?!军)|旗下|网(?![点络])|\sNet(?:work)?\b", after):
        return True  # 360's, 360公司
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


def _noun(text: str, end: int) -> str:
    # "four of the studio's five directors" counts directors, "ten Chinese companies" companies
    words = re.match(
        r"(?:\s(?:pairs|sets|pieces|units|kinds|types|batches|copies|boxes|groups)(?= of [a-z]) of|"
        r"\s?of\s(?:(?:the|its|their)\b|[\w’']+['’]s)(?:\s[\w’']+['’]s)?(?:\s\w+(?=\s[a-z]+s\b))?|"
        r"\s(?:more|other|new|further|additional)\b|\s[A-Z]\w+(?=\s[a-z]))?"
        r"\s?-?((?:[a-z'’-]+\s?){0,3})",
        text[end : end + 80],
    )
    following: list[str] = []
    for word in words[1].split() if words else ():
        if word in STOP:
            break
        following.append(word)
    plural = (word for word in following if re.search(r"(?:s|people|staff|men|women)$", word))
    return next(plural, following[0] if following else "")
