"""How sure a text is of what it tells: words that reserve it, and what each reserves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.truth.reading import cues
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement

# What no draft may lose of a Chinese source, and, wider, what in a draft keeps the reservation.
_RESERVED = (
    r"reportedly|allegedly|rumou?red|might|could(?! not)|possibly|perhaps|plans? to|planning to|"
    r"intends? to|(?:seek|look)ing to|"
    r"aims? to|considering|in (?:[a-z]+ )?talks|hopes? to|(?:is|are) said to|unconfirmed|expected to"
)
STRONG_ZH = re.compile(r"据报道|据传|传闻|有望|或将|拟(?=[\u4e00-\u9fff])")
KEEPS = re.compile(
    rf"\b(?:{_RESERVED}|may|likely|expects?|planned|seeks? to|would|will|draft|estimate[sd]?|"
    r"propos(?:e[sd]?|ing|als?)|"
    r"sources said|people familiar|expecting|predicting|forecasting|potentially|"
    r"(?:appears?|seems?|set|reported) to|due to (?:launch|open|begin|start)|"
    r"(?:is|are|was|were) (?:also |then |now )?to (?=[a-z])|(?:is|are) (?:due|scheduled|meant)|wants?|"
    r"aim(?:s|ed|ing)?|hop(?:es|ed|ing)|intend(?:s|ed)?|plan(?:s|ning)?|seek(?:s|ing)?|guided|"
    r"goals?|target(?:s|ed|ing)?|earmarked|promised?|pledged|"
    r"claims?|claimed|is reported|reports?|alleged|alleges|according to|"
    r"on the table|provided that|subject to|conditional (?:on|upon)|pending|reckons? (?:with|on|that))\b",
    re.IGNORECASE,
)
# Whatever may reserve; whether a draft lost it is weighed by what it kept beside it.
WEIGHED = re.compile(
    r"\b(?:almost|apparent(?:ly)?|appear(?:s|ed)?|approximately|argu\w+|around|assum\w+|broadly|claim(?:s|ed)?|"
    r"could|doubt\w*|essentially|estimat\w+|fairly|frequently|generally|guess|indicat\w+|largely|likely|"
    r"mainly|(?-i:may)|maybe|might|mostly|often|ought|perhaps|plausibl\w+|possibl[ey]|possibility|presumabl\w+|"
    r"probabl[ey]|quite|rather|relatively|roughly|seem(?:s|ed)?|should|sometimes|somewhat|suggest\w*|"
    r"suppose\w*|suspect\w*|tends?|tentative\w*|typical(?:ly)?|uncertain|unclear|unlikely|usually|would|"
    r"hop(?:es?|ed|ing)|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|expect\w*|intend\w*|prepar\w+|consider\w*|"
    r"propos\w+|draft|potential\w*|in talks|negotiat\w+|set to|target\w*|seek\w*|want\w*|try\w*|alleg\w+|"
    r"reported\w*|discuss\w*|explor\w+|weigh\w*|provisional\w*|preliminary|subject to|pending|depend\w*)\b",
    re.IGNORECASE,
)
# Whoever gives a figure has estimated it; who he is says enough.
ESTIMATE = re.compile(r"estimate[ds]?", re.IGNORECASE)
# How a headline says the same: "X to Open", "Eyes", "?".
IN_HEADLINE = re.compile(
    r"(?-i:\bto (?=[A-Z]))|\?|\b(?:eye(?:s|ing)|plan\w*|test\w*|trial\w*|pilot\w*|weigh\w*|mull\w*|seek\w*|"
    r"set|could|may|might|near(?:s|ing)|bid|talks|propos\w+|consider\w*|wants?|aims?|explor\w+|prepar\w+|drafts?|"
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
_OPEN = re.compile(
    r"(?:subject|depend|pending|if\b|tentativ|prelim|provision|uncl|uncert)", re.IGNORECASE
)
_OF_A_SOURCE_ZH = frozenset("据报道 知情人士 消息称 据悉 据称".split())
# What in Chinese reserves a verb, and below, what reserves all of a statement.
_OF_A_VERB_ZH = frozenset(
    "有望 或将 或于 拟 计划 预计 可能 考虑 洽谈 商谈 接洽 磋商 希望 力争 争取 目标是 不排除 也许 或许 "
    "恐怕".split()
)
_OPEN_ZH = re.compile(
    r"初步|正?接触|商讨|探讨|评估|意向|有意|筹划|酝酿|研究|或|打算|预料|料|意欲|意图|谋求|寻求|筹备|设想|期望"
)
COMMA = re.compile(r"[，；。,;]")
# Where a clause of a draft begins or ends, so that what is said to be sure there stands by itself.
CLAUSE = re.compile(r"[;:]|, (?:and|but|while|whereas|although|though|which|who|after|as)\b")


def reserving(text: str) -> Iterator[re.Match[str]]:
    """Yield what may reserve something in an English text, in its order and none within another."""
    end = 0
    strict, further = cues.HEDGE.finditer(text), WEIGHED.finditer(text)
    for match in sorted((*strict, *further), key=lambda m: (m.start(), -m.end())):
        if match.start() >= end:
            yield match
            end = match.end()


def is_open(word: str) -> bool:
    """Whether a word of reserve says that something is not settled: subject to, tentatively."""
    return _OPEN.match(word) is not None


def of_a_verb(word: str) -> bool:
    """Whether a word of reserve stands before what somebody may do: may, plans to, 拟."""
    english = _OF_A_VERB.match(word) is not None
    return english or word in _OF_A_VERB_ZH or _OPEN_ZH.match(word) is not None


def of_a_source(word: str) -> bool:
    """Whether a Chinese word of reserve only says that somebody reported it."""
    return word in _OF_A_SOURCE_ZH


def figures_after(statement: Statement, place: int) -> list[Figure]:
    """Return the figures that a reservation which ends at a place can be of."""
    first, last = statement.start + place, statement.start + clause_end(statement.text, place)
    return [figure for figure in statement.figures if first <= figure.start < last]


def clause_end(text: str, place: int) -> int:
    """Return where the words that a reservation before a place can be of come to an end."""
    stop = COMMA.search(text, place)
    return stop.start() if stop else len(text)
