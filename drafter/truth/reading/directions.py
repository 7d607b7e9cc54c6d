"""Which way a figure went, by the words around it or by the figure of the year before beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.truth.reading.aspects import marks, reach
from drafter.truth.reading.cues import DOWN, UP
from drafter.truth.reading.ground import Stretch
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.quantity import Figure, comparable, unlike_in_size
from drafter.truth.reading.statements import Statement

LESS = re.compile(
    r" (?:less|fewer|cheaper|lower|below|discount|(?:smaller|narrower|shorter|lighter|slimmer|thinner|"
    r"slower|weaker|softer)(?= than|[.,;]|$))\b",
    re.IGNORECASE,
)
MORE = re.compile(
    r" (?:more|dearer|higher|above|premium|(?:larger|bigger|greater|wider|deeper|longer|"
    r"heavier|costlier|pricier|faster|stronger|firmer)"
    r"(?= than|[.,;]|$))\b",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:more|less|fewer|higher|lower|greater) than\b", re.IGNORECASE)
# A change that itself grows or slows: "growth slowed to 6.4 percent", 降幅收窄至4%.
_RATES = (
    (
        "up",
        re.compile(
            r"\b(?:growth|pace|rate of increase|inflation)\b|增速|[增涨]幅|增长率", re.IGNORECASE
        ),
    ),
    (
        "down",
        re.compile(
            r"\brate of decline\b|\b(?:fall|drop|decline|decrease)s? (?:in|of) [^.,;0-9]{1,60}"
            r"\b(?:slow|narrow|eas|widen|quicken|accelerat|deepen)|[降跌]幅",
            re.IGNORECASE,
        ),
    ),
)
LOSS = re.compile(
    r"\b(?:loss(?:es)?|los(?:t|es?|ing)|deficit|debts?|churn|unemployment|costs?|in the red)\b|亏|债|赤字",
    re.IGNORECASE,
)
_BETTER = re.compile(r"\b(?:improv|recover|ameliorat)\w*|改善|好转", re.IGNORECASE)
_WORSE = re.compile(r"\b(?:worsen|deteriorat)\w*|恶化", re.IGNORECASE)
# What gets better by falling.
_BETTER_LOW = re.compile(
    r"\b(?:combined|operating|expense|loss|claims|cost|efficiency|cost-to-income|leverage|debt|default|"
    r"delinquency|"
    r"vacancy|churn|error|complaint|return|accident|failure|unemployment|inflation|attrition) "
    r"(?:ratio|rate)s?\b|"
    r"\b(?:churn|leverage|charge-offs|delinquenc\w+|unemployment|inflation|debts?|costs?)\b|"
    r"综合成本率|费用率|负债率|不良率|坏账率|流失率|退货率|差评率|投诉率|故障率|事故率|失业率"
)
# "a decline of 5 percent" goes its own way, whatever grew before it.
_OF = re.compile(
    rf"(?:{UP.pattern}|{DOWN.pattern}) of (?:about |nearly |some |around |almost |over |more than )?$",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:after|because|as|when|despite|amid|following|thanks to|once|even though)\b"
)
# "fell because of a charge of 6 million"
_OWING = re.compile(r"\b(?:because of|owing to|due to|thanks to|on account of)\b")
# "… as floods pushed the ratio to": a clause with a verb of its own
_OWN_VERB = re.compile(
    r"\b(?:after|because|as|when|while)\b[^.;]* (?:\w{2,}ed|took|brought|sent|left|drove|put|kept) "
)
# "fell to 15% and reservations at 0.62": the second of the two went no way
_AT_ITS_OWN = re.compile(r"[0-9]%? and (?:[a-z][\w-]* ){1,5}at (?:an? )?(?:[a-z]+ )?\S?$")
# "inflation reduced its margin": what follows is of the margin
_OBJECT = re.compile(
    r"(?<!\bin)(?<!\bof)(?<!\bfor)(?<!\bat)(?<!\bto)(?<!\bfrom)(?<!\bover)(?<!\bon)(?<!\bby)(?<!\bduring)"
    r" (?:the|its|their|his|her|our|both) [a-z]"
)
# "by dearer premiums that cost it 4 percent of its customers"
_RELATIVE = re.compile(r"(?<!\bso) (?:that|which|who) (?=[a-z])")
# "34 yuan a month, up from a year ago"
_TRAILS = re.compile(
    r"(?: (?:an?|per|each|every) [a-z]+)?, (up|down) (?:from|on|compared with) "
    r"(?:a|the) year (?:ago|earlier|before)"
    r"(?![^.;]*\b(?:up|down)\b)"
)
# "its margin, at 31 percent, was lower than a year earlier"
_OF_APPOSED = re.compile(
    r"[^,;.]{0,30}, (?:was|is|were|are|came in) (?:\w+ )?(?:(lower|below|less|smaller|down)|"
    r"(?:higher|above|more|larger|up))\b(?! expect)"
)
_APPOSES = re.compile(r", at (?:about |nearly |just |only )?(?:RMB ?|[A-Z]{0,3}[$€£¥])?$")
# 比前代轻20克, 较发行价低12%
_HELD_AGAINST = re.compile(
    r"[比较][^，,。；;0-9]{1,16}(?:([高多重长贵快大厚宽深强])|([低少轻短便宜慢小薄窄浅弱]))[了出约近]{0,2}$"
)
# 三年期降10个基点, 每吨涨了200元
_BARE_WAY = re.compile(r"(?:([升增涨])|([降减跌]))价?[了约近超逾]{0,2}$")
_BARE_CHANGE = re.compile(r"[升增涨降减跌](?=[0-9])")  # 净增86家至412家
# 负4%, "minus 4 percent"
_MINUS = re.compile(
    r"(?:负|\b(?:minus|negative)\s|(?:^|(?<=[\s(（为至到是]))[-−–])$", re.IGNORECASE
)
# "widened again, reaching 360 million": of what the clause before it tells
_TAKES_UP = re.compile(r"(?:reaching|hitting|totalling|totaling|coming to|amounting to)\b")
# The one before stands after: "4.8 billion yuan, against 3.9 billion a year earlier".
# "compared with 2.2 percent on placebo": held against others, not against the past.
_OF_OTHERS = re.compile(
    r"\s+(?:on|among|with|for|in)\s+(?!the (?:same|previous|prior|year|first|second|third|fourth)"
    r"|(?:early|late|mid|January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:19|20)\d\d|the \w+ (?:quarter|half|year|month)|all of)[a-z]"
)
_YEAR_BEFORE = re.compile(
    r"(?:[去上]年(?:同期|同月|同季|同一时期)?|前一?年(?:同期)?|上一?季度?|上个?月|此前|"
    r"\b(?:against|compared (?:with|to)|versus|from|than)|(?<=, )after|\((?:19|20)\d\d:)"
    r"(?:的|为|则?是|仅|约|about|nearly|some|"
    r"这|[两三四]项|[两三]者|分别|净?亏损?|净?利润?|营收|收入|盈利|a (?:loss|profit) of|\W)*"
    r"(?:US|HK|RMB)?\W?$",
    re.IGNORECASE,
)
_APART = 1000  # times; a sum and what it is for each are never before and after


_LENGTHS = frozenset(["month", "quarter", "year"])
_BRACKETS = re.compile(r"\s?\([^()]*\)")
_AND_NOT_FAR = re.compile(
    r"^[^.;]{0,60}\b(?:and|or)(?: with| from| to| against)? $|^[^。；]{0,30}[、，和及][^。；]{0,12}$"
)


class Direction(NamedTuple):
    """Whether something went "up" or "down", and the word that says so; "" where none does."""

    way: str
    word: str

    @property
    def judges(self) -> bool:
        """Whether the word says that something got better or worse, whichever way that is."""
        return bool(_BETTER.match(self.word) or _WORSE.match(self.word))


_NEITHER = Direction("", "")


def direction(statement: Statement, figure: Figure) -> Direction:
    """Return which way a figure went by the words around it, where that is plain.

    The nearest word before a figure counts, otherwise the one way of its clause.
    """
    beside = statement.text[figure.end - statement.start :]
    for way, pattern in (("down", LESS), ("up", MORE)):
        match = pattern.match(beside)
        if match:
            return Direction(way, match.group())
    trailing = None if figure.unit == "percent" else _TRAILS.match(beside)
    if trailing:
        return Direction(trailing[1].lower(), trailing[1])
    if named := _named_after(statement, figure):
        return Direction("up" if named.re is UP else "down", named.group())
    led = statement.text[: figure.start - statement.start]
    apposed = _OF_APPOSED.match(beside) if _APPOSES.search(led) else None
    if apposed:
        return Direction("down" if apposed[1] else "up", apposed.group().split()[-1])
    minus = _MINUS.search(led) if figure.unit == "percent" else None
    if minus:
        return Direction("down", minus.group())
    held = _HELD_AGAINST.search(led) or _BARE_WAY.search(led)
    if held:
        return Direction("down" if held[2] else "up", held[1] or held[2])
    if _AT_ITS_OWN.search(led):
        return _NEITHER
    near = reach(statement, figure)
    before = _ways(statement.text, _own(statement, near.before), near.clause[0])
    if not before and _TAKES_UP.match(statement.text, *near.clause):
        before = _ways(statement.text, (0, near.clause[0]), 0)
    if before:
        return before[-1]
    end = figure.end - statement.start
    cause = None if statement.chinese else _CAUSE.search(statement.text, end, near.clause[1])
    last = cause.start() if cause else near.clause[1]
    own_verb = _OWN_VERB.search(statement.text, *near.before)
    first = own_verb.start() if own_verb else _own(statement, (near.clause[0], near.before[1]))[0]
    owing = _OWING.finditer(statement.text, first, near.before[1])
    first = max((match.end() for match in owing), default=first)
    found = _ways(statement.text, (first, last), near.clause[0])
    return found[0] if len({each.way for each in found}) == 1 else _NEITHER


def _own(statement: Statement, stretch: Stretch) -> Stretch:
    """Return what of a stretch before a figure follows the last relative pronoun in it."""
    cuts = () if statement.chinese else tuple(_RELATIVE.finditer(statement.text, *stretch))
    return (cuts[-1].end(), stretch[1]) if cuts else stretch


def ways(text: str) -> set[str]:
    """Return every way that a text says anything went."""
    compared = _BOUND.sub("", text)
    told = {name for name, cue in (("down", LESS), ("up", MORE)) if cue.search(compared)}
    return told | {each.way for each in _ways(text, (0, len(text)), 0)}


def _ways(text: str, stretch: Stretch, clause: int) -> list[Direction]:
    """Return which ways a stretch of a text says that something went, in the order of the words.

    `clause`: where the clause begins that the stretch is of.
    """
    found = [
        (match.start(), way, match.group())
        for way, pattern in (("up", UP), ("down", DOWN), ("better", _BETTER), ("worse", _WORSE))
        for match in pattern.finditer(text[: stretch[1]], stretch[0])
        if not _is_name(text, match.start())
    ]
    return [
        Direction(_toward(way, _led(text, clause, p) + _what(text, p, word, stretch)), word)
        for p, way, word in sorted(found)
    ]


def _is_name(text: str, place: int) -> bool:
    """Whether a word has a capital that neither a sentence's beginning nor a headline gives it."""
    led = text[:place].rstrip()
    if not text[place].isupper() or not led or led[-1] in ".!?:;•“”\"'‘’(–—-\n":
        return False
    return not is_title_case(text)


