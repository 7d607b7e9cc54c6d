"""What part a figure has in a change: where it started, the change itself, or the level it reached."""

from __future__ import annotations

import re

from drafter.truth.reading.cues import DOWN, UP
from drafter.truth.reading.directions import LESS, MORE, changes
from drafter.truth.reading.ground import TIMES as LENGTHS
from drafter.truth.reading.ground import one_range
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.sides import left_of_itself
from drafter.truth.reading.statements import Statement

_NEARLY = (
    r"(?:a net|a further|an average(?: of)?|a (?:combined|total)(?: of)?|only|just|"
    r"between|about|nearly|some|around|almost|over|more than)?"
)
_NEARLY_ZH = r"(?:约|近|逾|超过)?"
_LEVEL = re.compile(
    rf"\b(?:to|at|of|reach(?:ed|ing)?|hit(?:ting)?|costs?(?: only| just)?|sells? for)\s{_NEARLY}\s?$|"
    rf"(?:至|到|达|(?<!幅)为|达到)了?(?:每\S{{1,10}}\s?)?(?:(?:原来|原先|此前|先前|去年|上年)的)?{_NEARLY_ZH}$|"
    rf"[调降升减提][至到][^，,。；;0-9]{{1,10}}的{_NEARLY_ZH}$",
    re.IGNORECASE,
)
_CHANGES = (
    "(?:rise|increase|growth|gain|jump|climb|surge|leap|spike|hike|uplift|addition|expansion|fall|drop|decline|"
    "decrease|cut|reduction|slide|slump|plunge|tumble|dip|contraction|improvement|change)s?"
)
_CHANGE = re.compile(
    rf"\b(?:by|add(?:s|ed|ing)?|another|extra|additional|"
    rf"shed(?:s|ding)?|cut(?:s|ting)?|los(?:es?|t|ing)|gain(?:s|ed|ing)?|trim(?:s|med|ming)?|hir(?:es?|ed|ing)|"
    rf"(?:shav|par)(?:es?|ed|ing)(?: off)?|(?:knock|lopp?|tak|took)(?:s|es?|ed|ing)? off|"
    rf"(?:{_CHANGES}|premiums?|discounts?) of|"
    rf"(?:discounted|reduced|lower|higher) (?:rate|price|cost|fee)s? of)"
    rf"\s{_NEARLY}\s?$|"
    r"(?:增加|增长|上升|上涨|上调|提升|提高|减少|下降|下滑|下跌|下调|降低|扩大|扩充|扩编|精简|压减|削减|收窄|缩短|延长|回落|回升|回撤|上行|下行|上浮|下浮|攀升|飙升|激增|缩水|缩减|走高|走低|大涨|大跌|暴涨|暴跌|猛增|锐减|裁员|裁减|减员|增员|扩招|(?<![最至顶许])[多少]|[高低](?=[了出])|贵|便宜|[增降涨跌]价?(?:幅度?)?[为达]?)"
    rf"[了出]?{_NEARLY_ZH}$|(?:净新?增|净?新开|新增|增设|增开|增聘|增派)[\u4e00-\u9fff]{{0,4}}$",
    re.IGNORECASE,
)
# "its fastest-growing region at 21 percent": what it grew by
_GROWING = re.compile(
    r"\b(?:fast|slow|strong|weak|quick)\w*[- ]grow\w+|"
    r"\bgr(?:ew|owth|own|ow|owing|ows)\b[^.;0-9]{0,40}\b(?:fastest|slowest|strongest|weakest|quickest|best|most|least)\b",
    re.IGNORECASE,
)
_GROWING_SO = re.compile(r",? gr(?:ew|owing)\b")  # "advertising, at 52%, growing faster"
_NAMED_AFTER = re.compile(rf" (?:[a-z]+ )?{_CHANGES}\b")
# "put the loss of turnover at 9 million"
_PUT_AT = re.compile(
    rf"\bput(?:s|ting)? (?:the |its |their )?(?:{_CHANGES}|loss(?:es)?|shortfall) (?:of|in) "
    rf"[^.,;0-9]{{1,40}} at\s{_NEARLY}\s?$|"
    rf"\b{_CHANGES} in [^.,;0-9]{{1,40}} of\s{_NEARLY}\s?$",
    re.IGNORECASE,
)
# Of money it is the whole of a loss: "lost 47 million".
_LOSING = re.compile(rf"\blos(?:es?|t|ing)\s{_NEARLY}\s?$", re.IGNORECASE)
_WENT = re.compile(
    rf"\b(?:rose|ris(?:e|es|en)|f[ae]ll(?:s|en)?|drop(?:s|ped)?|climb(?:s|ed)?|jump(?:s|ed)?|gr[eo]wn?|grows|"
    rf"(?<!made )(?<!make )(?<!makes )(?<!making )up|"
    rf"(?<!turn )(?<!turns )(?<!turned )(?<!turning )(?<!voted )(?<!handed )down|"
    rf"sli(?:d|ps|pped)|tumbled?|plung(?:es|ed)|shr[aiu]nk|(?:in|de)creas(?:es?|ed)|declin(?:es?|ed))"
    rf"\s{_NEARLY}\s?$"
)
# "named by 43 percent of those asked"
_BY_SOMEBODY = re.compile(
    r"\b(?:\w{3,}(?:ed|en)|known|shown|drawn|held|sold|told|paid|made|bought|left|negative|positive)"
    rf" by\s{_NEARLY}\s?(?:US|HK|RMB)?[$€£¥]?$",
    re.IGNORECASE,
)
_MAKES_UP = re.compile(r"(?:占|比重|占比|份额|渗透率)[^，,。；;0-9]{0,16}[为达]?[了约近]?$")
_TRADED = re.compile(rf"\b(?:sold|sells|selling|offload(?:s|ed)|bought|buys)\s{_NEARLY}\s?$")
# Of what there was so much more or less: not of what is new, which is there as a whole.
_BY = re.compile(
    rf"(?:{UP.pattern}|{DOWN.pattern})[^.,;0-9]{{0,24}}\bby {_NEARLY}\s?$|"
    rf"(?:增加|减少|[上下]调|调[高低]|提高|降低|上涨|下跌|扩大|缩减|缩短|延长|下降|上升)了?{_NEARLY_ZH}$|"
    rf"[比较][^，,。；;0-9]{{1,14}}[多少高低][了出]?{_NEARLY_ZH}$",
    re.IGNORECASE,
)
# What was done away with, or newly made: "closed 240 shops" of what went down to 240.
_OPENED_OR_CLOSED = re.compile(
    rf"\b(?:clos(?:ed|es|ing)|shut(?:s|ting)?(?: down)?|la(?:id|ys|ying) off|dismiss(?:ed|es|ing)|"
    rf"sack(?:ed|s|ing)|fir(?:ed|es|ing)|eliminat(?:ed|es|ing)|scrapp(?:ed|ing)|open(?:ed|s|ing)|"
    rf"recruit(?:ed|s|ing)|built|install(?:ed|s|ing))\s{_NEARLY}\s?$",
    re.IGNORECASE,
)
_ANY_CHANGE = re.compile(
    rf"{UP.pattern}|{DOWN.pattern}|\b(?:more|less|fewer|higher|lower|above|below|new\w*|extra|additional\w*|"
    r"another|further|other|open\w*|hir\w+|recruit\w*|launch\w*|net|by|than|off|gap|difference|sav\w+|chang\w+|"
    r"dearer|cheaper|longer|shorter|inject\w*|bonus|top(?:s|ped)? up|invest\w*|fund\w*|rebate|discount\w*|"
    r"expan\w*|extend\w*|creat\w*|build\w*|built)\b|[增减升降涨跌多少新]",
    re.IGNORECASE,
)
_GROWTH = re.compile(r"增速|[增涨降跌]幅|增长率|\bgrowth rate", re.IGNORECASE)
_START = re.compile(
    rf"\b(?:from|instead of|rather than|in place of|"
    rf"used to (?:be|cost|have|charge|pay|take))\s{_NEARLY}\s?$|"
    rf"[从由](?:[^，。；0-9]{{0,8}}的)?{_NEARLY_ZH}$",
    re.IGNORECASE,
)
# "down from an earlier forecast of 4 million"
_FROM_THE_EARLIER = re.compile(
    rf"\bfrom (?:an?|the|its|their) (?:earlier|previous|prior|initial|original|former) "
    rf"(?:[a-z]+ ){{1,3}}of\s{_NEARLY}\s?$",
    re.IGNORECASE,
)
# "adding 900 people to a staff of 1,700"
_ONTO = re.compile(
    r"\badd(?:s|ed|ing)?\b[^.;]{1,40}\bto (?:an?|the|its|their|his|her)\b[^.,;:0-9]{0,40}$|"
    r"\bon top of\b[^.,;:0-9]{0,30}$",
    re.IGNORECASE,
)
# "for the first time in 31 years", "aged four", "from 25 yards"
_WITHIN = re.compile(
    r"\b(?:in|for|after|within|over|during|since|last|past|next|first|aged)"
    r"(?: (?:the|about|nearly|almost|some|last|past|next|first|more|than))* $",
    re.IGNORECASE,
)
_FROM_AFAR = re.compile(
    r"\b(?:from|within|at|for) (?:about |nearly |some |only |just |almost )?$", re.IGNORECASE
)
_UP_TO = re.compile(r"(?:\b(?:to|and)|[-–—~至到])\s?$")
_END = re.compile(rf"\bto\s{_NEARLY}\s?$|[至到]{_NEARLY_ZH}$", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:from|previous\w*|former\w*|earlier|ago|before|used|last|was|were|had|compared|against|than|up|down|"
    r"between|original\w*|initial\w*|planned|intended|after|instead|till now|until now|"
    r"not(?= [^a-z]?\d))\b",
    re.IGNORECASE,
)
# What a list gives for each is what was added or lost.
_OF_CHANGE = re.compile(
    r"(?:净[增减]|新增|增[量幅]|降幅|减量|流[入出])[^，,。；;0-9]{0,8}(?:[，,：:]|中|上)"
)
_BELOW = re.compile(r" (?:below|above)\b")
_UP_FROM = re.compile(r"(?: [a-z]+){0,3}?, (?:up|down) from (?=[^.,;]{0,12}\d)")
_ASIDE = re.compile(r"^ ?\([^()]{1,20}\)")  # "300 yuan ($42) more"
_SEEN = 24  # characters before a figure in which "to" and "by" stand


