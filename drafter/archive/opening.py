"""The opening of a text, sentence by sentence: what it is found by among printed items and compared by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from drafter import sentences
from drafter.archive import cues
from drafter.model import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_READ = 12  # sentences, the title among them
_TITLE = 0.5
_LONGEST = 400  # characters of one; what has no full stop may be a whole page
_DATELINE = re.compile(r"^[A-Z][A-Za-z .]+, [A-Z][a-z]+\.? \d{1,2} (?:\([A-Za-z]+\) )?[-–—] ")


@lru_cache(maxsize=512)
def told(article: Article) -> tuple[str, ...]:
    """Return the title and all sentences of the text, without a dateline."""
    return (article.title, *sentences.split(_DATELINE.sub("", article.text)))


@lru_cache(maxsize=512)
def told_as_before(article: Article) -> tuple[bool, ...]:
    """Return of each sentence of `told` whether it tells something that was before; a title never does."""
    return tuple(
        place > 0 and bool(cues.BEFORE.search(each)) for place, each in enumerate(told(article))
    )


def opening(article: Article) -> list[str]:
    """Return the title and the first sentences, the texts whose vectors a look-up needs."""
    return [sentence[:_LONGEST] for sentence in told(article)[:_READ]]


def standing(opened: Sequence[str], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the unit vector that stands for an opening, of those of its sentences, shape (n, d).

    It finds a printed item as well as a vector of the whole text does, and needs no other embedding.
    """
    import numpy as np

    lengths = np.sqrt([len(sentence) for sentence in opened], dtype=np.float32)
    # The title counts once more: a page tells much besides its event.
    return _unit(_unit(lengths @ vectors) + _TITLE * vectors[0])


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    return np.asarray(vector / (np.linalg.norm(vector) or 1.0), np.float32)
