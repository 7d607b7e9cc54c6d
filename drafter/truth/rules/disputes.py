"""What somebody denies in the sources, and the draft tells without a word of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading import cues, disputed
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, stem
from drafter.truth.rules.quotations import outside

_NEXT = 1  # statements back to which "this" goes
_REACH = 4  # the same where a denial has words of its own on what it denies
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][\w’'&]+")
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
        denied = _denied(body, denial, match)
        if denied is not None:
            yield left_out(denied, denial, match)


def left_out(claim: Claim, answer: Statement, match: re.Match[str]) -> Finding:
    """Return a note on the words of a source by which the other side answers."""
    shown = answer.around(*match.span()).strip(" ,.;")
    message = f"The other side's answer was left out: “{shown}”. Add it."
    return claim.finding(
        "omission", "note", claim.sentence.text, message, claim.sources.span(answer)
    )


def _denied(body: Sequence[Claim], denial: Statement, match: re.Match[str]) -> Claim | None:
    """Return the sentence that tells what a statement denies, or none."""
    names = frozenset(map(stem, _CAPITAL.findall(denial.text[: match.start()]))) - STOP
    told = [c for c in body if _on_its_matter(c, denial)]
    before = (
        [c for c in body if _told_before(c, denial, _NEXT)] if _BACK.search(denial.text) else []
    )
    charged = [c for c in before if cues.ACCUSED.search(c.sentence.text)]
    # "The hearing is in May. Lanqiao denies it": what was told of Lanqiao
    of_him = [c for c in body if names & c.sentence.stems and _told_before(c, denial, _REACH)]
    return next(iter([*charged, *told, *(of_him[-1:] if before else ()), *before]), None)


def _told_before(claim: Claim, denial: Statement, reach: int) -> bool:
    """Whether a sentence was made from what a source told shortly before a denial."""
    near = claim.sources.beside(denial, reach)
    held = [o.statement for o in claim.origins if o.statement.source == denial.source]
    return any(said in near and said.start < denial.start for said in held)


def _on_its_matter(claim: Claim, denial: Statement) -> bool:
    """Whether a sentence was made from a denial, or from what has rare words in common with it."""
    for origin in claim.origins:
        said = origin.statement
        if said is denial or (
            said.source == denial.source
            and said.start <= denial.start
            and said in claim.sources.beside(denial, _REACH)
            and _on_one_thing(claim, said, denial)
        ):
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
