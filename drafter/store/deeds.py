"""Who did what to an issue, besides the words of it: those are in the revisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa

from drafter.store.clock import after
from drafter.store.database import Database
from drafter.store.schema import deeds
from drafter.store.sources import aware

What = Literal[
    "begun",
    "drafted",
    "added",
    "stopped",
    "redrafted",
    "approved",
    "withdrawn",  # an approval
    "locked",
    "unlocked",
    "reopened",  # a finding
    "moved",
    "taken out",
    "put back",
    "undone",
    "redone",
    "published",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Deed:
    """What somebody did, to an item or to an issue as a whole; never changed."""

    id: int
    issue_id: str
    item_id: str  # "" for the issue as a whole
    made_at: datetime
    who: str
    what: What
    detail: str  # what was asked for, in the words of who asked; "" for nothing more


class DeedStore:
    """Only ever added to."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, issue_id: str, who: str, what: What, *, item_id: str = "", detail: str = ""
    ) -> None:
        """Write down what somebody asked for."""
        with self._database.begin() as connection:
            note(connection, issue_id, who, what, item_id=item_id, detail=detail)

    def newest(self, most: int) -> list[Deed]:
        """Return what was done last, the newest first."""
        return self._find(sa.true(), most)

    def of_item(self, item_id: str, most: int = 100) -> list[Deed]:
        """Return what was done to an item, the newest first."""
        return self._find(deeds.c.item_id == item_id, most)

    def _find(self, wanted: sa.ColumnElement[bool], most: int) -> list[Deed]:
        query = sa.select(deeds).where(wanted).order_by(deeds.c.id.desc()).limit(most)
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
        return [Deed(**{**row, "made_at": aware(row["made_at"])}) for row in rows]


def note(
    connection: sa.Connection,
    issue_id: str,
    who: str,
    what: What,
    *,
    item_id: str = "",
    detail: str = "",
) -> None:
    """Write a deed down in the transaction that does it."""
    row = {
        "issue_id": issue_id,
        "item_id": item_id,
        "made_at": after(connection, deeds.c.made_at),
        "who": who,
        "what": what,
        "detail": detail,
    }
    connection.execute(deeds.insert(), row)
