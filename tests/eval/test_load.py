"""A few clicks at two real desks while two workers draft what is begun there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from eval import clusters
from eval.faults import load
from eval.faults.tab import percentile

pytestmark = pytest.mark.slow


def test_clicks_at_two_desks_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if clusters.postgres_programs() is None and not os.environ.get("CI"):
        pytest.skip("Postgres is missing")
    monkeypatch.setattr(load, "LEAST_CLICKS", 4)
    monkeypatch.setattr(load, "PAUSE", (0.1, 0.5))
    figures = load.Figures()
    with load.servers(tmp_path) as (settings, pages):
        load.clicking(settings, tmp_path, pages, 2, 3, figures)
    assert figures.broken == []
    assert figures.issues == 3
    assert {"open the week", "watch", "open an issue", "type", "approve"} <= set(figures.clicks)
    assert figures.edits
    assert figures.record()["issues drafted among clicks"] == 3


def test_goals_that_are_missed_are_named() -> None:
    figures = load.Figures(per_minute={1: 10.0, 2: 15.0})
    figures.clicks["type"] += [0.2] * 90 + [2.0] * 10
    assert len(figures.missed) == 2
    figures = load.Figures(per_minute={1: 10.0, 2: 17.0})
    figures.clicks["type"] += [0.2] * 99
    assert figures.missed == []


def test_a_percentile_is_what_that_share_does_not_exceed() -> None:
    assert percentile([], 0.95) == 0
    assert percentile(range(1, 101), 0.95) == 95
    assert percentile([3.0], 0.5) == 3.0
