"""What is decided on the way to print, and what became of the print: nothing here is ever taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import sqlalchemy as sa

from drafter.store.database import Database
from drafter.store.schema import corrections, overrides, print_sheets, readbacks, source_looks
from drafter.store.sources import aware


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintSheet:
    """What a site wants besides the words of an issue."""

    slug: str = ""
    description: str = ""
    image: str = ""
    credit: str = ""
    alt: str = ""
    report_link: str = ""
    report_said: str = ""  # what the last look at the report's link found
    live: str = ""  # where the issue can be read


@dataclass(frozen=True, kw_only=True, slots=True)
class Override:
    """A concern that somebody let pass, and why."""

    concern: str
    message: str
    who: str
    reason: str
    made_at: datetime


Stands = Literal["same", "changed", "gone", "unread"]


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceLook:
    """What stood at the address of an article at `looked_at`, beside the version that was kept."""

    article_id: str
    version: str
    looked_at: datetime
    state: Stands
    message: str
    found: str  # the version found there, "" when none was


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """A dated entry on what was printed: which words became which, or that an item was withdrawn."""

    made_at: datetime
    who: str
    kind: Literal["correction", "withdrawal"]
    headline: str
    note: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A place where what is read at the live address is not what was printed; "" where one has nothing."""

    where: str
    printed: str
    live: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Readback:
    """What was found when the live issue was compared with the printed one."""

    made_at: datetime
    who: str
    url: str
    differences: tuple[Difference, ...]


class PrintingStore:
    """Every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # ── the sheet ────────────────────────────────────────────────────────────────────────────

    def sheet(self, issue_id: str) -> PrintSheet:
        """Return what was given for an issue, empty while nothing was."""
        query = sa.select(print_sheets).where(print_sheets.c.issue_id == issue_id)
        with self._database.begin() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return PrintSheet()
        return PrintSheet(**{name: value for name, value in row.items() if name != "issue_id"})

    def keep_sheet(self, issue_id: str, changes: Mapping[str, str]) -> None:
        """Keep what is given of a sheet and leave the rest."""
        row = {"issue_id": issue_id, **asdict(PrintSheet()), **changes}
        insert = self._database.insert(print_sheets).values(row)
        with self._database.begin() as connection:
            connection.execute(
                insert.on_conflict_do_update(index_elements=["issue_id"], set_=dict(changes))
            )

    # ── the gate ─────────────────────────────────────────────────────────────────────────────

    def override(
        self, issue_id: str, concerns: Mapping[str, str], *, who: str, reason: str
    ) -> None:
        """Keep who let these concerns (id to message) pass, and why; who did so first stays."""
        rows = [
            {
                "issue_id": issue_id,
                "concern": concern,
                "message": message,
                "who": who,
                "reason": reason,
                "made_at": datetime.now(UTC),
            }
            for concern, message in concerns.items()
        ]
        with self._database.begin() as connection:
            if rows:
                insert = self._database.insert(overrides).on_conflict_do_nothing()
                connection.execute(insert, rows)

    def overridden(self, issue_id: str) -> dict[str, Override]:
        """Return what was let pass in an issue, by concern, the oldest first."""
        query = sa.select(overrides).where(overrides.c.issue_id == issue_id)
        with self._database.begin() as connection:
            rows = connection.execute(query.order_by(overrides.c.made_at)).mappings().all()
        return {
            row["concern"]: Override(
                concern=row["concern"],
                message=row["message"],
                who=row["who"],
                reason=row["reason"],
                made_at=aware(row["made_at"]),
            )
            for row in rows
        }

    # ── sources looked at again ──────────────────────────────────────────────────────────────

    def keep_look(self, look: SourceLook) -> None:
        """Keep how a source stands now, in place of what was found of that version before."""
        row = asdict(look)
        insert = self._database.insert(source_looks).values(row)
        with self._database.begin() as connection:
            connection.execute(
                insert.on_conflict_do_update(index_elements=["article_id", "version"], set_=row)
            )

    def looks(self, article_ids: Collection[str]) -> dict[tuple[str, str], SourceLook]:
        """Return how these articles stood when they were last looked at, by id and kept version."""
        query = sa.select(source_looks).where(source_looks.c.article_id.in_(article_ids))
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
        return {
            (row["article_id"], row["version"]): SourceLook(
                **{**row, "looked_at": aware(row["looked_at"])}
            )
            for row in rows
        }

    # ── after print ──────────────────────────────────────────────────────────────────────────

    def correct(self, issue_id: str, entries: Sequence[Correction]) -> None:
        """Add dated entries to what was printed."""
        rows = [asdict(entry) | {"issue_id": issue_id} for entry in entries]
        if rows:
            with self._database.begin() as connection:
                connection.execute(corrections.insert(), rows)

    def corrections(self, issue_id: str) -> list[Correction]:
        """Return the entries of an issue, the oldest first."""
        query = sa.select(corrections).where(corrections.c.issue_id == issue_id)
        with self._database.begin() as connection:
            rows = connection.execute(query.order_by(corrections.c.id)).mappings().all()
        return [Correction(**_own(row)) for row in rows]

    def keep_readback(self, issue_id: str, found: Readback) -> None:
        with self._database.begin() as connection:
            row = asdict(found) | {"issue_id": issue_id}
            connection.execute(readbacks.insert(), row | {"differences": list(row["differences"])})

    def readbacks(self, issue_id: str) -> list[Readback]:
        """Return what comparing found, the newest first."""
        query = sa.select(readbacks).where(readbacks.c.issue_id == issue_id)
        with self._database.begin() as connection:
            rows = connection.execute(query.order_by(readbacks.c.id.desc())).mappings().all()
        return [
            Readback(
                **{
                    **_own(row),
                    "differences": tuple(Difference(**each) for each in row["differences"]),
                }
            )
            for row in rows
        ]


def _own(row: sa.RowMapping) -> dict[str, Any]:
    values = {name: value for name, value in row.items() if name not in ("id", "issue_id")}
    return values | {"made_at": aware(row["made_at"])}
