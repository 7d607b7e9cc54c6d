"""What the other side says in the sources of what a draft tells, and the draft leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.reading import cues, disputed
from drafter.truth.reading.quantity import agrees
from drafter.truth.reading.speakers import Attribution, attributes, attributions
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, stem
from drafter.truth.rules import attributions as attributed
from drafter.truth.rules.answers import Answer, answer, otherwise
from drafter.truth.rules.quotations import outside

_REACH = 5  # statements back to which an answer goes
_NEXT = 2  # the same where one who was asked speaks, whatever his words
_HEARD = 4  # statements back in which it is told who "they" are
_TOLD = 0.45  # share of an answer's words that a sentence has where it gives the answer
_LEAST = 2  # of them
_SHOWN = 20  # words to show, Chinese characters twice as many
# How much it tells, beside the weight of their words, that an answer belongs to a sentence.
_ITSELF = 100.0
_SIGN = 2.0
_RARE = 2  # statements of a source that have a pair of Chinese characters which tells something
# Words that name what was told, and say nothing of it.
_NAMING = frozenset(map(stem, "figure number study survey report findings results company".split()))
_ACCUSED = re.compile(
    r"\b(?:complain\w*|accus\w+|alleg\w+|critici\w+|blam\w+|suspect\w*|without (?:asking|consent|"
    r"permission|telling|their consent)|sued|suing|fined|injur\w+|killed|knocked|crash\w*|caught fire|"
    r"overheat\w*|leaked|broke (?:the|its))\b",
    re.IGNORECASE,
)
_BACK_TO = re.compile(
    r"\b(?:this|these|that (?=was|had|is)|the (?:tests?|figures?|numbers?|claims?|findings?|estimates?|"
    r"delays?|reports?|results?|comparisons?|problems?|issues?|complaints?|study|survey|data|benchmarks?))\b"
)
_SPEAKER_ZH = re.compile(r"([^，。；：“”]{0,20}?)(?:表示|回应|称|说)")


def findings(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a note for each answer to what a sentence tells, where the draft does not give it."""
    body = [claim for claim in claims if not claim.headline]
    made = {origin.statement for claim in body for origin in claim.origins[:1]}
    heard: dict[tuple[frozenset[str], Claim], Answer] = {}
    for statement in claims[0].sources.statements:
        reply = answer(statement)
        if reply is None or (statement in made and not reply.against):
            continue
        claim = _answered(claims, reply)
        if claim is None or _given(claims, claim, reply):
            continue
        # "Lanqiao denied it. “…,” Lanqiao said": one answer, the denial
        known = heard.get((reply.names, claim))
        if known is None or (reply.against and not known.against):
            heard[reply.names, claim] = reply
    for (_, claim), reply in heard.items():
        yield _left_out(claim, reply)


def _answered(claims: Sequence[Claim], reply: Answer) -> Claim | None:
    """Return the sentence that an answer belongs to, or none."""
    subject = claims[0].sentence if claims[0].headline else None
    head = subject.stems | subject.entities if subject else frozenset[str]()
    body = [claim for claim in claims if not claim.headline] or list(claims)
    weights = {
        claim: weight
        for claim in body
        for place, origin in enumerate(claim.origins)
        if not place or origin.statement is reply.statement
        if (weight := _weight(claim, origin.statement, reply, head)) is not None
    }
    # of two that are as near, the later
    return max(reversed(body), key=lambda claim: weights.get(claim, -_ITSELF)) if weights else None


class _Told(NamedTuple):
    """What a sentence has of a statement, as an answer sees it."""

    claim: Claim
    said: Statement
    voice: Attribution | None  # who says it
    another: bool  # who says it is not the firm itself
    charged: bool  # it charges somebody
    steps: int  # statements from there to the answer


def _weight(claim: Claim, said: Statement, reply: Answer, head: frozenset[str]) -> float | None:
    """Return how surely an answer is one to what a sentence has of a statement; None if it is none."""
    after, sources = reply.statement, claim.sources
    if said.source != after.source or said.start > after.start:
        return None
    steps = sources.position(after) - sources.position(said)
    if steps > _REACH and not (reply.against and reply.on_what_was_told):
        return None
    voice = None if said.chinese else _voice(claim, said)
    if voice and said is not after and ((reply.own and voice.own) or voice.names & reply.names):
        return None  # he goes on
    another = _anothers(said) if said.chinese else voice is not None
    told = _Told(claim, said, voice, another, _charged(claim), steps)
    if said is after:
        if otherwise(claim.sentence.text) or not disputed.DENIAL.search(after.text):
            return None
    elif not _fits(told, reply, head):
        return None
    held = _shared(claim, said, reply)
    names = bool(reply.names & claim.sentence.stems)
    far = 0 if reply.on_all else min(steps, _REACH + 1)
    return _ITSELF * (said is after) + held + _SIGN * (names + told.charged + another) - far


