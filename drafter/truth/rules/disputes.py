"""What somebody denies in the sources, and the draft tells without a word of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading import disputed
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP
from drafter.truth.rules.quotations import outside

_NEXT = 1  # statements back to which "this" goes
_REACH = 4  # the same where a denial has words of its own on what it denies
_RARE = 3  # statements of a source in which such a word may stand
# A draft that says in other words that somebody sees it otherwise.
_TOLD = re.compile(
    r"\b(?:reject\w*|false|wrong|inaccurate|incorrect|at odds|contradict\w*|not true|pushed back|"
    r"disagree\w*|exaggerat\w*|rumou?rs?|unfair|misleading|insist\w*|maintain(?:s|ed) that|contest\w*)\b",
    re.IGNORECASE,
)
# "neither confirmed nor denied": no denial.
_UNDENIED = re.compile(
    r"(?:\b(?:not|nor|never|neither|no)|n[’']t|(?:没有|并未|未|不|未予|既不))\s*$", re.IGNORECASE
)
_BACK = re.compile(
    r"\b(?:this|that|these|those|it|the (?:claims?|reports?|allegations?|accusations?|charges?|rumou?rs?|"
    r"figures?|estimates?|story|suggestion))\b|对此|此[事说]|该[消传报]|上述|这[一些]|传闻|报道",
    re.IGNORECASE,
)


def findings(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a note for each denial in the sources of what a sentence tells, if the draft tells of none."""
    draft = claims[0].draft.text
    if disputed.DENIAL.search(draft) or _TOLD.search(draft):
        return
    body = [claim for claim in claims if not claim.headline] or list(claims)
    for denial, match in claims[0].sources.saying(disputed.DENIAL):
        text = denial.text
        if outside(text)[match.start()] == " " or _UNDENIED.search(text, 0, match.start()):
            continue
        denied = next((c for c in body if _denied(c, denial, match)), None)
        if denied is not None:
            yield left_out(denied, denial, match)


def left_out(claim: Claim, answer: Statement, match: re.Match[str]) -> Finding:
    """Return a note on the words of a source by which the other side answers."""
    shown = answer.around(*match.span()).strip(" ,.;")
    message = f"The other side's answer was left out: “{shown}”. Add it."
    return claim.finding(
        "omission", "note", claim.sentence.text, message, claim.sources.span(answer)
    )


def _denied(claim: Claim, denial: Statement, match: re.Match[str]) -> bool:
    """Whether a sentence tells what a statement denies: its own words, or those shortly before it."""
    for origin in claim.origins:
        said = origin.statement
        if said is denial:
            return True
        if said.source != denial.source or said.start > denial.start:
            continue
        if said in claim.sources.beside(denial, _NEXT) and _BACK.search(denial.text):
            return True
        if said in claim.sources.beside(denial, _REACH) and _on_one_thing(claim, said, denial):
            return True
    return False


def _on_one_thing(claim: Claim, said: Statement, denial: Statement) -> bool:
    """Whether two statements have words in common that hardly any other statement has."""
    if said.chinese:
        shared = set(pairwise(_han(said.text))) & set(pairwise(_han(denial.text)))
        held = [s.text for s in claim.sources.statements if s.source == said.source]
        return any(1 < sum("".join(pair) in text for text in held) < _RARE for pair in shared)
    shared_words = {stem for stem in said.content if stem in denial.stems and stem not in STOP}
    return sum(len(claim.sources.holding(stem)) < _RARE for stem in shared_words) > 1


def _han(text: str) -> str:
    return "".join(re.findall(r"[\u3400-\u9fff]", text))
