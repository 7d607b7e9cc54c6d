"""What the words of a printed item and of an article of today say of how one event stands to the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from drafter.archive import cues
from drafter.archive.kinds import new_kinds
from drafter.archive.opening import told, told_as_before
from drafter.model import Article
from drafter.truth import notions


def worded(printed: Article, article: Article) -> dict[str, float]:
    """Return the traits of words by name: what both texts say, and what one event makes of the other."""
    return dict([*_shared(printed, article), *_standing(printed, article)])


def _shared(printed: Article, article: Article) -> Iterator[tuple[str, float]]:
    ours = frozenset[str]().union(*_notions(printed))
    told_each = _notions(article)
    theirs = frozenset[str]().union(*told_each)
    both = ours & theirs
    yield "words kept", len(both) / len(ours) if ours else 0.3
    yield "words known", len(both) / len(theirs) if theirs else 0.3
    # Another event of the firm recalls the item in a sentence and has little else of it.
    most = max(len(both & each) for each in told_each)
    yield "told in one sentence", most / len(both) if both else 0.5
    back = told_as_before(article)
    yield "told as before", sum(back) / len(back)


def _standing(printed: Article, article: Article) -> Iterator[tuple[str, float]]:
    item, (title, first, opened) = printed.full_text, _openings(article)
    new = cues.developments(opened, beyond=item)
    in_title = [name for name in new if cues.DEVELOPMENTS[name].search(title)]
    yield "developments", min(4.0, len(new))
    yield "developments in title", min(2.0, len(in_title))
    yield "left open in headline", min(2.0, len(cues.left_open(printed.title)))
    yield "left open", min(3.0, len(cues.left_open(_head(printed))))
    yield "over in headline", float(bool(cues.OVER.search(printed.title)))
    yield "one more in title", float(bool(cues.ONE_MORE.search(title)))
    yield "came of it", float(bool(cues.CAME_OF.search(first)))
    yield "another instance", float(cues.others(item, opened))
    yield "kinds new", float(len(new_kinds(first, beyond=item)))


def _head(printed: Article) -> str:
    return " ".join(told(printed)[:2])


def _openings(article: Article) -> tuple[str, str, str]:
    """Return an article's title, its title and first sentence, and its title and first two."""
    sentences = told(article)
    return article.title, " ".join(sentences[:2]), "\n".join(sentences[:3])


@lru_cache(maxsize=512)
def _notions(article: Article) -> tuple[frozenset[str], ...]:
    """Return what the words of each sentence stand for, under one name in English and in Chinese."""
    return tuple(
        frozenset(name for names, _, _ in notions(sentence) for name in names)
        for sentence in told(article)
    )
