"""The feeds that the inbox looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from drafter.model import digest
from drafter.store.database import Database
from drafter.store.schema import feeds
from drafter.store.sources import aware


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """A feed that is looked at; `message` says why the last look came to nothing."""

    id: str
    url: str
    title: str
    looked_at: datetime | None
    message: str


class FeedStore:
    """Every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, url: str, key: str, *, who: str) -> None:
        """Look at a feed from now on."""
        row = {
            "id": digest(key), "url": url, "title": "", "added_at": datetime.now(UTC),
            "who": who, "looked_at": None, "message": "", "removed": False,
        }  # fmt: skip
        insert = self._database.insert(feeds).values(row)
        with self._database.begin() as connection:
            connection.execute(
                insert.on_conflict_do_update(index_elements=["id"], set_={"removed": False})
            )

    def all(self) -> list[Feed]:
        query = sa.select(feeds).where(feeds.c.removed.is_(False)).order_by(feeds.c.added_at)
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
        return [
            Feed(
                id=row["id"],
                url=row["url"],
                title=row["title"],
                looked_at=aware(row["looked_at"]) if row["looked_at"] else None,
                message=row["message"],
            )
            for row in rows
        ]

    def looked_at(self, feed_id: str, *, title: str = "", message: str = "") -> None:
        """Keep that a feed was looked at now, and how that went."""
        values: dict[str, Any] = {"looked_at": datetime.now(UTC), "message": message}
        if title:
            values["title"] = title
        with self._database.begin() as connection:
            connection.execute(feeds.update().where(feeds.c.id == feed_id), values)

    def ask(self) -> None:
        """Let every feed be looked at, however short ago that was."""
        with self._database.begin() as connection:
            connection.execute(feeds.update().values(looked_at=None))

    def remove(self, feed_id: str, removed: bool = True) -> None:
        with self._database.begin() as connection:
            connection.execute(feeds.update().where(feeds.c.id == feed_id), {"removed": removed})
