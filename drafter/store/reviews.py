"""What editors say of items: proposals decided, approvals, locks, findings judged, and who is where."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from pydantic import TypeAdapter

from drafter.merging import Words
from drafter.model import Finding
from drafter.store.database import MOST_AT_ONCE, Database
from drafter.store.deeds import What, note
from drafter.store.records import FINDINGS
from drafter.store.schema import (
    approvals,
    checks,
    items,
    locks,
    presence,
    proposals,
    revisions,
    verdicts,
)

Verdict = Literal["resolved", "dismissed"]
_WORDS = TypeAdapter(Words)


@dataclass(frozen=True, kw_only=True, slots=True)
class Signed:
    """Who did something, and when."""

    who: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Said(Signed):
    """What an editor said of a finding in an item; "dismissed" holds for the same words in any."""

    item_id: str
    finding: str
    verdict: Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval(Signed):
    """An approval, and the digest of the words that it was given to."""

    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A redraft that waits for an editor: its words, and those it was written from."""

    revision: int
    item_id: str
    base: Words
    words: Words
    author: str
    instruction: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """An item as the list of an issue shows it."""

    id: str
    words: Words
    removed: bool
    extract: bool
    findings: tuple[Finding, ...]
    approval: Approval | None
    lock: Signed | None
    proposed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Present:
    """An editor who has an issue open; `item_id` is "" while on none of its items."""

    tab: str
    who: str
    item_id: str


