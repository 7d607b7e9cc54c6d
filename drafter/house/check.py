"""An issue against the house style: breaches, and advice.

A breach is what lies outside what the publication prints; advice is what lies outside what it mostly
prints, or what it contradicts itself on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.house import wording
from drafter.house.conform import title_case
from drafter.house.conventions import Note, breaches, unknown_abbreviations
from drafter.house.proofread import proofread
from drafter.house.style import HouseStyle, Limit
from drafter.model import Issue, Item
from drafter.sentences import split

# A list's entries and a sub-heading belong to the paragraph they stand below.
_PROSE = re.compile(r"[.!?…:][”’\"')]*$")
_ENTRY = re.compile(r"(?:[•·▪◦‣*–-]|\(?\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Breach:
    """One departure from the house style; `where` is the item's position from 1, None the whole issue."""

    rule: str  # a short code, such as "lead-words"
    where: int | None
    message: str

    def __str__(self) -> str:
        place = "Issue" if self.where is None else f"Item {self.where}"
        return f"{place}: {self.message}"


def check(issue: Issue, style: HouseStyle) -> list[Breach]:
    """Return the breaches of the house style, in the order of the items."""
    if not issue.items:
        return [Breach("items", None, "The issue has no item. Draft or write one.")]
    return [
        Breach(rule, place, message)
        for place, item in enumerate(issue.items, start=1)
        for rule, message in (
            *_lengths(item, style),
            *_headline(item),
            *breaches(item, style),
            *wording.breaches(item, style),
        )
    ]


def advise(issue: Issue, style: HouseStyle) -> list[Breach]:
    """Return advice and proofreading notes, in the order of the items; none of it stops an issue."""
    return [
        Breach(rule, place, message)
        for place, item in enumerate(issue.items, start=1)
        for rule, message in (*_usual(item, style), *_proofreading(item, style))
    ]


# ── lengths ──────────────────────────────────────────────────────────────────────────────────


def _measures(item: Item, style: HouseStyle) -> Iterator[tuple[str, str, int, Limit]]:
    """Yield rule, what is measured, how much there is of it, and the limit."""
    limits = style.limits
    lead = item.paragraphs[0] if item.paragraphs else ""
    yield (
        "headline-words",
        "The headline has {} words",
        _words(item.headline),
        limits.headline_words,
    )
    yield (
        "headline-characters",
        "The headline has {} characters",
        len(item.headline),
        limits.headline_characters,
    )
    prose = [text for text in item.paragraphs if _PROSE.search(text) and not _ENTRY.match(text)]
    yield "paragraphs", "Number of paragraphs: {}", len(prose), limits.paragraphs
    if lead:
        yield "lead-words", "The lead has {} words", _words(lead), limits.lead_words
        yield "lead-sentences", "Sentences in the lead: {}", _sentences(lead), limits.lead_sentences
        length = sum(_words(paragraph) for paragraph in item.paragraphs)
        yield "item-words", "The paragraphs have {} words in all", length, limits.item_words


def _lengths(item: Item, style: HouseStyle) -> Iterator[Note]:
    for rule, measured, amount, limit in _measures(item, style):
        low, high = limit.breach
        if not low <= amount <= high:
            change = "Shorten it" if amount > high else "Lengthen it"
            yield rule, f"{measured.format(amount)}; the house prints {_span(low, high)}. {change}."


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def _words(text: str) -> int:
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def _sentences(text: str) -> int:
    """Count sentences; what stands in quotation marks belongs to the sentence around it."""
    text = re.sub(r"“[^”]*”", "quotation", text)
    # The stop of an initial (“J.P. Morgan”) and the “!” of a name (“Yahoo! Japan”) end no sentence.
    pieces = split(re.sub(r"(?<=\b[A-Z])\.|!(?= )", "", text))
    # A piece without a capital, or of two words, is the rest of a name.
    whole = [piece for piece in pieces if not piece[0].islower() and len(piece.split()) > 2]
    return max(1, len(whole))


# ── headline ─────────────────────────────────────────────────────────────────────────────────


def _headline(item: Item) -> Iterator[Note]:
    headline = item.headline
    long_words = [word for word in re.findall(r"[^\W\d_]+", headline) if len(word) >= 4]
    lower = [word for word in long_words if word.islower()]
    if len(lower) >= 2 and len(lower) > len(long_words) / 3:
        yield "headline-case", "The headline is not in title case. Capitalise its main words."
    elif len(long_words) >= 3 and headline.isupper():
        yield "headline-case", "The headline is all in capitals. Use title case."
    if re.search(r"\w{3,}\.$", headline) and not re.search(r"\b(?:Inc|Corp|Ltd|Bros)\.$", headline):
        yield "headline-stop", "The headline ends with a full stop. Take it off."
    lead = _plain_words(item.paragraphs[0]) if item.paragraphs else []
    wanted = _plain_words(headline)
    if len(wanted) >= 4 and f" {' '.join(wanted)} " in f" {' '.join(lead)} ":
        yield "headline-repeats", "The lead repeats the headline word for word. Let one say more."


def _plain_words(text: str) -> list[str]:
    return re.findall(r"[\w%$]+", text.lower().replace("’", ""))


# ── advice ───────────────────────────────────────────────────────────────────────────────────


def _usual(item: Item, style: HouseStyle) -> Iterator[Note]:
    for rule, measured, amount, limit in _measures(item, style):
        low, high = limit.advice
        if not low <= amount <= high and limit.breach[0] <= amount <= limit.breach[1]:
            yield rule, f"{measured.format(amount)}; mostly there are {_span(low, high)}."
    cased = title_case(item.headline, style)
    if cased != item.headline:
        yield "headline-case", f"In title case the headline is “{cased}”."
    if style.conventions.expand_abbreviations:
        for word in unknown_abbreviations(item, style):
            yield "abbreviation", f"“{word}” is not explained. Readers may not know it."


def _proofreading(item: Item, style: HouseStyle) -> Iterator[Note]:
    for paragraph in item.paragraphs:
        for message in proofread(paragraph, passed=style.spelling):
            yield "proofreading", message
