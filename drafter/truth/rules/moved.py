"""Figures that stand in the source, but of another owner, thing, period or basis than the draft says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.reading import aspects, periods, years
from drafter.truth.reading.aspects import Mark, reach
from drafter.truth.reading.concepts import (
    alike,
)
from drafter.truth.reading.ground import is_whole, one_range
from drafter.truth.reading.marks import (
    cohorts,
    courses,
    edges,
    kinds,
    occasions,
    things,
    years_told,
)
from drafter.truth.reading.models import models
from drafter.truth.reading.quantity import Figure, agrees, comparable, date_parts, unlike_in_size
from drafter.truth.reading.sides import HALVES, excepted
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.displaced import LONG
from drafter.truth.rules.figures import Verdict
from drafter.truth.rules.owners import Owners
from drafter.truth.rules.parts import Parts
from drafter.truth.rules.told import (
    Aspect,
    Place,
    Told,
    Values,
    never,
    of_other_things,
    said_of,
)

_STANDING = ("exact", "rounded", "bound")
_APART = 300  # times
_FEW = 12
_HEADS = 3
_OPENING = len("During the ")
_BESIDE = 1  # sentences each way in which the one that is meant may stand, in Chinese
_IN_A_ROW = 2  # the same in English, where each of several firms has a sentence of its own
_PASSED_ON = frozenset(
    {"result", "count", "length"}
)  # aspects that a clause takes from the one before
_AT_THE_END = frozenset({"year", "outcome", "vote"})  # aspects: "two of the six passed"
_LEADING = frozenset({"count", "session"})
_PEOPLE = re.compile(
    r"(?:users?|people|persons|viewers|customers|members|subscribers|fans|players)$"
)
_OFTEN = re.compile(r"(?<!人)次$")
_ITEM = re.compile("[；;。]")
_EACH_OF = re.compile(
    r"\b(?:each|all|every one|both) of (?:the |its |these |those |their )?$|\ball (?:the |its )?$",
    re.I,
)


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where every place of a figure is of something else.

    What a figure is of is read from the words that govern it, in either language. One language names owners
    and things more freely than the other: there, another figure must stand beside it that is of what the
    draft says. In a long source the words beside a figure are seldom all that governs it, and what stands
    elsewhere is told by its company and, in one language, by where its words stand.
    """
    if len(claim.sources.statements) > LONG:
        return verdicts
    judge = _Judge(claim)
    return [judge.reconsidered(verdict) for verdict in verdicts]


