"""The stories, and what each arm shows the writer of past items."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from drafter.archive.examples import choose_examples, forms
from drafter.house import HouseStyle
from drafter.memory import vector_of, vectors_of
from drafter.model import Article, Printed, Story

DATASETS = Path(__file__).parents[1] / "datasets" / "voice"
ARMS = ("none", "form", "lead", "item")
MOST = 3


@dataclass(frozen=True, slots=True)
class Task:
    """A story, the past items chosen for it, and the examples of each arm."""

    story: Story
    printed: tuple[Printed, ...]
    examples: Mapping[str, tuple[str, ...]]


def past_items() -> list[Printed]:
    """Return the past items of the dataset."""
    rows = tomllib.loads((DATASETS / "printed.toml").read_text(encoding="utf-8"))["item"]
    return [
        Printed(
            id=str(place),
            issue="a past issue",
            day=row["date"],
            headline=row["headline"],
            paragraphs=tuple(row["paragraphs"]),
        )
        for place, row in enumerate(rows)
    ]


def stories() -> list[Story]:
    """Return the stories of the dataset, one article each."""
    rows = tomllib.loads((DATASETS / "stories.toml").read_text(encoding="utf-8"))["story"]
    return [
        Story(
            articles=(
                Article(
                    url=f"https://wire.example/{place}",
                    canonical=f"https://wire.example/{place}",
                    title=row["title"],
                    text=row["text"].strip(),
                    language=row.get("language", "en"),
                    publisher="Example Wire",
                    author="",
                    published=None,
                ),
            )
        )
        for place, row in enumerate(rows)
    ]


def prepare(style: HouseStyle) -> list[Task]:
    """Return a task for each story for which there are past items of its kind."""
    printed, told = past_items(), stories()
    vectors = np.stack([vector_of(story.articles[0]) for story in told])
    cosines = vectors @ vectors_of(printed).T
    tasks = []
    for story, near in zip(told, cosines, strict=True):
        pairs = [(item, float(cosine)) for item, cosine in zip(printed, near, strict=True)]
        chosen = choose_examples(story, pairs, style, MOST)
        if chosen:
            tasks.append(_task(story, chosen, printed))
    return tasks


def _task(story: Story, chosen: list[Printed], printed: list[Printed]) -> Task:
    return Task(
        story,
        tuple(chosen),
        {
            "none": (),
            "form": tuple(forms(chosen, [item.text for item in printed])),
            "lead": tuple(f"{item.headline}\n{item.paragraphs[0]}" for item in chosen),
            "item": tuple("\n".join([item.headline, *item.paragraphs]) for item in chosen),
        },
    )
