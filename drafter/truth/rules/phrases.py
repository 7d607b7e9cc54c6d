"""What a figure or a charge rests on: a phrase that was cut off whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin, unbracketed
from drafter.truth.reading import cues
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.scope import BINDS
from drafter.truth.reading.speakers import attributes
from drafter.truth.reading.words import Token, plain, stem
from drafter.truth.rules.cuts import KNOWN, says_anew
from drafter.truth.rules.narrowing import limited
from drafter.truth.rules.quotations import outside

_STOP = re.compile(r",(?!\d)|[;:()–—]|\s-\s|\.(?=\s|$)")
_CUT = 0.34  # share of a phrase's words that a sentence may have of those it was cut off with
_HELD = 0.6  # share of the words of the part beside it that the sentence must have kept
_LEAST = 3  # of them
_LONG = 12  # telling words; a longer part tells a story of its own
_NEW = 0.34  # share of a sentence's words that are its own, some of which may say the same
# How a phrase before the subject begins that says where, of whom or in what case all the rest holds.
_LEADING = re.compile(
    r"(?:in|on|at|among|for|under|within|across|outside|without|during|of|inside|between|throughout|"
    r"if|when|once|unless|where|excluding|including|counting|based|judging|measured|adjusted|assuming)\b",
    re.IGNORECASE,
)
# Where something was said, which limits nothing.
_SPOKEN = re.compile(
    r"\b(?:statement|interview|forum|conference|briefing|event|emails?|post|filing|podcast|memo|"
    r"letter|speech|"
    r"call|media|reporters|websites?|site|blog|social|press|note|announcement|remarks|message|"
    r"ceremony|summit)\b",
    re.IGNORECASE,
)
# How a part behind a comma begins that says what a figure beside it holds for or was counted by.
_COUNTED = re.compile(
    r"\s*(?:and |but |though |albeit |when |if |not )?(?:counting|including (?:those|people|"
    r"\S+ (?:who|that|which))|excluding|"
    r"measur(?:ed|ing)|"
    r"count(?:ed|ing)|ranked|weighted|adjust(?:ed|ing)|stripp(?:ed|ing)|based on|bas(?:ed|ing)|calculated|"
    r"converted|defined|judging|judged|going by|taking|without(?! \w+ing)|rather than|"
    r"which (?:also |only )?(?:counts?|defines?|measures?|excludes?|tracks?|surveys?|samples?|polls?|"
    r"monitors?|covers?|leaves? out|treats?)|"
    r"flattered|inflated|distorted|skewed|averaged|driven at|tested|limited|restricted|covering|expressed|"
    r"in terms of|on (?:an?|the) [\w-]+ basis|"
    r"at constant|net of|before (?:tax|interest)|among (?!them|those|which|whom)|"
    r"for (?:those|people|users|customers)|partly|mainly)",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:surveyed|polled|interviewed|questioned|tested|respondents)\b")


class _Part(NamedTuple):
    start: int
    end: int
    tokens: list[Token]


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a note on what an origin says its figures or charges hold for, where that was cut off."""
    for origin in claim.origins:
        if not origin.across:
            yield from (_note(claim, origin, start, end) for start, end in _cut_off(claim, origin))


def _note(claim: Claim, origin: Origin, start: int, end: int) -> Finding:
    return limited(claim, origin.statement, origin.statement.around(start, end))


# ── phrases ──────────────────────────────────────────────────────────────────────────────────


def _cut_off(claim: Claim, origin: Origin) -> Iterator[tuple[int, int]]:
    """Yield the first part between commas that limits the part beside it, which alone was kept."""
    text = unbracketed(outside(origin.statement.text))
    told = frozenset(map(stem, plain(claim.told)))
    parts = list(_parts(origin, text))
    for place, part in enumerate(parts):
        if not part.tokens or len(part.tokens) > _LONG or not _absent(part, told):
            continue
        behind = parts[:place][::-1]
        if place == 0:  # it holds for all that goes on from it, behind a "however," too
            ahead = (other for other in parts[1:] if len(other.tokens) > 1)
            beside = list(takewhile(partial(_held, origin), ahead))
        else:
            beside = [other for other in behind if _held(origin, other)][:1]
        if beside and _limits(claim, origin, text, place, part, beside):
            end = part.start + len(" ".join(text[part.start : part.end].split()[:8]))
            yield part.start, min(end, part.end)
            return


def _parts(origin: Origin, text: str) -> Iterator[_Part]:
    offset, begun = origin.statement.start, 0
    for stop in [*(m.start() for m in _STOP.finditer(text)), len(text)]:
        first = begun + len(text[begun:stop]) - len(text[begun:stop].lstrip(" ,;:()–—-."))
        tokens = [t for t in origin.telling if first <= t.start - offset < stop]
        if tokens:
            yield _Part(first, stop, tokens)
        begun = stop


def _absent(part: _Part, told: frozenset[str]) -> bool:
    return sum(t.stem in told for t in part.tokens) <= _CUT * len(part.tokens)


def _held(origin: Origin, part: _Part) -> bool:
    kept = origin.keeps(part.tokens)
    return kept >= max(2, min(_LEAST, len(part.tokens))) and kept >= _HELD * len(part.tokens)


def _limits(
    claim: Claim, origin: Origin, text: str, place: int, part: _Part, beside: Sequence[_Part]
) -> bool:
    said = text[part.start : part.end]
    weighty = any(_weighty(claim, origin, other) for other in beside)
    inquiry = cues.INQUIRY.search(said) or _ASKED.search(said)
    if attributes(said) and not inquiry:
        return False
    if place:
        return weighty and _COUNTED.match(said) is not None
    if not _LEADING.match(said) or says_anew(claim, _NEW):
        return False
    if KNOWN.fullmatch(said.strip()):
        return False
    if inquiry:
        return True
    if _SPOKEN.search(said):
        return False
    return weighty or BINDS.search(claim.sentence.text) is not None


def _weighty(claim: Claim, origin: Origin, part: _Part) -> bool:
    """Whether a part that was kept has a figure."""
    offset = origin.statement.start
    return any(
        agrees(figure, own)
        for figure in origin.statement.figures
        if not figure.dated and part.start <= figure.start - offset < part.end
        for own in claim.sentence.figures
    )
