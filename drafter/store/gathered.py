"""The stories of the inbox: which sources tell one, and what editors decided of it."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from drafter.errors import UsageError
from drafter.model import Article, Recall, Relation, Story
from drafter.store.database import MOST_AT_ONCE, Database
from drafter.store.records import article_of
from drafter.store.schema import articles, inbox_stories, sources
from drafter.store.sources import LINE, SourceLine, aware, line_of, matching

_RECALL = TypeAdapter(Recall)

# The story that each source belongs to, by the source's id.
Placement = Mapping[str, str | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """A story of the inbox; `rank` is its place in the coming issue, None while it is not chosen."""

    id: str
    added_at: datetime
    pinned: bool
    rejected: bool
    rank: float | None
    recall: Recall | None  # None until it is held against what was printed
    choice: Relation | None
    who: str
    issue_id: str | None
    sources: list[SourceLine]

    @property
    def title(self) -> str:
        return self.sources[0].label

    @property
    def stands_as(self) -> Relation:
        """What the story counts as: the editor's word, else the desk's."""
        return self.choice or (self.recall.relation if self.recall else "new")


@dataclass(frozen=True, kw_only=True, slots=True)
class GatheredFilter:
    """What stories are asked for; `state` is open, chosen, pinned, rejected, used, or "" for all."""

    text: str = ""
    state: str = "open"
    since: datetime | None = None
    until: datetime | None = None


class GatheredStore:
    """Every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # ── looked at ────────────────────────────────────────────────────────────────────────────

    def find(
        self, asked: GatheredFilter, *, start: int = 0, count: int = 20
    ) -> tuple[list[Gathered], int]:
        """Return `count` stories from `start` on, pinned and new ones first, and how many there are."""
        conditions = _conditions(asked)
        order = (
            [inbox_stories.c.rank]
            if asked.state == "chosen"
            else [inbox_stories.c.pinned.desc(), inbox_stories.c.added_at.desc()]
        )
        query = sa.select(inbox_stories).where(*conditions).order_by(*order, inbox_stories.c.id)
        counted = sa.select(sa.func.count()).select_from(inbox_stories).where(*conditions)
        with self._database.begin() as connection:
            total = connection.scalar(counted) or 0
            rows = connection.execute(query.offset(start).limit(count)).mappings().all()
            return _whole(connection, rows), total

    def stories(self, ids: Sequence[str]) -> list[Gathered]:
        """Return these stories in this order; those without a source are left out."""
        query = sa.select(inbox_stories).where(inbox_stories.c.id.in_(ids))
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
            found = {each.id: each for each in _whole(connection, rows)}
        return [found[id_] for id_ in ids if id_ in found]

    def read(self, tellings: Iterable[Sequence[SourceLine]]) -> list[Story]:
        """Return for each list of sources the story they tell, each article once, in their order."""
        tellings = list(tellings)
        ids = sorted({line.article_id for lines in tellings for line in lines})
        known: dict[tuple[str, str], Article] = {}
        with self._database.begin() as connection:
            for start in range(0, len(ids), MOST_AT_ONCE):
                part = articles.c.id.in_(ids[start : start + MOST_AT_ONCE])
                for row in connection.execute(sa.select(articles).where(part)).mappings():
                    known[row["id"], row["version"]] = article_of(row)
        found = []
        for lines in tellings:
            own: dict[str, Article] = {}
            for line in lines:
                own.setdefault(line.article_id, known[line.article_id, line.version])
            found.append(Story(articles=tuple(own.values())))
        return found

    # ── put together ─────────────────────────────────────────────────────────────────────────

    def ungrouped(self, most: int) -> list[SourceLine]:
        """Return sources that are read and belong to no story yet, the oldest first."""
        query = (
            sa.select(*LINE)
            .where(
                sources.c.state == "ready",
                sources.c.story_id.is_(None),
                sources.c.removed.is_(False),
            )
            .order_by(sources.c.added_at, sources.c.id)
            .limit(most)
        )
        with self._database.begin() as connection:
            return [line_of(row) for row in connection.execute(query).mappings()]

    def unrecalled(self, most: int) -> list[Gathered]:
        """Return stories that are not held against what was printed yet."""
        query = (
            sa.select(inbox_stories)
            .where(inbox_stories.c.recall.is_(None), inbox_stories.c.id.in_(_filled()))
            .limit(most)
        )
        with self._database.begin() as connection:
            return _whole(connection, connection.execute(query).mappings().all())

    def open_story(self) -> str:
        """Make room for a story and return its id; it is there once it has a source."""
        story_id = secrets.token_hex(6)
        row = {
            "id": story_id, "added_at": datetime.now(UTC), "pinned": False, "rejected": False,
            "rank": None, "recall": None, "choice": "", "who": "", "issue_id": None,
        }  # fmt: skip
        with self._database.begin() as connection:
            connection.execute(inbox_stories.insert(), row)
        return story_id

    def place(self, wanted: Placement) -> Placement:
        """Put sources into stories and return where they were: what undoes it.

        The stories concerned are held against what was printed anew.
        """
        query = sa.select(sources.c.id, sources.c.story_id).where(sources.c.id.in_(list(wanted)))
        with self._database.begin() as connection:
            before = {row[0]: row[1] for row in connection.execute(query)}
            for id_, story in wanted.items():
                connection.execute(sources.update().where(sources.c.id == id_), {"story_id": story})
            touched = {story for story in [*before.values(), *wanted.values()] if story}
            connection.execute(
                inbox_stories.update().where(inbox_stories.c.id.in_(touched)).values(recall=None)
            )
        return before

    def set_recall(self, story_id: str, recall: Recall) -> None:
        self._update([story_id], {"recall": _RECALL.dump_python(recall, mode="json")})

    # ── decided ──────────────────────────────────────────────────────────────────────────────

    def pin(self, story_id: str, pinned: bool) -> None:
        self._update([story_id], {"pinned": pinned})

    def reject(self, story_ids: Collection[str], rejected: bool, *, who: str) -> None:
        values: dict[str, Any] = {"rejected": rejected, "who": who}
        if rejected:
            values["rank"] = None
        self._update(story_ids, values)

    def choose(self, story_id: str, choice: Relation | None, *, who: str) -> None:
        """Keep what an editor says a story is; None takes the word back."""
        self._update([story_id], {"choice": choice or "", "who": who})

    def rank(self, ranks: Mapping[str, float | None]) -> None:
        """Give stories their places in the coming issue; None takes a story out of it."""
        for story_id, rank in ranks.items():
            self._update([story_id], {"rank": rank})

    def use(self, story_ids: Collection[str], issue_id: str | None) -> None:
        """Say for which issue stories were drafted; with None they are open again."""
        self._update(story_ids, {"issue_id": issue_id, "rank": None})

    def last_rank(self) -> float:
        """Return the place of the last story chosen for the coming issue."""
        with self._database.begin() as connection:
            return connection.scalar(sa.select(sa.func.max(inbox_stories.c.rank))) or 0.0

    def _update(self, story_ids: Collection[str], values: Mapping[str, Any]) -> None:
        with self._database.begin() as connection:
            for id_ in story_ids:
                query = inbox_stories.update().where(inbox_stories.c.id == id_)
                if not connection.execute(query, values).rowcount:
                    raise UsageError(
                        "This story is not in the inbox any more. Load the page again."
                    )


