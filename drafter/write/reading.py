"""Sources read as an extract needs them: the sentences that can stand in a digest, and what each says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drafter import sentences
from drafter.truth.instructions import addresses
from drafter.write import cues
from drafter.write.fence import SourceBlock

_LEAST_WORDS, _MOST_WORDS = 6, 60


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that can be printed; `source` and `place` say where it stands."""

    text: str
    source: int
    place: int
    length: int = field(compare=False)  # in words
    terms: frozenset[str] = field(compare=False)
    figures: frozenset[str] = field(compare=False)
    dangling: bool = field(compare=False)  # means nothing without the sentence before it
    loose: bool = field(compare=False)  # needs some earlier sentence of its source
    definite: str = field(compare=False)  # what "The ruling" needs told before: "ruling"
    unexpanded: frozenset[str] = field(compare=False)  # acronyms that another sentence expands
    expands: frozenset[str] = field(compare=False)


def is_english(text: str) -> bool:
    """Judge by the commonest words: a page's declared language is often wrong or missing."""
    words = [word.lower() for word in cues.WORD.findall(text[:4000])]
    return len(words) >= 5 and sum(word in cues.COMMON_WORDS for word in words) >= 0.1 * len(words)


def read_sentences(sources: Sequence[SourceBlock]) -> list[Sentence]:
    """Return the sentences of the sources that can stand in an item, in reading order."""
    return [sentence for number, source in enumerate(sources) for sentence in _of(number, source)]


def count_words(text: str) -> int:
    """Return how many words `text` has, by its spaces."""
    return len(text.split())


def terms(text: str) -> frozenset[str]:
    """Return the words of `text` that carry meaning, lightly stemmed."""
    return frozenset(
        _stem(word)
        for word in map(str.lower, cues.WORD.findall(text))
        if word not in cues.EMPTY_WORDS
    )


def speaks_to_someone(text: str) -> bool:
    """Whether `text`, outside quotations, speaks to its reader or to a model instead of telling news."""
    return bool(cues.TO_THE_READER.search(cues.QUOTED.sub("", text))) or any(addresses(text))


def _of(number: int, source: SourceBlock) -> Iterable[Sentence]:
    known = frozenset(cues.EXPANDED.findall(source.text))
    begun = False
    for place, text in enumerate(sentences.split(source.text)):
        shown = _shortened(text)
        # Where a story begins a word in capitals is a place, unless it is whom the title tells of.
        city = None if begun else cues.CITY.match(shown)
        if city and not source.title.lower().startswith(city["name"].lower()):
            shown = shown[city.end() :]
        if not _can_stand(shown):
            continue
        begun = True
        expands = frozenset(cues.EXPANDED.findall(shown))
        definite = cues.OPENS_DEFINITE.match(shown) if place else None
        yield Sentence(
            shown,
            number,
            place,
            length=count_words(shown),
            terms=terms(shown),
            figures=frozenset(cues.FIGURE.findall(shown)),
            dangling=_dangles(shown),
            loose=cues.OPENS_LOOSE.match(shown) is not None,
            definite=_stem(definite["noun"]) if definite else "",
            unexpanded=(frozenset(cues.ACRONYM.findall(shown)) & known) - expands,
            expands=expands,
        )


def _shortened(text: str) -> str:
    """Take out only what says nothing of the event: a dateline, tickers, footnote marks."""
    text = cues.DATELINE.sub("", " ".join(text.split()), count=1)
    return cues.REFERENCE.sub("", cues.TICKER.sub("", text))


def _can_stand(text: str) -> bool:
    whole = text.rstrip("\"”’')").endswith(".") and cues.BEGINS.match(text) is not None
    quotes_close = (
        text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and len(cues.OPENED.findall(text)) == len(cues.CLOSED.findall(text))
    )
    fits = _LEAST_WORDS <= count_words(text) <= _MOST_WORDS
    in_prose = cues.LIST_LABEL.match(text) is None
    return whole and quotes_close and fits and in_prose and not speaks_to_someone(text)


def _dangles(text: str) -> bool:
    """Whether the sentence opens on, or turns on, something only the sentence before it names."""
    if cues.OPENS_DANGLING.match(text) or cues.TURNS_BACK.match(text):
        return True
    unquoted = cues.QUOTED.sub("", text)
    if cues.POINTS_BACK.search(unquoted):
        return True
    pronoun = cues.PRONOUN.search(unquoted)
    return pronoun is not None and not any(
        _may_be_name(word) for word in cues.WORD.findall(text[: pronoun.start()])
    )


def _may_be_name(word: str) -> bool:
    # "Speaking in public, he" and "Recently, she" name nobody.
    return (
        word[:1].isupper()
        and word.lower() not in cues.EMPTY_WORDS
        and not word.endswith(("ing", "ly", "ed"))
    )


def _stem(word: str) -> str:
    word = re.sub(r"['’]s$", "", word)
    for ending in ("ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
