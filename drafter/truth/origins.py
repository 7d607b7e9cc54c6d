"""The source statements that a sentence was made from, and which of their words it kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from drafter.truth.matching import Match
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, Token

_TAKEN = 0.4  # share of another statement's words that the sentence must have kept
_LEAST = 3  # of them; fewer are kept by chance
_CLAUSE_TAKEN = 0.5  # of a clause of a further statement that the sentence must have kept
_GAP = 1  # characters between two sentences of a paragraph
_FEW = 2  # of its words
_LONG = 7  # words; a longer run that was cut out is a story of its own
BREAK = re.compile(r"[;:()“”\"]|,(?!\d)|[.!?]\s")
_PART = re.compile(rf"{BREAK.pattern}|\s(?:and|but|while|whereas)\s")
_CLAUSE = re.compile(r"[，,。；;](?!\d)")
_LEADING = re.compile(r"\s*(?:In|On|At|Among|For|With|Under|Across|Within|During|Of) ")
# A sum in another money, or what a figure was before, parts nothing: "9 yuan (US$1.26) on its routes".
_ASIDE = re.compile(r"\([^()]{0,12}\d[^()]{0,24}\)")
_UNTOLD = 12  # small numbers stand in any text
_PERCENT = frozenset("cent percent".split())


def unbracketed(text: str) -> str:
    """Return `text` with blanks for figures in brackets, every other character where it was."""
    return _ASIDE.sub(lambda aside: " " * len(aside.group()), text)


class Cut(NamedTuple):
    """Words of a statement that a sentence left out between words, or after words, that it kept."""

    left: Token | None  # None at the beginning of the statement
    run: tuple[Token, ...]
    right: Token | None  # None at the end of a clause


@dataclass(frozen=True, eq=False)
class Origin:
    """A source statement beside a sentence that was made from it."""

    statement: Statement
    sentence: Statement
    across: bool  # they are in different languages, so that no word tells what was kept

    @cached_property
    def telling(self) -> list[Token]:
        """The words of the statement that say something."""
        return [token for token in self.statement.tokens if token.stem not in STOP]

    @cached_property
    def bare(self) -> str:
        """The text of the statement without figures in brackets."""
        return unbracketed(self.statement.text)

    @cached_property
    def share(self) -> float:
        """How much of the statement the sentence kept, 0 to 1."""
        kept = sum(self.kept(token) for token in self.telling)
        return kept / len(self.telling) if kept >= _LEAST else 0.0

    def kept(self, token: Token) -> bool:
        return token.stem in self.sentence.stems

    def before(self, place: int, count: int) -> list[Token]:
        """Return the last telling words that end before a place of the statement's text."""
        place += self.statement.start
        return [token for token in self.telling if token.end <= place][-count:]

    def after(self, place: int, count: int) -> list[Token]:
        """Return the first telling words that begin after a place of the statement's text."""
        place += self.statement.start
        return [token for token in self.telling if token.start >= place][:count]

    def keeps(self, tokens: Iterable[Token]) -> int:
        """Return how many of these words the sentence kept."""
        return sum(self.kept(token) for token in tokens)

    def told_figures(self) -> list[Figure]:
        """Return the figures of the statement that the sentence has too, dates left out."""
        return [
            figure
            for figure in self.statement.figures
            if not figure.dated and any(agrees(figure, own) for own in self.sentence.figures)
        ]

    def of_another_figure(self, start: int, end: int) -> bool:
        """Whether words stand in a clause with figures of which the sentence has none, but has others."""
        text, offset = self.statement.text, self.statement.start
        first = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
        if not first and _LEADING.match(text):
            return False  # "In tests with 40 carts,": of all that goes on from there
        stop = _CLAUSE.search(text, end)
        last = stop.start() if stop else len(text)
        beside = [
            figure
            for figure in self.statement.figures
            if first <= figure.start - offset < last
            and not (figure.dated or start <= figure.start - offset < end)
        ]
        told = self.told_figures()
        return bool(beside and told) and not any(figure in told for figure in beside)

    @cached_property
    def cuts(self) -> tuple[Cut, ...]:
        """The runs of telling words that were cut out of a clause of which the rest was kept."""
        return tuple(self._cuts())

    def _cuts(self) -> Iterator[Cut]:
        asides = [m.span() for m in _ASIDE.finditer(self.statement.text)]
        tokens = [
            token
            for token in self.telling
            if token.stem not in _PERCENT
            and not any(a <= token.start - self.statement.start < b for a, b in asides)
        ]
        kept = [self.kept(token) for token in tokens]
        following = set(pairwise(t.stem for t in self.sentence.tokens
                                 if t.stem not in STOP and t.stem not in _PERCENT))  # fmt: skip
        _bridge(tokens, kept, following)
        start = 0
        while start < len(tokens):
            if kept[start]:
                start += 1
                continue
            end = next((i for i in range(start, len(tokens)) if kept[i]), len(tokens))
            left = tokens[start - 1] if start else None
            inside = self._within(tokens, start, end)
            run, right = (
                tuple(tokens[start:inside]),
                tokens[end] if inside == end < len(tokens) else None,
            )
            if right and self._parted(tokens[end - 1], right):
                right = None
            apart = left is not None and self._parted(left, tokens[start])
            whole = left is None or right is None or (left.stem, right.stem) in following
            if 0 < len(run) <= _LONG and not apart and whole:
                yield Cut(left, run, right)
            start = end

    def _within(self, tokens: list[Token], start: int, end: int) -> int:
        """Return where the clause of the run from `start` to `end` ends."""
        return next(
            (i + 1 for i in range(start, end - 1) if self._parted(tokens[i], tokens[i + 1])), end
        )

    def _parted(self, one: Token, other: Token) -> bool:
        """Whether a comma or the like stands between two words."""
        text, offset = self.bare, self.statement.start
        return BREAK.search(text, one.end - offset, other.start - offset) is not None


