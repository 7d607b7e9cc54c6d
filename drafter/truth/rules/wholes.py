"""Amounts that follow from a whole and its parts, or from what was reached and how it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.truth.reading.cues import DOWN, UP
from drafter.truth.reading.ground import is_whole
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.rows import Row
from drafter.truth.reading.sides import REST, excepted, other_side
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.ratios import IS_SHARE, PART

Parts = tuple[Figure, ...]
_BEFORE = re.compile(
    r"\b(?:a year (?:ago|before|earlier)|previous\w*|prior|earlier|before|from|compared|against|than|"
    r"instead|used to|had been|was|were|originally|last|former\w*|up|down|year ago|until|till|hitherto)\b",
    re.IGNORECASE,
)
_AS_MANY_AS = re.compile(r" as (?:many|much) as")  # "twice as many as a year ago"
_FROM = re.compile(
    r"(?:\bfrom (?:about |some )?(?:RMB ?|[A-Z]{0,3}[$€£¥])?|[由从](?:[^，。；0-9]{0,8}的)?)$"
)
_CHANGED = re.compile(
    r"\b(?:by|of|added|adding|up|down|gained|lost|shed|cut|another|more|fewer|less|net)\b|"
    r"[增减升降涨跌多少贵省高低调缩扩]",
    re.IGNORECASE,
)
_UP_ZH = re.compile(r"[增升涨多贵]|[提抬走]高")
_DOWN_ZH = re.compile(r"[减降跌少省]|下调|便宜|走低")
_BESIDE = 12  # characters after a figure in which "fewer than before" begins
_EACH = re.compile(
    r"\b(?:each|apiece|every|per|average|a (?:year|month|week|day|piece|head))\b", re.IGNORECASE
)
_EVENLY = re.compile(
    r"\b(?:even(?:ly)?|equal(?:ly)?|share[sd]?|split|divided|half|average|each|over|per)\b|"
    r"各|平均|均|相同|平分|等额|分|每|一半",
    re.IGNORECASE,
)
# "half the price of version 4", "a third of what it was"
_PART_OF_OTHER = re.compile(
    r" (?:the (?:\w+ )?(?:price|cost|size|number|level|rate|output|length|weight|fee|amount|capacity|"
    r"time) (?:of|it|that)|"
    r"(?:of )?(?:what|that|those)\b|as (?:much|many))"
)
_OF_OTHER_ZH = re.compile(r"(?:为|是|相当于)[^，,。；;0-9]{2,14}的(?:约|近|不到|逾|超过?)?$")
_HALVED = re.compile(r"halv|减半|腰斩", re.IGNORECASE)
_HALF = re.compile(r"\bhal(?:f|ves)\b|\bequally\b|一半|各半|减半|对半|平分", re.IGNORECASE)
_FRACTION = re.compile(
    r"half|third|quarter|fifth|tenth|\bin\b|\bout of\b|半|成|分之|每", re.IGNORECASE
)
_SHARE_OF = re.compile(r"\s*(?:of\b|的)", re.IGNORECASE)
_LEAVES = re.compile(
    r"(?:保留|剩下?|留下|余下)[\u4e00-\u9fff]{0,4}$|\bleav(?:e|es|ing) (?:\w+ with )?(?:only |just )?$"
)
_NAMED = 4  # that a source names one by one, and gives a part each
_MOST = 10**10  # parts into which a whole is divided: the shares of a firm
# How often a length of time goes into a longer one.
_OFTEN = {
    ("month", "year"): 12, ("quarter", "year"): 4, ("week", "year"): 52, ("day", "year"): 365,
    ("day", "month"): 30, ("day", "week"): 7, ("month", "quarter"): 3, ("hour", "day"): 24,
}  # fmt: skip
_PER = {
    "day": r"\b(?:a|per|each|every) day\b|\bdaily\b|每[日天]|日均|单日",
    "week": r"\b(?:a|per|each|every) week\b|\bweekly\b|每周|周均",
    "month": r"\b(?:a|per|each|every) month\b|\bmonthly\b|每月|月均|月(?=租|费|薪|产|销)",
    "quarter": r"\b(?:a|per|each|every) quarter\b|\bquarterly\b|每季",
    "year": r"\b(?:a|per|each|every) year\b|\b(?:yearly|annual(?:ly)?)\b|每年|年均|"
    r"(?<![去今明前当全])年(?=租|费|薪|产|销|用|耗|发电|客|运|处理|接待)",
    "hour": r"\b(?:an|per|each|every) hour\b|\bhourly\b|每小时",
}
RATES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PER.items()}


def earlier(
    figure: Figure, sentence: Statement, held: Sequence[Row]
) -> Iterator[tuple[Parts, float]]:
    """Yield what something was before it changed by so much to so much."""
    yield from _of_a_multiple(figure, sentence, held)
    before = _BEFORE.search(sentence.text)
    for row in held:
        for change in row.figures:
            way = _way(row, change)
            if before and change.unit == "times" and _AS_MANY_AS.match(row.after(change, 16)):
                for level in (f for f in row.of(figure.unit) if f.end <= change.start):
                    yield (level, change), level.number / change.number
            for level in beside(row, change, figure.unit) if way else ():
                if not (before or told_beside(figure, sentence, level)):
                    continue
                points = figure.unit == "percent" and change.unit == "points"
                if points or (change.unit == figure.unit and change.number < level.number):
                    yield (level, change), level.number - way * change.number
                elif change.unit == "times" and way > 0 and change.number > 1:
                    yield (level, change), level.number / change.number
                elif change.unit == "percent" and figure.unit != "percent":
                    yield (level, change), level.number / max(0.01, 1 + way * change.number / 100)


def later(figure: Figure, held: Sequence[Row]) -> Iterator[tuple[Parts, float]]:
    """Yield what something has become that changed by so much "from" so much."""
    for row in held:
        up = bool(UP.search(row.text) or _UP_ZH.search(row.text))
        if up == bool(DOWN.search(row.text) or _DOWN_ZH.search(row.text)):
            continue
        way = 1 if up else -1
        for level in (f for f in row.of(figure.unit) if _FROM.search(row.led(f))):
            if figure.unit == "percent":
                yield from (((level, f), level.number + way * f.number) for f in row.of("points"))
            else:
                for change in row.of("percent"):
                    yield (level, change), level.number * (1 + way * change.number / 100)


def _of_a_multiple(
    figure: Figure, sentence: Statement, held: Sequence[Row]
) -> Iterator[tuple[Parts, float]]:
    """Yield the other one of two amounts where a source gives one, and how many times the other it is."""
    for row in held:
        for often in (f for f in row.figures if f.unit in ("times", "percent")):
            part = often.unit == "percent"
            halved = _HALVED.match(often.text)
            of_other = halved or _PART_OF_OTHER.match(row.after(often, 40))
            of_other = of_other or _OF_OTHER_ZH.search(row.led(often))
            if often.number <= 0 or (part and not of_other):
                continue
            for level in beside(row, often, figure.unit):
                if told_beside(figure, sentence, level):
                    yield (
                        (level, often),
                        level.number / (often.number / 100 if part else often.number),
                    )


def told_beside(figure: Figure, sentence: Statement, other: Figure) -> bool:
    """Whether a sentence gives another figure of a source beside this one."""
    return any(agrees(mine, other) for mine in sentence.figures if mine is not figure)


def grown(held: Sequence[Row]) -> Iterator[tuple[Parts, float]]:
    """Yield by what share something changed that changed by so much to so much."""
    for row in held:
        for change in row.figures:
            way = _way(row, change) if change.unit not in ("percent", "points", "times") else 0
            for level in beside(row, change, change.unit) if way else ():
                before = level.number - way * change.number
                if before > 0:
                    yield (level, change), 100 * change.number / before


def beside(row: Row, change: Figure, unit: str) -> list[Figure]:
    """Return the figures of a unit that stand next to a change, one on each side at most."""
    before = [f for f in row.of(unit) if f.end <= change.start]
    after = [f for f in row.of(unit) if f.start >= change.end]
    return before[-1:] + after[:1]


def _way(row: Row, change: Figure) -> int:
    """Return 1 where a figure is what was added, -1 where it was taken away, 0 where neither is plain."""
    around = row.led(change) + row.after(change, _BESIDE)
    if change.unit != "points" and not _CHANGED.search(around):
        return 0
    led = row.led(change)
    if row.statement.chinese and bool(_UP_ZH.search(led[-3:])) != bool(_DOWN_ZH.search(led[-3:])):
        return (
            1 if _UP_ZH.search(led[-3:]) else -1
        )  # the verb right before it: 止跌回升…提高1.8个百分点
    up = bool(UP.search(led) or _UP_ZH.search(led[-8:]) or " more" in around)
    down = bool(
        DOWN.search(led) or _DOWN_ZH.search(led[-8:]) or re.search(r" (?:less|fewer)", around)
    )
    return up - down


def rests(
    figure: Figure, sentence: Statement, held: Sequence[Row]
) -> Iterator[tuple[Parts, float]]:
    """Yield what is left of a whole without its parts."""
    if figure.unit == "percent":
        return  # the whole is a hundred
    said, but = sentence.text, excepted(sentence, figure)
    for row in held:
        own = row.of(figure.unit)
        whole = max(own, key=lambda f: f.number, default=None)
        parts = tuple(f for f in own if f is not whole)
        if any(is_left(row.statement, one) for one in parts):
            continue  # 关闭5家，仅保留2家: that is itself what is left
        if whole is None or not parts:
            continue
        if REST.search(row.text) and is_whole(sentence, figure):
            yield tuple(own), sum(f.number for f in own)
        rest, part = REST.search(row.text) or REST.search(said), PART.search(row.text)
        if rest or part:
            yield (whole, *parts), whole.number - sum(f.number for f in parts)
        if rest and len(parts) == 1 and _EACH.search(said):
            each = parts[0].number  # "two of them put in 150 million each, the others the rest"
            yield from (
                ((whole, *parts), whole.number - often * each)
                for often in range(2, _NAMED + 1)
                if often * each < whole.number
            )
        if part or but or other_side(sentence, row.statement):
            yield from (((whole, one), whole.number - one.number) for one in parts)


def is_left(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is itself told as what is left: 仅保留2家, "leaving it with two"."""
    return _LEAVES.search(statement.text[: figure.start - statement.start]) is not None


