"""How much of an item is the sources' own run of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model import Finding
from drafter.truth.claims import Claim, Draft
from drafter.truth.reading import words
from drafter.truth.rules.quotations import outside

RUN = 8  # words in a row that are taken to be copied


def findings(draft: Draft, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield one finding with the share of words in copied runs and the longest run, if there is one."""
    said = words.tokens(outside(draft.text))
    low = [token.text.lower() for token in said]
    runs = [tuple(low[index : index + RUN]) for index in range(len(low) - RUN + 1)]
    if not runs:
        return
    sources = claims[0].sources
    held = sources.runs(frozenset(runs), RUN)
    marked = bytearray(len(said))
    for index, run in enumerate(runs):
        if run in held:
            marked[index : index + RUN] = b"\1" * RUN
    if not any(marked):
        return
    start, length = _longest(marked)
    share = sum(marked) / len(said)
    passage = draft.text[said[start].start : said[start + length - 1].end]
    yield Finding(
        kind="copied",
        severity="note",
        sentence=passage,
        text=passage,
        message=f"{share:.0%} of the words stand in a source in runs of {RUN} or more; the longest run has "
        f"{length} words. Put it in your own words.",
        spans=(sources.span(held[runs[start]]),),
    )


def _longest(marked: bytearray) -> tuple[int, int]:
    runs = bytes(marked).split(b"\0")
    longest = max(runs, key=len)
    return bytes(marked).index(longest), len(longest)
