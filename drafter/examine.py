"""What an editor should see about an item: evidence, findings, and what its sources say of each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from drafter.model import Article, Evidence, Finding, Item, Span
from drafter.ports import Similarity
from drafter.store import StoredStory
from drafter.truth import Glossary, check, conflicts, instructions


def study(
    articles: Sequence[Article], *, similarity: Similarity | None, glossary: Glossary
) -> list[Finding]:
    """Return what is to be seen in a story's sources, whatever is written from them.

    Remembered, since every edit of the item asks again.
    """
    return list(_study(tuple(articles), similarity, glossary))


@lru_cache(maxsize=64)
def _study(
    articles: tuple[Article, ...], similarity: Similarity | None, glossary: Glossary
) -> tuple[Finding, ...]:
    # Checked against any English words at all, the sources are read and the Chinese ones embedded:
    # what the check of the draft then finds remembered.
    check("Sources.", articles, similarity=similarity, glossary=glossary)
    addressed = [finding for article in articles for finding in instructions(article)]
    return (*conflicts(articles, similarity=similarity, glossary=glossary), *addressed)


def contradicted(stored: StoredStory | None) -> list[Finding]:
    """Return a finding for each figure that was printed of a story and is now given otherwise."""
    if stored is None or stored.stands_as == "new" or stored.recall.printed is None:
        return []
    printed = stored.recall.printed
    return [
        Finding(
            kind="conflict",
            severity="warning",
            sentence=printed.headline,
            text=change.old.text,
            message=f"{printed.issue.capitalize()} printed {change.old.text}, this source has"
            f" {change.new.text}. Tell readers what has changed, or correct the issue.",
            spans=(change.old, change.new),
        )
        for change in stored.recall.changes
    ]


def beside(
    item: Item,
    articles: Sequence[Article],
    *,
    similarity: Similarity | None,
    glossary: Glossary,
) -> tuple[Evidence, ...]:
    """Return an item's evidence with what carries each sentence in every language its sources are in.

    A check names the words that carry a sentence best, which are of one language.
    """
    chinese = tuple(article for article in articles if article.language == "zh")
    others = tuple(article for article in articles if article.language != "zh")
    if not chinese or not others:
        return item.evidence
    return tuple(
        _with_spans(
            each, (_carried(item.text, side, similarity, glossary) for side in (others, chinese))
        )
        for each in item.evidence
    )


@lru_cache(maxsize=64)
def _carried(
    text: str, articles: tuple[Article, ...], similarity: Similarity | None, glossary: Glossary
) -> dict[str, tuple[Span, ...]]:
    found = check(text, articles, similarity=similarity, glossary=glossary).evidence()
    return {each.sentence: each.spans for each in found}


def _with_spans(evidence: Evidence, sides: Iterable[Mapping[str, tuple[Span, ...]]]) -> Evidence:
    spans = evidence.spans
    told = {span.url for span in spans}
    for side in sides:
        more = side.get(evidence.sentence, ())
        if not any(span.url in told for span in more):
            spans += more
    return replace(evidence, spans=spans)


def examine(
    item: Item,
    articles: Sequence[Article],
    known: Sequence[Finding],
    *,
    similarity: Similarity | None,
    glossary: Glossary,
    day: date | None,
) -> Item:
    """Return the item with its evidence and all that an editor should see, the gravest first.

    `known` is what `study` found in the articles.
    """
    report = check(item.text, articles, similarity=similarity, glossary=glossary, when=day)
    # An extract says on its face that it is one: that it is copied is no news.
    found = [
        finding for finding in report.findings if not (item.extract and finding.kind == "copied")
    ]
    order = {"severe": 0, "warning": 1, "note": 2}
    found = sorted([*found, *known], key=lambda finding: order[finding.severity])
    return replace(item, findings=tuple(found), evidence=report.evidence(), figures=report.figures)


def severities(item: Item) -> int:
    """How many severe findings an item has."""
    return sum(finding.severity == "severe" for finding in item.findings)
