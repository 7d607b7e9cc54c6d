"""What happens to each item, settled beforehand, and the server that plays it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafter.model import Article, Passage, Story
from eval.faults.misbehaviour import LASTING, PASSING, USABLE, Fault
from eval.servers import LoopbackServer, Response

_SHARE_LASTING, _SHARE_PASSING = 0.15, 0.5
_NUMBER = re.compile(r"harbour number (\d+)\b")


@dataclass(frozen=True, slots=True)
class Script:
    """The answers to one item's calls: the faults one after another, then `then` for good.

    `to_schema` is the answer to every call that asks by a schema.
    """

    faults: tuple[Fault, ...] = ()
    then: Fault = USABLE
    to_schema: Fault | None = None

    @property
    def least_paid(self) -> int:
        """The calls that nobody could help paying: those up to the first usable or the lasting answer."""
        return sum(fault.paid for fault in self.faults) + self.then.paid


def by_lot(seed: int, number: int) -> Script:
    """Return a script drawn for one item; the same for the same seed."""
    lot = random.Random(f"{seed}:{number}")
    drawn = lot.random()
    if drawn < _SHARE_LASTING:
        return Script(tuple(lot.choices(PASSING, k=lot.choice((0, 0, 0, 1)))), lot.choice(LASTING))
    if drawn < _SHARE_LASTING + _SHARE_PASSING:
        return Script(tuple(lot.choices(PASSING, k=lot.choice((1, 1, 1, 2)))))
    return Script()


def make_story(number: int) -> tuple[Story, list[Passage]]:
    """Return a story of our own that is known by its number, and its six passages."""
    texts = [
        f"The ferry platform will waive its listing fee for harbour number {number} in December.",
        f"It covers {number + 20} boats, and 31 million yuan are forgone next year.",
        "Nothing else was said on the matter at the time, and nobody had asked about it.",
        "The rival Haitu has never charged such a fee, its founder Mo Wenjun told reporters.",
        "Operators on the island of Dengzhou welcomed the step and asked for faster payment.",
        "The platform sold nearly 6.4 million tickets in the summer, up 18 percent.",
    ]
    url = f"https://chaos.example/{number}"
    article = Article(
        url=url, canonical=url, title=f"Fee Waived, {number}", text=" ".join(texts), language="en",
        publisher="Delta Wire", author="", published=None,
    )  # fmt: skip
    passages, start = [], 0
    for text in texts:
        passages.append(
            Passage(article=article.id, url=url, start=start, end=start + len(text), text=text,
                    tokens=20)
        )  # fmt: skip
        start += len(text) + 1
    return Story(articles=(article,)), passages


class ChaosServer(LoopbackServer):
    """A chat server that answers each item by its script; `served` holds what each item got."""

    def __init__(self, scripts: list[Script]) -> None:
        super().__init__(0.0)
        self.scripts = scripts
        self.served: list[list[Fault]] = [[] for _ in scripts]
        self._whole: dict[int, int] = {}  # characters of each item's first prompt
        self._small: set[int] = set()  # items whose first prompt does not fit

    @property
    def base_url(self) -> str:
        return f"http://{self.host}/v1"

    @property
    def calls(self) -> int:
        return sum(map(len, self.served))

    def paid(self, number: int) -> int:
        return sum(fault.paid for fault in self.served[number])

    def respond(self, path: str, body: bytes) -> Response | Iterator[bytes]:
        request = json.loads(body)
        text = request["messages"][-1]["content"]
        found = _NUMBER.search(text)
        assert found, "every prompt holds the first passage of its story"
        with self._guard:
            fault = self._next(int(found[1]), request, len(text))
        return fault.reply()

    def _next(self, number: int, request: dict[str, Any], length: int) -> Fault:
        script, served = self.scripts[number], self.served[number]
        whole = self._whole.setdefault(number, length)
        if script.to_schema and "response_format" in request:
            fault = script.to_schema
        elif number in self._small and length >= whole:
            fault = next(each for each in served if each.name == "context")
        else:
            played = sum(each in script.faults for each in served)
            fault = script.faults[played] if played < len(script.faults) else script.then
            if fault.name == "context":
                self._small.add(number)
        served.append(fault)
        return fault
