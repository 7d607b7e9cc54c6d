"""A short run among faults, and what its judge would not let pass."""

from __future__ import annotations

import pytest

from drafter.errors import WritingFailed
from drafter.model import Usage
from eval.faults.chaos import run
from eval.faults.judge import DEADLINE, Figures, Judge, Outcome
from eval.faults.misbehaviour import PASSING, USABLE
from eval.faults.scripts import ChaosServer, Script, by_lot

pytestmark = pytest.mark.slow


def test_among_all_faults_each_item_is_drafted_or_fails_with_its_reason() -> None:
    figures = run(30, seed=5)
    assert figures.missed == []
    assert figures.items == 30
    assert figures.drafted >= 15


def test_scripts_are_the_same_for_the_same_seed_and_hold_every_fault_sooner_or_later() -> None:
    drawn = [by_lot(1, number) for number in range(400)]
    assert drawn == [by_lot(1, number) for number in range(400)]
    assert {fault for script in drawn for fault in script.faults} == set(PASSING)


def test_a_wrong_reason_a_late_end_and_a_call_too_many_are_seen() -> None:
    empty = next(fault for fault in PASSING if fault.name == "empty")
    server = ChaosServer([Script((empty,))])
    server.served[0] += [empty, USABLE, USABLE]
    figures = Figures()
    error = WritingFailed("busy", "It was busy.")
    late = Outcome(0, DEADLINE * 2, error=error)
    Judge("by lot", server, figures).judge([late], Usage())
    missed = " ".join(figures.missed)
    assert "took too long" in missed
    assert "says busy" in missed
    assert "hope left" in missed
    assert "was counted" in missed
    assert (figures.paid, figures.least) == (3, 2)
