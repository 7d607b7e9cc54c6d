"""Run the benches: `python -m eval.bench [BENCH…] [--pages DIR] [--sizes N…] [--seed N] [--strict]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from eval.bench import main_job, memory, scale, startup
from eval.bench.report import HISTORY, Outcome, keep, machine, show

BENCHES = ("startup", "main", "memory", "scale")


def main() -> int:
    """Print each bench as it ends and add it to the history; 1 when --strict and a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=main.__doc__)
    parser.add_argument("bench", nargs="*", help=f"of {', '.join(BENCHES)}; the first two if none")
    parser.add_argument(
        "--pages", type=Path, help="real pages (*.html, *.html.gz) instead of made ones"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the made pages")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=memory.SIZES, help="items in the archive of memory"
    )
    parser.add_argument("--strict", action="store_true", help="exit 1 when a goal is missed")
    given = parser.parse_args()
    if unknown := set(given.bench) - set(BENCHES):
        parser.error(f"there is no bench {', '.join(sorted(unknown))}")
    benches: dict[str, Callable[[], Outcome]] = {
        "startup": startup.measure,
        "main": lambda: main_job.measure(given.pages, given.seed),
        "memory": lambda: memory.measure(given.sizes),
        "scale": scale.measure,
    }
    print(", ".join(f"{name} {value}" for name, value in machine().items()))
    outcomes = []
    for name in given.bench or BENCHES[:2]:
        outcomes.append(benches[name]())
        show(outcomes[-1])
        keep(outcomes[-1])
    missed = [goal for outcome in outcomes for goal in outcome.goals if not goal.met]
    print(f"\n{len(missed)} goals missed; kept in {HISTORY}.")
    return 1 if missed and given.strict else 0


if __name__ == "__main__":
    sys.exit(main())
