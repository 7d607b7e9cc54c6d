"""The names that a sentence tells: those that the glossary has, and words that can only be names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.truth.reading import pinyin, sorts
from drafter.truth.reading.countries import COUNTRIES
from drafter.truth.reading.names import (
    ADVERBS,
    NEVER,
    NOT_NAMES,
    Glossary,
    capitalised,
    is_title_case,
    opening,
    plain,
)
from drafter.truth.reading.words import STOP

# Degrees, orders and peerages describe a person; they name nothing to be mistaken for another.
STYLED = re.compile(
    r"(?:Bachelor|Master|Doctor|Associate)s? of (?:Arts|Science|Laws|Philosophy|Medicine|Business|"
    r"Fine Arts|Engineering|Education|Music)|(?:Duke|Duchess|Earl|Marquess|Viscount|Baron) of|"
    r"(?:Knight|Dame|Officer|Commander|Member)\b.* Order of|[A-Z](?:\.[A-Z])?$"
)
_ACTS = re.compile(
    r"([A-Z][a-z]{2,}(?<!ing))(?= (?:said|says|argue[sd]|propose[sd]|suggest(?:s|ed)|contend(?:s|ed)|"
    r"believe[sd]|recommend(?:s|ed)|mention(?:s|ed)|claim(?:s|ed)|explain(?:s|ed)|state[sd]|note[sd]|"
    r"add(?:s|ed)|ask(?:s|ed)|thinks|thought|tells|told|point(?:s|ed) out|agree[sd]|insist(?:s|ed)|"
    r"warn(?:s|ed)|replie[sd]|wrote|admit(?:s|ted)|denie[sd]|hope[sd]|wants|wanted|was born|joins|"
    r"joined|died|became|is an?|is the)\b)"
)
# Or what anything does; there a word must not look like a thing that needs no article.
_DOES = re.compile(
    r"([A-Z][a-z]{2,}(?<!s)(?<!ed)(?<!ing|ion|ent|ess|ity|ism|age|wth)(?<!ance|ence|ship))"
    r"(?= (?:has|was|will|had|is|made|cut|put|won|lost|grew|sold|bought|swung|forecast|expects|plans|sees|"
    r"posts|reports|aims|[a-z]{3,}ed)\b)"
)
# Or who or what it is said to be: "Orvella, who lost", "Orvella, an outside expert, noted".
_IS = re.compile(
    r"([A-Z][a-z]{3,}(?<!s)(?<!ed)(?<!ing|ion|ent|ess|ity|ism|age|wth|men)(?<!ance|ence|ship))"
    r"(?=, (?:who|whose|(?:an?|the) "
    r"(?![^,]* (?:says?|said|shows?|showed|finds|found|notes|noted|adds|argues)\b)[a-z][^,.;]{3,60},) )"
)
_THINGS = frozenset(
    """demand profit revenue traffic trade output income staff police everyone someone nobody everybody
        nothing everything something life work money research people weather water time today power
        production turnover consumption content nobody anyone software hardware health media
        management analysts executives managers regulators officials investors economists engineers
        researchers scientists doctors lawyers prosecutors consultants employees workers drivers critics
        experts insiders authorities lawmakers""".split()
)

# "Long believed lost, it was found": how, and not who.
_HOW = frozenset(
    "long once often much little far only ever half best most least soon seldom".split()
)


def named(sentence: str, glossary: Glossary) -> Iterator[str]:
    """Yield each name of a sentence, as the glossary prefers it.

    A headline's ordinary words have capitals too, so there only the glossary's names are names.
    """
    mentions = glossary.mentions(sentence)
    yield from (mention.entry.name for mention in mentions)
    if not is_title_case(sentence):
        covered = [(mention.start, mention.end) for mention in mentions]
        yield from others(sentence, covered)
        yield from _based(sentence, covered)


def _based(sentence: str, covered: list[tuple[int, int]]) -> Iterator[str]:
    """Yield the names that stand before a known one: Lanhu Video of Chengdu."""
    for begin, stop in capitalised(sentence):
        known = [start for start, end in covered if start < stop and begin < end]
        before, of, _ = sentence[begin : min(known, default=begin)].rpartition(" of ")
        if of:
            yield before


def others(sentence: str, covered: list[tuple[int, int]]) -> Iterator[str]:
    """Yield the capitalised names that the glossary does not cover."""
    for begin, stop in capitalised(sentence):
        if not any(start < stop and begin < end for start, end in covered):
            yield sentence[begin:stop]
    first = opening(sentence) or _single_opening(sentence)
    if first and not any(start < len(first) for start, _ in covered):
        yield first


def _single_opening(sentence: str) -> str:
    """Return the first word if it is a given name, sounds Chinese, or does what people and firms do."""
    match = re.match(r"[A-Z][a-z]+(?=[ ,’'])(?! [A-Z])", sentence)
    word = match.group() if match else ""
    acts = _ACTS.match(sentence) or _DOES.match(sentence) or _IS.match(sentence)
    if (
        acts
        and acts[1].lower() not in _THINGS
        and acts[1].lower() not in _HOW
        and not acts[1].endswith("ly")
        and plain(acts[1]) not in STOP | NOT_NAMES | ADVERBS | NEVER
    ):
        return acts[1]
    place = word.lower() in COUNTRIES or word.lower() in sorts.REGIONS
    return word if place or sorts.given(word) or pinyin.looks_chinese(word) else ""
