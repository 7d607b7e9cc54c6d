"""Fewer passages, for a model that cannot read all of them."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model import Passage
from drafter.write import cues


def shorten(passages: Sequence[Passage], share: float) -> list[Passage]:
    """Return about `share` of the passages' tokens, in the order given: those that tell fewest facts go.

    An article's first passage is given up last, the very first one never.
    """
    left = share * sum(passage.tokens for passage in passages)
    opening = {passage.article: place for place, passage in reversed(list(enumerate(passages)))}
    kept = set[int]()
    told = set[str]()
    waiting = list(range(len(passages)))

    def worth(place: int) -> tuple[bool, bool, float]:
        passage = passages[place]
        new = len(_facts(passage.text) - told)
        leads = opening[passage.article] == place
        return place == 0, leads, new / max(1, passage.tokens)

    while waiting:
        best = max(waiting, key=worth)
        waiting.remove(best)
        if not kept or passages[best].tokens <= left:
            kept.add(best)
            told |= _facts(passages[best].text)
            left -= passages[best].tokens
    return [passages[place] for place in sorted(kept)]


def _facts(text: str) -> set[str]:
    """Figures, and words that may be names."""
    names = {word for word in cues.WORD.findall(text) if word[0].isupper()}
    return names | set(cues.FIGURE.findall(text))
