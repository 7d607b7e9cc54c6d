"""Floors: a real drop, other data or another prompt fails; lowering one leaves its reason behind."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from records import a_record, a_set

from drafter.errors import UsageError
from eval import __main__ as command
from eval import floors, run
from eval.floors import Floors

HIGH = [0.8] * 20
REASON = "The set asks for more than it did."


def held(values: list[float], scorer: str = "coverage", gate: str = "interval") -> Floors:
    return floors.adopt(a_record(a_set({scorer: values}, gate=gate)), Floors())


def told(
    before: list[float], now: list[float | None], scorer: str = "coverage", gate: str = "interval"
) -> list[str]:
    return floors.faults(a_record(a_set({scorer: now}, gate=gate)), held(before, scorer, gate))


def refuses_a_drop() -> None:
    lines = told(HIGH, [0.7] * 20)
    assert len(lines) == 1
    assert "own: coverage 0.700, was 0.800 (paired difference -0.100" in lines[0]
    with pytest.raises(UsageError, match="1 floors would fall"):
        floors.adopt(a_record(a_set({"coverage": [0.7] * 20})), held(HIGH))


def refuses_silence() -> None:
    lines = told(HIGH, [None] * 20)
    assert len(lines) == 1
    assert "20 of 20 cases are no longer scored" in lines[0]


def refuses_other_data() -> None:
    before = held(HIGH)
    other = a_record(replace(a_set({"coverage": HIGH}), digest="d2"))
    assert floors.faults(other, before) == [
        "own: its data changed since the floors were set: run python -m eval floors"
    ]
    worded = replace(a_record(a_set({"coverage": HIGH})), prompts={"write_item.md": "bbb"})
    assert floors.faults(worded, before) == [
        "prompts/write_item.md changed since the floors were set: run python -m eval floors"
    ]
    assert (
        "the set is new"
        in floors.faults(
            a_record(a_set({"coverage": HIGH}), a_set({"coverage": HIGH}, name="b")), before
        )[0]
    )
    more = a_record(a_set({"coverage": HIGH, "headline": HIGH}))
    assert floors.faults(more, before) == ["own: headline has no floor: run python -m eval floors"]
    assert "the set is gone" in floors.faults(a_record(), before)[0]


def test_what_was_reached_stands() -> None:
    assert told(HIGH, list(HIGH)) == []
    assert told(HIGH, [0.9] * 20) == []


def test_a_real_drop_is_refused_and_said_in_a_line() -> None:
    refuses_a_drop()


def test_what_is_scored_no_longer_is_a_drop() -> None:
    refuses_silence()


def test_other_data_or_another_prompt_needs_a_run() -> None:
    refuses_other_data()


def test_one_case_of_twenty_may_be_chance_but_not_where_the_gate_is_exact() -> None:
    one: list[float | None] = [0.0, *HIGH[1:]]
    assert told(HIGH, one) == []
    assert "1 of 20 cases lost, and the gate is exact" in told(HIGH, one, gate="exact")[0]
    assert "the gate is exact" in told([1.0] * 5, [1.0] * 4 + [0.0])[0]


def test_less_is_more_where_the_scorer_says_so() -> None:
    assert told(HIGH, [0.1] * 20, "copied share") == []
    assert "copied share" in told(HIGH, [0.9] * 20, "copied share")[0]


def test_a_figure_to_know_has_no_floor() -> None:
    assert held(HIGH, "reading grade").sets["own"].scores == {}


def test_gains_are_kept_and_small_losses_do_not_creep() -> None:
    better = floors.adopt(a_record(a_set({"coverage": [0.9] * 20})), held(HIGH))
    assert better.sets["own"].scores["coverage"].mean == 0.9
    crept = floors.adopt(a_record(a_set({"coverage": [0.0, *HIGH[1:]]})), held(HIGH))
    assert crept.sets["own"].scores["coverage"].mean == 0.8


def test_lowering_needs_a_reason_and_the_reason_stays() -> None:
    worse = a_record(a_set({"coverage": [0.5] * 20}))
    with pytest.raises(UsageError, match="needs --reason"):
        floors.adopt(worse, held(HIGH), lower=True, reason=" ")
    lowered = floors.adopt(worse, held(HIGH), lower=True, reason=REASON)
    assert lowered.sets["own"].scores["coverage"].mean == 0.5
    (note,) = lowered.lowered
    assert (note["set"], note["scorer"], note["from"], note["to"]) == ("own", "coverage", 0.8, 0.5)
    assert note["reason"] == REASON
    again = floors.adopt(a_record(a_set({"coverage": [0.6] * 20})), lowered)
    assert again.lowered == lowered.lowered


def test_changed_data_does_not_hide_a_drop_on_the_cases_that_stayed() -> None:
    worse = replace(a_set({"coverage": [0.5] * 20}), digest="d2")
    assert [drop.scorer for drop in floors.drops(a_record(worse), held(HIGH))] == ["coverage"]
    with pytest.raises(UsageError, match="would fall"):
        floors.adopt(a_record(worse), held(HIGH))


def test_a_run_on_part_of_the_cases_sets_no_floor() -> None:
    with pytest.raises(UsageError, match="part of the cases"):
        floors.adopt(a_record(a_set({"coverage": HIGH}), partial=True), Floors())


def test_floors_come_back_as_they_were_kept(tmp_path: Path) -> None:
    values = [1.0, 1.0, 0.25, None]
    made = floors.adopt(a_record(a_set({"coverage": values, "headline": [0.5] * 4})), Floors())
    made.save(tmp_path / "floors.json")
    assert Floors.load(tmp_path / "floors.json") == made
    assert made.sets["own"].scores["coverage"].values(["case 0", "case 2", "case 3"]) == {
        "case 0": 1.0, "case 2": 0.25,
    }  # fmt: skip
    assert Floors.load(tmp_path / "none.json") == Floors()
    (tmp_path / "floors.json").write_text("[]", encoding="utf-8")
    with pytest.raises(UsageError, match="Restore it from git"):
        Floors.load(tmp_path / "floors.json")


def test_every_floor_that_was_lowered_has_a_reason() -> None:
    for note in json.loads(floors.FILE.read_text(encoding="utf-8"))["lowered"]:
        assert note["reason"].strip()


def test_the_prompts_are_those_the_floors_were_set_with() -> None:
    """Quick, without a run: a changed prompt, house.toml or glossary."""
    stale = [
        f"prompts/{name} changed: {floors.ADOPT}"
        for name, known in run.prompts().items()
        if Floors.load().prompts.get(name) != known
    ]
    assert stale == []


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_nothing_is_below_its_floor(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "run.json"
    words = ["eval", "run", "--json", str(record)]
    for name in ("issues", "figures", "truth", "pages", "house"):
        words += ["--set", name]
    monkeypatch.setattr(sys, "argv", words)
    code = command.main()
    told = capsys.readouterr()
    assert (code, told.out.splitlines()[-1]) == (0, "All floors are kept."), told.out[-3000:]
