"""A clause of another text: no source carries it, or it speaks as someone where the sentence reports."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.evidence import Sources
from drafter.truth.reading import words
from drafter.truth.reading.named import STYLED
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.words import STOP, Token
from drafter.truth.rules.quotations import outside

_OPENS = r"while|whereas|although|though|because|since|as|which|who|where|when|after|before|but|and"
_CUT = re.compile(rf"[,;:—–]\s+(?=\w)|\s+(?=(?:{_OPENS})\s)")
_BESIDE = re.compile(r"(?:and |but )?(?:while|whereas|although|though|because)\s")
_RELATIVE = re.compile(r"(?:and |but )?(?:which|who|where|when|after|before|since|as)\s")
_JOINED = re.compile(r"(?:and|but)\s")
# The more a clause that ends a sentence is bound to the rest, the more has to speak against it.
_ENDING = ((_BESIDE, 1.5), (_RELATIVE, 3.0), (_JOINED, 4.5))
_ANY = 6.5  # the same for any other clause
_LEAST = (3, 4)  # content words of a clause that ends the sentence, and of any other
# Share of its words that a clause of another text has alone: that no source has, that no one passage has.
_FOREIGN = (0.75, 0.85)
# The same of a summary's own words, as a guess that counts for so many of them; and what may come of it.
_OWN = (0.3, 0.4)
_GUESS = 6
_BOUNDS = ((0.05, 0.7), (0.1, 0.8))
_FIGURE = 2.5  # what a figure of a source takes off; small numbers stand in any text
_UNTOLD = 12
# Words of reporting, which a digest has of its own.
_REPORTING = frozenset(
    """told wrote writes reported reportedly reports report added announced noted stated replied reply
        replies responded respond response comment commented questions request requests newspaper paper
        news agency statement spokesman spokeswoman spokesperson documents earlier last yet began
        begin""".split()
)
_SPEAKS = re.compile(r"(?<!War )\b(?:I(?!\.)|i|me|my|[Ww]e|[Oo]ur|[Yy]ou)\b")
_COPIED = 0.6  # share of its pairs of words that a clause has from a source which itself speaks so


class _Clause(NamedTuple):
    start: int
    end: int
    least: float  # evidence that it is from elsewhere, as the logarithm of the odds
    size: int  # content words that it must have


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for the first clause of which the sources know far less than of its sentence.

    How much of a clause they have is held against how much they have of the rest of the sentence: a
    summary is in other words throughout.
    """
    sources = claim.sources
    if claim.match.across or sources.chinese:
        return
    text = outside(claim.sentence.text)
    tokens = [t for t in words.tokens(text) if _tells(t, sources)]
    for clause in _clauses(text):
        said = claim.sentence.text[clause.start : clause.end].strip(" ,;:.")
        inside = [t for t in tokens if clause.start <= t.start < clause.end]
        own = {t.stem for t in inside}
        rest = {t.stem for t in tokens} - own
        if _speaks(sources, text, clause):
            message = f"“{said}” speaks where the sentence reports, and is in no source."
        elif (
            len(own) >= clause.size
            and len(rest) > 1
            and not STYLED.search(said)
            and _evidence(sources, own, rest) - _FIGURE * _figures(claim, clause) > clause.least
        ):
            message = f"No source carries “{said}”."
        else:
            continue
        message += " Take it out, or add the source it comes from."
        yield claim.finding("claim", "warning", said, message)
        return


def _clauses(text: str) -> list[_Clause]:
    """Return what runs from a conjunction to the end, the longest first, then the parts between cuts."""
    edges = [0, *(match.end() for match in _CUT.finditer(text)), len(text)]
    endings = [
        _Clause(start, len(text), least, _LEAST[0])
        for start in edges[1:-1]
        for opening, least in _ENDING
        if opening.match(text, start)
    ]
    parts = [_Clause(s, e, _ANY, _LEAST[1]) for s, e in pairwise(edges) if e > s]
    return endings + parts


def _evidence(sources: Sources, own: set[str], rest: set[str]) -> float:
    """Return how much speaks for another text: the words no source has, and those no one passage has."""
    found = 0.0
    pairs = zip(_lacking(sources, own), _lacking(sources, rest), strict=True)
    for (lacks, elsewhere), foreign, usual, (low, high) in zip(
        pairs, _FOREIGN, _OWN, _BOUNDS, strict=True
    ):
        share = (elsewhere + _GUESS * usual) / (len(rest) + _GUESS)
        share = min(max(share, low), high)
        has = len(own) - lacks
        found += lacks * math.log(foreign / share)
        found += has * math.log((1 - foreign) / (1 - share))
    return found / 2  # the two tell much the same


def _lacking(sources: Sources, stems: set[str]) -> tuple[int, int]:
    """Return how many of these words no source has, and how many are not in their best place."""
    unknown = sum(stem not in sources.stems for stem in stems)
    return unknown, len(stems) - sources.densest(stems)


def _figures(claim: Claim, clause: _Clause) -> int:
    """Return how many figures of a clause the sources have."""
    offset = claim.sentence.start
    return sum(
        (figure.dated or figure.number > _UNTOLD or not figure.number.is_integer())
        and any(agrees(figure, other) for other in claim.sources.figures)
        for figure in claim.sentence.figures
        if clause.start <= figure.start - offset < clause.end
    )


def _speaks(sources: Sources, text: str, clause: _Clause) -> bool:
    """Whether an ending says I, we or you, the rest does not, and no source has it so."""
    said = text[clause.start : clause.end]
    if clause.least == _ANY or not _SPEAKS.search(said):
        return False
    if _SPEAKS.search(text, 0, clause.start) or _SPEAKS.search(text, clause.end):
        return False
    pairs = list(pairwise(word.lower() for word in words.plain(said)))
    return sum(pair in sources.pairs for pair in pairs) < _COPIED * len(pairs)


def _tells(token: Token, sources: Sources) -> bool:
    """Whether a word says something, and is no name that no source has: that is judged as a name."""
    word = token.text.lower()
    if word in STOP or word in _REPORTING or token.text[0].isdigit():
        return False
    return token.text[0].islower() or token.stem in sources.stems
