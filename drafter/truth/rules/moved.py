"""Figures that stand in the source, but of another owner, thing, period or basis than the draft says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from drafter.truth.claims import Claim
from drafter.truth.reading import aspects, periods, pinyin
from drafter.truth.reading.aspects import Mark, Scope, governing, reach
from drafter.truth.reading.concepts import (
    COUNTED,
    alike,
    chinese,
    segments,
    thing,
)
from drafter.truth.reading.ground import is_whole, one_range
from drafter.truth.reading.marks import (
    WHERE,
    edges,
    heard,
    occasions,
    plain_names,
    respective,
    things,
    years_told,
)
from drafter.truth.reading.models import models
from drafter.truth.reading.names import NOT_NAMES, opening
from drafter.truth.reading.quantity import Figure, agrees, comparable, date_parts
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.subjects import taken_up
from drafter.truth.reading.words import STOP, is_chinese
from drafter.truth.rules.figures import Verdict

_STANDING = ("exact", "rounded", "bound")
_HEADS = 3
_OPENING = len("During the ")
_BESIDE = 2  # sentences each way in which another figure may be the one that is meant
_NO_OWNERS = frozenset(
    {"China", "Chinese"}
)  # go without saying in the sources of a digest about it
# Words that the names of two firms may share.
_COMMON = frozenset(
    """china chinese the of group technology technologies bank motor motors auto software games media
        university capital electronics network securities energy cloud express holdings holding video music
        health pay robotics robot computing data ventures venture partners pharma airlines insurance foods
        sports coffee tea retail intelligence intelligent semiconductor microelectronics telecom mobile
        international logistics entertainment interactive pictures film medical biotech commerce development
        industries industrial steel power new first""".split()
)
_PASSED_ON = frozenset({"result", "count"})  # aspects that a clause takes from the one before
_EACH_OF = re.compile(
    r"\b(?:each|all|every one|both) of (?:the |its |these |those |their )?$|\ball (?:the |its )?$",
    re.I,
)
_FIRST_WORD = re.compile(r"[A-Z][a-z]{2,}\b(?=['’]s\b| [a-z])")
_SITE = re.compile(r" (?:factory|plant|office|campus|cent(?:re|er)|site|park|team|store)s?\b")
Values = frozenset[str]


def _never(_: Statement, __: Figure) -> bool:
    return False


@dataclass(frozen=True, eq=False)
class Place:
    """A figure where it stands."""

    statement: Statement
    figure: Figure


@dataclass(frozen=True)
class Aspect:
    """One thing that can be said of a figure: how it is read, when two values exclude each other."""

    read: Callable[[Statement], Sequence[Mark]]
    differ: Callable[[Values, Values], bool]
    says: str  # of the source's figure, for the editor
    rivalled: bool = True  # counts only beside a figure that is of what the draft says
    scope: Scope = "clause"  # how far the draft's words for it may stand from the figure
    leads: bool = False  # in Chinese it stands before the figure or nowhere
    placed: bool = False  # a clause that is set against another does not take it over from there
    trails: bool = False  # said once at the end of a clause, it holds for all of it
    listed: bool = False  # in a Chinese list each has its figures after it, so none before it
    skips: Callable[[Statement, Figure], bool] = _never
    strictly: Callable[[Values, Values], bool] | None = None  # as `differ`, where a rival stands by


@dataclass(frozen=True)
class Told:
    """What the draft says of its figure in one aspect; `close` is what stands as near as it must alone."""

    aspect: Aspect
    own: Values
    close: Values

    def fits(self, place: Place, *, needed: bool = False) -> bool:
        """Whether a figure of a source may be of this; with `needed`, whether the source says so."""
        held = _said(self.aspect, place)
        if not held:
            return not needed
        return not ((self.aspect.strictly if needed else None) or self.aspect.differ)(
            self.own, held
        )


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where every place of a figure is of something else.

    What a figure is of is read from the words that govern it, in either language. One language names owners
    and things more freely than the other: there, another figure must stand beside it that is of what the
    draft says.
    """
    judge = _Judge(claim)
    return [judge.reconsidered(verdict) for verdict in verdicts]


