"""How sure a text is of what it tells: words that reserve it, and what each reserves."""

from __future__ import annotations

import re

from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement

# What no draft may lose of a source, and, wider, what in a draft keeps the reservation.
_RESERVED = (
    r"reportedly|allegedly|rumou?red|might|could(?! not)|possibly|perhaps|plans? to|planning to|"
    r"intends? to|(?:seek|look)ing to|"
    r"aims? to|considering|in (?:[a-z]+ )?talks|hopes? to|(?:is|are) said to|unconfirmed|expected to"
)
_RESERVED_ZH = r"据报道|据传|传闻|有望|或将"
STRONG = re.compile(
    rf"\b(?:{_RESERVED}|(?-i:may)(?= [a-z]))\b|{_RESERVED_ZH}|拟(?=[\u4e00-\u9fff])", re.IGNORECASE
)
KEEPS = re.compile(
    rf"\b(?:{_RESERVED}|may|likely|expects?|planned|seeks? to|would|will|proposed|draft|estimate[sd]?|"
    r"sources said|people familiar|expecting|predicting|forecasting|potentially|"
    r"(?:appears?|seems?|set|reported) to|due to (?:launch|open|begin|start)|"
    r"(?:is|are|was|were) (?:also |then |now )?to (?=[a-z])|(?:is|are) (?:due|scheduled|meant)|wants?|"
    r"aim(?:s|ed|ing)?|hop(?:es|ed|ing)|intend(?:s|ed)?|plan(?:s|ning)?|seek(?:s|ing)?|guided|"
    r"goals?|target(?:s|ed|ing)?|earmarked|promised?|pledged|"
    r"claims?|claimed|is reported|reports?|alleged|alleges|according to|"
    r"on the table|provided that|subject to|conditional (?:on|upon)|pending|reckons? (?:with|on|that))\b|"
    rf"{_RESERVED_ZH}|知情人士|消息称|据悉|拟|计划|预计|可能|将于|考虑|据称|征求意见|疑似",
    re.IGNORECASE,
)
# How a headline says the same: "X to Open", "Eyes", "?".
IN_HEADLINE = re.compile(
    r"\bto (?=[A-Z])|\?|\b(?:eye(?:s|ing)|plan\w*|test\w*|trial\w*|pilot\w*|weigh\w*|mull\w*|seek\w*|set|"
    r"could|may|might|near(?:s|ing)|bid|talks|propos\w+|consider\w*|wants?|aims?|explor\w+|prepar\w+|drafts?|"
    r"report(?:ed|edly)|rumou?r\w*|likely|expect\w*|target\w*|would|hopes?|intends?|vows?|pledg\w+|"
    r"threat\w*|"
    r"urg\w+|ask\w*|move[sd]? to|call\w*|will|said|says|alleg\w+|accus\w+|sue[sd]?|probe[sd]?)\b",
    re.IGNORECASE,
)
# "Lanma to open a plant": a headline's way to tell of a plan.
TO_DO = re.compile(r"^(?:[A-Z][\w’'.&-]*,? )+to (?=[a-z])")
_OF_A_VERB = re.compile(
    r"(?:may|might|could|plan|hope|aim|intend|seek|want|consider|possibl|perhaps|potential|likely|propos)",
    re.IGNORECASE,
)
_OF_A_CHARGE = re.compile(r"(?:suspect|alleg|accus)", re.IGNORECASE)
_OF_A_SOURCE_ZH = frozenset("据报道 知情人士 消息称 据悉 据称".split())
# What in Chinese reserves a verb, and below, what reserves all of a statement.
_OF_A_VERB_ZH = frozenset(
    "有望 或将 或于 拟 计划 预计 可能 考虑 洽谈 商谈 接洽 磋商 希望 力争 争取 目标是 不排除 也许 或许 "
    "恐怕".split()
)
_OPEN_ZH = re.compile(
    r"初步|正?接触|商讨|探讨|评估|意向|有意|筹划|酝酿|研究|或|打算|预料|料|意欲|意图|谋求|寻求|筹备|设想|期望"
)
_OF_ALL_ZH = frozenset(
    "据报道 据传 传闻 知情人士 消息称 据悉 据称 疑似 涉嫌 洽谈 商谈 接洽 磋商 试行".split()
)
COMMA = re.compile(r"[，；。,;]")
# Where a clause of a draft begins or ends, so that what is said to be sure there stands by itself.
CLAUSE = re.compile(r"[;:]|, (?:and|but|while|whereas|although|though|which|who|after|as)\b")


def of_a_verb(word: str) -> bool:
    """Whether a word of reserve stands before what somebody may do: may, plans to, 拟."""
    english = _OF_A_VERB.match(word) is not None
    return english or word in _OF_A_VERB_ZH or _OPEN_ZH.match(word) is not None


def of_a_charge(word: str) -> bool:
    """Whether a word of reserve stands before a charge: suspected, alleged."""
    return _OF_A_CHARGE.match(word) is not None


def of_a_source(word: str) -> bool:
    """Whether a Chinese word of reserve only says that somebody reported it."""
    return word in _OF_A_SOURCE_ZH


def of_all(word: str) -> bool:
    """Whether a Chinese word of reserve is of all of a statement, and not only of what follows it."""
    return word in _OF_ALL_ZH


def figures_after(statement: Statement, place: int) -> list[Figure]:
    """Return the figures that a reservation which ends at a place can be of."""
    first, last = statement.start + place, statement.start + clause_end(statement.text, place)
    return [figure for figure in statement.figures if first <= figure.start < last]


def clause(text: str, place: int) -> str:
    """Return the clause of an English text that a place is in."""
    cuts = list(CLAUSE.finditer(text))
    first = max((cut.end() for cut in cuts if cut.end() <= place), default=0)
    return text[
        first : min((cut.start() for cut in cuts if cut.start() >= place), default=len(text))
    ]


def clause_end(text: str, place: int) -> int:
    """Return where the words that a reservation before a place can be of come to an end."""
    stop = COMMA.search(text, place)
    return stop.start() if stop else len(text)
