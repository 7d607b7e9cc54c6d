"""What a later article of a story gives otherwise than the desk has printed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.model import Article, Span
from drafter.truth.conflicts import outlet
from drafter.truth.counterparts import Pair, likeness
from drafter.truth.mentions import Mention, Page, agree, page
from drafter.truth.reading import former, names
from drafter.truth.reading.names import Glossary
from drafter.truth.reading.quantity import Figure, said_with_bound

_ENOUGH = 1.1  # of a pair's likeness, up to about 5; set on stories written for it


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A figure where it stands: its place in the title or the text, its words with their bound."""

    span: Span
    in_title: bool
    said: str
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """A printed figure and the one an article gives for the same thing.

    `named` says that the article itself gives the old figure as one that holds no longer.
    """

    old: Told
    new: Told
    named: bool
    message: str


def revisions(
    printed: Article, article: Article, *, glossary: Glossary | None = None
) -> list[Revision]:
    """Return the figures of `printed` that `article`, a later one of the same story, gives otherwise.

    That they tell one story must be known: of two like stories much is found that is no revision. The
    surest come first; each figure is in one revision at most. Roundings, conversions, bounds that
    hold, parts, and figures of another period or to compare with are none; a day counts only where the
    article says that something was moved.
    """
    known = glossary or names.shipped()
    mine, theirs = page(printed, known), page(article, known)
    # Of two places that say it the text goes before the title: it is the more exact.
    found = sorted(
        _candidates(mine, theirs),
        key=lambda row: (-row[0], row[1].old.in_title, row[1].new.in_title),
    )
    chosen: list[Revision] = []
    used: list[Figure] = []
    for _, pair in found:
        if not any(agree(figure, end) for figure in used for end in pair.figures):
            chosen.append(_revision(printed, article, pair))
            used += pair.figures
    return chosen


def _candidates(mine: Page, theirs: Page) -> Iterator[tuple[float, Pair]]:
    """Yield the pairs of figures that are likely enough said of one thing, with their likeness."""
    fresh = [new for new in theirs.mentions if not mine.giving(new.figure)]
    for old in mine.mentions:
        given = [m for m in theirs.giving(old.figure) if not mine.nearer(m.figure, old.figure)]
        if all(former.told(m.statement, m.figure) for m in given):
            for new in fresh:
                pair = Pair(old, new, given)
                alike = likeness(pair, mine, theirs, fresh)
                if alike >= _ENOUGH:
                    yield alike, pair


def _revision(printed: Article, article: Article, pair: Pair) -> Revision:
    old, new = _told(printed, pair.old), _told(article, pair.new)
    message = f"We printed {old.said}; {outlet(article)} now has {new.said}."
    return Revision(old=old, new=new, named=bool(pair.given), message=message)


def _told(article: Article, mention: Mention) -> Told:
    figure = mention.figure
    return Told(
        span=Span(url=article.url, start=figure.start, end=figure.end, text=figure.text),
        in_title=mention.in_title,
        said=said_with_bound(figure),
        sentence=mention.statement.text,
    )
