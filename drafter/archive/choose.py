"""Which passages of a story go into the prompt when not all of them fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.archive.traits import figures, names, names_in
from drafter.model import Passage, Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Above this cosine two passages are one wire copy in two outlets, or its edit.
_SAME_COPY = 0.93
# What a cosine of 1 is worth in new facts. An editor's question must win: its answer may hold no figure.
_ON_THE_POINT, _AS_ASKED = 3.0, 40.0


@dataclass(frozen=True, slots=True)
class _Candidate:
    row: int
    passage: Passage
    lead: bool
    figures: frozenset[str]
    names: frozenset[str]


# Tokens of source text that one story may send. Three outlets' articles of usual length fit whole
# or nearly; past that, further passages repeat more than they add.
STORY_TOKENS = 2_400


def choose(
    story: Story,
    passages: Sequence[Passage],
    vectors: NDArray[np.float32],
    budget: int,
    query: NDArray[np.float32] | None = None,
) -> list[Passage]:
    """Return the passages of `story` for a prompt of at most `budget` tokens, in reading order.

    All of them if they fit. Otherwise every article's lead, then those that bring most for their
    length: figures and names not yet there, and nearness to `query` or, without one, to the story's
    leads. A repeated wire copy is left out unless it brings a new figure. `vectors` holds one unit
    vector a passage, shape (len(passages), dimension).
    """
    if len(vectors) != len(passages):
        raise ValueError(f"{len(passages)} passages, {len(vectors)} vectors")
    order = {article.id: place for place, article in enumerate(story.articles)}
    if sum(passage.tokens for passage in passages) <= budget:
        chosen = list(passages)
    else:
        candidates = _candidates(story, passages)
        weight = _ON_THE_POINT if query is None else _AS_ASKED
        point = _centre(candidates, vectors) if query is None else query
        kept = _fill(candidates, vectors, weight * (vectors @ point), budget)
        chosen = [candidate.passage for candidate in kept]
    return sorted(chosen, key=lambda passage: (order[passage.article], passage.start))


def _candidates(story: Story, passages: Sequence[Passage]) -> list[_Candidate]:
    articles = {article.id: article for article in story.articles}
    known = {name for article in story.articles for name in names(article.text)}
    first: dict[str, int] = {}
    for passage in passages:
        first[passage.article] = min(passage.start, first.get(passage.article, passage.start))
    return [
        _Candidate(
            row=row,
            passage=passage,
            lead=passage.start == first[passage.article],
            figures=frozenset(figures(passage.text, articles[passage.article].published)),
            names=frozenset(names_in(passage.text) & known),
        )
        for row, passage in enumerate(passages)
    ]


def _centre(candidates: Sequence[_Candidate], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    mean = vectors[[candidate.row for candidate in candidates if candidate.lead]].mean(axis=0)
    return np.asarray(mean / (np.linalg.norm(mean) or 1.0), np.float32)


def _fill(
    candidates: Sequence[_Candidate],
    vectors: NDArray[np.float32],
    relevance: NDArray[np.float32],
    budget: int,
) -> list[_Candidate]:
    """Take the best candidate that fits, leads before others, until none does."""
    kept: list[_Candidate] = []
    told: set[str] = set()
    waiting = list(candidates)

    def worth(candidate: _Candidate) -> tuple[bool, float]:
        new = len((candidate.figures | candidate.names) - told)
        gain = new + float(relevance[candidate.row])
        return candidate.lead, gain / max(1, candidate.passage.tokens)

    while waiting:
        waiting = [
            candidate
            for candidate in waiting
            if candidate.passage.tokens <= budget and not _repeats(candidate, kept, vectors, told)
        ]
        if waiting:
            best = max(waiting, key=worth)
            waiting.remove(best)
            kept.append(best)
            told |= best.figures | best.names
            budget -= best.passage.tokens
    return kept


def _repeats(
    candidate: _Candidate, kept: Sequence[_Candidate], vectors: NDArray[np.float32], told: set[str]
) -> bool:
    if not kept or candidate.figures - told:
        return False
    nearest = (vectors[[one.row for one in kept]] @ vectors[candidate.row]).max()
    return bool(nearest > _SAME_COPY)
