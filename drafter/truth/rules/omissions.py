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
from drafter.truth.reading.words import STOP, plain, stem
from drafter.truth.rules import (
    attributions,
    charges,
    disputes,
    interests,
    narrowing,
    phrases,
    provisos,
    replies,
    unqualified,
)
from drafter.truth.rules.quotations import outside

_BOTH = 2  # names of the other side that show an interest to be told
_SHOWN_BESIDE = 2  # pairs of words that two findings may both show of what stands between
_BRIEF = 4  # words before "is owned by", where a sentence says nothing else
_NOT = re.compile(r"(?:\b(?:not|no|never|nor)|n[’']t)\s+$")
_OWNED = re.compile(r"own|subsidiary|affiliate|parent|unit of|part of|belong", re.IGNORECASE)
_OUTLET = re.compile(
    r"\b(?:Post|Times|Journal|News|Daily|Weekly|Caixin|Herald|Tribune|media)\b|本[报网刊站]"
)
_INTEREST = re.compile(
    r"\b(?:own\w*|\w*-owned|back\w*|\w*-backed|stakes?|subsidiar\w+|units?|arm|affiliat\w+|parent|"
    r"invest\w*|"
    r"part of|fund\w*|control\w*|sponsor\w*|paid|behind|belong\w*|commission\w*|founded|holding\w*|"
    r"advis\w+)\b|[’']s? (?-i:[A-Z])",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![\w’'])[A-Z][\w’'&]+(?!-based|\w)")
_PRAISE_ZH = re.compile(
    r"惊人|惊艳|震撼|突破|革命|领先|出色|优秀|卓越|顶级|顶尖|一流|史无前例|前所未有|强大|亮眼|瞩目|期待|标志性|知名|著名|"
    r"创新|大胆|雄心|豪华|火爆|爆款|丑闻|荒唐|可耻|遗憾|令人|严重"
)


def findings(draft: Draft, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield notes on what was dropped, and a severe finding for a charge that is nobody's."""
    voiced: frozenset[Statement] = frozenset()
    for claim in claims:
        yield from attributions.unsaid_report(claim)
        yield from _opinion(claim)
        owned = list(charges.findings(claim, voiced))
        if not (owned or is_title_case(claim.sentence.text)):
            owned = list(attributions.findings(claim, voiced))
        yield from owned
        if is_title_case(claim.sentence.text):
            continue
        narrowed = list(narrowing.findings(claim))
        narrowed += _further(phrases.findings(claim), narrowed)
        narrowed += _further(provisos.findings(claim), narrowed)
        narrowed += _further(unqualified.findings(claim), narrowed)
        yield from narrowed
        voiced |= attributions.voiced(claim)
    if claims:
        tied = list(interests.findings(claims))
        yield from tied
        yield from _further(_ownership(claims), tied)
        denied = list(disputes.findings(claims)) or list(charges.answers(claims))
        yield from denied
        places = {span for finding in denied for span in finding.spans}
        for finding in replies.findings(claims):
            if places.isdisjoint(finding.spans):
                yield finding


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


# ── interests ────────────────────────────────────────────────────────────────────────────────


def _ownership(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a note for each interest that a source discloses in what the draft is about."""
    sources = claims[0].sources
    body = [claim for claim in claims if not claim.headline] or list(claims)
    for statement, owned in sources.saying(cues.OWNERSHIP):
        text = statement.text
        if statement.chinese:
            told = next((c for c in body if c.sentence.entities & statement.entities), None)
            if told and _OUTLET.search(text) and not _own(claims):
                yield interests.note(
                    told, statement, text[max(0, owned.start() - 12) : owned.end() + 8]
                )
                return
            continue
        if outside(text)[owned.start()] == " " or _NOT.search(text, 0, owned.start()):
            continue  # somebody's own words disclose nothing, nor does what is not so
        owner, thing = _parties(text, owned)
        if not owner or not thing or _says(claims, owner, thing):
            continue
        outlet = _OUTLET.search(text) is not None
        if not (outlet or any(_mentions(c, name) for c in claims for name in owner)):
            continue  # nobody in the story
        if not _discloses(text, owned) or (not outlet and _told_of(claims, owner)):
            continue
        if (
            not outlet
            and _OWNED.search(owned.group())
            and not any(
                sum(_mentions(c, name) for name in thing) >= min(_BOTH, len(thing)) for c in claims
            )
        ):
            continue  # the other has no part in the story
        about = {c: _about(c, owner) for c in body}
        if not any(about.values()):
            about = {c: _about(c, thing) for c in body}
        made = [c for c in body if any(o.statement is statement for o in c.origins)]
        if made and sum(_mentions(made[0], name) for name in thing) >= _BOTH:
            continue  # told in other words
        if not any(about.values()):
            continue
        claim = made[0] if made else max(body, key=lambda c: about[c])
        before, after = text[: owned.start()].split()[-4:], text[owned.end() :].split()[:5]
        yield interests.note(claim, statement, " ".join([*before, owned.group().strip(), *after]))
        return


def _told_of(claims: Sequence[Claim], names: Sequence[str]) -> bool:
    """Whether the headline is about somebody, so that who owns him is a part of the story."""
    return claims[0].headline and any(_mentions(claims[0], name) for name in names)


def _own(claims: Sequence[Claim]) -> bool:
    """Whether any sentence of the draft says who owns whom."""
    return any(cues.OWNERSHIP.search(claim.sentence.text) for claim in claims)


def _parties(text: str, owned: re.Match[str]) -> tuple[list[str], list[str]]:
    """Return the names on both sides of an interest, or what stands before it for a name: "the study"."""
    before, after = text[: owned.start()], text[owned.end() :]
    names = [name for name in _NAME.findall(before) if stem(name) not in STOP][-3:]
    words = [word for word in plain(before) if stem(word) not in STOP][-3:]
    after = re.split(r"[,;.]\s", after)[0]
    things = [name for name in _NAME.findall(after) if stem(name) not in STOP]
    if not things and owned.group().lower().endswith((" for", " with")):
        things = [word for word in plain(after) if stem(word) not in STOP][:3]  # "for law firms"
    return names or words, things


def _says(claims: Sequence[Claim], owner: Sequence[str], thing: Sequence[str]) -> bool:
    """Whether a sentence of the draft has both sides of an interest and says that there is one."""
    return any(
        any(_mentions(c, name) for c in (one, other) for name in owner)
        and sum(_mentions(one, name) or _mentions(other, name) for name in thing)
        >= min(2, len(thing))
        and _INTEREST.search(other.sentence.text)
        for one, other in zip((claims[0], *claims), claims, strict=False)  # "Its parent, Lanma, …"
    )


def _about(claim: Claim, names: Sequence[str]) -> float:
    """Return how much of these names a sentence has, a rare one counting for more."""
    return sum(claim.sources.weight(stem(n)) for n in names if _mentions(claim, n))


def _mentions(claim: Claim, name: str) -> bool:
    return stem(name) in claim.sentence.stems


def _discloses(text: str, owned: re.Match[str]) -> bool:
    """Whether a sentence is there to disclose: it is short, or about the paper itself."""
    return _OUTLET.search(text) is not None or len(text[: owned.start()].split()) <= _BRIEF
