"""What is broken on purpose is noticed: scorers by their probes, floors by what they must refuse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import probes
import pytest
from test_floors import refuses_a_drop, refuses_other_data, refuses_silence

from eval import floors, scorers, stats
from eval.record import Record, Score
from eval.scorers import SCORERS, Scorer

Break = Callable[[Scorer], Scorer]


def _given(scorer: Scorer, value: float | None) -> Scorer:
    return lambda draft: replace(scorer(draft), value=value)


BREAKS: dict[str, Break] = {
    "always full marks": lambda scorer: _given(scorer, 1.0),
    "always none": lambda scorer: _given(scorer, 0.0),
    "never scored": lambda scorer: _given(scorer, None),
    "upside down": lambda scorer: (
        lambda draft: replace(scorer(draft), value=1 - (scorer(draft).value or 0.0))
    ),
    "without its reason": lambda scorer: lambda draft: Score(scorer(draft).value),
}


@pytest.mark.parametrize("name", SCORERS)
@pytest.mark.parametrize("broken", BREAKS)
def test_a_broken_scorer_fails_its_probe(
    name: str, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if broken == "without its reason" and not probes.PROBES[name].why:
        pytest.skip("an edit distance has no reason but itself")
    monkeypatch.setitem(scorers.SCORERS, name, BREAKS[broken](SCORERS[name]))  # type: ignore[index]
    with pytest.raises(AssertionError):
        probes.check(name)


def test_floors_that_let_drops_pass_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(record: Record, held: floors.Floors) -> list[floors.Drop]:
        return []

    monkeypatch.setattr(floors, "drops", nothing)
    for refuses in (refuses_a_drop, refuses_silence):
        with pytest.raises((AssertionError, pytest.fail.Exception)):
            refuses()


def test_floors_that_take_an_interval_for_anything_are_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        floors, "estimate", lambda values, groups: stats.Estimate(0.0, -1.0, 1.0, len(values), 9)
    )
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        refuses_a_drop()


def test_floors_that_do_not_look_at_the_data_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "faults", lambda record, held: [])
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        refuses_other_data()