class _Judge:
    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._sources = claim.sources
        self._owned: dict[Statement, list[Mark]] = {}
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
            Aspect(things, _unalike, "of something else", skips=periods.earlier),
            Aspect(self._owners, self._other_owner, "of another", scope="sentence", listed=True),
            Aspect(self._places, self._other_owner, "of another place", placed=True),
            Aspect(self._segments, _disjoint, "of another business", placed=True, listed=True),
            Aspect(models, _disjoint, "of another", rivalled=False),
            Aspect(edges, _disjoint, "as the other end of a time", rivalled=False),
        )
        self._dated = (
            Aspect(occasions, _unalike, "for something else"),
            Aspect(models, _disjoint, "of another"),
            Aspect(years_told, _disjoint, "of another year", rivalled=False),
            Aspect(edges, _disjoint, "as the other end of a time", rivalled=False),
        )

    def reconsidered(self, verdict: Verdict) -> Verdict:
        figure = verdict.figure
        if verdict.status not in _STANDING or figure.unit in ("ordinal", "weekday"):
            return verdict
        miscounted = _miscounted(self._claim, figure)
        if miscounted:
            return _judged(verdict, "of something else", *miscounted)
        said = Place(self._claim.sentence, figure)
        told = list(self._told(said))
        places = [Place(*place) for place in self._sources.places(figure)] if told else []
        if not places or any(agrees(figure, g) for g in self._sources.title_figures):
            return verdict
        reasons = []
        for place in places:
            if _in_one_word(said, place):
                return verdict
            reason = self._against(said, told, place)
            if reason is None:
                return verdict
            reasons.append(reason)
        says, rival = reasons[0]
        return _judged(verdict, says, places[0].figure, rival)

    def _told(self, said: Place) -> Iterator[Told]:
        """Yield what the draft says of its figure."""
        for aspect in self._dated if said.figure.dated else self._numeric:
            close = _said(aspect, said, aspect.scope)
            if aspect.placed and aspect.listed and is_whole(said.statement, said.figure):
                continue  # "games made a third of its revenue of 3 billion"
            alone = aspect.placed and (
                aspects.contrasted(said.statement, said.figure) or self._elsewhere(said)
            )
            if aspect.trails and not close and _opens(aspect.read(said.statement)):
                close = _said(aspect, said)
            own = close or (frozenset() if alone else _said(aspect, said))
            if own and not aspect.skips(said.statement, said.figure):
                yield Told(aspect, own, close)

    def _elsewhere(self, said: Place) -> bool:
        """Whether a clause names somebody or some place of its own: "ahead of Ningbo with 87 million"."""
        first, last = reach(said.statement, said.figure).clause
        return first > 0 and any(
            first <= mark.start and mark.end <= last for mark in self._names(said.statement)
        )

    def _against(
        self, said: Place, told: Sequence[Told], given: Place
    ) -> tuple[str, Figure | None] | None:
        """Return why a figure of a source is not the draft's, and the one that may be meant."""
        for each in told:
            aspect = each.aspect
            near = _said(aspect, given, "clause")
            held = near or (frozenset() if given.figure.dated else _said(aspect, given))
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
            if rival is not None or alone:
                return aspect.says or f"with “{_word(aspect, given)}”", rival
        return None

    def _rivals(
        self, each: Told, said: Place, told: Sequence[Told], given: Place, *, weak: bool
    ) -> Iterator[Figure]:
        """Yield the figures beside the given one that are, in every aspect, of what the draft says.

        `weak`: what the given one is of is not said in its own clause.
        """
        loose = weak or not _said(each.aspect, said, "stretch")
        for statement in self._sources.beside(given.statement, _BESIDE):
            for figure in statement.figures:
                if not _of_one_sort(said.figure, figure) or agrees(said.figure, figure):
                    continue
                if statement is given.statement and one_range(statement, given.figure, figure):
                    continue
                if loose and self._accounted(figure):
                    continue  # the sentence gives it itself, of the same
                rival = Place(statement, figure)
                if each.fits(rival, needed=True) and all(other.fits(rival) for other in told):
                    yield figure

    def _accounted(self, rival: Figure) -> bool:
        return any(agrees(mine, rival) for mine in self._claim.sentence.figures)

    # ── owners ───────────────────────────────────────────────────────────────────────────────

    def _owners(self, statement: Statement) -> list[Mark]:
        """Return the owners a statement names: those of the glossary and of the draft's sentence."""
        return [mark for mark in self._names(statement) if mark.aspect == "owner"]

    def _places(self, statement: Statement) -> list[Mark]:
        return [mark for mark in self._names(statement) if mark.aspect == "where"]

    def _segments(self, statement: Statement) -> list[Mark]:
        """Return the businesses that a statement names, but no part of a name: Taobao Instant Commerce."""
        names = self._sources.glossary.mentions(statement.text)
        return [
            Mark("segment", *place)
            for place in segments(statement.text)
            if not any(
                m.start <= place[1] and place[2] <= m.end and m.end - m.start > place[2] - place[1]
                for m in names
            )
        ]

    def _names(self, statement: Statement) -> list[Mark]:
        if statement not in self._owned:
            found = respective(list(self._named(statement)), statement)
            self._owned[statement] = found + taken_up(found, statement)
        return self._owned[statement]

    def _named(self, statement: Statement) -> Iterator[Mark]:
        text = statement.text
        covered = []
        for mention in self._sources.glossary.mentions(text):
            covered.append((mention.start, mention.end))
            aspect = "where" if mention.entry.kind == "place" else "owner"
            if mention.entry.name not in _NO_OWNERS and text[mention.end : mention.end + 1] != "$":
                yield Mark(aspect, mention.entry.name, mention.start, mention.end)
        if statement.chinese:
            yield from heard(self._others, text)
        else:
            for name, start, end in (*plain_names(text), *self._subject(text)):
                if not any(a < end and start < b for a, b in covered):
                    where = WHERE.search(text[:start]) or _SITE.match(text[end:])
                    yield Mark("where" if where else "owner", name, start, end)

    @cached_property
    def _others(self) -> list[str]:
        """The names of the draft's sentence that the glossary does not know."""
        text = self._claim.sentence.text
        known = [(m.start, m.end) for m in self._sources.glossary.mentions(text)]
        return [
            name
            for name, start, end in (*plain_names(text), *self._subject(text))
            if not any(a < end and start < b for a, b in known)
        ]

    def _subject(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Yield the first word of a sentence where a source shows that it is a name."""
        match = _FIRST_WORD.match(text)
        if match and not opening(text) and match.group().lower() not in STOP | NOT_NAMES:
            word = match.group()
            if word in self._sources.capitals or any(
                pinyin.stands(word, source) for source in self._sources.texts if is_chinese(source)
            ):
                yield word, 0, len(word)

    def _other_owner(self, left: Values, right: Values) -> bool:
        """Whether no name of one side is a name of the other, its maker's or a part of it."""
        behind = self._sources.glossary.behind
        if (left | behind(left)) & (right | behind(right)):
            return False
        words = [
            {word for name in side for word in name.lower().split()} - _COMMON
            for side in (left, right)
        ]
        return not words[0] & words[1]


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


def _miscounted(claim: Claim, figure: Figure) -> tuple[Figure, Figure] | None:
    """Return the figure that counts other things, and the one beside it that counts what the draft does."""
    counted = _counted(Place(claim.sentence, figure))
    places = claim.sources.places(figure) if counted else []
    for place in places:
        held = _counted(Place(*place))
        if not held or alike(frozenset([counted]), frozenset([held])):
            return None
    for statement, other in places:
        for near in claim.sources.beside(statement, _BESIDE):
            for rival in near.figures:
                if _counted(Place(near, rival)) == counted and not any(
                    agrees(mine, rival) for mine in claim.sentence.figures
                ):
                    return other, rival
    return None


def _counted(place: Place) -> str:
    """Return what a number counts, by the noun after it or, in Chinese, the one before; "" if unknown."""
    figure, statement = place.figure, place.statement
    name = thing(figure.noun) if figure.unit == "count" else ""
    if name in COUNTED:
        return name
    if figure.unit == "count" and statement.chinese and not figure.noun:
        before = statement.text[slice(*reach(statement, figure).before)]
        found = [m.group() for m in chinese()[0].finditer(before)]
        name = chinese()[1][found[-1]] if found else ""
    return name if name in COUNTED else ""


def _said(aspect: Aspect, place: Place, scope: Scope = "sentence") -> Values:
    return governing(
        aspect.read(place.statement), place.statement, place.figure, scope,
        trails=aspect.trails, leads=aspect.leads,
    )  # fmt: skip


def _named_later(told: Told, given: Place) -> bool:
    """Whether a Chinese list comes to what the draft says only after a figure, which is another's."""
    statement, end = given.statement, given.figure.end - given.statement.start
    if not (told.aspect.listed and statement.chinese):
        return False
    places = [m.start for m in told.aspect.read(statement) if m.value in told.own]
    return bool(places) and min(places) >= end


def _in_one_word(said: Place, given: Place) -> bool:
    """Whether two figures are of one compound: "24-hour shows" and "24-hour show"."""
    if "-" not in said.figure.text:
        return False
    following = [
        next((t.stem for t in place.statement.tokens if t.start >= place.figure.end), "")
        for place in (said, given)
    ]
    return following[0] == following[1] != ""


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


def _opens(found: Sequence[Mark]) -> bool:
    """Whether the only word of its sort opens a sentence and so holds for all of it: "In May, …"."""
    return len(found) == 1 and found[0].start <= _OPENING


def _disjoint(left: Values, right: Values) -> bool:
    return not left & right


def _one_of(name: str) -> Aspect:
    def read(statement: Statement) -> list[Mark]:
        return [mark for mark in aspects.marks(statement) if mark.aspect == name]

    return Aspect(read, _disjoint, "", rivalled=False, leads=name == "count", trails=name == "year",
        scope="sentence" if name in _PASSED_ON else "clause",
        skips={"year": periods.earlier, "count": _heads}.get(name, _never),
    )  # fmt: skip


def _heads(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is how many do something, each or together, and not what they do."""
    if figure.unit != "count":
        return False
    led = statement.text[: figure.start - statement.start]
    return figure.number <= _HEADS or _EACH_OF.search(led) is not None


def _apart(left: Values, right: Values) -> bool:
    return all(periods.apart(a, b) for a in left for b in right)


def _unlike(left: Values, right: Values) -> bool:
    return not any(periods.same(a, b) for a in left for b in right)


def _unalike(left: Values, right: Values) -> bool:
    return not alike(left, right)
