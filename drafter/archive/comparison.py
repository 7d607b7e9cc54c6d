"""What a printed item and an article of today have in common, and what is new in the article.

Each trait is a number from 0 to about 6. No single one tells a repeat from a follow-up or from news;
weighed together in `recall` they do. The article's lead is its title and first two sentences.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from drafter.archive.meaning import meant
from drafter.archive.opening import told
from drafter.archive.traits import is_chinese
from drafter.archive.wording import worded
from drafter.model import Article
from drafter.ports import Similarity
from drafter.truth import (
    Glossary,
    SharedFigure,
    is_country,
    names_held,
    revisions,
    shared_figures,
    shared_names,
    sounds_in,
)

_LEAD = 2  # sentences
_FRAME = 12  # days before an issue in which what it prints happened

_OWN, _PLACE = 1.0, 0.15  # what a name says of a story: one of its own, and that of a place
_HOME = frozenset(["China", "Chinese"])
# Regulators and courts act every week: that one is named again says little.
_BODY = re.compile(
    r"ministry|administration|commission|court|regulator|bureau|authority|exchange|association",
    re.I,
)
_CITIES = frozenset(
    """beijing shanghai hangzhou shenzhen guangzhou wuhan chengdu nanjing suzhou tianjin chongqing
    xi'an hefei zhejiang guangdong jiangsu sichuan fujian hubei hunan shandong""".split()
)
# In Chinese, whom a lead tells of: a word that ends as names of firms and bodies do, or stands in quotes.
_ACTOR = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{2,8}?(?:科技|智能|机器人|汽车|半导体|微电子|生物|医药|集团|公司|股份|证券|银行|资本"
    r"|网络|动力|能源|传媒|影业|健康|物流|数据|安全|法院|网信办|监管局|工信部|商务部|央行|药监局|证监会|交易所"
    r"|市监局|检察院|警方|大学)|(?<=[“\"「《])[\u4e00-\u9fffA-Za-z0-9·]{2,8}(?=[”\"」》])"
)

_ANY_ITEM = Article(
    url="", canonical="", title="Wang Lei hires 40 people", text="Wang Lei hired 40 people in May.",
    language="en", publisher="", author="", published=date(2020, 6, 1),
)  # fmt: skip


def compare(
    printed: Article, article: Article, *, glossary: Glossary, similarity: Similarity
) -> dict[str, float]:
    """Return the traits of a pair by name; `printed` is an item with its issue's date."""
    return {
        **said(printed, article, glossary=glossary),
        **meant(printed, article, similarity=similarity),
    }


def said(printed: Article, article: Article, *, glossary: Glossary) -> dict[str, float]:
    """Return the traits that words show by themselves."""
    pair = _Pair(printed, article, glossary)
    return {
        **dict(_names(pair)),
        **dict(_figures(pair)),
        **dict(_dates(pair)),
        **worded(printed, article),
    }


def read_ahead(article: Article, *, glossary: Glossary) -> None:
    """Read an article as a look-up will, so that what is printed can be held against it in less time."""
    # Each reader remembers what it read; an item that has a name and a figure calls for all of them.
    said(_ANY_ITEM, article, glossary=glossary)
    revisions(_ANY_ITEM, article, glossary=glossary)


@dataclass(frozen=True, eq=False)
class _Pair:
    printed: Article
    article: Article
    glossary: Glossary

    @cached_property
    def told(self) -> tuple[str, ...]:
        return told(self.article)

    @cached_property
    def lead(self) -> Article:
        gap = "" if self.chinese else " "
        return replace(self.article, text=gap.join(self.told[1 : _LEAD + 1]))

    @cached_property
    def opening(self) -> str:
        return self.lead.full_text

    @cached_property
    def chinese(self) -> bool:
        return is_chinese(self.article.text)

    @cached_property
    def given(self) -> tuple[SharedFigure, ...]:
        """The item's figures, and whether the article has them."""
        return shared_figures(self.printed, self.article, self.glossary)

    @cached_property
    def found(self) -> tuple[SharedFigure, ...]:
        """The article's, and whether the item has them."""
        return shared_figures(self.article, self.printed, self.glossary)


# ── names ────────────────────────────────────────────────────────────────────────────────────


def _names(pair: _Pair) -> Iterator[tuple[str, float]]:
    """Weigh the item's names by what they say of it: those of its headline and lead twice."""
    weights: dict[str, float] = {}
    given = shared_names(pair.printed, pair.article, pair.glossary)
    for shared in given:
        worth = _worth(shared.name, pair.glossary) * (2 if shared.sentence <= 1 else 1)
        weights[shared.name] = max(worth, weights.get(shared.name, 0.0))
    held = {shared.name for shared in given if shared.held}
    lead = names_held(held, pair.lead, pair.glossary)
    main = [name for name, worth in weights.items() if worth >= 2]
    yield "names", _share(weights, held)
    yield "names in lead", _share(weights, lead)
    yield "main names", len(held & set(main)) / len(main) if main else 0.5
    yield "other place", float(_elsewhere(pair))
    yield "strangers", min(3.0, float(_strangers(pair, weights)))
    subject = _known(pair.article.title, pair.glossary, ("company", "product", "person"))
    yield "subject known", float(bool(subject & _known(pair.printed.full_text, pair.glossary)))