def _filled() -> sa.Select[Any]:
    """The ids of stories that have a source which is not removed."""
    return sa.select(sources.c.story_id).where(
        sources.c.removed.is_(False), sources.c.story_id.is_not(None)
    )


def _conditions(asked: GatheredFilter) -> list[sa.ColumnElement[bool]]:
    own = inbox_stories.c
    states: dict[str, list[sa.ColumnElement[bool]]] = {
        "open": [own.issue_id.is_(None), own.rejected.is_(False)],
        "chosen": [own.issue_id.is_(None), own.rejected.is_(False), own.rank.is_not(None)],
        "pinned": [own.issue_id.is_(None), own.pinned.is_(True)],
        "rejected": [own.rejected.is_(True)],
        "used": [own.issue_id.is_not(None)],
        "": [],
    }
    filled = _filled()
    if asked.text.strip():
        filled = filled.where(matching(asked.text))
    found = [*states[asked.state], own.id.in_(filled)]
    if asked.since:
        found.append(own.added_at >= asked.since)
    if asked.until:
        found.append(own.added_at < asked.until)
    return found


def _whole(connection: sa.Connection, rows: Sequence[sa.RowMapping]) -> list[Gathered]:
    query = (
        sa.select(*LINE)
        .where(sources.c.story_id.in_([row["id"] for row in rows]), sources.c.removed.is_(False))
        .order_by(sources.c.place, sources.c.added_at)
    )
    own: dict[str, list[SourceLine]] = {}
    for line in map(line_of, connection.execute(query).mappings()):
        own.setdefault(line.story_id or "", []).append(line)
    return [
        Gathered(
            id=row["id"],
            added_at=aware(row["added_at"]),
            pinned=row["pinned"],
            rejected=row["rejected"],
            rank=row["rank"],
            recall=_RECALL.validate_python(row["recall"]) if row["recall"] else None,
            choice=row["choice"] or None,
            who=row["who"],
            issue_id=row["issue_id"],
            sources=own[row["id"]],
        )
        for row in rows
        if row["id"] in own
    ]
