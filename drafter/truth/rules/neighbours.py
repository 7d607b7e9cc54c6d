"""Figures that a source gives of one thing and that a sentence says of the thing beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

from drafter.truth.claims import Claim
from drafter.truth.reading import periods, words
from drafter.truth.reading.cues import AIMED
from drafter.truth.reading.ground import akin, ground, is_whole, one_range
from drafter.truth.reading.lexicon import RANKS, notions
from drafter.truth.reading.quantity import Figure, agrees, date_parts
from drafter.truth.reading.sides import excepted
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.changes import far_apart, role
from drafter.truth.rules.figures import Verdict
from drafter.truth.rules.goals import aimed
from drafter.truth.rules.sayings import THEN, Keys, Reader
from drafter.truth.rules.told import counted

_STANDING = ("exact", "rounded", "bound")
_FEW = 3  # counts up to here stand in any text
_BESIDE = (
    1  # sentences each way in which the neighbour may stand, in Chinese, where a list makes several
)
_PAST = re.compile(
    r"\b(?:from|previous\w*|former\w*|earlier|ago|before|used|last|was|were|had|compared|against|than|"
    r"original\w*|initial\w*|prior)\b",
    re.IGNORECASE,
)

_PLANNED = re.compile(
    r"原定|原计划|原拟|原本|原价|原为|原先|此前|\b(?:originally|initially|previously|formerly|had been|"
    r"(?:earlier|previous|prior|original|initial) (?:forecast|guidance|estimate|plan|target|goal)|"
    r"(?:first|once) (?:listed|set|scheduled|planned|due|announced|promised|given|fixed|slated))\b",
    re.IGNORECASE,
)
_PAST_TIME = re.compile(
    r"\b(?:from|previous\w*|former\w*|earlier|ago|before|used to|last|had|compared|against|than|"
    r"original\w*|initial\w*|prior|20[0-9]{2})\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"现|改|延长|推迟|延期|延后|提前|顺延|调整|调至|上调|下调|\b(?:now|instead|extended|postponed|delayed|moved|"
    r"pushed|brought|put (?:back|off)|rescheduled|cut|raised|lowered|later)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"此前|原|\b(?:against|compared with|versus|instead of)\b", re.IGNORECASE)
_NOW = re.compile(r"\bnow\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:original\w*|initial\w*|previous\w*|former\w*|first|before|earlier|from|had|was|were|instead|used|"
    r"than|than|postpon\w*|delay\w*|put off|push\w*|extend\w*|old)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"[由从自][^\d，。；]{0,4}$|\bfrom (?:about |nearly |around |over )?$", re.IGNORECASE
)
_TO = re.compile(
    r"[至到为][^\d，。；]{0,4}$|\bto (?:about |nearly |around |over )?$", re.IGNORECASE
)
_BREAK = re.compile(r"[，,。；;]")
# A sentence that goes on about what the one before it named.
_GOES_ON = re.compile(r"(?:And |But |So |Now )?(?:It|That|This)\b(?!’s why| is why)")

_ABOUT_IT = re.compile(r"(?:,|;|\band|\bbut) (?:it|that) (?:is|was|has|had|will|makes?|made)\b")

# Whoever it is: "the carmaker's managers".
_ANYBODY = frozenset(
    map(
        words.stem,
        """company firm group maker carmaker automaker chipmaker retailer startup start-up platform studio
        chain operator developer business""".split(),
    )
) | {"length/quarter", "length/year"}


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where the words of a figure are those of its neighbour."""
    reader = Reader(claim)
    used = frozenset(id(g) for v in verdicts if v.status == "derived" for g in v.given)
    return [_reconsidered(claim, verdict, reader, used) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict, reader: Reader, used: frozenset[int]) -> Verdict:
    figure, sources = verdict.figure, claim.sources
    if verdict.status == "derived":
        return _rederived(claim, verdict, reader)
    if verdict.status not in _STANDING or figure.unit == "ordinal":
        return verdict
    places = sources.places(figure)
    if not places or any(agrees(figure, g) for g in sources.title_figures):
        return verdict
    if (figure.unit == "count" and figure.number <= _FEW) or is_whole(claim.sentence, figure):
        return verdict
    if excepted(claim.sentence, figure):
        return verdict
    if "-" in figure.text and figure.unit not in ("count", "year"):
        return verdict  # "the 6.7-inch model" says which, not how much
    if figure.unit == "date" and "day" not in date_parts(str(figure.value)):
        return verdict  # a month or a year is when others are, more often than it is told of
    said = reader.keys(claim.sentence, figure)
    found = [_neighbour(claim, figure, said, place, reader) for place in places]
    if not all(found):
        return verdict
    rival, given = found[0], places[0][1]
    assert rival is not None
    if id(rival) in used:
        return verdict  # the sentence tells what follows from it
    message = (
        f"The source gives {given.text} of something else; of this it says {rival.text}. "
        "Correct the figure, or what it is said of."
    )
    return replace(
        verdict, status="moved", severity="warning", message=message, given=(given, rival)
    )


