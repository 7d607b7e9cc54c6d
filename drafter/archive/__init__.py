"""What the desk remembers: passages and vectors, the index, articles grouped into stories."""

from drafter.archive.choose import STORY_TOKENS, choose
from drafter.archive.comparison import read_ahead
from drafter.archive.embed import Cosine, Embedder, open_embedder, packaged, similarity
from drafter.archive.examples import choose_examples, forms
from drafter.archive.index import Hit, Index
from drafter.archive.leaning import Leaning, learned
from drafter.archive.lock import held, in_use, own_home
from drafter.archive.opening import opening, standing
from drafter.archive.passages import cut_passages
from drafter.archive.recall import TELLERS, recall
from drafter.archive.stories import group, signature, telling
from drafter.archive.terms import terms

__all__ = [
    "STORY_TOKENS",
    "TELLERS",
    "Cosine",
    "Embedder",
    "Hit",
    "Index",
    "Leaning",
    "choose",
    "choose_examples",
    "cut_passages",
    "forms",
    "group",
    "held",
    "in_use",
    "learned",
    "open_embedder",
    "opening",
    "own_home",
    "packaged",
    "read_ahead",
    "recall",
    "signature",
    "similarity",
    "standing",
    "telling",
    "terms",
]
