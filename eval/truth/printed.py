"""Printed items beside their sources: which dropped words are found, and what else is said of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from drafter.archive import similarity
from drafter.model import Article, Finding
from drafter.truth import check
from drafter.truth.reading.words import is_chinese, plain

ITEMS = Path(__file__).parent.parent / "datasets" / "dropped" / "items.jsonl"
_KINDS = {"opinion": ("claim", "omission")}
_ANY = ("omission", "hedge")  # people call one drop a hedge, a limit or an answer
_LIMITS = ("scope", "hedge")
_BOUND = "Keep the source's bound."
_QUOTED = re.compile(r"“(.*)”")
_RUN, _RUN_ZH = 2, 3  # words and Chinese characters in a row by which a message names dropped words


@dataclass(frozen=True, kw_only=True, slots=True)
class Drop:
    """What a printed sentence left out; an opinion and an unnamed report have no source words."""

    kind: str
    sentence: str
    source_words: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """An item as it was printed, its sources, and what people found that it dropped."""

    id: str
    text: str
    sources: tuple[Article, ...]
    drops: tuple[Drop, ...]
    when: date | None = None  # the day of print


@dataclass(kw_only=True, slots=True)
class Score:
    """What was found of an item; `elsewhere` are drops named on another sentence than theirs."""

    item: Printed
    found: list[Drop] = field(default_factory=list)
    elsewhere: list[Drop] = field(default_factory=list)
    missed: list[Drop] = field(default_factory=list)
    false: list[Finding] = field(default_factory=list)


def load(file: Path) -> list[Printed]:
    """Return the items of a file, one JSON object a line or all of them in one list."""
    text = file.read_text("utf-8").strip()
    raw = (
        json.loads(text)
        if text.startswith("[")
        else map(json.loads, filter(None, text.split("\n")))
    )
    return [_read(each) for each in raw]


def score(item: Printed) -> Score:
    """Return which drops of an item the check names, and which of its findings are none of them."""
    chinese = any(is_chinese(source.text) for source in item.sources)
    days = [source.published for source in item.sources if source.published]
    report = check(
        item.text, item.sources,
        similarity=similarity() if chinese else None,
        when=item.when or (max(days) + timedelta(days=1) if days else None),
    )  # fmt: skip
    findings = [f for f in report.findings if f.kind != "copied"]
    told = Score(item=item)
    for drop in item.drops:
        naming = [finding for finding in findings if names(finding, drop)]
        if any(stands_on(finding.sentence, drop) for finding in naming):
            told.found.append(drop)
        else:
            (told.elsewhere if naming else told.missed).append(drop)
    told.false = [f for f in findings if not any(names(f, drop) for drop in item.drops)]
    return told


def names(finding: Finding, drop: Drop) -> bool:
    """Whether a finding is about these dropped words: of a fitting kind, and quoting them."""
    if finding.kind == "figure" and drop.kind in _LIMITS:  # "up to" that a figure lost
        shown = [span.text for span in finding.spans]
        return finding.message.endswith(_BOUND) and any(t in drop.source_words for t in shown)
    if finding.kind not in _KINDS.get(drop.kind, _ANY):
        return False
    if drop.kind == "opinion":
        return finding.text.lower() in drop.why.lower()
    if drop.kind == "unsaid_report":
        return not finding.spans and re.search(r"\bthe \w+", finding.text) is not None
    wanted = plain_words(drop.source_words)
    size = min(len(wanted), _RUN_ZH if is_chinese(drop.source_words) else _RUN)
    runs = set(_runs(wanted, size))
    return any(run in runs for said in _QUOTED.findall(finding.message)
               for run in _runs(plain_words(said), size))  # fmt: skip


def report(scores: list[Score], show: bool) -> Iterator[str]:
    """Yield what was found of each kind of drop, and the false findings of an item, as lines."""
    kinds = Counter(drop.kind for each in scores for drop in each.item.drops)
    found = Counter(drop.kind for each in scores for drop in each.found)
    beside = Counter(drop.kind for each in scores for drop in each.elsewhere)
    false = Counter(finding.kind for each in scores for finding in each.false)
    total = sum(kinds.values())
    yield (
        f"{len(scores)} printed items: {found.total()} of {total} drops found "
        f"({found.total() / total:.0%}), {beside.total()} more on another sentence"
    )
    for kind, count in sorted(kinds.items()):
        also = f", {beside[kind]} on another sentence" if beside[kind] else ""
        yield f"  {kind}: {found[kind]} of {count}{also}"
    yield (
        f"  false findings: {false.total() / len(scores):.2f} an item {dict(false) or ''}, "
        f"at most {max(len(each.false) for each in scores)}"
    )
    for each in scores if show else []:
        yield f"{each.item.id}"
        for drop in each.missed:
            yield f"  MISSED {drop.kind} “{drop.source_words}”\n    {drop.sentence}"
        for drop in each.elsewhere:
            yield f"  ELSEWHERE {drop.kind} “{drop.source_words}”\n    {drop.sentence}"
        for f in each.false:
            yield f"  FALSE {f.severity} {f.kind} [{f.text}] {f.message}"


def stands_on(sentence: str, drop: Drop) -> bool:
    """Whether a sentence of the printed item is the one that dropped the words."""
    return sentence in drop.sentence or drop.sentence in sentence


def plain_words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return [word.lower() for word in plain(text)]


def _runs(words: list[str], size: int) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - size + 1):
        yield tuple(words[start : start + size])


def _read(raw: dict[str, Any]) -> Printed:
    item = raw.get("item", raw)
    return Printed(
        id=str(raw["id"]),
        text="\n\n".join([item["headline"], *item["paragraphs"]]),
        sources=tuple(_article(number, source) for number, source in enumerate(raw["sources"])),
        drops=tuple(map(_drop, raw["drops"])),
        when=date.fromisoformat(raw["date"]) if "date" in raw else None,
    )


def _drop(raw: dict[str, str]) -> Drop:
    if "draft" not in raw:
        return Drop(**raw)
    return Drop(
        kind=raw["kind"], sentence=raw["draft"], source_words=raw["source"], why=raw.get("why", "")
    )


def _article(number: int, raw: dict[str, str]) -> Article:
    url = raw.get("url") or f"https://printed.example/{number}"
    return Article(
        url=url, canonical=url, title=raw["title"], text=raw["text"],
        language="zh" if is_chinese(raw["text"]) else "en", publisher=raw.get("publisher", ""),
        author="", published=date.fromisoformat(raw["published"]),
    )  # fmt: skip
