"""Figures that a source gives of one thing and that a sentence says of the thing beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.reading import periods, words
from drafter.truth.reading.concepts import thing
from drafter.truth.reading.ground import akin, is_whole
from drafter.truth.reading.lexicon import RANKS, notions
from drafter.truth.reading.quantity import Figure, agrees, date_parts
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.figures import Verdict
from drafter.truth.rules.sayings import Keys, Reader

_STANDING = ("exact", "rounded", "bound")
_FEW = 3  # counts up to here stand in any text
_BESIDE = 1  # sentences each way in which the neighbour may stand
_PAST = re.compile(
    r"\b(?:from|previous\w*|former\w*|earlier|ago|before|used|last|was|were|had|compared|against|than|"
    r"original\w*|initial\w*|prior)\b",
    re.IGNORECASE,
)


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where the words of a figure are those of its neighbour."""
    reader = Reader(claim)
    return [_reconsidered(claim, verdict, reader) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict, reader: Reader) -> Verdict:
    figure, sources = verdict.figure, claim.sources
    if verdict.status not in _STANDING or figure.unit in ("ordinal", "weekday"):
        return verdict
    places = sources.places(figure)
    if not places or any(agrees(figure, g) for g in sources.title_figures):
        return verdict
    if (figure.unit == "count" and figure.number <= _FEW) or is_whole(claim.sentence, figure):
        return verdict
    said = reader.keys(claim.sentence, figure)
    found = [_neighbour(claim, figure, said, place, reader) for place in places]
    if not all(found):
        return verdict
    rival, given = found[0], places[0][1]
    assert rival is not None
    message = (
        f"The source gives {given.text} of something else; of this it says {rival.text}. "
        "Correct the figure, or what it is said of."
    )
    return replace(
        verdict, status="moved", severity="warning", message=message, given=(given, rival)
    )


def _neighbour(
    claim: Claim, figure: Figure, said: Keys, place: tuple[Statement, Figure], reader: Reader
) -> Figure | None:
    """Return the figure beside a source's that the words of the draft's figure are said of."""
    given = reader.keys(*place)
    for statement in claim.sources.beside(place[0], _BESIDE):
        for other in statement.figures:
            if other is place[1] or agrees(figure, other):
                continue
            if not (_of_one_sort(figure, other) and _of_one_sort(place[1], other)):
                continue
            if _counts_else(figure, place[1], other, said) or _is_age(place[1]):
                continue
            if periods.earlier(statement, other) and not _PAST.search(claim.sentence.text):
                continue
            held = reader.keys(statement, other)
            if statement is not place[0]:
                held = replace(held, words=frozenset(w for w in held.words if "/" not in w))
            if _is_of(said, given, held) and _given_away(claim, other, given, held, reader):
                return other
    return None


def _given_away(claim: Claim, rival: Figure, given: Keys, held: Keys, reader: Reader) -> bool:
    """Whether a sentence that states the rival too says of it what is said of the given one."""
    own = [f for f in claim.sentence.figures if agrees(f, rival)]
    return all(_is_of(reader.keys(claim.sentence, f), held, given) for f in own)


def _counts_else(figure: Figure, given: Figure, rival: Figure, said: Keys) -> bool:
    """Whether a rival counts other things than a draft's figure and the one given."""
    if not figure.unit == given.unit == rival.unit == "count":
        return False
    if words.is_chinese(given.text):
        return _counted(given) != _counted(rival)
    mine, theirs = _counted(figure) or _counted(given), _counted(rival)
    if theirs and not mine:
        return not any(names & said.words for names, _, _ in notions(rival.noun))
    return bool(mine and theirs) and mine != theirs


def _is_age(figure: Figure) -> bool:
    return figure.unit == "year" and figure.text.isdigit()


def _counted(figure: Figure) -> str:
    """Return what a figure counts, in Chinese by its classifier."""
    last = figure.text[-1:]
    if words.is_chinese(last) and last not in "十百千万亿两":
        return last
    return thing(figure.noun) if figure.noun else ""


def _is_of(said: Keys, given: Keys, rival: Keys) -> bool:
    """Whether what is said of a figure is said of the rival and not of the given one."""
    of_given = said.all_names & given.all_names - rival.all_names
    of_rival = said.all_names & rival.all_names - given.all_names
    if of_given or _conflict(said.words, rival.words):
        return False
    mine = said.words & (given.words - rival.words - rival.passed_on)
    theirs = said.words & (rival.words - given.words - given.taken)
    if of_rival and said.names and (given.stranger or given.names):
        shared = said.words & (rival.words | rival.taken_words)
        return len(mine) <= len(theirs) or bool(given.stranger and shared and mine <= RANKS)
    return bool(theirs) and not mine


def _conflict(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sides give one aspect, and none of its values is the same."""
    return any(
        f"{name}/" in word and not any(other.startswith(f"{name}/") for other in left & right)
        for word in left
        for name in [word.partition("/")[0]]
        if "/" in word and any(other.startswith(f"{name}/") for other in right)
    )


def _of_one_sort(figure: Figure, other: Figure) -> bool:
    if figure.dated or other.dated:
        return figure.unit == other.unit == "date" and (
            date_parts(str(figure.value)).keys() - {"year"}
            == date_parts(str(other.value)).keys() - {"year"}
        )
    return akin(figure, other) and figure.unit != "ordinal"
