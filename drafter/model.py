"""The words of the desk as frozen values: what a room takes and what it returns.

Offsets are character offsets into `Article.text`, start inclusive, end exclusive.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Severity = Literal["severe", "warning", "note"]
Kind = Literal[
    "figure",
    "date",
    "name",
    "quotation",
    "claim",
    "hedge",
    "omission",
    "conflict",
    "copied",
    "instruction",
]


def digest(*parts: str) -> str:
    """Return a short stable name (20 hex digits) for these strings in this order."""
    hasher = hashlib.blake2b(digest_size=10)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hasher.update(len(data).to_bytes(8, "big") + data)
    return hasher.hexdigest()


# ── what was read ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """Text that extraction took out of a page because a reader cannot see it."""

    text: str
    reason: str  # "hidden", "comment" or "invisible characters"


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One article as its page gives it; `published` is the calendar date, without zone conversion."""

    url: str
    canonical: str
    title: str
    text: str
    language: str  # ISO 639-1, "" when unknown
    publisher: str
    author: str
    published: date | None
    published_guessed: bool = False
    partial: bool = False
    removed: tuple[Removed, ...] = ()

    @property
    def id(self) -> str:
        return digest(self.canonical or self.url)

    @property
    def version(self) -> str:
        """Changes whenever the words change."""
        return digest(self.title, self.text)

    @property
    def full_text(self) -> str:
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A link or a story that came to nothing: a short code, and what the editor can do."""

    url: str
    reason: str
    message: str
    of: Literal["link", "story"] = "link"


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A run of whole sentences of one article, cut by tokens."""

    article: str  # Article.id
    url: str
    start: int
    end: int
    text: str
    tokens: int

    @property
    def id(self) -> str:
        return f"{self.article}:{self.start}-{self.end}:{digest(self.text)[:8]}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """Articles on one event; the first is the one that tells it best."""

    articles: tuple[Article, ...]

    @property
    def id(self) -> str:
        return digest(*sorted(article.id for article in self.articles))

    @property
    def title(self) -> str:
        return self.articles[0].title or self.articles[0].url


# ── what was found ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Words of a source, where they stand."""

    url: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something in a draft that an editor should see; `text` is the words in the draft it is about."""

    kind: Kind
    severity: Severity
    sentence: str
    text: str
    message: str
    spans: tuple[Span, ...] = ()


Standing = Literal[
    "exact", "rounded", "bound", "truncated", "converted", "derived", "counted", "moved", "absent",
    "unchecked",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedFigure:
    """A line of the figure ledger: a figure of a draft, how it stands, and where a source gives it.

    `value` is in `unit` (an ISO currency, percent, count, date, …); `start` and `end` are places in the
    checked text; `spans` are the source's figure or, for a derived one, its operands.
    """

    sentence: str
    text: str
    start: int
    end: int
    value: float | str
    unit: str
    status: Standing
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """The source words that carry one sentence of a draft, best first."""

    sentence: str
    spans: tuple[Span, ...]


# ── what was written ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A source as it is named below an item; never printed."""

    url: str
    title: str
    publisher: str
    published: date | None = None

    @classmethod
    def of(cls, article: Article) -> Source:
        return cls(
            url=article.url,
            title=article.title,
            publisher=article.publisher,
            published=article.published,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Usage:
    """What model calls took: tokens, and US$ or None when the price is not known."""

    input_tokens: int = 0
    output_tokens: int = 0
    usd: float | None = 0.0

    def __add__(self, other: Usage) -> Usage:
        known = self.usd is not None and other.usd is not None
        return Usage(
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            usd=self.usd + other.usd if known else None,  # type: ignore[operator]
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Writer:
    """Who wrote an item: the model's name and the fingerprint of the prompt."""

    model: str
    prompt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One story in print: a headline without its number, and its paragraphs, the lead first."""

    headline: str
    paragraphs: list[str]
    id: str = ""
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    figures: tuple[CheckedFigure, ...] = ()
    writer: Writer | None = None
    usage: Usage = field(default_factory=Usage)
    extract: bool = False  # put together from the sources' own sentences, to be rewritten
    notes: tuple[str, ...] = ()  # on how it was written, to be told once; not stored

    @property
    def text(self) -> str:
        return "\n\n".join([self.headline, *self.paragraphs])

    def edited(self, headline: str, paragraphs: list[str]) -> Item:
        """Return this item in an editor's words; what was found of the old words is dropped."""
        return replace(
            self,
            headline=headline,
            paragraphs=list(paragraphs),
            evidence=(),
            findings=(),
            figures=(),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """One issue of the digest; numbers of items are counted when it is rendered, never stored."""

    items: list[Item]
    id: str = ""
    title: str = ""
    greeting: str = ""
    closing_title: str = ""
    closing: str = ""
    report_line: str = ""
    number: int | None = None
    date: date | None = None
    timezone: str = ""
    failures: tuple[Failure, ...] = ()


# ── what was printed ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """An item as an issue printed it, and where it stands; `issue` is how people name that issue."""

    id: str
    issue: str  # "issue 105", or its title where it has no number
    number: int | None = None
    day: date | None = None
    position: int = 1  # from 1
    headline: str
    paragraphs: tuple[str, ...]
    link: str = ""  # the address of the issue, "" when nobody gave one

    @property
    def text(self) -> str:
        return "\n\n".join([self.headline, *self.paragraphs])


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A figure that was printed and that a source now gives otherwise: the words of each."""

    old: Span
    new: Span


Relation = Literal["same", "update", "new"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Recall:
    """How a story stands to what was printed.

    `printed` is the item it repeats or follows, for a new story the nearest one, if any is near. `news`
    are the source's words that say what is new since, `old` the printed words they go on from.
    """

    relation: Relation
    printed: Printed | None = None
    news: Span | None = None
    old: Span | None = None
    changes: tuple[Change, ...] = ()
    odds: tuple[float, float] = (0.0, 0.0)  # log-odds: of one story, and of something new in it


# ── what is happening ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """A step of long work, for whoever watches: `subject` is a link or a story's title."""

    stage: Literal["fetch", "group", "recall", "embed", "write", "check", "import", "print"]
    subject: str
    state: Literal["started", "done", "kept", "failed"]
    message: str = ""
