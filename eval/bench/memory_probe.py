"""A process that opens a desk and looks things up: `python -m eval.bench.memory_probe HOME ITEMS WEEKS`.

Prints seconds as JSON. A process of its own, since what opening costs and holds shows only in a fresh one.
"""

from __future__ import annotations

import asyncio
import json
import platform
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from drafter.desk import Desk
from drafter.model import Article, Recall, Story
from drafter.settings import Settings
from eval.bench.past import Past, day_of

T = TypeVar("T")

_LOOKED_FOR = 5


def probe(home: Path, printed: int, many: int) -> dict[str, Any]:
    """Open the home that holds `printed` items, look `many` weeks up, and return what each thing took."""
    past = Past()
    weeks = [past.week(number, printed) for number in range(many + 1)]
    questions = [text for n in range(_LOOKED_FOR) for text in past.questions(n, printed)]
    settings = Settings.load(home=home, database_url="", chroma_url="", embedder="packaged")
    desk, opened = _timed(lambda: Desk(settings))
    memory, warmed = _timed(lambda: desk.memory)

    def prepare(article: Article) -> float:
        return _timed(lambda: asyncio.run(memory.prepare(article, day=day_of(printed))))[1]

    def look_up(story: Story) -> tuple[Recall, float, float]:
        worked = time.process_time()
        (found,), seconds = _timed(lambda: asyncio.run(memory.recall([story], day=day_of(printed))))
        return found, seconds, time.process_time() - worked

    _, first, _ = look_up(weeks.pop()[0])
    stories = [story for week in weeks for story in week]
    prepared = [prepare(article) for story in stories for article in story.articles]
    looked = [look_up(story) for story in stories]
    again = [look_up(story) for story in stories]
    searches = [_timed(partial(desk.search, text))[1] for text in questions]
    found = [one.printed.headline for one, *_ in looked if one.printed and one.relation != "new"]
    desk.close()
    told = [past.item(place).headline for week in range(many) for place in past.told(week, printed)]
    return {
        "open": opened + warmed,
        "first look-up": first,
        "prepare": prepared,
        "look-up": [seconds for _, seconds, _ in looked],
        "look-up, processor": [seconds for *_, seconds in looked],
        "look-up again": [seconds for _, seconds, _ in again],
        "search": searches,
        "found again": sum(headline in found for headline in told) / len(told),
        "megabytes": _megabytes(),
    }


def _timed(do: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    made = do()
    return made, time.perf_counter() - began


def _megabytes() -> float:
    """Return the most memory this process has held."""
    unit = 2**20 if platform.system() == "Darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    print(json.dumps(probe(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
