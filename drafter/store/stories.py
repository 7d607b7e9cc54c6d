"""The stories of an issue, how each stands to what was printed, and what the editor decided of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from pydantic import TypeAdapter

from drafter.errors import UsageError
from drafter.model import Article, Recall, Relation, Story, digest
from drafter.store.database import Database
from drafter.store.locks import in_turn
from drafter.store.records import article_of
from drafter.store.schema import articles, stories

_RECALL = TypeAdapter(Recall)


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredStory:
    """A story in an issue; `choice` is the editor's word on it, None while there is none."""

    id: str
    issue_id: str
    story: Story
    recall: Recall
    choice: Relation | None
    who: str
    fixed: bool = False  # put together by an editor

    @property
    def stands_as(self) -> Relation:
        """What the story counts as: the editor's word, else the desk's."""
        return self.choice or self.recall.relation


class StoryStore:
    """Every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, issue_id: str, found: Sequence[tuple[Story, Recall]]) -> list[StoredStory]:
        """Keep these as the stories of an issue, in their order, in place of those found before.

        Those that an editor put together stay, before the others. What the editor decided of a story
        holds for the one that has most of its articles now.
        """
        before = self.of_issue(issue_id)
        rows = []
        for rank, (story, recall) in enumerate(found, start=sum(each.fixed for each in before)):
            earlier = _decided(story, before)
            rows.append(
                {
                    "id": digest(issue_id, story.id),
                    "issue_id": issue_id,
                    "rank": float(rank),
                    "articles": [[article.id, article.version] for article in story.articles],
                    "recall": _RECALL.dump_python(recall, mode="json"),
                    "choice": earlier.choice if earlier else "",
                    "who": earlier.who if earlier else "",
                    "chosen_at": datetime.now(UTC) if earlier else None,
                }
            )
        with self._database.begin() as connection:
            found_before = stories.c.issue_id == issue_id, stories.c.fixed.is_(False)
            in_turn(connection, f"stories of {issue_id}")
            connection.execute(stories.delete().where(*found_before))
            if rows:
                connection.execute(stories.insert(), rows)
        return self.of_issue(issue_id)

    def fix(
        self, issue_id: str, chosen: Sequence[tuple[Story, Recall, Relation]], *, who: str
    ) -> None:
        """Keep these as stories of an issue that an editor put together, in their order."""
        rows = [
            {
                "id": digest(issue_id, story.id),
                "issue_id": issue_id,
                "rank": float(rank),
                "articles": [[article.id, article.version] for article in story.articles],
                "recall": _RECALL.dump_python(recall, mode="json"),
                "choice": choice,
                "who": who,
                "chosen_at": datetime.now(UTC),
                "fixed": True,
            }
            for rank, (story, recall, choice) in enumerate(chosen)
        ]
        with self._database.begin() as connection:
            connection.execute(stories.insert(), rows)

    def of_issue(self, issue_id: str) -> list[StoredStory]:
        """Return the stories of an issue, in order."""
        return self._load(stories.c.issue_id == issue_id)

    def of_story(self, issue_id: str, story: Story) -> StoredStory | None:
        """Return what is kept of a story in an issue, if it is there."""
        found = self._load(stories.c.id == digest(issue_id, story.id))
        return found[0] if found else None

    def choose(self, story_id: str, choice: Relation | None, *, who: str) -> None:
        """Keep what an editor says a story is; None takes the word back."""
        row = {"choice": choice or "", "who": who, "chosen_at": datetime.now(UTC)}
        with self._database.begin() as connection:
            changed = connection.execute(stories.update().where(stories.c.id == story_id), row)
        if not changed.rowcount:
            raise UsageError(f"There is no story {story_id}.")

    def decisions(self) -> list[tuple[tuple[float, float], Relation]]:
        """Return the log-odds that the desk gave and what editors decided, for each story decided."""
        query = sa.select(stories.c.recall, stories.c.choice).where(stories.c.choice != "")
        with self._database.begin() as connection:
            rows = connection.execute(query).all()
        found = [(_RECALL.validate_python(row.recall), row.choice) for row in rows]
        return [(recall.odds, choice) for recall, choice in found if recall.printed is not None]

    def _load(self, condition: sa.ColumnElement[bool]) -> list[StoredStory]:
        query = sa.select(stories).where(condition).order_by(stories.c.rank)
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
            known = _articles(connection, {key[0] for row in rows for key in row["articles"]})
        return [
            StoredStory(
                id=row["id"],
                issue_id=row["issue_id"],
                story=Story(articles=tuple(known[key[0], key[1]] for key in row["articles"])),
                recall=_RECALL.validate_python(row["recall"]),
                choice=row["choice"] or None,
                who=row["who"],
                fixed=row["fixed"],
            )
            for row in rows
        ]


def _articles(connection: sa.Connection, ids: set[str]) -> dict[tuple[str, str], Article]:
    rows = connection.execute(sa.select(articles).where(articles.c.id.in_(ids))).mappings()
    return {(row["id"], row["version"]): article_of(row) for row in rows}


def _decided(story: Story, before: Sequence[StoredStory]) -> StoredStory | None:
    """Return the decided story of before that shares most articles with this one."""
    own = {article.id for article in story.articles}
    shared = [
        (len(own & {article.id for article in each.story.articles}), each)
        for each in before
        if each.choice
    ]
    count, best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best if count else None
