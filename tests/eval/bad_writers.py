"""Writers whose faults are known, behind a server that speaks the dialect of the real ones."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from drafter.model import Item
from eval.drafting import settings_for
from eval.servers import ModelServer, prompt_text
from eval.sets import choose, issues
from eval.sets.issues import Story, Written

# Short ones in English, each with a hedge, so that every fault can show.
STORIES = (
    "camera-app-injected", "dating-app-fine", "festival-estimate", "gripper-round-conflict",
    "lidar-export-permits", "map-data-lawsuit", "merger-talks-denied", "reading-model-claim",
)  # fmt: skip
INVENTED = (
    "Its chief executive, Marcus Feldbrook, said that 37,461 customers in Norway had asked for their money"
    " back."
)
Write = Callable[[Item, str, Story], Item]


def by_hand(item: Item, source: str, story: Story) -> Item:
    """The item that a person wrote."""
    return item


def copies(item: Item, source: str, story: Story) -> Item:
    """Prints the source instead of telling it: true, and not ours to print."""
    sentences = re.split(r"(?<=[.”\"]) ", " ".join(source.split()))
    return Item(headline=item.headline, paragraphs=[sentences[0], " ".join(sentences[1:4])])


def invents(item: Item, source: str, story: Story) -> Item:
    """Adds a person, a figure and a country that no source has."""
    return Item(headline=item.headline, paragraphs=[*item.paragraphs[:1], INVENTED])


def drops_hedges(item: Item, source: str, story: Story) -> Item:
    """Asserts what its sources only report."""
    wordings = sorted(
        (way for ways in story.expected.hedges for way in ways), key=len, reverse=True
    )
    hedge = re.compile(rf"\b(?:{'|'.join(map(re.escape, wordings))})\b", re.IGNORECASE)
    headline, *paragraphs = (
        " ".join(hedge.sub("", text).split()) for text in (item.headline, *item.paragraphs)
    )
    return Item(headline=headline, paragraphs=paragraphs)


WRITERS: Mapping[str, Write] = {
    "by hand": by_hand, "copies": copies, "invents": invents, "drops hedges": drops_hedges,
}  # fmt: skip


def written(writer: str) -> list[Written]:
    """Draft the stories with one of the writers, or with the embedded one, as an editor would."""
    (chosen,) = choose(["issues"], None, ["issues", "figures", "truth", "pages", "house"])
    every = issues.load(chosen)
    stories = [story for story in every if story.id in STORIES]
    if writer == "embedded":
        return list(issues.write(every, stories, settings_for("", "")))
    with ModelServer(_answer(WRITERS[writer], stories)) as server:
        return list(issues.write(every, stories, settings_for(writer, server.base_url)))


def _answer(write: Write, stories: list[Story]) -> Callable[[dict[str, Any]], str]:
    def answer(request: dict[str, Any]) -> str:
        prompt = prompt_text(request)
        story = next(story for story in stories if _title(story) in prompt)
        source = (
            prompt.partition('<source n="1"')[2].partition(">\n")[2].partition("\n</source>")[0]
        )
        assert story.expected.reference is not None
        item = write(story.expected.reference, source, story)
        return json.dumps({"headline": item.headline, "paragraphs": item.paragraphs})

    return answer


def _title(story: Story) -> str:
    html = story.pages[0].body.decode()
    return html.partition("<h1>")[2].partition("</h1>")[0]