def _what(text: str, place: int, word: str, stretch: Stretch) -> str:
    """Return what an "improvement in" is of, which stands after it."""
    after = text[place + len(word) : stretch[1]]
    return after if re.match(r" (?:in|of|on) ", after) else ""


def _led(text: str, clause: int, place: int) -> str:
    """Return the words before a place in its clause; ", an improvement" is said of the clause before."""
    led = text[clause:place]
    return text[:place] if led.strip() in ("", "a", "an") else led


def _toward(way: str, before: str) -> str:
    """Return the way itself; a loss that gets better goes down."""
    if way in ("up", "down"):
        return way
    falls = LOSS.search(before) or _BETTER_LOW.search(before)
    return "down" if (way == "better") == bool(falls) else "up"


def _named_after(statement: Statement, figure: Figure) -> re.Match[str] | None:
    """Return the change that a figure stands right before: "a 6 percent gain"."""
    text, after = statement.text, figure.end - statement.start
    of = " of " if figure.unit in _LENGTHS else " "  # "after seven quarters of decline"
    if not text.startswith(of, after):
        return None
    return UP.match(text, after + len(of)) or DOWN.match(text, after + len(of))


def of_rate(statement: Statement, figure: Figure) -> str:
    """Return which way a thing goes of whose change a percentage tells the speed; "" where of none."""
    if figure.unit != "percent":
        return ""
    led = statement.text[: figure.start - statement.start]
    if _named_after(statement, figure) or _OF.search(led):
        return ""
    own = led[reach(statement, figure).clause[0] :]
    found = [(m.end(), way) for way, cue in _RATES for m in cue.finditer(own)]
    place, way = max(found, default=(0, ""))
    return "" if _OBJECT.search(own, place) else way


