"""Words by which a sentence says that a figure no longer holds, or is another than it was."""

from __future__ import annotations

import re

from drafter.truth.reading.ground import akin
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement

_LOOSELY = r"(?:about|around|some|nearly|almost|at least|more than|over|under|up to|just|only|mere)"
_FORMERLY = (
    r"(?:the|its|his|their|an?|planned|earlier|previous|original|initial|estimated|expected|reported|"
    r"preliminary|first)"
)
_SIGN = r"(?:US|HK|RMB )?[$€£¥]?$"
_ONCE_ZH = r"此前|先前|原(?:[定先本来有为拟订]|计划|(?=\d))|最初|起初|当时|当初|之前|早前|早先|曾"
# Before an old figure whose new one follows: "from 40 to 60", 由40增至60.
_NEW_FOLLOWS = re.compile(
    rf"\b(?:from|instead of|rather than) (?:(?:{_LOOSELY}|{_FORMERLY}) )*{_SIGN}|"
    rf"(?:由(?!于)|从(?!事|业)|{_ONCE_ZH})[^，,。；;]{{0,14}}$",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:to|now)\b|[到至为]")
# Before an old figure whose new one stands ahead of it: "60, not 40", 60，而非此前的40, 60，高于原先的40.
# "More than 40" is a bound, "more than the 40" compares.
_NEW_AHEAD = re.compile(
    rf"\b(?:from|not|instead of|rather than|against|compared (?:with|to)) (?:(?:{_LOOSELY}|{_FORMERLY}) )*"
    rf"{_SIGN}|\b(?:than|above|below|short of|beyond) (?:{_FORMERLY} )+(?:{_LOOSELY} )?{_SIGN}|"
    r"(?:而非|而不是|并非|不是|较(?![大多高快少小长低])|(?<![对占])比(?![例如赛较特亚重率]))[^，,。；;]{0,14}$|"
    rf"(?:高于|低于|超过|超出|少于|多于|不及)[^，,。；;]{{0,14}}?(?:{_ONCE_ZH}|预[计期]|初步|的)[^，,。；;]{{0,6}}$",
    re.IGNORECASE,
)
# Before an old figure whose new one stands in another sentence.
_ONCE = re.compile(
    r"\b(?:earlier|previous(?:ly)?|original(?:ly)?|initial(?:ly)?|the first \w+|at first|at the time|"
    r"had (?:\w+ly )?(?:been|said|put|spoken|told|\w+ed)|used to|thought|believed|draft|planned|"
    r"announced|estimated|wrote)\b[^.;]{0,60}$|"
    r"(?:预计|预期|初步|征求意见稿|估计|宣称)[^，,。；;]{0,14}$",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"\b(?:(?:a|the) (?:year|quarter|month|week) (?:earlier|ago|before)|(?:last|previous|prior|preceding)"
    r" (?:year|quarter|month|week)|in (?:19|20)\d\d|year[- ]on[- ]year|in the one before)\b|"
    r"同期|上年|去年|前年|上一?(?:季|个月|周|轮)|同比|环比|20\d\d年",
    re.IGNORECASE,
)
_STOP = re.compile(r"[，。；;]|,(?!\d)")
_BESIDE = 32  # characters to the time that a figure is of
_CHANGED = re.compile(
    r"\b(?:rais(?:ed?|es|ing)|lift(?:ed|s)?|widen(?:s|ed|ing)?|enlarge[sd]?|expand(?:s|ed)?|"
    r"revis(?:ed?|es|ion)|correct(?:ed|s|ion)|updated|upgraded|downgraded|now|ris(?:en|es)|rose|grown|"
    r"swollen|swell(?:s|ed)?|climb(?:s|ed)|lower(?:ed|s)|trim(?:s|med)?|slash(?:es|ed)|reduced|cut|"
    r"shr[aiu]nk|halved|doubled|trebled|tripled|increased|sweeten(?:s|ed)?|far beyond|in fact|"
    r"(?:more|less|fewer|higher|lower|larger|smaller|worse|bigger) than (?:\w+ ){0,3}?"
    r"(?:thought|expected|planned|announced|feared|reported|forecast|first|estimated|half|said))\b|"
    r"[增升涨降减][至到]|增加[至到]|上[升调]|[上下]修|下调|提[高升至]|扩大|缩减|压缩|调整[为至]|改为|更新为|修正|更正|"
    r"变为|追加|翻倍|[高低多少]于(?:此前|先前|预期|原|市场|最初|初步)|超出(?:此前|预期|初步)",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:delay(?:s|ed)?|postpone[sd]?|put (?:off|back)|push(?:ed|es)? back|brought forward|"
    r"(?:been )?moved to|slip(?:s|ped)?|(?:later|earlier|sooner) than (?:\w+ ){0,2}?"
    r"(?:announced|planned|expected|promised|scheduled))\b|"
    r"推迟|延期|延后|延至|推后|提前|提早|改至|调整[为至]",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:first|another|further|additional|extra|other|new|the (?:remaining|rest)|of (?:the|these|them))"
    r"(?: (?:about|some|nearly|roughly|almost))? ?(?:US|HK|RMB )?[$€£¥]?$|"
    r"(?:首批|其中|再|另有?|新增|追加|分别|其余)[^，,。；;]{0,4}$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r" (?:\w+ )?(?:more\b(?! than)|of (?:the|these|them|its|those)\b)", re.IGNORECASE
)


