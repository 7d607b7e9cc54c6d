"""The main job, from pasted links to a drafted issue, beside the script one would write instead.

Twenty pages that come after 300 ms each, seven stories, a model that answers after 2 s.
"""

from __future__ import annotations

import gzip
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.bench.answers import from_facts, from_prompts
from eval.bench.load import generate
from eval.bench.report import Goal, Outcome
from eval.bench.runs import Course, Run, Trial, run_bare, run_desk, run_plain, try_plain

# How many pieces of a page the plain script may send for an item; tutorials leave it at 4.
PIECES = (4, 8, 16, 32, 64)


def measure(pages: Path | None = None, seed: int = 1) -> Outcome:
    """Run the parts, the desk and the plain script on generated pages, or on a folder's HTML files."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        if pages is None:
            load = generate(seed)
            course = Course(load.pages, load.stories, from_facts(load.stories), Path(folder))
        else:
            course = Course(read_pages(pages), (), from_prompts(), Path(folder))
        bare = run_bare(course)
        desk, record = run_desk(course)
        topics = [story.topic for story in course.stories] or bare["stories"]
        trial = try_plain(course, topics, PIECES)
        k = _pieces(course, desk, trial, len(topics))
        plain = run_plain(course, topics, k)
    return _outcome(course, desk, plain, bare, record, trial, k)


def _pieces(course: Course, desk: Run, trial: Trial, stories: int) -> int:
    """Return how many pieces the plain script may send, to its best advantage.

    The fewest with which its prompts carry as much as the desk's, which nobody could know beforehand;
    where it is not known what must be said, as many as the pages of one story have.
    """
    if not course.stories:
        return max(1, trial.pieces // stories)
    carried = course.share(desk.prompts)
    return min((k for k, (_, share) in trial.sent.items() if share >= carried), default=PIECES[-1])


def read_pages(folder: Path) -> dict[str, bytes]:
    """Return the *.html and *.html.gz files of a folder as pages by path."""
    found = {}
    for file in sorted([*folder.glob("*.html"), *folder.glob("*.html.gz")]):
        data = file.read_bytes()
        name = file.name.removesuffix(".gz")
        found[f"/{name}"] = gzip.decompress(data) if file.suffix == ".gz" else data
    if not found:
        raise FileNotFoundError(f"There is no *.html or *.html.gz in {folder}.")
    return found


def _outcome(
    course: Course,
    desk: Run,
    plain: Run,
    bare: dict[str, Any],
    record: dict[str, Any],
    trial: Trial,
    k: int,
) -> Outcome:
    parts = {part: round(bare[part], 3) for part in ("fetch", "call", "extraction", "embedding")}
    lost = course.lost(desk.prompts)
    severe = [
        finding["message"]
        for item in record["items"]
        for finding in item["findings"]
        if finding["severity"] == "severe"
    ]
    failed = Counter(failure["reason"] for failure in record["failures"])
    return Outcome(
        bench="main job",
        lines=(
            f"{len(course.pages)} links, {len(bare['stories'])} stories found",
            *_table(course, desk, plain, k),
            f"bare parts, seconds: {parts}",
            f"the desk's own stages: {record['seconds']}",
            *_trial(course, trial),
            *(f"lost: {words}" for words in lost),
            *(f"severe: {message}" for message in severe),
            *(f"failed, {reason}: {count}" for reason, count in failed.items()),
        ),
        goals=tuple(_goals(course, desk, plain, sum(parts.values()), lost)),
        figures={
            "desk": _figures(course, desk) | {"stages": record["seconds"], "severe": len(severe)},
            "plain": _figures(course, plain) | {"k": k, "pieces": trial.pieces},
            "bare": bare,
            "tried": trial.sent,
            "lost": lost,
            "failed": failed,
        },
    )


def _goals(
    course: Course, desk: Run, plain: Run, bare: float, lost: Sequence[str]
) -> Iterator[Goal]:
    yield Goal(name="times faster", value=plain.seconds / desk.seconds, limit=5, wanted="at least")
    yield Goal(name="of its tokens", value=desk.tokens / plain.tokens, limit=0.35, wanted="at most")
    yield Goal(name="of the bare parts", value=desk.seconds / bare, limit=1.5, wanted="at most")
    if course.stories:
        yield Goal(
            name="must-say figures and names lost", value=len(lost), limit=0, wanted="at most"
        )
        astray = abs(desk.items - len(course.stories))
        yield Goal(name="items too many or too few", value=astray, limit=0, wanted="at most")


def _trial(course: Course, trial: Trial) -> list[str]:
    if not course.stories:
        return []
    return [
        f"plain script, k={k}: {tokens:,} tokens, {share:.0%} of the must-say sent"
        for k, (tokens, share) in trial.sent.items()
    ]


def _table(course: Course, desk: Run, plain: Run, k: int) -> list[str]:
    rows = [("", "desk", f"plain, k={k}")]
    for name, one in _figures(course, desk).items():
        other = _figures(course, plain)[name]
        rows.append((name, f"{one:,}", f"{other:,}"))
    return [f"{name:24}{one:>12}{other:>16}" for name, one, other in rows]


def _figures(course: Course, run: Run) -> dict[str, float]:
    figures = {
        "seconds after start-up": round(run.seconds, 2),
        "start-up": round(run.startup, 2),
        "prompt tokens": run.tokens,
        "model calls": run.calls,
        "items": run.items,
    }
    if course.stories:
        figures["share of must-say sent"] = round(course.share(run.prompts), 3)
    return figures
