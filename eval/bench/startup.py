"""How long the desk takes to say what it can do, beside an interpreter that does nothing."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from eval.bench.report import Goal, Outcome, sure

DRAFTER = Path(sys.executable).with_name("drafter")
_RUNS = 7


def measure() -> Outcome:
    """Time `drafter --help` and `python -c pass` in turn."""
    said = subprocess.run([DRAFTER, "--help"], capture_output=True, text=True).stdout
    sure("draft" in said and "check" in said, "drafter --help lists no commands.")
    desk, bare = [], []
    for _ in range(_RUNS):
        desk.append(_seconds(str(DRAFTER), "--help"))
        bare.append(_seconds(sys.executable, "-c", "pass"))
    help_, nothing = statistics.median(desk), statistics.median(bare)
    return Outcome(
        bench="start-up",
        lines=(
            f"drafter --help {help_:.3f} s, python -c pass {nothing:.3f} s (median of {_RUNS})",
        ),
        goals=(Goal(name="seconds to --help", value=help_, limit=0.5, wanted="at most"),),
        figures={"help": help_, "python": nothing},
        ratios={"an interpreter’s start-up": help_ / nothing},
    )


def _seconds(*command: str) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
