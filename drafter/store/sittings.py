"""What pages have typed into items: kept as it comes, each save once, nobody's over another's."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, cast

import sqlalchemy as sa
from pydantic import TypeAdapter

from drafter.merging import Words
from drafter.model import Item
from drafter.store.database import Database
from drafter.store.deeds import What, note
from drafter.store.items import StoredItem
from drafter.store.records import revision_row
from drafter.store.schema import checks, items, revisions, sittings

UNCHECKED = -1  # no revision grew so often: what was found is of the words before


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """Words that wait because another editor changed the same ones, and what they were typed into."""

    base: Words
    mine: Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Sitting:
    """One page typing into one item; `seq` is the number of the last save that came, `mine` its words."""

    id: str
    item_id: str
    who: str
    seq: int
    mine: Words
    saved_at: datetime = datetime.min  # of the last save
    held: Held | None = None


_HELD = TypeAdapter(Held | None)
_WORDS = TypeAdapter(Words)


class SittingStore:
    """The desk's memory of who types what; every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sitting(self, sitting_id: str, item_id: str) -> Sitting | None:
        """Return what a page has typed into an item, None when nothing yet."""
        found = self._find(sittings.c.id == sitting_id, sittings.c.item_id == item_id)
        return found[0] if found else None

    def held(self, item_id: str) -> list[Sitting]:
        """Return the sittings whose words wait for a choice, the oldest first."""
        return [each for each in self._find(sittings.c.item_id == item_id) if each.held]

    def _find(self, *conditions: sa.ColumnElement[bool]) -> list[Sitting]:
        query = sa.select(sittings).where(*conditions).order_by(sittings.c.saved_at)
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
        return [
            Sitting(
                id=row["id"],
                item_id=row["item_id"],
                who=row["who"],
                seq=row["seq"],
                mine=_WORDS.validate_python(row["mine"]),
                saved_at=row["saved_at"],
                held=_HELD.validate_python(row["held"]),
            )
            for row in rows
        ]

    def keep(
        self,
        stored: StoredItem,
        item: Item,
        *,
        who: str,
        origin: str,
        sitting: Sitting | None = None,
        grow: bool = False,
    ) -> bool:
        """Let `item`'s words stand in place of `stored`'s; keep nothing and return False if those are gone.

        With `grow` the standing revision takes them, else a new one is made from it.
        """
        with self._database.begin() as connection:
            if not self._stands(connection, stored):
                return False
            if grow:
                self._grow(connection, stored, item)
            else:
                self._add(connection, stored, item, who, origin, sitting.id if sitting else "")
            if sitting is not None:
                self._note(connection, sitting)
        return True

    def hold(self, sitting: Sitting) -> None:
        """Keep what a page has typed without letting it stand, or only that its save has come."""
        with self._database.begin() as connection:
            self._note(connection, sitting)

    def _stands(self, connection: sa.Connection, stored: StoredItem) -> bool:
        # Written first, so that on either database nobody else moves the item until this ends.
        own = items.c.id == stored.item.id
        connection.execute(items.update().where(own).values(revision=items.c.revision))
        query = (
            sa.select(revisions.c.id, revisions.c.saves)
            .join(items, items.c.revision == revisions.c.id)
            .where(own)
        )
        row = connection.execute(query).one()
        return (row.id, row.saves) == (stored.revision, stored.saves)

    @staticmethod
    def _grow(connection: sa.Connection, stored: StoredItem, item: Item) -> None:
        words = {
            "headline": item.headline,
            "paragraphs": list(item.paragraphs),
            "extract": item.extract,
            "saves": stored.saves + 1,
        }
        connection.execute(revisions.update().where(revisions.c.id == stored.revision), words)

    @staticmethod
    def _add(
        connection: sa.Connection,
        stored: StoredItem,
        item: Item,
        who: str,
        origin: str,
        sitting: str,
    ) -> None:
        row = revision_row(item) | {
            "item_id": item.id,
            "parent": stored.revision,
            "made_at": datetime.now(UTC),
            "author": who,
            "origin": origin,
            "sitting": sitting,
            "saves": 0,
        }
        key = connection.execute(revisions.insert(), row).inserted_primary_key
        made = cast(int, key[0]) if key else 0
        connection.execute(items.update().where(items.c.id == item.id), {"revision": made})
        # What was found of most sentences still holds; it is marked as found in other words.
        columns = ("findings", "evidence", "figures")
        kept = sa.select(
            sa.literal(made), *(checks.c[name] for name in columns), sa.literal(UNCHECKED)
        ).where(checks.c.revision == stored.revision)
        connection.execute(checks.insert().from_select(["revision", *columns, "saves"], kept))

    def _note(self, connection: sa.Connection, sitting: Sitting) -> None:
        row: dict[str, Any] = {
            "who": sitting.who,
            "seq": sitting.seq,
            "mine": asdict(sitting.mine),
            "saved_at": datetime.now(UTC),
            "held": asdict(sitting.held) if sitting.held else sa.null(),
        }
        insert = self._database.insert(sittings).values(
            id=sitting.id, item_id=sitting.item_id, **row
        )
        connection.execute(insert.on_conflict_do_update(index_elements=["id", "item_id"], set_=row))

    def point(self, stored: StoredItem, revision: int, *, who: str, what: What) -> bool:
        """Let another version of an item stand, as long as `stored` still does."""
        with self._database.begin() as connection:
            if not self._stands(connection, stored):
                return False
            connection.execute(
                items.update().where(items.c.id == stored.item.id), {"revision": revision}
            )
            note(connection, stored.issue_id, who, what, item_id=stored.item.id)
        return True
