"""Where an item departs from the conventions of the house: figures, money, marks, words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from drafter.house.forms import CHOICES, QUOTED, SCALED
from drafter.house.style import HouseStyle
from drafter.model import Item
from drafter.sentences import spans

Note = tuple[str, str]  # rule, message

_AMOUNTS = {
    "yuan": rf"(?:RMB|CNY|[¥￥])\s?{SCALED}|{SCALED}[\s-](?:yuan|renminbi|RMB|CNY)\b",
    "euro": rf"(?:EUR\s?|€\s?){SCALED}|{SCALED}[\s-]euros?\b",
}
_ADDRESS = re.compile(
    r"https?://\S+|\bwww\.\S+|\]\(|\b[\w-]+\.(?:com|cn|net|org|io)/(?![\w-]+\.com\b)\S+", re.I
)
_CREDIT = re.compile(
    r"^\(?(?:sources?|via|photos?|image credits?)\s?:.*|\((?:sources?|via)\s?:[^)]*\)"
    r"|\bclick here\b|\b(?:read|learn) more here\W*$|^(?:read|learn|see) more\b.{0,60}$",
    re.I,
)
_SMALL_COUNT = re.compile(
    r"(?:(?P<before>\S+) )?(?<![\d.,$€£¥#-])\b(?P<digit>[1-9]|10) (?P<noun>[a-z]{3,}s)\b"
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
_NEAR = 60  # characters
_CAPITALS = re.compile(r"\b[A-Z]{3,6}s?\b")


def breaches(item: Item, style: HouseStyle) -> Iterator[Note]:
    """Yield rule and message for each convention the item breaks."""
    house = style.conventions
    for choice in CHOICES:
        kept = choice.kept(house)
        hits = (words for form, words in choice.found(item) if form != kept)
        if kept and (found := _quoted(hits)):
            advice = choice.advice.format(
                percent=house.percent,
                dollar=house.dollar,
                million=house.million,
                yuan=house.yuan,
                dates=house.dates,
                quotations=house.quotations,
            )
            yield choice.rule, f"{found}: {advice}."
    if found := _quoted(_matches(_ADDRESS, [item.headline, *item.paragraphs])):
        yield "link", f"{found}: nothing printed carries a link; take it out."
    prose = unquoted(item)
    if found := _quoted(_matches(_CREDIT, prose)):
        yield "source", f"{found}: sources are not printed; take it out."
    first = first_amount(item, house.converted, house.dollar)
    if first and not first[1]:
        yield "conversion", f"“{first[0]}”: give the {house.dollar} amount after it in brackets."
    small = (words for number, words in small_counts(prose) if number <= house.words_up_to)
    if found := _quoted(small):
        yield "numbers", f"{found}: counts up to {house.words_up_to} are written in words."
    yield from _spelling(prose, style)
    yield from _abbreviations(item, style)


def unquoted(item: Item) -> list[str]:
    """Return the paragraphs with a mark for what stands in quotation marks."""
    return [QUOTED.sub("“…”", text) for text in item.paragraphs]


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


def first_amount(item: Item, currencies: Collection[str], dollar: str) -> tuple[str, bool] | None:
    """Return the item's first amount in one of the currencies, and whether its dollars are given.

    An amount the speaker names in a quotation needs no conversion.
    """
    if not currencies:
        return None
    amount = re.compile("|".join(_AMOUNTS[currency] for currency in currencies))
    for text in item.paragraphs:
        if first := amount.search(text):
            sentence = next(text[a:b] for a, b in spans(text) if b >= first.end())
            quoted = any(q.start() < first.start() < q.end() for q in QUOTED.finditer(text))
            return first[0], quoted or _converted(first[0], sentence, dollar)
    return None


def _converted(amount: str, sentence: str, dollar: str) -> bool:
    """Whether the sentence gives this amount in dollars or US cents, after it or before it."""
    amount, dollar = re.escape(amount), rf"(?:{re.escape(dollar)}|\$|USD)"
    after = rf"{amount}.*(?:\([^)]*|\b(?:or|equivalent to) (?:\w+ )?){dollar}"
    cents = rf"{amount}.*\([^)]*\d US cents?\b"
    before = rf"{dollar}[^()]*(?:\([^()]*|, or (?:\w+ )?){amount}"
    return bool(re.search(f"{after}|{cents}|{before}", sentence, re.S))


def small_counts(texts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield number and words of each count of up to ten things that is written in digits."""
    for text in texts:
        for match in _SMALL_COUNT.finditer(text):
            before = match["before"] or ""
            # “iPhone 8 users” names a thing, “8 to 9 cities” is a range.
            named = any(map(str.isupper, before)) and before.lower() not in _OPENERS
            ranged = before in {"to", "or", "and", "–", "by"} or before.lower() in _NUMBERED
            if match["noun"] not in _UNITS and not named and not ranged:
                yield int(match["digit"]), f"{match['digit']} {match['noun']}"


def words_in_small(texts: Iterable[str]) -> list[str]:
    """Return the words that no capital makes a name."""
    return re.findall(r"(?<![\w-])[a-z]+(?![\w-])", " ".join(texts))


def first_mentions(item: Item, meanings: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Yield each of these abbreviations that the item uses, and whether it explains it at first."""
    text = "\n".join(item.paragraphs)
    for short, meaning in meanings.items():
        first = re.search(rf"(?<![\w-]){re.escape(short)}s?\b", text)
        if first is None:
            continue
        bracketed = text[: first.start()].endswith("(") or text[first.end() :].startswith(" (")
        # “GMV, or gross merchandise value,” explains it too.
        near = text[: first.end() + _NEAR].lower()
        yield short, bracketed or (bool(meaning) and meaning.lower() in near)


def _spelling(texts: list[str], style: HouseStyle) -> Iterator[Note]:
    if not style.conventions.british_spelling:
        return
    for word in dict.fromkeys(words_in_small(texts)):
        if british := style.spelling.get(word):
            yield "spelling", f"“{word}”: the British spelling is “{british}”."


def _abbreviations(item: Item, style: HouseStyle) -> Iterator[Note]:
    if not style.conventions.expand_abbreviations:
        return
    for short, explained in first_mentions(item, style.abbreviations.expand):
        if not explained:
            meaning = style.abbreviations.expand[short]
            yield "abbreviation", f"“{short}”: write “{meaning} ({short})” at first mention."
