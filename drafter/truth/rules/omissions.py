"""What a sentence left out of the source words it was made from, or made its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.model import Finding
from drafter.truth.claims import Claim, Draft
from drafter.truth.reading import cues
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import plain, stem
from drafter.truth.rules import (
    attributions,
    charges,
    interests,
    narrowing,
    phrases,
    provisos,
    replies,
    unsettled,
)
from drafter.truth.rules.quotations import outside

_SHOWN_BESIDE = 2  # pairs of words that two findings may both show of what stands between
_PRAISE_ZH = re.compile(
    r"惊人|惊艳|震撼|突破|革命|领先|出色|优秀|卓越|顶级|顶尖|一流|史无前例|前所未有|强大|亮眼|瞩目|期待|标志性|知名|著名|"
    r"创新|大胆|雄心|豪华|火爆|爆款|丑闻|荒唐|可耻|遗憾|令人|严重"
)


def findings(draft: Draft, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield notes on what was dropped, and a severe finding for a charge that is nobody's."""
    voiced: frozenset[Statement] = frozenset()
    above, below = (
        list[Finding](),
        list[Finding](),
    )  # limits dropped in the headline, and in the text
    for claim in claims:
        yield from attributions.unsaid_report(claim)
        yield from _opinion(claim)
        owned = list(charges.findings(claim, voiced))
        if not (owned or is_title_case(claim.sentence.text)):
            owned = list(attributions.findings(claim, voiced))
        yield from owned
        if is_title_case(claim.sentence.text):
            continue
        (above if claim.headline else below).extend(_narrowed(claim))
        voiced |= attributions.voiced(claim)
    yield from below
    yield from _further(iter(above), below)
    if claims:
        yield from interests.findings(claims)
        yield from replies.findings(claims)
        yield from unsettled.of_all(claims)


def _narrowed(claim: Claim) -> list[Finding]:
    """Return what a sentence dropped of the limits that its origins set, each named once."""
    found = list(narrowing.findings(claim))
    for rule in (phrases.findings, provisos.findings):
        found += _further(rule(claim), found)
    return found


def _further(found: Iterator[Finding], before: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what was found of words that no finding before has shown."""
    for finding in found:
        words = _shown(finding)
        if all(len(words & _shown(other)) <= _SHOWN_BESIDE for other in before):
            yield finding


def _shown(finding: Finding) -> frozenset[tuple[str, str]]:
    shown = plain(finding.message.split("“")[1].split("”")[0])
    return frozenset(pairwise(shown))


def _opinion(claim: Claim) -> Iterator[Finding]:
    sources = claim.sources
    if sources.chinese and any(_PRAISE_ZH.search(text) for text in sources.texts):
        return  # the words may translate these
    for match in cues.OPINION.finditer(outside(claim.sentence.text)):
        word = match.group()
        if stem(word) in sources.stems or any(word.lower() in t.lower() for t in sources.texts):
            continue
        message = f"“{word}” is an opinion of no source. Take it out, or say whose it is."
        yield claim.finding("claim", "note", word, message)
