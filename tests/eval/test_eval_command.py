"""`python -m eval`: what it answers, and how it fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from records import a_record, a_set

from eval import __main__ as command
from eval.sets import house


def outcome(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["eval", *words])
    return command.main()


def test_two_records_are_compared_and_reported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tmp_path / "a.json", tmp_path / "b.json"
    a_record(a_set({"coverage": [0.5] * 9}), writer="small").save(one)
    a_record(a_set({"coverage": [0.8] * 9}), writer="large").save(other)
    assert outcome(monkeypatch, "compare", str(one), str(other), "--report", str(tmp_path)) == 0
    told = capsys.readouterr().out
    assert "first: small   second: large" in told
    assert "9 cases: second is better" in told
    assert "<th>large</th>" in (tmp_path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "--set", "songs"), "There is no set 'songs'"),
        (("run", "--base-url", "http://127.0.0.1:1/v1"), "--base-url needs --model"),
        (("run", "--set", "wice"), "say where it lies with --data DIR"),
        (("compare", "no.json", "no.json"), "no.json is not a record of an evaluation"),
    ],
)
def test_a_fault_is_one_line_with_the_way_out(
    words: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert outcome(monkeypatch, *words) == 2
    told = capsys.readouterr().err.strip().splitlines()
    assert len(told) == 1
    assert told[0].startswith("eval: ")
    assert said in told[0]


def test_a_run_on_one_set_is_held_against_the_floors_of_that_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("run", "--set", "house", "--json", str(tmp_path / "r.json"), "--report", str(tmp_path))
    assert outcome(monkeypatch, *words) == 0
    told = capsys.readouterr().out
    assert "no false breach" in told
    assert told.splitlines()[-1] == "All floors are kept."


def test_below_a_floor_the_command_ends_with_one_and_says_which(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(house, "check", lambda issue, style: [])
    words = ("run", "--set", "house", "--json", str(tmp_path / "r.json"))
    assert outcome(monkeypatch, *words) == 1
    assert "below its floor: house: breaches found 0.000, was" in capsys.readouterr().out


def test_lowering_without_a_reason_is_refused_before_anything_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(monkeypatch, "floors", "--lower") == 2
    told = capsys.readouterr().err
    assert "Lowering a floor needs --reason" in told
    assert "issues:" not in told
