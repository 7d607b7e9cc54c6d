"""Clauses by what they do to what stands beside them: set a condition, or say what it was measured by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from drafter.truth.reading.words import is_chinese


class _Function(NamedTuple):
    """One thing that a clause can do, in both languages, and what shows in a draft that it is kept."""

    signs: tuple[str, ...]  # an English clause that does it has one of these letters
    english: re.Pattern[str]
    chinese: re.Pattern[str]
    keeps: re.Pattern[str]


def _function(signs: str, english: str, chinese: str, keeps: str) -> _Function:
    return _Function(
        tuple(signs.split(",")),
        re.compile(rf"\b(?:{english})(?!\w)", re.IGNORECASE),
        re.compile(chinese),
        re.compile(keeps, re.IGNORECASE),
    )


_RECORDS = r"tests?|data|figures|surveys?|research\w*|count|estimates?|benchmarks?|records?|logs?"
_FUNCTIONS = {
    "condition": _function(
        "if,unless,provided,pending,subject,depend,contingent,assuming,as long",
        r"(?<!as )if(?! (?:not|any|ever|anything|that (?:is|was|were))\b)|unless|"
        r"provided(?: that)?(?= (?:it|they|the|that|he|she|a)\b)|pending|subject to|"
        r"depend(?:s|ed|ing)? on|contingent|assuming|as long as",
        r"(?:^|(?<=[，。；：“假倘但而则称说示者来]))若(?!干)|如果|前提|条件是|视[^，。；]{1,10}而定|取决于|的情况下",
        r"\bif\b|unless|permitting|provid|pending|subject|depend|condition|\bonce\b|assum|requir|need|must|\bwhen\b|"
        r"should|hing\w+ on|(?:as|so) long|would|could|have to|has to|await|without|\bwith\b",
    ),
    "basis": _function(
        " own ,internal,lab,simulat,measured, terms,by ,annuali,respondent,weighted,self-r,unaudited,"
        "not ,on a,per ,constant,only ,fewer ,replied,responded",
        rf"(?:its|their|his|her|[’']s) own (?:\w+ )?(?:{_RECORDS}|customers)|"
        rf"internal (?:\w+ )?(?:{_RECORDS})|in (?:the )?lab\w*|laborator\w+|simulat\w+|"
        r"measured (?:by|in|as|on)|in terms of|in (?:real|nominal|constant|local|dollar|yuan|euro)[\w-]* "
        r"(?:terms|currency|currencies|prices)|at constant [\w-]+(?: \w+)?|"
        r"(?:(?:only|just|fewer than|about|some) )?\d[\d,]* of (?:its|the|their|\d)[^.;]{0,30}"
        r"\b(?:replied|responded|answered|took part|participated|returned)|"
        r"by (?:volume|value|revenue|units?|shipments|bits|weight)|annuali[sz]\w+|respondents?|weighted|"
        r"self-reported|unaudited|not (?:\w+ )?(?:audited|verified|peer-reviewed|representative|"
        r"comparable)|"
        r"on an? (?:annual\w*|average|like-for-like|comparable|constant|currency|[a-z]+-adjusted) \w+|"
        r"per (?:vehicle|unit|store|order|capita)",
        r"(?:公司|企业|厂商|机构)?(?<!在)(?<!始)(?<!行)(?:内部|自[有己行])(?:的)?[评测统数调]|自测|实验室|模拟(?!器)|"
        r"按[^，。；]{1,14}(?:计(?!划)|算|口径|统计)|口径|折算|样本|"
        r"(?<![0-9０-９多余几一二两三四五六七八九十百千万])受访|问卷|抽样|[评测]测集|"
        r"未经[^，。；]{0,8}(?:审计|核实|验证)|年化",
        r"\bown (?!\w+ (?:brand|use))|internal|laborator|\blab\b|\btests?\b|\btested|simulat|based on|"
        r"measur|terms|\bby (?:volume|value|revenue|unit|shipment|number|bit|sales)|annuali|sampl|survey|"
        r"poll|respond|interview|weight|self|audit|verif|peer|represent|compar|basis|calculat|\btaken|"
        r"at (?:market|rental|current|constant)|equivalent|worth|\brates?\b|\bper\b|users who",
    ),
}
_CLAUSE = re.compile(
    r",(?!\d)\s*|[;:()—–]\s*|\.\s|\s(?=(?:but|although|though|if|unless|excluding|except|whereas|provided|"
    r"until|pending|subject to|before|without|only|leaving out|measured|not counting|based on|"
    r"as (?:long|soon|early) as|apart from|other than|by (?:volume|value|revenue)|in terms of|in its own|"
    r"for (?:those|people|\w+s) (?:who|with|whose))\b)"
)
_CLAUSE_ZH = re.compile(r"[，。；：（）(),;]\s*")


class Qualifier(NamedTuple):
    """A clause that does one of these things, its place in a text, and the words by which it does."""

    function: str
    start: int
    end: int
    cue: tuple[int, int]


@lru_cache(maxsize=4096)
def qualifiers(text: str) -> tuple[Qualifier, ...]:
    """Return the clauses of a text that qualify what stands beside them, in their order."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Qualifier]:
    chinese = is_chinese(text)
    found = list(_cues(text, chinese))
    if not found:
        return
    parting = _CLAUSE_ZH if chinese else _CLAUSE
    cuts = [0, *(m.end() for m in parting.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        for name, match in found:
            if start <= match.start() < end:
                yield Qualifier(name, start, end, match.span())


def _cues(text: str, chinese: bool) -> Iterator[tuple[str, re.Match[str]]]:
    low = text.lower()
    for name, function in _FUNCTIONS.items():
        if chinese:
            yield from ((name, match) for match in function.chinese.finditer(text))
        elif any(sign in low for sign in function.signs):
            yield from ((name, match) for match in function.english.finditer(text))


def kept(function: str, text: str) -> bool:
    """Whether an English text qualifies what it says in the same way."""
    return _FUNCTIONS[function].keeps.search(text) is not None
