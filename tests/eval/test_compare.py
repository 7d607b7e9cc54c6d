"""Comparisons: a difference is real when its interval says so, and nothing is pooled or made up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import a_record, a_set

from drafter.errors import UsageError
from eval import record
from eval.compare import differences, lines
from eval.curves import auc_of, roc
from eval.record import Case, Score
from eval.stats import LEAST_GROUPS, estimate, of_statistic

SHARES = st.lists(st.floats(0, 1), min_size=LEAST_GROUPS, max_size=30)


def verdicts(
    first: list[float | None], second: list[float | None], scorer: str = "coverage"
) -> str:
    one, other = a_record(a_set({scorer: first})), a_record(a_set({scorer: second}))
    (found,) = differences(one, other)
    return found.verdict


def test_a_difference_in_every_case_is_real_and_one_in_few_is_not() -> None:
    half: list[float | None] = [0.5] * 20
    assert verdicts(half, [0.7] * 20) == "second is better"
    assert verdicts([0.7] * 20, half) == "first is better"
    assert verdicts(half, [0.7, *half[1:]]) == "no real difference"
    assert verdicts(half, half) == "no real difference"
    assert verdicts(half[:5], [0.9] * 5) == "too few cases"


def test_which_way_is_better_is_the_scorer_s_own() -> None:
    assert verdicts([0.9] * 12, [0.1] * 12, "copied share") == "second is better"
    assert verdicts([0.9] * 12, [0.1] * 12, "reading grade") == "differs"


def test_only_cases_that_both_scored_are_paired() -> None:
    first, second = [1.0, None, *[0.5] * 10], [None, 1.0, *[0.5] * 10]
    (found,) = differences(
        a_record(a_set({"coverage": first})), a_record(a_set({"coverage": second}))
    )
    assert (found.gap.cases, found.gap.mean) == (10, 0)


def test_sets_are_told_apart_and_other_data_is_not_compared() -> None:
    one = a_record(a_set({"coverage": [0.5] * 8}), a_set({"coverage": [0.1] * 8}, name="b"))
    other = a_record(a_set({"coverage": [0.9] * 8}), a_set({"coverage": [0.1] * 8}, name="b"))
    assert [(each.set, each.real) for each in differences(one, other)] == [
        ("own", True),
        ("b", False),
    ]
    text = "\n".join(lines(one, other))
    assert "+0.400 (+0.400 to +0.400), 8 cases: second is better" in text
    changed = a_record(replace(one.sets[0], digest="d2"))
    with pytest.raises(UsageError, match="own changed between the two runs"):
        differences(one, changed)
    with pytest.raises(UsageError, match="no set in common"):
        differences(one, a_record(a_set({"coverage": [1.0]}, name="c")))


@given(SHARES)
@settings(deadline=None, max_examples=40)
def test_the_interval_is_of_the_mean_and_holds_it(values: list[float]) -> None:
    named = {str(n): value for n, value in enumerate(values)}
    found = estimate(named, {name: name for name in named})
    assert found.low is not None
    assert found.high is not None
    assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9
    assert estimate(named, {name: name for name in named}) == found


def test_cases_on_one_source_widen_the_interval() -> None:
    values = {str(n): float(n % 20 < 10) for n in range(80)}
    alone = estimate(values, {name: name for name in values})
    shared = estimate(values, {name: str(int(name) // 10) for name in values})
    assert alone.mean == shared.mean
    assert None not in (alone.low, alone.high, shared.low, shared.high)
    assert shared.high - shared.low > 1.5 * (alone.high - alone.low)  # type: ignore[operator]


def test_a_statistic_that_the_rows_do_not_allow_is_none() -> None:
    assert of_statistic([], str, lambda rows: None) is None


def ranked(scores: list[float], labels: list[bool]) -> list[Case]:
    return [
        Case(id=str(n), group=str(n), scores={"x": Score(1.0)}, facts={"score": s, "label": label})
        for n, (s, label) in enumerate(zip(scores, labels, strict=True))
    ]


@pytest.mark.parametrize(
    ("scores", "labels", "area"),
    [
        ([0.9, 0.8, 0.2, 0.1], [True, True, False, False], 1.0),
        ([0.1, 0.2, 0.8, 0.9], [True, True, False, False], 0.0),
        ([0.5, 0.5, 0.5, 0.5], [True, False, True, False], 0.5),
        ([0.9, 0.4, 0.6, 0.1], [True, True, False, False], 0.75),
    ],
)
def test_the_area_is_the_chance_of_the_right_order(
    scores: list[float], labels: list[bool], area: float
) -> None:
    result = replace(a_set({"x": [1.0]}), cases=tuple(ranked(scores, labels)))
    found = auc_of(result)
    assert found is not None
    assert found.mean == area
    points = roc(result.cases)
    assert points[0] == (0, 0)
    assert points[-1] == (1, 1)


def test_a_record_is_read_as_it_was_written_and_other_files_are_refused(tmp_path: Path) -> None:
    made = a_record(a_set({"coverage": [0.5, None], "headline": [1.0, 0.0]}))
    made.save(tmp_path / "a.json")
    assert record.load(tmp_path / "a.json") == made
    (tmp_path / "b.json").write_text("{}", encoding="utf-8")
    for name in ("b.json", "c.json"):
        with pytest.raises(UsageError, match="is not a record of an evaluation"):
            record.load(tmp_path / name)
    old = (tmp_path / "a.json").read_text(encoding="utf-8").replace('"version": 1', '"version": 0')
    (tmp_path / "old.json").write_text(old, encoding="utf-8")
    with pytest.raises(UsageError, match="another version"):
        record.load(tmp_path / "old.json")
