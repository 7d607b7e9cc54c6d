"""Figures that stand in the source, but of another owner, thing, period or basis than the draft says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from drafter.truth.claims import Claim
from drafter.truth.reading import aspects, periods, pinyin
from drafter.truth.reading.aspects import Mark, Scope, governing, reach
from drafter.truth.reading.concepts import alike, concepts, events, segments
from drafter.truth.reading.names import NOT_NAMES, capitalised, is_title_case, opening, plain
from drafter.truth.reading.quantity import Figure, agrees, comparable, date_parts
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, is_chinese
from drafter.truth.rules.figures import Verdict

_STANDING = ("exact", "rounded", "bound")
_BESIDE = 2  # sentences each way in which another figure may be the one that is meant
_NO_OWNERS = frozenset(
    {"China", "Chinese"}
)  # go without saying in the sources of a digest about it
_PASSED_ON = frozenset({"result", "count"})  # aspects that a clause takes from the one before
_MODEL = re.compile(
    r"[A-Z][A-Za-z]*[0-9.]*(?:-[A-Za-z0-9.]*[A-Za-z0-9])+|"
    r"(?<=[a-z\u4e00-\u9fff])[ -]?[A-Z]?[0-9]{1,4}(?:\.[0-9])?[A-Z]{0,3}(?![\w.%]|[0-9])|"
    r"(?<=[a-z\u4e00-\u9fff])[ -]?[A-Z]?[0-9]{1,4}(?:\.[0-9])?[A-Z]{0,3}(?=[\u4e00-\u9fff])"
)
_FIRST_WORD = re.compile(r"[A-Z][a-z]{2,}\b(?=['’]s\b| [a-z])")
_SINCE = re.compile(r"\b(?:since|from|starting|beginning|effective)(?: on)? $|自$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through)(?: the end of)? $|(?:截至|截止到?)$", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"分别|\brespectively\b", re.IGNORECASE)
_SITE = re.compile(
    r" (?:factory|plant|office|campus|cent(?:re|er)|site|production line|park|team|store)s?\b"
)
# Where a predicate goes on without a subject of its own: "and is buying", ", improving by".
_AUXILIARY = "also|then|now|will|would|plans|wants|expects|is|are|was|were|has|have|had"
_PREDICATE = re.compile(
    rf"(?:\b(?:and|but)\s(?:(?:{_AUXILIARY})\s|to\s)*(?=(?:{_AUXILIARY}|[a-z]{{2,}}(?:ing|ed)|sold|took|won|lost|cut|"
    r"put|made|fell|rose|grew|paid|spent|bought|gave|got|shed)\b)|"
    r",\s(?P<participle>)(?=(?:[a-z]{2,}(?:ing|ed)|up|down)\b))"
)
_SEGMENT = re.compile(r";\s|\b(?:while|whereas|but)\s")
_YEAR_WORD = re.compile(
    r"[去今明]年(?=.)|(?<=\w )(?:last|this|next) year$|(?<=\w )(?:last|this|next) year\b"
)
_HOLIDAY = re.compile(
    r"(?:Lunar |Chinese )?New Year|Christmas|Spring Festival|National Day|Golden Week|Easter"
)
_WHERE = re.compile(r"\b(?:in|across|inside|near|throughout)(?: the)? $|在$", re.IGNORECASE)

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
            Aspect(_things, _unalike, "of something else", skips=periods.earlier),
            Aspect(self._owners, self._other_owner, "of another", scope="sentence", listed=True),
            Aspect(self._places, self._other_owner, "of another place", placed=True),
            Aspect(_segments, _disjoint, "of another business", placed=True, listed=True),
            Aspect(_models, _disjoint, "of another"),
            Aspect(_edges, _disjoint, "as the other end of a time", rivalled=False),
        )
        self._dated = (
            Aspect(_events, _unalike, "for something else"),
            Aspect(_models, _disjoint, "of another"),
            Aspect(_years_told, _disjoint, "of another year", rivalled=False),
        )

    def reconsidered(self, verdict: Verdict) -> Verdict:
        figure = verdict.figure
        if verdict.status not in _STANDING or figure.unit in ("ordinal", "weekday"):
            return verdict
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
        given = places[0].figure
        message = f"The source gives {given.text} {says}."
        message += f" What the draft says of it is said of {rival.text}." if rival else ""
        return replace(
            verdict,
            status="moved",
            severity="warning",
            message=message + " Correct the figure, or what it is said of.",
            given=(given, rival) if rival else (given,),
        )

    def _told(self, said: Place) -> Iterator[Told]:
        """Yield what the draft says of its figure."""
        for aspect in self._dated if said.figure.dated else self._numeric:
            close = _said(aspect, said, aspect.scope)
            alone = aspect.placed and aspects.contrasted(said.statement, said.figure)
            own = close or (frozenset() if alone else _said(aspect, said))
            if own and not aspect.skips(said.statement, said.figure):
                yield Told(aspect, own, close)

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
            rival = next(self._rivals(each, said, told, given), None)
            alone = (
                bool(held and each.close) and not aspect.rivalled and aspect.differ(each.own, held)
            )
            alone = alone and bool(near or aspect.scope == "sentence" or aspect.trails)
            if rival is not None or alone:
                return aspect.says or f"with “{_word(aspect, given)}”", rival
        return None

    def _rivals(
        self, each: Told, said: Place, told: Sequence[Told], given: Place
    ) -> Iterator[Figure]:
        """Yield the figures beside the given one that are, in every aspect, of what the draft says."""
        loose = not _said(each.aspect, said, "stretch") or _named_later(each, given)
        for statement in self._sources.beside(given.statement, _BESIDE):
            for figure in statement.figures:
                if not _of_one_sort(said.figure, figure) or agrees(said.figure, figure):
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

    def _names(self, statement: Statement) -> list[Mark]:
        if statement not in self._owned:
            found = _respective(list(self._named(statement)), statement)
            self._owned[statement] = found + _taken_up(found, statement)
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
            yield from _heard(self._others, text)
        else:
            for name, start, end in (*_plain_names(text), *self._subject(text)):
                if not any(a < end and start < b for a, b in covered):
                    where = _WHERE.search(text[:start]) or _SITE.match(text[end:])
                    yield Mark("where" if where else "owner", name, start, end)

    @cached_property
    def _others(self) -> list[str]:
        """The names of the draft's sentence that the glossary does not know."""
        text = self._claim.sentence.text
        known = [(m.start, m.end) for m in self._sources.glossary.mentions(text)]
        return [
            name
            for name, start, end in (*_plain_names(text), *self._subject(text))
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
        words = [{word for name in side for word in name.lower().split()} for side in (left, right)]
        return not words[0] & words[1]


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


def _disjoint(left: Values, right: Values) -> bool:
    return not left & right


def _one_of(name: str) -> Aspect:
    def read(statement: Statement) -> list[Mark]:
        return [mark for mark in aspects.marks(statement) if mark.aspect == name]

    return Aspect(read, _disjoint, "", rivalled=False, leads=name == "count", trails=name == "year",
        scope="sentence" if name in _PASSED_ON else "clause",
        skips=periods.earlier if name == "year" else _never,
    )  # fmt: skip


def _apart(left: Values, right: Values) -> bool:
    return all(periods.apart(a, b) for a in left for b in right)


def _unlike(left: Values, right: Values) -> bool:
    return not any(periods.same(a, b) for a in left for b in right)


def _unalike(left: Values, right: Values) -> bool:
    return not alike(left, right)


def _things(statement: Statement) -> list[Mark]:
    return [Mark("thing", *place) for place in concepts(statement.text)]


def _segments(statement: Statement) -> list[Mark]:
    return [Mark("segment", *place) for place in segments(statement.text)]


def _events(statement: Statement) -> list[Mark]:
    return [Mark("event", *place) for place in events(statement.text)]


def _edges(statement: Statement) -> list[Mark]:
    """Return where a date begins or ends what is told: since, from, 自…起; until, by, 截至."""
    found = []
    for figure in statement.figures:
        start, end = figure.start - statement.start, figure.end - statement.start
        before, after = statement.text[max(0, start - 12) : start], statement.text[end : end + 2]
        for value, pattern, led in (("start", _SINCE, "起"), ("end", _UNTIL, "止")):
            if figure.dated and (pattern.search(before) or after.startswith(led)):
                found.append(Mark("edge", value, end, end))
    return found


def _years_told(statement: Statement) -> list[Mark]:
    """Return by which word a date without a year tells it: 去年11月, "November this year"."""
    found = []
    for figure in statement.figures:
        end = figure.end - statement.start
        word = (
            _YEAR_WORD.search(f"{figure.text}{statement.text[end : end + 11]}")
            if figure.dated
            else None
        )
        if word is not None:
            value = {"去": "last", "今": "this", "明": "next"}.get(
                word.group()[0], word.group().split()[0]
            )
            found.append(Mark("told", value.lower(), end, end))
    return found


def _models(statement: Statement) -> list[Mark]:
    """Return the numbers in names: the 960 of "Ascend 960", the S9 of 鸿途S9."""
    taken = [(f.start - statement.start, f.end - statement.start) for f in statement.figures]
    return [
        Mark("model", match.group().strip(" -").lower(), *match.span())
        for match in _MODEL.finditer(statement.text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]


def _respective(found: list[Mark], statement: Statement) -> list[Mark]:
    """Return the names with those that 分别 or "respectively" gives a figure each put before theirs."""
    word = _RESPECTIVELY.search(statement.text)
    if word is None:
        return found
    offset = statement.start
    places = [(f.start - offset, f.end - offset) for f in statement.figures if not f.dated]
    chinese = word.group() == "分别"
    places = [p for p in places if (p[0] >= word.end()) == chinese]
    owners = [mark for mark in found if mark.aspect == "owner" and mark.end <= word.start()]
    if not chinese:
        owners = [mark for mark in owners if places and mark.end <= places[-1][0]]
    count = min(len(owners), len(places))
    chosen, places = owners[-count:], places[:count] if chinese else places[-count:]
    if count < 2:
        return found
    moved = [Mark("owner", m.value, at, at) for m, (at, _) in zip(chosen, places, strict=True)]
    return [mark for mark in found if mark not in chosen] + moved


def _taken_up(found: list[Mark], statement: Statement) -> list[Mark]:
    """Return the subjects of an English sentence again where a later predicate goes without its own."""
    owners = [mark for mark in found if mark.aspect == "owner"]
    if statement.chinese or not owners:
        return []
    return [
        Mark("owner", mark.value, match.end(), match.end())
        for match in _PREDICATE.finditer(statement.text)
        for mark in _subjects(owners, statement, match)
    ]


def _subjects(owners: list[Mark], statement: Statement, match: re.Match[str]) -> list[Mark]:
    """Return the names that may be the subject of a predicate: a participle may go with any before it."""
    starts = [m.end() for m in _SEGMENT.finditer(statement.text, 0, match.start())]
    places = [figure.start - statement.start for figure in statement.figures if not figure.dated]
    for start in (max(starts, default=0), 0):
        first = min((place for place in places if place > start), default=match.start())
        last = match.start() if match["participle"] is not None else min(first, match.start())
        held = [mark for mark in owners if start <= mark.start and mark.end <= last]
        if held:
            return held
    return []


def _plain_names(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the capitalised names of a sentence without what only begins it; none of a headline's."""
    if is_title_case(text):
        return
    first = opening(text)
    if first:
        yield first, 0, len(first)
    for start, end in capitalised(text):
        words = [word for word in text[start:end].split() if plain(word) not in STOP | NOT_NAMES]
        if words and len(words[0]) > 1 and not _HOLIDAY.match(" ".join(words)):
            yield " ".join(re.sub(r"['’]s?$", "", word) for word in words), start, end


def _heard(names: list[str], text: str) -> Iterator[Mark]:
    """Yield where a Chinese text has names in characters of their sound, or as they stand."""
    for name in names:
        place = pinyin.stands(name, text)
        form = text[slice(*place)] if place else name
        for match in re.finditer(re.escape(form), text):
            aspect = "where" if _WHERE.search(text[: match.start()]) else "owner"
            yield Mark(aspect, name, match.start(), match.end())
