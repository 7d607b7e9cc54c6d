"""Which stretches of a sentence govern a figure, beside the other figures of its sort."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from drafter.truth.reading.quantity import Figure, comparable
from drafter.truth.reading.statements import Statement

TIMES = frozenset(["second", "minute", "hour", "day", "week", "month", "year"])

Stretch = tuple[int, int]  # places in the statement's text

# Where the words of one figure end and those of the next begin: a sign or a turn, else a joint.
_TURN = re.compile(
    r"[;；。，、:：（）()]|,(?!\d{3}(?!\d))|\s[–—]\s|\b(?:while|but|whereas|although)\b|而(?!且)|但|其中",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\b(?:and|or|plus|against|than|versus|vs|from|including|compared (?:with|to)|at an?|after|before|"
    r"of(?= (?:the|its|their|all|some|more|nearly|about|over|around)\b)|"
    r"instead of|up from|down from)\b|高于|低于|多于|少于",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:for|in|at|from|on|to|by|with|during|over|per|a|an|abroad|overseas)\b|[,;:.]"
)
_LEADS = re.compile(r"\s*[,，]\s*")
_WORDS_TO_WHOLE = 6
_LARGE = 100
_OF = re.compile(r"(?: \w+)? of\b")
_JOINED = re.compile(
    r"\s*(?:-|–|—|~|～|to|至|到|[^\W\d高低升降增减涨跌调改]{0,3}(?:-|~|～|至|到))\s*(?:RMB|US)?[$€£¥]?\s*",
    re.I,
)
_LISTED = re.compile(
    r"[\u4e00-\u9fff]{0,3}?\s*(?:[、,，]|和|与|及|以及|, and|and)\s*(?:RMB|US)?[$€£¥]?\s*"
)
_RESPECTIVELY = re.compile(r"分别|依次|各自|\brespectively\b", re.IGNORECASE)
_TAKEN_UP = re.compile(r"(?:[前后这]?[两二三四五六])[家款个者地省市国种](?!月)")
_ITEMS = re.compile(r"、|以及|和|与|及")
_ENGLISH_ITEMS = re.compile(r",(?: and)?\s|\band\b")
_CLAUSE = re.compile(r"[;；。]|\. ")
_COMMA = re.compile(r"[;；。，]|,(?!\d)|\. ")
_APPOSED = re.compile(r"，(?:为|是|系|成为|位[居列]|排名|居)[^，。；;]*")  # 持股14.6%，为第二大股东
_END = re.compile(
    r"[;；。，、:：（）()]|,(?!\d{3}(?!\d))|\s[–—]\s|\b(?:while|but|whereas|although|and)\b|而(?!且)|但|其中"
)
_CHANGES = re.compile(r"[到至比较]")
_WHOLE = re.compile(
    r"\bof (?:(?:the|its|their|all|all the) |(?:the )?[\w’'-]+['’]s )(?:RMB |US)?[$€£¥]?$",
    re.IGNORECASE,
)
_FEW_WORDS = re.compile(r"(?: [\w’'-]+){0,3}")


@dataclass(frozen=True, slots=True)
class Ground:
    """What governs a figure: its own words, and those before it in the sentence that it may take up."""

    own: tuple[Stretch, ...]
    before: tuple[Stretch, ...]
    listed: bool = False  # the first of its own words are its item of a list


@lru_cache(maxsize=8192)
def ground(statement: Statement, figure: Figure) -> Ground:
    """Return the stretches that govern a figure of a statement."""
    groups = _groups(statement, figure)
    index = next(i for i, group in enumerate(groups) if figure in group)
    end = groups[index][-1].end - statement.start
    start = groups[index][0].start - statement.start
    left = _left(statement, groups, index)
    right = _right(statement, groups, index)
    if figure.dated and statement.chinese:  # "9月3日,对3家立案调查"
        left = max([left, *(m.end() for m in _COMMA.finditer(statement.text, left, start))])
        led = _LEADS.match(statement.text, end)
        cut = _TURN.search(statement.text, led.end()) if led else None
        right = cut.start() if cut else right
    item = None if figure.dated else _item(statement, figure, groups)
    if item:
        where, head = item
        return Ground((where, head, (end, right)), ((0, where[0]),), listed=True)
    after = ((end, right), *_of_the_part(statement, groups, index))
    return Ground(((left, start), *after), tuple(_before(statement, groups[:index], left)))


def _of_the_part(statement: Statement, groups: list[list[Figure]], index: int) -> Iterator[Stretch]:
    """Yield what is said of a part after its whole: "three of the seven cases are heard"."""
    if index + 1 == len(groups) or not is_whole(statement, groups[index + 1][0]):
        return
    text, offset = statement.text, statement.start
    whole = groups[index + 1][-1].end - offset
    if len(text[groups[index][-1].end - offset : whole].split()) > _WORDS_TO_WHOLE:
        return
    last = index + 2 == len(groups)
    following = len(text) if last else groups[index + 2][0].start - offset
    cut = _END.search(text, whole, following)
    yield whole, cut.start() if cut else following


def _before(statement: Statement, groups: list[list[Figure]], left: int) -> Iterator[Stretch]:
    """Yield the stretches before a figure's own; of English those after a figure end with its noun."""
    if statement.chinese or not groups:
        yield 0, left
        return
    text, offset = statement.text, statement.start
    first = 0
    for group, following in zip(groups, [*groups[1:], None], strict=True):
        end = group[-1].end - offset
        noun = _PREPOSITION.search(text, end, left)
        yield first, min(noun.start() if noun else left, left)
        start = following[0].start - offset if following else left
        turn = _break(text, end, start)
        first = turn.end() if turn else start