def _bridge(tokens: list[Token], kept: list[bool], following: set[tuple[str, str]]) -> None:
    """Unmark a word that only stands elsewhere in the sentence: "in big Chinese cities", cut out whole."""
    for place in range(1, len(tokens) - 1):
        beside = kept[place - 1] + kept[place + 1]
        # a name stands in other names, too: "the Hefei Institute", "in Hefei and Wuhu"
        if kept[place] and (not beside or (beside == 1 and tokens[place].text[0].isupper())):
            left = next((i for i in range(place - 1, -1, -1) if kept[i]), None)
            right = next((i for i in range(place + 1, len(tokens)) if kept[i]), None)
            if left is not None and right is not None:
                kept[place] = (tokens[left].stem, tokens[right].stem) not in following


def _next_to(one: Statement, other: Statement) -> bool:
    """Whether one statement follows right on another in the same paragraph."""
    first, last = sorted((one, other), key=lambda statement: statement.start)
    return one.source == other.source and 0 <= last.start - first.end <= _GAP


def _adds(origin: Origin, made: Sequence[Origin]) -> bool:
    """Whether a statement in another language has a telling figure that those before it do not have."""
    if not origin.across:
        return False
    before = [figure for other in made for figure in other.statement.figures]
    near = any(_next_to(origin.statement, other.statement) for other in made)
    telling = [f for f in origin.sentence.figures if not f.dated and (f.number > _UNTOLD or near)]
    return any(
        any(agrees(figure, given) for given in origin.statement.figures)
        and not any(agrees(figure, given) for given in before)
        for figure in telling
    )


def _adds_a_clause(origin: Origin, made: Sequence[Origin]) -> bool:
    """Whether a sentence has most of a clause of a statement beside its best one, which has none of it."""
    if not made or made[0].across or made[0].statement.source != origin.statement.source:
        return False
    offset, before = origin.statement.start, made[0].statement.stems
    ends = [m.start() for m in _PART.finditer(origin.statement.text)]
    for first, last in pairwise([0, *ends, len(origin.statement.text)]):
        within = [t for t in origin.telling if first <= t.start - offset < last]
        new = [t for t in within if origin.kept(t) and t.stem not in before]
        if len(new) >= _FEW and len(new) >= _CLAUSE_TAKEN * len(within):
            return True
    return False


def origins(sentence: Statement, found: Match) -> tuple[Origin, ...]:
    """Return the origins of a sentence among the statements that carry it, the best first."""
    made: list[Origin] = []
    for rank, statement in enumerate(found.statements):
        origin = Origin(statement, sentence, statement.chinese != sentence.chinese)
        kept = not origin.across and (origin.share >= _TAKEN or _adds_a_clause(origin, made))
        if (rank == 0 and found.made) or kept or (made and _adds(origin, made)):
            made.append(origin)
    return tuple(made)
