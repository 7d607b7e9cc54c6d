"""Items of issues, and the append-only versions of their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

import sqlalchemy as sa

from drafter.errors import UsageError
from drafter.merging import Words
from drafter.model import Article, Item, Story, digest
from drafter.store.articles import versions_of
from drafter.store.database import MOST_AT_ONCE, Database
from drafter.store.deeds import What, note
from drafter.store.locks import in_turn
from drafter.store.records import EVIDENCE, FIGURES, FINDINGS, item_of, revision_row
from drafter.store.schema import asked, checks, items, revisions


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredItem:
    """An item where it stands: its issue, the revision shown, and the articles it was written from."""

    item: Item
    issue_id: str
    revision: int
    removed: bool
    articles: list[Article]
    saves: int = 0  # how often the revision grew by what its author typed on
    checked: bool = True  # whether what was found is of these very words

    @property
    def stamp(self) -> str:
        """Changes whenever the words that stand change."""
        return f"{self.revision}.{self.saves}"

    @property
    def words(self) -> Words:
        return Words(self.item.headline, tuple(self.item.paragraphs))


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """One version of an item's words; `stands` marks the one that is printed."""

    id: int
    parent: int | None  # the version it was made from; 0 or None of the first
    made_at: datetime
    author: str
    origin: str
    headline: str
    paragraphs: list[str]
    stands: bool
    sitting: str = ""  # the page in which it was typed