def _rederived(claim: Claim, verdict: Verdict, reader: Reader) -> Verdict:
    """Return the verdict on what follows from figures, "moved" where one of them is of another thing."""
    if len(verdict.given) != len(("one", "other")) or verdict.figure.unit in ("times", "percent"):
        return verdict  # a ratio may be read either way
    for given, beside in permutations(verdict.given):
        other = _meant(claim, verdict.figure, given, beside, reader)
        if other is not None:
            message = (
                f"{verdict.figure.text} follows from {given.text}, but this is said of {other.text}. "
                "Check the sum."
            )
            return replace(
                verdict, status="moved", severity="warning", message=message, given=(given, other)
            )
    return verdict


def _meant(
    claim: Claim, figure: Figure, given: Figure, beside: Figure, reader: Reader
) -> Figure | None:
    """Return the figure that a sentence tells of where it reckons with the one given."""
    said = reader.keys(claim.sentence, figure)
    for statement in (s for s in claim.sources.statements if {given, beside} <= {*s.figures}):
        apart = reader.keys(statement, beside)
        for other in statement.figures:
            if other in (given, beside) or other.unit != given.unit:
                continue
            if any(mine.number == other.number for mine in claim.sentence.figures):
                continue
            left = replace(said, names=said.names - apart.names, words=said.words - apart.words)
            if is_of(left, reader.keys(statement, given), reader.keys(statement, other)):
                return other
    return None


def _neighbour(
    claim: Claim, figure: Figure, said: Keys, place: tuple[Statement, Figure], reader: Reader
) -> Figure | None:
    """Return the figure beside a source's that the words of the draft's figure are said of."""
    given = reader.keys(*place)
    replaced = _superseded(claim, figure, place) or _outdated(claim, figure, place, given, reader)
    if replaced is not None:
        return replaced
    if _goes_on(place[0]):
        return None
    for statement in claim.sources.beside(place[0], _BESIDE * place[0].chinese):
        for other in statement.figures:
            if _no_rival(claim.sentence, figure, place, (statement, other)):
                continue
            held = reader.keys(statement, other)
            named = _notions_of(figure.noun) & (held.words - given.words)
            if _is_age(place[1]) or (not named and _counts_else(figure, place[1], other, said)):
                continue
            if periods.earlier(statement, other) and not _PAST.search(claim.sentence.text):
                continue
            hoped = AIMED.search(claim.sentence.text)
            if not hoped and aimed(statement, other) and not aimed(*place):
                continue  # a goal is told as one, and what was reached is not it
            if statement is not place[0]:
                held = replace(held, words=frozenset(w for w in held.words if "/" not in w))
            near = statement is place[0]
            if is_of(said, given, held, beside=near) and _given_away(
                claim, other, given, held, reader
            ):
                return other
    return None


def _no_rival(
    sentence: Statement,
    figure: Figure,
    place: tuple[Statement, Figure],
    rival: tuple[Statement, Figure],
) -> bool:
    """Whether a figure beside a source's cannot be the one that is meant, whatever is said of it."""
    statement, other = rival
    if other is place[1] or agrees(figure, other):
        return True
    if not (_of_one_sort(figure, other) and _of_one_sort(place[1], other)):
        return True
    if statement is place[0] and (
        one_range(statement, place[1], other) or _one_move(statement, other, place[1])
    ):
        return True
    if statement is place[0] and _taken_up(statement, place[1], other):
        return True
    return _in_another_role(sentence, figure, place, rival)


def _taken_up(statement: Statement, first: Figure, other: Figure) -> bool:
    """Whether a clause goes on about the thing of a figure: "up 25 percent, and it is now 9 of ten"."""
    between = statement.text[first.end - statement.start : other.start - statement.start]
    return _ABOUT_IT.search(between) is not None


def _in_another_role(
    sentence: Statement,
    figure: Figure,
    place: tuple[Statement, Figure],
    rival: tuple[Statement, Figure],
) -> bool:
    """Whether draft and source both hold others against a figure, or neither, unlike the rival."""
    mine = periods.earlier(sentence, figure)
    if mine == periods.earlier(*place) != periods.earlier(*rival):
        return True
    return role(sentence, figure) == role(*place) == "level" and role(*rival) == "change"


def _goes_on(statement: Statement) -> bool:
    """Whether a figure is of what the sentence before tells: "It was 12 percent"."""
    return _GOES_ON.match(statement.text) is not None


def _one_move(statement: Statement, start: Figure, end: Figure) -> bool:
    """Whether something went from the one figure to the other: "from 25 percent to 20", 由25%下调至20%."""
    led = statement.text[: start.start - statement.start]
    onto = statement.text[: end.start - statement.start]
    between = statement.text[start.end - statement.start : end.start - statement.start]
    return bool(
        start.end <= end.start
        and _FROM.search(led)
        and _TO.search(onto)
        and not _BREAK.search(between)
    )


