"""A whole that is told of the part which a source gives beside it, and the part told of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.truth.claims import Claim
from drafter.truth.reading.aspects import Mark, reach, values
from drafter.truth.reading.lexicon import notions
from drafter.truth.reading.models import models
from drafter.truth.reading.quantity import Figure, agrees, comparable
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.owners import Owners, Values

_OF_WHICH = re.compile(
    r"其中|\b(?:including|of (?:which|these|those|whom|them)|among (?:which|them|these|those))\b"
)
_CUT = re.compile(r"[;；。]|\.(?!\d)|[，,](?!\d)")
# "Yunlu and Yinghuo", "the owner of Yinghuo", "with Yinghuo": what follows is not of that one alone.
_NOT_ALONE = re.compile(
    r"\b(?:and|with|plus|of|own(?:s|er|ed|ing)?|behind|like|as|by|from|excluding|besides)"
    r"(?: (?:the|its|their|a|an|both|[a-z]+ brand))? $",
    re.IGNORECASE,
)
_ITS = re.compile(r" ?(?:[a-z]+ ){0,2}(?:of|for|from|at|under) (?:the |its )?(?:[a-z]+ )?| ")
_PART = r"(?:brand|unit|arm|series|model|division|label|marque|subsidiary)"
_ITS_PART = re.compile(rf"(?:\b(?:its|their)|['’]s?) (?:[\w-]+ ){{0,3}}?({_PART})\b")
_SOME_PART = re.compile(rf"\b(?:sub-\w+|{_PART}s?|subsidiaries|alone|only)\b")


class Parts:
    """The parts of a whole that the sources name after "including", or 其中, each with its figure."""

    def __init__(self, claim: Claim, owners: Owners) -> None:
        self._claim, self._owners = claim, owners

    def exchanged(self, figure: Figure) -> tuple[Figure, Figure] | None:
        """Return the source's figure and the one that is meant, where part and whole are exchanged."""
        sentence = self._claim.sentence
        if figure.dated or _OF_WHICH.search(sentence.text):
            return None
        found: list[tuple[Figure, Figure]] = []
        places = self._claim.sources.places(figure)
        for statement, given in places:
            pair = next(self._pairs(figure, statement, given), None)
            if pair is None or any(agrees(mine, pair[1]) for mine in sentence.figures):
                return None
            found.append(pair)
        return found[0] if found else None

    def _pairs(
        self, figure: Figure, statement: Statement, given: Figure
    ) -> Iterator[tuple[Figure, Figure]]:
        """Yield a figure with the other of whole and part, where the sentence has the other's name."""
        named = self._names(statement)
        for whole, part, (start, end) in _wholes(statement):
            own = [mark for mark in named if start <= mark.start and mark.end <= end]
            ahead = values(mark for mark in named if mark.end <= start)
            names = values(own) - ahead
            told = (_words(names) - _words(ahead)) & {*self._nearest(figure).split()} or self._sort(
                figure
            ) & (_sorts(statement.text[start:end]) - _sorts(statement.text[:start]))
            if given is whole and told:
                yield whole, part
            if given is part and names and self._told_of_whole(statement, ahead, own):
                yield part, whole

    def _names(self, statement: Statement) -> Sequence[Mark]:
        return [
            *self._owners.names(statement),
            *self._owners.segments(statement),
            *models(statement),
        ]

    def _nearest(self, figure: Figure) -> str:
        """Return the name that is said of a figure of the sentence, "" where that is not plain."""
        sentence = self._claim.sentence
        near = reach(sentence, figure)
        start, end = near.before[1], near.after[0]  # what stands at `end` is what is counted
        named = sorted(
            (m for m in self._names(sentence) if m.start < m.end and m.start - end not in (0, 1)),
            key=lambda mark: mark.end,
        )
        after = [m for m in named if end <= m.start and m.end <= near.after[1]]
        before = [m for m in named if near.clause[0] <= m.start and m.end <= start]
        if after and _ITS.fullmatch(sentence.text, end, after[0].start):
            return after[0].value
        alone = before and not _NOT_ALONE.search(sentence.text, 0, before[-1].start)
        return before[-1].value if alone else ""

    def _sort(self, figure: Figure) -> frozenset[str]:
        """Return what sort of part a sentence gives a figure to: "its Yinghuo brand"."""
        sentence = self._claim.sentence
        near = reach(sentence, figure)
        led = sentence.text[near.clause[0] : near.before[1]]
        found = list(_ITS_PART.finditer(led))
        if not found or _NOT_ALONE.search(led, 0, found[-1].start()):
            return frozenset()
        return _sorts(found[-1][1])

    def _told_of_whole(self, statement: Statement, ahead: Values, own: Sequence[Mark]) -> bool:
        """Whether a sentence names the whole alone: neither the part nor any words said of it."""
        sentence = self._claim.sentence
        said = values(self._names(sentence))
        if said - ahead or _SOME_PART.search(sentence.text):
            return False
        if statement.chinese:
            return bool(said)
        first, last = own[0].start, own[-1].end
        words = {t.stem for t in statement.tokens if first <= t.start - statement.start < last}
        return not words & set(sentence.content)


def _words(names: Values) -> set[str]:
    return {word for name in names for word in name.split()}


def _sorts(text: str) -> frozenset[str]:
    return frozenset(name for names, _, _ in notions(text) for name in names)


def _wholes(statement: Statement) -> Iterator[tuple[Figure, Figure, tuple[int, int]]]:
    """Yield each whole of a statement with its part, and where the words of the part stand."""
    for cue in _OF_WHICH.finditer(statement.text):
        cut = _CUT.search(statement.text, cue.end())
        end = cut.start() if cut else len(statement.text)
        ahead = [f for f in statement.figures if f.end - statement.start <= cue.start()]
        after = [
            f for f in statement.figures
            if cue.end() <= f.start - statement.start < end and not f.dated
        ]  # fmt: skip
        for part in after[:1]:
            wholes = [f for f in ahead if comparable(f, part) and f.number > part.number]
            if wholes and part.unit != "percent":
                yield wholes[-1], part, (cue.end(), end)
