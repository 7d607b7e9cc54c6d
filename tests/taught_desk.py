"""Issues of our own, drafted and printed at a desk whose editors have a habit or two."""

from __future__ import annotations

from datetime import date, timedelta

from articles import an_article

from drafter.desk import Desk
from drafter.model import Item, Story

FIRST = date(2026, 9, 7)
# What was drafted and what was printed, an issue a line.
EDITS = [
    ("The owner of the ferry said that lanterns may be sold on the island.", "lanterns", "lamps"),
    ("Only a few shops have asked for lanterns since the rules came in.", "lanterns", "lamps"),
    ("Critics wonder why lanterns should cost as much in the north.", "lanterns", "lamps"),
]
CHINESE = "本周有一条消息。折纸智能（Origami Mind）获得投资。"
ENGLISH = "There was news. A start-up, Origami Mind, has raised money."


def new_issue(desk: Desk, number: int, *texts: str) -> tuple[str, list[str]]:
    """Return an issue with an item for each text, as if a writer had drafted it, and the items' ids."""
    issue_id = desk.store.new_issue(paste="", day=FIRST + timedelta(weeks=number))
    item_ids = []
    for rank, text in enumerate(texts):
        url = f"https://example.org/{number}-{rank}"
        article = an_article(url=url, title=f"News of the Harbour {'·' * rank}")
        desk.store.articles.keep([article])
        item = Item(headline=f"Ferry Notes {number}", paragraphs=[text])
        story = Story(articles=(article,))
        item_id, _ = desk.store.items.add_drafted(issue_id, story, item, rank=rank, author="w")
        item_ids.append(item_id)
    return issue_id, item_ids


def edit(desk: Desk, item_id: str, text: str) -> None:
    stored = desk.store.items.get(item_id)
    desk.editing.edit(item_id, stored.item.headline, text, based_on=stored.revision)


def print_edits(desk: Desk, edits: list[tuple[str, str, str]] = EDITS) -> None:
    """Draft, edit and publish an issue of one item for each edit."""
    for number, (text, old, new) in enumerate(edits, start=1):
        issue_id, [item_id] = new_issue(desk, number, text)
        edit(desk, item_id, text.replace(old, new))
        desk.publish(issue_id, number)


def keep_bilingual_story(desk: Desk, chinese: str = CHINESE, english: str = ENGLISH) -> None:
    """Keep an issue with a story that is told in Chinese and in English."""
    articles = (
        an_article(chinese, url="https://example.org/zh", title="", language="zh"),
        an_article(english, url="https://example.org/en", title=""),
    )
    desk.store.articles.keep(articles)
    issue_id = desk.store.new_issue(paste="", day=FIRST)
    item = Item(headline="Money for Origami Mind", paragraphs=["Origami Mind has money."])
    story = Story(articles=articles)
    desk.store.items.add_drafted(issue_id, story, item, rank=0, author="w")
