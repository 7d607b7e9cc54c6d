"""A clause that no source carries, in a sentence that is carried otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.evidence import Sources
from drafter.truth.reading import words
from drafter.truth.reading.words import STOP

_CUT = re.compile(
    r"[,;:—–]\s+(?=\w)|\s+(?=(?:while|whereas|although|because|after|before|since|which|who|but)\s)"
)
_LEAST = 5  # content words; fewer are too often said in other words
_CARRIED = 0.65  # share of the rest that three neighbouring statements must hold
_HELD = 0.25  # share of the clause's words that any three neighbouring statements hold at most
_KNOWN = 0.42  # share of the clause's words that the sources have anywhere at most


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for each clause of five content words or more that the sources know nothing of.

    The rest of the sentence has to be carried: a sentence that is in other words throughout is a summary.
    """
    sentence, sources = claim.sentence, claim.sources
    if claim.match.across or sources.chinese:
        return
    for start, end in _clauses(sentence.text):
        clause = sentence.text[start:end].strip(" ,;:.")
        own, rest = _told(clause), _told(sentence.text[:start] + " " + sentence.text[end:])
        if len(own) < _LEAST or len(rest) < 3 or _counts(claim, start, end):
            continue
        known = sum(stem in sources.stems for stem in own) / len(own)
        if known > _KNOWN or _densest(sources, own) > _HELD or _densest(sources, rest) < _CARRIED:
            continue
        message = f"No source carries “{clause}”. Take it out, or add the source it comes from."
        yield claim.finding("claim", "warning", clause, message)


def _densest(sources: Sources, stems: set[str]) -> float:
    return max(sources.shares(stems).values(), default=0.0)


def _told(text: str) -> set[str]:
    """Return the stems that say something."""
    return {t.stem for t in words.tokens(text) if _tells(t)}


def _counts(claim: Claim, start: int, end: int) -> bool:
    """Whether a clause has a figure, which then is what is judged of it."""
    offset = claim.sentence.start
    return any(start <= figure.start - offset < end for figure in claim.sentence.figures)


def _tells(token: words.Token) -> bool:
    return token.stem not in STOP and not token.text[0].isdigit()


def _clauses(text: str) -> list[tuple[int, int]]:
    edges = [0, *(match.end() for match in _CUT.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(edges) if end > start]
