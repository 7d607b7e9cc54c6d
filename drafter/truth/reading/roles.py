"""What a figure is a figure of: its thing, its owner, its period, read from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.truth.reading import words
from drafter.truth.reading.concepts import chinese, english
from drafter.truth.reading.names import capitalised, plain
from drafter.truth.reading.quantity import Figure, date_parts
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP

MONEY = frozenset(
    "revenue profit loss funding valuation investment price fine acquisition export import".split()
) | {"market value"}
_WEAK = frozenset(["company", "hour", "share"])
_EARLIER = re.compile(
    r"(?:\bfrom|compared (?:with|to)|\bagainst|\bversus|\bvs\.?|\bthan|"
    r"去年同期|上年同期|此前|原来|上一轮|从)\W*"
    r"(?:的|about|around|nearly|more than|约|近)?\s*(?:US|HK)?[$€£¥]?\s*$",
    re.IGNORECASE,
)
_EARLIER_AFTER = re.compile(
    r"^\W*(?:a year (?:earlier|ago)|the (?:previous|prior) year|the year before|"
    r"(?:in|during) the same (?:period|quarter))",
    re.IGNORECASE,
)
_QUALIFIERS = {
    name: re.compile(rf"\b(?:{english})\b|{chinese}", re.IGNORECASE)
    for name, english, chinese in (
        (
            "forecast",
            "targets?|targeted|forecasts?|expects?|expected|goal|predicts?|guidance",
            "目标|预计|预期|预测",
        ),
        (
            "total",
            "in total|total|altogether|so far|cumulative|to date|combined|overall",
            "累计|总计|共计|合计|总额",
        ),
        ("each", "each|per|apiece|every", "每|人均|单价"),
        ("before", "previous|earlier|prior|former|originally|initially", "此前|上一轮|原先|最初"),
        ("daily", "daily|a day", "日活|每日|日均"),
        ("monthly", "monthly|a month", "月活|每月|月均"),
        ("overseas", "overseas|abroad|international|foreign", "海外|境外|国际"),
    )
}
_CLAUSE = re.compile(
    r"[,;:，；：。、()（）](?!\d)|\s[–—]\s|\b(?:while|but|whereas|although)\b|而(?!且)|但"
)
_NEAR = 6  # content words each way that count as the words around a figure


@dataclass(frozen=True, eq=False)
class Role:
    """A figure with what it is a figure of."""

    figure: Figure
    statement: Statement
    concepts: tuple[str, ...]  # of its clause, the nearest first
    near: frozenset[str]  # stems of the words around it
    qualifiers: frozenset[str]
    periods: tuple[str, ...]  # date values, the nearest first

    @property
    def content(self) -> frozenset[str]:
        return frozenset(self.statement.content)


def roles(statement: Statement) -> list[Role]:
    """Return the role of each figure of a statement."""
    return [_role(figure, statement) for figure in statement.figures]


def named(statement: Statement) -> frozenset[str]:
    """Return the names of a statement in small letters: the glossary's and the capitalised ones."""
    own = (statement.text[start:end] for start, end in capitalised(statement.text))
    return frozenset(plain(name) for name in own) | frozenset(
        name.lower() for name in statement.entities
    )


def _role(figure: Figure, statement: Statement) -> Role:
    start, end = _clause(figure, statement)
    text = statement.text
    place = (figure.start - statement.start, figure.end - statement.start)
    found = _fitting(_concepts(text, start, end, place), figure)
    found = found or _fitting(_concepts(text, 0, len(text), place), figure)
    qualifiers = {name for name, pattern in _QUALIFIERS.items() if pattern.search(text[start:end])}
    if _EARLIER.search(text[: place[0]]) or _EARLIER_AFTER.match(text[place[1] :]):
        qualifiers.add("before")
    return Role(
        figure,
        statement,
        found,
        _around(figure, statement),
        frozenset(qualifiers),
        _periods(figure, statement),
    )


def _clause(figure: Figure, statement: Statement) -> tuple[int, int]:
    start, end = 0, len(statement.text)
    local, local_end = figure.start - statement.start, figure.end - statement.start
    for match in _CLAUSE.finditer(statement.text):
        if match.end() <= local:
            start = match.end()
        elif match.start() >= local_end:
            end = match.start()
            break
    return start, end


def _concepts(text: str, start: int, end: int, place: tuple[int, int]) -> tuple[str, ...]:
    """Return the concepts of a stretch of text, the nearest to `place` first."""
    found = [
        (_gap(token.start, token.end, place), english()[token.stem])
        for token in words.tokens(text[start:end], start)
        if token.stem in english()
    ]
    pattern, terms = chinese()
    found += [
        (_gap(*match.span(), place) * 3, terms[match.group()])
        for match in pattern.finditer(text, start, end)
    ]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _fitting(concepts: tuple[str, ...], figure: Figure) -> tuple[str, ...]:
    """Return the concepts that money can measure for an amount, and the others for a count."""
    if figure.money:
        return tuple(name for name in concepts if name in MONEY) or concepts
    return concepts if figure.unit != "count" else tuple(n for n in concepts if n not in MONEY)


def _gap(start: int, end: int, place: tuple[int, int]) -> int:
    return start - place[1] if start >= place[1] else place[0] - end


def _around(figure: Figure, statement: Statement) -> frozenset[str]:
    said = [t for t in statement.tokens if t.stem not in STOP and not t.text[0].isdigit()]
    before = [t.stem for t in said if t.end <= figure.start][-_NEAR:]
    after = [t.stem for t in said if t.start >= figure.end][:_NEAR]
    return frozenset(before + after)


def _periods(figure: Figure, statement: Statement) -> tuple[str, ...]:
    """Return the years, quarters and months of the sentence, the nearest to the figure first."""
    found = [
        f
        for f in statement.figures
        if f.unit == "date" and f is not figure and "day" not in date_parts(str(f.value))
    ]
    found.sort(key=lambda period: abs(period.start - figure.start))
    return tuple(str(period.value) for period in found)


def strong(concepts: tuple[str, ...]) -> list[str]:
    """Return the concepts that tell what is counted."""
    return [name for name in concepts if name not in _WEAK]
