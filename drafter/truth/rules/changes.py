"""Figures of a change that went the other way, or that the source gives as another part of the change."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from drafter.truth.claims import Claim
from drafter.truth.reading.aspects import governing, reach
from drafter.truth.reading.concepts import thing
from drafter.truth.reading.directions import (
    LOSS,
    between_two,
    changes,
    direction,
    held_against,
    of_rate,
    since_period_before,
    since_year_before,
)
from drafter.truth.reading.ground import is_whole
from drafter.truth.reading.levels import (
    added_onto,
    beside_its_start,
    by_so_much,
    ended_at,
    may_be_past,
    may_tell_change,
    opened_or_closed,
    part_in_change,
    tells_when_or_where,
)
from drafter.truth.reading.lexicon import notions
from drafter.truth.reading.own_amounts import is_own_amount
from drafter.truth.reading.periods import periods
from drafter.truth.reading.quantity import Figure, agrees, comparable
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import is_chinese
from drafter.truth.rules import derived
from drafter.truth.rules.at_odds import LOSES, at_odds
from drafter.truth.rules.figures import Verdict
from drafter.truth.rules.placed import Stated

_OTHER_WAY = "as something that went the other way"
_AS = {
    "start": "as what it was before",
    "level": "as what was reached",
    "change": "as what was added or lost, not as what was reached",
}
_BOTH = {"up", "down"}
_LOSS_WORD = re.compile(r"los[ets]", re.IGNORECASE)
_RANGES = re.compile(r"narrow|wid(?:en|er)|tighten", re.IGNORECASE)
_NEW = re.compile(r"\b(?:new|newly)\b|新增", re.IGNORECASE)  # 新增贷款2万亿: new loans reached it
# "added … in value" for 增加值: an amount, and no change of one
_VALUE_ADDED = re.compile(r"增加值|\bvalue[- ]added\b|\badded value\b", re.IGNORECASE)
_SCORE = re.compile(r"\b(?:by|,) [0-9]{1,3}(?: votes?)?(?: to |[-–])[0-9]{1,3}(?![0-9%])")
_SCORE_REACH = 14  # characters
# What somebody wins by, which is no change.
_MARGINS = frozenset("vote votes goal goals run runs seat seats length lengths".split())
_AGED = re.compile(r"\b(?:aged?|ages|old) $")  # "aged four to 11" of those "aged from four to 11"
# "by 12 percent to 41 percent", of two that are held against one another
_SHARES = re.compile(r"\bby [0-9.]+(?: percent|%) to [0-9.]+(?: percent|%)")
_TURNED_TO = re.compile(
    r"(?: [a-z ]{1,24})? to (?:RMB ?|[A-Z]{0,3}[$€£¥])?|[^，,。；;]{0,8}[为至到]"
)
_SLIP = 1e-6
_TRIFLE = 12  # a count up to here stands in any text, of many things


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where every place of a figure says of it what the draft denies."""
    return [_reconsidered(claim, verdict) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict) -> Verdict:
    figure = verdict.figure
    if verdict.status == "derived":
        return _rederived(claim, verdict)
    standing = verdict.status in ("exact", "rounded", "bound")
    if (
        not standing
        or figure.dated
        or figure.unit == "ordinal"
        or figure.noun in _MARGINS
        or _in_a_score(claim.sentence, figure)
    ):
        return verdict
    if figure.unit == "percent" and part_in_change(claim.sentence, figure) == "change":
        near = claim.near or claim.sources.statements[:_TRIFLE]
        if derived.operands(figure, claim.sentence, near):
            return verdict  # "grew by a fifth" of what rose to 24 percent from 20
    if derived.is_difference(figure, claim.sentence, claim.near):
        return verdict  # "by three years" of a term cut from nine years to six
    places = _in_company(claim, figure, claim.sources.places(figure))
    if figure.unit == "count" and figure.number <= _TRIFLE and figure.number.is_integer():
        places = [place for place in places if _may_be_one(place[1].noun, figure.noun)]
    if at_odds(claim.sentence, figure):
        message = (
            f"The figures of this sentence go the other way than its words say: {figure.text}."
        )
        return replace(verdict, status="moved", severity="warning", message=message)
    against = [_against(claim.sentence, figure, *place) for place in places]
    if not against or not all(against):
        return verdict
    given = places[0][1]
    message = f"The source gives {given.text} {against[0]}. Read the two side by side."
    return replace(verdict, status="moved", severity="warning", message=message, given=(given,))


def _in_company(claim: Claim, figure: Figure, places: list[Stated]) -> list[Stated]:
    """Return the places of a figure that have another of its clause beside it, or all where none has."""
    first, last = reach(claim.sentence, figure).clause
    within = [f for f in claim.sentence.figures if first <= f.start - claim.sentence.start < last]
    others = [f for f in within if f is not figure and not f.dated]
    return [
        (statement, own)
        for statement, own in places
        if own.edge == figure.edge
        and any(agrees(other, g) for other in others for g in statement.figures if g is not own)
    ] or places