class _Judge:
    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._sources = claim.sources
        self._owners = Owners(claim)
        self._parts = Parts(claim, self._owners)
        self._numeric = (
            *(_one_of(name) for name in aspects.NAMES),
            Aspect(
                periods.periods,
                _apart,
                "of another time",
                rivalled=False,
                trails=True,
                strictly=_unlike,
                skips=periods.earlier,
            ),
            Aspect(years.told, _disjoint, "of several years", rivalled=False, trails=True),
            Aspect(things, _unalike, "of something else", skips=periods.earlier),
            Aspect(
                kinds, _disjoint, "of something else", skips=periods.earlier, strictly=_each_its_own
            ),
            Aspect(cohorts, _disjoint, "of another generation"),
            Aspect(
                self._owners.owners,
                self._owners.others,
                "of another",
                scope="sentence",
                listed=True,
                strictly=self._owners.apart,
            ),
            Aspect(self._owners.places, self._owners.others, "of another place", placed=True),
            Aspect(
                self._owners.segments, _disjoint, "of another business", placed=True, listed=True
            ),
            Aspect(models, _disjoint, "of another", rivalled=False),
            Aspect(edges, _disjoint, "as the other end of a time", rivalled=False),
        )
        self._dated = (
            Aspect(occasions, _unalike, "for something else"),
            Aspect(courses, _disjoint, "of what is over, or is still to come"),
            Aspect(models, _disjoint, "of another"),
            Aspect(years_told, _disjoint, "of another year", rivalled=False),
            Aspect(edges, _disjoint, "as the other end of a time", rivalled=False),
        )

    def reconsidered(self, verdict: Verdict) -> Verdict:
        figure = verdict.figure
        if verdict.status not in _STANDING or figure.unit in ("ordinal", "weekday"):
            return verdict
        if excepted(self._claim.sentence, figure):
            return verdict
        often = _times_for_people(self._claim, figure)
        if often is not None:
            return _judged(verdict, "as how often, not as how many people", often, None)
        said = Place(self._claim.sentence, figure)
        exchanged = self._parts.exchanged(figure)
        if exchanged is not None:
            return _judged(verdict, "of another", *exchanged)
        told = list(self._told(said))
        places = [Place(*place) for place in self._sources.places(figure)] if told else []
        if not places or any(agrees(figure, g) for g in self._sources.title_figures):
            return verdict
        reasons = []
        for place in places:
            reason = self._against(said, told, place)
            if reason is None:
                return verdict
            reasons.append(reason)
        says, rival = reasons[0]
        return _judged(verdict, says, places[0].figure, rival)

    def _told(self, said: Place) -> Iterator[Told]:
        """Yield what the draft says of its figure."""
        for aspect in self._dated if said.figure.dated else self._numeric:
            if not aspect.read(said.statement):
                continue
            close = said_of(aspect, said, aspect.scope)
            if aspect.says == "of another" and not close and self._placed(said):
                continue  # "128 in Shandong, against 221 in Guangdong"
            if aspect.placed and aspect.listed and is_whole(said.statement, said.figure):
                continue  # "games made a third of its revenue of 3 billion"
            alone = aspect.placed and (
                aspects.contrasted(said.statement, said.figure) or self._elsewhere(said)
            )
            whole = _opens(aspect.read(said.statement)) or _apposed(said)
            if aspect.trails and not close and whole:
                close = said_of(aspect, said)
            own = close or (frozenset() if alone else said_of(aspect, said))
            if own and not aspect.skips(said.statement, said.figure):
                yield Told(aspect, own, close)

    def _placed(self, said: Place) -> bool:
        """Whether the words next to a figure name a place of its own."""
        first, last = reach(said.statement, said.figure).after
        return any(first <= m.start and m.end <= last for m in self._owners.places(said.statement))

    def _elsewhere(self, said: Place) -> bool:
        """Whether a clause names somebody or some place of its own: "ahead of Ningbo with 87 million"."""
        first, last = reach(said.statement, said.figure).clause
        return first > 0 and any(
            first <= mark.start and mark.end <= last for mark in self._owners.names(said.statement)
        )

    def _against(
        self, said: Place, told: Sequence[Told], given: Place
    ) -> tuple[str, Figure | None] | None:
        """Return why a figure of a source is not the draft's, and the one that may be meant."""
        for each in told:
            aspect = each.aspect
            near = said_of(aspect, given, "clause")
            held = near or (frozenset() if given.figure.dated else said_of(aspect, given))
            untold = not held and (given.figure.dated or _named_later(each, given))
            if not untold and not (held and (aspect.strictly or aspect.differ)(each.own, held)):
                continue
            if aspect.skips(given.statement, given.figure):
                continue
            rival = next(self._rivals(each, said, told, given, weak=not near), None)
            alone = (
                bool(held and each.close) and not aspect.rivalled and aspect.differ(each.own, held)
            )
            alone = alone and bool(near or aspect.scope == "sentence" or aspect.trails)
            word = _word(aspect, given)
            if rival is not None or alone:
                says = f"with “{word}”" if word else "of something else"
                return aspect.says or says, rival
        return None

    def _rivals(
        self, each: Told, said: Place, told: Sequence[Told], given: Place, *, weak: bool
    ) -> Iterator[Figure]:
        """Yield the figures beside the given one that are, in every aspect, of what the draft says.

        `weak`: what the given one is of is not said in its own clause.
        """
        # Whom the sentence does not name cannot be meant by it, however else things are called.
        others = said_of(each.aspect, given) & aspects.values(each.aspect.read(said.statement))
        stranger = each.aspect.listed and not others
        loose = weak or not said_of(each.aspect, said, "stretch")
        for statement in self._sources.beside(given.statement, self._wide(each, given, weak)):
            for figure in statement.figures:
                if not _of_one_sort(said.figure, figure) or agrees(said.figure, figure):
                    continue
                if figure.unit == "count" and unlike_in_size(said.figure, figure, _APART):
                    continue  # 6,900 in two towns
                few = figure.number <= _FEW
                if few and _measure_word(given.figure) != _measure_word(figure):
                    continue  # 186家 in 三座 cities
                if of_other_things(given.figure, figure) or of_other_things(said.figure, figure):
                    continue
                if statement is given.statement and one_range(statement, given.figure, figure):
                    continue
                if loose and self._accounted(figure):
                    continue  # the sentence gives it itself, of the same
                rival = Place(statement, figure)
                apart = statement is not given.statement and not statement.chinese
                if apart and not said_of(each.aspect, rival, "clause"):
                    continue
                if each.fits(rival, needed=True) and all(
                    other.fits(rival) or (stranger and not other.fits(given)) for other in told
                ):
                    yield figure

    def _wide(self, each: Told, given: Place, weak: bool) -> int:
        """Return how many sentences away a rival may stand; one names its owner to be told of later."""
        if given.statement.chinese:
            return _BESIDE
        return _IN_A_ROW if each.aspect.listed and not (weak or each.aspect.placed) else 0

    def _accounted(self, rival: Figure) -> bool:
        return any(agrees(mine, rival) for mine in self._claim.sentence.figures)


