"""Reservations of a Chinese source that an English sentence states as fact."""

from __future__ import annotations

import re

from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading import cues
from drafter.truth.reading.limits import named_after
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.reservations import (
    CLAUSE,
    COMMA,
    clause_end,
    of_a_source,
    of_a_verb,
)
from drafter.truth.reading.speakers import attributes
from drafter.truth.rules.quotations import outside

_STEP = 6  # characters by which a Chinese clause is gone through
_TESTS = re.compile(r"(?:tests?|tested|trials?)$", re.IGNORECASE)
_TEST_ZH = re.compile(r"[检测评]测|试验|实验|试[点行用]")
_OF_A_SPEAKER_ZH = re.compile(r"(?:他|她|分析师[^，。]{2,3})(?:估计|推测|猜测|预料)$")
_NOT_YET = re.compile(r"\b(?:[Nn]ot?|yet|pending|await\w*|still|before|unless|until)\b|n[’']t\b")
_SURE_ZH = re.compile(r"(?<!或)将(?!近)|定于|确定[将于]")
_WILL = re.compile(r"\bwill\b|\b(?:is|are) (?!being|not)\w+ing\b")
# In which case something happens, which does not say that it may not happen then.
_IN_CASE = re.compile(r"\b[Ii]f [^,;]+(?:,|$)")


def lost(claim: Claim, origin: Origin, hedge: re.Match[str]) -> bool:
    """Return whether an English sentence kept what a Chinese reservation is of, and not the reservation."""
    text, word = claim.sentence.text, hedge.group()
    if _OF_A_SPEAKER_ZH.search(origin.statement.text, 0, hedge.end()):
        return False  # whose estimate it is, is told of the speaker
    stated = _IN_CASE.sub("", _about(claim, origin))
    if of_a_source(word):
        if attributes(outside(text)):
            return False
        stated = CLAUSE.split(stated)[0]  # "is drafting one, which could come": no rumour
    if _keeps(stated, origin, hedge):
        return False
    return _told(claim, origin, hedge) or _foretold(text, origin, hedge)


def _about(claim: Claim, origin: Origin) -> str:
    """Return the part of a sentence between semicolons that has most in common with an origin."""
    parts = re.split(r"[;:—–]", claim.sentence.text)
    names = list(origin.statement.entities)

    def common(part: str) -> int:
        return sum(name in part for name in names) + len(part.split())

    return max(parts, key=common)


def _keeps(stated: str, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether an English clause keeps a Chinese reservation, and not only a test of the source."""
    tested = _TEST_ZH.search(origin.statement.text) and not _TEST_ZH.search(hedge.group())
    if hedge.group().startswith("尚") and _NOT_YET.search(stated):
        return True
    return any(not (tested and _TESTS.match(kept.group())) for kept in cues.HEDGED.finditer(stated))


def _foretold(text: str, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether a sentence has "will" where the Chinese only reserves: nothing in it is sure to come."""
    said = origin.statement.text
    sure = any(
        not hedge.end() <= match.start() <= clause_end(said, hedge.end())
        for match in _SURE_ZH.finditer(said)
    )
    return of_a_verb(hedge.group()) and not sure and _WILL.search(text) is not None


def _told(claim: Claim, origin: Origin, hedge: re.Match[str]) -> bool:
    """Whether a sentence names what stands after a Chinese reservation, or has a figure of it."""
    text, offset, place = origin.statement.text, origin.statement.start, hedge.end()
    after = [f for f in origin.statement.figures if f.start - offset >= place]
    if any(agrees(f, g) for f in after for g in claim.sentence.figures):
        return True
    if not (COMMA.search(text.rstrip("。"), place + 1) or claim.sentence.figures):
        return True  # all that it says stands under the reservation
    clause = re.split(r"[，,。；;]", text[place:].lstrip("，,"))[0]
    return any(
        named.search(claim.sentence.text)
        for step in range(0, len(clause), _STEP)
        for named in named_after(clause, step)
    )
