"""An issue to be reviewed, as if a writer had drafted it: no model and nothing heavy is needed."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

from articles import an_article

from drafter.desk import Desk
from drafter.model import Item, Story
from drafter.settings import Settings

CHINESE = """蓝湖视频周二表示，已筹集5000万美元。
首席执行官王敏在上海说，这笔钱将用于招聘工程师。
据报道，公司可能明年上市。"""
ENGLISH = """Lanhu Video raised US$50 million on Tuesday, its chief executive Wang Min said in Shanghai.
The money will pay for engineers, she said.
The company may list next year, people close to it said. <img src="http://tracker.invalid/a.png">"""
LEAD = "Lanhu Video has raised US$50 million, its chief executive Wang Min said."
BODY = "The money will pay for engineers. The company was valued at US$75 billion in the round."


def keep_issue(desk: Desk, items: int) -> tuple[str, list[str]]:
    """Return an issue of items on one story, and their ids."""
    issue_id = desk.store.new_issue(paste="https://example.org/lanhu", day=date(2026, 9, 21))
    desk.store.update_issue(issue_id, state="draft")
    item_ids = []
    for place in range(items):
        articles = (
            an_article(ENGLISH, url=f"https://example.org/{place}", publisher="Harbour Wire"),
            an_article(
                CHINESE,
                url=f"https://example.cn/{place}",
                title="蓝湖视频融资" + "·" * place,  # an issue has one item of the same words
                language="zh",
                publisher="Lakeside Daily",
            ),
        )
        desk.store.articles.keep(articles)
        item = Item(
            headline=f"Lanhu Video Raises Money for Round {place + 1}", paragraphs=[LEAD, BODY]
        )
        story = Story(articles=articles)
        item_id, _ = desk.store.items.add_drafted(
            issue_id, story, item, rank=place, author="writer"
        )
        desk.editing.recheck(item_id)
        item_ids.append(item_id)
    return issue_id, item_ids


def seed(home: Path, items: int) -> None:
    """Leave a home with such an issue; in a process of its own, since Playwright's runs a loop already."""
    subprocess.run([sys.executable, __file__, str(home), str(items)], check=True)


if __name__ == "__main__":
    _desk = Desk(Settings.load(home=Path(sys.argv[1])))
    keep_issue(_desk, int(sys.argv[2]))
    _desk.close()