def _superseded(claim: Claim, figure: Figure, place: tuple[Statement, Figure]) -> Figure | None:
    """Return the figure that took the place of one which a source gives as the plan of before."""
    statement, given = place
    if not _led_by(_PLANNED, statement, given):
        return None
    if _BEFORE.search(claim.sentence.text) and not _led_by(_NOW, claim.sentence, figure):
        return None
    for other in statement.figures:
        if (
            _of_one_sort(given, other)
            and not agrees(figure, other)
            and (
                _led_by(_INSTEAD, statement, other)
                if other.start > given.end
                else _led_by(_AGAINST, statement, given)
            )
            and not any(agrees(mine, other) for mine in claim.sentence.figures)
        ):
            return other
    return None


def _outdated(
    claim: Claim, figure: Figure, place: tuple[Statement, Figure], given: Keys, reader: Reader
) -> Figure | None:
    """Return the figure of now beside one which a source gives of a year before, told as that of now."""
    statement, own = place
    if THEN not in given.words or THEN in reader.keys(claim.sentence, figure).words:
        return None
    years = re.compile("|".join(map(str, claim.sources.years)) or "(?!)")
    if _PAST_TIME.search(years.sub("", claim.sentence.text)):
        return None
    for other in statement.figures:
        if (
            other is not own
            and _of_one_sort(own, other)
            and THEN not in reader.keys(statement, other).words
            and not any(agrees(mine, other) for mine in claim.sentence.figures)
        ):
            return other
    return None


def _led_by(cue: re.Pattern[str], statement: Statement, figure: Figure) -> bool:
    start, end = ground(statement, figure).own[0]
    return cue.search(statement.text, max(0, start - 1), end) is not None


def _given_away(claim: Claim, rival: Figure, given: Keys, held: Keys, reader: Reader) -> bool:
    """Whether a sentence that states the rival too says of it what is said of the given one."""
    own = [f for f in claim.sentence.figures if agrees(f, rival)]
    return all(is_of(reader.keys(claim.sentence, f), held, given) for f in own)


def _counts_else(figure: Figure, given: Figure, rival: Figure, said: Keys) -> bool:
    """Whether a rival counts other things than a draft's figure and the one given."""
    if not figure.unit == given.unit == rival.unit == "count":
        return False
    told = _notions_of(figure.noun)
    if (
        told & _notions_of(given.noun)
        and _notions_of(rival.noun)
        and not told & _notions_of(rival.noun)
    ):
        return True
    if words.is_chinese(given.text):
        one, other = counted(given), counted(rival)
        if "个" in (one, other):  # 11个国家, 8国
            return one != other and not (set(one + other) - {"个"}) & set(given.noun + rival.noun)
        return one != other
    mine, theirs = counted(figure) or counted(given), counted(rival)
    if theirs and not mine:
        return not any(names & said.words for names, _, _ in notions(rival.noun))
    return bool(mine and theirs) and mine != theirs


def _notions_of(noun: str) -> frozenset[str]:
    return frozenset(name for names, _, _ in notions(noun) for name in names)


def _is_age(figure: Figure) -> bool:
    return figure.unit == "year" and figure.text.isdigit()


def is_of(said: Keys, given: Keys, rival: Keys, *, beside: bool = True) -> bool:
    """Whether what is said of a figure is said of the rival and not of the given one.

    `beside`: the two stand in one sentence, where a word for a firm tells neither from the other.
    """
    of_given = said.all_names & given.all_names - rival.all_names
    of_rival = said.all_names & rival.all_names - given.all_names
    if of_given or _conflict(said.words, rival.words):
        return False
    mine = said.words & (given.words - rival.words - rival.passed_on)
    mine -= _ANYBODY if beside else frozenset()
    held = rival.words
    if not held and given.words and rival.taken_words < given.taken_words:
        held = (
            rival.taken_words
        )  # bare, and before the given one: "the driver (43), … a pedestrian of 26"
    theirs = said.words & (held - given.words - given.taken)
    if of_rival and said.names and (given.stranger or given.names):
        shared = said.words & (rival.words | rival.taken_words)
        plain = {word for word in mine if not word.startswith(("spread/", "="))}
        return len(plain) <= len(theirs) or bool(given.stranger and shared and mine <= RANKS)
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
    if figure.unit == other.unit == "weekday":
        return True
    if figure.dated or other.dated:
        mine, theirs = (
            date_parts(str(f.value)) if f.unit == "date" else {} for f in (figure, other)
        )
        return {"month", "day"} <= mine.keys() and "month" in theirs
    if figure.money and other.money and far_apart(figure, other):
        return False
    return akin(figure, other) and figure.unit != "ordinal"