def fractions(figure: Figure, held: Sequence[Row]) -> Iterator[tuple[Parts, float]]:
    """Yield what a share is of the amount beside it: "€220 million, half of it this year"."""
    for row in held:
        amounts = row.of(figure.unit) if figure.unit != "percent" else []
        for share in row.of("percent"):
            led = row.led(share)[-_BESIDE:]
            of = _SHARE_OF.match(row.after(share, _BESIDE)) or IS_SHARE.search(led)
            if of or _FRACTION.search(share.text):
                yield from (((a, share), a.number * share.number / 100) for a in amounts)
        if _HALF.search(row.text):
            yield from (((a,), a.number / 2) for a in amounts)


def equal_parts(figure: Figure, said: str, held: Sequence[Row]) -> Iterator[tuple[Parts, float]]:
    """Yield what one of so many gets of a whole, where the draft gives it for each."""
    if figure.unit == "percent" or not _EACH.search(said):
        return
    for row in held:
        if not (figure.money or _EVENLY.search(row.text)):
            continue
        units = (
            ("count", "year", "month", "week", "day") if _EVENLY.search(row.text) else ("count",)
        )
        numbers = [f for f in row.figures if f.unit in units]
        for whole in row.of(figure.unit):
            for number in numbers:
                if number is not whole and 1 < number.number <= _MOST:
                    yield (whole, number), whole.number / number.number


def of_other_lengths(
    figure: Figure, said: str, held: Sequence[Row]
) -> Iterator[tuple[Parts, float]]:
    """Yield a rate for another length of time: 40 tonnes a month are 480 a year."""
    if figure.unit == "percent":
        return
    for (short, long), often in _OFTEN.items():
        for row in held:
            if RATES[short].search(row.text) and RATES[long].search(said):
                yield from (((one,), one.number * often) for one in row.of(figure.unit))
            if RATES[long].search(row.text) and RATES[short].search(said):
                yield from (((one,), one.number / often) for one in row.of(figure.unit))
