"""Figures that stand in the source, but of something else than the sentence says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from drafter.truth.claims import Claim
from drafter.truth.reading.quantity import Figure, agrees, comparable, date_parts
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, Token
from drafter.truth.rules import derived, placed
from drafter.truth.rules.figures import Verdict, verdicts
from drafter.truth.weighing import Suspicion

RULE, ACROSS = "displaced", "displaced across"
LONG = 12  # statements of sources in which what stands where tells what belongs together
_MOST = 12  # figures that are looked at as the one that is meant
_CARRIED = 0.4  # share of the sentence's words that a statement holds which gives another figure
_FAR = 0.5  # how much less of them, as a share of that, the figure's own places hold
_REPORTED = ("month", "quarter")
_REACH = 4  # content words each way that stand beside a figure
_LARGE = 1e4
_FEW = 2  # words beside a figure that tell what it is of
_HALF = 0.5
_SCARCE = 0.34  # of those words that may stand in a sentence with the one which is not
_APART = 300  # a price and a turnover are not taken for one another
_LEAST = 4  # content words that a sentence must have besides its figures
# Of what is said of a figure, that makes it the other one of which this is said, and not its own.
_LIKE, _UNLIKE = 0.55, 0.2
_OWN = 0.7  # of what the figure's own place says, that makes the sentence a retelling of that place
# Where what is said of a figure ends and something else begins.
_BREAK = re.compile(
    r"[,;:()–—]|\b(?:while|as|despite|after|although|though|but|when|because|owing|due|amid|following|thanks|which|who|that|with|and)\b"
)
_END = re.compile(r"[,;:](?!\d)|\b(?:and|while|whereas|but|compared)\b")
# What follows is of something else.
_CONTRAST = re.compile(
    r";|\b(?:while|whereas|but|although)\b|\band (?=[a-z]+ed\b)|"
    r", (?=[^,;0-9]{3,60} (?:said|says|found|reported|wrote|told)\b)"
)


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" for each figure that the source gives only elsewhere.

    Elsewhere: what the sentence says of it is said of another figure of the same sort, hardly any of it
    where this one stands, and no other figure of the sentence stands there. Across two languages only
    the figures can be held against one another, not the words.
    """
    judge = _Judge(claim, verdicts)
    return [judge.reconsidered(verdict) for verdict in verdicts]


def suspicions(claim: Claim) -> Iterator[Suspicion]:
    """Yield each figure of a sentence that may be another's in the source, where words can tell."""
    yield from _suspicions(claim, across=False)


def suspicions_across(claim: Claim) -> Iterator[Suspicion]:
    """Yield each figure of a sentence that may be another's in a source of another language."""
    yield from _suspicions(claim, across=True)


def _suspicions(claim: Claim, *, across: bool) -> Iterator[Suspicion]:
    held = verdicts(claim)
    judge = _Judge(claim, held)
    for verdict in held if judge.across is across else ():
        if judge.stands(verdict) and (found := judge.suspicion(verdict.figure)):
            yield found[0]


