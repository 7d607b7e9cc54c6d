"""Figures and dates of a draft against those of its sources."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.model import Finding, Kind, Severity, Standing
from drafter.truth.claims import Claim
from drafter.truth.evidence import Sources
from drafter.truth.reading.ages import by_birth
from drafter.truth.reading.concepts import COUNTED, thing
from drafter.truth.reading.quantity import (
    DAYS,
    Figure,
    Relation,
    agrees,
    comparable,
    date_parts,
    relation,
    said_with_bound,
)
from drafter.truth.reading.sides import left_of_itself, other_side
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.units import CLASSIFIERS
from drafter.truth.rules import conversions, derived, worded
from drafter.truth.rules.calendar import (
    beside_day,
    month_before,
    same_length,
    shares_month,
    untold,
)
from drafter.truth.rules.counted import FEW, counted_otherwise, is_part
from drafter.truth.rules.implied import implied
from drafter.truth.rules.lengths import as_long, elapsed
from drafter.truth.rules.reckoned import reckoned

_BASIS = re.compile(r"basis|基点")
_ORDER = ("same", "rounded", "bound", "truncated")
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow)\b|昨日|昨天|今日|今天|明日|明天", re.IGNORECASE
)
_PLACES = 3
_LEAST_AMOUNT = 1000
_NO_NOUNS = ("", "less", "more", "higher", "lower")
_NO_UNITS = ("count", "ordinal", "times")
_SAME_DIGITS = 1e-9  # how far a logarithm may be off that is a whole number


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one figure of a draft stands to the sources, and the figures it rests on."""

    figure: Figure
    status: Standing
    severity: Severity | None = None  # None: nothing to be said
    message: str = ""
    given: tuple[Figure, ...] = ()  # the source's figure, or the operands


def verdicts(claim: Claim) -> list[Verdict]:
    """Return the verdict on each figure of a sentence, in their order."""
    return [_judge(figure, claim) for figure in claim.sentence.figures]


def findings(claim: Claim, judged: Sequence[Verdict]) -> Iterator[Finding]:
    """Yield a finding for each verdict on a figure of the sentence that has something to say."""
    for verdict in judged:
        if verdict.severity is not None:
            kind: Kind = "date" if verdict.figure.dated else "figure"
            spans = [claim.sources.figure_span(figure) for figure in verdict.given]
            text = verdict.figure.text
            yield claim.finding(kind, verdict.severity, text, verdict.message, *filter(None, spans))


def _judge(figure: Figure, claim: Claim) -> Verdict:
    if figure.unit == "ordinal" or (figure.dated and _said_loosely(figure)):
        return Verdict(figure, "unchecked")
    sources = claim.sources
    beside = [other for statement in claim.near for other in statement.figures]
    everywhere = [other for other in sources.figures if comparable(figure, other)]
    # What the evidence says counts before what some other sentence happens to say, but that a number
    # has its beginning says little where the sources have it in full.
    for pool in ([other for other in beside if comparable(figure, other)], everywhere):
        related = {relation(figure, other): other for other in reversed(pool)}
        for name in _ORDER:
            if name in related and not _passed_over(name, figure, related[name], everywhere):
                misdated = _misdated(figure, related[name], sources) if figure.dated else None
                if misdated is not None:
                    return misdated
                if name == "bound" and figure.unit == "percent":
                    turned = _turned(figure, related[name], claim)
                    if turned is not None:
                        return turned
                return _related(figure, name, related[name])
    if same_length(figure, sources) or worded.told_by_ordinal(figure, claim):
        return Verdict(figure, "exact")
    if worded.is_one(figure, sources) or worded.spoken(figure, sources):
        return Verdict(figure, "exact")
    if figure.dated:
        return _absent_date(figure, everywhere, claim)
    return _absent(figure, claim)


def _passed_over(name: Relation, figure: Figure, other: Figure, given: Sequence[Figure]) -> bool:
    """Whether what one figure of the evidence says of another is set right by the rest of the sources."""
    if name == "bound" and any(relation(figure, f) == "same" for f in given):
        return True  # "at least 6 percent", told beside the "5.7 to 6" that followed it
    weak = name == "truncated" or (other.bound == "several" != figure.bound)
    return weak and _in_full(figure, given)


