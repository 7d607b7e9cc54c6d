"""What is left of a whole, where a source tells whose it is but leaves the sum to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafter.truth.claims import Claim
from drafter.truth.reading.ground import akin
from drafter.truth.reading.lexicon import notions
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.figures import Verdict
from drafter.truth.rules.sayings import Keys, Reader

_JUDGED = ("exact", "rounded", "bound", "derived", "counted")
_CUE_ZH = r"其余|剩余|余下|余者|剩下|其他|其它"
_CUE_EN = r"\bthe (?:rest|others|remainder|balance|remaining)\b"
_CUE = re.compile(
    rf"{_CUE_ZH}|{_CUE_EN}", re.IGNORECASE
)  # found faster than all that is said of it
_REST = re.compile(rf"(?:{_CUE_ZH})[^，,;；。、]*|[^,;:.]*{_CUE_EN}[^,;.]*", re.IGNORECASE)
_LEFT = frozenset(
    "remain remaining rest other others balance left remainder rest of them one".split()
)
_FIRST = 12  # statements that are looked at where none carries the sentence
_ALL = 100.0  # percent
_NEAR_ENOUGH = 0.02


@dataclass(frozen=True)
class _Rest:
    """What is said of a rest, and how much it is."""

    words: frozenset[str]
    number: float
    whole: Figure


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where a figure is given of a rest that is another."""
    near = claim.near or claim.sources.statements[:_FIRST]
    held = [statement for statement in near if _CUE.search(statement.text)]
    if not held:
        return verdicts
    reader = Reader(claim)
    return [_reconsidered(claim, verdict, held, reader) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict, held: list[Statement], reader: Reader) -> Verdict:
    figure = verdict.figure
    if verdict.status not in _JUDGED or figure.dated or figure.unit == "ordinal":
        return verdict
    said = reader.keys(claim.sentence, figure)
    for statement in held:
        for rest in _rests(statement, figure):
            if _is_of(said, rest, statement, verdict, reader) and not _close(figure, rest.number):
                message = (
                    f"By the source's figures what is left of {rest.whole.text} is {rest.number:g}."
                )
                return replace(
                    verdict,
                    status="moved",
                    severity="warning",
                    message=message,
                    given=(rest.whole,),
                )
    return verdict


def _rests(statement: Statement, figure: Figure) -> Iterator[_Rest]:
    match = _REST.search(statement.text)
    if match is None:
        return
    row = [
        f for f in statement.figures
        if akin(f, figure) and f.end - statement.start <= match.end() and not f.dated
    ]  # fmt: skip
    inside = [f for f in row if f.start - statement.start >= match.start()]
    if inside or not row:
        return
    whole = max(row, key=lambda f: f.number)
    parts = [f.number for f in row if f is not whole]
    total = whole.number
    if figure.unit == "percent":
        parts, total = [f.number for f in row], _ALL
    left = total - sum(parts)
    if not parts or left <= 0:
        return
    words = frozenset(
        word for names, _, _ in notions(match.group()) for word in names if word not in _LEFT
    )
    yield _Rest(words, left, whole)


def _is_of(said: Keys, rest: _Rest, statement: Statement, verdict: Verdict, reader: Reader) -> bool:
    """Whether the words of a figure are those of a rest, and not those of the figures it is made of."""
    given = [f for f in verdict.given if f in statement.figures]
    own = [reader.keys(statement, f).words for f in given] if verdict.status != "derived" else []
    held = frozenset().union(*own)
    return bool(said.words & (rest.words - held)) and not said.words & (held - rest.words)


def _close(figure: Figure, number: float) -> bool:
    return abs(figure.number - number) <= max(figure.step / 2, _NEAR_ENOUGH * number)