class ItemStore:
    """What was written; every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_drafted(
        self, issue_id: str, story: Story, item: Item, *, rank: float, author: str
    ) -> tuple[str, int]:
        """Keep the first version of a story's item; return the item's id and the revision, 0 if it has one.

        Whoever drafts an issue a second time, or beside another, so adds nothing twice.
        """
        versions = sorted(article.version for article in story.articles)
        item_id = digest(issue_id, *versions)[:12]
        row = {
            "id": item_id,
            "issue_id": issue_id,
            "rank": rank,
            "articles": [[article.id, article.version] for article in story.articles],
            "revision": 0,
            "removed": False,
        }
        first = revision_row(item) | {
            "item_id": item_id,
            "parent": 0,
            "made_at": datetime.now(UTC),
            "author": author,
            "origin": "draft",
        }
        with self._database.begin() as connection:
            insert = self._database.insert(items).values(row).on_conflict_do_nothing()
            connection.execute(insert)
            found = sa.select(items.c.revision).where(items.c.id == item_id).with_for_update()
            if connection.scalar(found):
                return item_id, 0
            key = connection.execute(revisions.insert(), first).inserted_primary_key
            revision = cast(int, key[0]) if key else 0
            connection.execute(items.update().where(items.c.id == item_id), {"revision": revision})
        return item_id, revision

    def written(self, issue_id: str) -> set[frozenset[str]]:
        """Return, for each written item, the versions of the articles that it was written from."""
        query = sa.select(items.c.articles).where(items.c.issue_id == issue_id)
        with self._database.look() as connection:
            found = connection.scalars(query).all()
        return {frozenset(version for _, version in keys) for keys in found}

    def of(self, issue_id: str) -> list[StoredItem]:
        """Return the written items of an issue in order, those taken out among them."""
        return self._load(items.c.issue_id == issue_id)

    def get(self, item_id: str) -> StoredItem:
        """Return one item; UsageError when there is none of that id."""
        found = self._load(items.c.id == item_id)
        if not found:
            raise UsageError(f"There is no item {item_id}.")
        return found[0]

    def _load(self, condition: sa.ColumnElement[bool]) -> list[StoredItem]:
        query = (
            sa.select(
                items.c.issue_id,
                items.c.articles,
                items.c.removed,
                items.c.id.label("item"),
                revisions,
                checks.c.findings,
                checks.c.evidence,
                checks.c.figures,
                checks.c.saves.label("checked"),
            )
            .join(revisions, revisions.c.id == items.c.revision)
            .outerjoin(checks, checks.c.revision == revisions.c.id)
            .where(condition)
            .order_by(items.c.rank, items.c.id)
        )
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
            known = versions_of(connection, [key for row in rows for key in row["articles"]])
        found = []
        for row in rows:
            own = [known[key[0], key[1]] for key in row["articles"]]
            found.append(
                StoredItem(
                    item=item_of(row["item"], row, own),
                    issue_id=row["issue_id"],
                    revision=row["id"],
                    removed=row["removed"],
                    articles=own,
                    saves=row["saves"],
                    checked=row["checked"] == row["saves"],
                )
            )
        return found

    def add_revision(
        self, item_id: str, item: Item, *, author: str, origin: str, parent: int
    ) -> tuple[int, bool]:
        """Keep a version of an item's words; it stands only if `parent` still stood.

        Returns the revision and whether it stands, so that nobody's words are ever overwritten.
        """
        row = revision_row(item) | {
            "item_id": item_id,
            "parent": parent,
            "made_at": datetime.now(UTC),
            "author": author,
            "origin": origin,
        }
        with self._database.begin() as connection:
            key = connection.execute(revisions.insert(), row).inserted_primary_key
            revision = cast(int, key[0]) if key else 0
            moved = connection.execute(
                items.update().where(items.c.id == item_id, items.c.revision == parent),
                {"revision": revision},
            )
        return revision, moved.rowcount == 1

    def revisions(self, item_id: str) -> list[Revision]:
        """Return every version of an item, the newest first."""
        return self.histories([item_id]).get(item_id, [])

    def histories(self, item_ids: Sequence[str]) -> dict[str, list[Revision]]:
        """Return every version of each of these items by the item's id, the newest first."""
        query = (
            sa.select(revisions, (items.c.revision == revisions.c.id).label("stands"))
            .join(items, items.c.id == revisions.c.item_id)
            .order_by(revisions.c.id.desc())
        )
        found: dict[str, list[Revision]] = {}
        with self._database.begin() as connection:
            for start in range(0, len(item_ids), MOST_AT_ONCE):
                part = revisions.c.item_id.in_(item_ids[start : start + MOST_AT_ONCE])
                for row in connection.execute(query.where(part)).mappings():
                    found.setdefault(row["item_id"], []).append(_revision(row))
        return found

    def revision(self, item_id: str, revision: int) -> Item:
        """Return one version of an item's words; UsageError when the item has no such version."""
        query = (
            sa.select(revisions, checks.c.findings, checks.c.evidence, checks.c.figures)
            .outerjoin(checks, checks.c.revision == revisions.c.id)
            .where(revisions.c.item_id == item_id, revisions.c.id == revision)
        )
        with self._database.begin() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            raise UsageError(f"Item {item_id} has no version {revision}.")
        return item_of(item_id, row, [])

    def save_check(self, revision: int, item: Item, saves: int = 0) -> None:
        """Keep what was found in the words of a revision, which had grown `saves` times."""
        found = {
            "saves": saves,
            "findings": FINDINGS.dump_python(item.findings, mode="json"),
            "evidence": EVIDENCE.dump_python(item.evidence, mode="json"),
            "figures": FIGURES.dump_python(item.figures, mode="json"),
        }
        row = self._database.insert(checks).values(revision=revision, **found)
        with self._database.begin() as connection:
            connection.execute(row.on_conflict_do_update(index_elements=["revision"], set_=found))

    def set_removed(self, item_id: str, removed: bool, *, who: str = "editor") -> None:
        """Take an item out of its issue, or put it back; its words stay."""
        change = (
            items.update()
            .where(items.c.id == item_id, items.c.removed.is_not(removed))
            .values(removed=removed)
            .returning(items.c.issue_id)
        )
        with self._database.begin() as connection:
            issue_id = connection.scalar(change)
            if issue_id is not None:  # else it is so already
                what: What = "taken out" if removed else "put back"
                note(connection, issue_id, who, what, item_id=item_id)

    def place(
        self, item_id: str, place: int, *, who: str = "editor", key: str | None = None
    ) -> None:
        """Put an item at a place, from 0, among the items that are in its issue.

        What was asked for with the same key before is not done again.
        """
        issue_id = self.get(item_id).issue_id
        with self._database.begin() as connection:
            in_turn(
                connection, f"order of {issue_id}"
            )  # of two moves at once the later one sees the other
            if key and not self._first(connection, issue_id, key):
                return
            order, out = self._order(connection, issue_id)
            if item_id not in order or order.index(item_id) == place:
                return
            order.remove(item_id)
            order.insert(place, item_id)
            detail = f"to place {order.index(item_id) + 1}"
            note(connection, issue_id, who, "moved", item_id=item_id, detail=detail)
            for rank, each in enumerate(order + out):
                connection.execute(items.update().where(items.c.id == each), {"rank": float(rank)})

    def _order(self, connection: sa.Connection, issue_id: str) -> tuple[list[str], list[str]]:
        """Return the written items that are in an issue, and those that were taken out, in order."""
        query = (
            sa.select(items.c.id, items.c.removed)
            .where(items.c.issue_id == issue_id)
            .order_by(items.c.rank, items.c.id)
        )
        rows = connection.execute(query).all()
        return [id for id, out in rows if not out], [id for id, out in rows if out]

    def _first(self, connection: sa.Connection, issue_id: str, key: str) -> bool:
        """Whether what has this key is asked for the first time; from now on it is not."""
        row = {"key": key, "issue_id": issue_id, "made_at": datetime.now(UTC)}
        insert = self._database.insert(asked).values(row).on_conflict_do_nothing()
        return connection.execute(insert).rowcount == 1


def _revision(row: sa.RowMapping) -> Revision:
    return Revision(
        id=row["id"],
        parent=row["parent"],
        made_at=row["made_at"],
        author=row["author"],
        origin=row["origin"],
        headline=row["headline"],
        paragraphs=list(row["paragraphs"]),
        stands=bool(row["stands"]),
        sitting=row["sitting"],
    )