def part_in_change(statement: Statement, figure: Figure) -> str:
    """Return whether a figure is said to be a "start", a "change" or a "level"; "" where none is said."""
    figure = _leading(statement, figure)
    start, end = figure.start - statement.start, figure.end - statement.start
    before = statement.text[max(0, start - _SEEN) : start]
    if _named_change(statement, figure):
        return "change"
    of_agents = _BY_SOMEBODY.search(before) and not changes(statement, figure)
    if of_agents or (figure.money and _LOSING.search(before)):
        return ""
    if (figure.money or figure.unit == "percent") and _WENT.search(before):
        return "change"
    started = statement.chinese and _START.search(before)  # 占比由去年同期的70%降至66%
    if figure.unit == "percent" and not started and _MAKES_UP.search(statement.text[:start]):
        return "level"
    if figure.unit == "percent" and left_of_itself(statement, figure):
        return "level"
    led = statement.text[max(0, start - 3 * _SEEN) : start]
    if _START.search(before) or _FROM_THE_EARLIER.search(led) or added_onto(statement, figure):
        return "start"
    if _END.search(before) and _BELOW.match(statement.text[end:]):
        return "level"
    after = _ASIDE.sub("", statement.text[_end_of_range(statement, figure) :])
    if _CHANGE.search(before) or _PUT_AT.search(led) or LESS.match(after) or MORE.match(after):
        return "change"
    grows = (
        _GROWTH.search(statement.text)
        or _GROWING.search(statement.text[:start])
        or _GROWING_SO.match(statement.text, end)
    )
    if figure.unit == "percent" and grows:
        return ""  # "the growth rate reached 8 percent" tells of a change in the words of a level
    if _OF_CHANGE.search(statement.text[:start]) and before.endswith("为"):
        return ""  # "净增方面，甲为112万户，乙为86万户"
    return "level" if _LEVEL.search(before) else ""


