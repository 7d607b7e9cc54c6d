"""Figures that a source gives in other words than the draft: by an ordinal, by "both", as small change."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.evidence import Sources
from drafter.truth.reading.numerals import spelling
from drafter.truth.reading.ordinals import ordinals
from drafter.truth.reading.quantity import Figure, relation
from drafter.truth.reading.units import CENTS, CHINESE_MEASURES, MEASURES, WITH_CENTS
from drafter.truth.reading.words import stem

_MEASURED = {unit for unit, _ in MEASURES.values()}
_LONG_NUMBER = re.compile(r"[0-9][0-9,.]{3,}(?= )")
_ONE_OF = {
    ("second", 60.0): ("minute", "[一1]分钟"),
    ("minute", 60.0): ("hour", "[一1]个?小时"),
    ("hour", 24.0): ("day", "[一1][天日]"),
    ("day", 7.0): ("week", "[一1]周"),
    ("month", 12.0): ("year", "[一1]年|同比|[去上]年同期"),
}
_PER = {1e3: "每千", 1e4: "每万", 1e5: "每十万", 1e6: "每百万"}  # 每万单0.31起: per 10,000 orders
_METRES = re.compile(r"[0-9.]{1,4}m")
_SPANS = frozenset({"minute", "hour", "day", "week", "month"})
_RUNNING = re.compile(r"\s(?:running|in a row|straight|on end|in succession|ago|into)\b")
_LENGTHS = {
    "year": "年",
    "quarter": "季",
    "month": "月",
    "week": "周",
    "day": "[天日]",
    "hour": "小时",
}
_LENGTHS_IN_WORDS = {
    ("year", 10.0): stem("decade"),
    ("year", 100.0): stem("century"),
    ("week", 2.0): stem("fortnight"),
    ("day", 14.0): stem("fortnight"),
}
_SHARES = {50.0: {"half"}, 0.0: {stem("flat"), stem("unchanged"), stem("zero"), stem("nil")}}
_NEAR = 22  # characters after an ordinal in which the unit stands that it numbers

_TEN, _HUNDRED = 10, 100


def told_by_ordinal(figure: Figure, claim: Claim) -> bool:
    """Whether a source numbers the last of so many: 第三次 for "three times", a sixth month for six."""
    after = claim.sentence.text[figure.end - claim.sentence.start :]
    often = figure.unit == "times" and figure.text.endswith("times")
    if not often and not (figure.unit in _LENGTHS and _RUNNING.match(after)):
        return False
    unit = re.compile("" if often else rf"{figure.unit}|{_LENGTHS[figure.unit]}")
    return any(
        ordinal.number == figure.number
        and unit.search(statement.text, ordinal.start, ordinal.end + _NEAR)
        for statement in claim.sources.statements
        for ordinal in ordinals(statement.text)
    )


def is_one(figure: Figure, sources: Sources) -> bool:
    """Whether a Chinese source has one year, one jin, … which is read as an article there: 一年期, 每斤."""
    sign = _LENGTHS.get(figure.unit, "")
    ones = [rf"(?:一个?|单){sign}"] if sign and figure.number == 1 else []
    ones += [
        rf"[每一/]{re.escape(unit)}"
        for unit, (name, size) in CHINESE_MEASURES.items()
        if name == figure.unit and size == figure.number
    ]
    one = re.compile("|".join(ones)) if ones else None
    return one is not None and any(one.search(text) for text in sources.texts)


def in_words(figure: Figure, sources: Sources) -> bool:
    """Whether a small count stands in the sources as a word: both, a pair, double."""
    said = {
        2.0: ("both", "pair", "coupl", "twic", "two", "doubl"),
        1.0: ("one", "singl", "a"),
        3.0: ("trio", "three", "tripl"),
    }
    if figure.unit == "percent" and figure.number in _SHARES:
        return not _SHARES[figure.number].isdisjoint(sources.stems)
    scale = re.fullmatch(r"an? (\w+)", figure.text)
    if scale and (stem(scale[1]) in sources.stems or any("每百万" in t for t in sources.texts)):
        return True  # "per million" tokens
    if (figure.unit, figure.number) in _LENGTHS_IN_WORDS:
        return _LENGTHS_IN_WORDS[figure.unit, figure.number] in sources.stems
    if (figure.unit, figure.number) in _ONE_OF:  # within 60 minutes, within an hour
        whole, chinese = _ONE_OF[figure.unit, figure.number]
        one = re.compile(rf"\b(?:an?|one|every|each|per|the first) {whole}\b|{chinese}")
        return any(one.search(text) for text in sources.texts)
    if figure.unit == "count" and figure.number in _PER:
        return any(_PER[figure.number] in text for text in sources.texts)
    if figure.unit == "times":
        return figure.number == 2 and bool({"twic", "doubl"} & sources.stems)
    return figure.unit == "count" and any(
        word in sources.stems for word in said.get(figure.number, ())
    )


def as_written(figure: Figure, sources: Sources) -> bool:
    """Whether a number stands in a source with a unit that is not known here, or with none: 98Eflops."""
    shown = _LONG_NUMBER.match(figure.text)
    if _METRES.fullmatch(figure.text):  # "under 3m high", which may be read as three million
        return any(f.unit == "m" and f.number == figure.number / 1e6 for f in sources.figures)
    if figure.unit in _MEASURED and shown:  # "104,000 tonnes, and last year 98,200"
        return any(f.unit == "count" and f.text == shown.group() for f in sources.figures)
    if figure.unit != "count" or not re.match(r"[0-9][0-9,.]*$", figure.text):
        return False
    digits = re.escape(figure.text)
    number = re.compile(
        rf"[A-Za-z] {digits}(?![0-9.,])|(?<![A-Za-z0-9_.,$€£¥]){digits}(?=\s?[A-Za-z]|公司|集团|旗下)"
    )
    return any(number.search(text) for text in sources.texts)


def occasion(figure: Figure, sources: Sources) -> bool:
    """Whether a figure counts what a source tells of: "six times" of six shows, "on any one day"."""
    if figure.unit == "times" and figure.text.endswith(" times"):
        return any(f.unit == "count" and f.number == figure.number for f in sources.figures)
    one = figure.number == 1 and figure.unit in _SPANS
    return one and not any(f.unit == figure.unit for f in sources.figures)


def small_change(figure: Figure, sources: Sources) -> Figure | None:
    """Return the amount of a source that a draft gives in cents, or the source, without saying whose."""
    if figure.unit not in WITH_CENTS:
        return None
    for other in sources.figures:
        bare = CENTS.search(figure.text) or CENTS.search(other.text)
        if not bare or other.unit not in WITH_CENTS or other.unit == figure.unit:
            continue
        if relation(replace(figure, unit=other.unit), other) in ("same", "rounded"):
            return other
    return None


def spoken(figure: Figure, sources: Sources) -> bool:
    """Whether a source has a price as it is spoken: "four seventy", "one oh five", "two dot fifty"."""
    whole, part = divmod(round(figure.number * _HUNDRED), _HUNDRED)
    if not figure.money or figure.step != 1 / _HUNDRED or not part or whole >= _HUNDRED:
        return False
    after = f"(?:oh|o|zero) {spelling(part)}" if part < _TEN else spelling(part)
    said = re.compile(
        rf"\b{spelling(whole)} (?:dot |point )?{after}\b(?!\s?%|[ -]per ?cent)", re.IGNORECASE
    )
    return any(said.search(text) for text in sources.texts)
