"""A few clicks at two real desks while two workers draft what is begun there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from eval import clusters
from eval.faults import load
from eval.faults.growth import Drafted, growth
from eval.faults.processors import OTHERS, Meter
from eval.faults.tab import percentile

pytestmark = pytest.mark.slow


def test_clicks_at_two_desks_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if clusters.postgres_programs() is None and not os.environ.get("CI"):
        pytest.skip("Postgres is missing")
    monkeypatch.setattr(load, "LEAST_CLICKS", 4)
    monkeypatch.setattr(load, "PAUSE", (0.1, 0.5))
    figures = load.Figures()
    with load.servers(tmp_path) as rung:
        load.clicking(rung, 2, 3, figures)
    assert figures.broken == []
    assert figures.issues == 3
    assert {"open the week", "watch", "open an issue", "type", "approve"} <= set(figures.clicks)
    assert figures.edits
    assert figures.record()["issues drafted among clicks"] == 3


def test_what_one_worker_drafts_and_two_is_told_with_what_the_processors_did(
    tmp_path: Path,
) -> None:
    if clusters.postgres_programs() is None and not os.environ.get("CI"):
        pytest.skip("Postgres is missing")
    with load.servers(tmp_path) as rung:
        found, wrong = growth(rung, latency=0.2, issues=2, first=0)
    assert wrong == []
    assert set(found) == {1, 2}
    for each in found.values():
        assert each.per_minute > 0
        assert {"workers", "postgres"} <= set(each.seconds)
        assert sum(each.seconds.values()) * each.per_minute / 60 == pytest.approx(each.busy, 0.1)


def drafted(*per_minute: float) -> dict[int, Drafted]:
    """Return what one worker drafts a minute, and two."""
    return {
        count: Drafted(per_minute=each, seconds={}, busy=1.0, others=0.0)
        for count, each in enumerate(per_minute, 1)
    }


def test_a_meter_counts_what_a_process_took_and_those_it_started() -> None:
    spin = "import os\nfor _ in range(2):\n sum(range(10**6))\n"
    meter = Meter(lambda *_: "", {os.getpid(): "own"})
    subprocess.run([sys.executable, "-c", f"{spin}\nif os.fork(): os.wait()\n{spin}"], check=True)
    assert meter.seconds()["own"] >= 0.02
    assert set(meter.seconds()) == {"own", OTHERS}


def test_goals_that_are_missed_are_named() -> None:
    figures = load.Figures(drafted={load.SLOW: drafted(10.0, 15.0)})
    figures.clicks["type"] += [0.2] * 90 + [2.0] * 10
    assert len(figures.missed) == 2
    figures = load.Figures(drafted={load.SLOW: drafted(10.0, 17.0), load.QUICK: drafted(9.0, 9.0)})
    figures.clicks["type"] += [0.2] * 99
    assert figures.missed == []


def test_a_percentile_is_what_that_share_does_not_exceed() -> None:
    assert percentile([], 0.95) == 0
    assert percentile(range(1, 101), 0.95) == 95
    assert percentile([3.0], 0.5) == 3.0