def _leading(statement: Statement, figure: Figure) -> Figure:
    """Return the first share of a Chinese range for its second: 低了三成到四成."""
    if figure.edge != "high" or not figure.text.endswith("成"):
        return figure
    low = [f for f in statement.figures if f.end <= figure.start and f.edge == "low"]
    return low[-1] if low else figure


def _end_of_range(statement: Statement, figure: Figure) -> int:
    """Return where a figure ends in the text of its statement, or the range that it begins."""
    ends = [f.end for f in statement.figures if figure.edge == "low" and f.edge == "high"]
    return min((e for e in ends if e > figure.end), default=figure.end) - statement.start


def _named_change(statement: Statement, figure: Figure) -> bool:
    """Whether a percentage is called a change: "a rise of 2 to 3 percent", "a 3 percent rise"."""
    if figure.unit != "percent":
        return False
    start = figure.start - statement.start
    before = statement.text[max(0, start - _SEEN) : start]
    if _UP_TO.search(before) and _other_end(statement, figure):
        return True
    if _BY_SOMEBODY.search(before) and not changes(statement, figure):
        return False
    led = statement.text[max(0, start - 3 * _SEEN) : start]
    end = _end_of_range(statement, figure)  # "8 to 10 percent growth"
    named = _TRADED.search(before) or _NAMED_AFTER.match(statement.text, end)
    return bool(named or _PUT_AT.search(led))


