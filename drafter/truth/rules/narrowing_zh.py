"""How far it goes, in a Chinese source: a limit that an English sentence left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading.limits import limits, named_after, thresholds
from drafter.truth.reading.quantity import agrees

# "在其监测的200个直播间中，": where, of whom or on what condition all that follows holds.
_AMONG = re.compile(
    r"(?:^|(?<=[，,。；;：:\s]))(?:但|其中|而)?(?:在|对|针对|以|基于)(?P<of>[^，,。；;]{2,28}?)"
    r"(?:中|内|里|之中|当中|范围内|为样本|的(?:调查|测试|抽样|统计|检测|问卷)(?:中|里)?)(?=[，,])"
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


def dropped(claim: Claim, origin: Origin) -> Iterator[tuple[int, int]]:
    """Yield the places of the limits of a Chinese statement that an English sentence left out."""
    said, draft = origin.statement.text, claim.sentence.text
    if not origin.statement.chinese:
        return
    told = f"{claim.before} {draft}"
    for start, end, number in thresholds(said):
        if number not in told and _names(draft, said, end):
            yield start, end
    for limit in limits(said):
        kept = limit.keeps.search(told if limit.lasting else draft)
        if not kept and _names(draft, said, limit.end):
            yield limit.start, limit.end
    yield from _among(claim, origin)


def _names(draft: str, said: str, place: int) -> bool:
    return any(english.search(draft) for english in named_after(said, place))


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
    for case in _CASE.finditer(said):
        if not _IF.search(claim.sentence.text) and _told_after(claim, origin, case):
            yield case.start(), case.end()


def _told_after(claim: Claim, origin: Origin, phrase: re.Match[str]) -> bool:
    """Whether the sentence tells what follows a phrase: it has a figure of it."""
    offset = origin.statement.start
    after = [f for f in origin.statement.figures if f.start - offset >= phrase.end()]
    return any(agrees(f, own) for f in after for own in claim.sentence.figures)