def changes(statement: Statement, figure: Figure) -> bool:
    """Whether the clause of a figure tells of a change, and not of a range: "from 9,800 to 26,000"."""
    clause = statement.text[slice(*reach(statement, figure).clause)]
    return bool(UP.search(clause) or DOWN.search(clause) or _BARE_CHANGE.search(clause))


def since_year_before(statement: Statement, figure: Figure) -> Direction:
    """Return which way a figure went from the one that stands beside it for the year before."""
    row = [f for f in statement.figures if not f.dated]
    if figure.edge:  # the end of a range is held against the same end of the one before
        row = [f for f in row if f is figure or f.edge in ("", figure.edge)]
    after = row[row.index(figure) + 1 :][:1] if figure in row else []
    own = _led_as_before(statement, figure)
    if own and not own.group().startswith("去年"):
        return _NEITHER  # itself what something is held against
    for other in after:
        if _OF_OTHERS.match(statement.text, other.end - statement.start):
            continue
        if not _of_one_unit(figure, other):
            continue
        led = _led_as_before(statement, other) or _bracketed(statement, figure, other)
        if led and not (own and led.group().startswith("去年")):  # 去年40亿，上年30亿
            return Direction("up" if figure.number > other.number else "down", other.text)
    return _NEITHER


def _bracketed(statement: Statement, figure: Figure, other: Figure) -> re.Match[str] | None:
    """Return the brackets in which a report gives what a sum or a rate was before: "£142m (£187m)"."""
    between = statement.text[figure.end - statement.start : other.end - statement.start + 1]
    return _BRACKETS.fullmatch(between) if figure.money or figure.unit == "percent" else None