def _in_full(figure: Figure, given: Sequence[Figure]) -> bool:
    return any(relation(figure, other) in _ORDER[:2] for other in given)


def _related(figure: Figure, name: str, other: Figure) -> Verdict:
    if name == "same":
        return Verdict(figure, "exact", given=(other,))
    if name == "rounded":
        message = f"{figure.text} is {other.text} in the source, rounded."
        return Verdict(figure, "rounded", "note", message, (other,))
    if name == "truncated":
        message = f"The source says {other.text}; {figure.text} cuts it short. Round it or give it in full."
        return Verdict(figure, "truncated", "warning", message, (other,))
    stricter = figure.bound or other.bound == "several" or (other.reached and figure.money)
    severity: Severity = "warning" if stricter else "note"
    said, given = said_with_bound(figure), said_with_bound(other)
    message = f"The source says {given}, the draft {said}. Keep the source's bound."
    return Verdict(figure, "bound", severity, message, (other,))


def _turned(figure: Figure, other: Figure, claim: Claim) -> Verdict | None:
    """Judge "less than half" of what is left where the source has "more than half" of what is gone."""
    if {figure.bound, other.bound} != {"over", "under"} or abs(figure.number - 50) > 1:
        return None
    if not left_of_itself(claim.sentence, figure) and not any(
        other_side(claim.sentence, statement) for statement in claim.near
    ):
        return None
    message = f"{figure.text} is what the source's {other.text} leaves. Check it."
    return Verdict(figure, "derived", "note", message, (other,))


def _loose(figure: Figure, claim: Claim) -> Verdict:
    """Judge "dozens" or "hundreds of millions" that no figure of the sources fits."""
    near = claim.near or claim.sources.statements[:FEW]
    for other in (other for statement in near for other in statement.figures):
        if other.bound == "several" and comparable(figure, other):
            message = f"The source says {other.text}, not {figure.text}. Correct the figure."
            return Verdict(figure, "absent", "warning", message, (other,))
    message = f"No source says {figure.text}. Count it in the source, or take it out."
    return Verdict(figure, "counted", "note", message)


def _misdated(figure: Figure, other: Figure, sources: Sources) -> Verdict | None:
    """Judge a date that agrees with one of the sources, and yet is not told by them."""
    part = untold(figure, sources)
    if not part:
        return None
    message = f"The source says {other.text}; none gives the {part} of {figure.text}. Check it."
    return Verdict(figure, "absent", "warning", message, (other,))


def _absent(figure: Figure, claim: Claim) -> Verdict:
    if figure.bound == "several":
        return _loose(figure, claim)
    sources = claim.sources
    same_value = [
        f
        for f in sources.figures
        if not f.dated
        and f.unit != "ordinal"
        and abs(f.number - figure.number) <= 1e-6 * abs(figure.number)
    ]
    slipped = next((f for f in same_value if _other_unit(figure, f)), None)
    same_value = [
        f for f in same_value if not _other_unit(figure, f) and not _counts_things(figure, f)
    ]
    change = worded.small_change(figure, sources)
    if change is not None:
        return _related(figure, relation(replace(figure, unit=change.unit), change), change)
    other_money = next((f for f in sources.figures if _in_other_money(figure, f)), None)
    if figure.money and other_money and not any(not f.money for f in same_value):
        message = f"The source gives this amount in other money: {other_money.text}. Correct the currency."
        return Verdict(figure, "absent", "severe", message, (other_money,))
    evidence = sources.around(claim.near) or sources.statements[:FEW]
    if {figure.unit, *(f.unit for f in same_value)} == {"percent", "points"} and not (
        figure.unit == "points" and derived.operands(figure, claim.sentence, evidence)
    ):
        given = same_value[0]
        if figure.unit == "percent" and _BASIS.search(given.text):
            # 57 basis points of loans are 0.57 percent
            return Verdict(figure, "exact", given=(given,))
        message = f"The source says {given.text}: percent and percentage points are not the same."
        return Verdict(figure, "absent", "warning", message, (given,))
    if same_value and 1 < figure.number <= FEW and is_part(figure, claim.sentence):
        return _reckoned(figure, claim, evidence)  # "two years" are not "two of them"
    if (
        (same_value and not (figure.unit == "points" and same_value[0].unit == "percent"))
        or worded.in_words(figure, sources)
        or worded.as_written(figure, sources)
    ):
        return _of_one_number(figure, same_value)
    if slipped is not None and not (
        figure.money and derived.operands(figure, claim.sentence, evidence)
    ):
        message = f"The source says {slipped.text}, not {figure.text}. Correct the unit."
        return Verdict(figure, "absent", "severe", message, (slipped,))
    converted = conversions.judged(figure, claim) if figure.money else None
    if converted is not None:
        message, severity, amounts = converted
        return Verdict(figure, "converted", severity, message, amounts)
    return _reckoned(figure, claim, evidence)


