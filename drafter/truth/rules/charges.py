"""Charges and blame: those of a source that a sentence makes its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading import cues
from drafter.truth.reading.statements import Statement
from drafter.truth.rules import attributions as attributed
from drafter.truth.rules.quotations import outside

_ROOT = 5  # letters by which a charge is known again
_ILL = 6  # words after "what it called" in which ill is said of somebody
_NEXT = 3  # content words after "alleging that", of which the sentence must have kept two
_RELATIVE = re.compile(r", (?:which|who|whose)\b")
_CALLED = re.compile(r"what|which", re.IGNORECASE)
# By whom or what somebody is charged.
_CASE = re.compile(
    r"\b(?:lawsuit|suit|complaint|indictment|prosecutors?|whistle-?blower|plaintiffs?|short.seller)\b"
)
_NAMED = re.compile(r"\w [A-Z]\w+|^[A-Z]\w+ (?!of\b)[a-z]")


def findings(claim: Claim, voiced: frozenset[Statement]) -> Iterator[Finding]:
    """Yield a finding where a charge or blame that the source ascribes is stated as fact."""
    for found in (list(_alleged(claim)), list(_blamed(claim, voiced))):
        if found:
            yield found[0]
            return


def _alleged(claim: Claim) -> Iterator[Finding]:
    """Yield a finding where the words after "alleging that" were kept, and it was not."""
    text = outside(claim.sentence.text)
    if not _names_somebody(claim):
        return
    for origin in claim.origins:
        for alleging in () if origin.across else cues.ALLEGING.finditer(origin.statement.text):
            after = origin.after(alleging.end(), _NEXT)
            kept = [t.stem for t in after if origin.kept(t)]
            if not kept or len(kept) < min(2, len(after)):
                continue
            places = [t for t in claim.sentence.tokens if t.stem in kept]
            stated = _clause(text, places[0].start - claim.sentence.start)
            called = _CALLED.match(alleging.group()) is not None
            if called and not _says_ill(origin.statement.text[alleging.end() :]):
                continue  # "what it described as 260 million records" charges nobody
            if cues.CHARGED.search(stated) and not called:
                continue
            if cues.ALLEGING.search(stated) or re.search(r"\b(?:call|describ|deem)\w*|“", stated):
                continue
            shown = origin.statement.around(*alleging.span())
            yield _own(claim, origin, places[0].text, shown)


def _blamed(claim: Claim, voiced: frozenset[Statement]) -> Iterator[Finding]:
    """Yield a finding where somebody else says ill of a firm or person, and the sentence does."""
    text = outside(claim.sentence.text)
    blame = cues.CHARGE.search(text) or cues.BLAME.search(text)
    if cues.ACCUSED.search(text) or not _names_somebody(claim):
        return
    for origin, shown, another in attributed.dropped(claim, voiced):
        source = origin.statement.text
        charged = not origin.across and _CASE.search(shown)
        held = blame and (origin.across or blame.group()[:_ROOT].lower() in source.lower())
        if another and (held or charged):
            yield _own(claim, origin, blame.group() if blame and held else text, shown)


def _says_ill(text: str) -> bool:
    """Whether the next few words of a text charge or blame somebody."""
    ahead = " ".join(text.split()[:_ILL])
    return any(table.search(ahead) for table in (cues.CHARGE, cues.BLAME, cues.OPINION))


def _own(claim: Claim, origin: Origin, words: str, shown: str) -> Finding:
    message = (
        f"The source ascribes this charge (“{shown}”); the draft makes it its own. Say who says so."
    )
    return claim.finding("omission", "severe", words, message, claim.sources.span(origin.statement))


def _names_somebody(claim: Claim) -> bool:
    return bool(claim.sentence.entities) or _NAMED.search(claim.sentence.text) is not None


def _clause(text: str, place: int) -> str:
    """Return what governs the words at a place: the relative clause they stand in, or all without those."""
    opened = [m.start() for m in _RELATIVE.finditer(text)]
    inside = [start for start in opened if start <= place]
    if inside:
        return text[inside[-1] :]
    return text[: opened[0]] if opened else text
