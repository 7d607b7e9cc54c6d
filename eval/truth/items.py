"""Faithful items of our own writing: what is said of them, and how long an issue of them takes."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from drafter import sentences
from drafter.model import Article, Finding
from drafter.truth import check

FAITHFUL = Path(__file__).parent.parent / "datasets" / "items" / "faithful.txt"
PRINTED = date(2026, 9, 18)  # the day of print of all of them
_ISSUE = 30  # sentences
_PAGE = 5  # sources that make a page as long as real ones are


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """Seconds that an issue takes: its sources read and all checked; and again after one edit."""

    sentences: int
    characters: int  # of the sources
    first: float
    edited: float


def load(file: Path = FAITHFUL) -> list[tuple[Article, str]]:
    """Return each item with its source: `@ day`, the source, `=`, the item, items parted by `---`."""
    return [_read(block) for block in file.read_text("utf-8").strip().split("\n---\n")]


def alarms(items: list[tuple[Article, str]]) -> list[tuple[str, Finding]]:
    """Return what is found of the items that is more than a note, each with its item."""
    return [
        (item, finding)
        for source, item in items
        for finding in check(item, [source], when=PRINTED).findings
        if finding.severity != "note"
    ]


def pace(items: list[tuple[Article, str]]) -> list[Pace]:
    """Return how long each run of items takes that makes an issue of thirty sentences."""
    found: list[Pace] = []
    issue: list[tuple[Article, str]] = []
    count = 0
    for number, (source, item) in enumerate(items):
        rest = [other.text for other, _ in (items[number + 1 :] + items)[: _PAGE - 1]]
        issue.append((replace(source, text="\n".join([source.text, *rest])), item))
        count += len(sentences.split(item))
        if count >= _ISSUE:
            found.append(_pace(issue, count))
            issue, count = [], 0
    return found


def _pace(issue: list[tuple[Article, str]], count: int) -> Pace:
    started = time.process_time()
    for source, item in issue:
        check(item, [source], when=PRINTED)
    first = time.process_time() - started
    source, item = issue[0]
    started = time.process_time()
    check(f"{item} A sentence was added.", [source], when=PRINTED)
    edited = time.process_time() - started
    characters = sum(len(source.text) for source, _ in issue)
    return Pace(sentences=count, characters=characters, first=first, edited=edited)


def _read(block: str) -> tuple[Article, str]:
    source, _, item = block.partition("\n=\n")
    day, _, text = source.removeprefix("@ ").partition("\n")
    page = Article(
        url="https://courier.example/a", canonical="", title="", text=text, language="",
        publisher="Courier", author="", published=date.fromisoformat(day),
    )  # fmt: skip
    return page, item.replace("\n", "\n\n")
