"""The inbox of the week: what was given to be read, and where each source stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

import sqlalchemy as sa

from drafter.errors import UsageError
from drafter.model import Article, digest
from drafter.store.database import MOST_AT_ONCE, Database
from drafter.store.schema import inbox_stories, sources

State = Literal["waiting", "fetching", "reading", "embedding", "ready", "failed"]
MOVING: tuple[State, ...] = ("waiting", "fetching", "reading", "embedding")
Origin = Literal["paste", "text", "file", "feed", "page"]


@dataclass(frozen=True, kw_only=True, slots=True)
class NewSource:
    """Something to be read: an address, or the bytes that stand in for one or have none."""

    key: str  # the canonical address, or a name made from the words
    url: str = ""
    name: str = ""
    origin: Origin = "paste"
    body: bytes | None = None

    @property
    def id(self) -> str:
        return digest(self.key)


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A source to be read: by its `body` where it has one, else at its address."""

    id: str
    url: str
    name: str
    origin: str
    body: bytes | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceLine:
    """A source as a list shows it."""

    id: str
    url: str
    name: str
    origin: str
    added_at: datetime
    who: str
    state: State
    reason: str
    message: str
    title: str
    publisher: str
    published: date | None
    partial: bool
    article_id: str
    version: str
    story_id: str | None
    removed: bool

    @property
    def label(self) -> str:
        return self.title or self.name or self.url or "pasted text"


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceFilter:
    """What is asked for; `state` is one of a source, or "moving", "used", "removed", "" for all."""

    text: str = ""
    state: str = ""
    since: datetime | None = None
    until: datetime | None = None


LINE = [
    column for column in sources.columns if column.name not in ("body", "place")
]  # a body may have megabytes


