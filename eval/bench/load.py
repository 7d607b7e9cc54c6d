"""A week's load for the benches: twenty pages of seven invented stories, and what an item must say.

The same seed gives the same bytes. Articles have 350 to 900 words (600 to 1,100 characters in
Chinese); at least 60 % of what a reader sees of a page is furniture.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from eval.bench.page import Article, Furniture, Outlet, html

_HERE = Path(__file__).parent
_WORDS = (380, 860)
_CHARACTERS = (600, 1000)
# Furniture for each word of the article: 2.4 parts of 3.4 are 70 %, as on a usual news page.
_FURNITURE = 2.4

_OUTLETS = {
    "en": [
        Outlet("Harbour Wire", "harbourwire", "en", "json-ld"),
        Outlet("Delta Ledger", "deltaledger", "en", "open graph"),
        Outlet("Eastern Circuit", "easterncircuit", "en", "both"),
    ],
    "zh": [Outlet("江潮科技", "jiangchao", "zh", "open graph")],
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One story of the load, the item a good writer would make of it, and what no item may lose.

    `must` holds, for each figure or name, the ways in which a page may put it.
    """

    firm: str
    names: tuple[str, ...]
    topic: str
    paths: tuple[str, ...]
    must: tuple[tuple[str, ...], ...]
    item: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Load:
    """Pages by path, in the order in which their links are pasted, and their stories."""

    pages: dict[str, bytes]
    articles: dict[str, Article]
    stories: tuple[Told, ...]


def generate(seed: int = 1) -> Load:
    """Return the load of `seed`; the stories' pages are shuffled, as links are when pasted."""
    chance = random.Random(seed)
    articles: dict[str, Article] = {}
    pages: dict[str, bytes] = {}
    stories = []
    background = Background(chance)
    for story in _read("stories.toml")["story"]:
        figures = {name: _draw(chance, *span) for name, span in story["draw"].items()}
        outlets = _outlets(story["outlets"])
        paths = []
        for number, outlet in enumerate(outlets):
            told = _tell(story, figures, number, outlet, len(outlets))
            article = _pad(chance, story, told, outlet.language, background)
            path = f"/{outlet.slug}/{chance.randrange(10**8):08}.html"
            articles[path] = article
            pages[path] = html(article, outlet, _furniture(chance, article, outlet)).encode()
            paths.append(path)
        stories.append(_told(story, figures, tuple(paths)))
    order = sorted(pages)
    chance.shuffle(order)
    return Load(
        pages={path: pages[path] for path in order}, articles=articles, stories=tuple(stories)
    )


def missing(must: Sequence[Sequence[str]], text: str) -> list[str]:
    """Return what of `must` is nowhere in `text`, each by its first wording."""
    return [ways[0] for ways in must if not any(_says(text, way) for way in ways)]


def _says(text: str, words: str) -> bool:
    before = r"(?<![\d.,])" if words[0].isdigit() else ""
    after = r"(?!\d)" if words[-1].isdigit() else ""
    return re.search(before + re.escape(words) + after, text) is not None


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


def _draw(chance: random.Random, low: float, high: float, step: float) -> float:
    value = low + step * chance.randrange(round((high - low) / step) + 1)
    return round(value, 1) if isinstance(step, float) else int(value)


def _outlets(languages: Sequence[str]) -> list[Outlet]:
    left = {language: iter(outlets) for language, outlets in _OUTLETS.items()}
    return [next(left[language]) for language in languages]


def _spoken(figures: Mapping[str, float], *, grouped: bool) -> dict[str, str]:
    """The figures as a page writes them: {x}, and in Chinese units {x_yi} and {x_wan}."""
    said = {name: f"{value:,}" if grouped else f"{value}" for name, value in figures.items()}
    said |= {f"{name}_yi": f"{value / 100:g}" for name, value in figures.items()}
    return said | {f"{name}_wan": f"{value / 10:g}" for name, value in figures.items()}


def _told(story: Mapping[str, Any], figures: Mapping[str, float], paths: tuple[str, ...]) -> Told:
    english = _spoken(figures, grouped=True)
    plain = _spoken(figures, grouped=False)
    must = [
        tuple(dict.fromkeys(way.format(**said) for way in ways for said in (english, plain)))
        for fact in story["fact"]
        for ways in fact["must"]
    ]
    paragraphs = [paragraph.format(**english) for paragraph in story["paragraphs"]]
    return Told(
        firm=story["firm"],
        names=(story["firm"], *([story["firm_zh"]] if "firm_zh" in story else [])),
        topic=story["titles"][0].format(**english),
        paths=paths,
        must=tuple(must),
        item={"headline": story["headline"].format(**english), "paragraphs": paragraphs},
    )


