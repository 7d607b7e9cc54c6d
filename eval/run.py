"""One run of the evaluation: the chosen sets, each read by the reader of its kind, into one record."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from drafter.model import digest
from drafter.resources import prompts_dir, read_text
from drafter.settings import Settings
from eval.bench.report import machine
from eval.drafting import settings_for
from eval.record import Case, Record, SetResult
from eval.sets import FOLDER, Set, choose, figures, house, issues, pages, planted, stories, truth

# A reader yields the cases of a set, at most so many; a new set of a kind that is here needs no more.
Reader = Callable[[Set, Settings, "int | None"], Iterator[Case]]
READERS: Mapping[str, Reader] = {
    "issues": issues.measure,
    "figures": figures.measure,
    "truth": truth.measure,
    "pages": pages.measure,
    "house": house.measure,
    "planted": planted.measure,
    "stories": stories.measure,
}
EMBEDDED = "embedded-extract-1"


def run(
    wanted: Sequence[str] = (),
    *,
    model: str = "",
    base_url: str = "",
    data: Path | None = None,
    most: int | None = None,
    root: Path = FOLDER,
    say: Callable[[str], None] = lambda line: None,
) -> Record:
    """Return the record of a run on the sets wanted by name or kind, all that can be read by default.

    Without `model` the embedded writer drafts. `most` limits the cases of each set and makes the record a
    partial one. Raises UsageError when a set is not known, not there, or not the data it was pinned to.
    """
    settings = settings_for(model, base_url)
    results = []
    for chosen in choose(wanted, data, READERS, root):
        say(f"{chosen.name}: {chosen.about.title}")
        results.append(_measured(chosen, settings, most, say))
    return Record(
        when=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        writer=model or EMBEDDED,
        prompts=prompts(),
        machine=machine(),
        sets=tuple(results),
        partial=most is not None,
    )


def _measured(
    chosen: Set, settings: Settings, most: int | None, say: Callable[[str], None]
) -> SetResult:
    about, began = chosen.about, time.monotonic()
    cases = []
    for case in READERS[about.kind](chosen, settings, most):
        cases.append(case)
        if about.kind == "issues":
            say(f"  {len(cases)} {case.id}")
    return SetResult(
        name=chosen.name, kind=about.kind, title=about.title, digest=chosen.digest,
        licence=about.licence, split=about.split, gate=about.gate,
        seconds=round(time.monotonic() - began, 2), cases=tuple(cases),
    )  # fmt: skip


def prompts() -> dict[str, str]:
    """Return the fingerprint of each file of prompts/ as it is now."""
    files = sorted(file.name for file in prompts_dir().iterdir() if file.is_file())
    return {name: digest(read_text(name)) for name in files}
