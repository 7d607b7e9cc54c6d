"""Small counts that no source states, where the evidence counts the same things otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.truth.claims import Claim
from drafter.truth.reading.concepts import thing
from drafter.truth.reading.lexicon import notions
from drafter.truth.reading.quantity import Figure, agrees
from drafter.truth.reading.sides import other_side
from drafter.truth.reading.statements import Statement
from drafter.truth.rules.wholes import is_left

_OF_THEM = re.compile(r" of (?:them|these|those|which|whom|the)\b")
_APART = re.compile(r" (?:more|fewer|less|others?|additional)\b")
_SCANT = re.compile(r"\b(?:only|just|merely) $")
_INTO = re.compile(r"\b(?:in)?to $")  # "merges its six units into three"
_ONE_MORE = re.compile(r"另外?有?一|\banother\b|\ba (?:second|third|fourth) ")
_AND_ONE = re.compile(r"[\u4e00-\u9fff]{1,12}[及和与]")  # 三家企业及中国广电
# Those whom a text quotes without their names: "two people familiar with it", 三名知情人士.
_UNNAMED = re.compile(r"(?:people|persons|sources|insiders)$|^[名位](?:知情|消息|内部|业内|接近)")
_NAMED = 3
# What a Chinese measure word counts, and English words for the same sort of thing.
_SORTS = (
    ("名位", re.compile(
        r"(?:executives|officials|directors|founders|managers|employees|workers|defendants|plaintiffs|"
        r"suspects|students|people|persons|men|women|users|analysts|engineers|drivers|couriers|riders|"
        r"judges|streamers|bloggers|creators|insiders|members|experts|children|minors|lawyers|"
        r"shareholders|investors)$")),
    ("地城市省", re.compile(r"(?:cities|places|towns|provinces|regions|locations)$")),
    ("国", re.compile(r"(?:countries|nations|markets)$")),
    ("家", re.compile(
        r"(?:companies|firms|platforms|banks|brokerages|makers|start-?ups|developers|operators|carriers|"
        r"retailers|businesses|agencies|institutions|universities|hospitals|funds|rivals|partners)$")),
)  # fmt: skip
FEW = 12  # a count up to here may be counted by the writer: "two friends", "three models"


def counted_otherwise(figure: Figure, claim: Claim) -> Figure | None:
    """Return the small count of the same things that the best evidence gives in place of a figure."""
    other = _counted_otherwise(figure, claim)
    besides = _APART.match(claim.sentence.text, figure.end - claim.sentence.start)
    if other is not None and besides and other.number == figure.number + 1:
        return None  # "Lanma and two other firms" are three
    if other is not None and other.number == figure.number - 1:
        rest = (s.text[other.end - s.start :] for s in claim.near if other in s.figures)
        one_more = any(map(_ONE_MORE.search, claim.sources.texts)) or any(map(_AND_ONE.match, rest))
        return None if one_more else other
    return other


def is_part(figure: Figure, sentence: Statement) -> bool:
    """Whether a figure counts some of what a sentence tells of: "two of them"."""
    following = _OF_THEM.match(sentence.text, figure.end - sentence.start)
    return figure.unit == "count" and following is not None


def _counted_otherwise(figure: Figure, claim: Claim) -> Figure | None:
    own = [other for other in claim.sentence.figures if other is not figure]
    other = _in_its_place(figure, own, claim)
    if other is not None or not figure.noun:
        return other
    alone = claim.sources.statements if len(claim.sources.statements) == 1 else []
    for statement in claim.match.statements[:1] or alone:
        same = [
            other
            for other in statement.figures
            if other.unit == "count"
            and other.number <= FEW
            and other.noun
            and _of_the_same(figure, other)
        ]
        if sum(other.number for other in same) != figure.number:
            untold = (o for o in same if not any(agrees(mine, o) for mine in own))
            return next(untold, None)
    return None


def _in_its_place(figure: Figure, own: Sequence[Figure], claim: Claim) -> Figure | None:
    """Return the one small count of the best evidence that a sentence with its other counts leaves out."""
    part = is_part(figure, claim.sentence)
    led = claim.sentence.text[: figure.start - claim.sentence.start]
    scant = _SCANT.search(led) or (not figure.noun and _INTO.search(led)) or None
    # "the two firms", named one by one
    named = figure.number <= _NAMED and not part and scant is None
    for statement in () if named else claim.match.statements[:1]:
        counts = [f for f in statement.figures if f.unit == "count" and f.number > 1]
        told = [f for f in counts if any(agrees(mine, f) for mine in own)]
        left = [
            f for f in counts if f not in told and f.number <= FEW and not _of_others(figure, f)
        ]
        rest = other_side(claim.sentence, statement) or _APART.search(claim.sentence.text)
        left_itself = any(is_left(statement, f) for f in left)
        signs = (1, -1) if rest and not left_itself else (1,)
        sums = {
            abs(a.number + sign * b.number)
            for a in counts
            for b in counts
            if a is not b
            for sign in signs
        }
        few = sum(f.number for f in counts if f.number <= FEW)
        sums |= {few, *(f.number - few for f in counts)}  # all, and the rest
        if told and left and figure.number not in sums:
            return left[0]
    return None


def _of_the_same(figure: Figure, other: Figure) -> bool:
    """Whether two small counts are of the same things; what is few is also named one by one."""
    if thing(other.noun) == thing(figure.noun):
        return True
    if any(other.text[-1] in words and said.search(figure.noun) for words, said in _SORTS):
        return True
    if _UNNAMED.search(other.noun) and _UNNAMED.search(figure.noun):
        return True
    mine, theirs = (
        {name for names, _, _ in notions(f.noun) for name in names} for f in (figure, other)
    )
    return figure.number > _NAMED and bool(mine & theirs)


def _of_others(figure: Figure, other: Figure) -> bool:
    """Whether two counts are known to be of different things."""
    mine, theirs = (
        {name for names, _, _ in notions(f.noun) for name in names} for f in (figure, other)
    )
    return bool(mine and theirs) and not mine & theirs