def _known(text: str, glossary: Glossary, kinds: Sequence[str] = ()) -> set[str]:
    mentions = glossary.mentions(text)
    return {m.entry.name for m in mentions if not kinds or m.entry.kind in kinds}


@lru_cache(maxsize=2048)
def _worth(name: str, glossary: Glossary) -> float:
    entry = next((mention.entry for mention in glossary.mentions(name)), None)
    kind = entry.kind if entry else ""
    if kind == "place" or name.lower() in _CITIES or is_country(name):
        return _PLACE
    return 0.5 if kind == "body" or _BODY.search(name) else _OWN


def _share(weights: dict[str, float], held: Set[str]) -> float:
    total = sum(weights.values())
    return sum(weights[name] for name in weights if name in held) / total if total else 0.5


def _elsewhere(pair: _Pair) -> bool:
    """Whether the article's lead names a place that the item does not, China aside."""
    if pair.chinese:
        places = _known(pair.opening, pair.glossary, ("place",)) - _HOME
        return not places <= _known(pair.printed.full_text, pair.glossary)
    named = shared_names(pair.lead, pair.printed, pair.glossary)
    return any(
        not shared.held
        and shared.name not in _HOME
        and _worth(shared.name, pair.glossary) == _PLACE
        for shared in named
    )


def _strangers(pair: _Pair, ours: dict[str, float]) -> int:
    """Count whom the article's lead tells of and the item does not."""
    if not pair.chinese:
        return len(
            {
                shared.name
                for shared in shared_names(pair.lead, pair.printed, pair.glossary)
                if not shared.held and _worth(shared.name, pair.glossary) == _OWN
            }
        )
    text = pair.opening
    known = _known(pair.printed.full_text, pair.glossary)
    mentions = pair.glossary.mentions(text)
    places = [(m.start, m.end) for m in mentions if m.entry.name in known]
    places += [place for name in ours if (place := sounds_in(name, text))]
    actors = [match.span() for match in _ACTOR.finditer(text)]
    actors += [(m.start, m.end) for m in mentions if m.entry.kind in ("company", "product")]
    return len(
        {
            text[start:end]
            for start, end in actors
            if not any(left < end and start < right for left, right in places)
        }
    )


# ── figures ──────────────────────────────────────────────────────────────────────────────────


def _figures(pair: _Pair) -> Iterator[tuple[str, float]]:
    ours = [(_telling(shared), shared) for shared in pair.given]
    theirs = [(_telling(shared), shared) for shared in pair.found]
    lost = sum(worth for worth, each in ours if each.sentence <= 1 and not each.held)
    known = sum(worth for worth, each in theirs if each.held)
    fresh = [(worth, each.sentence) for worth, each in theirs if not each.held]
    every = known + sum(worth for worth, _ in fresh)
    yield "new figures in lead", min(6.0, sum(worth for worth, at in fresh if at <= _LEAD + 1))
    yield "new figures later", min(6.0, sum(worth for worth, at in fresh if at > _LEAD + 1))
    yield "figures known", known / every if every else 0.4
    yield "lead figures lost", min(4.0, lost)


def _telling(shared: SharedFigure) -> float:
    """Return how much it says that a figure is met again: 86,400 cars more than 2 firms; a date nothing."""
    figure = shared.figure
    if figure.dated or figure.unit in ("ordinal", "weekday"):
        return 0.0
    if figure.unit == "count" and abs(figure.number) <= 3:
        return 0.2
    digits = f"{abs(figure.number):.6g}".replace(".", "").strip("0")
    return min(3, len(digits)) * 0.6 + (0.6 if figure.unit != "count" else 0.0)


# ── dates ────────────────────────────────────────────────────────────────────────────────────


def _dates(pair: _Pair) -> Iterator[tuple[str, float]]:
    """Hold the days of the article against that of the issue: what happened since is news."""
    if pair.printed.published is None or pair.article.published is None:
        yield "undated", 1.0
        return
    then, today = pair.printed.published.toordinal(), pair.article.published.toordinal()
    days = [
        (shared.sentence, *span)
        for shared in pair.found
        if (span := _span(str(shared.figure.value)))
    ]
    ours = [
        span[0]
        for shared in pair.given
        if (span := _span(str(shared.figure.value))) and span[0] == span[1]
    ]
    before = [s for s, first, last in days if last >= then - _FRAME and first <= then + 1]
    yield "undated", float(not days)
    yield "gap", math.log1p(max(0, today - then))
    yield "since", float(any(then + 1 < first <= today for _, first, _ in days))
    yield "then in lead", float(any(s <= _LEAD for s in before))
    yield (
        "same day",
        float(
            any(
                last - first < 2 and first - 1 <= day <= last + 1
                for day in ours
                for _, first, last in days
            )
        ),
    )


def _span(value: str) -> tuple[int, int] | None:
    """Return the first and last day of a date value that names a day or a month, as ordinals."""
    parts = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", value)
    if parts is None:
        return None
    try:
        first = date(int(parts[1]), int(parts[2]), int(parts[3] or 1))
    except ValueError:
        return None
    if parts[3]:
        return first.toordinal(), first.toordinal()
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.toordinal(), after.toordinal() - 1