def tells_when_or_where(statement: Statement, figure: Figure) -> bool:
    """Whether a length is of the time or the way in which something happened, and went nowhere itself."""
    led = statement.text[: figure.start - statement.start]
    return (figure.unit in LENGTHS and _WITHIN.search(led) is not None) or (
        figure.unit == "m" and _FROM_AFAR.search(led) is not None
    )


def _other_end(statement: Statement, figure: Figure) -> bool:
    """Whether a figure ends a range of what was added or lost: 下降42%到55%."""
    row = [
        f for f in statement.figures if f.end <= figure.start and one_range(statement, f, figure)
    ]
    return bool(row) and part_in_change(statement, row[0]) == "change"


def beside_its_start(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is what something is now, with what it was beside it: "30 yuan, up from 25"."""
    return _UP_FROM.match(statement.text, figure.end - statement.start) is not None


def by_so_much(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is by how much something that there was before went up or down."""
    start, end = figure.start - statement.start, figure.end - statement.start
    if re.match(r" (?:less|more|fewer|\w+er) than\b", statement.text[end:]):
        return True
    return _BY.search(statement.text[max(0, start - 3 * _SEEN) : start]) is not None


def ended_at(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is what something came to: "to 500", 增至500."""
    start = figure.start - statement.start
    return _END.search(statement.text[max(0, start - _SEEN) : start]) is not None


def added_onto(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is what there was already when something was added: "to a staff of 1,700"."""
    return _ONTO.search(statement.text[: figure.start - statement.start]) is not None


def opened_or_closed(statement: Statement, figure: Figure) -> bool:
    """Whether a figure counts what was done away with, or newly made."""
    start = figure.start - statement.start
    return _OPENED_OR_CLOSED.search(statement.text[max(0, start - _SEEN) : start]) is not None


def may_tell_change(statement: Statement) -> bool:
    """Whether any word of a statement may be of a change."""
    return _ANY_CHANGE.search(statement.text) is not None


def may_be_past(statement: Statement) -> bool:
    """Whether a statement may give what was so before."""
    return _PAST.search(statement.text) is not None