class ReviewStore:
    """The desk's memory of a review; every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # ── the list ─────────────────────────────────────────────────────────────────────────────

    def lines(self, issue_id: str) -> list[Line]:
        """Return the written items of an issue in order, those taken out among them."""
        waiting = (
            sa.select(proposals.c.item_id).where(proposals.c.decision == "").distinct().subquery()
        )
        query = (
            sa.select(
                items.c.id, items.c.removed,
                revisions.c.headline, revisions.c.paragraphs, revisions.c.extract,
                checks.c.findings,
                approvals.c.words, approvals.c.who, approvals.c.approved_at,
                locks.c.who.label("holder"), locks.c.locked_at,
                waiting.c.item_id.label("proposed"),
            )
            .join(revisions, revisions.c.id == items.c.revision)
            .outerjoin(checks, checks.c.revision == revisions.c.id)
            .outerjoin(approvals, approvals.c.item_id == items.c.id)
            .outerjoin(locks, locks.c.item_id == items.c.id)
            .outerjoin(waiting, waiting.c.item_id == items.c.id)
            .where(items.c.issue_id == issue_id)
            .order_by(items.c.rank, items.c.id)
        )  # fmt: skip
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
        return [_line(row) for row in rows]

    # ── approvals and locks ──────────────────────────────────────────────────────────────────

    def approve(self, item_id: str, words: str, who: str) -> None:
        """Keep that somebody approved these words of an item."""
        given = {"words": words, "who": who, "approved_at": datetime.now(UTC)}
        with self._database.begin() as connection:
            connection.execute(self._kept(approvals, {"item_id": item_id}, given))
            _note(connection, item_id, who, "approved")

    def withdraw(self, item_id: str, who: str) -> None:
        """Take an approval back."""
        self._drop(approvals, approvals.c.item_id == item_id, item_id, who, "withdrawn")

    def lock(self, item_id: str, who: str) -> bool:
        """Lock an item for one editor; False when another one holds it."""
        row = {"item_id": item_id, "who": who, "locked_at": datetime.now(UTC)}
        insert = self._database.insert(locks).values(**row).on_conflict_do_nothing()
        with self._database.begin() as connection:
            if connection.execute(insert).rowcount == 1:
                _note(connection, item_id, who, "locked")
            holder = connection.scalar(sa.select(locks.c.who).where(locks.c.item_id == item_id))
        return holder == who

    def unlock(self, item_id: str, who: str) -> None:
        """Let everybody change an item again."""
        self._drop(locks, locks.c.item_id == item_id, item_id, who, "unlocked")

    def locked_by(self, item_id: str) -> str:
        """Return who holds an item, "" when nobody does."""
        query = sa.select(locks.c.who).where(locks.c.item_id == item_id)
        with self._database.begin() as connection:
            return connection.scalar(query) or ""

    # ── findings ─────────────────────────────────────────────────────────────────────────────

    def say(self, item_id: str, finding: str, verdict: Verdict, who: str) -> None:
        """Keep what an editor says of a finding."""
        given = {"verdict": verdict, "who": who, "said_at": datetime.now(UTC)}
        self._put(verdicts, {"item_id": item_id, "finding": finding}, given)

    def unsay(self, item_id: str, finding: str, who: str) -> None:
        """Forget what was said of a finding, of the same words elsewhere too where it held for them."""
        same = verdicts.c.finding == finding
        here = sa.or_(verdicts.c.item_id == item_id, verdicts.c.verdict == "dismissed")
        self._drop(verdicts, sa.and_(same, here), item_id, who, "reopened")

    def said(self, findings: Collection[str]) -> list[Said]:
        """Return what was said of these findings, in whatever item, the newest last."""
        keys = list(findings)
        found: list[Said] = []
        with self._database.begin() as connection:
            for start in range(0, len(keys), MOST_AT_ONCE):
                part = verdicts.c.finding.in_(keys[start : start + MOST_AT_ONCE])
                query = sa.select(verdicts).where(part).order_by(verdicts.c.said_at)
                found += [_said(row) for row in connection.execute(query).mappings()]
        return found

    # ── proposals ────────────────────────────────────────────────────────────────────────────

    def propose(self, item_id: str, revision: int, base: Words, instruction: str) -> None:
        """Let a version that does not stand wait for a decision; earlier ones that waited are left."""
        row = {"item_id": item_id, "base": asdict(base), "instruction": instruction}
        left = proposals.update().where(proposals.c.item_id == item_id, proposals.c.decision == "")
        with self._database.begin() as connection:
            connection.execute(left, {"decision": "left", "decided_at": datetime.now(UTC)})
            insert = self._database.insert(proposals).values(row | {"revision": revision})
            again = {**row, "decision": "", "decided_at": None}
            connection.execute(
                insert.on_conflict_do_update(index_elements=["revision"], set_=again)
            )

    def proposal(self, item_id: str) -> Proposal | None:
        """Return the proposal that waits for a decision, if one does."""
        query = (
            sa.select(proposals, revisions.c.headline, revisions.c.paragraphs, revisions.c.author)
            .join(revisions, revisions.c.id == proposals.c.revision)
            .where(proposals.c.item_id == item_id, proposals.c.decision == "")
        )
        with self._database.begin() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return None
        return Proposal(
            revision=row["revision"],
            item_id=item_id,
            base=_WORDS.validate_python(row["base"]),
            words=Words(row["headline"], tuple(row["paragraphs"])),
            author=row["author"],
            instruction=row["instruction"],
        )

    def decide(self, revision: int, decision: Literal["taken", "left"], who: str) -> None:
        """Keep what became of a proposal."""
        given = {"decision": decision, "who": who, "decided_at": datetime.now(UTC)}
        with self._database.begin() as connection:
            connection.execute(proposals.update().where(proposals.c.revision == revision), given)

    # ── who is where ─────────────────────────────────────────────────────────────────────────

    def touch(self, tab: str, issue_id: str, item_id: str, who: str) -> None:
        """Say that an editor is here now, and forget who went long ago."""
        now = datetime.now(UTC)
        given = {"issue_id": issue_id, "item_id": item_id, "who": who, "seen_at": now}
        gone = presence.c.seen_at < now - timedelta(hours=1)
        with self._database.begin() as connection:
            connection.execute(self._kept(presence, {"tab": tab}, given))
            connection.execute(presence.delete().where(gone))

    def present(self, issue_id: str, within: timedelta) -> list[Present]:
        """Return who was seen at an issue in this last time, by name."""
        query = (
            sa.select(presence)
            .where(presence.c.issue_id == issue_id, presence.c.seen_at > datetime.now(UTC) - within)
            .order_by(presence.c.who, presence.c.tab)
        )
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
        return [Present(tab=row["tab"], who=row["who"], item_id=row["item_id"]) for row in rows]

    def editors(self) -> list[str]:
        """Return every name that an editor has gone by, in order."""
        queries: Sequence[sa.Select[Any]] = (
            sa.select(revisions.c.author).where(revisions.c.origin.in_(("edit", "merge"))),
            sa.select(approvals.c.who),
            sa.select(presence.c.who),
        )
        with self._database.begin() as connection:
            return sorted(connection.scalars(sa.union(*queries)).all())

    def _put(self, table: sa.Table, key: dict[str, str], given: dict[str, Any]) -> None:
        with self._database.begin() as connection:
            connection.execute(self._kept(table, key, given))

    def _kept(self, table: sa.Table, key: dict[str, str], given: dict[str, Any]) -> sa.Executable:
        insert = self._database.insert(table).values(**key, **given)
        return insert.on_conflict_do_update(index_elements=list(key), set_=given)

    def _drop(
        self, table: sa.Table, condition: sa.ColumnElement[bool], item_id: str, who: str, what: What
    ) -> None:
        """Delete what an editor takes back of an item; what is gone already is no deed."""
        with self._database.begin() as connection:
            if connection.execute(table.delete().where(condition)).rowcount:
                _note(connection, item_id, who, what)


def _note(connection: sa.Connection, item_id: str, who: str, what: What) -> None:
    issue_id = connection.scalar(sa.select(items.c.issue_id).where(items.c.id == item_id))
    if issue_id is not None:
        note(connection, issue_id, who, what, item_id=item_id)


def _said(row: sa.RowMapping) -> Said:
    return Said(
        item_id=row["item_id"],
        finding=row["finding"],
        verdict=row["verdict"],
        who=row["who"],
        at=row["said_at"],
    )


def _line(row: sa.RowMapping) -> Line:
    approval = lock = None
    if row["words"] is not None:
        approval = Approval(who=row["who"], at=row["approved_at"], words=row["words"])
    if row["holder"] is not None:
        lock = Signed(who=row["holder"], at=row["locked_at"])
    return Line(
        id=row["id"],
        words=Words(row["headline"], tuple(row["paragraphs"])),
        removed=row["removed"],
        extract=row["extract"],
        findings=FINDINGS.validate_python(row["findings"] or ()),
        approval=approval,
        lock=lock,
        proposed=row["proposed"] is not None,
    )
