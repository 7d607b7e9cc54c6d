"""What a worker's rate is reckoned from, and that what it is reckoned from is measured."""

from __future__ import annotations

import subprocess
import sys

import pytest

from eval.bench.scale import measure, rate
from eval.bench.scale_probe import processor_seconds


def test_a_slow_model_is_bound_by_calls_in_flight_and_a_fast_one_by_the_processor() -> None:
    slow, fast = rate(latency=60, processor=0.5), rate(latency=1, processor=0.5)
    assert (slow["by"], fast["by"]) == ("calls in flight", "the processor")
    assert fast["items"] == 7200
    assert rate(latency=120, processor=0.5)["items"] == slow["items"] / 2
    assert rate(latency=1, processor=0.5, processors=4)["items"] == 4 * fast["items"]


def test_the_time_of_children_is_counted() -> None:
    before = processor_seconds()
    burn = "import time\nwhile time.process_time() < 0.5: pass"
    subprocess.run([sys.executable, "-c", burn], check=True)
    assert processor_seconds() - before >= 0.4


@pytest.mark.slow
def test_each_week_costs_something_in_every_place() -> None:
    cost = measure(weeks=2).figures["item"]
    assert all(value > 0 for value in cost.values()), cost
