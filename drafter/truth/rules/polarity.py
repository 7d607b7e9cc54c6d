"""A “not” that a sentence has and its source lacks, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, Token

_NOT = frozenset("not never cannot no neither nor none nobody nothing without".split())
# What denies without a "not"; where the source has one near, a "not" of the draft may stand for it.
_DENIES = re.compile(
    r"n[’']t\b|\b(?:not|never|no|cannot|neither|nor|none|nobody|nothing|without|hardly|barely|scarcely|rarely|"
    r"seldom|fail\w*|refus\w*|den(?:y|ies|ied|ying|ial)|declin\w*|reject\w*|lack\w*|unable|unlikely|"
    r"impossible|unclear|avoid\w*|prevent\w*|stop\w*|ban(?:s|ned|ning)?|prohibit\w*|forb[ai]d\w*|block\w*|"
    r"absen\w*|rather|instead|except|unless|until|longer|zero|ruled out|halt\w*|refrain\w*|against|"
    r"doubt\w*|few|little|less|only|too|however|but|although|un[a-hj-su-z]\w{4,}|dis[abefghilmoqrsu]\w{4,}|non-\w+)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:not|no) (?:only|just|least|fewer|less|more|later)\b|\bwhether or not\b|\bif not\b|\bno\. ?\d",
    re.IGNORECASE,
)
_AROUND = 70  # characters each way of a word in which what denies it stands
_REACH = 3  # content words after a negation that it may be about
_CARRIED = 0.3  # share of the sentence that its evidence must hold before a word is held against it
_LOST = 0.5  # the same, where a "not" of the source is missed
_WINDOW = 3  # content words each way that tell which words two texts have in common


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding where the sentence denies what its evidence states, or states what that denies."""
    match = claim.match
    if not match.statements or match.across:
        return
    mine = _negations(claim.sentence)
    if mine and match.coverage >= _CARRIED:
        yield from _inserted(claim, mine)
    elif not mine and match.best >= _LOST:
        yield from _lost(claim, match.statements[0])


def _negations(statement: Statement) -> list[tuple[Token, list[Token]]]:
    """Return each plain negation with the content words that follow it, the nearest first."""
    if _WEAK.search(statement.text):
        return []
    found = []
    for index, token in enumerate(statement.tokens):
        word = token.text.lower().replace("’", "'")
        if word in _NOT or word.endswith("n't"):
            after = [t for t in statement.tokens[index + 1 :] if _tells(t)][:_REACH]
            found.append((token, after))
    return found


def _tells(token: Token) -> bool:
    return token.stem not in STOP and not token.text[0].isdigit()


def _inserted(claim: Claim, mine: Sequence[tuple[Token, list[Token]]]) -> Iterator[Finding]:
    """Yield a finding for a negation whose word the evidence has, with nothing near it that denies."""
    sources = claim.sources
    evidence = sources.around(claim.match.statements)
    for negation, after in mine:
        if not after:
            continue
        head = after[0].stem
        places = [s for s in evidence if head in s.stems]
        if len(after) > 1:
            places += [
                s for s in sources.holding(head) if len({t.stem for t in after} & s.stems) > 1
            ]
        if not places and len(claim.sentence.content) >= 4 and claim.match.best >= 0.5:
            places = list(claim.match.statements[:1])
        heads = [token.stem for token in after]
        if not places or any(_denied(stem, place) for place in places for stem in heads):
            continue
        message = (
            f"The draft says “{negation.text}”; the source states it. Read the two side by side."
        )
        yield claim.finding("claim", "warning", negation.text, message, sources.span(places[0]))
        return


def _denied(stem: str, statement: Statement) -> bool:
    """Whether something near a word of a statement, or anywhere if it lacks the word, denies it."""
    held = [token for token in statement.tokens if token.stem == stem]
    if not held:
        return _DENIES.search(statement.text) is not None
    places = [token.start - statement.start for token in held]
    return any(_DENIES.search(statement.text[max(0, p - _AROUND) : p + _AROUND]) for p in places)


def _lost(claim: Claim, source: Statement) -> Iterator[Finding]:
    """Yield a finding for a word that the source denies and the sentence does not."""
    if _DENIES.search(claim.sentence.text):
        return
    said = claim.sentence.stems
    for _, after in _negations(source):
        for token in after[:1]:
            if token.stem not in said or sum(t.stem == token.stem for t in source.tokens) > 1:
                continue
            if not _around(token.stem, claim.sentence) & _around(token.stem, source):
                continue
            others = [s for s in claim.sources.holding(token.stem) if s is not source]
            if any(_share(claim.sentence, s) >= 0.4 and not _DENIES.search(s.text) for s in others):
                continue  # another place states it
            message = "The source denies what the draft states: a “not” was lost."
            word = next(t.text for t in claim.sentence.tokens if t.stem == token.stem)
            yield claim.finding("claim", "warning", word, message, claim.sources.span(source))
            return


def _around(stem: str, statement: Statement) -> set[str]:
    """Return the content words nearest to a word."""
    found: set[str] = set()
    held = [t for t in statement.tokens if _tells(t)]
    for index, token in enumerate(held):
        if token.stem == stem:
            found |= {t.stem for t in held[max(0, index - _WINDOW) : index]}
            found |= {t.stem for t in held[index + 1 : index + 1 + _WINDOW]}
    return found - {stem}


def _share(sentence: Statement, source: Statement) -> float:
    content = set(sentence.content)
    return len(content & set(source.content)) / len(content) if content else 0.0