class SourceStore:
    """Every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # ── coming in ────────────────────────────────────────────────────────────────────────────

    def add(
        self, given: Sequence[NewSource], *, who: str, again: bool = True
    ) -> tuple[list[str], int]:
        """Take sources in; return the ids of those that are to be read now, and how many were there.

        One that was removed comes back, one that failed or is given with words now is read again; all
        that is there stays as it is when not `again`.
        """
        rows = {each.id: each for each in given}
        to_read: list[str] = []
        with self._database.begin() as connection:
            there = _states(connection, list(rows))
            for id_, each in rows.items():
                if id_ not in there:
                    to_read.append(id_)
                    row = _row(each, who)
                    insert = self._database.insert(sources).values(row)
                    connection.execute(insert.on_conflict_do_nothing())
                    continue
                if not again:
                    continue
                state, removed = there[id_]
                anew = state == "failed" or each.body is not None
                values: dict[str, Any] = {"removed": False}
                if removed:
                    values["added_at"] = datetime.now(UTC)
                if anew:
                    values |= {"state": "waiting", "reason": "", "message": ""}
                if each.body is not None:
                    values |= {"body": each.body, "name": each.name, "origin": each.origin}
                connection.execute(sources.update().where(sources.c.id == id_), values)
                if anew or removed:
                    to_read.append(id_)
        return to_read, len(rows) - len(to_read)

    def give_text(self, source_id: str, body: bytes) -> None:
        """Let this text be read in place of what stands at the address of a source."""
        self._update([source_id], {"body": body, "origin": "text", **_ANEW})

    def read_again(self, source_ids: Collection[str]) -> None:
        self._update(source_ids, _ANEW)

    # ── being read ───────────────────────────────────────────────────────────────────────────

    def settle(self) -> None:
        """Let wait again what a program that ended was reading."""
        query = sources.update().where(sources.c.state.in_(MOVING[1:]))
        with self._database.begin() as connection:
            connection.execute(query, {"state": "waiting"})

    def waiting(self, most: int) -> list[Waiting]:
        """Return sources that nobody has begun to read, the oldest first."""
        query = (
            sa.select(sources)
            .where(sources.c.state == "waiting", sources.c.removed.is_(False))
            .order_by(sources.c.added_at, sources.c.id)
            .limit(most)
        )
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
        return [
            Waiting(
                id=row["id"],
                url=row["url"],
                name=row["name"],
                origin=row["origin"],
                body=row["body"],
            )
            for row in rows
        ]

    def set_state(self, source_id: str, state: State) -> None:
        self._update([source_id], {"state": state})

    def fail(self, source_id: str, reason: str, message: str) -> None:
        values = {"state": "failed", "reason": reason[:32], "message": message}
        self._update([source_id], values)

    def succeed(self, source_id: str, article: Article, place: float) -> None:
        """Say that a source is read and found under this article; its bytes are let go.

        `place` is where it stands among the sources of a story, the lowest first.
        """
        values = {
            "state": "ready",
            "reason": "",
            "message": "",
            "body": None,
            "title": article.title,
            "publisher": article.publisher,
            "published": article.published,
            "partial": article.partial,
            "article_id": article.id,
            "version": article.version,
            "place": place,
        }
        self._update([source_id], values)

    def set_removed(self, source_ids: Collection[str], removed: bool) -> None:
        self._update(source_ids, {"removed": removed})

    def _update(self, source_ids: Collection[str], values: Mapping[str, Any]) -> None:
        with self._database.begin() as connection:
            for id_ in source_ids:
                found = connection.execute(sources.update().where(sources.c.id == id_), values)
                if not found.rowcount:
                    raise UsageError(
                        "This source is not in the inbox any more. Load the page again."
                    )

    # ── looked at ────────────────────────────────────────────────────────────────────────────

    def find(self, asked: SourceFilter, *, start: int, count: int) -> tuple[list[SourceLine], int]:
        """Return `count` sources from `start` on, the newest first, and how many there are in all."""
        conditions = _conditions(asked)
        query = (
            sa.select(*LINE)
            .where(*conditions)
            .order_by(sources.c.added_at.desc(), sources.c.id)
            .offset(start)
            .limit(count)
        )
        counted = sa.select(sa.func.count()).select_from(sources).where(*conditions)
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
            total = connection.scalar(counted) or 0
        return [line_of(row) for row in rows], total

    def line(self, source_id: str) -> SourceLine:
        with self._database.begin() as connection:
            query = sa.select(*LINE).where(sources.c.id == source_id)
            row = connection.execute(query).mappings().first()
        if row is None:
            raise UsageError(f"There is no source {source_id}.")
        return line_of(row)

    def counts(self) -> dict[str, int]:
        """Return how many sources are in each state, those removed left out."""
        query = (
            sa.select(sources.c.state, sa.func.count())
            .where(sources.c.removed.is_(False))
            .group_by(sources.c.state)
        )
        with self._database.begin() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def first_day(self) -> datetime | None:
        """Return when the oldest source came in."""
        with self._database.begin() as connection:
            found = connection.scalar(sa.select(sa.func.min(sources.c.added_at)))
        return aware(found) if found else None


_ANEW = {"state": "waiting", "reason": "", "message": "", "removed": False}


def line_of(row: sa.RowMapping) -> SourceLine:
    values = {column.name: row[column.name] for column in LINE}
    return SourceLine(**values | {"added_at": aware(row["added_at"])})


def aware(when: datetime) -> datetime:
    """Return a time as the database gave it, in UTC: SQLite keeps no zone."""
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def like(text: str) -> str:
    """Return the pattern that finds `text` anywhere, whatever signs of a pattern are in it."""
    marked = text.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{marked}%"


def matching(text: str) -> sa.ColumnElement[bool]:
    """Return the condition that each word of `text` stands in a source's title, address or outlet."""
    own = sources.c
    said = sa.func.lower(own.title + " " + own.url + " " + own.publisher + " " + own.name)
    return sa.and_(*(said.like(like(word), escape="\\") for word in text.split()))


def _conditions(asked: SourceFilter) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = [sources.c.removed.is_(asked.state == "removed")]
    if asked.text.strip():
        found.append(matching(asked.text))
    if asked.state == "moving":
        found.append(sources.c.state.in_(MOVING))
    elif asked.state == "used":
        used = sa.select(inbox_stories.c.id).where(inbox_stories.c.issue_id.is_not(None))
        found.append(sources.c.story_id.in_(used))
    elif asked.state not in ("", "removed"):
        found.append(sources.c.state == asked.state)
    if asked.since:
        found.append(sources.c.added_at >= asked.since)
    if asked.until:
        found.append(sources.c.added_at < asked.until)
    return found


def _states(connection: sa.Connection, ids: Sequence[str]) -> dict[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    query = sa.select(sources.c.id, sources.c.state, sources.c.removed)
    for start in range(0, len(ids), MOST_AT_ONCE):
        part = sources.c.id.in_(ids[start : start + MOST_AT_ONCE])
        found |= {id_: (state, gone) for id_, state, gone in connection.execute(query.where(part))}
    return found


def _row(each: NewSource, who: str) -> dict[str, Any]:
    return {
        "id": each.id, "url": each.url, "name": each.name, "origin": each.origin,
        "added_at": datetime.now(UTC), "who": who, "state": "waiting", "reason": "", "message": "",
        "body": each.body, "title": "", "publisher": "", "published": None, "partial": False,
        "article_id": "", "version": "", "story_id": None, "place": 0.0, "removed": False,
    }  # fmt: skip
