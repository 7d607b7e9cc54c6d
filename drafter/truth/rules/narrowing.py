"""How far it goes: a limit of the source that a sentence dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import BREAK, Origin
from drafter.truth.reading.limits import Limit, limits
from drafter.truth.reading.statements import Statement
from drafter.truth.rules import cuts
from drafter.truth.rules import narrowing_zh as across
from drafter.truth.rules.quotations import outside

_BESIDE = 3  # content words each way of a limit, two of which the sentence must have kept
_KEPT = 2
_PART = 0.45  # of a clause
_OBJECT = 100  # characters after "excluding" or "if", to the next comma, that are its own
_LINK = re.compile(r"\b(?:albeit|although|though|if) $")
# Behind a comma this only describes what stands before it.
_RANK = re.compile(r"(?:one of|among) ", re.IGNORECASE)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a note on the first limit of each origin that the sentence dropped."""
    for origin in claim.origins:
        dropped = across.dropped if origin.across else _dropped
        for start, end in dropped(claim, origin):
            shown = origin.statement.around(start, end)
            yield limited(claim, origin.statement, shown)
            break


def limited(claim: Claim, statement: Statement, shown: str) -> Finding:
    """Return a note on words of a source by which it limits what a sentence says without them."""
    message = f"The source limits this (“{shown}”); the draft does not. Keep the limit."
    span = claim.sources.span(statement)
    return claim.finding("omission", "note", claim.sentence.text, message, span)


def _dropped(claim: Claim, origin: Origin) -> Iterator[tuple[int, int]]:
    """Yield the places of the limits of an origin that a sentence in its language left out."""
    said = outside(origin.statement.text)
    for limit in limits(said):
        if origin.of_another_figure(limit.start, _end(said, limit)):
            continue
        aside = _RANK.match(said, limit.start) and not (
            said[: limit.start][-2:] != ", " and origin.keeps(origin.after(limit.end, _KEPT))
        )
        if (
            not aside
            and not limit.kept(claim.sentence.text, claim.told)
            and _kept_around(origin, limit, said)
            and _kept_clause(origin, limit)
        ):
            yield limit.start, limit.end
    if not claim.headline:  # which is short, and says less of everything
        yield from cuts.narrowing(claim, origin)


def _kept_clause(origin: Origin, limit: Limit) -> bool:
    """Whether the sentence kept a good part of the clause that a limit stands in."""
    text, offset = origin.bare, origin.statement.start
    first = max((m.end() for m in BREAK.finditer(text, 0, limit.start)), default=0)
    last = next((m.start() for m in BREAK.finditer(text, limit.end)), len(text))
    within = [t for t in origin.telling if first <= t.start - offset < last]
    others = [t for t in within if not limit.start <= t.start - offset < limit.end]
    if limit.clause or len(others) < _KEPT:
        return True
    if not text[
        : limit.start
    ].strip():  # "In its own tests with …,": it holds for all that goes on from there
        return origin.share >= _PART
    return origin.keeps(others) >= max(_KEPT if first else 0, _PART * len(others))


def _kept_around(origin: Origin, limit: Limit, said: str) -> bool:
    """Whether the sentence kept the words that stood beside a limit."""
    end = _end(said, limit)
    start = len(_LINK.sub("", said[: limit.start]))
    before, after = origin.before(start, _BESIDE), origin.after(end, _BESIDE)
    if origin.keeps([*before, *after]) < _KEPT:
        return False
    return origin.keeps([*after[:2], *before[-1:]]) > 0


def _end(said: str, limit: Limit) -> int:
    """Return where a limit ends with what belongs to it: "provided that a third of them pay"."""
    comma = (
        re.compile(r"[,;.]").search(said, limit.end, limit.end + _OBJECT) if limit.clause else None
    )
    return comma.start() if comma else limit.end + (_OBJECT if limit.clause else 0)