def _tell(
    story: Mapping[str, Any],
    figures: Mapping[str, float],
    number: int,
    outlet: Outlet,
    outlets: int,
) -> Article:
    """Tell a story as one outlet does: its title, the lead and most of its facts.

    Every fact but the lead is left out by one outlet, so between two outlets each is told once.
    """
    chinese = outlet.language == "zh"
    said = _spoken(figures, grouped=not chinese)
    facts = [fact for at, fact in enumerate(story["fact"]) if at == 0 or at % outlets != number]
    told = [(fact["zh"] if chinese else fact["en"][number % 2]).format(**said) for fact in facts]
    title = story["title_zh"] if chinese else story["titles"][number % len(story["titles"])]
    return Article(title.format(**said), tuple(told))


def _pad(
    chance: random.Random,
    story: Mapping[str, Any],
    told: Article,
    language: str,
    background: Background,
) -> Article:
    """Put background around the facts, each fact in a paragraph of its own, until it is an article."""
    wanted = chance.randint(*(_CHARACTERS if language == "zh" else _WORDS))
    written = sum(size(text, language) for text in told.paragraphs)
    padding: list[str] = []
    while written < wanted:
        padding.append(background.sentence(story, language))
        written += size(padding[-1], language)
    paragraphs = _paragraphs(told.paragraphs, padding, "" if language == "zh" else " ")
    return Article(told.title, tuple(paragraphs))


def _paragraphs(told: Sequence[str], padding: Sequence[str], joint: str) -> Iterator[str]:
    """Spread the facts over the article, the lead alone and first, one fact to a paragraph."""
    yield told[0]
    for place, fact in enumerate(told[1:]):
        around = padding[place :: len(told) - 1]
        # The fact opens one paragraph and closes the next, as it does in print.
        yield joint.join([fact, *around] if place % 2 else [*around, fact])


class Background:
    """Sentences to put around the facts; a template comes again only when all others were used."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._decks: dict[str, list[str]] = {"en": [], "zh": []}

    def sentence(self, story: Mapping[str, Any], language: str) -> str:
        deck = self._decks[language]
        if not deck:
            deck += _read("filler.toml")[_LANGUAGES[language]]["background"]
            self._chance.shuffle(deck)
        firm = story["firm_zh"] if language == "zh" else story["firm"]
        text = _fill(self._chance, deck.pop(), {**_topics(story, language), "firm": [firm]})
        return text[0].upper() + text[1:]


_LANGUAGES = {"en": "english", "zh": "chinese"}


def _topics(story: Mapping[str, Any], language: str) -> dict[str, list[str]]:
    return {
        "sector": story["sector_zh"] if language == "zh" else story["sector"],
        "people": story["people"],
    }


def _fill(chance: random.Random, template: str, words: Mapping[str, Sequence[str]]) -> str:
    choices = {**_read("filler.toml")["words"], **words}
    filled = template
    while match := re.search(r"\{(\w+)\}", filled):
        filled = filled.replace(match.group(), chance.choice(choices[match.group(1)]), 1)
    return filled


def _furniture(chance: random.Random, article: Article, outlet: Outlet) -> Furniture:
    """Gather what stands around an article until it outweighs it."""
    stock = _read("filler.toml")[_LANGUAGES[outlet.language]]
    others = _read("stories.toml")["story"]

    def some(kind: str) -> str:
        return _fill(
            chance, chance.choice(stock[kind]), _topics(chance.choice(others), outlet.language)
        )

    made = Furniture(
        menu=stock["menu"],
        notices=[
            _fill(chance, text, _topics(chance.choice(others), outlet.language))
            for text in stock["notice"]
        ],
    )
    enough = _FURNITURE * size(" ".join([article.title, *article.paragraphs]), outlet.language)
    while size(" ".join(made.texts()), outlet.language) < enough:
        made.related.append((some("headline"), some("teaser")))
        made.most_read.append(some("headline"))
        made.comments.append(some("comment"))
    return made


def size(text: str, language: str) -> int:
    """Words of English, characters of Chinese."""
    return len(re.sub(r"\s", "", text)) if language == "zh" else len(text.split())
