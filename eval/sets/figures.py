"""Figure pairs: a source and a sentence, and whether the check finds its figures right or wrong."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.settings import Settings
from eval.record import Case, Score
from eval.sets import Set
from eval.truth import pairs


def measure(chosen: Set, settings: Settings, most: int | None) -> Iterator[Case]:
    """Yield a case a pair: whether a right one passes, or whether a wrong one is caught."""
    held = [pair for file in chosen.files if file.suffix == ".jsonl" for pair in pairs.load(file)]
    for pair in held[:most]:
        rightly, said = pairs.decided(pair)
        name = "right figures passed" if pair.right else "wrong figures caught"
        yield Case(
            id=pair.id,
            group=pair.source,
            scores={name: Score(float(rightly), () if rightly else tuple(said or (pair.why,)))},
            facts={"kind": pair.kind, "language": pair.language},
            shown={} if rightly else {"source": pair.source, "text": pair.draft},
        )
