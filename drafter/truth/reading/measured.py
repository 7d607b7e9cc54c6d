"""What stands after a number: its unit, its currency, and what it counts."""

from __future__ import annotations

import re

from drafter.truth.reading.units import CURRENCY_WORDS, MEASURES, SYMBOLS, TIMES, any_of
from drafter.truth.reading.words import STOP

_MEASURES = any_of(MEASURES).replace(r"\ ", r"[\ -]")  # "a 90-square-metre flat"
UNIT = re.compile(
    rf"""\s?-?\s?(?:
      (?P<points>(?:percentage|percent|per\ cent|%)[\s-]points?|pp(?![A-Za-z0-9_])|ppts?(?![A-Za-z0-9_]))
    | (?P<percent>%|percent(?:age)?(?![A-Za-z0-9_])|per\ cent(?![A-Za-z0-9_])|pct(?![A-Za-z0-9_]))
    | (?P<money>(?:{any_of(CURRENCY_WORDS)})s?(?![A-Za-z0-9_]))
    | (?P<times>times(?![A-Za-z0-9_])(?!\s+(?:a|per)\b)|fold(?![A-Za-z0-9_])|x(?![A-Za-z0-9_])|×)
    | (?:(?:working|business|trading|flying|calendar|full|teaching|driving|straight|consecutive)\ )?
      (?P<time>(?:{any_of(TIMES)})s?(?![A-Za-z0-9_])(?![\s-](?:on|over)[\s-](?:year|quarter|month|week)))
    | (?P<measure>(?:{_MEASURES})(?![A-Za-z0-9_]))
    )""",
    re.IGNORECASE | re.VERBOSE,
)


_PLURAL = re.compile(r"(?:s|people|staff|men|women)$")
# "five takeout and instant delivery platforms"
_JOINED = re.compile(r"\s(?:[a-z’'-]+\s){1,2}and\s(?:[a-z’'-]+\s){0,2}?([a-z]{3,}s)\b")
_OF_MONEY = re.compile(
    r" (?:funds|bonds|loans|notes|accounts|deposits|stablecoins|clearers|tranches)\b"
)


def unit_of(
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
    few = not re.search(r"illion|thousand", match.group(), re.IGNORECASE)
    if kind == "money" and few and said[-1] != "s" and _OF_MONEY.match(text, unit.end()):
        return "count", 1.0, match.end()  # "two US dollar funds"
    if kind == "money":
        return CURRENCY_WORDS.get(said) or CURRENCY_WORDS[said.removesuffix("s")], 1.0, unit.end()
    if kind == "time":
        return TIMES[said.removesuffix("s")], 1.0, unit.end()
    if kind == "measure":
        name, factor = MEASURES.get(said) or MEASURES[said.replace("-", " ")]
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


def noun_of(text: str, end: int) -> str:
    """Return the word for what a number that ends at `end` counts, "" where none is told."""
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
    plural = [word for word in following if _PLURAL.search(word)]
    joined = None if plural else _JOINED.match(text, end)
    if joined is not None:
        return joined[1]
    return plural[0] if plural else following[0] if following else ""
