"""Figures that stand in the source, but of something else than the sentence says."""

from __future__ import annotations

from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.evidence import Sources
from drafter.truth.reading.quantity import Figure, agrees, comparable, date_parts
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP
from drafter.truth.rules.figures import Verdict

_CARRIED = 0.45  # share of the sentence's words that the place must hold which gives another figure
_FAR = 0.55  # how much less of them, as a share of that, the figure's own places hold
_REACH = 4  # content words each way that stand beside a figure
_SMALL = 12
_FEW = 2  # words beside a figure that tell what it is of
_PLENTY = 0.4  # of those words that stand beside the figure which is meant
_SCARCE = 0.2  # of those words that may stand beside the one which is not
_APART = 300  # a price and a turnover are not taken for one another
_LEAST = 4  # content words that a sentence must have besides its figures


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" for each figure that the source gives only elsewhere.

    Elsewhere: the words of the sentence stand together at a place with another figure of the same sort,
    and hardly any of them where this figure stands. One language only; across two, nothing changes.
    """
    sentence, sources = claim.sentence, claim.sources
    words = {t.stem for t in sentence.tokens if t.stem not in STOP and not t.text[0].isdigit()}
    words -= {piece.lower() for f in sentence.figures for piece in f.text.split()}
    if claim.match.across or sources.chinese or len(words) < _LEAST:
        return verdicts
    shares = sources.shares(words)
    used = frozenset(id(g) for v in verdicts if v.status == "derived" for g in v.given)
    return [_reconsidered(claim, verdict, shares, used) for verdict in verdicts]


def _reconsidered(
    claim: Claim, verdict: Verdict, shares: dict[int, float], used: frozenset[int]
) -> Verdict:
    figure, sources = verdict.figure, claim.sources
    if verdict.status not in ("exact", "rounded", "bound") or not _telling(figure):
        return verdict
    bare = figure.unit == "count" and figure.number <= _SMALL  # a score
    nearer = None if figure.dated or bare else _nearer(claim, figure, sources)
    if nearer is not None and id(nearer[1]) not in used:
        return _moved(verdict, *nearer)
    own = [p for p, s in enumerate(sources.statements) if any(agrees(figure, g) for g in s.figures)]
    if not own or any(agrees(figure, g) for g in sources.title_figures):
        return verdict
    here = max(shares.get(place, 0.0) for place in own)
    place = max(shares, key=lambda place: (shares[place], -place), default=-1)
    if place < 0 or shares[place] < _CARRIED or here > _FAR * shares[place]:
        return verdict
    other = _rival(figure, claim, sources.window(place))
    if other is None:
        return verdict
    given = next(g for g in sources.statements[own[0]].figures if agrees(figure, g))
    return _moved(verdict, given, other)


def _moved(verdict: Verdict, given: Figure, other: Figure) -> Verdict:
    message = (
        f"The source gives {given.text} of something else; where it speaks of this it says {other.text}. "
        "Correct the figure, or what it is said of."
    )
    return replace(
        verdict, status="moved", severity="warning", message=message, given=(other, given)
    )


def _nearer(claim: Claim, figure: Figure, sources: Sources) -> tuple[Figure, Figure] | None:
    """Return the source's figure and the one that has beside it the words that the draft's has.

    Only where hardly any of those words stand beside a figure of the sources that agrees with the draft's.
    """
    own = _beside(claim.sentence, figure)
    total = sum(map(sources.weight, own))
    places = sources.places(figure)
    if len(own) < _FEW or not places or any(agrees(figure, g) for g in sources.title_figures):
        return None

    def share(words: frozenset[str]) -> float:
        return sum(map(sources.weight, own & words)) / total

    here = max(share(_around(*place)) for place in places)
    if here > _SCARCE:
        return None
    rivals = [
        (share(_beside(statement, other)), other)
        for statement in sources.statements
        for other in statement.figures
        if of_one_sort(figure, other)
        and figure.number / _APART <= other.number <= figure.number * _APART
        and not agrees(figure, other)
        and not any(agrees(mine, other) for mine in claim.sentence.figures)
    ]
    best = max(rivals, key=lambda rival: rival[0], default=(0.0, figure))
    if best[0] < _PLENTY or here > _FAR * best[0]:
        return None
    return places[0][1], best[1]


def _around(statement: Statement, figure: Figure) -> frozenset[str]:
    """Return the stems of the content words around a figure, also those beyond the figures beside it."""
    said = [t for t in statement.tokens if t.stem not in STOP and not t.text[0].isdigit()]
    before = [t.stem for t in said if t.end <= figure.start][-_REACH:]
    after = [t.stem for t in said if t.start >= figure.end][:_REACH]
    return frozenset(before + after)


def _beside(statement: Statement, figure: Figure) -> frozenset[str]:
    """Return the stems of the content words nearest to a figure, none from beyond another figure."""
    others = [f for f in statement.figures if f.dated == figure.dated]
    first = max((f.end for f in others if f.end <= figure.start), default=statement.start)
    last = min((f.start for f in others if f.start >= figure.end), default=statement.end)
    said = [t for t in statement.tokens if t.stem not in STOP and not t.text[0].isdigit()]
    before = [t.stem for t in said if first <= t.start and t.end <= figure.start][-_REACH:]
    after = [t.stem for t in said if figure.end <= t.start and t.end <= last][:_REACH]
    return frozenset(before + after)


def _telling(figure: Figure) -> bool:
    """Whether a figure is more than a small count, which stands in any text."""
    if figure.unit in ("ordinal", "weekday"):
        return False
    return figure.dated or figure.unit != "count" or figure.number > 3


def _rival(figure: Figure, claim: Claim, near: list[Statement]) -> Figure | None:
    """Return a figure of the same sort that the sentence does not give itself."""
    for statement in near:
        for other in statement.figures:
            if (
                of_one_sort(figure, other)
                and not agrees(figure, other)
                and not any(agrees(mine, other) for mine in claim.sentence.figures)
            ):
                return other
    return None


def of_one_sort(figure: Figure, other: Figure) -> bool:
    """Whether two figures may stand for one another: both of a day, or of one measure."""
    if not comparable(figure, other):
        return False
    if figure.dated:
        mine, theirs = date_parts(str(figure.value)), date_parts(str(other.value))
        return mine.keys() == theirs.keys()
    return True
