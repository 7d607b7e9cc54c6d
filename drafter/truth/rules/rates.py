"""Figures that follow from a rate, a share or a multiple of a source and the amount beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.truth.reading.cues import DOWN, UP
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.rows import Row
from drafter.truth.reading.sides import REST, other_side
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP
from drafter.truth.rules.ratios import LESS, MORE
from drafter.truth.rules.wholes import beside

Results = Iterator[tuple[tuple[Figure, ...], float]]
_EVERY = re.compile(r"(?:每隔?|\b(?:every|per|each|in an?|out of)\s)$", re.IGNORECASE)
_EVERY_WORD = re.compile(r"\b(?:every|per|each|in an?) (hundred|thousand|million)\b", re.IGNORECASE)
_WORDS = {"hundred": 1e2, "thousand": 1e3, "million": 1e6}
_LEAST = 100  # people, or whatever else a rate is given for
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_OFTEN = {
    "hour": re.compile(r"\b(?:an|per|each|every) hour\b|\bhourly\b|每小时", re.IGNORECASE),
    "day": re.compile(r"\b(?:a|per|each|every) day\b|\bdaily\b|每[日天]", re.IGNORECASE),
    "week": re.compile(r"\b(?:a|per|each|every) week\b|\bweekly\b|每周", re.IGNORECASE),
}
_AVERAGE = re.compile(
    r"\b(?:average\w*|mean|about|roughly|around|nearly|almost|some)\b", re.IGNORECASE
)
_DAYS = (
    (re.compile(r"月|\bmonth\b|\b(?:January|February|March|April|May|June|July|August|September|October|"
                r"November|December)\b"), (30, 31, 28)),
    (re.compile(r"季度|\bquarter\b"), (90, 91, 92)),
)  # fmt: skip
_OF = re.compile(r"\s*of\b")
_SAVED = re.compile(r"\b(?:sav(?:e|es|ed|ing)|cheaper|less|discount)\b", re.IGNORECASE)
_ONE_OF = re.compile(
    r"单|每|各|\b(?:single|one-\w+|each|per|apiece|an? (?:day|month|head))\b", re.I
)
_A_SHARE = re.compile(r"\b(?:an?|per|each|every) share\b", re.IGNORECASE)
_TEN_SHARES = re.compile(r"每(?:10|十)股|\b(?:per|every|each) (?:10|ten) shares\b", re.IGNORECASE)
_FEW = 12
_SLIP = 1e-9


def of_other_bases(figure: Figure, sentence: Statement, held: Sequence[Row]) -> Results:
    """Yield a rate for another number: 12 of every 100,000 are 120 of every million."""
    if figure.money and _A_SHARE.search(sentence.text):
        paid = [f for row in held if _TEN_SHARES.search(row.text) for f in row.of(figure.unit)]
        yield from (((one,), one.number / 10) for one in paid)
    said = list(_bases(sentence.text, sentence.start, sentence.figures))
    for row in held if said else ():
        for base in _bases(row.text, row.start, row.figures):
            for one in (f for f in row.of(figure.unit) if f.number < base):
                yield from (((one,), one.number * other / base) for other in said if other != base)
                if figure.number in said and any(
                    abs(mine.number / figure.number - one.number / base) < _SLIP
                    for mine in sentence.figures
                    if not mine.dated
                ):
                    yield (one,), figure.number  # the other number itself


def _bases(text: str, offset: int, figures: Sequence[Figure]) -> Iterator[float]:
    """Yield the numbers that a text gives rates for: per 1,000, of every million."""
    yield from (_WORDS[match[1].lower()] for match in _EVERY_WORD.finditer(text))
    for figure in figures:
        counted = figure.unit == "count" and figure.number >= _LEAST
        if counted and _EVERY.search(text[: figure.start - offset]):
            yield figure.number


def how_often(figure: Figure, sentence: Statement, held: Sequence[Row]) -> Results:
    """Yield how often something happens in an hour, day or week that happens every so many minutes."""
    if figure.unit not in ("count", "times"):
        return
    for name, often in _OFTEN.items():
        for row in held if often.search(sentence.text) else ():
            for gap in (f for f in row.figures if f.unit in _SECONDS):
                if _EVERY.search(row.led(gap)):
                    yield (gap,), _SECONDS[name] / (gap.number * _SECONDS[gap.unit])


def a_day(figure: Figure, sentence: Statement, held: Sequence[Row]) -> Results:
    """Yield how much a day an amount of a month or a quarter is on average."""
    if not (_OFTEN["day"].search(sentence.text) and _AVERAGE.search(sentence.text)):
        return
    for row in held:
        for days in (d for period, few in _DAYS if period.search(row.text) for d in few):
            yield from (((f,), f.number / days) for f in row.of(figure.unit))


def added(figure: Figure, sentence: Statement, held: Sequence[Row]) -> Results:
    """Yield by how much something grew that is so many times what it was: doubled to 46 is 23 more."""
    said = sentence.text
    if not (UP.search(said) or MORE.search(said)):
        return
    for row in held:
        for often in row.of("times"):
            if often.number > 1 and UP.search(often.text + row.led(often)):
                levels = beside(row, often, figure.unit)
                yield from (((f, often), f.number * (1 - 1 / often.number)) for f in levels)


def before_a_loss(figure: Figure, held: Sequence[Row]) -> Results:
    """Yield a whole and the part it lost, where a source gives the share lost and what remains."""
    if figure.unit == "percent":
        return
    for row in held:
        if not (REST.search(row.text) and (DOWN.search(row.text) or LESS.search(row.text))):
            continue
        for share in (f for f in row.of("percent") if f.number < 100):
            for left in beside(row, share, figure.unit):
                whole = left.number / (1 - share.number / 100)
                yield (left, share), whole
                yield (left, share), whole - left.number


def other_shares(figure: Figure, sentence: Statement, held: Sequence[Row]) -> Results:
    """Yield what a share leaves of the amount beside it, where a sentence speaks of the other side.

    It does where none of the words is in it that say whose the share is.
    """
    if figure.unit == "percent":
        return
    for row in held:
        for share in (f for f in row.of("percent") if f.number < 100):
            if not _OF.match(row.after(share, 4)):
                continue
            if _of_another_side(sentence, row, share):
                amounts = beside(row, share, figure.unit)
                yield from (((f, share), f.number * (1 - share.number / 100)) for f in amounts)


def _of_another_side(sentence: Statement, row: Row, share: Figure) -> bool:
    if other_side(sentence, row.statement):
        return True
    first, last = share.start - row.start - len(row.led(share)), share.start - row.start
    led = {t.stem for t in row.statement.tokens if first <= t.start < last and t.stem not in STOP}
    return len(led) > 1 and not led & set(sentence.content)


def saved(figure: Figure, sentence: Statement, held: Sequence[Row]) -> Results:
    """Yield by how much one price for so many is below that of each of them alone."""
    if not (figure.money and _SAVED.search(sentence.text)):
        return
    for row in held:
        numbers = [f for f in row.figures if f.unit in ("count", *_SECONDS, "month")]
        prices = row.of(figure.unit)
        for one in (f for f in prices if _ONE_OF.search(row.led(f))):
            for often in (f for f in numbers if 1 < f.number <= _FEW):
                for other in (
                    f for f in prices if one.number < f.number < one.number * often.number
                ):
                    yield (one, often, other), one.number * often.number - other.number
