"""What the source takes back of a figure in the sentence after it, and the draft does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading import cues
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP
from drafter.truth.rules.narrowing import limited
from drafter.truth.rules.quotations import outside

_TOLD = 0.5  # share of a caveat's words that a sentence has where it gives it
_NEAR = 4  # words between what a caveat goes back to and what it takes of it
_SHOWN = 14  # words of it to show
# A sentence that goes back to a figure and takes something from it.
_BACK = re.compile(
    r"(?:(?:But|However|Yet|Still),? )?(?:the|that|this|these|those|its|their|both|no|only|it|"
    r"they|neither)\b"
    r"(?: [\w’'-]+){0,3}? ?(?:figures?|numbers?|data|survey|poll|study|sample|count|totals?|estimates?|"
    r"comparison|tests?|results?|rankings?|rates?|statistics|sum|tally|scores?|index|it|they)\b",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"\b(?:not|n[’']t|excludes?|excluded|only|includ(?:es?|ed)|covers?|covered|counts?|counted|"
    r"(?:is|are|was|were) (?:based|drawn|"
    r"limited|flattered|inflated|distorted|skewed|preliminary|provisional|unaudited|self-reported|"
    r"partly|an?)|"
    r"never|no longer|neither|without|fewer than|just|voluntary|ignores?|ignored|leaves? out|left out|"
    r"cannot|may|might)(?!\w)",
    re.IGNORECASE,
)
_UNCHECKED = re.compile(
    r"^It (?:is|was|remains) (?:not clear|unclear|uncertain)|\bmargin of error\b|\b(?:could|can|was|"
    r"were|has|have)(?: not|n[’']t) (?:be |been |yet |immediately |independently )*"
    r"(?:verif\w+|checked|audited|confirmed|peer-reviewed|authenticat\w+|corroborat\w+|published)\b|"
    r"\bnot (?:directly |strictly )?comparable\b|\bunable to (?:independently )?(?:verify|confirm)\b"
)
_PART_OF = re.compile(
    r"(?:Most|Much|Half|Part|Some|About half|The bulk|Nearly all|All) of (?:that|it|this|the "
    r"(?:rise|increase|gain|growth|profit|drop|fall|decline|money|sum|total|revenue))\b"
)
_ONLY = re.compile(r"Only [\w ]{3,40}? (?:were|was|are|is|took|had)\b")
_CAVEAT_ZH = re.compile(
    r"(?:该|上述|这一|这些|此|以上)(?:项)?(?:数据|数字|统计|调查|结果|排名|口径|样本|比较)[^。，,]{0,12}(?:不|未|仅|只|剔除)|"
    r"未经(?:独立)?(?:核实|审计|证实)|无法(?:独立)?(?:核实|证实)|不可(?:直接)?比|口径不同"
)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a note on a sentence right after an origin that takes something from its figures."""
    for origin in claim.origins[:1]:
        said = origin.statement
        if not (claim.sentence.figures or cues.INQUIRY.search(said.text)):
            continue
        for after in claim.sources.beside(said, 1):
            if after.source != said.source or after.start <= said.start:
                continue
            shown = _takes(after)
            if shown and not _given(after, claim):
                yield limited(claim, after, shown)
                return


def _takes(caveat: Statement) -> str:
    """Return the words of a sentence by which it takes something from the one before, or none."""
    text = outside(caveat.text)
    if caveat.chinese:
        found = _CAVEAT_ZH.search(text)
        return text[max(0, found.start() - 4) : found.end() + 12].strip("，。 ") if found else ""
    text = text.lstrip()
    back = _BACK.match(text)
    takes = _TAKES.search(text, back.end()) if back else None
    near = (
        takes is not None
        and back is not None
        and len(text[back.end() : takes.start()].split()) <= _NEAR
    )
    if near or _UNCHECKED.search(text) or _PART_OF.match(text) or _ONLY.match(text):
        return " ".join(text.split()[:_SHOWN]).strip(" ,.;")
    return ""


def _given(caveat: Statement, claim: Claim) -> bool:
    if caveat.chinese != claim.sentence.chinese:
        return (
            re.search(r"\b(?:not|exclud\w+|only|without|unverified|unaudited)\b", claim.draft.text)
            is not None
        )
    words = {s for s in caveat.content if s not in STOP}
    return any(len(words & s.stems) >= _TOLD * len(words) for s in claim.draft.statements)
