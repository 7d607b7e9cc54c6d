"""The stories of the issues set as the truth room reads them: their articles, and a good item on them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from drafter.ingest import extract
from drafter.model import Article

ISSUES = Path(__file__).parent.parent / "datasets" / "issues"


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """A story: its sources, the day of print, what an item must and must not say, an item by hand.

    `must` and `hedges` hold lists of wordings, any of which counts.
    """

    slug: str
    traps: tuple[str, ...]
    week: date
    articles: tuple[Article, ...]
    must: tuple[tuple[str, ...], ...]
    must_not: tuple[str, ...]
    figures: tuple[str, ...]
    names: tuple[str, ...]
    hedges: tuple[tuple[str, ...], ...]
    headline: str
    paragraphs: tuple[str, ...]
    apart: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The item by hand, its headline first."""
        return "\n\n".join([self.headline, *self.paragraphs])


def load(folder: Path = ISSUES) -> list[Story]:
    """Return the stories of a folder, one TOML file each, in the order of their names."""
    return [
        _read(file.stem, tomllib.loads(file.read_text("utf-8")))
        for file in sorted(folder.glob("*.toml"))
        if file.name != "set.toml"
    ]


def _read(slug: str, raw: dict[str, Any]) -> Story:
    item, reference = raw["item"], raw["item"]["reference"]
    return Story(
        slug=slug,
        traps=tuple(raw["traps"]),
        week=date.fromisoformat(raw["week"]),
        articles=tuple(map(_article, raw["sources"])),
        must=tuple(map(tuple, item["must"])),
        must_not=tuple(item["must_not"]),
        figures=tuple(item["figures"]),
        names=tuple(item["names"]),
        hedges=tuple(map(tuple, item["hedges"])),
        headline=reference["headline"],
        paragraphs=tuple(reference["paragraphs"]),
        apart=tuple(raw.get("apart", ())),
    )


def _article(raw: dict[str, str]) -> Article:
    """Return a source as a page gives it, or as it is pasted."""
    if "html" in raw:
        return extract(raw["html"].encode(), raw["url"], "text/html; charset=utf-8")
    return Article(
        url=raw["url"], canonical=raw["url"], title=raw["title"], text=raw["text"].strip(),
        language=raw["language"], publisher=raw["publisher"], author="",
        published=date.fromisoformat(raw["published"]),
    )  # fmt: skip
