"""The names of a draft's sentence, and where the sources speak of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from drafter.truth.claims import Claim
from drafter.truth.reading import names
from drafter.truth.reading.countries import COUNTRIES
from drafter.truth.reading.running import Range
from drafter.truth.reading.whereabouts import places, reach, words_of

# Whose people they are is an adjective, which says little of whom a sentence is about.
PEOPLE = re.compile(
    r"\w+(?:ian|ish|ese|ean)s?|(?:americ|germ|mexic)ans?|french|dutch|welsh|swiss|greeks?|thai|britons?"
)
# An office before a name, or in its place: "Chief Executive Officer Ada Quill".
_OFFICES = frozenset(
    """chief executive officer financial finance operating technology managing vice deputy acting
        president chairman chairwoman director""".split()
)
_WHOSE = re.compile(r"['’]s (?=[A-Z][\w’-]+ [A-Z])")


@dataclass(frozen=True, eq=False)
class Appearance:
    """A name of the draft: which tokens of the sentence it is, and where the sources have it."""

    claim: Claim
    text: str
    start: int
    end: int
    words: tuple[str, ...]

    @cached_property
    def entries(self) -> frozenset[str]:
        """What the glossary knows under the name, and who is behind it."""
        glossary = self.claim.sources.glossary
        own = frozenset(mention.entry.name for mention in glossary.mentions(self.text))
        return own | glossary.behind(own)

    @cached_property
    def places(self) -> list[int]:
        """The places of the sources' row of words that speak of it, under any of its names."""
        found = places(self.claim.sources.running, self.text, self.words, COUNTRIES)
        return sorted({*found, *self._otherwise(found)}) if self.entries else found

    @cached_property
    def reaches(self) -> list[Range]:
        """As far as each of these places goes on about it."""
        return [reach(self.claim.sources.running, place) for place in self.places]

    def _otherwise(self, found: list[int]) -> Iterator[int]:
        """Yield where the sources have the thing under another name, or something of its maker's."""
        running, behind = self.claim.sources.running, self.claim.sources.glossary.behind
        taken = set(map(running.statement, found))
        for index, statement in enumerate(running.statements):
            named = statement.entities
            if index not in taken and self.entries & (named | behind(named)):
                yield running.span(index)[0]


def appearances(claim: Claim) -> Iterator[Appearance]:
    """Yield the names of a sentence that are no ordinary words of the sources."""
    if claim.sentence.text.islower():
        yield from _in_small_letters(claim)
        return
    text, tokens, running = claim.sentence.text, claim.sentence.tokens, claim.sources.running
    offset = claim.sentence.start
    spans = [part for span in names.capitalised(text) for part in _apart(text, *span)]
    opening = tokens[0].text if tokens else ""
    if opening[:1].isupper() and not any(start == 0 for start, _ in spans):
        spans.insert(0, (tokens[0].start - offset, len(opening)))
    for start, end in spans:
        own = [i for i, token in enumerate(tokens) if start <= token.start - offset < end]
        if own[:1] == [0] and len(own) > 1 and opening.lower() in running.small | names.ADVERBS:
            del own[0]  # "Now Lisbon waits" begins with no name
        while own and tokens[own[0]].text.lower() in _OFFICES:
            del own[0]
        capital = [tokens[i].text for i in own if tokens[i].text[0].isupper()]
        words = tuple(word for token in capital for word in words_of(token))
        if not words or re.search("-[a-z]+$", text[start:end]):  # "AI-driven" describes
            continue
        if "".join(words) in claim.sources.outlets:
            continue
        ordinary = running.small.issuperset(words) or all(map(PEOPLE.fullmatch, words))
        if not ordinary and (own[0] > 0 or len(words) > 1 or words in running.located):
            yield Appearance(
                claim, text[tokens[own[0]].start - offset : end], own[0], own[-1] + 1, words
            )


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield whose somebody is and who that is: "Kenya's Beatrice Tanui"."""
    for owner in _WHOSE.finditer(text, start, end):
        yield start, owner.end() - 1
        start = owner.end()
    yield start, end


def _in_small_letters(claim: Claim) -> Iterator[Appearance]:
    """Yield the names of a sentence without capitals: words that have one wherever a source has them."""
    tokens, running = claim.sentence.tokens, claim.sources.running
    said, offset = [names.plain(token.text) for token in tokens], claim.sentence.start
    inside = {i for i, pair in enumerate(pairwise(said)) if pair in running.paired}
    inside |= {i + 1 for i in inside} | {i for i, word in enumerate(said) if word in running.proper}

    def named(index: int) -> bool:
        return index in inside

    for own in (list(run) for is_name, run in groupby(range(len(tokens)), named) if is_name):
        words = tuple(word for i in own for word in words_of(tokens[i].text))
        if words and not all(map(PEOPLE.fullmatch, words)):
            text = claim.sentence.text[tokens[own[0]].start - offset : tokens[own[-1]].end - offset]
            yield Appearance(claim, text, own[0], own[-1] + 1, words)
