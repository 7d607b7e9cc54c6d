"""What business papers count, sell and compare, under one name in English and in Chinese."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from drafter.truth.reading.everyday import EVERYDAY
from drafter.truth.reading.fields import FIELDS
from drafter.truth.reading.goods import GOODS
from drafter.truth.reading.terms import TERMS
from drafter.truth.reading.trade import DEALINGS, MEASURES
from drafter.truth.reading.words import STOP, Token, stem, tokens

# Verbs and measures that say nothing of what a figure is of.
EMPTY = frozenset(
    stem(word)
    for word in """
    reach reached stood stand come came total hit record recorded post posted report reported rise rose
    risen fall fell fallen grow grew growing growth make made get got give gave take took go went see saw
    show new like year month week day quarter half period time times number amount figure level
    gain gained gains gaining increase increased decrease decreased climb climbed jump jumped decline
    declined up down about nearly almost over under more less million billion thousand percent yuan
    rmb dollar us chinese china him just still now already last first second third around some compared
    one two three four five six seven eight nine ten eleven twelve hundred thousands millions next
    monday tuesday wednesday thursday friday saturday sunday
    earlier previous same ago january february march april may june july august september october
    november december
    including include account accounted represent while its total percentage point points
    """.split()
)


# Notions that are said of many things, and make none by themselves.
WEAK = frozenset(
    map(
        stem,
        """growth contribution percent-share largest second average cumulative minimum maximum forecast
        target remaining alone previous actual daily monthly month highest lowest original rate ratio new
        open opened value volume""".split(),
    )
)


_NAMED = re.compile(r"[0-9]+[A-Z][a-z]+")  # 9Fang


_AMOUNTS = "额率量数费价款"


@cache
def _rows() -> list[tuple[str, frozenset[str], list[str]]]:
    rows = []
    for line in _lines(MEASURES, DEALINGS, GOODS, EVERYDAY, FIELDS, TERMS):
        words, _, terms = line.partition(" | ")
        stems = [stem(word) for word in words.split()]
        rows.append((stems[0], frozenset(stems), terms.split()))
    return rows


def _lines(*tables: str) -> list[str]:
    return [line for table in tables for line in table.strip().splitlines()]


@cache
def _english() -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for name, stems, _ in _rows():
        for form in stems:
            known.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in known.items()}


@cache
def _chinese() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    known: dict[str, set[str]] = {}
    for name, _, terms in _rows():
        for term in terms:
            known.setdefault(term, set()).add(name)
    longest = sorted(map(re.escape, known), key=len, reverse=True)
    return re.compile("|".join(longest)), {term: _held(term, known) for term in known}


def _held(term: str, known: dict[str, set[str]]) -> frozenset[str]:
    """Return the notions of a term, and of the term that it gives the amount of: 融资 in 融资额."""
    return frozenset(known[term] | (known.get(term[:-1], set()) if term[-1] in _AMOUNTS else set()))


@lru_cache(maxsize=8192)
def notions(text: str) -> tuple[tuple[frozenset[str], int, int], ...]:
    """Return the notions that the words of a text may stand for, with the place of each word.

    An English word that is in no row is its own notion; words that say nothing give none.
    """
    known, (pattern, terms) = _english(), _chinese()
    found = [
        (known.get(token.stem) or frozenset([token.stem]), token.start, token.end)
        for token in tokens(text)
        if _tells(token)
    ]
    return (*found, *((terms[match.group()], *match.span()) for match in pattern.finditer(text)))


def _tells(token: Token) -> bool:
    if not token.text[0].isascii() or (token.text[0].isdigit() and not _NAMED.match(token.text)):
        return False
    empty = {token.stem, token.text.lower()} & (STOP | EMPTY)
    return len(token.text) > 1 and not empty
