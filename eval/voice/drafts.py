"""Drafts of each story in each arm, by the writer that ships."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from drafter.errors import WritingFailed
from drafter.house import HouseStyle
from drafter.model import Item, Passage, Story
from drafter.ports import NoLedger
from drafter.settings import Settings
from drafter.write import open_writer
from eval.voice.arms import Task


@dataclass(frozen=True, slots=True)
class Draft:
    """What a model made of a prompt: an item, or why there is none.

    `again` says that the writer, for what this draft took over from the examples, had it written again.
    """

    arm: str
    task: int
    item: Item | None
    failed: str = ""
    again: bool = False
    tokens: int = 0  # of the prompt, as the server counts

    def as_record(self) -> dict[str, Any]:
        words = self.item and {"headline": self.item.headline, "paragraphs": self.item.paragraphs}
        return {
            "arm": self.arm,
            "task": self.task,
            "failed": self.failed,
            "again": self.again,
            "tokens": self.tokens,
            "item": words,
        }


class _Recorded(NoLedger):
    """A ledger that keeps nothing, and shows what each call gave."""

    def __init__(self) -> None:
        self.calls = 0
        self.first: dict[str, Any] | None = None

    async def once(self, kind: str, key: str, make: Callable[[], Awaitable[bytes]]) -> bytes:
        self.calls += 1
        made = await make()
        self.first = self.first or json.loads(made)
        return made


async def draft_all(
    settings: Settings, style: HouseStyle, tasks: Sequence[Task], arms: Sequence[str], times: int
) -> AsyncIterator[Draft]:
    """Yield `times` drafts of every task in every arm, one after another."""
    for place, task in enumerate(tasks):
        for _ in range(times):
            for arm in arms:
                yield await _draft(settings, style, arm, place, task)
        print(f"{place + 1} of {len(tasks)} stories", file=sys.stderr, flush=True)


async def _draft(settings: Settings, style: HouseStyle, arm: str, place: int, task: Task) -> Draft:
    ledger = _Recorded()
    writer = open_writer(settings, style, ledger)
    reason = ""
    try:
        await writer.write(task.story, _whole(task.story), task.examples[arm])
    except WritingFailed as error:
        reason = error.reason
    if ledger.first is None:
        return Draft(arm, place, None, reason)
    item = Item(**ledger.first["answer"])
    tokens = ledger.first["usage"]["input_tokens"]
    return Draft(arm, place, item, again=ledger.calls > 1, tokens=tokens)


def _whole(story: Story) -> list[Passage]:
    return [
        Passage(article=a.id, url=a.url, start=0, end=len(a.text), text=a.text, tokens=1)
        for a in story.articles
    ]
