"""All indexes built anew from SQL, and looked at before they are trusted."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import TYPE_CHECKING

from drafter.errors import EnvironmentFault
from drafter.memory import Memory
from drafter.model import Event
from drafter.ports import Report
from drafter.rooms import Rooms

if TYPE_CHECKING:
    import numpy as np

_AT_ONCE = 32  # articles that are embedded and put into the index at once
_SAMPLED = 20  # passages that are looked up again after the index was built
_SAME = 0.999  # cosine from which a vector is taken for itself


def rebuild(rooms: Rooms, report: Report) -> tuple[int, int]:
    """Build the indexes anew; return how many passages and printed items they hold.

    Raises EnvironmentFault when they do not hold what was put into them.
    """
    rooms.index.passages.drop()
    passages, sample = asyncio.run(_passages(rooms, report))
    expected = passages, Memory(rooms).rebuild()
    _verify(rooms, expected, sample)
    return expected


async def _passages(rooms: Rooms, report: Report) -> tuple[int, list[tuple[str, np.ndarray]]]:
    """Index the passages of every article; return their number, and the last of each with its vector."""
    import numpy as np

    from drafter.archive import cut_passages

    total = 0
    last: list[tuple[str, np.ndarray]] = []
    articles = iter(rooms.store.articles.every())
    while batch := list(islice(articles, _AT_ONCE)):
        cut = [cut_passages(article) for article in batch]
        made = await asyncio.gather(
            *(rooms.embedder.vectors([each.text for each in passages], rooms.ledger)
              for passages in cut)
        )  # fmt: skip
        passages = [passage for each in cut for passage in each]
        rooms.index.add(passages, np.concatenate(made))
        total += len(passages)
        for article, each, vectors in zip(batch, cut, made, strict=True):
            report(Event(stage="embed", subject=article.title, state="done"))
            if each:
                last.append((each[-1].id, vectors[-1]))
    return total, last


def _verify(rooms: Rooms, expected: tuple[int, int], sample: list[tuple[str, np.ndarray]]) -> None:
    """Raise EnvironmentFault unless Chroma holds as much as it should and finds it again."""
    index = rooms.index
    found = index.passages.count(), index.printed.count()
    if found != expected:
        raise EnvironmentFault(
            f"Chroma holds {found[0]} passages and {found[1]} printed items instead of"
            f" {expected[0]} and {expected[1]}. Run `drafter reindex` again."
        )
    step = max(1, len(sample) // _SAMPLED)
    for passage_id, vector in sample[::step]:
        near = index.passages.nearest(vector, 1)
        # Of two passages with the same words either is right.
        if not near or near[0][1] < _SAME:
            raise EnvironmentFault(
                f"Chroma does not find passage {passage_id} by its own vector."
                " Run `drafter reindex` again."
            )
