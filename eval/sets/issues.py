"""Stories to draft: what an item must say, must not say, and how it is scored beside its sources."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from drafter.archive import similarity
from drafter.errors import UsageError
from drafter.house import HouseStyle
from drafter.model import Article, Item
from drafter.resources import read_text
from drafter.settings import Settings
from drafter.truth import shipped
from eval.drafting import Outcome, Page, Task, draft, page_of
from eval.record import BY_HAND, Case, Score
from eval.scorers import Draft, Expected, score
from eval.sets import Set


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """A story of the set: its pages, its traps, and what is expected of an item on it."""

    id: str
    title: str
    traps: tuple[str, ...]
    day: date
    pages: tuple[Page, ...]
    apart: tuple[str, ...]
    expected: Expected


def load(chosen: Set) -> list[Story]:
    """Return the stories of a set, one TOML file each; raise UsageError naming a file that is wrong."""
    found = []
    for file in chosen.files:
        if file.suffix == ".toml":
            try:
                found.append(_story(file.stem, tomllib.loads(file.read_text(encoding="utf-8"))))
            except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
                raise UsageError(f"{file} is not a story: {error}. Mend it.") from error
    return found


def measure(chosen: Set, settings: Settings, most: int | None) -> Iterator[Case]:
    """Draft each story with the writer of the settings and yield its scores."""
    stories = load(chosen)
    for written in write(stories, stories[:most], settings):
        yield case_of(written)


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A story and what came of it; `draft` is None where nothing could be written."""

    story: Story
    outcome: Outcome
    draft: Draft | None


def write(every: Sequence[Story], chosen: Sequence[Story], settings: Settings) -> Iterator[Written]:
    """Draft the chosen stories, each beside the look-alikes that it names among all of them."""
    by_id = {story.id: story for story in every}
    style, glossary = HouseStyle.from_toml(read_text("house.toml")), shipped()
    for task, outcome in draft([_task(story, by_id) for story in chosen], settings):
        story, item = by_id[task.id], None
        if outcome.item is not None:
            item = Draft(
                item=outcome.item, articles=outcome.articles, expected=story.expected,
                style=style, glossary=glossary, similarity=similarity(), day=story.day,
            )  # fmt: skip
        yield Written(story=story, outcome=outcome, draft=item)


def case_of(written: Written) -> Case:
    """Return the scores of what was written; of a story that was not, only that."""
    story, outcome, item = written.story, written.outcome, written.draft
    scores = {
        "written": Score(float(item is not None), (outcome.failed,) if outcome.failed else ()),
        "kept apart": Score(float(outcome.apart) if item else None),
    }
    if item is None:
        shown_of = {"title": story.title, "traps": list(story.traps), "failed": outcome.failed}
        return Case(id=story.id, group=story.id, scores=scores, shown=shown_of)
    scores |= score(item) | _cost(item.item, outcome.seconds)
    return Case(
        id=story.id,
        group=story.id,
        scores=scores,
        facts={BY_HAND: _by_hand(item)},
        shown=shown(story, item),
    )


def _by_hand(draft: Draft) -> dict[str, float | None]:
    """Return what the scorers give the item by hand: what is not full marks there is the scorers' error."""
    reference = draft.expected.reference
    if reference is None:
        return {}
    return {name: given.value for name, given in score(replace(draft, item=reference)).items()}


def shown(story: Story, draft: Draft) -> dict[str, Any]:
    """Return what a reader sees of an item: its text, its sources, and where each sentence is carried."""
    places = {article.url: number for number, article in enumerate(draft.articles)}
    return {
        "title": story.title,
        "traps": list(story.traps),
        "text": draft.text,
        "writer": draft.item.writer.model if draft.item.writer else "",
        "prompt": draft.item.writer.prompt if draft.item.writer else "",
        "extract": draft.item.extract,
        "sources": [_source(article) for article in draft.articles],
        "evidence": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "spans": [
                    [places[s.url], s.start, s.end] for s in sentence.spans if s.url in places
                ],
            }
            for sentence in draft.report.sentences
        ],
    }


def _source(article: Article) -> dict[str, str]:
    return {
        "title": article.title,
        "publisher": article.publisher,
        "language": article.language,
        "published": str(article.published or ""),
        "text": article.text,
    }


def _cost(item: Item, seconds: float) -> dict[str, Score]:
    used = item.usage
    return {
        "seconds": Score(round(seconds, 3)),
        "input tokens": Score(float(used.input_tokens)),
        "output tokens": Score(float(used.output_tokens)),
        "US$": Score(used.usd),
    }


def _task(story: Story, stories: Mapping[str, Story]) -> Task:
    others = [page for name in story.apart for page in stories[name].pages]
    return Task(id=story.id, day=story.day, pages=story.pages, others=tuple(others))


def _story(name: str, raw: Mapping[str, Any]) -> Story:
    return Story(
        id=name,
        title=raw["title"],
        traps=tuple(raw["traps"]),
        day=date.fromisoformat(raw["week"]),
        pages=tuple(page_of(source) for source in raw["sources"]),
        apart=tuple(raw.get("apart", ())),
        expected=_expected(raw["item"]),
    )


def _expected(raw: Mapping[str, Any]) -> Expected:
    def ways(name: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(each) for each in raw.get(name, ()))

    reference = raw.get("reference")
    return Expected(
        must=ways("must"),
        must_not=_strings(raw.get("must_not", ())),
        figures=_strings(raw.get("figures", ())),
        names=_strings(raw.get("names", ())),
        hedges=ways("hedges"),
        reference=Item(**reference) if reference else None,
    )


def _strings(raw: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(str, raw))
