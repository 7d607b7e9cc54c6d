"""Figures of a change: which way it went, and whether it is the change or the level reached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from drafter.truth.claims import Claim
from drafter.truth.reading.aspects import governing, marks, reach
from drafter.truth.reading.concepts import thing
from drafter.truth.reading.cues import DOWN, UP
from drafter.truth.reading.ground import Stretch, is_whole, one_range
from drafter.truth.reading.lexicon import notions
from drafter.truth.reading.opposites import opposites
from drafter.truth.reading.periods import periods
from drafter.truth.reading.quantity import Figure, agrees, comparable
from drafter.truth.reading.sides import left_of_itself
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import is_chinese
from drafter.truth.rules import derived
from drafter.truth.rules.figures import Verdict

_NEARLY = r"(?:a net|a further|between|about|nearly|some|around|almost|over|more than)?"
_NEARLY_ZH = r"(?:约|近|逾|超过)?"
_LEVEL = re.compile(
    rf"\b(?:to|at|of|reach(?:ed|ing)?|hit(?:ting)?|costs?(?: only| just)?|sells? for)\s{_NEARLY}\s?$|"
    rf"(?:至|到|达|(?<!幅)为|达到)了?(?:每\S{{1,10}}\s?)?(?:(?:原来|原先|此前|先前|去年|上年)的)?{_NEARLY_ZH}$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    rf"\b(?:by|add(?:s|ed|ing)?|another|extra|additional|"
    rf"shed(?:s|ding)?|cut(?:s|ting)?|los(?:es?|t|ing)|gain(?:s|ed|ing)?|trim(?:s|med)?|hir(?:es?|ed|ing)|"
    rf"(?:rise|increase|growth|gain|jump|climb|surge|addition|premium|discount|fall|drop|decline|decrease|cut|reduction|slide|"
    rf"improvement|change)s? of|(?:discounted|reduced|lower|higher) (?:rate|price|cost|fee)s? of)"
    rf"\s{_NEARLY}\s?$|"
    r"(?:增加|增长|上升|上涨|上调|提升|提高|减少|下降|下滑|下跌|下调|降低|扩大|扩充|扩编|精简|压减|削减|收窄|缩短|延长|回落|回升|回撤|上行|下行|上浮|下浮|攀升|飙升|激增|缩水|缩减|走高|走低|大涨|大跌|暴涨|暴跌|猛增|锐减|裁员|裁减|减员|增员|扩招|(?<![最至顶许])[多少]|贵|便宜|[增降涨跌]价?(?:幅度?)?[为达]?)"
    rf"了?{_NEARLY_ZH}$|(?:净新?增|净?新开|新增|增设|增开|增聘|增派)[\u4e00-\u9fff]{{0,4}}$",
    re.IGNORECASE,
)
_LESS = re.compile(
    r" (?:less|fewer|cheaper|lower|below|discount|(?:smaller|narrower|shorter|lighter|slimmer|thinner|"
    r"slower|weaker|softer)(?= than|[.,;]|$))\b",
    re.IGNORECASE,
)
# Of money it is the whole of a loss: "lost 47 million".
_LOSING = re.compile(rf"\blos(?:es?|t|ing)\s{_NEARLY}\s?$", re.IGNORECASE)
_WENT = re.compile(
    rf"\b(?:rose|ris(?:e|es|en)|f[ae]ll(?:s|en)?|drop(?:s|ped)?|climb(?:s|ed)?|jump(?:s|ed)?|gr[eo]wn?|grows|"
    rf"(?<!made )(?<!make )(?<!makes )(?<!making )up|down|"
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
_MORE = re.compile(
    r" (?:more|dearer|higher|above|premium|(?:larger|bigger|greater|wider|deeper|longer|"
    r"heavier|costlier|pricier|faster|stronger|firmer)"
    r"(?= than|[.,;]|$))\b",
    re.IGNORECASE,
)
# A change that itself grows or slows: "growth slowed to 6.4 percent", 降幅收窄至4%.
_RATES = (
    (
        "up",
        re.compile(r"\b(?:growth|pace|rate of increase)\b|增速|[增涨]幅|增长率", re.IGNORECASE),
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
# Of what there was so much more or less: not of what is new, which is there as a whole.
_BY = re.compile(
    rf"(?:{UP.pattern}|{DOWN.pattern})[^.,;0-9]{{0,24}}\bby {_NEARLY}\s?$|"
    rf"(?:增加|减少|[上下]调|调[高低]|提高|降低|上涨|下跌|扩大|缩减|缩短|延长|下降|上升)了?{_NEARLY_ZH}$|"
    rf"[比较][^，,。；;0-9]{{1,14}}[多少高低][了出]?{_NEARLY_ZH}$",
    re.IGNORECASE,
)
# What was done away with, or newly made: "closed 240 shops" of what went down to 240.
_REMOVED = re.compile(
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
_OTHER_WAY = "as something that went the other way"
_AS = {
    "start": "as what it was before",
    "level": "as what was reached",
    "change": "as what was added or lost, not as what was reached",
}
_GROWTH = re.compile(r"增速|[增涨降跌]幅|增长率|\bgrowth rate", re.IGNORECASE)
_START = re.compile(
    rf"\b(?:from|instead of|rather than|in place of|"
    rf"used to (?:be|cost|have|charge|pay|take))\s{_NEARLY}\s?$|"
    rf"[从由](?:[^，。；0-9]{{0,8}}的)?{_NEARLY_ZH}$",
    re.IGNORECASE,
)
# "adding 900 people to a staff of 1,700"
_ONTO = re.compile(
    r"\badd(?:s|ed|ing)?\b[^.;]{1,40}\bto (?:an?|the|its|their|his|her)\b[^.,;:0-9]{0,40}$|"
    r"\bon top of\b[^.,;:0-9]{0,30}$",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"(?:\b(?:to|and)|[-–—~至到])\s?$")
_END = re.compile(rf"\bto\s{_NEARLY}\s?$|[至到]{_NEARLY_ZH}$", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:from|previous\w*|former\w*|earlier|ago|before|used|last|was|were|had|compared|against|than|up|down|"
    r"between|original\w*|initial\w*|after|instead|till now|until now|not(?= [^a-z]?\d))\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|today|currently|since|in future)\b", re.IGNORECASE)
_BOTH = {"up", "down"}
_LOSS_WORD = re.compile(r"los[ets]", re.IGNORECASE)
# What gets better by falling.
_BETTER_LOW = re.compile(
    r"\b(?:combined|operating|expense|loss|cost|efficiency|cost-to-income|leverage|debt|default|"
    r"delinquency|"
    r"vacancy|churn|error|complaint|return|accident|failure|unemployment|inflation|attrition) "
    r"(?:ratio|rate)s?\b|"
    r"\b(?:churn|leverage|charge-offs|delinquenc\w+|unemployment|inflation|debts?|costs?)\b|"
    r"综合成本率|费用率|负债率|不良率|坏账率|流失率|退货率|差评率|投诉率|故障率|事故率|失业率"
)
_BETTER = re.compile(r"\b(?:improv|recover|ameliorat)\w*|改善|好转", re.IGNORECASE)
_WORSE = re.compile(r"\b(?:worsen|deteriorat)\w*|恶化", re.IGNORECASE)
_LOSS = re.compile(
    r"\b(?:loss(?:es)?|los(?:t|es?|ing)|deficit|debts?|churn|unemployment|costs?|in the red)\b|亏|债|赤字",
    re.IGNORECASE,
)
# The one before stands after: "4.8 billion yuan, against 3.9 billion a year earlier".
# "compared with 2.2 percent on placebo": held against others, not against the past.
_OF_OTHERS = re.compile(
    r"\s+(?:on|among|with|for|in)\s+(?!the (?:same|previous|prior|year|first|second|third|fourth)"
    r"|(?:early|late|mid|January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:19|20)\d\d|the \w+ (?:quarter|half|year|month)|all of)[a-z]"
)
_YEAR_BEFORE = re.compile(
    r"(?:[去上]年(?:同期|同月|同季|同一时期)?|前一?年(?:同期)?|上一?季度?|上个?月|此前|"
    r"\b(?:against|compared (?:with|to)|versus|from|than))"
    r"(?:的|为|则?是|仅|约|about|nearly|some|净?亏损?|净?利润?|营收|收入|盈利|a (?:loss|profit) of|\W)*"
    r"(?:US|HK|RMB)?\W?$",
    re.IGNORECASE,
)
# What a list gives for each is what was added or lost.
_OF_CHANGE = re.compile(
    r"(?:净[增减]|新增|增[量幅]|降幅|减量|流[入出])[^，,。；;0-9]{0,8}(?:[，,：:]|中|上)"
)
_CAUSE = re.compile(
    r"\b(?:after|because|as|when|despite|amid|following|thanks to|once|even though)\b"
)
_BOUND = re.compile(r"\b(?:more|less|fewer|higher|lower|greater) than\b", re.IGNORECASE)
_BELOW = re.compile(r" (?:below|above)\b")
# 比前代轻20克, 较发行价低12%
_HELD_AGAINST = re.compile(
    r"[比较][^，,。；;0-9]{1,16}(?:([高多重长贵快大厚宽深强])|([低少轻短便宜慢小薄窄浅弱]))[了出约近]{0,2}$"
)
# 三年期降10个基点, 每吨涨了200元
_BARE_WAY = re.compile(r"(?:([升增涨])|([降减跌]))价?[了约近超逾]{0,2}$")
_NEW = re.compile(r"\b(?:new|newly)\b|新增", re.IGNORECASE)  # 新增贷款2万亿: new loans reached it
_BARE_CHANGE = re.compile(r"[升增涨降减跌](?=[0-9])")  # 净增86家至412家
# 负4%, "minus 4 percent"
_MINUS = re.compile(
    r"(?:负|\b(?:minus|negative)\s|(?:^|(?<=[\s(（为至到是]))[-−–])$", re.IGNORECASE
)
_UP_FROM = re.compile(r"(?: [a-z]+){0,3}?, (?:up|down) from (?=[^.,;]{0,12}\d)")
# "widened again, reaching 360 million": of what the clause before it tells
_TAKES_UP = re.compile(r"(?:reaching|hitting|totalling|totaling|coming to|amounting to)\b")
_ASIDE = re.compile(r"^ ?\([^()]{1,20}\)")  # "300 yuan ($42) more"
# "added … in value" for 增加值: an amount, and no change of one
_VALUE_ADDED = re.compile(r"增加值|\bvalue[- ]added\b|\badded value\b", re.IGNORECASE)
_SLIP = 1e-6
_SEEN = 24  # characters before a figure in which "to" and "by" stand
_APART = 1000  # times; a sum and what it is for each are never before and after
_TRIFLE = 12  # a count up to here stands in any text, of many things


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where every place of a figure says of it what the draft denies."""
    return [_reconsidered(claim, verdict) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict) -> Verdict:
    figure = verdict.figure
    if verdict.status == "derived":
        return _rederived(claim, verdict)
    standing = verdict.status in ("exact", "rounded", "bound")
    if not standing or figure.dated or figure.unit == "ordinal":
        return verdict
    if figure.unit == "percent" and _role(claim.sentence, figure) == "change":
        near = claim.near or claim.sources.statements[:_TRIFLE]
        if derived.operands(figure, claim.sentence, near):
            return verdict  # "grew by a fifth" of what rose to 24 percent from 20
    places = claim.sources.places(figure)
    if figure.unit == "count" and figure.number <= _TRIFLE and figure.number.is_integer():
        places = [place for place in places if _may_be_one(place[1].noun, figure.noun)]
    if _contradicted(claim.sentence, figure):
        message = (
            f"The figures of this sentence go the other way than its words say: {figure.text}."
        )
        return replace(verdict, status="moved", severity="warning", message=message)
    against = [_against(claim.sentence, figure, *place) for place in places]
    if not against or not all(against):
        return verdict
    given = places[0][1]
    message = f"The source gives {given.text} {against[0]}. Read the two side by side."
    return replace(verdict, status="moved", severity="warning", message=message, given=(given,))


