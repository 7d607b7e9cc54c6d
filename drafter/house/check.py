"""An issue against the house style: breaches, and advice.

A breach is what lies outside what the publication prints; advice is what lies outside what it mostly
prints, or what it contradicts itself on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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
_LONGEST_ENTRY = 25  # words of an entry below a paragraph that ends in a colon
_CHANGES = {"items": "Look whether that is meant"}
Measure = tuple[str, str, int]  # the limit, what it measures, how much there is
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
    passed = style.conventions.advised | style.conventions.unchecked
    return [
        *_of_issue(issue, style, _lengths),
        *(
            Breach(rule, place, message)
            for place, item in enumerate(issue.items, start=1)
            for rule, message in (
                *_lengths(measures(item), style),
                *(note for note in conventions(item, style) if note[0] not in passed),
                *wording.breaches(item, style),
            )
        ),
    ]


def advise(issue: Issue, style: HouseStyle) -> list[Breach]:
    """Return advice and proofreading notes, in the order of the items; none of it stops an issue."""
    advised = style.conventions.advised
    return [
        *_of_issue(issue, style, _usual),
        *(
            Breach(rule, place, message)
            for place, item in enumerate(issue.items, start=1)
            for rule, message in (
                *_usual(measures(item), style),
                *(note for note in conventions(item, style) if note[0] in advised),
                *_case(item, style),
                *_explained(item, style),
                *_proofreading(item, style),
            )
        ),
    ]


def conventions(item: Item, style: HouseStyle) -> Iterator[Note]:
    """Yield what breaks a convention of the headline or the text, advised and unchecked ones too."""
    yield from _headline(item, style.title_case.used)
    yield from breaches(item, style)


def _of_issue(
    issue: Issue,
    style: HouseStyle,
    judge: Callable[[Iterable[Measure], HouseStyle], Iterator[Note]],
) -> list[Breach]:
    measure = ("items", "The issue has {} items", len(issue.items))
    notes = judge([measure], style) if issue.items else ()
    return [Breach(rule, None, message) for rule, message in notes]


# ── lengths ──────────────────────────────────────────────────────────────────────────────────


def measures(item: Item) -> Iterator[Measure]:
    """Yield the limit, what it measures, and how much there is of it; paragraphs one by one."""
    yield "headline-words", "The headline has {} words", _words(item.headline)
    yield "headline-characters", "The headline has {} characters", len(item.headline)
    prose = _prose(item.paragraphs)
    yield "paragraphs", "Number of paragraphs: {}", len(prose)
    if item.paragraphs:
        lead = item.paragraphs[0]
        yield "lead-words", "The lead has {} words", _words(lead)
        yield "lead-sentences", "Sentences in the lead: {}", _sentences(lead)
        length = sum(_words(paragraph) for paragraph in item.paragraphs)
        yield "item-words", "The paragraphs have {} words in all", length
    for text in prose[1:]:
        if not text.endswith(":"):  # which introduces a list
            yield "paragraph-words", "A paragraph has {} words", _words(text)


def _prose(paragraphs: Iterable[str]) -> list[str]:
    """Return the paragraphs that are no sub-heading, and no entry of a list."""
    prose: list[str] = []
    listed = False
    for text in paragraphs:
        listed = listed and len(text.split()) <= _LONGEST_ENTRY
        if _PROSE.search(text) and not _ENTRY.match(text) and not listed:
            prose.append(text)
        listed = listed or text.endswith(":")
    return prose


def _limit(rule: str, style: HouseStyle) -> Limit | None:
    limit: Limit | None = getattr(style.limits, rule.replace("-", "_"))
    return limit


def _lengths(measured: Iterable[Measure], style: HouseStyle) -> Iterator[Note]:
    for rule, what, amount in measured:
        limit = _limit(rule, style)
        if limit and not limit.breach[0] <= amount <= limit.breach[1]:
            low, high = limit.breach
            change = _CHANGES.get(rule, "Shorten it" if amount > high else "Lengthen it")
            yield rule, f"{what.format(amount)}; the house prints {_span(low, high)}. {change}."


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


def _headline(item: Item, title_case: bool) -> Iterator[Note]:
    headline = item.headline
    long_words = [word for word in re.findall(r"[^\W\d_]+", headline) if len(word) >= 4]
    lower = [word for word in long_words if word.islower()]
    if title_case and len(lower) >= 2 and len(lower) > len(long_words) / 3:
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


def _usual(measured: Iterable[Measure], style: HouseStyle) -> Iterator[Note]:
    for rule, what, amount in measured:
        limit = _limit(rule, style)
        if limit and limit.breach[0] <= amount <= limit.breach[1]:
            low, high = limit.advice
            if not low <= amount <= high:
                yield rule, f"{what.format(amount)}; mostly there are {_span(low, high)}."


def _case(item: Item, style: HouseStyle) -> Iterator[Note]:
    cased = title_case(item.headline, style)
    if cased != item.headline and "headline-case" not in style.conventions.unchecked:
        yield "headline-case", f"In title case the headline is “{cased}”."


def _explained(item: Item, style: HouseStyle) -> Iterator[Note]:
    if style.conventions.expand_abbreviations:
        for word in unknown_abbreviations(item, style):
            yield "abbreviation", f"“{word}” is not explained. Readers may not know it."


def _proofreading(item: Item, style: HouseStyle) -> Iterator[Note]:
    for paragraph in item.paragraphs:
        for message in proofread(paragraph, passed=style.spelling):
            yield "proofreading", message