def _rederived(claim: Claim, verdict: Verdict) -> Verdict:
    """Return the verdict on a change that a sentence reckons from a level and the change beside it."""
    figure = verdict.figure
    changed = figure.unit == "points" or part_in_change(claim.sentence, figure) == "change"
    if len(verdict.given) != len(("level", "change")) or not changed:
        return verdict
    for statement in claim.near or claim.sources.statements[:_TRIFLE]:
        if not {*verdict.given} <= {*statement.figures}:
            continue
        way, told = direction(claim.sentence, figure), _between(statement, *verdict.given)
        if {way.way, told} == _BOTH:
            first, last = (g.text for g in verdict.given)
            message = f"{first} and {last} say that this went {told}; the draft says “{way.word.strip()}”."
            return replace(verdict, status="moved", severity="warning", message=message)
        if figure.unit in ("percent", "points", "times"):
            continue
        change = [g for g in verdict.given if part_in_change(statement, g) == "change"]
        level = [g for g in verdict.given if g not in change]
        if len(change) != 1 or level[0].number - change[0].number != figure.number:
            continue
        message = (
            f"{figure.text} is what {level[0].text} was before it changed by {change[0].text}, "
            "not by how much it changed. Correct the figure."
        )
        return replace(verdict, status="moved", severity="warning", message=message)
    return verdict


def _between(statement: Statement, one: Figure, other: Figure) -> str:
    """Return which way something went from one of two figures of a statement to the other; "" if untold."""
    for now, before in ((one, other), (other, one)):
        way = since_year_before(statement, now)
        if way.way and way.word == before.text:
            return way.way
        if (
            part_in_change(statement, before) == "start"
            and part_in_change(statement, now) == "level"
        ):
            return "up" if now.number > before.number else "down"
    return ""


def _against(sentence: Statement, figure: Figure, statement: Statement, other: Figure) -> str:
    """Return what the source says of its figure that the draft says otherwise; "" where they agree."""
    mine, theirs = part_in_change(sentence, figure), part_in_change(statement, other)
    if mine == "change" and not theirs and beside_its_start(statement, other):
        theirs = "level"
    rates = of_rate(sentence, figure), of_rate(statement, other)
    if any(rates):
        told = (
            rates[0] or (direction(sentence, figure).way if mine != "start" else ""),
            rates[1] or direction(statement, other).way,
        )
        exchanged = all(rates) and {mine, theirs} == {"start", "level"}
        # growth that slowed to 6.4 percent grew by it
        return _OTHER_WAY if set(told) == _BOTH else _AS[theirs] if exchanged else ""
    return _against_part(mine, theirs, (sentence, figure), (statement, other))


def _against_part(
    mine: str, theirs: str, said: tuple[Statement, Figure], given: tuple[Statement, Figure]
) -> str:
    """Return what of before, change and level a source says of its figure otherwise than the draft."""
    (sentence, figure), (statement, other) = said, given
    if {mine, theirs} == {"level", "change"}:
        return _level_for_change(theirs, said, given)
    if (
        opened_or_closed(sentence, figure)
        and ended_at(statement, other)
        and changes(statement, other)
    ):
        return "" if _difference(statement, figure) else _AS["level"]
    told = mine or may_tell_change(sentence) or _difference(statement, figure)
    if not told and theirs == "change" and by_so_much(statement, other):
        return _AS["change"]
    if (mine, theirs) == ("start", "change") and not added_onto(sentence, figure):
        row = [f for f in statement.figures if comparable(f, other) and f is not other]
        beside = any(agrees(mine, f) for mine in sentence.figures for f in row)
        # A rate of growth is also where it started; or else the change is of something else.
        if figure.unit == "percent" or not beside:
            return ""
        same = any(abs(f.number - 2 * other.number) <= _SLIP * f.number for f in row)
        return "" if same else "as what was added or lost, not as what it was before"
    age = figure.edge == other.edge == "low" and _AGED.search(_led(sentence, figure))
    was = _was(statement, other) and not may_be_past(sentence)
    if mine in ("", "level") and not age and was:
        return _AS["start"]
    if changes(statement, other):
        current = mine == "level" or not (
            mine == "start" or may_be_past(sentence) or is_whole(sentence, figure)
        )
        within = figure.edge and other.edge  # "from 70,000 to 100,000" is a range of both
        if (
            theirs == "start"
            and current
            and not age
            and not _at_its_time(sentence, figure, statement)
        ):
            return _AS["start"]
        if mine == "start" and not within and ended_at(statement, other):
            return _AS["level"]
    return _against_way(sentence, figure, statement, other)