class _Judge:
    def __init__(self, claim: Claim, verdicts: Sequence[Verdict]) -> None:
        self._claim = claim
        self._sources = claim.sources
        sentence = claim.sentence
        words = frozenset(t.stem for t in _said(sentence))
        self._words = words - {p.lower() for f in sentence.figures for p in f.text.split()}
        self.across = claim.match.across or claim.sources.chinese
        self._by_words = not self.across and len(self._words) >= _LEAST
        self._long = len(claim.sources.statements) > LONG
        # The sentence tells what follows from these.
        self._used = {id(g) for v in verdicts if v.status == "derived" for g in v.given}

    def stands(self, verdict: Verdict) -> bool:
        """Whether the sources give a figure, and it is more than a small count."""
        figure, sources = verdict.figure, self._sources
        given = verdict.status in ("exact", "rounded", "bound") and _telling(figure)
        titled = any(agrees(figure, g) for g in sources.title_figures)
        return given and not titled and bool(sources.places(figure))

    def _all_rivals(self, figure: Figure) -> list[placed.Stated]:
        """Return figures that could be meant, those first whose statement has most of the sentence."""
        said, carrying = self._claim.sentence.stems, self._claim.match.statements
        found = [
            (statement, other)
            for statement in self._sources.statements
            for other in statement.figures
            if figure.number / _APART <= other.number <= figure.number * _APART
            and id(other) not in self._used
            and self._rivals(figure, other)
        ]
        if self.across:  # whose words are none of the sentence's
            return sorted(found, key=lambda each: each[0] not in carrying)[:_MOST]
        return sorted(found, key=lambda each: -len(said & each[0].stems))[:_MOST]

    def suspicion(self, figure: Figure) -> tuple[Suspicion, Figure] | None:
        """Return what speaks for a rival that is meant, and the rival; None where none can be."""
        if figure.dated or not (self.across or self._by_words):
            return None
        rivals = self._all_rivals(figure)
        if not rivals:
            return None
        places = self._sources.places(figure)
        read = placed.traits_across if self.across else placed.traits
        traits, meant = read(self._claim, figure, places, rivals)
        token = next(t for t in self._claim.sentence.tokens if t.end > figure.start)
        return Suspicion(token, places[0][0], traits, meant.text), meant

    def reconsidered(self, verdict: Verdict) -> Verdict:
        figure = verdict.figure
        if not self.stands(verdict):
            return verdict
        places = self._sources.places(figure)
        meant = self._in_another_item(figure, places) or self._said_of_next(figure, places)
        if meant is not None:
            return _moved(verdict, places[0][1], meant)
        if self._told_here(figure, places):
            return verdict
        if figure.dated and self.across:
            return verdict  # the day it was said stands beside the day it holds from
        if not figure.dated and (self._long if self.across else self._by_words):
            found = self.suspicion(figure)
            likely = found and found[0].worth(ACROSS if self.across else RULE) > 0
            return _moved(verdict, places[0][1], found[1]) if found and likely else verdict
        meant = self._torn(figure, places)
        if id(meant) in self._used:
            meant = None
        if meant is None and self._by_words:
            meant = self._carried(figure, places)
        return verdict if meant is None else _moved(verdict, places[0][1], meant)

    def _told_here(self, figure: Figure, places: Sequence[placed.Stated]) -> bool:
        """Whether a figure is told where it stands: in company, of the whole source, or reckoned."""
        if self._in_company(figure, places) or self._of_all(figure, places):
            return True
        if any(self._one_bound(figure, given) for _, given in places):
            return True
        if derived.is_difference(figure, self._claim.sentence, self._claim.near):
            return True
        return not self.across and any(self._retold(statement) for statement, _ in places)

    def _in_company(self, figure: Figure, places: Sequence[placed.Stated]) -> bool:
        """Whether a source has another figure of the sentence beside this one: they were told together."""
        near = [
            given
            for statement, own in places
            for beside in self._sources.beside(statement, 1)
            for given in beside.figures
            if given is not own
        ]
        return any(_told(other, given) for other in self._others(figure) for given in near)

    def _of_all(self, figure: Figure, places: Sequence[placed.Stated]) -> bool:
        """Whether a figure is the period that a source names at its head, of which all of it tells."""
        if figure.unit != "date" or "day" in date_parts(str(figure.value)):
            return False
        return any((s.source, s.start) in self._sources.heads for s, _ in places)

    def _one_bound(self, figure: Figure, given: Figure) -> bool:
        """Whether draft and source give a figure as the same ceiling: "up to 200 million"."""
        return figure.reached and given.reached and figure.number == given.number

    def _retold(self, place: Statement) -> bool:
        """Whether the sentence has most of the words that a place has."""
        held = frozenset(t.stem for t in _said(place))
        return len(held) > _FEW and self._share(held, self._words) >= _OWN

    def _in_another_item(self, figure: Figure, places: Sequence[placed.Stated]) -> Figure | None:
        """Return the rate that a list gives with the amount beside a rate, which it gives with another."""
        if figure.unit != "percent":
            return None
        for companion in self._others(figure):
            if companion.unit == "percent" or not self._in_one_clause(figure, companion):
                continue
            stated = self._sources.places(companion)
            if len(stated) != 1 or not all(self._parallel(stated[0][0], s) for s, _ in places):
                continue
            rival = self._rival(figure, stated[0][0])
            if rival is not None:
                return rival
        return None

    def _said_of_next(self, figure: Figure, places: Sequence[placed.Stated]) -> Figure | None:
        """Return the other figure of a source's sentence of which it says what a sentence says of one.

        "Of the 52, 31 had sold loot boxes and 21 had hidden the odds."
        """
        said = _after(self._claim.sentence, figure)
        if figure.dated or self.across or len(places) != 1 or len(said) <= _FEW:
            return None
        statement, given = places[0]
        rivals = [f for f in statement.figures if f is not given and self._rivals(figure, f)]
        own = _after(statement, given)
        if len(own) < _FEW or self._share(said, own) > _UNLIKE:
            return None
        return next((f for f in rivals if self._share(said, _after(statement, f)) >= _LIKE), None)

    def _parallel(self, one: Statement, other: Statement) -> bool:
        """Whether two neighbours give of two things the same sorts of figures, in one order."""
        held = [[f.unit for f in s.figures if not f.dated] for s in (one, other)]
        beside = one is not other and other in self._sources.beside(one, 1)
        return beside and held[0] == held[1] and len(held[0]) == len(set(held[0])) > 1

    def _others(self, figure: Figure) -> Iterator[Figure]:
        for other in self._claim.sentence.figures:
            if other is not figure and not other.dated and _telling(other):
                yield other

    def _torn(self, figure: Figure, places: Sequence[placed.Stated]) -> Figure | None:
        """Return the figure that the sources have beside a companion of this one, wherever it stands.

        A companion stands in the same clause of the sentence: "up 9 percent to US$612 million". Of a
        Chinese source, whose sentences are long, it may stand in another clause, and counts of things
        are left out, since what is counted is told in other words.
        """
        if self.across and figure.unit == "count":
            return None
        if not self.across and self._kept(figure, places) > _SCARCE:
            return None
        for companion in self._others(figure):
            if not self.across and companion.unit in _REPORTED:
                continue  # "in the nine months" is told of all that an account gives
            if not (self.across or self._in_one_clause(figure, companion)):
                continue
            stated = self._sources.places(companion)
            if any(given is own for _, given in stated for _, own in places):
                continue  # the sentence gives one figure twice
            rivals = [self._rival(figure, statement, beside=given) for statement, given in stated]
            if rivals and all(rivals):
                return rivals[0]
        return None

    def _in_one_clause(self, figure: Figure, other: Figure) -> bool:
        first, last = sorted((figure, other), key=lambda f: f.start)
        sentence = self._claim.sentence
        between = (first.end - sentence.start, last.start - sentence.start)
        return _BREAK.search(sentence.text, *between) is None

    def _carried(self, figure: Figure, places: Sequence[placed.Stated]) -> Figure | None:
        """Return another figure of the statement that carries the sentence, where its own place does not.

        Its own place is the statement with the two beside it, since who and what is often told before.
        """
        best, carrier = self._carrier
        if carrier is None or best < _CARRIED or self._kept(figure, places) > _HALF:
            return None
        for own, _ in places:
            near = frozenset().union(*(s.stems for s in self._sources.beside(own, 1)))
            if self._share(self._words, near) > _FAR * best:
                return None
        return self._rival(figure, carrier)

    @cached_property
    def _carrier(self) -> tuple[float, Statement | None]:
        """The statement with the largest share of the sentence's words, and that share."""
        found = ((self._share(self._words, s.stems), s) for s in self._sources.statements)
        return max(found, key=lambda each: each[0], default=(0.0, None))

    def _rival(
        self, figure: Figure, near: Statement, beside: Figure | None = None
    ) -> Figure | None:
        others = (f for f in near.figures if f is not beside and self._rivals(figure, f))
        return next(others, None)

    def _rivals(self, figure: Figure, other: Figure) -> bool:
        """Whether a figure is of the same sort, and one that the sentence does not give itself."""
        return (
            _of_one_sort(figure, other)
            and not agrees(figure, other)
            and not agrees(other, figure)  # "almost a fifth" is told of 19 percent
            and not any(agrees(mine, other) for mine in self._claim.sentence.figures)
        )

    def _kept(self, figure: Figure, places: Sequence[placed.Stated]) -> float:
        """Return how much of what the draft has beside a figure a source's sentence with it has."""
        own = _beside(self._claim.sentence, figure)
        return max(self._share(own, statement.stems) for statement, _ in places)

    def _share(self, wanted: frozenset[str], held: frozenset[str]) -> float:
        weight = self._sources.weight
        total = sum(map(weight, wanted))
        return sum(map(weight, wanted & held)) / total if total else 0.0


