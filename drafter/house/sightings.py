"""What past items do, counted: the ground on which a house style is learned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from drafter.house.conform import small_words
from drafter.house.conventions import first_mentions, small_counts, unquoted
from drafter.house.forms import Choice
from drafter.house.lines import SMALL
from drafter.model import Item

_NUMBER_WORDS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), start=2)
}
_COUNT_IN_WORDS = re.compile(rf"\b({'|'.join(_NUMBER_WORDS)}) [a-z]{{3,}}s\b")
_ATTRIBUTIONS = {
    phrase: re.compile(rf"\b{phrase}\b", re.I)
    for phrase in """said;according to;announced;reportedly;told;reported;revealed;stated;claimed;
    people familiar with the matter;citing;noted;confirmed""".replace("\n", "").split(";")
    for phrase in [" ".join(phrase.split())]
}
_BRACKETED = re.compile(r"\(([A-Z][A-Za-z0-9&]*[A-Z])s?\)")
_SHORT = re.compile(r"(?<![\w-])([A-Z]{2,6})s?\b(?![\w-])")
_LINKING = frozenset({"a", "and", "for", "in", "of", "on", "or", "the", "to"})
_OWN_CAPITALS = re.compile(
    r"(?:[a-z]+[A-Z]\w*|[A-Z]+[a-z]+[A-Z]\w*|[A-Z]\w+\.(?:ai|cn|com|io|net))"
)
_LONGEST_MEANING = 8  # words


def forms(choice: Choice, items: Iterable[Item]) -> Counter[str]:
    """Count the forms of one choice, those that were not seen among them."""
    counted = Counter(dict.fromkeys(choice.forms, 0))
    counted.update(form for item in items for form, _ in choice.found(item))
    return counted


def counts_in_words(items: Iterable[Item]) -> tuple[Counter[int], Counter[int]]:
    """Count how often two to ten things are counted in words, and how often in digits."""
    words: Counter[int] = Counter()
    digits: Counter[int] = Counter()
    for item in items:
        prose = unquoted(item)
        for text in prose:
            words.update(_NUMBER_WORDS[match[1]] for match in _COUNT_IN_WORDS.finditer(text))
        digits.update(number for number, _ in small_counts(prose) if number > 1)
    return words, digits


def small_word_cases(items: Iterable[Item]) -> dict[str, Counter[str]]:
    """Count how small words stand inside headlines, the most frequent word first."""
    cases: dict[str, Counter[str]] = {}
    for item in items:
        for _, word in small_words(item.headline):
            if word.lower() in SMALL and (word.islower() or word.istitle()):
                counted = cases.setdefault(word.lower(), Counter())
                counted["low" if word.islower() else "capital"] += 1
    return dict(sorted(cases.items(), key=lambda case: (-case[1].total(), case[0])))


def own_capitals(items: Iterable[Item]) -> dict[str, str]:
    """Return names with capitals of their own that headlines have, by their letters in lower case."""
    seen: dict[str, Counter[str]] = {}
    for item in items:
        for word in re.findall(r"[\w.]*\w", item.headline):
            if _OWN_CAPITALS.fullmatch(word):
                seen.setdefault(word.lower(), Counter())[word] += 1
    return {low: spellings.most_common(1)[0][0] for low, spellings in sorted(seen.items())}


def attributions(items: Iterable[Item]) -> Counter[str]:
    """Count the items that say whose words they are by each phrase."""
    counted: Counter[str] = Counter()
    for item in items:
        prose = " ".join(unquoted(item))
        counted.update(phrase for phrase, form in _ATTRIBUTIONS.items() if form.search(prose))
    return counted


def abbreviations(items: Sequence[Item]) -> dict[str, tuple[str, int, int]]:
    """Return the meaning of each abbreviation, how many items explain it and how many do not.

    The meaning is "" where no item gives one.
    """
    meanings: dict[str, Counter[str]] = {}
    for item in items:
        for short, meaning in _expansions("\n".join(item.paragraphs)):
            meanings.setdefault(short, Counter())[meaning] += 1
    given = {short: counted.most_common(1)[0][0] for short, counted in meanings.items()}
    explained: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for item in items:
        used = dict.fromkeys(m[1] for text in item.paragraphs for m in _SHORT.finditer(text))
        asked: Mapping[str, str] = {short: given.get(short, "") for short in (*used, *given)}
        for short, told in first_mentions(item, asked):
            (explained if told else plain)[short] += 1
    return {
        short: (given.get(short, ""), explained[short], plain[short])
        for short in sorted({*explained, *plain})
    }


def _expansions(text: str) -> Iterator[tuple[str, str]]:
    """Yield abbreviation and meaning for each “artificial intelligence (AI)”."""
    for match in _BRACKETED.finditer(text):
        before = text[: match.start()].rpartition("\n")[2]
        words = list(re.finditer(r"[\w’'-]+", before))[-_LONGEST_MEANING:]
        for first in reversed(words):
            meaning = before[first.start() :].strip(" “”‘’,")
            if first[0].lower() not in _LINKING and _initials(meaning) == match[1].lower():
                name = any(map(str.isupper, meaning[1:]))
                yield match[1], meaning if name else meaning.lower()
                break


@lru_cache(maxsize=4096)
def _initials(meaning: str) -> str:
    """Return the letters that a meaning is shortened to; capitals such as AI stay whole."""
    words = [word for word in re.split(r"[\s-]+", meaning) if word not in _LINKING]
    return "".join(word if word.isupper() else word[:1] for word in words).lower()
