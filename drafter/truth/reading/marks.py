"""The marks that tell whose a figure is and of what: names, businesses, events, models, ends of a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.truth.reading import pinyin
from drafter.truth.reading.aspects import Mark
from drafter.truth.reading.concepts import concepts, events
from drafter.truth.reading.ground import ground
from drafter.truth.reading.names import NOT_NAMES, capitalised, is_title_case, opening, plain
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, tokens

_SINCE = re.compile(
    r"\b(?:since|from|starting|beginning|effective|(?:begins?|began|starts?|started|opens?|opened|run|runs)"
    r"(?: on| from))(?: on)? $|自$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|till|through|to|(?:clos|end|expir)(?:es?|s|ed) on|deadline (?:is|of|was))"
    r"(?: the end of)? $|[0-9]\s?[-–—]\s?$|(?:截至|截止到?|[日月]至)$",
    re.IGNORECASE,
)
_YEAR_WORD = re.compile(
    r"[去今明]年(?=.)|(?<=\w )(?:last|this|next) year$|(?<=\w )(?:last|this|next) year\b"
)
_HOLIDAY = re.compile(
    r"(?:Lunar |Chinese )?New Year|Christmas|Spring Festival|National Day|Golden Week|Easter"
)
_COURSES = (
    ("to come", re.compile(r"\b(?:will|would|(?:is|are|was|were) (?:due )?to)\b|(?:将|拟|计划)于")),
    ("over", re.compile(r"\balready\b|已(?:经)?于")),
)
_BORN = re.compile(
    r"(?<![0-9])(?P<zh>[0-9][05])后(?=[的、，,一二]?[\u4e00-\u9fff])|\bborn (?:in|during) the "
    r"(?P<half>(?:second half of the|late) )?(?P<decade>(?:19|20)[0-9]0)s|"
    r"\bborn (?:in or )?(?:after|since|from) (?P<year>(?:19|20)[0-9][05])\b|"
    r"\bborn in (?P<on>(?:19|20)[0-9][05]) (?:or (?:later|after)|and after|onwards?)\b",
    re.IGNORECASE,
)
_AGES = re.compile(
    r"(?<![0-9.])([1-9][0-9])(?:岁|[- ]?years?)?(?:[-–—~至到]| to | and |- to )([1-9][0-9])"
    r"(?:岁|[- ]years?[- ]old)|"
    r"\b(?:aged|ages|between the ages of) ([1-9][0-9])(?:[-–—]| to | and )([1-9][0-9])\b"
)
_HELD_AGAINST = re.compile(
    r"比[^，,。；;0-9]{1,14}(?=[高低多少贵][出了]?(?:约|近|逾|超过)?[0-9一二三四五六七八九两])"
)
# Words before a measure that do not tell it from others of its sort.
_ANY_KIND = frozenset(
    """total overall net gross operating annual quarterly monthly yearly daily combined group adjusted
        record retail full first second third fourth half year quarter month unit unit's business
        division segment arm service services""".split()
)
_KIND_WORDS = 3
_TIMED = re.compile(
    r"[^,;.，。；]{0,40}?(?<=[ -])(?:years?|months?|weeks?|days?) (?:earlier|ago|before|later|previously)\b"
)
_DONE = re.compile(r"(?:ed|sold|lost|spent|left|laid|bought|hurt|died)$")
WHERE = re.compile(r"\b(?:in|across|inside|near|throughout)(?: the)? $|在$", re.IGNORECASE)


def things(statement: Statement) -> list[Mark]:
    """Return what a statement names that a figure may be of, not what another is held against."""
    against = [m.span() for m in _HELD_AGAINST.finditer(statement.text)]
    found = [Mark("thing", *place) for place in concepts(statement.text)]
    return [m for m in found if not any(a <= m.start and m.end <= b for a, b in against)]


def kinds(statement: Statement) -> list[Mark]:
    """Return the words that tell one measure of an English statement from another: "cloud revenue"."""
    text = statement.text
    held = [] if statement.chinese else tokens(text)
    measures = {start for _, start, end in concepts(text) if not _DONE.search(text, start, end)}
    found = []
    for index, token in enumerate(held):
        before = held[max(0, index - _KIND_WORDS) : index] if token.start in measures else []
        for word, following in zip(reversed(before), [token, *reversed(before)], strict=False):
            said = word.text.lower().replace("’", "'")
            named = word.text[0].isupper() and (word.start or "'" in said)
            if (
                named
                or said in STOP
                or said.endswith("ed")
                or text[word.end : following.start] != " "
            ):
                break
            if said not in _ANY_KIND:
                found.append(Mark("kind", word.stem, word.start, word.end))
    return found


def occasions(statement: Statement) -> list[Mark]:
    # "founded twelve years earlier" is of no date that is named
    return [
        Mark("event", *place)
        for place in events(statement.text)
        if not _TIMED.match(statement.text, place[2])
    ]


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


def courses(statement: Statement) -> list[Mark]:
    """Return where a statement tells of what is to come and of what is over: 将于, would; 已于, already."""
    found = [(value, m) for value, cue in _COURSES for m in cue.finditer(statement.text)]
    return [Mark("course", value, *m.span()) for value, m in found]


def cohorts(statement: Statement) -> list[Mark]:
    """Return of whom a statement tells by their age: 95后, "born in the 1960s", "aged 18 to 24"."""
    found = []
    for match in _BORN.finditer(statement.text):
        year = (
            match["zh"]
            or (match["half"] and f"{match['decade'][2]}5")
            or (match["decade"] or match["year"] or match["on"])[2:]
        )
        found.append(Mark("cohort", year, *match.span()))
    ages = ((m, "-".join(filter(None, m.groups()))) for m in _AGES.finditer(statement.text))
    return [*found, *(Mark("cohort", value, *match.span()) for match, value in ages)]


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


def respective(found: list[Mark], statement: Statement) -> list[Mark]:
    """Return the names with those of a list put before the figures that are given of them one by one."""
    offset = statement.start
    moved, listed = [], set()
    for figure in statement.figures:
        held = None if figure.dated else ground(statement, figure)
        if held is None or not held.listed:
            continue
        (start, end), at = held.own[0], figure.start - offset
        own = [mark for mark in found if start <= mark.start and mark.end <= end]
        moved += [replace(mark, start=at, end=at) for mark in own]
        if not any(start <= f.start - offset < end for f in statement.figures if not f.dated):
            listed.update(own)
    return [mark for mark in found if mark not in listed] + moved


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