def _measure_word(figure: Figure) -> str:
    """Return the Chinese word that goes with what a figure counts, "" without one."""
    last = figure.text[-1:] if figure.unit == "count" else ""
    return last if "一" <= last <= "鿿" and last not in "一二三四五六七八九十百千万亿两半" else ""


def _judged(verdict: Verdict, says: str, given: Figure, rival: Figure | None) -> Verdict:
    message = f"The source gives {given.text} {says}."
    message += f" What the draft says of it is said of {rival.text}." if rival else ""
    return replace(
        verdict,
        status="moved",
        severity="warning",
        message=message + " Correct the figure, or what it is said of.",
        given=(given, rival) if rival else (given,),
    )


def _times_for_people(claim: Claim, figure: Figure) -> Figure | None:
    """Return the figure that counts how often something was done, where the draft counts people."""
    if figure.unit != "count" or not _PEOPLE.match(figure.noun):
        return None
    given = [other for _, other in claim.sources.places(figure)]
    often = bool(given) and all(_OFTEN.search(other.text) for other in given)
    return given[0] if often else None


def _named_later(told: Told, given: Place) -> bool:
    """Whether a Chinese list comes to what the draft says after a figure, or in another item of it."""
    statement, end = given.statement, given.figure.end - given.statement.start
    if not (told.aspect.listed and statement.chinese):
        return False
    places = [m.start for m in told.aspect.read(statement) if m.value in told.own]
    if not places:
        return False
    cut = max((m.end() for m in _ITEM.finditer(statement.text, 0, end)), default=0)
    following = _ITEM.search(statement.text, end)
    last = following.start() if following else len(statement.text)
    return min(places) >= end or not any(cut <= place < last for place in places)


def _word(aspect: Aspect, place: Place) -> str:
    """Return the word that gives a figure its value, as it stands."""
    near = reach(place.statement, place.figure)
    inside = [m for m in aspect.read(place.statement) if near.clause[0] <= m.start < near.clause[1]]
    return place.statement.text[inside[0].start : inside[0].end] if inside else ""


def _of_one_sort(figure: Figure, other: Figure) -> bool:
    if figure.dated or other.dated:
        if not figure.unit == other.unit == "date":
            return False
        return date_parts(str(figure.value)).keys() - {"year"} == date_parts(
            str(other.value)
        ).keys() - {"year"}
    return comparable(figure, other)


# ── the aspects ──────────────────────────────────────────────────────────────────────────────


def _apposed(said: Place) -> bool:
    """Whether a figure is put in beside what it measures: "earned more in May, 3 million yuan, than …"."""
    text, offset = said.statement.text, said.statement.start
    start, end = said.figure.start - offset, said.figure.end - offset
    return text[:start].endswith(", ") and text[end : end + 1] == ","


def _opens(found: Sequence[Mark]) -> bool:
    """Whether the only word of its sort opens a sentence and so holds for all of it: "In May, …"."""
    return len(found) == 1 and found[0].start <= _OPENING


def _disjoint(left: Values, right: Values) -> bool:
    return not left & right


def _one_of(name: str) -> Aspect:
    def read(statement: Statement) -> list[Mark]:
        return aspects.by_aspect(statement).get(name, [])

    return Aspect(read, _disjoint, "", rivalled=False, leads=name in _LEADING, trails=name in _AT_THE_END,
        scope="sentence" if name in _PASSED_ON else "clause",
        skips=is_whole if name in HALVES else _SKIPPED.get(name, never),
    )  # fmt: skip


def _heads(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is how many do something, each or together, and not what they do."""
    if figure.unit != "count":
        return False
    led = statement.text[: figure.start - statement.start]
    return figure.number <= _HEADS or _EACH_OF.search(led) is not None


_SKIPPED = {"year": periods.earlier, "court": periods.earlier, "count": _heads}


def _apart(left: Values, right: Values) -> bool:
    return all(periods.apart(a, b) for a in left for b in right)


def _unlike(left: Values, right: Values) -> bool:
    return not any(periods.same(a, b) for a in left for b in right)


def _each_its_own(left: Values, right: Values) -> bool:
    """Whether each side has a word that the other lacks: enterprise cloud, public cloud."""
    return bool(left - right and right - left)


def _unalike(left: Values, right: Values) -> bool:
    return not alike(left, right)