def _level_for_change(
    theirs: str, said: tuple[Statement, Figure], given: tuple[Statement, Figure]
) -> str:
    """Return what a source says of its figure where one side has a change and the other a level."""
    (sentence, figure), (statement, other) = said, given
    if is_own_amount(sentence, figure) or is_own_amount(statement, other):
        return ""
    if theirs == "change":
        if LOSES.search(sentence.text) and LOSES.search(statement.text):
            return ""  # "lost 12.7 percent of the power": a loss of so much is its level too
        new = (figure.money or figure.unit == "count") and _NEW.search(_led(sentence, figure))
        return "" if new and _NEW.search(statement.text) else _AS["change"]
    if _difference(statement, figure) or _VALUE_ADDED.search(statement.text):
        return ""
    return "as what was reached, not as what was added or lost"


def _against_way(sentence: Statement, figure: Figure, statement: Statement, other: Figure) -> str:
    """Return how the source's words or its figure of the year before go against the draft's direction."""
    way, word = direction(sentence, figure)
    if tells_when_or_where(statement, other) or tells_when_or_where(sentence, figure):
        return ""
    if is_own_amount(sentence, figure) and is_own_amount(statement, other):
        return ""  # a charge that pushed something else down
    if figure.edge and _RANGES.match(word):
        return ""  # "narrowed its guidance to between 3.92 and 3.98"
    if other.money and _LOSS_WORD.match(word) and LOSS.search(statement.text):
        return ""  # a loss, after a profit or not
    given = direction(statement, other)
    other_way, said = given
    clause = statement.text[slice(*reach(statement, other).clause)]
    beside = (f for f in statement.figures if f is not other and f.text in clause)
    if given.judges and any(comparable(f, other) for f in beside):
        return ""  # "improved to 1.2 percent from 1.6": the two say themselves which way it went
    if not said and way and not since_period_before(sentence):
        if between_two(statement, other):
            return ""
        other_way, said = since_year_before(statement, other)
        if not other_way and part_in_change(statement, other) == "level":
            other_way, said = _since_start(statement, other)
        if {way, other_way} != _BOTH or _gives_both(sentence, figure, statement, said):
            return ""
        return f"beside {said} before, which does not go with “{word}”"
    return f"with “{said}”, not with “{word}”" if {way, other_way} == _BOTH else ""


def _gives_both(sentence: Statement, figure: Figure, statement: Statement, before: str) -> bool:
    """Whether a sentence has what a figure was before, too, and so says itself which way it went."""
    given = [g for g in statement.figures if g.text == before]
    both = any(agrees(f, g) for g in given for f in sentence.figures)
    return both and part_in_change(sentence, figure) != "start"


def _since_start(statement: Statement, figure: Figure) -> tuple[str, str]:
    """Return which way something went to a figure from the one right before it: 由5%调整为6%."""
    row = [f for f in statement.figures if comparable(f, figure) and f.end <= figure.start]
    if not row or part_in_change(statement, row[-1]) != "start" or row[-1].edge:
        return "", ""
    between = (row[-1].end - statement.start, figure.start - statement.start)
    if _TURNED_TO.fullmatch(statement.text, *between) is None:
        return "", ""
    return "up" if figure.number > row[-1].number else "down", row[-1].text


def _led(statement: Statement, figure: Figure) -> str:
    return statement.text[: figure.start - statement.start]


def _was(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is what one that stands before it was in the period before."""
    row = (f for f in statement.figures if f.end <= figure.start and comparable(f, figure))
    return held_against(statement, figure) and any(row)


def _at_its_time(sentence: Statement, figure: Figure, statement: Statement) -> bool:
    """Whether a sentence tells what something was before and what it is, each with its own time."""
    others = [f for f in sentence.figures if f is not figure and comparable(f, figure)]
    told = [
        f for f in others if any(ended_at(statement, g) and agrees(f, g) for g in statement.figures)
    ]
    times = periods(sentence)
    own = [governing(times, sentence, f, "clause", trails=True) for f in (figure, *told[:1])]
    return bool(told and all(own)) and not own[0] & own[1]


def _in_a_score(sentence: Statement, figure: Figure) -> bool:
    """Whether a figure is one side of a vote or a score: "by 23 to 20"."""
    start, end = figure.start - sentence.start, figure.end - sentence.start
    around = sentence.text[max(0, start - _SCORE_REACH) : end + _SCORE_REACH]
    score = {"count": _SCORE, "percent": _SHARES}.get(figure.unit)
    return score is not None and score.search(around) is not None


def _may_be_one(noun: str, other: str) -> bool:
    """Whether two nouns may name the same things; a Chinese one that no table has may name anything."""
    if thing(noun) == thing(other):
        return True
    mine, theirs = ({name for names, _, _ in notions(n) for name in names} for n in (noun, other))
    return not noun or not other or (is_chinese(noun + other) and not (mine and theirs))


def _difference(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is also what lies between two others: "to 500 from 1,000" is a cut by 500."""
    row = [f for f in statement.figures if f.unit in (figure.unit, "count") and f.number]
    return any(
        abs(abs(left.number - right.number) - figure.number) <= _SLIP * figure.number
        for left, right in pairwise(row)
    )
