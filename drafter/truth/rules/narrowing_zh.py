"""How far it goes, in a Chinese source: a limit that an English sentence left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading.limits import Limit, limits, named_after
from drafter.truth.reading.quantity import agrees

# "在其监测的200个直播间中，": where, of whom or on what condition all that follows holds.
_AMONG = re.compile(
    r"(?:^|(?<=[，,。；;：:\s]))(?:但|其中|而)?(?:在|对|针对|以|基于)(?P<of>[^，,。；;]{2,28}?)"
    r"(?:中|内|里|之中|当中|范围内|为样本|的(?:调查|测试|抽样|统计|检测|问卷)(?:中|里)?)(?=[，,])"
)
# Where it is that somebody speaks of: "在他负责的华东地区，".
_WHERE = re.compile(
    r"(?:^|(?<=[，,。；;：:\s]))(?:但|其中)?(?:仅?在|就)[^，,。；;]{0,12}(?:地区|区域|片区|一带|门店|[省市县州])(?:内)?(?=[，,])"
)
_PLACE = re.compile(
    r"\b(?:regions?|areas?|provinc\w+|cit(?:y|ies)|towns?|count(?:y|ies)|stores?|outlets?|local\w*|"
    r"(?:north|south|east|west)\w*|central|in [A-Z]\w+)\b"
)
_CASE = re.compile(r"(?:在|若|如)?[^，,。；;在]{2,24}(?:的?(?:情况|前提|条件)下|的话)(?=[，,])")
_IF = re.compile(
    r"\b(?:if|unless|provided|as long as|when|once|condition\w*|depend\w*|subject|require\w*|meet\w*|"
    r"qualif\w+|eligib\w+|where|should|must)\b",
    re.IGNORECASE,
)
_SOME = re.compile(r"部分|少数|个别|一些|有些|多数|若干")
_SOME_OF = re.compile(
    r"\b(?:some|several|part|partly|many|limited|few|certain|select\w*|individual|most|a number|various)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[。；;]")
# What limits the figures of its sentence: part of them, or how they were counted.
_OF_FIGURES = re.compile(
    r"部分(?=[^，,。；;]{1,12}的)|按|不含|不包括|剔除|扣除|经调整|初步|未经审计|可比|同店|线[上下]"
)
_NEAR = 16  # characters from a period to the figure that it is given for


def dropped(claim: Claim, origin: Origin) -> Iterator[tuple[int, int]]:
    """Yield the places of the limits of a Chinese statement that an English sentence left out."""
    said, draft = origin.statement.text, claim.sentence.text
    if not origin.statement.chinese:
        return
    for limit in limits(said):
        if origin.of_another_figure(limit.start, limit.end):
            continue
        if said[limit.start : limit.end] in ("仅", "只") and _told_next(claim, origin, limit):
            continue  # it only says that the figure is small
        kept = limit.kept(draft, claim.told)
        if not kept and (_names(draft, said, limit.end) or _beside_a_figure(claim, origin, limit)):
            yield limit.start, limit.end
    yield from _among(claim, origin)


def _told_next(claim: Claim, origin: Origin, limit: Limit) -> bool:
    """Whether the sentence has the first figure after a limit in its clause."""
    stop = re.search(r"[，,。；;]", origin.statement.text[limit.end :])
    last = origin.statement.start + limit.end + (stop.start() if stop else _NEAR)
    after = [
        f for f in origin.statement.figures if origin.statement.start + limit.end <= f.start < last
    ]
    return bool(after) and any(agrees(after[0], own) for own in claim.sentence.figures)


def _names(draft: str, said: str, place: int) -> bool:
    return any(english.search(draft) for english in named_after(said, place))


def _beside_a_figure(claim: Claim, origin: Origin, limit: Limit) -> bool:
    """Whether the sentence has the figure nearest to a limit in its clause."""
    said, offset = origin.statement.text, origin.statement.start
    if not _OF_FIGURES.match(said, limit.start):
        return False
    start = max((m.end() for m in _STOP.finditer(said, 0, limit.start)), default=0)
    end = _STOP.search(said, limit.end)
    last = end.start() if end else len(said)
    within = [
        f for f in origin.statement.figures if start <= f.start - offset < last and not f.dated
    ]
    return any(agrees(f, own) for f in within for own in claim.sentence.figures)


def _among(claim: Claim, origin: Origin) -> Iterator[tuple[int, int]]:
    """Yield a phrase that says of which many, of some of which, or in what case a statement holds."""
    said, offset = origin.statement.text, origin.statement.start
    for phrase in _AMONG.finditer(said):
        inside = [
            f
            for f in origin.statement.figures
            if phrase.start() <= f.start - offset < phrase.end() and not f.dated
        ]
        counted = [f for f in inside if not any(agrees(f, own) for own in claim.sentence.figures)]
        some = _SOME.search(phrase["of"]) and not _SOME_OF.search(claim.sentence.text)
        if some or (counted and len(counted) == len(inside) and _told_after(claim, origin, phrase)):
            yield phrase.start(), phrase.end()
    if not _PLACE.search(claim.sentence.text) and origin is claim.origins[0]:
        yield from (where.span() for where in _WHERE.finditer(said))
    for case in _CASE.finditer(said):
        told = _told_after(claim, origin, case) or not claim.sentence.figures
        if told and not _IF.search(claim.sentence.text):
            yield case.start(), case.end()


def _told_after(claim: Claim, origin: Origin, phrase: re.Match[str]) -> bool:
    """Whether the sentence tells what follows a phrase: it has a figure of it."""
    offset = origin.statement.start
    after = [f for f in origin.statement.figures if f.start - offset >= phrase.end()]
    return any(agrees(f, own) for f in after for own in claim.sentence.figures)