def _rederived(claim: Claim, verdict: Verdict) -> Verdict:
    """Return the verdict on a change that a sentence reckons from a level and the change beside it."""
    figure = verdict.figure
    if len(verdict.given) != len(("level", "change")) or _role(claim.sentence, figure) != "change":
        return verdict
    if figure.unit in ("percent", "points", "times"):
        return verdict
    for statement in claim.near:
        if not {*verdict.given} <= {*statement.figures}:
            continue
        change = [g for g in verdict.given if _role(statement, g) == "change"]
        level = [g for g in verdict.given if g not in change]
        if len(change) != 1 or level[0].number - change[0].number != figure.number:
            continue
        message = (
            f"{figure.text} is what {level[0].text} was before it changed by {change[0].text}, "
            "not by how much it changed. Correct the figure."
        )
        return replace(verdict, status="moved", severity="warning", message=message)
    return verdict


def _against(sentence: Statement, figure: Figure, statement: Statement, other: Figure) -> str:
    """Return what the source says of its figure that the draft says otherwise; "" where they agree."""
    mine, theirs = _role(sentence, figure), _role(statement, other)
    if mine == "change" and not theirs and _stood_at(statement, other):
        theirs = "level"
    rates = _rate(sentence, figure), _rate(statement, other)
    if any(rates):
        ways = rates[0] or _way(sentence, figure)[0], rates[1] or _way(statement, other)[0]
        exchanged = all(rates) and {mine, theirs} == {"start", "level"}
        # growth that slowed to 6.4 percent grew by it
        return _OTHER_WAY if set(ways) == _BOTH else _AS[theirs] if exchanged else ""
    return _against_role(mine, theirs, (sentence, figure), (statement, other))


