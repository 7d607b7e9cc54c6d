"""Where an item departs from the conventions of the house: figures, money, marks, words.

Each rule looks only for forms that cannot be anything else, so that what it names is a slip. Quoted
words are the speaker's and are passed over, except for the quotation marks themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drafter.house.style import HouseStyle
from drafter.model import Item
from drafter.sentences import spans

Note = tuple[str, str]  # rule, message

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SCALED = rf"{_NUMBER}(?:[\s-]?(?:thousand|million|billion|trillion|[mb]n?|tn|k)\b)?"
_AMOUNTS = {
    "yuan": rf"(?:RMB|CNY|[¥￥])\s?{_SCALED}|{_SCALED}[\s-](?:yuan|renminbi|RMB|CNY)\b",
    "euro": rf"(?:EUR\s?|€\s?){_SCALED}|{_SCALED}[\s-]euros?\b",
}
_QUOTED = re.compile(r"“[^“”]*”")
_PERCENT = re.compile(rf"{_NUMBER}\s?(?:%|per cent\b|pct\b)")
_PLAIN_DOLLAR = re.compile(rf"(?<![\w$])(?:(?:USD|US\s\$)\s?|\$\s?|U\.S\.\s?\$\s?){_NUMBER}")
_STRAIGHT = re.compile(r"\w*(?<!\d)[\"']\w*|\w*(?<=\d)[\"'](?=\w)\w*")
_DASH = re.compile(r"\S*\s?—\s?\S*|\S*[^\s\d] --? \S+|\S+ --? [^\s\d]\S*|\w--\w")
_ADDRESS = re.compile(
    r"https?://\S+|\bwww\.\S+|\]\(|\b[\w-]+\.(?:com|cn|net|org|io)/(?![\w-]+\.com\b)\S+", re.I
)
_CREDIT = re.compile(
    r"^\(?(?:sources?|via|photos?|image credits?)\s?:.*|\((?:sources?|via)\s?:[^)]*\)"
    r"|\b(?:click here|read more|learn more here)\b",
    re.I,
)
_SMALL_COUNT = re.compile(
    r"(?:(?P<before>\S+) )?(?<![\d.,$€£¥#-])\b(?P<digit>[1-9]) (?P<noun>[a-z]{3,}s)\b"
)
# Measures, and verbs that look like plurals: before these a small figure stays a figure.
_UNITS = frozenset(
    """acres amps bits bytes cents degrees dollars euros feet francs gigabytes gigawatts grams has
    hectares hours inches kilograms kilometers kilometres kilos kilowatts knots liters litres
    megabytes megapixels megawatts meters metres miles millimeters millimetres minutes nanometers
    nanometres ounces pixels points pounds seconds stars terabytes tonnes tons volts was watts
    yards""".split()
)
# What comes before a figure that names one of a row: “phase 2 begins”.
_NUMBERED = frozenset(
    """category chapter class day episode game generation grade group item level line no number part
    phase quarter round season section series stage step terminal tier top type version week
    year""".split()
)
_OPENERS = frozenset({"all", "at", "for", "from", "in", "its", "of", "only", "over", "the", "with"})
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ][a-z]+)?"
_AGE = re.compile(rf"\baged? {_TENS}\b|, {_TENS}(?=,)|\b{_TENS}-year-old\b")
_NEAR = 60  # characters
_CAPITALS = re.compile(r"\b[A-Z]{3,6}s?\b")


@dataclass(frozen=True, slots=True)
class _Form:
    """A form that is always wrong, where it is looked for, and the convention that says so."""

    rule: str
    pattern: re.Pattern[str]
    advice: str
    headline: bool = True
    quotations: bool = False
    convention: str = ""  # the name of the switch in Conventions, "" when it has none


_FORMS = (
    _Form("percent", _PERCENT, "write “{percent}” in prose", headline=False),
    _Form("dollar", _PLAIN_DOLLAR, "write {dollar} and the number, if these are US dollars"),
    _Form("ages", _AGE, "ages are written in digits", headline=False, convention="ages_in_digits"),
    _Form("dash", _DASH, "use a spaced en dash ( – )", convention="spaced_en_dash"),
    _Form(
        "quotes",
        _STRAIGHT,
        "use curly quotation marks and apostrophes",
        quotations=True,
        convention="curly_quotes",
    ),
    _Form("link", _ADDRESS, "nothing printed carries a link; take it out", quotations=True),
    _Form("source", _CREDIT, "sources are not printed; take it out", headline=False),
)


def breaches(item: Item, style: HouseStyle) -> Iterator[Note]:
    """Yield rule and message for each convention the item breaks."""
    house = style.conventions
    prose = [_QUOTED.sub("“…”", text) for text in item.paragraphs]
    for form in _FORMS:
        if form.convention and not getattr(house, form.convention):
            continue
        texts = item.paragraphs if form.quotations else prose
        headline = [_QUOTED.sub("“…”", item.headline)] if form.headline else []
        if found := _quoted(_matches(form.pattern, [*headline, *texts])):
            advice = form.advice.format(percent=house.percent, dollar=house.dollar)
            yield form.rule, f"{found}: {advice}."
    if amount := _unconverted(item.paragraphs, style):
        yield "conversion", f"“{amount}”: give the {house.dollar} amount after it in brackets."
    if found := _quoted(_small_counts(prose, house.words_up_to)):
        yield "numbers", f"{found}: counts up to {house.words_up_to} are written in words."
    yield from _spelling(prose, style)
    yield from _abbreviations(item.paragraphs, style)


def unknown_abbreviations(item: Item, style: HouseStyle) -> list[str]:
    """Return capitals that are neither known to the house nor explained in the item."""
    text = "\n".join(item.paragraphs)
    known = {
        *style.abbreviations.known,
        *style.abbreviations.expand,
        *(word.upper() for word in style.title_case.exceptions),
    }
    found = dict.fromkeys(match[0] for match in _CAPITALS.finditer(text))
    return [
        word
        for word in found
        if word not in known and word.removesuffix("s") not in known and f"({word}" not in text
    ]


def _matches(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    return (match[0].strip() for text in texts for match in pattern.finditer(text))


def _quoted(hits: Iterable[str]) -> str:
    """Return the first three different hits in quotation marks, "" when there is none."""
    return ", ".join(f"“{hit}”" for hit in list(dict.fromkeys(hits))[:3])


def _unconverted(paragraphs: list[str], style: HouseStyle) -> str:
    """Return the first amount of a converted currency, if its sentence does not convert it.

    An amount the speaker names in a quotation needs no conversion.
    """
    kinds = [_AMOUNTS[currency] for currency in style.conventions.converted]
    if not kinds:
        return ""
    amount = re.compile("|".join(kinds))
    for text in paragraphs:
        if first := amount.search(text):
            sentence = next(text[a:b] for a, b in spans(text) if b >= first.end())
            quoted = any(q.start() < first.start() < q.end() for q in _QUOTED.finditer(text))
            passed = quoted or _converted(first[0], sentence, style.conventions.dollar)
            return "" if passed else first[0]
    return ""


def _converted(amount: str, sentence: str, dollar: str) -> bool:
    """Whether the sentence gives this amount in dollars or US cents, after it or before it."""
    amount, dollar = re.escape(amount), rf"(?:{re.escape(dollar)}|\$|USD)"
    after = rf"{amount}.*(?:\([^)]*|\b(?:or|equivalent to) (?:\w+ )?){dollar}"
    cents = rf"{amount}.*\([^)]*\d US cents?\b"
    before = rf"{dollar}[^()]*(?:\([^()]*|, or (?:\w+ )?){amount}"
    return bool(re.search(f"{after}|{cents}|{before}", sentence, re.S))


def _small_counts(texts: list[str], up_to: int) -> Iterator[str]:
    for text in texts:
        for match in _SMALL_COUNT.finditer(text):
            before, digit = match["before"] or "", int(match["digit"])
            # “iPhone 8 users” names a thing, “8 to 9 cities” is a range.
            named = any(map(str.isupper, before)) and before.lower() not in _OPENERS
            ranged = before in {"to", "or", "and", "–", "by"} or before.lower() in _NUMBERED
            if digit <= up_to and match["noun"] not in _UNITS and not named and not ranged:
                yield f"{digit} {match['noun']}"


def _spelling(texts: list[str], style: HouseStyle) -> Iterator[Note]:
    if not style.conventions.british_spelling:
        return
    words = re.findall(r"(?<![\w-])[a-z]+(?![\w-])", " ".join(texts))
    for word in dict.fromkeys(words):
        if british := style.spelling.get(word):
            yield "spelling", f"“{word}”: the British spelling is “{british}”."


def _abbreviations(paragraphs: list[str], style: HouseStyle) -> Iterator[Note]:
    if not style.conventions.expand_abbreviations:
        return
    text = "\n".join(paragraphs)
    for short, meaning in style.abbreviations.expand.items():
        first = re.search(rf"(?<![\w-]){re.escape(short)}s?\b", text)
        if first is None:
            continue
        bracketed = text[: first.start()].endswith("(") or text[first.end() :].startswith(" (")
        near = text[
            : first.end() + _NEAR
        ].lower()  # “GMV, or gross merchandise value,” explains it too
        if not bracketed and meaning.lower() not in near:
            yield "abbreviation", f"“{short}”: write “{meaning} ({short})” at first mention."
