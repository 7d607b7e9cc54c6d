"""Have we printed this? A story of today against the printed items nearest to it.

Traits of `comparison` are weighed into two log-odds: that both tell one story, and that something new has
happened in it. The weights are fitted by `eval.recall` on pairs written for it.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from drafter.archive.comparison import said
from drafter.archive.leaning import Leaning, relation_of
from drafter.archive.meaning import meant
from drafter.archive.news import news
from drafter.archive.terms import terms
from drafter.archive.traits import is_chinese
from drafter.model import Article, Change, Printed, Recall, Relation, Story
from drafter.ports import Similarity
from drafter.truth import Glossary, revisions, shared_figures, shared_names

_READ = 4  # candidates that are read to be ranked, of a Chinese article
_LOOKED_INTO = 2  # candidates that are compared trait by trait
TELLERS = 2  # articles of a story that are compared
_CLIP = 3.0  # standard deviations beyond which a trait says no more
_MEANING = 3.5  # log-odds of one story that meaning adds at most, in 99 of 100 pairs
_SURE = 4.0  # log-odds of one story from which no other item is looked into
_SHOWN = -3.0  # log-odds of one story below which a printed item is not worth showing

WEIGHTS = "recall_weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """For each trait its mean, its standard deviation, and what one of these adds to each log-odds."""

    traits: dict[str, tuple[float, float, float, float]]
    same: float
    update: float

    def odds(self, traits: dict[str, float]) -> tuple[float, float]:
        """Return the log-odds of a repeat and of a follow-up, each against news."""
        same, update = self.same, self.update
        for name, (mean, spread, for_same, for_update) in self.traits.items():
            value = max(-_CLIP, min(_CLIP, (traits.get(name, mean) - mean) / spread))
            same += value * for_same
            update += value * for_update
        return same, update


def recall(
    story: Story,
    candidates: Sequence[tuple[Printed, float]],
    *,
    glossary: Glossary,
    similarity: Similarity,
    leaning: Leaning | None = None,
) -> Recall:
    """Return how `story` stands to the printed items nearest to it, given with their cosines.

    What the recall names as printed, old and new are the item's and the articles' own words.
    """
    tellers = story.articles[:TELLERS]
    leaning = leaning or Leaning()
    judged: list[tuple[float, float, Printed]] = []
    for printed in ranked(candidates, tellers[0], glossary)[:_LOOKED_INTO]:
        pair = _Pairing(printed, tellers, glossary, leaning)
        odds = pair.by_words()
        # Vectors of sentences take most of the time: only where they can decide.
        if odds[0] + _MEANING > max([0.0, *(likelier for likelier, *_ in judged)]):
            odds = pair.with_meaning(similarity)
        judged.append((*odds, printed))
        if odds[0] > _SURE:
            break
    if not judged:
        return Recall(relation="new")
    story_odds, news_odds, printed = max(judged, key=lambda row: row[0])
    relation = relation_of(story_odds, news_odds)
    odds = round(story_odds, 3), round(news_odds, 3)
    if relation == "new":
        shown = printed if story_odds > _SHOWN else None
        return Recall(relation=relation, printed=shown, odds=odds)
    return _told(relation, printed, tellers, odds, glossary, similarity)


def as_article(printed: Printed) -> Article:
    """Return a printed item as an article of its issue's date."""
    return Article(
        url=printed.link or f"printed:{printed.id}",
        canonical=f"printed:{printed.id}",
        title=printed.headline,
        text="\n\n".join(printed.paragraphs),
        language="en",
        publisher=printed.issue,
        author="",
        published=printed.day,
    )


