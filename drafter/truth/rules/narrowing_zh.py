"""How far it goes, in a Chinese source: a limit that an English sentence left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading.limits import Limit, limits, named_after, thresholds
from drafter.truth.reading.quantity import agrees

# "在其监测的200个直播间中，": where, of whom or on what condition all that follows holds.
_AMONG = re.compile(
    r"(?:^|(?<=[，,。；;：:\s]))(?:但|其中|而)?(?:在|对|针对|以|基于)(?P<of>[^，,。；;]{2,28}?)"
    r"(?:中|内|里|之中|当中|范围内|为样本|的(?:调查|测试|抽样|统计|检测|问卷)(?:中|里)?)(?=[，,])"
)
# "在三甲以上医院中占": the same within a clause.
_AMONG_SUCH = re.compile(
    r"在(?P<of>[^，,。；;在]{2,16}以[上下内][^，,。；;在]{0,8}?)(?:中|里)(?=的?占|有)"
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
# "在平整桌面上，": where or on what all the rest holds, and not where it was said.
_LEADING = re.compile(r"(?:但|不过|而)?在(?P<of>[^，,。；;\d]{2,18})(?=[，,])")
_OCCASION = re.compile(
    r"会|采访|报告|声明|公告|文件|信|邮件|微博|公众号|论坛|致辞|演讲|回复|招股书|财报|诉状|起诉书|庭审|论文|文章|节目|直播|视频|期间|[之以]?[前后]$|"
    r"[年月日]$|同时|背景|方面|过程|看来|眼[里中]|[上下]半年|季度|[上去今]年|基础上"
)
# How an English sentence says where or on what, apart from when and how much.
_PHRASE = re.compile(
    r"\b(?:in|on|at|under|inside|within|across|among|during|when|while|if|with|outside|around|where|near)\s"
    r"(?!(?:an? |the )?(?:\d|about|nearly|just|only|first|second|third|fourth|half|quarter|year|month|"
    r"week|day|"
    r"hour|minute|total|all\b|average|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|one|two|three|four|five|"
    r"last|next|this|recent|early|late|fact|addition)\b)",
    re.IGNORECASE,
)
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
# Where or for whom something is tried or begun: "在部分城市试行".
_BEGUN_FOR_SOME = re.compile(
    r"[在于对向为](?:部分|少数|个别|一些|若干|有限|小范围)[^，,。；;]{0,6}"
    r"(?:试行|试点|试用|测试|内测|推送|通知|发放|推出|上线|开放|推行|实施|推广|落地|启用|销售|开展|提供|投放|开通|运行)"
)
_BEGUN = re.compile(
    r"\b(?:introduc|launch|roll|open|offer|start|begin|began|begun|implement|releas|sell|sold|provid|"
    r"adopt|"
    r"available|go|went|deploy|bring|put)\w*",
    re.IGNORECASE,
)
_TRIED = re.compile(r"\b(?:trial|pilot|test)\w*", re.IGNORECASE)
# By these a draft tells of a threshold without its number: "large orders".
_SIZED = re.compile(
    r"\b(?:large|big|small|high|low|expensive|cheap|pric(?:e)?y|major|minor|heavy|top)(?:er|est|-\w+)?\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"半年|季度")
_ACCOUNTS = re.compile(r"度?的?(?:财报|业绩|报告|财务|未经审计)")
_STOP = re.compile(r"[。；;]")
# What limits the figures of its sentence: part of them, or how they were counted.
_OF_FIGURES = re.compile(
    r"部分(?=[^，,。；;]{1,12}的)|按|不含|不包括|剔除|扣除|经调整|初步|未经审计|可比|同店|线[上下]"
)
_UNTIL = re.compile(r"(?:暂定|持续|有效期|截止|延续)[^，,。；;]{0,4}[至到][^，,。；;]{1,10}")
_ENDS = re.compile(
    r"\b(?:until|till|through|end\w*|expir\w*|last\w*|by|before|to)\b", re.IGNORECASE
)
_NEAR = 16  # characters from a period to the figure that it is given for


def dropped(claim: Claim, origin: Origin) -> Iterator[tuple[int, int]]:
    """Yield the places of the limits of a Chinese statement that an English sentence left out."""
    said, draft = origin.statement.text, claim.sentence.text
    if not origin.statement.chinese:
        return
    for start, end, number in thresholds(said):
        elsewhere = origin.of_another_figure(start, end)
        if (
            number not in claim.told
            and not elsewhere
            and not _SIZED.search(draft)
            and _names(draft, said, end)
        ):
            yield start, end
    for limit in limits(said):
        if origin.of_another_figure(limit.start, limit.end):
            continue
        if said[limit.start : limit.end] in ("仅", "只") and _told_next(claim, origin, limit):
            continue  # it only says that the figure is small
        kept = limit.kept(draft, claim.told)
        if not kept and (_names(draft, said, limit.end) or _beside_a_figure(claim, origin, limit)):
            yield limit.start, limit.end
    yield from _among(claim, origin)
    if not _ENDS.search(draft) and any(
        _told_before(claim, origin, m) for m in _UNTIL.finditer(said)
    ):
        yield from (until.span() for until in _UNTIL.finditer(said))


def _told_next(claim: Claim, origin: Origin, limit: Limit) -> bool:
    """Whether the sentence has the first figure after a limit in its clause."""
    stop = re.search(r"[，,。；;]", origin.statement.text[limit.end :])
    last = origin.statement.start + limit.end + (stop.start() if stop else _NEAR)
    after = [
        f for f in origin.statement.figures if origin.statement.start + limit.end <= f.start < last
    ]
    return bool(after) and any(agrees(after[0], own) for own in claim.sentence.figures)


def _told_before(claim: Claim, origin: Origin, phrase: re.Match[str]) -> bool:
    """Whether the sentence has a figure that stands before a phrase."""
    offset = origin.statement.start
    before = [f for f in origin.statement.figures if f.end - offset <= phrase.start()]
    return any(agrees(f, own) for f in before for own in claim.sentence.figures)


def _names(draft: str, said: str, place: int) -> bool:
    return any(english.search(draft) for english in named_after(said, place))


def _beside_a_figure(claim: Claim, origin: Origin, limit: Limit) -> bool:
    """Whether the sentence has the figure nearest to a limit in its clause."""
    said, offset = origin.statement.text, origin.statement.start
    if _PERIOD.search(said, limit.start, limit.end):
        return _figure_of_a_period(claim, origin, limit)
    if not _OF_FIGURES.match(said, limit.start):
        return False
    start = max((m.end() for m in _STOP.finditer(said, 0, limit.start)), default=0)
    end = _STOP.search(said, limit.end)
    last = end.start() if end else len(said)
    within = [
        f for f in origin.statement.figures if start <= f.start - offset < last and not f.dated
    ]
    return any(agrees(f, own) for f in within for own in claim.sentence.figures)


def _figure_of_a_period(claim: Claim, origin: Origin, limit: Limit) -> bool:
    """Whether the next figure after a half or a quarter of a year is in the sentence."""
    said, offset = origin.statement.text, origin.statement.start
    if not _PERIOD.search(said, limit.start, limit.end):
        return False
    if _ACCOUNTS.match(said, limit.end) or limit.keeps.search(claim.draft.text):
        return False  # the whole item is of that period
    after = [f for f in origin.statement.figures
             if 0 <= f.start - offset - limit.end <= _NEAR and not f.dated]  # fmt: skip
    return any(agrees(after[0], own) for own in claim.sentence.figures) if after else False


def _among(claim: Claim, origin: Origin) -> Iterator[tuple[int, int]]:
    """Yield a phrase that says of which many, of some of which, or in what case a statement holds."""
    said, offset = origin.statement.text, origin.statement.start
    for phrase in (*_AMONG.finditer(said), *_AMONG_SUCH.finditer(said)):
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
    for begun in _BEGUN_FOR_SOME.finditer(said):
        kept = _SOME_OF.search(claim.sentence.text) or _TRIED.search(claim.sentence.text)
        told = _BEGUN.search(claim.sentence.text) or _told_after(claim, origin, begun)
        if not kept and told:
            yield begun.start(), begun.end()
    leading = _LEADING.match(said)
    said_there = leading and (_OCCASION.search(leading["of"]) or _CASE.match(said))
    kept = said_there or _PHRASE.search(claim.sentence.text)
    if leading and not kept and _told_after(claim, origin, leading):
        yield leading.span()
    for case in _CASE.finditer(said):
        if not _IF.search(claim.sentence.text) and _told_after(claim, origin, case):
            yield case.start(), case.end()


def _told_after(claim: Claim, origin: Origin, phrase: re.Match[str]) -> bool:
    """Whether the sentence tells what follows a phrase: it has a figure of it."""
    offset = origin.statement.start
    after = [f for f in origin.statement.figures if f.start - offset >= phrase.end()]
    return any(agrees(f, own) for f in after for own in claim.sentence.figures)