def _against_role(
    mine: str, theirs: str, said: tuple[Statement, Figure], given: tuple[Statement, Figure]
) -> str:
    """Return what of before, change and level a source says of its figure otherwise than the draft."""
    (sentence, figure), (statement, other) = said, given
    if {mine, theirs} == {"level", "change"}:
        if theirs == "change":
            new = _NEW.search(sentence.text[: figure.start - sentence.start])
            return "" if new and _NEW.search(statement.text) else _AS["change"]
        if _difference(statement, figure) or _VALUE_ADDED.search(statement.text):
            return ""
        return "as what was reached, not as what was added or lost"
    led = sentence.text[
        max(0, figure.start - sentence.start - _SEEN) : figure.start - sentence.start
    ]
    if _REMOVED.search(led) and _ended(statement, other) and _changes(statement, other):
        return "" if _difference(statement, figure) else _AS["level"]
    told = mine or _ANY_CHANGE.search(sentence.text) or _difference(statement, figure)
    if not told and theirs == "change" and _by_so_much(statement, other):
        return _AS["change"]
    if (mine, theirs) == ("start", "change") and not _ONTO.search(
        sentence.text[: figure.start - sentence.start]
    ):
        row = [f for f in statement.figures if comparable(f, other) and f is not other]
        if not any(agrees(mine, f) for mine in sentence.figures for f in row):
            return ""  # the change is told of something else
        same = any(abs(f.number - 2 * other.number) <= _SLIP * f.number for f in row)
        return "" if same else "as what was added or lost, not as what it was before"
    if _changes(statement, other):
        current = mine == "level" or not (
            mine == "start"
            or _PAST.search(sentence.text)
            or _before_now(sentence, figure)
            or is_whole(sentence, figure)
        )
        if theirs == "start" and current and not _at_its_time(sentence, figure, statement):
            return _AS["start"]
        within = figure.edge and other.edge  # "from 70,000 to 100,000" is a range of both
        if mine == "start" and not within and _ended(statement, other):
            return _AS["level"]
    return _against_way(_way(sentence, figure), statement, other, sentence)