def _of_one_number(figure: Figure, given: Sequence[Figure]) -> Verdict:
    """Judge a figure whose number a source has without its unit, or in words."""
    if given and all({figure.bound, f.bound} == {"over", "under"} for f in given):
        return _related(figure, "bound", given[0])
    return Verdict(figure, "exact", given=tuple(given[:1]))


def _reckoned(figure: Figure, claim: Claim, evidence: Sequence[Statement]) -> Verdict:
    """Judge a figure that no source has by what may follow from those it has."""
    sources = claim.sources
    if figure.unit == "year" and _of_birth(figure, claim):
        message = f"{figure.text} is in no source, but follows from a year of birth. Check it."
        return Verdict(figure, "derived", "note", message)
    operands = (
        derived.operands(_measured(figure, claim.sentence), claim.sentence, evidence)
        or _beside_its_like(figure, claim)
        or _from_its_own(figure, claim)
    )
    if operands and len(operands) == 1 and operands[0].unit == "times" and figure.unit == "percent":
        return Verdict(figure, "exact", given=operands)  # 增长2.1倍 is up 210 percent
    if operands:
        given_words = ", ".join(other.text for other in operands)
        message = f"{figure.text} is in no source, but follows from {given_words}. Check the sum."
        return Verdict(figure, "derived", "note", message, operands)
    length = as_long(figure, sources)
    if length is not None:
        message = f"{figure.text} is {length.text} in the source. Check it."
        return Verdict(figure, "derived", "note", message, (length,))
    if elapsed(figure, sources):
        message = f"{figure.text} is in no source, but follows from its times. Check it."
        return Verdict(figure, "derived", "note", message)
    few = figure.unit == "count" and figure.number <= FEW and figure.number.is_integer()
    if few and "dozen" not in figure.text.lower():
        counted = counted_otherwise(figure, claim)
        if counted is not None:
            message = f"Where it counts these, the source says {counted.text}, not {figure.text}."
            return Verdict(figure, "absent", "warning", message, (counted,))
        return _to_count(figure)
    if worded.occasion(figure, sources):
        return _to_count(figure)
    shifted = _shifted(figure, claim)
    if shifted is not None:
        other, times = shifted
        message = f"The source says {other.text}: a slip of {times} times?"
        return Verdict(figure, "absent", "severe", message, (other,))
    message = f"{figure.text} stands in no source. Take the figure from the source, or take it out."
    return Verdict(figure, "absent", "severe", message)


def _to_count(figure: Figure) -> Verdict:
    message = f"No source states {figure.text}. Count it in the source, or take it out."
    return Verdict(figure, "counted", "note", message)


def _measured(figure: Figure, sentence: Statement) -> Figure:
    """Return a bare number in the unit of the one before it: "611 million yen, 91 million less"."""
    counted = figure.number.is_integer() and figure.number < _LEAST_AMOUNT
    if figure.unit != "count" or figure.noun not in _NO_NOUNS or counted:
        return figure
    before = [f for f in sentence.figures if f.end <= figure.start and f.unit not in _NO_UNITS]
    return replace(figure, unit=before[-1].unit) if before and not before[-1].dated else figure


def _beside_its_like(figure: Figure, claim: Claim) -> tuple[Figure, ...] | None:
    """Return the operands of a figure near where the sources have another of its sentence: by 5 to 112."""
    unit = "percent" if figure.unit == "points" else figure.unit
    for other in claim.sentence.figures:
        if other is figure or other.unit != unit:
            continue
        for place, _ in claim.sources.places(other)[:_PLACES]:
            found = derived.operands(figure, claim.sentence, claim.sources.around([place]))
            if found and any(agrees(other, operand) for operand in found):
                return found
    return None