def between_two(statement: Statement, figure: Figure) -> bool:
    """Whether a figure lies between the two it is held against: "54, against 53 and 58 a year ago"."""
    after = [f for f in statement.figures if f.start >= figure.end and comparable(f, figure)][:2]
    if len(after) < 2 or (figure.number > after[0].number) == (figure.number > after[1].number):
        return False
    return _AND_NOT_FAR.search(_between(statement, *after)) is not None


def _between(statement: Statement, first: Figure, last: Figure) -> str:
    return statement.text[first.end - statement.start : last.start - statement.start]


def held_against(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is told as what another one was before: 去年同期为12亿元."""
    return _led_as_before(statement, figure) is not None


def _led_as_before(statement: Statement, figure: Figure) -> re.Match[str] | None:
    led = _YEAR_BEFORE.search(statement.text[: figure.start - statement.start])
    # "more than 50 percent" is a bound
    return None if led and figure.bound and led.group().lower().startswith("than") else led


def _of_one_unit(figure: Figure, other: Figure) -> bool:
    """Whether two figures measure alike; the second may leave the currency out."""
    left_out = figure.money and other.unit == "count" and not other.noun
    if unlike_in_size(figure, other, _APART):
        return False  # "$20 million, or $0.58 a share, against $17 million"
    return comparable(figure, other) or (left_out and other.number > figure.number / 10)


def since_period_before(sentence: Statement) -> bool:
    """Whether a sentence tells how something went since the quarter, month or week before."""
    return any(mark.value == "the period before" for mark in marks(sentence))
