"""What of an article tells its story apart: its words, phrases, names and figures.

Each trait is a count a term; what stands in the lead counts three times, for the lead names the event
while the rest gives background that other stories share.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from drafter.model import Article

LEAD = 700  # characters; a Chinese lead of this length is the whole of most articles
_ENOUGH = 20_000  # characters; what follows is an archive page or a transcript, not one event

_HAN = "\u3040-\u30ff\u3400-\u9fff"
_CHUNK = re.compile(rf"(?P<han>[{_HAN}]+)|[^\W{_HAN}]+(?:['’.-][^\W{_HAN}]+)*")
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
    chinese: bool
    published: date | None


def traits(article: Article) -> Traits:
    """Return what tells this article's story apart."""
    text = article.text[:_ENOUGH]
    whole = f"{article.title}\n{text}"
    words, phrases = _words(whole)
    for counted, lead in zip((words, phrases), _words(whole[:LEAD]), strict=True):
        _add_twice(counted, lead)
    named = names(text)
    _add_twice(named, names_in(whole[:LEAD]) & named.keys())
    return Traits(
        words=words,
        phrases=phrases,
        names=named,
        figures=figures(whole[:LEAD], article.published),
        chinese=is_chinese(whole),
        published=None if article.published_guessed else article.published,
    )


def is_chinese(text: str) -> bool:
    """Say whether most of `text` is written in Han characters (or kana)."""
    han = len(re.findall(f"[{_HAN}]", text[: 4 * LEAD]))
    # One Han character carries about as much as three Latin letters.
    return 3 * han > len(text[: 4 * LEAD]) - han


def _add_twice(counted: Counter[str], terms: Counter[str] | set[str]) -> None:
    for term in terms:
        counted[term] += 2


def _words(text: str) -> tuple[Counter[str], Counter[str]]:
    """Return stems and stem pairs; of Han text, which has no spaces, character pairs and fours."""
    words: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    before = ""
    for match in _CHUNK.finditer(text):
        chunk = match.group()
        if match.lastgroup == "han":
            words.update(chunk[i : i + 2] for i in range(len(chunk) - 1))
            phrases.update(chunk[i : i + 4] for i in range(len(chunk) - 3))
            before = ""
        elif chunk.lower() not in _COMMON and (len(chunk) > 1 or chunk.isdigit()):
            stem = _stem(chunk.lower())
            words[stem] += 1
            if before:
                phrases[f"{before} {stem}"] += 1
            before = stem
    return words, phrases


def _stem(word: str) -> str:
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
    for match in _CHUNK.finditer(text):
        if name := _name(match.group()):
            counted[name] += 1
            if not _SENTENCE_START.search(text, max(0, match.start() - 4), match.start()):
                inside.add(name)
    return Counter({name: times for name, times in counted.items() if name in inside}) + _known(
        text
    )


def names_in(text: str) -> set[str]:
    """Return every word of `text` that may be a name: too many, to be held against `names`."""
    return {name for match in _CHUNK.finditer(text) if (name := _name(match.group()))} | _known(
        text
    ).keys()


def _known(text: str) -> Counter[str]:
    from drafter.truth.names import shipped

    return Counter(mention.entry.name.lower() for mention in shipped().mentions(text))


def figures(text: str, when: date | None) -> Counter[str]:
    """Count the figures of `text`, written alike in English and in Chinese: `USD:1.2e+08`."""
    from drafter import truth

    return Counter(
        f"{figure.unit}:{figure.value if isinstance(figure.value, str) else f'{figure.value:.3g}'}"
        for figure in truth.figures(text, when)
        if figure.unit not in _EVERYDAY_UNITS
    )


def _name(chunk: str) -> str:
    """Return the name that this word may be, in small letters; "" when it cannot be one."""
    name = chunk.lower().removesuffix("'s").removesuffix("’s")
    return name if chunk[0].isupper() and len(name) > 1 and name not in _COMMON else ""