def _after(statement: Statement, figure: Figure) -> frozenset[str]:
    """Return the stems of the content words that follow a figure before a comma, a joint or the next."""
    cut = _END.search(statement.text, figure.end - statement.start)
    ends = [f.start for f in statement.figures if f.start >= figure.end]
    last = min([*ends, cut.start() + statement.start if cut else statement.end])
    held = (t.stem for t in _said(statement) if figure.end <= t.start and t.end <= last)
    return frozenset(held)


def _moved(verdict: Verdict, given: Figure, other: Figure) -> Verdict:
    message = (
        f"The source gives {given.text} of something else; where it speaks of this it says {other.text}. "
        "Correct the figure, or what it is said of."
    )
    return replace(
        verdict, status="moved", severity="warning", message=message, given=(other, given)
    )


def _told(figure: Figure, given: Figure) -> bool:
    """Whether a source gives a figure, its unit perhaps left out: "24 billion yuan, 11 billion of it"."""
    one_number = "count" in (figure.unit, given.unit) and figure.number == given.number >= _LARGE
    return agrees(figure, given) or one_number


def _said(statement: Statement) -> list[Token]:
    return [t for t in statement.tokens if t.stem not in STOP and not t.text[0].isdigit()]


@lru_cache(maxsize=8192)
def _beside(statement: Statement, figure: Figure) -> frozenset[str]:
    """Return the stems of the content words nearest to a figure, none from beyond another figure."""
    others = [f for f in statement.figures if f.dated == figure.dated]
    first = max((f.end for f in others if f.end <= figure.start), default=statement.start)
    last = min((f.start for f in others if f.start >= figure.end), default=statement.end)
    said = _said(statement)
    for cut in _CONTRAST.finditer(statement.text):
        place = cut.start() + statement.start
        first = max(first, place) if place < figure.start else first
        last = min(last, place) if place >= figure.end else last
    before = [t.stem for t in said if first <= t.start and t.end <= figure.start][-_REACH:]
    after = [t.stem for t in said if figure.end <= t.start and t.end <= last][:_REACH]
    return frozenset(before + after)


def _telling(figure: Figure) -> bool:
    """Whether a figure is more than a small count, which stands in any text."""
    if figure.unit in ("ordinal", "weekday"):
        return False
    return figure.dated or figure.unit != "count" or figure.number > 3


def _of_one_sort(figure: Figure, other: Figure) -> bool:
    """Whether two figures may stand for one another: both of a day, or of one measure."""
    if not comparable(figure, other):
        return False
    if figure.dated:
        mine, theirs = date_parts(str(figure.value)), date_parts(str(other.value))
        return mine.keys() == theirs.keys()
    return True
