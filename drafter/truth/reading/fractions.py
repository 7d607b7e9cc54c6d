"""Fractions and multiples that English words tell: two thirds, one in five, up a fifth, doubled, twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.truth.reading.bounds import bound, reaches_ceiling
from drafter.truth.reading.hints import matches
from drafter.truth.reading.numerals import ONES_WORD, TEENS, TENS, WORDS
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.units import any_of

PARTS = {
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
}

# Three months each: "two quarters", "three quarters of decline".
_NO_QUARTERS = (
    r"(?!(?:two|four|five|six|seven|eight|nine|ten|eleven|twelve)[\s-]quarters\b)"
    r"(?!one[\s-]quarter (?:to the next|to another|after another|earlier|later|ago)\b)"
    r"(?!three[\s-]quarters of (?:declin|growth|loss|contract|expan|fall|drop|profit|gain|shrink|weak|ris))"
)
_FRACTION = re.compile(
    rf"\b{_NO_QUARTERS}(?:(?P<above>{ONES_WORD}|a)[\s-](?P<below>{any_of(PARTS)})s?"
    r"(?=\s+of\b|(?<=of which a quarter)|(?<=of which a third)|"
    r"(?<=ths)(?!\w)|(?<=thirds)(?!\w)|"
    r"(?<=quarters)(?!\w| (?:in a row|running|straight|on end|ago|ahead|earlier|later)\b)"
    r"(?<!last three quarters)(?<!past three quarters)(?<!next three quarters))|"
    rf"(?P<some>{ONES_WORD}) (?:in|(?:out )?of every|out of)(?: every)? "
    rf"(?P<all>{ONES_WORD}|{any_of(TEENS)}|{any_of(TENS)}|[1-9][0-9]{{0,2}})\b(?!\.[0-9]|,[0-9])|"
    r"(?<!first )(?<!second )(?P<half>half)"
    r"(?=\s+(?:as (?:many|much)|of|the|its|their|all)\b|(?<=\bby half)|(?<=about half)|"
    r"(?<=nearly half)|(?<=almost half)|(?<=under half)|(?<=over half)|(?<=than half)|"
    r"(?<=wants half)|(?<=to half)))",
    re.IGNORECASE,
)
# A part without "of" is one where words around it say so: "up a fifth", "only a quarter say".
_BARE_PART = re.compile(
    rf"\b{_NO_QUARTERS}(?P<above>{ONES_WORD}|a)[\s-](?P<below>{any_of(PARTS)})s?(?! (?:on|over) quarter)"
    r"(?=\s*(?:[,.;:)]|$)|\s+(?:"
    r"more|less|higher|lower|fewer|dearer|cheaper|bigger|smaller|longer|shorter|faster|slower|"
    r"say|says|said|use|are|is|were|was|have|has|had|will|would|"
    r"from|on|to|in|since|after|before|because|when|over|during|by|through|for|until|amid|thanks|despite|"
    r"this|last|these|compared|against|within|and|or|but|while|whereas|as|at|with|than|year|which|who|that)\b)",
    re.IGNORECASE,
)
_PARTLY_LED = re.compile(
    r"\b(?:up|down|by|ris(?:e|es|en)|rose|grow[sn]?|grew|fall(?:s|en)?|fell|drop(?:s|ped)?|cut|jump(?:s|ed)?|"
    r"climb(?:s|ed)?|gain(?:s|ed)?|shr[aiu]nk|slid|about|around|nearly|almost|roughly|some|only|just|barely|"
    r"than|over|under|to|from|at|another|is|are|was|were|even|and|or|costs?)\s$",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(
    r"\b(?<!digital )(?<!body )(?<!stunt )"
    r"(?P<word>doubl|tripl|trebl|quadrupl|quintupl)(?:ed|ing|es|e)\b(?![\s-]?(?:\d|digit|(?-i:[A-Z])))|"
    r"\b(?P<twice>twice|thrice)(?=\s(?:as|the|its|their|his|her|that|what|last)\b)",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"\b(?:an?|the|its|their|this) (?:double|triple|treble|quadruple|quintuple)$", re.IGNORECASE
)
_MULTIPLES = {
    "doubl": 2.0,
    "tripl": 3.0,
    "trebl": 3.0,
    "quadrupl": 4.0,
    "quintupl": 5.0,
    "twice": 2.0,
    "thrice": 3.0,
}
# How two divide what they earn or lose: "a 70-30 split", "at a ratio of 60 to 40".
_DIVIDED = re.compile(
    r"(?<![\w.,:/$€£¥-])(?P<one>[1-9][0-9])(?:\s?[-–:/]\s?|\sto\s)(?P<other>[1-9][0-9])"
    r"(?=\s?[.;,)](?![0-9])|$|\s(?:split|basis|ratio|between|with|in|and|or|for|after|among)\b)"
)
_DIVIDES = re.compile(
    r"\b(?:split|ratio|shared|sharing|divid(?:es?|ed|ing)|basis)\b", re.IGNORECASE
)
_DIVIDES_NEAR = 60  # characters
_WHOLE = 100  # percent
_FRACTION_STEP = 4.0  # percent: 68 and 65 are both two thirds


def fractions(text: str) -> Iterator[Figure]:
    """Yield the fractions of a text, in percent, and its multiples."""
    for match in matches(_FRACTION, text, "number"):
        yield _part(match, _share(match), text)
    for match in matches(_BARE_PART, text, "number"):
        if _PARTLY_LED.search(text[max(0, match.start() - 12) : match.start()]):
            above = WORDS.get(match["above"].lower(), 1)
            yield _part(match, round(100 * above / PARTS[match["below"].lower()], 4), text)
    yield from _divided(text)
    for match in _MULTIPLE.finditer(text):
        if _ADJECTIVE.search(text[: match.end()]) and re.match(r"\s[a-z]", text[match.end() :]):
            continue
        yield simple(match, _MULTIPLES[(match["word"] or match["twice"]).lower()], "times", text)


def _divided(text: str) -> Iterator[Figure]:
    """Yield both shares, in percent, of what two are said to divide."""
    for match in _DIVIDED.finditer(text):
        shares = {name: float(match[name]) for name in ("one", "other")}
        around = text[max(0, match.start() - _DIVIDES_NEAR) : match.end() + _DIVIDES_NEAR]
        if sum(shares.values()) == _WHOLE and _DIVIDES.search(around):
            for name, share in shares.items():
                start, end = match.span(name)
                yield Figure(value=share, unit="percent", start=start, end=end, text=match[name])


def _part(match: re.Match[str], share: float, text: str) -> Figure:
    return simple(match, share, "percent", text, step=min(_FRACTION_STEP, share / 8))


def _share(match: re.Match[str]) -> float:
    """Return a fraction in percent: two thirds, half, one in five."""
    if match["half"]:
        return 50.0
    above = WORDS.get((match["above"] or match["some"]).lower(), 1)
    every = (match["all"] or "").lower()
    below = PARTS[match["below"].lower()] if match["below"] else WORDS.get(every) or int(every)
    return round(100 * above / below, 4)


def simple(match: re.Match[str], value: float, unit: str, text: str, step: float = 0.0) -> Figure:
    """Return what a match says as a figure, with the bound that the words around it put on it."""
    return Figure(
        value=value, unit=unit, start=match.start(), end=match.end(), text=match.group(),
        bound=bound(text, match.start(), match.end()), step=step,
        reached=reaches_ceiling(text, match.start()),
    )  # fmt: skip