def _from_its_own(figure: Figure, claim: Claim) -> tuple[Figure, ...] | None:
    """Return the two figures of the same sentence, given by the sources, that a figure follows from."""
    found = derived.operands(figure, claim.sentence, [claim.sentence])
    if not found or len(found) == 1 or any(part.start == figure.start for part in found):
        return None
    given = [claim.sources.places(part)[:1] for part in found]
    return tuple(place[0][1] for place in given) if all(given) else None


def _of_birth(figure: Figure, claim: Claim) -> bool:
    """Whether an age follows from a year of birth and another year that is told."""
    own = (date_parts(str(f.value)).get("year", 0) for f in claim.sentence.figures if f.dated)
    years = {*claim.sources.years, *own}
    return by_birth(int(figure.number), figure.bound == "decade", claim.sources.texts, years)


def _shifted(figure: Figure, claim: Claim) -> tuple[Figure, str] | None:
    """Return a figure of the same unit and digits on another scale, and how many times lie between."""
    beside = [other for statement in claim.near for other in statement.figures]
    for other in (*beside, *claim.sources.figures):
        if other.unit != figure.unit or other.dated or other.number <= 0 or figure.number <= 0:
            continue
        digits = math.log10(figure.number / other.number)
        if digits and abs(digits - round(digits)) < _SAME_DIGITS:
            return other, {1: "ten", 2: "a hundred"}.get(
                size := abs(round(digits)), f"{10**size:,}"
            )
    return None


def _other_unit(figure: Figure, other: Figure) -> bool:
    """Whether two figures of one number measure with units that are known and not the same.

    A share that a word tells is no slip for an amount in digits: 减半 and 50 yuan.
    """
    units = {figure.unit, other.unit}
    worded = other.unit == "percent" and "半" in other.text
    return (
        len(units) == 2
        and not worded
        and (units == {"times", "percent"} or not units & {"count", "ordinal", "times"})
        and units != {"percent", "points"}
    )


def _counts_things(figure: Figure, other: Figure) -> bool:
    """Whether a source counts things with the number that the draft measures with."""
    if other.unit != "count" or figure.unit == "count":
        return False
    return figure.unit == "times" or thing(other.noun) in COUNTED or other.text[-1:] in CLASSIFIERS


def _in_other_money(figure: Figure, other: Figure) -> bool:
    """Whether an amount is the source's number, rounding allowed, with the wrong currency on it."""
    if not (figure.money and other.money):
        return False
    return relation(replace(figure, unit=other.unit), other) in ("same", "rounded")


def _absent_date(figure: Figure, pool: list[Figure], claim: Claim) -> Verdict:
    sources = claim.sources
    parts = date_parts(str(figure.value)) if figure.unit == "date" else {}
    if (
        "year" in parts
        and len(parts) == 1
        and any(f.number == parts["year"] for f in sources.figures)
    ):
        return Verdict(figure, "exact")  # a year read as a count in the source
    if implied(figure, sources) or reckoned(figure, sources):
        message = (
            f"{figure.text} is named in no source, but follows from a period that is. Check it."
        )
        return Verdict(figure, "derived", "note", message)
    severity: Severity = "warning" if len(parts) <= 1 or figure.noun else "severe"
    if any(beside_day(figure, other, sources) for other in pool):
        severity = "note"  # "the next day" may be that day
    if month_before(figure, pool, sources):
        severity = "note"  # "below September", of what was so from month to month in October
    if figure.noun and not sources.days and any(_RELATIVE.search(text) for text in sources.texts):
        severity = "note"  # "yesterday" in a page without a date may be that day
    near = next((other for other in pool if shares_month(figure, other)), None)
    hint = f" The source says {near.text}." if near else ""
    message = f"No source gives the date {figure.text}.{hint} Check it, or take it out."
    given = (near,) if near else ()
    return Verdict(figure, "absent", severity, message, given)


def _said_loosely(figure: Figure) -> bool:
    """Whether a day is named by a word that needs a dated source to be judged: today, last year."""
    return bool(figure.noun) and figure.noun not in DAYS
