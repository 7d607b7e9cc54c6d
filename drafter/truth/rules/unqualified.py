"""A clause beside what a sentence took from a source that qualifies it, and that the draft left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.origins import Origin
from drafter.truth.reading.ground import TIMES
from drafter.truth.reading.qualifiers import Qualifier, kept, qualifiers
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.speakers import attributing
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, plain, stem
from drafter.truth.rules.narrowing import BINDS, RANKS, limited
from drafter.truth.rules.quotations import outside

_ORIGINS = 2  # of a sentence; those after them gave it little
_UNTOLD = 12  # small numbers stand in any text
_REACH = 2  # statements after an origin in the same paragraph that may go on about it
_TOLD = 0.5  # share of a clause's own words that a draft has where it tells the clause
_TAKEN_UP = 2  # words of a clause, new beside the origin, by which the next sentence tells it
_SHOWN = 14  # words to show; Chinese characters twice as many
_ALWAYS = frozenset(
    {"exclusion", "basis", "unproven"}
)  # what says what was counted, whatever the sentence gives
_AFTER = frozenset(
    {"exclusion", "term", "basis", "account", "unproven"}
)  # also in the sentences after
_OWN = frozenset(
    {"restriction", "bound", "term", "condition", "cap", "comparison"}
)  # kept in the sentence itself or not at all
_RESTED = frozenset(
    {"restriction", "condition", "basis", "cap", "cause", "inclusion"}
)  # kept by the figures that it has
Used = Mapping[
    Statement, set[Statement]
]  # a source statement: the sentences that were made from it
# What speaks of all of a thing, and how a sentence begins that goes back to the one before.
_ALL = re.compile(r"\b(?:no|none|all|every|each|never|always|any|free|both)\b", re.IGNORECASE)
_LEADS_UP = re.compile(
    r"(?:(?:需要?|值得|应当|必须)[^，。；]{0,2}(?:说明|指出|注意|强调|留意)的是，)?"
)
_GOES_BACK = re.compile(
    r"(?:(?:需要?|值得|应当|必须)[^，。；]{0,2}(?:说明|指出|注意|强调|留意)的是，)?(?:"
    r"(?:(?:But|However|Yet|Still|Though),? )?(?:the|that|this|these|those|its?|their|they|he|she|all|"
    r"not all)\b|"
    r"(?:但|不过)?(?:该|此|这|上述|以上|其|他|她))",
    re.IGNORECASE,
)


def findings(claim: Claim, used: Used) -> Iterator[Finding]:
    """Yield a note on the first clause of an origin's passage that qualifies it and was left out.

    `used` holds what each sentence of the draft was made from.
    """
    for origin in _made_from(claim):
        for statement, clause in _passage(claim, origin, used):
            if not _is_kept(claim, origin, statement, clause, used):
                yield limited(claim, statement, _shown(statement, clause))
                return


def used(claims: Sequence[Claim]) -> Used:
    """Return the statements that the sentences of a draft were made from, each qualified for itself."""
    found: dict[Statement, set[Statement]] = {}
    for claim in claims:
        for origin in () if claim.headline else _made_from(claim):
            found.setdefault(origin.statement, set()).add(claim.sentence)
    return found


def _made_from(claim: Claim) -> Iterator[Origin]:
    """Yield the origins of a sentence, and what gave it a figure that they do not have."""
    made = claim.origins[:_ORIGINS]
    yield from made
    given = [figure for origin in made for figure in origin.statement.figures]
    for statement in claim.match.statements if made and not made[0].across else ():
        new = [
            f for f in claim.sentence.figures
            if not f.dated and f.number > _UNTOLD and not any(agrees(f, g) for g in given)
        ]  # fmt: skip
        if any(agrees(f, g) for f in new for g in statement.figures):
            yield Origin(statement, claim.sentence, across=False)


def _passage(claim: Claim, origin: Origin, used: Used) -> Iterator[tuple[Statement, Qualifier]]:
    """Yield the qualifying clauses of an origin, then those of what goes on from it in its paragraph."""
    said = origin.statement
    weighty = _is_weighty(claim)
    limited_by = weighty or claim.sentence.figures or BINDS.search(claim.sentence.text)
    for clause in qualifiers(outside(said.text)):
        if clause.function == "account" and not (said.chinese and clause.start):
            continue  # it goes back to the statement before
        if clause.function in _ALWAYS or limited_by:
            yield said, clause
    text = claim.sources.texts[said.source]
    following = [
        s
        for s in claim.sources.beside(said, _REACH)
        if s.source == said.source and s.start > said.start
    ]
    # what answers a question counts from its second sentence on
    for step, after in enumerate(following, start=-1 if _asks(said) else 0):
        before = said if after is following[0] else following[0]
        if ("\n" in text[before.end : after.start] and not _asks(before)) or after in used:
            return
        goes_back = step <= 0 and _GOES_BACK.match(after.text.lstrip()) is not None
        for clause in qualifiers(outside(after.text).lstrip()):
            if clause.function == "account" and (step > 0 or not _opens(after.text, clause)):
                continue
            may = _AFTER if goes_back or weighty else frozenset()
            if step <= 0 and may:
                may |= {"restriction"}
            if clause.function in may:
                yield after, clause


def _asks(said: Statement) -> bool:
    """Whether a statement is a question, whose answer stands in a paragraph of its own."""
    return said.text.rstrip('”"」） \n').endswith(("？", "?"))


def _opens(text: str, clause: Qualifier) -> bool:
    """Whether a text begins with a clause, but for what only leads up to it."""
    return _LEADS_UP.fullmatch(text.lstrip()[: clause.cue[0]]) is not None


def _is_weighty(claim: Claim) -> bool:
    """Whether a sentence has a figure or a rank, or speaks of all, true only of what it was taken of."""
    text = claim.sentence.text
    counted = any(not figure.dated for figure in claim.sentence.figures)
    return counted or any(rank.search(text) for rank in (*RANKS, _ALL))


def _is_kept(
    claim: Claim, origin: Origin, statement: Statement, clause: Qualifier, used: Used
) -> bool:
    within = statement is origin.statement
    bound = within and clause.function in _OWN
    near = claim.sentence.text if bound else _near(claim, statement, used)
    if clause.function == "unproven":
        near = f"{claim.before} {near}"
    if kept(clause.function, _unattributed(near) if clause.function == "account" else near):
        return True
    if statement.chinese:
        rested = clause.function in _RESTED or _is_duration(statement, clause)
        return rested and _has_figures(claim, statement, clause)
    if clause.function == "cap" and _has_figures(claim, statement, clause):
        return True  # whether its bound was kept is told of the figure
    if clause.function == "bound":
        return False  # what it bounds is told, and as something sure
    text, (first, last) = statement.text, clause.cue
    end = len(text) if clause.function == "account" else clause.end
    words = _words(text[clause.start : first]) | _words(text[last:end])
    if any(len(words & s.stems) > _TOLD * len(words) for s in claim.draft.statements):
        return True
    new = words - origin.statement.stems
    return len(new & frozenset(map(stem, plain(near)))) >= _TAKEN_UP


def _unattributed(text: str) -> str:
    """Return a text without the words that say whose it is: "by the count of"."""
    for match in reversed(list(attributing(outside(text)))):
        text = text[: match.start()] + text[match.end() :]
    return text


def _is_duration(statement: Statement, clause: Qualifier) -> bool:
    """Whether a clause sets a term by how long it is: 为期三个月."""
    first, last = statement.start + clause.cue[0], statement.start + clause.end
    return clause.function == "term" and any(
        figure.unit in TIMES for figure in statement.figures if first <= figure.start < last
    )


def _has_figures(claim: Claim, statement: Statement, clause: Qualifier) -> bool:
    """Whether a sentence has all figures of a clause."""
    first, last = statement.start + clause.start, statement.start + clause.end
    within = [figure for figure in statement.figures if first <= figure.start < last]
    told = claim.sentence.figures
    return bool(within) and all(any(agrees(f, own) for own in told) for f in within)


def _near(claim: Claim, statement: Statement, used: Used) -> str:
    """Return a sentence with the one after it; beside Chinese, unless that was made from something else."""
    held = claim.draft.statements
    place = held.index(claim.sentence)
    after = held[place + 1 : place + 2]
    if not statement.chinese:
        return " ".join(s.text for s in (claim.sentence, *after))
    own = {claim.sentence} | used.get(statement, set())
    others = {s for made in used.values() for s in made} - own
    return " ".join(s.text for s in (claim.sentence, *after) if s not in others)


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in plain(text) if word.lower() not in STOP)


def _shown(statement: Statement, clause: Qualifier) -> str:
    text = statement.text
    if statement.chinese:
        return text[clause.start : clause.end][: 2 * _SHOWN].strip("，。；、（） ")
    return " ".join(text[clause.start :].split()[:_SHOWN]).strip(" ,.;()")
