"""What the bench's model server writes: good items, so that what is measured is the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from eval.bench.load import Told
from eval.servers import Answer, prompt_text

# Says nothing that a source could contradict.
_EMPTY_ITEM = {
    "headline": "A Quiet Report Reaches the Desk and Waits for Its Editor",
    "paragraphs": [
        "The desk has received a report that nobody in the room can put into English today, and it "
        "keeps the page beside this item until an editor has the time to read it."
    ],
}


def subject(stories: Sequence[Told], text: str) -> Told:
    """Return the story that `text` names most often."""
    return max(stories, key=lambda story: sum(text.count(name) for name in story.names))


def from_facts(stories: Sequence[Told]) -> Answer:
    """Answer each prompt with the item that its story was given."""

    def answer(request: dict[str, Any]) -> dict[str, Any]:
        return subject(stories, prompt_text(request)).item

    return answer


def from_prompts() -> Answer:
    """Answer with an extract of the prompt's own sources: for pages nobody wrote an item about."""
    from drafter.errors import WritingFailed
    from drafter.house import HouseStyle
    from drafter.resources import read_text
    from drafter.write.chain import EmbeddedModel
    from drafter.write.prompts import Messages

    writer = EmbeddedModel(HouseStyle.from_toml(read_text("house.toml")))
    writer.warm()

    def answer(request: dict[str, Any]) -> str | dict[str, Any]:
        turns = {message["role"]: message["content"] for message in request["messages"]}
        messages = Messages(system=turns.get("system", ""), user=turns["user"])
        try:
            return asyncio.run(writer.ask(messages)).text
        except WritingFailed:  # sources in another language, or the plain script's prompt
            return _EMPTY_ITEM

    return answer
