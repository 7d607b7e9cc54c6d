"""Words between quotation marks have to stand in a source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Finding
from drafter.truth.claims import Claim, Draft
from drafter.truth.reading.words import flat

_QUOTED = re.compile(
    r"“([^“”\n]{2,900})”|「([^」\n]{2,600})」|"
    r"(?<![\w\"])\"(?=[^\s\"])([^\"\n]{2,900})(?<=\S)\"(?!\w)"
)
_GAP = re.compile(r"\s*(?:\.\s?\.\s?\.|…|\[[^\]]*\]|\([^)]*\))\s*")
_LEAST = 4  # shorter ones are titles, terms and words held at a distance


def findings(draft: Draft, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a finding for each quotation of the draft that stands in no source.

    Case, punctuation, quote style and marked cuts do not count; a quotation may run over sentences.
    """
    for match in _QUOTED.finditer(draft.text):
        quoted = next(group for group in match.groups() if group is not None)
        words = quoted.split()
        if len(words) < _LEAST or sum(word[:1].isupper() for word in words) > 0.6 * len(words):
            continue
        claim = next(claim for claim in claims if match.start() < claim.sentence.end)
        pieces = [flat(piece) for piece in _GAP.split(quoted) if piece.strip()]
        if all(any(piece in text for text in claim.sources.flat) for piece in pieces):
            continue
        if claim.sources.chinese:
            message = (
                "A translated quotation: no source has it in these words. Say so, or report it."
            )
            yield claim.finding("quotation", "note", match.group(), message)
        else:
            message = "No source has these words. Quote exactly, or take off the quotation marks."
            yield claim.finding("quotation", "warning", match.group(), message)


def outside(text: str) -> str:
    """Return `text` with its quotations blanked, every other character where it was."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)
