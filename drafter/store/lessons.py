"""What editors decided of the rules the desk proposed, and the names they added to its glossary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from drafter.errors import UsageError
from drafter.house import Lesson, Proposal
from drafter.store.clock import after
from drafter.store.database import Database
from drafter.store.schema import lessons, names
from drafter.truth import Entry, Suggestion


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """An editor's word on a proposal, and the entry that the glossary got by it."""

    proposal: Proposal | Suggestion
    accepted: bool
    entry: Entry | None
    who: str
    decided_at: datetime

    @property
    def id(self) -> str:
        return self.proposal.id


@dataclass(frozen=True, kw_only=True, slots=True)
class AddedName:
    """An entry that was added to the glossary here."""

    entry: Entry
    who: str
    added_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    """A decision's JSON: what was decided, the entry it brought, and the one that made room for it."""

    proposal: Proposal | Suggestion
    entry: Entry | None = None
    before: Entry | None = None


_KEPT = TypeAdapter(_Kept)
_ENTRY = TypeAdapter(Entry)


class LessonStore:
    """Every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # ── decisions ────────────────────────────────────────────────────────────────────────────

    def decisions(self) -> list[Decision]:
        """Return what was decided, the oldest first."""
        query = sa.select(lessons).order_by(lessons.c.decided_at, lessons.c.id)
        with self._database.look() as connection:
            rows = connection.execute(query).mappings().all()
        return [_decision(row) for row in rows]

    def accepted(self) -> list[Lesson]:
        """Return the rules of wording that were accepted, the oldest first."""
        return [
            decision.proposal.lesson
            for decision in self.decisions()
            if decision.accepted and isinstance(decision.proposal, Proposal)
        ]

    def decide(
        self,
        proposal: Proposal | Suggestion,
        *,
        accepted: bool,
        who: str,
        entry: Entry | None = None,
    ) -> None:
        """Keep an editor's word on a proposal and, with it, the entry that the glossary gets.

        Raises UsageError when somebody decided it meanwhile; that decision stands.
        """
        with self._database.begin() as connection:
            before = _entry(connection, entry.name) if entry else None
            row = {
                "id": proposal.id,
                "decision": "accepted" if accepted else "dismissed",
                "proposal": _json(_KEPT, _Kept(proposal=proposal, entry=entry, before=before)),
                "who": who,
                "decided_at": after(connection, lessons.c.decided_at),
            }
            query = self._database.insert(lessons).values(row).on_conflict_do_nothing()
            if connection.scalar(query.returning(lessons.c.id)) is None:
                raise UsageError(
                    f"Proposal {proposal.id} was decided already. Take that back first."
                )
            if entry:
                self._put(connection, entry, who)

    def take_back(self, proposal_id: str) -> None:
        """Forget a decision, and the entry it brought unless somebody changed that since."""
        with self._database.begin() as connection:
            query = sa.select(lessons.c.proposal).where(lessons.c.id == proposal_id)
            found = connection.scalar(query)
            if found is None:
                raise UsageError(f"Nothing was decided of {proposal_id}.")
            kept = _KEPT.validate_python(found)
            if kept.entry and _entry(connection, kept.entry.name) == kept.entry:
                own = names.c.name == kept.entry.name
                connection.execute(
                    names.update().where(own).values(entry=_json(_ENTRY, kept.before))
                    if kept.before
                    else names.delete().where(own)
                )
            connection.execute(lessons.delete().where(lessons.c.id == proposal_id))

    # ── names ────────────────────────────────────────────────────────────────────────────────

    def names(self) -> list[AddedName]:
        """Return the entries added to the glossary, the oldest first."""
        query = sa.select(names).order_by(names.c.added_at, names.c.name)
        with self._database.look() as connection:
            rows = connection.execute(query).mappings().all()
        return [
            AddedName(
                entry=_ENTRY.validate_python(row["entry"]),
                who=row["who"],
                added_at=row["added_at"],
            )
            for row in rows
        ]

    def put_name(self, entry: Entry, *, who: str) -> None:
        """Add an entry to the glossary, or change the one of its name."""
        with self._database.begin() as connection:
            self._put(connection, entry, who)

    def remove_name(self, name: str) -> None:
        """Take an added entry out again; UsageError when there is none of that name."""
        with self._database.begin() as connection:
            gone = connection.execute(names.delete().where(names.c.name == name)).rowcount
        if not gone:
            raise UsageError(
                f"{name} is not among the names added here. `drafter glossary list` shows those."
            )

    def _put(self, connection: sa.Connection, entry: Entry, who: str) -> None:
        told = {"entry": _json(_ENTRY, entry), "who": who}
        row = {"name": entry.name, "added_at": after(connection, names.c.added_at)} | told
        query = self._database.insert(names).values(row)
        connection.execute(query.on_conflict_do_update(index_elements=["name"], set_=told))


def _entry(connection: sa.Connection, name: str) -> Entry | None:
    found = connection.scalar(sa.select(names.c.entry).where(names.c.name == name))
    return None if found is None else _ENTRY.validate_python(found)


def _json(adapter: TypeAdapter[Any], value: object) -> Any:
    return adapter.dump_python(value, mode="json")


def _decision(row: sa.RowMapping) -> Decision:
    kept = _KEPT.validate_python(row["proposal"])
    return Decision(
        proposal=kept.proposal,
        accepted=row["decision"] == "accepted",
        entry=kept.entry,
        who=row["who"],
        decided_at=row["decided_at"],
    )
