"""Who said it, in a Chinese source: an attribution that an English sentence dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.truth.claims import Claim, last_sentence
from drafter.truth.origins import Origin
from drafter.truth.reading import cues
from drafter.truth.reading.performance import tells_performance
from drafter.truth.reading.pinyin import stands
from drafter.truth.reading.speakers import attributing
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.doubts import doubted
from drafter.truth.rules.quotations import outside

GOES_ON = 2  # statements back to which "he said" may refer
_ACT = re.compile(
    r"\b(?:launch|unveil|introduc|releas|roll\w* out|appoint|sign|hir|publish|debut|open)\w*",
    re.IGNORECASE,
)
# Somebody who is brought in anew, and goes on with nobody's words.
_SOMEBODY = re.compile(r"(?:[一两二三四五六七八九十百千万多几余\d]|有)[名位家]")
_PAPER = re.compile(r"(?:研报|报告|报道|文件|材料|邮件|通知|调查|论文|数据)")
_SHOWN = 20  # characters of what names a speaker before
_SELF_STYLED = "自称"
_NAME = 2  # characters by which somebody is known again
_OPENING = 6  # words of a sentence in which its subject is named
_PERSON = re.compile(r"\b(?=([A-Z][a-z]+ [A-Z][a-z-]+)(?![’'\w])(?! (?:is|was|are|were)\b))")
# "It did not say", "would not be named": nobody is heard by that.
_UNSAID = re.compile(
    r"(?:\b(?:not|never|without|refused to|declined to)|n[’']t)(?: yet| be)? $", re.IGNORECASE
)


def dropped(
    claim: Claim, origin: Origin, voiced: frozenset[Statement]
) -> Iterator[tuple[Origin, str, bool]]:
    """Yield the attribution of an origin, unless the sentence has it or a firm only says what it does."""
    text = outside(origin.statement.text)
    said = cues.ATTRIBUTION_ZH.search(text)
    if said is None:
        return
    speaker = re.split(r"[，,。；：:]", text[: said.end()].rstrip("，,：:"))[-1]
    somebody = _SOMEBODY.search(speaker) is not None
    outsider = somebody or cues.OUTSIDER_ZH.search(speaker) is not None
    if _is_its_subject(claim.sentence.text, speaker):
        return
    anew = outsider and not cues.BACK_ZH.match(speaker)
    named = claim.sources.glossary.mentions(speaker)
    known = {mention.entry.name for mention in named}
    carried = not somebody and any(
        s in voiced and (known & s.entities if known else not anew or _speaks_in(speaker, s))
        for s in claim.sources.beside(origin.statement, GOES_ON)
    )
    boasts = tells_performance(claim.sentence)
    before = last_sentence(claim.before) if anew or boasts else claim.before
    if _tells_speaker(before) and carried:
        return
    own = not outsider and bool(cues.OWN_ZH.search(speaker) or known & claim.sentence.entities)
    if own and not (boasts or said.group() == _SELF_STYLED or doubted(claim, origin)):
        return
    if _news(claim):
        said = _nearest(origin, said)
        shown = origin.statement.around(*said.span())
        yield origin, _antecedent(claim, origin, speaker) + shown, not own


def _speaks_in(speaker: str, statement: Statement) -> bool:
    """Whether a Chinese statement has who speaks, by the last characters before what he does."""
    named = cues.ATTRIBUTION_ZH.sub("", speaker)[-_NAME:]
    return len(named) == _NAME and named in statement.text


def _is_its_subject(text: str, speaker: str) -> bool:
    """Whether a sentence begins with the person who speaks in Chinese: "Chairman Wen Ru has set"."""
    opening = " ".join(text.split()[:_OPENING])
    return any(stands(named[1], speaker) is not None for named in _PERSON.finditer(opening))


def _tells_speaker(text: str) -> bool:
    """Whether a text has somebody say something, more than that he did not."""
    said = outside(text)
    return any(not _UNSAID.search(said, 0, match.start()) for match in attributing(said))


def _nearest(origin: Origin, said: re.Match[str]) -> re.Match[str]:
    """Return the attribution of the clause last before the first figure that the sentence has."""
    text, told = outside(origin.statement.text), origin.told_figures()
    last = told[0].start - origin.statement.start if told else 0
    return max(
        (
            m
            for m in cues.ATTRIBUTION_ZH.finditer(text, 0, last)
            if "，" in text[said.end() : m.start()]
        ),
        key=lambda match: match.start(),
        default=said,
    )


def _antecedent(claim: Claim, origin: Origin, speaker: str) -> str:
    """Return the words of the statement before by which it names a speaker who is only gone back to."""
    if not (cues.BACK_ZH.match(speaker) or _PAPER.match(speaker)) or cues.OWN_ZH.match(speaker):
        return ""
    for before in claim.sources.beside(origin.statement, 1):
        said = cues.ATTRIBUTION_ZH.search(before.text) if before.chinese else None
        if (
            said
            and before.source == origin.statement.source
            and before.start < origin.statement.start
        ):
            return before.text[: said.end()].strip()[-_SHOWN:] + "……"
    return ""


def _news(claim: Claim) -> bool:
    """Whether a sentence tells more than that a firm does something, which needs no witness."""
    return not _ACT.search(claim.sentence.text) or bool(claim.sentence.figures)
