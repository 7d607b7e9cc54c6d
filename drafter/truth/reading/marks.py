"""The marks that tell whose a figure is and of what: names, businesses, events, models, ends of a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.truth.reading import pinyin
from drafter.truth.reading.aspects import Mark
from drafter.truth.reading.concepts import concepts, events, segments
from drafter.truth.reading.names import NOT_NAMES, capitalised, is_title_case, opening, plain
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP

_MODEL = re.compile(
    r"[A-Z][A-Za-z]*[0-9.]*(?:-[A-Za-z0-9.]*[A-Za-z0-9])+|"
    r"(?<=[a-z\u4e00-\u9fff])[ -]?[A-Z]?[0-9]{1,4}(?:\.[0-9])?[A-Z]{0,3}(?![\w.%]|[0-9])|"
    r"(?<=[a-z\u4e00-\u9fff])[ -]?[A-Z]?[0-9]{1,4}(?:\.[0-9])?[A-Z]{0,3}(?=[\u4e00-\u9fff])"
)
_SINCE = re.compile(r"\b(?:since|from|starting|beginning|effective)(?: on)? $|自$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through)(?: the end of)? $|(?:截至|截止到?)$", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"分别|\brespectively\b", re.IGNORECASE)
_YEAR_WORD = re.compile(
    r"[去今明]年(?=.)|(?<=\w )(?:last|this|next) year$|(?<=\w )(?:last|this|next) year\b"
)
_HOLIDAY = re.compile(
    r"(?:Lunar |Chinese )?New Year|Christmas|Spring Festival|National Day|Golden Week|Easter"
)
WHERE = re.compile(r"\b(?:in|across|inside|near|throughout)(?: the)? $|在$", re.IGNORECASE)


def things(statement: Statement) -> list[Mark]:
    return [Mark("thing", *place) for place in concepts(statement.text)]


def business(statement: Statement) -> list[Mark]:
    return [Mark("segment", *place) for place in segments(statement.text)]


def occasions(statement: Statement) -> list[Mark]:
    return [Mark("event", *place) for place in events(statement.text)]


def edges(statement: Statement) -> list[Mark]:
    """Return where a date begins or ends what is told: since, from, 自…起; until, by, 截至."""
    found = []
    for figure in statement.figures:
        start, end = figure.start - statement.start, figure.end - statement.start
        before, after = statement.text[max(0, start - 12) : start], statement.text[end : end + 2]
        for value, pattern, led in (("start", _SINCE, "起"), ("end", _UNTIL, "止")):
            if figure.dated and (pattern.search(before) or after.startswith(led)):
                found.append(Mark("edge", value, end, end))
    return found


def years_told(statement: Statement) -> list[Mark]:
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


def models(statement: Statement) -> list[Mark]:
    """Return the numbers in names: the 960 of "Ascend 960", the S9 of 鸿途S9."""
    taken = [(f.start - statement.start, f.end - statement.start) for f in statement.figures]
    return [
        Mark("model", match.group().strip(" -").lower(), *match.span())
        for match in _MODEL.finditer(statement.text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]


def respective(found: list[Mark], statement: Statement) -> list[Mark]:
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


def plain_names(text: str) -> Iterator[tuple[str, int, int]]:
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


def heard(names: list[str], text: str) -> Iterator[Mark]:
    """Yield where a Chinese text has names in characters of their sound, or as they stand."""
    for name in names:
        place = pinyin.stands(name, text)
        form = text[slice(*place)] if place else name
        for match in re.finditer(re.escape(form), text):
            aspect = "where" if WHERE.search(text[: match.start()]) else "owner"
            yield Mark(aspect, name, match.start(), match.end())
