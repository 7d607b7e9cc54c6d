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
from eval.bench.report import Goal, Outcome, sure
from eval.bench.runs import Course, Run, Trial, run_bare, run_desk, run_plain, try_plain

# How many pieces of a page the plain script may send for an item; tutorials leave it at 4.
PIECES = (4, 8, 16, 32, 64)
_SENT = 0.9  # share of the must-say figures and names, below which a run has left work out


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
    check_work(course, desk, record)
    return _outcome(course, desk, plain, bare, record, trial, k)


def check_work(course: Course, desk: Run, record: dict[str, Any]) -> None:
    """Raise Broken when the desk was fast because it left out pages, calls, sources or checks."""
    sure(desk.items > 0, "The desk drafted no item.")
    sure(desk.calls >= desk.items, f"{desk.items} items were made with {desk.calls} calls.")
    sure(
        all(item["evidence"] and item["sources"] for item in record["items"]),
        "An item has no source, or was not checked.",
    )
    used = {source["url"] for item in record["items"] for source in item["sources"]}
    led, pages = len(used) + len(record["failures"]), len(course.pages)
    # Of real pages some tell the same words again and count once.
    wanted = pages if course.stories else pages / 2
    sure(led >= wanted, f"Of {pages} pages only {led} came to anything.")
    if course.stories:
        share = course.share(desk.prompts)
        sure(share >= _SENT, f"Only {share:.0%} of what must be said was sent to the model.")


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
        ratios=_ratios(desk, plain, bare),
    )


def _ratios(desk: Run, plain: Run, bare: dict[str, Any]) -> dict[str, float]:
    seconds = sum(bare[part] for part in ("fetch", "call", "extraction", "embedding"))
    return {
        "the plain script’s time": desk.seconds / plain.seconds,
        "the plain script’s prompt tokens": desk.tokens / plain.tokens,
        "the plain script’s memory": desk.megabytes / plain.megabytes,
        "the bare parts’ time": desk.seconds / seconds,
    }


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
        "memory, MB": round(run.megabytes),
    }
    if course.stories:
        figures["share of must-say sent"] = round(course.share(run.prompts), 3)
    return figures
