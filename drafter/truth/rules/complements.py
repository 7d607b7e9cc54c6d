"""A share that a source gives of those for whom something does not hold, told of those for whom it does."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.truth.claims import Claim
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.figures import Verdict

_JUDGED = ("exact", "rounded", "bound")
_HALF = 50.0
# What follows a share in its clause and denies: "两成的行政村未通5G".
_DENIED_ZH = re.compile(
    r"[^，,。；;、0-9]{0,14}?(?:尚?未(?!来|成年)|没有|没能|从不|拒绝|反对|"
    r"不(?=会|愿|再|能|想|打算|支持|接受|认可|了解|知道|使用|满意|同意|看好|需要|具备|合格|达标|符合))"
)
_DENIED = re.compile(
    r" (?:of [^,.;]{2,40}? )?(?:(?:do|did|have|had|has|are|were|is|was|will|would|could|can)"
    r"(?: not|n['’]t)\b|cannot\b|never\b|still lack|lack(?:ed|s)?\b|refuse[sd]?\b|oppose[sd]?\b|"
    r"(?:are|is|were|remain) (?:un\w+|without)\b|remain un\w+)",
)
_UNDONE = re.compile(
    r" (?:\w+ )?(?:of (?:which|them|whom) )?(?:(?:have|has) yet to|(?:are|is) (?:still|yet) to|"
    r"(?:have|has|are|is) (?:still )?not (?:yet )?)\b"
)
_LEAVING = re.compile(r"\bleaving (?:about |some |just |only |nearly |another )?$")
_DONE_ZH = re.compile(r"已(?!知|故|婚|有)[\u4e00-\u9fff]{1,6}$")
_OPEN_ZH = re.compile(r"未|不|没|尚|仍|待|其余|剩余|剩下")
# Any word of a draft by which it may tell of the same side as a source that denies.
_NEGATIVE = re.compile(
    r"\b(?:not|no|none|nobody|never|neither|nor|without|leav\w*|lack\w*|fail\w*|miss\w*|yet|refus\w*|reject\w*|"
    r"declin\w*|oppos\w*|against|avoid\w*|shun\w*|disapprov\w*|disagree\w*|dis\w+|un\w+|non\w*|in(?:valid|"
    r"active|eligible|complete|adequate|capable)\w*|offline|except|but|bar|remain\w*|rest|others?|left|"
    r"short|substandard|below|idle|empty|vacant|wait\w*|still|pending|cannot|doubt\w*|stop\w*|quit|skip\w*|"
    r"uncover\w*|cut off)\b|n['’]t\b|n['’]t|不|未|没",
    re.IGNORECASE,
)


def reconsider(claim: Claim, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts, with "moved" where a source says of all of a share what the draft denies."""
    return [_reconsidered(claim, verdict) for verdict in verdicts]


def _reconsidered(claim: Claim, verdict: Verdict) -> Verdict:
    figure = verdict.figure
    if verdict.status in _JUDGED and _left_undone(claim.sentence, figure):
        return _done(claim, verdict)
    if verdict.status in _JUDGED and not _NEGATIVE.search(claim.sentence.text):
        places = claim.sources.places(figure)
        if places and all(_LEAVING.search(_led(*place)) for place in places):
            return _told_of_the_rest(verdict, places[0][1])
    if verdict.status not in _JUDGED or figure.unit != "percent" or figure.number == _HALF:
        return verdict
    if _NEGATIVE.search(claim.sentence.text):
        return verdict
    places = claim.sources.places(figure)
    if not places or not all(_denied(*place) for place in places):
        return verdict
    given = places[0][1]
    message = (
        f"The source says of {given.text} that it does not hold, the draft that it does. "
        "Correct the figure, or what is said of it."
    )
    return replace(verdict, status="moved", severity="warning", message=message, given=(given,))


def _told_of_the_rest(verdict: Verdict, given: Figure) -> Verdict:
    message = f"The source says that {given.text} are left; the draft tells them as done."
    return replace(verdict, status="moved", severity="warning", message=message, given=(given,))


def _left_undone(statement: Statement, figure: Figure) -> bool:
    return _UNDONE.match(statement.text, figure.end - statement.start) is not None


def _done(claim: Claim, verdict: Verdict) -> Verdict:
    """Return the verdict on so many left undone, "moved" where the source says that they are done."""
    places = claim.sources.places(verdict.figure)
    if not places or not all(_DONE_ZH.search(_led(*place)) for place in places):
        return verdict
    if any(_OPEN_ZH.search(statement.text) for statement, _ in places):
        return verdict
    given = places[0][1]
    message = f"The source says of {given.text} that it is done, the draft that it is not."
    return replace(verdict, status="moved", severity="warning", message=message, given=(given,))


def _led(statement: Statement, figure: Figure) -> str:
    return statement.text[: figure.start - statement.start]


def _denied(statement: Statement, figure: Figure) -> bool:
    end = figure.end - statement.start
    cue = _DENIED_ZH if statement.chinese else _DENIED
    return cue.match(statement.text, end) is not None
