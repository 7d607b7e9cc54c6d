"""Negations, opposites and hedges that a sentence and its evidence do not share."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Finding, Kind, Severity
from drafter.truth.claims import Claim
from drafter.truth.evidence import Match, Sources
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, Token, stem

_NOT = frozenset("not never no cannot without none nor neither nobody nothing hardly".split())
_DENY = frozenset(
    stem(word)
    for word in "fail failed refuse refused deny denied decline declined unable lack lacks".split()
)
_OPPOSITES = """
    rise/fall rose/fell increase/decrease increased/decreased up/down grow/shrink grew/shrank gain/lose
    higher/lower more/fewer more/less above/below buy/sell bought/sold approve/reject approved/rejected
    win/lose won/lost before/after open/close opened/closed begin/end start/stop started/stopped
    allow/ban allowed/banned permit/prohibit accept/refuse raise/cut raised/cut expand/contract
    upgrade/downgrade profit/loss surplus/deficit import/export imports/exports hire/fire
    strengthen/weaken tighten/loosen tighten/ease first/last public/private largest/smallest
    biggest/smallest highest/lowest best/worst support/oppose supported/opposed success/failure
    positive/negative faster/slower strong/weak join/leave joined/left always/never maximum/minimum
    domestic/foreign
"""
_OPPOSITE: dict[str, set[str]] = {}
for _pair in _OPPOSITES.split():
    _left, _right = _pair.split("/")
    _OPPOSITE.setdefault(_left, set()).add(_right)
    _OPPOSITE.setdefault(_right, set()).add(_left)
_COMPARE = "Read the two side by side."
_CLOSE = (
    0.6  # share of the sentence one source statement must hold before its words are held against it
)
_SCOPE = 3  # content words that a negation may reach
_WINDOW = 2  # content words each way that tell which words two texts have in common


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield findings where one source statement says nearly the same, but for a small great word."""
    sentence, match, sources = claim.sentence, claim.match, claim.sources
    if not match.statements or match.across or match.best < _CLOSE:
        return
    source = match.statements[0]
    yield from _negation(sentence, source, match, sources)
    yield from _opposite(sentence, source, match, sources)


def _negation(
    sentence: Statement, source: Statement, match: Match, sources: Sources
) -> Iterator[Finding]:
    mine, theirs = _negated(sentence.tokens), _negated(source.tokens)
    if mine & _negated(source.tokens, reach=_SCOPE) or theirs & _negated(
        sentence.tokens, reach=_SCOPE
    ):
        return  # "admitted no wrongdoing" and "did not admit any wrongdoing" are one
    everywhere = set().union(*(_negated(statement.tokens) for statement in match.statements))
    asserted = {token.stem for token in source.tokens} - theirs
    for word in sorted((mine & asserted) - everywhere):
        if not _shared_place(word, sentence.tokens, source.tokens):
            continue
        yield _finding(sentence, source, sources, "claim", "warning", _text(sentence, word),
                       "The draft denies what the source states. Read the two side by side.")  # fmt: skip
        return
    said = {token.stem for token in sentence.tokens} - mine
    if not mine:
        for word in sorted(theirs & said):
            # A word the source also says without "not", or of something else, has lost nothing.
            twice = sum(token.stem == word for token in source.tokens) > 1
            if twice or not _shared_place(word, sentence.tokens, source.tokens):
                continue
            yield _finding(sentence, source, sources, "claim", "warning", _text(sentence, word),
                           "The source denies what the draft states: a “not” was lost.")  # fmt: skip
            return


def _shared_place(word: str, mine: list[Token], theirs: list[Token]) -> bool:
    """Whether a stem stands among the same words in both."""
    around = [
        set().union(*(_neighbours(tokens, i) for i, t in enumerate(tokens) if t.stem == word))
        for tokens in (mine, theirs)
    ]
    return bool(around[0] & around[1])


def _negated(tokens: list[Token], reach: int = 1) -> set[str]:
    """Return the stems of the first `reach` content words after each negation."""
    found: set[str] = set()
    for index, token in enumerate(tokens):
        word = token.text.lower().replace("’", "'")
        if word in _NOT or word.endswith("n't") or token.stem in _DENY:
            near = tokens[index + 1 : index + 3 + reach]
            found.update([t.stem for t in near if t.stem not in STOP][:reach])
    return found


def _opposite(
    sentence: Statement, source: Statement, match: Match, sources: Sources
) -> Iterator[Finding]:
    held = {token.text.lower() for statement in match.statements for token in statement.tokens}
    own = {token.text.lower() for token in sentence.tokens}
    for index, token in enumerate(sentence.tokens):
        word = token.text.lower()
        for opposite in sorted(_OPPOSITE.get(word, set()) & held):
            around = _neighbours(sentence.tokens, index)
            if opposite in own or (word in held and around & _neighbours_of(source.tokens, word)):
                continue
            if around & _neighbours_of(source.tokens, opposite):
                message = (
                    f"The source says “{opposite}” where the draft says “{token.text}”. {_COMPARE}"
                )
                yield _finding(sentence, source, sources, "claim", "warning", token.text, message)
                return


def _neighbours(tokens: list[Token], index: int) -> set[str]:
    """Return the content words nearest to one word."""
    before = [t.stem for t in tokens[:index] if t.stem not in STOP][-_WINDOW:]
    after = [t.stem for t in tokens[index + 1 :] if t.stem not in STOP][:_WINDOW]
    return {*before, *after}


def _neighbours_of(tokens: list[Token], word: str) -> set[str]:
    return set().union(
        *(_neighbours(tokens, i) for i, t in enumerate(tokens) if t.text.lower() == word)
    )


def _text(sentence: Statement, word: str) -> str:
    return next((token.text for token in sentence.tokens if token.stem == word), sentence.text)


def _finding(
    sentence: Statement,
    source: Statement,
    sources: Sources,
    kind: Kind,
    severity: Severity,
    text: str,
    message: str,
) -> Finding:
    return Finding(
        kind=kind,
        severity=severity,
        sentence=sentence.text,
        text=text,
        message=message,
        spans=(sources.span(source),),
    )
