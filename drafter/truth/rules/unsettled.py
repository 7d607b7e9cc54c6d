"""That something is not settled yet, which a source says of it and a draft leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import BREAK, Origin
from drafter.truth.reading import disputed
from drafter.truth.reading.names import is_title_case
from drafter.truth.reading.speakers import attributes
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP
from drafter.truth.rules.quotations import outside

_REACH = 2  # statements after what was told, in its paragraph
_TOLD = 0.45  # share of the words of such a statement that a sentence has where it gives it
_SHOWN = 12  # words, Chinese characters twice as many
_KEPT = re.compile(
    r"\b(?:not|no|nor|n[’']t|yet|still|pending|subject|approv\w+|clear(?:ance|ed)|may|might|could|would|if|"
    r"unless|talks|draft|appeal\w*|early|depend\w*|condition\w*|plans?|planned|planning|propos\w+|consider\w*|"
    r"weigh\w*|expect\w*|hop(?:e|es|ed|ing)|aim\w*|likely|possibl\w+|potential\w*|tentative\w*|preliminary|"
    r"unclear|uncertain|undecided|caution\w*|warn\w*|reportedly|discuss\w*|negotiat\w*|first instance)\b|"
    r"n[’']t\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|nor)\b|n[’']t\b", re.IGNORECASE)
# What stays open of the sentence before, and not of another thing.
_GOES_BACK = re.compile(
    r"\W*(?:but |however, |yet |still, )?(?:the|that|this|these|it|its|no|terms?|neither|both|an?|they|"
    r"one of (?:them|the people))\b|"
    r".{0,6}(?:相关|上述|该|此|本次|这|交易|谈判|双方|协议|方案|目前|不过|但|最终)",
    re.IGNORECASE,
)


# What is open of all that is told of a deal, wherever it stands.
_OF_ALL = re.compile(
    r"(?:the |these |those )?(?:deliberations|discussions|talks|negotiations|considerations)\b",
    re.IGNORECASE,
)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a note where the source says that what a sentence tells is open still, and it does not."""
    if is_title_case(claim.sentence.text):
        return
    for origin in claim.origins[:1]:
        for statement, match in _open(claim, origin):
            if not _kept(claim, statement, match):
                yield _finding(claim, statement, match)
                return


def of_all(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a note where a source says that the deal a draft begins with is open, and it nowhere does."""
    claim = next((each for each in claims if not each.headline), claims[0])
    told = claim.draft.statements
    for origin in claim.origins[:1] if attributes(outside(claim.sentence.text)) else ():
        for statement, match in claim.sources.saying(disputed.UNSETTLED):
            if statement.source != origin.statement.source or not _OF_ALL.match(statement.text):
                continue
            words = frozenset(statement.content) - STOP
            if not any(
                disputed.UNSETTLED.search(s.text) or len(words & s.stems) >= _TOLD * len(words)
                for s in told
            ):
                yield _finding(claim, statement, match)
                return


def _finding(claim: Claim, statement: Statement, match: re.Match[str]) -> Finding:
    message = (
        f"The source says “{_shown(statement, match)}”; the draft is surer. Keep the reservation."
    )
    span = claim.sources.span(statement)
    return claim.finding("hedge", "note", claim.sentence.text, message, span)


def _open(claim: Claim, origin: Origin) -> Iterator[tuple[Statement, re.Match[str]]]:
    """Yield where an origin, or what comes right after it, says that something is not settled."""
    said, text = origin.statement, claim.sources.texts[origin.statement.source]
    for statement in claim.sources.beside(said, _REACH):
        if statement.source != said.source or statement.start < said.start:
            continue
        if "\n" in text[said.end : statement.start]:
            return
        match = disputed.UNSETTLED.search(outside(statement.text))
        back = statement is said or _GOES_BACK.match(statement.text)
        if match and back:
            yield statement, match


def _kept(claim: Claim, statement: Statement, match: re.Match[str]) -> bool:
    """Whether a draft keeps that something is open, by a word that the rest of the statement has not."""
    text, after = statement.text, _after(claim)
    begun = max((m.end() for m in BREAK.finditer(text, 0, match.start())), default=0)
    rest = {m.group().lower() for m in _KEPT.finditer(text, 0, begun)}
    # "It did not comment" keeps nothing of the sentence before
    told = [*_KEPT.finditer(claim.sentence.text), *_KEPT.finditer(_NOT.sub("", after))]
    open_still = disputed.UNSETTLED.search(after) is not None
    return open_still or any(m.group().lower() not in rest for m in told)


def _shown(statement: Statement, match: re.Match[str]) -> str:
    text = statement.text
    if statement.chinese:
        return text[max(0, match.start() - _SHOWN) : match.end() + _SHOWN].strip("，。；、 ")
    before, after = text[: match.start()].split()[-4:], text[match.end() :].split()[: _SHOWN - 6]
    return " ".join([*before, match.group(), *after]).strip(" ,.;")


def _after(claim: Claim) -> str:
    """Return the text of the sentence after a sentence."""
    held = claim.draft.statements
    return "".join(s.text for s in held[held.index(claim.sentence) + 1 :][:1])