def _break(text: str, first: int, last: int) -> re.Match[str] | None:
    turn = _TURN.search(text, first, last)
    return turn or next(reversed(list(_JOINT.finditer(text, first, last))), None)


def is_whole(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is the whole that something is a part of: 90 of the 300 firms."""
    return _WHOLE.search(statement.text[: figure.start - statement.start]) is not None


def one_range(statement: Statement, figure: Figure, other: Figure) -> bool:
    """Whether two figures are the ends of one range."""
    return any(figure in group and other in group for group in _groups(statement, figure))


def _left(statement: Statement, groups: list[list[Figure]], index: int) -> int:
    """Return where the words before a group of figures begin that are its own."""
    text, offset = statement.text, statement.start
    start = groups[index][0].start - offset
    first = groups[index - 1][-1].end - offset if index else 0
    cut = _break(text, first, start) if index else None
    short = statement.chinese and groups[index][0].unit in TIMES
    if short or not index:
        cuts = list((_COMMA if short else _CLAUSE).finditer(text, first, start))
        cut = cuts[-1] if cuts else cut
    return max(
        cut.end() if cut else first,
        *(_parted(statement, other, start) for other in statement.figures),
    )


def _right(statement: Statement, groups: list[list[Figure]], index: int) -> int:
    """Return where the words after a group of figures end that are its own."""
    text, offset = statement.text, statement.start
    end = groups[index][-1].end - offset
    last = index + 1 == len(groups)
    following = len(text) if last else groups[index + 1][0].start - offset
    cut = _END.search(text, end, following) if last else _break(text, end, following)
    right = cut.start() if cut else following
    apposed = _APPOSED.match(text, right, following) if statement.chinese else None
    right = apposed.end() if apposed else right
    if is_whole(
        statement, groups[index][0]
    ):  # "of the 300 firms 90 have passed": what is said is said of the 90
        return min(right, _FEW_WORDS.match(text, end, len(text)).end())  # type: ignore[union-attr]
    if not cut and not last and statement.chinese:
        return end if _CHANGES.search(text, end, following) else following
    return right


def _parted(statement: Statement, other: Figure, start: int) -> int:
    """Return where the words begin that a share is of: "half of the revenue of 2 billion"."""
    end = other.end - statement.start
    if other.dated or not end <= start or not _OF.match(statement.text, end, start):
        return 0
    return end


def akin(figure: Figure, other: Figure) -> bool:
    """Whether two figures are of one sort, or one leaves its unit out: "2 million yuan and 3 million"."""
    if comparable(figure, other):
        return True
    bare = next((f for f in (figure, other) if f.unit == "count"), None)
    return (
        (figure.money or other.money)
        and bare is not None
        and not bare.noun
        and (bare.number >= _LARGE and bare.text[-1:].isascii())
    )


def _groups(statement: Statement, figure: Figure) -> list[list[Figure]]:
    """Return the figures of one sort, the two ends of a range together."""
    groups: list[list[Figure]] = []
    for other in statement.figures:
        if not (akin(figure, other) or other is figure):
            continue
        if groups and not figure.dated:
            between = statement.text[
                groups[-1][-1].end - statement.start : other.start - statement.start
            ]
            if _JOINED.fullmatch(between) or (
                between.strip() == "and"
                and re.search(
                    r"\bbetween\b[^,;]{0,12}$",
                    statement.text[: groups[-1][0].start - statement.start],
                )
            ):
                groups[-1].append(other)
                continue
        groups.append([other])
    return groups


def _item(
    statement: Statement, figure: Figure, groups: list[list[Figure]]
) -> tuple[Stretch, Stretch] | None:
    """Return the item that a figure of a list belongs to, one by one, and what is said of all."""
    row = _row(statement, figure, groups)
    if len(row) < 2:
        return None
    text, offset = statement.text, statement.start
    first, last = row[0].start - offset, row[-1].end - offset
    hard = max((m.end() for m in _CLAUSE.finditer(text, 0, first)), default=0)
    clause = max((m.end() for m in _COMMA.finditer(text, 0, first)), default=0)
    before, after = _RESPECTIVELY.search(text, clause, first), _RESPECTIVELY.search(text, last)
    taken_up = _TAKEN_UP.search(text, clause, first)
    if not (before or after or taken_up):
        return None
    head = (clause, first)
    listed = None
    if not taken_up or _ITEMS.search(text, clause, first):
        start = clause if statement.chinese else hard
        listed = _listed(text, start, before.start() if before else first, len(row), statement)
        if listed:
            head = (listed[-1][0], first)
    if listed is None:
        listed = _dates(statement, row)
    if listed is None and after:
        listed = _listed(text, last, after.start(), len(row), statement)
    return (listed[row.index(figure)], head) if listed else None


def _row(statement: Statement, figure: Figure, groups: list[list[Figure]]) -> list[Figure]:
    """Return the figures that stand in one list with a figure, nothing but a joint between them."""
    row: list[Figure] = []
    for group in groups:
        joined = row and _LISTED.fullmatch(
            statement.text[row[-1].end - statement.start : group[0].start - statement.start]
        )
        if row and not joined:
            if figure in row:
                return row
            row = []
        row.append(group[-1] if figure not in group else figure)
    return row if figure in row else []


def _listed(
    text: str, first: int, last: int, count: int, statement: Statement
) -> list[Stretch] | None:
    """Return the last `count` items of the list that ends a stretch, none where it holds fewer."""
    parts = []
    start = first
    for cut in (_ITEMS if statement.chinese else _ENGLISH_ITEMS).finditer(text, first, last):
        if text[start : cut.start()].strip():
            parts.append((start, cut.start()))
        start = cut.end()
    if text[start:last].strip():
        parts.append((start, last))
    return parts[-count:] if len(parts) >= count else None


def _dates(statement: Statement, row: list[Figure]) -> list[Stretch] | None:
    """Return the dates of a list before a list of figures: "in 2022, 2023 and 2024"."""
    held = [f for f in statement.figures if f.dated and f.end <= row[0].start]
    offset = statement.start
    joined = all(
        _LISTED.fullmatch(statement.text[one.end - offset : other.start - offset])
        for one, other in pairwise(held)
    )
    if not joined or len(held) != len(row):
        return None
    return [(f.start - offset, f.end - offset) for f in held]