@cache
def shipped() -> Weights:
    """Return the weights that ship with the package."""
    row = json.loads(files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8"))
    traits = {name: tuple(values) for name, values in row["traits"].items()}
    return Weights(traits, row["same"], row["update"])


def ranked(
    candidates: Sequence[tuple[Printed, float]], article: Article, glossary: Glossary
) -> list[Printed]:
    """Return candidates, the likeliest first, by what is cheap: cosine, and terms and names in common.

    Across languages few terms meet, so there the first ones are ranked by their names and figures.
    """
    text = article.full_text
    told, named = _termed(text), _named(text, glossary)
    of_terms = _Held([_termed(printed.text) for printed, _ in candidates])
    of_names = _Held([_named(printed.text, glossary) for printed, _ in candidates])
    near = sorted(
        (-3 * (cosine + of_terms.share(row, told)) - of_names.share(row, named) / 4, row)
        for row, (_, cosine) in enumerate(candidates)
    )
    ranked = [candidates[row] for _, row in near]
    if is_chinese(article.text):
        ranked = sorted(
            ranked[:_READ],
            key=lambda each: 3 * each[1] + _given(each[0], article, glossary),
            reverse=True,
        )
    return [printed for printed, _ in ranked]


class _Held:
    """How much of what candidates have another text has too; what several have says less of each."""

    def __init__(self, rows: Sequence[frozenset[str]]) -> None:
        self._rows = rows
        self._times = Counter(each for row in rows for each in row)

    def share(self, row: int, theirs: frozenset[str]) -> float:
        worth = {each: 1 / self._times[each] for each in self._rows[row]}
        total = sum(worth.values())
        return sum(worth[each] for each in worth.keys() & theirs) / total if total else 0.0


# What was printed of a firm comes up for story after story.
@lru_cache(maxsize=1024)
def _termed(text: str) -> frozenset[str]:
    return frozenset(terms(text))


@lru_cache(maxsize=1024)
def _named(text: str, glossary: Glossary) -> frozenset[str]:
    return frozenset(mention.entry.name for mention in glossary.mentions(text))


def _given(printed: Printed, article: Article, glossary: Glossary) -> float:
    """Return the share of an item's names and figures that the article has."""
    item = as_article(printed)
    held = [each.held for each in shared_names(item, article, glossary)]
    held += [each.held for each in shared_figures(item, article, glossary)]
    return sum(held) / len(held) if held else 0.0


class _Pairing:
    """A printed item beside the tellers of a story: what words say first, and meaning if it matters."""

    def __init__(
        self, printed: Printed, tellers: Sequence[Article], glossary: Glossary, leaning: Leaning
    ) -> None:
        self._item = as_article(printed)
        self._tellers = tellers
        self._leaning = leaning
        self._said = [said(self._item, article, glossary=glossary) for article in tellers]

    def by_words(self) -> tuple[float, float]:
        """Return the log-odds of one story, and of something new in it, over all tellers."""
        return self._odds(self._said)

    def with_meaning(self, similarity: Similarity) -> tuple[float, float]:
        """Return the same, with the vectors of the item's sentences looked at too."""
        return self._odds(
            [
                traits | meant(self._item, article, similarity=similarity)
                for traits, article in zip(self._said, self._tellers, strict=True)
            ]
        )

    def _odds(self, rows: Sequence[dict[str, float]]) -> tuple[float, float]:
        each = [shipped().odds(traits) for traits in rows]
        same = sum(same for same, _ in each) / len(each)
        update = sum(update for _, update in each) / len(each)
        return _either(same, update) + self._leaning.story, update - same + self._leaning.news


def _either(one: float, other: float) -> float:
    """Return the logarithm of the sum of two odds given by theirs."""
    return max(one, other) + math.log1p(math.exp(-abs(one - other)))


def _told(
    relation: Relation,
    printed: Printed,
    tellers: Sequence[Article],
    odds: tuple[float, float],
    glossary: Glossary,
    similarity: Similarity,
) -> Recall:
    item = as_article(printed)
    changes = [
        Change(old=revision.old.span, new=revision.new.span)
        for article in tellers
        for revision in revisions(item, article, glossary=glossary)
        if not revision.new.in_title  # whose place could not be shown in the text
    ]
    fresh = old = None
    if relation == "update":
        fresh, old = news(item, tellers[0], glossary=glossary, similarity=similarity)
    return Recall(
        relation=relation, printed=printed, news=fresh, old=old, changes=tuple(changes), odds=odds
    )
