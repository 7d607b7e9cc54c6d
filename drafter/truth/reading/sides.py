"""Whether two texts speak of the two parts of one whole: at home and abroad, who did and who did not."""

from __future__ import annotations

import re

from drafter.truth.reading import aspects
from drafter.truth.reading.opposites import opposites
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement

# Aspects of two values that share out a whole between them.
HALVES = frozenset(
    "area channel trade sex origin outcome vote paid settled run shops hours stream energy funds".split()
)
_DENIES = re.compile(
    r"\b(?:not|never|no|none|nobody|neither|without|cannot|un(?:able|willing|likely)|refus\w+|lack\w*|"
    r"have yet|has yet|had yet)\b|n['’]t\b|\bnon-|"
    r"不(?![足到低少超高及同断过仅只得])|未(?!来|成年)|没|(?<!有)无(?!人|论|线)|从未|尚未",
    re.IGNORECASE,
)
REST = re.compile(
    r"\b(?:remain\w*|rest|others?|balance|own)\b|其余|剩余|余下|余者|剩下|其他|其它|余(?:下|款|额)",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:all but|except(?:ing)?(?: for)?|other than|apart from|aside from|bar|but for) "
    r"(?:about |some |nearly )?$|除(?:了)?[^，,。；;]{0,4}$",
    re.IGNORECASE,
)
# "40 percent of what it was", "80 percent of the list price"
_OF_ITSELF = re.compile(
    r"\s?of (?:what\b|(?:its|the|their|his) (?:own )?(?:former|original|previous|prior|list|usual|old|"
    r"earlier|full|normal|regular|initial)\b|"
    r"(?:its|the|their) (?:[\w-]+ )?(?:level|price|size|peak|high|record)\b)|\s?的水平",
    re.IGNORECASE,
)


# 恢复至2019年同期的112%, 为营收的15%
_OF_ITSELF_ZH = re.compile(
    r"(?:恢复|达|降|升|相当|增|减|缩|跌|涨|为|是)[至到于为]?了?(?:原来|原先|[^，,。；;]{0,8}"
    r"(?:同期|同月|同季|[去上前]年|疫情前|水平|高峰|峰值|平[日时]|[日往]常[^，,。；;0-9]{0,4}|上一?代|前[作代]))的"
    r"(?:约|近|逾|超过?|不到|不足)?$"
)


def excepted(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is what something does not hold for: all but seven."""
    return _EXCEPT.search(statement.text[: figure.start - statement.start]) is not None


def left_of_itself(statement: Statement, figure: Figure) -> bool:
    """Whether a share is what something has become of what it was before."""
    if statement.chinese and _OF_ITSELF_ZH.search(statement.text[: figure.start - statement.start]):
        return True
    return _OF_ITSELF.match(statement.text, figure.end - statement.start) is not None


def other_side(said: Statement, given: Statement) -> bool:
    """Whether one text speaks of one part of a whole and the other of the rest of it."""
    if REST.search(said.text) and not REST.search(given.text):
        return True
    if bool(_DENIES.search(said.text)) != bool(_DENIES.search(given.text)):
        return True
    mine, theirs = _halves(said), _halves(given)
    if any(mine[name].isdisjoint(theirs[name]) for name in mine.keys() & theirs.keys()):
        return True
    words = {word.lower() for word in given.words}
    return said.chinese == given.chinese and any(
        opposites(word.lower()) & words for word in said.words if word.lower() not in words
    )


def _halves(statement: Statement) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mark in aspects.marks(statement):
        if mark.aspect in HALVES:
            found.setdefault(mark.aspect, set()).add(mark.value)
    return found
