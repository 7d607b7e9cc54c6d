"""Numbers and units with a half or a quarter in them: two and a half million, half a century."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.truth.reading.bounds import bound, is_during, reaches_ceiling
from drafter.truth.reading.fractions import PARTS, simple
from drafter.truth.reading.hints import matches
from drafter.truth.reading.measured import UNIT, noun_of, unit_of
from drafter.truth.reading.numerals import SUB, spelled
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.units import CURRENCY_WORDS, MEASURES, SCALES, TIMES, any_of

_SCALE_WORD = any_of(word for word in SCALES if len(word) > 4)
# Numbers with a part in them: "half a million", "three quarters of a billion", "two and a half years".
_PARTLY = re.compile(
    rf"\b(?:(?P<part>half|(?:a quarter|three[- ]quarters) of) an? (?P<of>{_SCALE_WORD})|"
    rf"(?P<whole>an?|{SUB}|[0-9]+)(?: (?P<first>{_SCALE_WORD}))?[ -]and[ -]a[ -]half"
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
# "a quarter of a percentage point", "0.7 of a point", and of a rate "a quarter point", "half-point"
_PART_OF_A_POINT = re.compile(
    rf"\b(?:(?:(?P<above>an?|{SUB})[ -](?P<below>{any_of(PARTS)})s?|(?P<digits>0?\.[0-9]+)) of (?:a|one|1)"
    r"|(?:\ba )?(?<!first[ -])(?<!second[ -])(?<!third[ -])(?<!fourth[ -])(?:(?P<half>half)(?: a)?|quarter)"
    r")[ -](?:(?P<percentage>percentage[ -])?point|(?P<percent>per ?cent))\b(?! of\b)",
    re.IGNORECASE,
)
RATE = re.compile(r"%|\bper ?cent\b|\b(?:rates?|share|margins?|ratio)\b", re.IGNORECASE)
# "half a century", "a quarter-century", "three quarters of a century"
_PART_OF_A_CENTURY = re.compile(
    r"\b(?:half[ -](?:a[ -])?|(?P<quarter>(?:a[ -])?quarter|(?P<three>three)[ -]quarters)[ -](?:of a )?)"
    r"(?P<unit>century|decade)\b",
    re.IGNORECASE,
)
# "raised by a penny to $0.26", "down a nickel"
_COIN = re.compile(
    r"\b(?:(?<=by )|(?<=up )|(?<=down ))an? (?P<coin>penny|cent|nickel|dime)\b"
    r"(?=[.,;]|$| (?:to|from|more|less|higher|lower|above|below|a|per|and|in)\b)",
    re.IGNORECASE,
)
_COINS = {"penny": 0.01, "cent": 0.01, "nickel": 0.05, "dime": 0.1}
# "a year and a half", "two hours and a quarter"
_AND_A_PART = re.compile(
    rf"\b(?P<whole>an?|{SUB}|[0-9]+)[ -](?P<unit>(?:year|month|week|day|hour|minute|decade)s?)"
    r"[ -]and[ -]a[ -](?P<part>half|quarter)\b",
    re.IGNORECASE,
)
# "an hour and 45 minutes", "a year and two months"
_ONE_AND = re.compile(
    rf"\ban? (?P<whole>year|day|hour|minute) and (?P<number>{SUB}|[0-9]{{1,2}}) "
    r"(?P<unit>month|hour|minute|second)s?\b",
    re.IGNORECASE,
)
_SMALLER = {
    "year": ("month", 12),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
_PARTLY_OF = {"half": 0.5, "a": 0.25, "three": 0.75}


def portions(text: str) -> Iterator[Figure]:
    """Yield the figures of a text that words give by a half, a quarter or another part."""
    for match in matches(_PARTLY, text, "number"):
        yield _partly(match, text)
    for match in _ONE_AND.finditer(text):
        name, times = _SMALLER[match["whole"].lower()]
        if match["unit"].lower() == name:
            yield simple(match, times + _whole(match["number"].lower()), name, text, step=1.0)
    for match in _HALF_UNIT.finditer(text):
        yield _half_unit(match, text)
    low = text.lower()
    for match in _PART_OF_A_POINT.finditer(text) if "point" in low or "cent" in low else ():
        if match["percent"] or match["percentage"] or RATE.search(text):
            unit = "percent" if match["percent"] else "points"
            yield simple(match, _part_of_a_point(match), unit, text, step=0.01)
    for match in matches(_PART_OF_A_CENTURY, text, "part"):
        part = 0.5 if not match["quarter"] else 0.75 if match["three"] else 0.25
        years = MEASURES[match["unit"].lower()][1]
        yield simple(match, part * years, "year", text, step=years / 20)
    for match in _COIN.finditer(text) if any(coin in low for coin in _COINS) else ():
        yield simple(match, _COINS[match["coin"].lower()], "USD", text, step=0.01)
    for match in matches(_AND_A_PART, text, "part"):
        yield _and_a_part(match, text)


def _partly(match: re.Match[str], text: str) -> Figure:
    """Return the figure of a number with a half or quarter in it."""
    if match["part"]:
        scale = SCALES[match["of"].lower()]
        value = _PARTLY_OF[re.split(r"[ -]", match["part"].lower())[0]] * scale
    else:
        scale = SCALES.get((match["first"] or match["last"] or "").lower(), 1)
        value = (_whole(match["whole"]) + 0.5) * scale
    unit = UNIT.match(text, match.end())
    name, factor, end = unit_of(match, None, unit, text)
    return Figure(
        value=value * factor, unit=name, start=match.start(), end=end, text=text[match.start() : end],
        bound=bound(text, match.start(), end), step=scale / 10 * factor,
        noun=noun_of(text, end) if name == "count" else "",
        reached=reaches_ceiling(text, match.start()),
    )  # fmt: skip


def _whole(said: str) -> float:
    return float(said) if said.isdigit() else float(spelled(said))


def _and_a_part(match: re.Match[str], text: str) -> Figure:
    """Return the length of "a year and a half"."""
    said, unit = match["whole"].lower(), match["unit"].lower().removesuffix("s")
    name, factor = MEASURES.get(unit) or (TIMES[unit], 1.0)
    whole = 1.0 if said in ("a", "an") else _whole(said)
    part = 0.5 if match["part"].lower() == "half" else 0.25
    figure = simple(match, (whole + part) * factor, name, text, step=factor / 4)
    over = is_during(name, text, match.start(), match.end())
    # Nobody says so of what was measured to the minute.
    return replace(figure, bound=("" if over else figure.bound) or "about")


def _part_of_a_point(match: re.Match[str]) -> float:
    if match["digits"]:
        return float(match["digits"])
    if not match["below"]:
        return 0.5 if match["half"] else 0.25
    above = match["above"].lower()
    return (1 if above in ("a", "an") else spelled(above)) / PARTS[match["below"].lower()]


def _half_unit(match: re.Match[str], text: str) -> Figure:
    """Return the figure of half a unit, half a length of time by the next smaller unit."""
    name, factor, end = unit_of(match, None, UNIT.match(text, match.end()), text)
    name, parts = _SMALLER.get(name, (name, 1))
    limit = bound(text, match.start(), end)
    if name in TIMES and re.search(r"\bwithin $", text[: match.start()], re.IGNORECASE):
        limit = ""
    return Figure(
        value=0.5 * factor * parts, unit=name, start=match.start(), end=end,
        text=text[match.start() : end], bound=limit, step=0.1 * factor * parts,
    )  # fmt: skip