def _against_way(
    own: tuple[str, str], statement: Statement, other: Figure, sentence: Statement
) -> str:
    """Return how the source's words or its figure of the year before go against the draft's direction."""
    way, word = own
    if other.money and _LOSS_WORD.match(word) and _LOSS.search(statement.text):
        return ""  # a loss, after a profit or not
    other_way, said = _way(statement, other)
    clause = statement.text[slice(*reach(statement, other).clause)]
    beside = (f for f in statement.figures if f is not other and f.text in clause)
    if (_BETTER.match(said) or _WORSE.match(said)) and any(comparable(f, other) for f in beside):
        return ""  # "improved to 1.2 percent from 1.6": the two say themselves which way it went
    # of two percentages one may have risen and one fallen: the word is then in the source, of the other
    told = word.lower() in (statement.text if other.unit == "percent" else clause).lower()
    if (
        statement.chinese == sentence.chinese
        and word.lower() in opposites(said.lower())
        and not told
    ):
        return ""  # found as an opposite, word for word
    if not said and way and not _since_period_before(sentence):
        other_way, said = _compared(statement, other)
        return (
            f"beside {said} before, which does not go with “{word}”"
            if {way, other_way} == _BOTH
            else ""
        )
    return f"with “{said}”, not with “{word}”" if {way, other_way} == _BOTH else ""