def _before(statement: Statement, figure: Figure) -> str:
    """Return the words before a figure, from the one of its sort before it."""
    ends = [f.end for f in statement.figures if akin(f, figure) and f.end <= figure.start]
    first = max(ends, default=statement.start) - statement.start
    return statement.text[first : figure.start - statement.start]


def _after(statement: Statement, figure: Figure) -> str:
    return statement.text[figure.end - statement.start :]


def precedes(statement: Statement, figure: Figure) -> bool:
    """Whether the words right before a figure make it an old one: "up from 40", 高于此前的40."""
    before = _before(statement, figure)
    return any(cue.search(before) is not None for cue in (_NEW_FOLLOWS, _NEW_AHEAD))


def told(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is told as what was said or held before, and not of another year or quarter."""
    once = _ONCE.search(_before(statement, figure)) is not None
    return (once or precedes(statement, figure)) and not of_series(statement, figure)


def replaced(statement: Statement, old: Figure, new: Figure) -> bool:
    """Whether a sentence gives one figure in the place of another: "from 40 to 60", "60, not 40"."""
    row = [f for f in statement.figures if f in (old, new) or (akin(f, old) and akin(f, new))]
    apart = row.index(new) - row.index(old)
    if of_series(statement, old):
        return False
    before = _before(statement, old)
    if apart == 1 and _NEW_FOLLOWS.search(before):
        between = statement.text[old.end - statement.start : new.start - statement.start]
        return _TO.search(between) is not None
    return apart == -1 and _NEW_AHEAD.search(before) is not None


def of_series(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is told as that of an earlier year or quarter: "from 40 a year earlier"."""
    before, after = _before(statement, figure), _STOP.split(_after(statement, figure), 1)[0]
    return any(_SERIES.search(words) for words in (before[-_BESIDE:], after[:_BESIDE]))


def changed(statement: Statement) -> bool:
    """Whether a sentence says that an amount is another than it was, or was said to be."""
    return _CHANGED.search(statement.text) is not None


def moved(statement: Statement) -> bool:
    """Whether a sentence says that something comes earlier or later than planned."""
    return _MOVED.search(statement.text) is not None


def partial(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is a part of something or comes on top of it: "the first 6 million", 新增."""
    if _PART.search(_before(statement, figure)):
        return True
    return figure.unit != "percent" and _PART_AFTER.match(_after(statement, figure)) is not None
