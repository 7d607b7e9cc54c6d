"""Years of invented print for the bench of the archive, and pages that tell some of it again.

The same seed gives the same words. Items have 70 to 120 words, pages 300 to 500 (in Chinese 450 to 700
characters).
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from drafter.model import Article, Item, Story
from eval.bench.load import Background, size

ITEMS = 8  # an issue
REAL = 10_000  # items, the first ones, whose vectors are their own; those of more are derived
_FIRST_DAY = date(1990, 1, 1)
_WORDS = {"en": 320, "zh": 480}
_BESIDES = 2  # sentences of background in an item


@dataclass(frozen=True, kw_only=True)
class Event:
    """What happened: a kind of news and all words that tell it, by name."""

    kind: Mapping[str, Any]
    trade: Mapping[str, Any]
    words: Mapping[str, str]
    day: date  # of the issue that prints it

    def told(self, part: str) -> list[str]:
        """Return the sentences of one telling: `item`, `en` or `zh`."""
        return [_capital(sentence.format(**self.words)) for sentence in self.kind[part]]

    def said(self, part: str) -> str:
        """Return the headline or a title."""
        return _capital(str(self.kind[part]).format(**self.words))


class Past:
    """Everything that was printed, an event a place; any part of it can be asked for by itself."""

    def __init__(self, seed: int = 1) -> None:
        self._seed = seed

    def event(self, place: int) -> Event:
        """Return what the item at this place tells, or, below zero, something never printed."""
        chance = random.Random(f"{self._seed} event {place}")
        stock = _stock()
        kind, trade = stock["kinds"][place % len(stock["kinds"])], chance.choice(stock["trades"])
        day = day_of(max(0, place))
        return Event(kind=kind, trade=trade, words=_words(chance, kind, trade, day), day=day)

    def item(self, place: int) -> Item:
        """Return the item as it was printed."""
        event = self.event(place)
        chance = random.Random(f"{self._seed} item {place}")
        lead, rest = event.told("item")
        context = _context(event, "en", Background(chance), _BESIDES)
        return Item(headline=event.said("headline"), paragraphs=[lead, f"{rest} {context}"])

    def issue(self, number: int) -> tuple[str, str]:
        """Return the file name and the text of one issue, as it is copied from a page."""
        places = range(number * ITEMS, (number + 1) * ITEMS)
        blocks = ["Eastern Notes: the Weekly Digest", "Hello all, here is our digest of the week."]
        for rank, place in enumerate(places, start=1):
            item = self.item(place)
            blocks += [f"{rank}. {item.headline}", *item.paragraphs]
        blocks += ["Wrapping Up", "That was the week in our digest, and there will be another."]
        return f"{day_of(places[0])}-issue-{number + 1}.txt", "\n\n".join(blocks)

    def week(self, number: int, printed: int) -> list[Story]:
        """Return seven stories read after `printed` items, four of which were printed, some in Chinese."""
        today = day_of(printed) + timedelta(days=5)
        new = [-1 - 3 * number - step for step in range(3)]
        languages = ["en", "zh", "en zh", "en", "zh", "en", "en zh"]
        return [
            Story(articles=tuple(self.page(place, name, today) for name in spoken.split()))
            for place, spoken in zip(self.told(number, printed) + new, languages, strict=True)
        ]

    def told(self, number: int, printed: int) -> list[int]:
        """Return the places of what a week tells again."""
        return random.Random(f"{self._seed} week {number}").sample(range(min(printed, REAL)), 4)

    def page(self, place: int, language: str, published: date) -> Article:
        """Return a page that tells the event at a place."""
        event = self.event(place)
        chance = random.Random(f"{self._seed} page {place} {language}")
        background = Background(chance)
        title = event.said("title_zh" if language == "zh" else "title")
        paragraphs: list[str] = []
        facts = event.told(language)
        while facts or size("".join(paragraphs), language) < _WORDS[language]:
            around = _context(event, language, background, 2)
            fact = facts.pop(0) if facts else ""
            paragraphs.append(f"{fact} {around}".strip() if language == "en" else fact + around)
        url = f"https://example.org/{language}/{place}"
        return Article(
            url=url, canonical=url, title=title, text="\n".join(paragraphs), language=language,
            publisher="Delta Ledger", author="", published=published,
        )  # fmt: skip

    def questions(self, number: int, printed: int) -> Iterator[str]:
        """Yield what an editor may look for: a firm, a matter, a question in Chinese."""
        chance = random.Random(f"{self._seed} questions {number}")
        for place in chance.sample(range(printed), 3):
            words = self.event(place).words
            yield f"{words['firm']} {words['city']}"
            yield f"what happened with {words['sector']} in {words['city']}"
            yield f"{words['firm_zh']} {words['city_zh']}"


def day_of(place: int) -> date:
    """Return the day of the issue that has the item at this place."""
    return _FIRST_DAY + timedelta(days=place // ITEMS)


def _words(
    chance: random.Random, kind: Mapping[str, Any], trade: Mapping[str, Any], day: date
) -> dict[str, str]:
    """Return what fills the templates."""
    (one, two), fund = chance.sample(_pairs("syllables"), 2), chance.sample(_pairs("syllables"), 2)
    family, given = chance.choice(_pairs("families")), chance.sample(_pairs("syllables"), 2)
    city, home = chance.sample(_pairs("cities"), 2)
    sector = chance.choice(trade["sector"])
    when = day - timedelta(days=chance.randint(1, 6))
    figures = {name: low + step * chance.randrange((high - low) // step + 1)
               for name, (low, high, step) in kind["draw"].items()}  # fmt: skip
    return {
        **{name: f"{value:,}" for name, value in figures.items()},
        **{f"{name}_yi": f"{value / 100:g}" for name, value in figures.items()},
        **{f"{name}_wan": f"{value / 10:g}" for name, value in figures.items()},
        "firm": f"{(one[0] + two[0]).title()} {trade['name']}",
        "firm_zh": one[1] + two[1] + trade["zh"],
        "fund": "".join(latin for latin, _ in fund).title(),
        "fund_zh": "".join(han for _, han in fund),
        "person": f"{family[0].title()} {''.join(latin for latin, _ in given).title()}",
        "person_zh": family[1] + "".join(han for _, han in given),
        "city": city[0], "city_zh": city[1], "home": home[0], "home_zh": home[1],
        "sector": sector, "Sector": sector.title(),
        "day": f"{when:%B} {when.day}", "day_zh": f"{when.month}月{when.day}日",
    }  # fmt: skip


def _context(event: Event, language: str, background: Background, sentences: int) -> str:
    about = {**event.trade, "firm": event.words["firm"], "firm_zh": event.words["firm_zh"]}
    said = [background.sentence(about, language) for _ in range(sentences)]
    return ("" if language == "zh" else " ").join(said)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


@cache
def _stock() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("print.toml").read_text(encoding="utf-8"))


@cache
def _pairs(name: str) -> Sequence[tuple[str, str]]:
    """Return the entries of a list in both scripts: (lan, 兰)."""
    return [
        (found[1], found[2])
        for word in _stock()[name].split()
        if (found := re.fullmatch(r"(\w+?)([\u4e00-\u9fff]+)", word))
    ]