def _rate(statement: Statement, figure: Figure) -> str:
    """Return which way a thing goes of whose change a percentage tells the speed; "" where of none."""
    if figure.unit != "percent":
        return ""
    led = statement.text[reach(statement, figure).clause[0] : figure.start - statement.start]
    found = [(m.end(), way) for way, cue in _RATES for m in cue.finditer(led)]
    return max(found)[1] if found else ""


def went(statement: Statement, figure: Figure) -> str:
    """Return "up" or "down" where the words around a figure say that it is of something that went so."""
    return _way(statement, figure)[0]


def _stood_at(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is what something is now, with what it was beside it: "30 yuan, up from 25"."""
    return _UP_FROM.match(statement.text, figure.end - statement.start) is not None


def _by_so_much(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is by how much something that there was before went up or down."""
    start, end = figure.start - statement.start, figure.end - statement.start
    if re.match(r" (?:less|more|fewer|\w+er) than\b", statement.text[end:]):
        return True
    return _BY.search(statement.text[max(0, start - 3 * _SEEN) : start]) is not None


def _at_its_time(sentence: Statement, figure: Figure, statement: Statement) -> bool:
    """Whether a sentence tells what something was before and what it is, each with its own time."""
    others = [f for f in sentence.figures if f is not figure and comparable(f, figure)]
    told = [
        f for f in others if any(_ended(statement, g) and agrees(f, g) for g in statement.figures)
    ]
    times = periods(sentence)
    own = [governing(times, sentence, f, "clause", trails=True) for f in (figure, *told[:1])]
    return bool(told and all(own)) and not own[0] & own[1]


def _since_period_before(sentence: Statement) -> bool:
    """Whether a sentence tells how something went since the quarter, month or week before."""
    return any(mark.value == "the period before" for mark in marks(sentence))


def borne_out(word: str, sentence: Statement, near: Sequence[Statement]) -> bool:
    """Whether two figures of a source, one before and one after, went the way that a word says."""
    way = next((name for name, cue in (("up", UP), ("down", DOWN)) if cue.fullmatch(word)), "")
    return bool(way) and any(
        _compared(statement, figure)[0] == way
        for statement in near
        for figure in statement.figures
        if any(agrees(mine, figure) for mine in sentence.figures)
    )


def went_alike(word: str, statement: Statement) -> bool:
    """Whether a statement says by another word that something went so, and nothing went the other way."""
    return any(
        cue.match(word) and cue.search(statement.text) and not against.search(statement.text)
        for cue, against in ((UP, DOWN), (DOWN, UP))
    )


def _compared(statement: Statement, figure: Figure) -> tuple[str, str]:
    """Return which way a figure went from the one that the source gives for the year before."""
    row = [f for f in statement.figures if not f.dated]
    after = row[row.index(figure) + 1 :][:1] if figure in row else []
    own = _YEAR_BEFORE.search(statement.text[: figure.start - statement.start])
    if own and not own.group().startswith("去年"):
        return "", ""  # itself what something is held against
    for other in after:
        before = statement.text[: other.start - statement.start]
        if _OF_OTHERS.match(statement.text, other.end - statement.start):
            continue
        led = _YEAR_BEFORE.search(before) if _of_one_unit(figure, other) else None
        if led and not (own and led.group().startswith("去年")):  # 去年40亿，上年30亿
            return "up" if figure.number > other.number else "down", other.text
    return "", ""


def _far_apart(figure: Figure, other: Figure) -> bool:
    """Whether two amounts are a sum and what it is for each, or of as unlike a size."""
    small, large = sorted((abs(figure.number), abs(other.number)))
    return large > _APART * small > 0


def _of_one_unit(figure: Figure, other: Figure) -> bool:
    """Whether two figures measure alike; the second may leave the currency out."""
    left_out = figure.money and other.unit == "count" and not other.noun
    if _far_apart(figure, other):
        return False  # "$20 million, or $0.58 a share, against $17 million"
    return comparable(figure, other) or (left_out and other.number > figure.number / 10)


def _may_be_one(noun: str, other: str) -> bool:
    """Whether two nouns may name the same things; a Chinese one that no table has may name anything."""
    if thing(noun) == thing(other):
        return True
    mine, theirs = ({name for names, _, _ in notions(n) for name in names} for n in (noun, other))
    return not noun or not other or (is_chinese(noun + other) and not (mine and theirs))


def _contradicted(sentence: Statement, figure: Figure) -> bool:
    """Whether a sentence with two figures, one now and one before, says that it went the other way."""
    row = [f for f in sentence.figures if not f.dated]
    if len(row) != len(_BOTH) or row[0] is not figure:
        return False
    if figure.unit == "count" and row[1].noun and thing(row[1].noun) != thing(figure.noun):
        return False
    way = _compared(sentence, figure)[0]
    told = {name for _, name, _ in _ways(sentence.text, (0, len(sentence.text)), 0)}
    said = _BOUND.sub("", sentence.text)
    told |= {name for name, cue in (("down", _LESS), ("up", _MORE)) if cue.search(said)}
    return bool(way) and told == _BOTH - {way}


def _difference(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is also what lies between two others: "to 500 from 1,000" is a cut by 500."""
    row = [f for f in statement.figures if f.unit in (figure.unit, "count") and f.number]
    return any(
        abs(abs(left.number - right.number) - figure.number) <= 1e-6 * figure.number
        for left, right in pairwise(row)
    )


def _before_now(sentence: Statement, figure: Figure) -> bool:
    """Whether a figure stands before what holds now: "took 60 days and now takes 20"."""
    now = _NOW.search(sentence.text, figure.end - sentence.start)
    return now is not None and any(f.start - sentence.start > now.end() for f in sentence.figures)


def _changes(statement: Statement, figure: Figure) -> bool:
    """Whether the clause of a figure tells of a change, and not of a range: "from 9,800 to 26,000"."""
    clause = statement.text[slice(*reach(statement, figure).clause)]
    return bool(UP.search(clause) or DOWN.search(clause) or _BARE_CHANGE.search(clause))


def _ended(statement: Statement, figure: Figure) -> bool:
    start = figure.start - statement.start
    return _END.search(statement.text[max(0, start - _SEEN) : start]) is not None


def _role(statement: Statement, figure: Figure) -> str:
    """Return whether a figure is said to be a "level" or a "change"; "" where neither is said."""
    start, end = figure.start - statement.start, figure.end - statement.start
    before = statement.text[max(0, start - _SEEN) : start]
    if figure.unit == "percent" and _UP_TO.search(before) and _other_end(statement, figure):
        return "change"
    of_agents = _BY_SOMEBODY.search(before) and not _changes(statement, figure)
    if of_agents or (figure.money and _LOSING.search(before)):
        return ""
    if figure.unit == "percent" and _TRADED.search(before):
        return "change"
    if (figure.money or figure.unit == "percent") and _WENT.search(before):
        return "change"
    if figure.unit == "percent" and _MAKES_UP.search(statement.text[:start]):
        return "level"
    if figure.unit == "percent" and left_of_itself(statement, figure):
        return "level"
    if _START.search(before) or _ONTO.search(statement.text[:start]):
        return "start"
    if _END.search(before) and _BELOW.match(statement.text[end:]):
        return "level"
    after = _ASIDE.sub("", statement.text[end:])
    if _CHANGE.search(before) or _LESS.match(after) or _MORE.match(after):
        return "change"
    if figure.unit == "percent" and _GROWTH.search(statement.text):
        return ""  # "the growth rate reached 8 percent" tells of a change in the words of a level
    if _OF_CHANGE.search(statement.text[:start]) and before.endswith("为"):
        return ""  # "净增方面，甲为112万户，乙为86万户"
    return "level" if _LEVEL.search(before) else ""


def _other_end(statement: Statement, figure: Figure) -> bool:
    """Whether a figure ends a range of what was added or lost: 下降42%到55%."""
    row = [
        f for f in statement.figures if f.end <= figure.start and one_range(statement, f, figure)
    ]
    return bool(row) and _role(statement, row[0]) == "change"


def _way(statement: Statement, figure: Figure) -> tuple[str, str]:
    """Return "up" or "down" with the word that says so; "" where it is not plain.

    The nearest word before a figure counts, otherwise the one way of its clause.
    """
    beside = statement.text[figure.end - statement.start :]
    for way, pattern in (("down", _LESS), ("up", _MORE)):
        match = pattern.match(beside)
        if match:
            return way, match.group()
    named = next((m for m in (UP.match(beside, 1), DOWN.match(beside, 1)) if m), None)
    if named and beside.startswith(" "):  # "a 6 percent gain outweighed a 2 percent drop"
        return ("up" if named.re is UP else "down"), named.group()
    led = statement.text[: figure.start - statement.start]
    minus = _MINUS.search(led) if figure.unit == "percent" else None
    if minus:
        return "down", minus.group()
    held = _HELD_AGAINST.search(led) or _BARE_WAY.search(led)
    if held:
        return ("down" if held[2] else "up"), held[1] or held[2]
    near = reach(statement, figure)
    before = _ways(statement.text, near.before, near.clause[0])
    if not before and _TAKES_UP.match(statement.text, *near.clause):
        before = _ways(statement.text, (0, near.clause[0]), 0)
    if before:
        return before[-1][1:]
    end = figure.end - statement.start
    cause = None if statement.chinese else _CAUSE.search(statement.text, end, near.clause[1])
    last = cause.start() if cause else near.clause[1]
    found = _ways(statement.text, (near.clause[0], last), near.clause[0])
    return found[0][1:] if len({way for _, way, _ in found}) == 1 else ("", "")


def _ways(text: str, stretch: Stretch, clause: int) -> list[tuple[int, str, str]]:
    """Return where a stretch of a text says which way something went, which, and with what word.

    `clause`: where the clause begins that the stretch is of.
    """
    found = [
        (match.start(), way, match.group())
        for way, pattern in (("up", UP), ("down", DOWN), ("better", _BETTER), ("worse", _WORSE))
        for match in pattern.finditer(text[: stretch[1]], stretch[0])
    ]
    return [(p, _toward(way, _led(text, clause, p)), word) for p, way, word in sorted(found)]


def _led(text: str, clause: int, place: int) -> str:
    """Return the words before a place in its clause; ", an improvement" is said of the clause before."""
    led = text[clause:place]
    return text[:place] if led.strip() in ("", "a", "an") else led


def _toward(way: str, before: str) -> str:
    """Return the way itself; a loss that gets better goes down."""
    if way in ("up", "down"):
        return way
    falls = _LOSS.search(before) or _BETTER_LOW.search(before)
    return "down" if (way == "better") == bool(falls) else "up"
