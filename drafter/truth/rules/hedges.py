"""Reservations of a source that a sentence states as fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP

# What a source may not lose, and, wider, what in a draft keeps the reservation.
_RESERVED = (
    r"reportedly|allegedly|rumou?red|might|could|possibly|perhaps|plans? to|planning to|intends? to|"
    r"aims? to|considering|in talks|hopes? to|people familiar|(?:is|are) said to|unconfirmed|expected to"
)
_RESERVED_ZH = r"据报道|据传|传闻|有望|或将|知情人士|消息称"
_STRONG_HEDGE = re.compile(
    rf"\b(?:{_RESERVED}|may(?= [a-z]))\b|{_RESERVED_ZH}|拟(?=[\u4e00-\u9fff])", re.IGNORECASE
)
_HEDGE = re.compile(
    rf"\b(?:{_RESERVED}|may|likely|expects? to|planned|seeks? to|would|will|proposed|draft|estimate[sd]?|"
    r"sources said|potentially|(?:appears?|seems?|set|reported) to|due to (?:launch|open|begin|start)|"
    r"(?:is|are|was|were) (?:also |then |now )?to (?=[a-z])|(?:is|are) (?:due|scheduled|meant)|wants?|"
    r"aim(?:s|ed|ing)?|hop(?:es|ed|ing)|intend(?:s|ed)?|plan(?:s|ning)?|seek(?:s|ing)?|guided|"
    r"goals?|target(?:s|ed|ing)?|earmarked|promised?|pledged|"
    r"claims?|claimed|is reported|reports?|alleged|alleges|according to)\b|"
    rf"{_RESERVED_ZH}|据悉|拟|计划|预计|可能|将于|考虑|据称|征求意见|疑似",
    re.IGNORECASE,
)
_CLOSE = (
    0.6  # share of the sentence one source statement must hold before its words are held against it
)
_ACROSS = 0.7  # the same where the statement is in another language


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding where the source plans, reports or supposes what the sentence states."""
    sentence, match = claim.sentence, claim.match
    if not match.statements or match.best < (_ACROSS if match.across else _CLOSE):
        return
    source = match.statements[0]
    hedge = _STRONG_HEDGE.search(source.text)
    if match.across and not any(agrees(f, g) for f in sentence.figures for g in source.figures):
        return  # a shared name alone does not show that the two say one thing
    if hedge is None or _HEDGE.search(sentence.text):
        return
    if is_title_case(sentence.text):
        return  # a headline says "to Open" for "plans to open"
    if not _hedges_shared(source, sentence, source.start + hedge.end()):
        return
    message = (
        f"The source says “{hedge.group()}”; the draft states it as fact. Keep the reservation."
    )
    yield claim.finding("hedge", "warning", sentence.text, message, claim.sources.span(source))


def _hedges_shared(source: Statement, sentence: Statement, place: int) -> bool:
    """Whether the words just after the hedge are words of the draft."""
    if source.chinese != sentence.chinese:
        return True
    after = [
        token.stem for token in source.tokens if token.start >= place and token.stem not in STOP
    ][:3]
    return sum(word in sentence.stems for word in after) >= 2
