"""How well a draft is supported, on one scale for a single claim, a summary and a whole item.

Two things decide, and they are kept apart. A finding speaks for itself: one wrong figure makes a text
wrong, however much of the rest is carried, so the weakest sentence counts. Words that no source has
speak only together: a faithful summary puts things in its own words too, so they are counted over the
whole text, and only a text that is mostly made of them is unsupported. Both were tried on annotated sets
of many kinds, each left out in turn; learned weights did not carry over from one kind to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import prod

from drafter.model import Finding
from drafter.truth.claims import Claim
from drafter.truth.evidence import Sources
from drafter.truth.reading.words import stem

SUPPORTED = 0.5  # the score from which on a text counts as supported
# The share of a text's words, by weight, that the sources have to know. Less is rare in faithful texts,
# even in those that retell a conversation; anything from a third to 0.44 does about as well.
_FLOOR = 0.4
_FLOOR_ACROSS = 0.3  # of a likeness in meaning, which runs lower than a share of words
# Below SUPPORTED, so that none of these is outweighed by familiar words. A severe finding is hardly ever
# wrong, a warning now and then, and a sweeping word is only a sign.
_LEFT = {"severe": 0.25, "warning": 0.45, "note": 1.0}
_LEFT_IF_SWEEPING = 0.48
_BEGINNING = 5  # letters by which "efficiency" is known where a source has "efficient"

# Words that shut something out. Where the sources have none of a row, they are seldom a way of putting it.
_SWEEPING = {
    word: frozenset(map(stem, row.split()))
    for row in (
        "only sole solely exclusively merely",
        "entirely completely wholly fully totally",
        "always",
    )
    for word in row.split()
}
# What "only" says of these is how small, early or late they are: "only partly", "only in May".
_MEASURED = frozenset(
    "once twice half partly partially part slightly a an in at on by from until after".split()
)
# How a summary speaks of its source: these words are the writer's own in a faithful text as well.
_RETELLING = frozenset(
    stem(word)
    for word in """document article transcript text story report paper conversation dialogue discussion
        meeting interview speaker author writer narrator group team member people person discuss discusses
        discussed mention talk speak tell ask describe explain suggest express share provide present offer
        include involve feature focus address highlight emphasize emphasise note introduce various several
        different certain topic aspect how like use using whether where well conclude conclusion their him
        her them make being way additionally furthermore also""".split()
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What the support of a sentence rests on."""

    weight: float  # how much its words tell, the rarer in the sources the more
    known: float  # the share of that which the sources know, 0 to 1
    severities: tuple[str, ...]  # of its findings
    sweeping: bool  # it has a sweeping word that no source has

    @property
    def left(self) -> float:
        """The share of the score that its findings leave, 0 to 1."""
        found = prod(_LEFT[severity] for severity in self.severities)
        return min(found, _LEFT_IF_SWEEPING) if self.sweeping else found


def ground(claim: Claim, found: Iterable[Finding]) -> Ground:
    """Return what the support of a sentence rests on, given all that was found of it."""
    sources, stems = claim.sources, dict.fromkeys(claim.sentence.content)
    across = claim.match.across
    telling = {
        s: sources.weight(s) for s in stems if across or s not in _RETELLING or s in sources.stems
    }
    weight = sum(telling.values())
    if across:
        # Words cannot be looked up in another language; a sentence without figures, names or a likeness
        # in meaning says nothing for the text and nothing against it.
        known = min(1.0, claim.match.coverage * _FLOOR / _FLOOR_ACROSS)
        looked_up = known > 0 or claim.sentence.figures or claim.sentence.entities
        weight = weight if looked_up else 0.0
    else:
        held = sum(worth for s, worth in telling.items() if _known(s, sources))
        known = held / weight if weight else 1.0
    return Ground(
        weight=weight,
        known=known,
        severities=tuple(finding.severity for finding in found),
        sweeping=not sources.chinese and _sweeping(claim),
    )


def of_sentence(own: Ground) -> float:
    """Return the support of one sentence, 0 to 1."""
    return round(_scaled(own.known) * own.left, 4)


def of_text(grounds: Sequence[Ground]) -> float:
    """Return the support of a text, 0 to 1: what is known of all its words, times its weakest sentence.

    Of two texts with the same worst fault the one with fewer faulty words scores higher.
    """
    weight = sum(each.weight for each in grounds)
    if not grounds:
        return 0.0
    if not weight:
        return min(of_sentence(each) for each in grounds)
    known = sum(each.weight * each.known * each.left for each in grounds) / weight
    return round(_scaled(known) * min(each.left for each in grounds), 4)


def _scaled(known: float) -> float:
    """Return the share of known words on the scale on which the floor is SUPPORTED."""
    if known < _FLOOR:
        return SUPPORTED * known / _FLOOR
    return SUPPORTED + (1 - SUPPORTED) * (min(1.0, known) - _FLOOR) / (1 - _FLOOR)


def _known(word: str, sources: Sources) -> bool:
    if word in sources.stems:
        return True
    return len(word) >= _BEGINNING and word[:_BEGINNING] in sources.beginnings(_BEGINNING)


def _sweeping(claim: Claim) -> bool:
    words = claim.sentence.tokens
    figures = {figure.start for figure in claim.sentence.figures}
    return any(
        (row := _SWEEPING.get(word.text.lower())) is not None
        and row.isdisjoint(claim.sources.stems)
        and not (after and (after.start in figures or after.text.lower() in _MEASURED))
        for word, after in zip_longest(words, words[1:])
    )
