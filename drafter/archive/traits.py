"""What of an article tells its story apart: its words, phrases, names and figures.

Each trait is a count a term; what stands in the lead counts three times, for the lead names the event
while the rest gives background that other stories share. Sentences that articles on different events
share word for word are that background, and tell nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from drafter import sentences
from drafter.model import Article

LEAD = 700  # characters of an article in which its event is told
_ENOUGH = 20_000  # characters; what follows is an archive page or a transcript, not one event

_HAN = "\u3040-\u30ff\u3400-\u9fff"
CHUNK = re.compile(rf"(?P<han>[{_HAN}]+)|[^\W{_HAN}]+(?:['’.-][^\W{_HAN}]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n\"“])\s*$")
_SUFFIXES = ("'s", "’s", "ing", "edly", "ed", "ies", "es", "s", "ly")

# Words that news of every kind is made of. The rest is left to their rarity.
_COMMON = frozenset(
    """a about above according after again against ago all also although am among an and any
        are as at be because been before being below between both but by can could day
        days did do does down during each few first for from further had has have he her
        here him his how i if in into is it its just last least less like made make many
        may might monday month months more most much must my near new news no nor not
        now of off on once one only or other our out over own people percent per report
        reported reports said same saturday say says she should since so some such
        sunday than that the their them then there these they this those three through
        thursday to told too tuesday two under until up upon us use very was we
        wednesday week weeks well were what when where which while who whom why will
        with would year years yesterday yet you your friday""".split()
)

# Figures that articles of one week share whatever they tell.
_EVERYDAY_UNITS = frozenset({"weekday", "ordinal"})


@dataclass(frozen=True, slots=True)
class Traits:
    words: Counter[str]
    phrases: Counter[str]
    names: Counter[str]
    figures: Counter[str]
    subjects: frozenset[str]  # companies, products and people of the glossary that the title names
    chinese: bool
    published: date | None


def traits(article: Article, shared: frozenset[str] = frozenset()) -> Traits:
    """Return what tells this article's story apart, the sentences in `shared` left out."""
    text = article.text[:_ENOUGH]
    if shared:
        text = "\n".join(one for one in sentences.split(text) if one not in shared)
    whole = f"{article.title}\n{text}"
    chinese = is_chinese(whole)
    words, phrases = _words(whole, LEAD)
    named = names(text)
    for name in names_in(whole[:LEAD]) & named.keys():
        named[name] += 2
    return Traits(
        words=words,
        phrases=phrases,
        names=named,
        figures=figures(whole[:LEAD], article.published),
        subjects=_subjects(article.title),
        chinese=chinese,
        published=None if article.published_guessed else article.published,
    )


def background(articles: Sequence[Article]) -> frozenset[str]:
    """Return the sentences that stand word for word in articles on different events.

    Different: they open in three ways, or in two that give figures and share none. A wire copy keeps
    its original's opening, or at least its figures.
    """
    openings: dict[str, dict[str, Article]] = {}
    for article in articles:
        told = sentences.split(article.text[:_ENOUGH])
        for sentence in told[2:]:
            openings.setdefault(sentence, {})["\n".join(told[:2])] = article
    return frozenset(
        sentence for sentence, opens in openings.items() if len(opens) > 1 and _differ(opens)
    )


def _differ(openings: dict[str, Article]) -> bool:
    if len(openings) > 2:
        return True
    one, other = (
        {
            figure
            for figure in figures(f"{article.title}\n{opening}", article.published)
            if is_quantity(figure)
        }
        for opening, article in openings.items()
    )
    return bool(one and other) and not one & other


def is_quantity(figure: str) -> bool:
    """Say whether this figure is no date; articles of one week share dates whatever they tell."""
    return not figure.startswith("date:")


@lru_cache(maxsize=512)
def is_chinese(text: str) -> bool:
    """Say whether most of `text` is written in Han characters (or kana)."""
    han = len(re.findall(f"[{_HAN}]", text[: 4 * LEAD]))
    # One Han character carries about as much as three Latin letters.
    return 3 * han > len(text[: 4 * LEAD]) - han


def _words(text: str, lead: int) -> tuple[Counter[str], Counter[str]]:
    """Return stems and stem pairs; of Han text, which has no spaces, character pairs and fours."""
    words: list[str] = []
    phrases: list[str] = []
    before = ""
    words_of_lead = phrases_of_lead = 0
    for match in CHUNK.finditer(text):
        chunk = match.group()
        if match.lastgroup == "han":
            words += map("".join, pairwise(chunk))
            phrases += (chunk[i : i + 4] for i in range(len(chunk) - 3))
            before = ""
        elif word := stem(chunk):
            words.append(word)
            if before:
                phrases.append(f"{before} {word}")
            before = word
        if match.start() < lead:
            words_of_lead, phrases_of_lead = len(words), len(phrases)
    return _counted(words, words_of_lead), _counted(phrases, phrases_of_lead)


def _counted(terms: list[str], of_lead: int) -> Counter[str]:
    counted = Counter(terms)
    for term in set(terms[:of_lead]):
        counted[term] += 2
    return counted


@lru_cache(maxsize=50_000)
def stem(chunk: str) -> str:
    """Return the stem of a word; "" for a word of every text."""
    word = chunk.lower()
    if word in _COMMON or (len(word) == 1 and not word.isdigit()):
        return ""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word.removesuffix(suffix)
            break
    return word.removesuffix("e") if len(word) > 4 else word


def names(text: str) -> Counter[str]:
    """Count the names of `text`: those the glossary knows, under one spelling in both languages, and
    capitalised words that stand capitalised inside a sentence at least once.
    """
    counted: Counter[str] = Counter()
    inside: set[str] = set()
    for match in CHUNK.finditer(text):
        if name := _name(match.group()):
            counted[name] += 1
            if not _SENTENCE_START.search(text, max(0, match.start() - 4), match.start()):
                inside.add(name)
    return Counter({name: times for name, times in counted.items() if name in inside}) + _known(
        text
    )


def names_in(text: str) -> set[str]:
    """Return every word of `text` that may be a name: too many, to be held against `names`."""
    return {name for match in CHUNK.finditer(text) if (name := _name(match.group()))} | _known(
        text
    ).keys()


def _known(text: str) -> Counter[str]:
    """Count the glossary's names in `text`; a large city is named in any story, so no places."""
    from drafter.truth.reading.names import shipped

    return Counter(
        mention.entry.name.lower()
        for mention in shipped().mentions(text)
        if mention.entry.kind != "place"
    )


def _subjects(title: str) -> frozenset[str]:
    from drafter.truth.reading.names import shipped

    return frozenset(
        mention.entry.name.lower()
        for mention in shipped().mentions(title)
        if mention.entry.kind in ("company", "product", "person")
    )


def figures(text: str, when: date | None) -> Counter[str]:
    """Count the figures of `text`, written alike in English and in Chinese: `USD:1.2e+08`."""
    from drafter import truth

    return Counter(
        f"{figure.unit}:{figure.value if isinstance(figure.value, str) else f'{figure.value:.3g}'}"
        for figure in truth.figures(text, when)
        if figure.unit not in _EVERYDAY_UNITS
    )


@lru_cache(maxsize=50_000)
def _name(chunk: str) -> str:
    """Return the name that this word may be, in small letters; "" when it cannot be one."""
    name = chunk.lower().removesuffix("'s").removesuffix("’s")
    return name if chunk[0].isupper() and len(name) > 1 and name not in _COMMON else ""
