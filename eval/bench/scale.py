"""What one worker drafts an hour at a model's latency, and what its servers come to hold.

Measured: the processor's seconds and the bytes that an item costs, as slopes over weeks drafted one after
the other. Reckoned from them: the rates, as the smaller of what a processor and what calls in flight allow.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from drafter.jobs.worker import AT_ONCE
from drafter.settings import Settings
from eval.bench.answers import from_facts
from eval.bench.load import generate
from eval.bench.report import Outcome
from eval.servers import ModelServer, PageServer

WEEKS = 5
LATENCIES = (2, 10, 30, 60)  # seconds of a model's call
PROCESSORS = 1  # that a worker keeps busy: its own threads take turns


def measure(weeks: int = WEEKS) -> Outcome:
    """Draft weeks of invented pages with a model that answers at once, and reckon from what they cost."""
    rows = _drafted(weeks)
    cost = {name: _slope(rows, name) for name in ("sql", "vectors", "chroma")}
    # The first week pays for what is loaded and compiled once.
    cost["processor"] = sum(row["processor"] for row in rows[1:]) / sum(
        row["items"] for row in rows[1:]
    )
    rates = {latency: rate(latency, cost["processor"]) for latency in LATENCIES}
    lines = [
        f"an item: {cost['processor']:.2f} s of a processor, {cost['sql'] / 1e3:.0f} kB in SQL,"
        f" {cost['vectors']:.1f} vectors and {cost['chroma'] / 1e3:.0f} kB in Chroma",
        *(
            f"a call takes {latency:2} s: {each['items']:,.0f} items an hour and worker"
            f" (bound by {each['by']})"
            for latency, each in rates.items()
        ),
    ]
    figures = {"weeks": rows, "item": cost, "rates": rates}
    return Outcome(bench="scale", lines=tuple(lines), goals=(), figures=figures)


def rate(latency: float, processor: float, processors: int = PROCESSORS) -> dict[str, Any]:
    """Return how many items one worker drafts an hour, one call an item, and what keeps it from more."""
    in_flight = AT_ONCE * int(Settings.model_fields["max_parallel"].default)
    bounds = {
        "the processor": processors * 3600 / processor,
        "calls in flight": in_flight * 3600 / latency,
    }
    by = min(bounds, key=lambda name: bounds[name])
    return {"items": bounds[by], "by": by}


def _drafted(weeks: int) -> list[dict[str, Any]]:
    loads = [generate(seed) for seed in range(1, weeks + 1)]
    pages = {
        f"/{number}{path}": body
        for number, load in enumerate(loads)
        for path, body in load.pages.items()
    }
    stories = tuple(story for load in loads for story in load.stories)
    with (
        tempfile.TemporaryDirectory(prefix="scale-") as folder,
        PageServer(pages) as site,
        ModelServer(from_facts(stories)) as model,
    ):
        links = [
            "\n".join(site.url(f"/{number}{path}") for path in load.pages)
            for number, load in enumerate(loads)
        ]
        given = [f"{folder}/home", site.host, model.base_url]
        ended = subprocess.run(
            [sys.executable, "-m", "eval.bench.scale_probe", *given],
            input=json.dumps(links), stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(ended.stdout.splitlines()[-1])
    return found


def _slope(rows: Sequence[dict[str, Any]], name: str) -> float:
    """Return by how much a total grows an item, after the first week."""
    grown: int = sum(after[name] - before[name] for before, after in pairwise(rows))
    items: int = sum(row["items"] for row in rows[1:])
    return grown / items
