"""What the source takes back of a figure in the sentence after it, and the draft does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading import cues, disputed
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, plain, stem
from drafter.truth.rules.narrowing import limited
from drafter.truth.rules.quotations import outside

_TOLD = 0.5  # share of a caveat's words that a sentence has where it gives it
_TAKEN_UP = 2  # of its words, new beside the origin, by which a sentence beside gives it
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
    r"\b(?:not|n[’']t|excludes?|excluded|only|covers?|covered|counts?|counted|"
    r"(?:is|are|was|were) (?:based|drawn|"
    r"limited|flattered|inflated|distorted|skewed|preliminary|provisional|unaudited|self-reported|"
    r"partly|an?)|"
    r"never|no longer|neither|without|fewer than|just|voluntary|ignores?|ignored|leaves? out|left out|"
    r"cannot|may|might)(?!\w)",
    re.IGNORECASE,
)
# A sentence on a figure itself, but where it goes on to another one or comes from.
_FIGURE_DOES = re.compile(
    r"(?:(?:But|However|Yet|Still),? )?(?:the|that|this|these|those|both) (?:\w+ )?"
    r"(?:figures?|numbers?|estimates?|counts?|totals?|tally|rates?|sums?|scores?|calculations?|"
    r"projections?|averages?) "
    r"(?!includes? |rose|fell|grew|dropped|compares?|compared|has|have|had|was|were|is|are|will|would|"
    r"could|may|jumped|climbed|"
    r"marks?|represents?|equals?|exceeds?|surpass|mean|means|show|shows|suggest|put|puts|came|stood|stands|went|"
    r"in |for |of |on |at |from )[a-z]+s\b",
    re.IGNORECASE,
)
# Whom a survey asked, and what a study lacks.
_ASKED = re.compile(
    r"(?:It|They|The (?:\w+ )?(?:survey|poll|study|test|trial|questionnaire|researchers|firm|"
    r"institute|group)s?) "
    r"(?:polled|surveyed|interviewed|questioned|asked(?! not| to)|was based|were based|was conducted|"
    r"was held|had no|lacked|looked only|involved|covered)\b"
)
# The same in the words that name the survey: "by Rong Data of 210 shops in Anhui".
_ASKING = re.compile(
    r"\b(?:surveys?|poll|stud(?:y|ies)|sample|questionnaire|interviews|analysis|audit|review|tests?)\b"
    r"[^.,;:]{0,50}?\b(?P<whom>(?:of|among|with|covering) (?:\w+ ){0,2}?\d[^.;:]*"
    r"\b(?:in|from|aged|who|whose|with|under|over|that)\b[^.,;:]*)"
)
_CHECKED = re.compile(
    r"\b(?:verif\w+|audit\w*|unaudited|unverified|confirm\w*|check\w*|independent\w*|corroborat\w+|"
    r"authentic\w*)\b",
    re.IGNORECASE,
)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a note on what takes something from an origin's figures, in it or right after it."""
    for origin in claim.origins:
        for said, shown in _caveats(claim, origin):
            yield limited(claim, said, shown)
            return


def _caveats(claim: Claim, origin: Origin) -> Iterator[tuple[Statement, str]]:
    """Yield the caveats that a sentence dropped: the statement each stands in, and its words."""
    said = origin.statement
    weighty = bool(claim.sentence.figures) or cues.INQUIRY.search(said.text) is not None
    checked = _CHECKED.search(_beside(claim)) is not None
    if weighty and not checked and (shown := _within(said)):
        yield said, shown
    if weighty and (shown := _asked(claim, origin)):
        yield said, shown
    for after in claim.sources.beside(said, 1):
        if after.source != said.source or after.start <= said.start:
            continue
        unverified = disputed.UNVERIFIED.search(outside(after.text)) is not None
        if unverified or (weighty and origin is claim.origins[0]):
            shown = _takes(after)
            if shown and not (_given(after, claim) or (unverified and checked)):
                yield after, shown


def _within(said: Statement) -> str:
    """Return the words of a statement by which it takes something from what it said before, or none."""
    text = outside(said.text)
    found = disputed.UNVERIFIED.search(text)
    if found is None or not found.start():
        return ""
    return _shown(said, found)


def _asked(claim: Claim, origin: Origin) -> str:
    """Return whom a survey asked by the words that name it, if the draft has hardly any of them."""
    found = _ASKING.search(outside(origin.statement.text))
    words = {s for s in map(stem, plain(found["whom"])) if s not in STOP} if found else set()
    told = words & set(map(stem, plain(_beside(claim))))
    if origin.across or not words or len(told) >= _TOLD * len(words):
        return ""
    return " ".join(found["whom"].split()[:_SHOWN]) if found else ""


def _shown(said: Statement, found: re.Match[str]) -> str:
    if said.chinese:
        return said.text[max(0, found.start() - 4) : found.end() + 12].strip("，。；、 ")
    return " ".join(said.text[found.start() :].split()[:_SHOWN]).strip(" ,.;")


def _beside(claim: Claim) -> str:
    """Return the text of a sentence with those before and after it."""
    held = claim.draft.statements
    place = held.index(claim.sentence)
    return " ".join(s.text for s in held[max(0, place - 1) : place + 2])


def _takes(caveat: Statement) -> str:
    """Return the words of a sentence by which it takes something from the one before, or none."""
    text = outside(caveat.text)
    checked = disputed.UNVERIFIED.search(text)
    if caveat.chinese:
        return _shown(caveat, checked) if checked else ""
    text = text.lstrip()
    back = _BACK.match(text)
    takes = _TAKES.search(text, back.end()) if back else None
    near = back and takes and len(text[back.end() : takes.start()].split()) <= _NEAR
    if checked or near or any(form.match(text) for form in (_FIGURE_DOES, _ASKED)):
        return " ".join(text.split()[:_SHOWN]).strip(" ,.;")
    return ""


def _given(caveat: Statement, claim: Claim) -> bool:
    if caveat.chinese != claim.sentence.chinese:
        return _CHECKED.search(_beside(claim)) is not None
    text = outside(caveat.text).lstrip()
    back = _BACK.match(text)
    takes = _TAKES.search(text, back.end()) if back else None
    # "the figure counts only" says that something is taken, and not what
    turn = frozenset(map(stem, plain(text[: takes.end()]))) if takes else frozenset()
    words = {s for s in caveat.content if s not in STOP and s not in turn}
    new = words.difference(*(o.statement.stems for o in claim.origins))
    if len(new & set(map(stem, plain(_beside(claim))))) >= _TAKEN_UP:
        return True
    return any(len(words & s.stems) >= _TOLD * len(words) for s in claim.draft.statements)
