"""Run the benches: `python -m eval.bench [BENCH…] [--history FILE] [--pages DIR] [--sizes N…] [--strict]`.

Each runs beside what one would use instead, and says so in ratios; a picture of the history is drawn beside
it. A bench whose work was not really done is reported as broken and not kept.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from eval.bench import browser, ingest, lookups, main_job, memory, scale, startup, truth_pace
from eval.bench.plot import svg
from eval.bench.report import HISTORY, Broken, Outcome, history, keep, machine, show

BENCHES = ("startup", "truth", "ingest", "main", "lookups", "memory", "scale", "desk")
_MEMORY = (100, 1_000)  # without --sizes: 10,000 items and more take long to embed


def main(arguments: list[str] | None = None) -> int:
    """Print each bench as it ends and add it to the history.

    1 when a bench is broken, or when --strict and a goal is missed.
    """
    given = _given(arguments)
    benches: dict[str, Callable[[], Outcome]] = {
        "startup": startup.measure,
        "truth": truth_pace.measure,
        "ingest": lambda: ingest.measure(given.pages, given.seed),
        "main": lambda: main_job.measure(given.pages, given.seed),
        "lookups": lambda: lookups.measure(given.sizes or lookups.SIZES),
        "memory": lambda: memory.measure(given.sizes or _MEMORY),
        "scale": scale.measure,
        "desk": browser.measure,
    }
    print(", ".join(f"{name} {value}" for name, value in machine().items()))
    missed, broken = 0, []
    for name in given.bench or BENCHES:
        try:
            outcome = benches[name]()
        except Broken as fault:
            broken.append(name)
            print(f"\n{name} is broken, its speed says nothing: {fault}", file=sys.stderr)
            continue
        show(outcome)
        keep(outcome, given.history)
        missed += sum(not goal.met for goal in outcome.goals)
    picture = given.history.with_suffix(".svg")
    picture.write_text(svg(history(given.history)), encoding="utf-8")
    print(f"\n{missed} goals missed; kept in {given.history}, drawn in {picture}.")
    return 1 if broken or (missed and given.strict) else 0


def _given(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=main.__doc__)
    parser.add_argument("bench", nargs="*", help=f"of {', '.join(BENCHES)}; all if none")
    parser.add_argument(
        "--pages", type=Path, help="real pages (*.html, *.html.gz) instead of made ones"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the made pages")
    parser.add_argument(
        "--sizes", type=int, nargs="+", help="rows of lookups, and items in the archive of memory"
    )
    parser.add_argument("--strict", action="store_true", help="exit 1 when a goal is missed")
    parser.add_argument(
        "--history", type=Path, default=HISTORY, help="file of JSON lines to add to"
    )
    given = parser.parse_args(arguments)
    if unknown := set(given.bench) - set(BENCHES):
        parser.error(f"there is no bench {', '.join(sorted(unknown))}")
    given.history.parent.mkdir(parents=True, exist_ok=True)
    return given


if __name__ == "__main__":
    sys.exit(main())