def _fits(told: _Told, reply: Answer, head: frozenset[str]) -> bool:
    """Whether one who is concerned says something of what another told, or one who doubts it does."""
    claim, said = told.claim, told.said
    text = claim.sources.texts[said.source]
    known = said.stems | said.entities | claim.sentence.stems | claim.sentence.entities | head
    party = reply.own or bool(reply.names & known)
    if said.chinese and not party:
        party = any(text.count(name) > 1 for name in reply.names)
    shared = _shared(claim, said, reply)
    if reply.against:
        return party or shared > 0 or reply.on_what_was_told
    if not party or not (told.another or told.charged):
        return False
    together = "\n" not in text[said.end : reply.statement.start]
    if reply.asked:
        near = told.steps <= _NEXT or shared > told.steps / 2
        return together or told.charged or near
    back = together or told.charged or _BACK_TO.search(reply.statement.text)
    if told.steps > 1 or not back:
        return False
    if said.chinese:
        outsiders = cues.OUTSIDER_ZH.search(said.text) is not None
    else:
        outsiders = told.voice is None or not (told.voice.own or told.voice.names & head)
    return told.charged or outsiders


def _voice(claim: Claim, said: Statement) -> Attribution | None:
    """Return who says what a statement tells, looked for before it where it only says "they"."""
    near = [s for s in claim.sources.beside(said, _HEARD) if s.source == said.source]
    for statement in [said, *reversed([s for s in near if s.start < said.start])]:
        spoken = attributions(outside(statement.text))
        if statement is said and not spoken:
            return None
        for each in spoken:
            if each.own or not each.back:
                return each
    return None


def _anothers(said: Statement) -> bool:
    """Whether a Chinese statement is told by one who is not the firm itself."""
    speaker = _SPEAKER_ZH.search(said.text)
    own = speaker is not None and cues.OWN_ZH.search(speaker[1]) is not None
    return cues.ATTRIBUTION_ZH.search(said.text) is not None and not own


def _charged(claim: Claim) -> bool:
    text = claim.sentence.text
    return (
        attributed.blamed(text)
        or cues.ACCUSED.search(text) is not None
        or _ACCUSED.search(text) is not None
    )


def _shared(claim: Claim, said: Statement, reply: Answer) -> float:
    """Return how much the words tell that a statement and an answer have in common."""
    after, sources = reply.statement, claim.sources
    if said.chinese:
        texts = [s.text for s in sources.statements if s.source == said.source]
        both = _pairs(said.text) & _pairs(after.text)
        return _SIGN * sum(sum("".join(pair) in text for text in texts) <= _RARE for pair in both)
    words = (frozenset(after.content) & said.stems) - STOP - _NAMING - reply.names
    return sum(map(sources.weight, words))


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(re.sub(r"[^\u3400-\u9fff]", "", text)))


def _given(claims: Sequence[Claim], claim: Claim, reply: Answer) -> bool:
    """Whether the draft gives an answer: in its words or figures, or by what the next sentence says."""
    place = claims.index(claim)
    near, statement = claims[place : place + 2], reply.statement
    if _tells_figures(near, statement):
        return True
    words = frozenset(statement.content) - STOP - reply.names
    enough = max(_LEAST, _TOLD * len(words))
    if not (statement.chinese or reply.against) and any(
        len(words & each.sentence.stems) >= enough for each in claims
    ):
        return True
    for each in claims:
        named = bool(reply.names & each.sentence.stems)
        if disputed.DENIAL.search(each.sentence.text) and named:
            return True
        beside = each in near and (named or reply.own or not reply.names or statement.chinese)
        made = any(origin.statement is statement for origin in each.origins)
        if (beside or made) and otherwise(each.sentence.text):
            return True
    return False


def _tells_figures(claims: Iterable[Claim], reply: Statement) -> bool:
    """Return whether a sentence in which somebody speaks has all figures of a reply."""
    figures = [figure for figure in reply.figures if not figure.dated]
    return bool(figures) and any(
        attributes(outside(c.sentence.text))
        and all(any(agrees(f, own) for own in c.sentence.figures) for f in figures)
        for c in claims
    )


def _left_out(claim: Claim, reply: Answer) -> Finding:
    statement = reply.statement
    text = statement.text.strip()
    shown = text[: 2 * _SHOWN] if statement.chinese else " ".join(text.split()[:_SHOWN])
    if reply.against and reply.against.group() not in shown:
        shown = statement.around(*reply.against.span())
    message = f"The other side's answer was left out: “{shown.strip(' ,.;，。')}”. Add it."
    return claim.finding(
        "omission", "note", claim.sentence.text, message, claim.sources.span(statement)
    )
