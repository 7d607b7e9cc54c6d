"""How much of an item is the sources' own run of words."""

from __future__ import annotations

from drafter.model import Finding
from drafter.truth import words
from drafter.truth.evidence import Sources
from drafter.truth.quotations import outside

RUN = 8  # words in a row that are taken to be copied


def copied(text: str, sources: Sources) -> Finding | None:
    """Return one finding with the share of words in copied runs and the longest run, or None."""
    draft = words.tokens(outside(text))
    said = [token.text.lower() for token in draft]
    runs = [tuple(said[index : index + RUN]) for index in range(len(said) - RUN + 1)]
    held = sources.runs(frozenset(runs), RUN)
    hits = [run in held for run in runs]
    marked = bytearray(len(said))
    for index, hit in enumerate(hits):
        if hit:
            marked[index : index + RUN] = b"\1" * RUN
    if not any(marked):
        return None
    start, length = _longest(marked)
    share = sum(marked) / len(said)
    statement = held[tuple(said[start : start + RUN])]
    passage = text[draft[start].start : draft[start + length - 1].end]
    return Finding(
        kind="copied",
        severity="note",
        sentence=passage,
        text=passage,
        message=f"{share:.0%} of the words stand in a source in runs of {RUN} or more; the longest run has "
        f"{length} words. Put it in your own words.",
        spans=(sources.span(statement),),
    )


def _longest(marked: bytearray) -> tuple[int, int]:
    runs = bytes(marked).split(b"\0")
    longest = max(runs, key=len)
    return bytes(marked).index(longest), len(longest)
