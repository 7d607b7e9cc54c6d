"""A condition or a basis that a source gives within what a sentence took from it, and that was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading.qualifiers import Qualifier, kept, qualifiers
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.scope import BINDS, RANKS
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, plain, stem
from drafter.truth.rules.narrowing import limited
from drafter.truth.rules.quotations import outside

_ORIGINS = 2  # of a sentence; those after them gave it little
_TOLD = 0.5  # share of a clause's own words that a draft has where it tells the clause
_KEPT = 0.5  # share of the words beside a basis that the sentence must have kept
_SHOWN = 14  # words to show; Chinese characters twice as many
_BREAK = re.compile(r"[;:()]|,(?!\d)|[.!?]\s")
# What speaks of all of a thing, which a condition limits as it does a figure.
_ALL = re.compile(r"\b(?:no|none|all|every|each|never|always|any|free|both)\b", re.IGNORECASE)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a note on the first clause of an origin that qualifies the rest and was left out."""
    for origin in claim.origins[:_ORIGINS]:
        for clause in qualifiers(outside(origin.statement.text)):
            matters = (
                _can_be_limited(claim)
                if clause.function == "condition"
                else _keeps_beside(origin, clause)
            )
            if matters and not _is_kept(claim, origin, clause):
                yield limited(claim, origin.statement, _shown(origin.statement, clause))
                return


def _keeps_beside(origin: Origin, clause: Qualifier) -> bool:
    """Whether the sentence kept what a basis stands in: "the biggest by revenue" or its rank."""
    (start, end), text, offset = clause.cue, origin.statement.text, origin.statement.start
    first = max((m.end() for m in _BREAK.finditer(text, 0, start)), default=0)
    stop = _BREAK.search(text, end)
    last = stop.start() if stop else len(text)
    others = [
        t
        for t in origin.telling
        if first <= t.start - offset < last and not start <= t.start - offset < end
    ]
    return origin.across or origin.keeps(others) >= _KEPT * len(others)


def _can_be_limited(claim: Claim) -> bool:
    """Whether a sentence has a figure or a rank, speaks of all or binds somebody."""
    text = claim.sentence.text
    return bool(claim.sentence.figures) or any(form.search(text) for form in (*RANKS, _ALL, BINDS))


def _is_kept(claim: Claim, origin: Origin, clause: Qualifier) -> bool:
    basis = clause.function == "basis"
    near = claim.sentence.text
    if basis:
        held = claim.draft.statements
        place = held.index(claim.sentence)
        near = " ".join(s.text for s in held[place : place + 2])
    if kept(clause.function, near):
        return True
    statement = origin.statement
    if statement.chinese:
        return _has_figures(claim, statement, clause)
    (first, last), text = clause.cue, statement.text
    words = _words(text[clause.start : first]) | _words(text[last : clause.end])
    return any(len(words & s.stems) > _TOLD * len(words) for s in claim.draft.statements)


def _has_figures(claim: Claim, statement: Statement, clause: Qualifier) -> bool:
    """Whether a sentence has all figures of a clause."""
    first, last = statement.start + clause.start, statement.start + clause.end
    within = [figure for figure in statement.figures if first <= figure.start < last]
    told = claim.sentence.figures
    return bool(within) and all(any(agrees(f, own) for own in told) for f in within)


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in plain(text) if word.lower() not in STOP)


def _shown(statement: Statement, clause: Qualifier) -> str:
    text = statement.text
    if statement.chinese:
        return text[clause.start : clause.end][: 2 * _SHOWN].strip("，。；、（） ")
    return " ".join(text[clause.start :].split()[:_SHOWN]).strip(" ,.;()")
