"""What the check of a sentence costs, beside the likeness of vectors that one would use instead.

On the stories of the issues set: the sources are read and every sentence of the item is checked, then one
sentence is edited and the item is checked again. The other side embeds each sentence and those of the
sources, and takes the nearest. As in timeit the collector of garbage waits: one of its passes over all that
the imports hold takes longer than an item, and falls on whichever happens to be checked.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from drafter import sentences
from drafter.archive import packaged, similarity
from drafter.model import Article
from drafter.truth import Report, check
from eval.bench.report import Goal, Outcome, sure
from eval.truth import printed
from eval.truth.corruptions import plant
from eval.truth.stories import Story, load

_SOUND = (
    0.9  # share of faithful items without a severe finding, and of wrong figures that are found
)
_LONGEST = 5.0  # ms a sentence, English sources


@dataclass
class _Pace:
    """Seconds of the processor, and sentences, of the stories in one language."""

    sentences: int = 0
    first: float = 0.0
    edited: float = 0.0
    items: int = 0
    bare: float = 0.0
    faithful: int = 0
    planted: int = 0
    found: int = 0


def measure(stories: Sequence[Story] | None = None) -> Outcome:
    """Time the check of every item of the issues set, those with Chinese sources apart."""
    packaged().warm()
    similarity()(["warm"], ["up"])
    for item in printed.load(
        printed.ITEMS
    ):  # a pattern is made at its first use, once in a process
        check(item.text, list(item.sources))
    paces = {"English": _Pace(), "Chinese": _Pace()}
    with _uncollected():
        for number, story in enumerate(load() if stories is None else stories):
            chinese = any(article.language.startswith("zh") for article in story.articles)
            _pace(story, paces["Chinese" if chinese else "English"], number, chinese)
    every = list(paces.values())
    faithful, items = sum(p.faithful for p in every), sum(p.items for p in every)
    sure(
        faithful >= _SOUND * items,
        f"{items - faithful} of {items} faithful items are called wrong.",
    )
    found, planted = sum(p.found for p in every), sum(p.planted for p in every)
    sure(
        planted > 0 and found >= _SOUND * planted,
        f"Only {found} of {planted} wrong figures are found.",
    )
    return _outcome({name: pace for name, pace in paces.items() if pace.items})


@contextmanager
def _uncollected() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _pace(story: Story, pace: _Pace, number: int, chinese: bool) -> None:
    # Another address makes another source, so that nothing is remembered from before.
    articles = [replace(a, url=f"{a.url}?{number}") for a in story.articles]
    known = similarity() if chinese else None

    def checked(text: str) -> tuple[float, Report]:
        began = time.process_time()
        report = check(text, articles, similarity=known, when=story.week)
        return time.process_time() - began, report

    seconds, report = checked(story.text)
    pace.first += seconds
    pace.items += 1
    pace.sentences += len(report.sentences)
    pace.faithful += _severe(report) == 0
    edited = _with_wrong_figure(story, articles)
    seconds, again = checked(edited or f"{story.text} A sentence was added.")
    pace.edited += seconds
    if edited:
        pace.planted += 1
        pace.found += _severe(again) > _severe(report)
    pace.bare += _nearest(story.text, articles)


def _severe(report: Report) -> int:
    return sum(finding.severity == "severe" for finding in report.findings)


def _with_wrong_figure(story: Story, articles: Sequence[Article]) -> str | None:
    """Return the item with a figure that no source has, None when no sentence takes one."""
    source = "\n".join(article.text for article in articles)
    for paragraph in story.paragraphs:
        for sentence in sentences.split(paragraph):
            wrong = plant("absent_figure", sentence, source, [""], random.Random(story.slug))
            if wrong is not None:
                return story.text.replace(sentence, wrong)
    return None


def _nearest(text: str, articles: Sequence[Article]) -> float:
    began = time.process_time()
    drafted = packaged().encode(sentences.split(text))
    given = packaged().encode([s for article in articles for s in sentences.split(article.text)])
    (drafted @ given.T).max(axis=1)
    return time.process_time() - began


def _outcome(paces: dict[str, _Pace]) -> Outcome:
    rows = {
        name: {
            "items": pace.items,
            "sentences": pace.sentences,
            "ms a sentence": 1000 * pace.first / pace.sentences,
            "ms after an edit": 1000 * pace.edited / pace.items,
            "bare ms a sentence": 1000 * pace.bare / pace.sentences,
        }
        for name, pace in paces.items()
    }
    names = next(iter(rows.values()))
    lines = [f"{'sources':20}" + "".join(f"{name:>12}" for name in rows)]
    lines += [
        f"{name:20}" + "".join(f"{row[name]:>12.4g}" for row in rows.values()) for name in names
    ]
    english = rows.get("English")
    return Outcome(
        bench="truth",
        lines=tuple(lines),
        goals=(
            Goal(
                name="ms a sentence, English sources", value=english["ms a sentence"],
                limit=_LONGEST, wanted="at most",
            ),
        ) if english else (),
        figures={"sources": rows},
        ratios={
            f"the nearest vectors’ time a sentence, {name} sources": row["ms a sentence"]
            / row["bare ms a sentence"]
            for name, row in rows.items()
        },
    )  # fmt: skip
