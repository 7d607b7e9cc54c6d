"""Figures of a sentence that contradict its own words: "rose to 81 million from 104 million"."""

from __future__ import annotations

import re

from drafter.truth.reading.aspects import reach
from drafter.truth.reading.concepts import thing
from drafter.truth.reading.directions import direction, since_year_before, ways
from drafter.truth.reading.levels import ended_at
from drafter.truth.reading.quantity import Figure, comparable
from drafter.truth.reading.statements import Statement

_BOTH = {"up", "down"}
_WHY = re.compile(
    r"\b(?:because|as|after|since|owing|due to|despite|amid|although|while|thanks to|when|which|"
    r"helped|hurt|driven|lifted|boosted|weighed)\b"
)
LOSES = re.compile(r"\b(?:loss(?:es)?|los(?:t|es?|ing))\b", re.IGNORECASE)
_NEARLY = r"(?:about |around |some |nearly |over )?\S{0,4}"
_TRAILING = re.compile(rf"^[^.;]{{0,60}}, (up|down) from {_NEARLY}$")
_FROM = re.compile(rf"(?: [a-z]+| of [a-z ]{{2,30}})? from {_NEARLY}")


def at_odds(sentence: Statement, figure: Figure) -> bool:
    """Return whether a figure and the one it was before say that it went another way than the words do."""
    row = [f for f in sentence.figures if not f.dated]
    following = row[row.index(figure) + 1 :][:1] if figure in row else []
    if any({_told(sentence, figure, f), _went(figure, f)} == _BOTH for f in following):
        return True
    return _only_two(sentence, row, figure)


def _only_two(sentence: Statement, row: list[Figure], figure: Figure) -> bool:
    """Whether a sentence with two figures, one now and one before, has no word but for the other way."""
    if len(row) != len(_BOTH) or row[0] is not figure:
        return False
    if figure.unit == "count" and row[1].noun and thing(row[1].noun) != thing(figure.noun):
        return False
    if LOSES.search(sentence.text):
        return False  # a profit of 38 million, from a loss of 11
    way = since_year_before(sentence, figure).way
    last = row[1].end - sentence.start
    why = _WHY.search(sentence.text, last)  # "because the rivalry drove up spending"
    told = sentence.text[: why.start()] if why else sentence.text
    return bool(way) and ways(told) == _BOTH - {way}


def _told(sentence: Statement, now: Figure, before: Figure) -> str:
    """Return which way a sentence says that a figure went from the one after it; "" where it does not."""
    between = sentence.text[now.end - sentence.start : before.start - sentence.start]
    trailing = _TRAILING.search(between)
    if trailing:
        ahead = (f for f in sentence.figures if f.end <= now.start and comparable(f, now))
        return "" if any(ahead) else trailing[1].lower()  # "220 and 40, up from 150 and 24"
    if not (_FROM.fullmatch(between) and ended_at(sentence, now)):
        return ""
    way = direction(sentence, now)
    led = sentence.text[reach(sentence, now).clause[0] : now.start - sentence.start]
    # "lowered its target for growth to 11% from 14%"
    return "" if way.judges or ways(led) - {way.way} else way.way


def _went(now: Figure, before: Figure) -> str:
    """Return which way a figure went from another of the same sort; "" where they cannot be compared."""
    if not comparable(now, before) or now.number == before.number or now.edge or before.edge:
        return ""
    return "up" if now.number > before.number else "down"
