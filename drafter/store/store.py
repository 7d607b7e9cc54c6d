"""Issues, with the articles that are kept and the items that are written of them."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from drafter.errors import UsageError
from drafter.model import Failure, Issue, Usage
from drafter.store.articles import ArticleStore
from drafter.store.clock import after
from drafter.store.database import Database
from drafter.store.deeds import note
from drafter.store.items import ItemStore
from drafter.store.records import FAILURES, USAGE
from drafter.store.schema import deeds, issues, items, revisions


@dataclass(frozen=True, kw_only=True, slots=True)
class IssueLine:
    """An issue as a list shows it."""

    id: str
    number: int | None
    date: date
    state: str
    message: str
    items: int
    created_at: datetime


class Store:
    """The desk's memory of its work; every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.articles = ArticleStore(database)
        self.items = ItemStore(database)

    def new_issue(
        self, *, paste: str, day: date, texts: Sequence[str] = (), timezone: str = "UTC",
        who: str = "editor",
    ) -> str:  # fmt: skip
        """Open an issue that is being drafted and return its id."""
        issue_id = secrets.token_hex(6)
        row = {
            "id": issue_id,
            "state": "drafting",
            "message": "",
            "number": None,
            "date": day,
            "timezone": timezone,
            "paste": paste,
            "texts": list(texts),
            "failures": [],
            "seconds": {},
            "usage": USAGE.dump_python(Usage(), mode="json"),
        }
        with self._database.begin() as connection:
            row["created_at"] = after(connection, issues.c.created_at)
            connection.execute(issues.insert(), row)
            note(connection, issue_id, who, "begun")
        return issue_id

    def update_issue(
        self,
        issue_id: str,
        *,
        state: str | None = None,
        message: str | None = None,
        failures: Sequence[Failure] | None = None,
        seconds: dict[str, float] | None = None,
        usage: Usage | None = None,
        number: int | None = None,
    ) -> None:
        """Change what is given and leave the rest."""
        given: dict[str, Any] = {
            "state": state,
            "message": message,
            "failures": None
            if failures is None
            else FAILURES.dump_python(tuple(failures), mode="json"),
            "seconds": seconds,
            "number": number,
            "usage": None if usage is None else USAGE.dump_python(usage, mode="json"),
        }
        values = {name: value for name, value in given.items() if value is not None}
        with self._database.begin() as connection:
            connection.execute(issues.update().where(issues.c.id == issue_id), values)

    def add_sources(
        self, issue_id: str, paste: str, texts: Sequence[str], *, who: str = "editor"
    ) -> None:
        """Add to what was given for an issue."""
        query = sa.select(issues.c.paste, issues.c.texts).where(issues.c.id == issue_id)
        with self._database.begin() as connection:
            given = connection.execute(query).one()
            connection.execute(
                issues.update().where(issues.c.id == issue_id),
                {"paste": f"{given.paste}\n{paste}".strip(), "texts": [*given.texts, *texts]},
            )
            note(connection, issue_id, who, "added")

    def publish(self, issue_id: str, *, who: str, detail: str) -> None:
        """Mark an issue as printed; what is published again by a job that was killed is one deed."""
        newest = sa.select(deeds).where(deeds.c.issue_id == issue_id).order_by(deeds.c.id.desc())
        written = (
            sa.select(sa.func.max(revisions.c.made_at))
            .join(items, items.c.id == revisions.c.item_id)
            .where(items.c.issue_id == issue_id)
        )
        with self._database.begin() as connection:
            connection.execute(
                issues.update().where(issues.c.id == issue_id), {"state": "published"}
            )
            last, words_at = connection.execute(newest.limit(1)).first(), connection.scalar(written)
            told = (last.what, last.who, last.detail) if last is not None else ()
            if told != ("published", who, detail) or (words_at and words_at > last.made_at):  # type: ignore[union-attr]
                note(connection, issue_id, who, "published", detail=detail)

    def stop_unfinished(self, message: str, besides: Collection[str] = ()) -> int:
        """Mark issues that a dead process left in drafting as stopped, `besides` some; return how many."""
        query = issues.update().where(
            issues.c.state.in_(("drafting", "sorting")), issues.c.id.not_in(besides)
        )
        with self._database.begin() as connection:
            return connection.execute(query, {"state": "stopped", "message": message}).rowcount

    def issue_lines(self) -> list[IssueLine]:
        """Return every issue, the newest first."""
        counted = (
            sa.select(items.c.issue_id, sa.func.count().label("written"))
            .where(items.c.removed.is_(False))
            .group_by(items.c.issue_id)
            .subquery()
        )
        query = (
            sa.select(issues, sa.func.coalesce(counted.c.written, 0).label("count"))
            .outerjoin(counted, counted.c.issue_id == issues.c.id)
            .order_by(issues.c.created_at.desc())
        )
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
        return [
            IssueLine(
                id=row["id"],
                number=row["number"],
                date=row["date"],
                state=row["state"],
                message=row["message"],
                items=row["count"],
                created_at=row["created_at"],
            )
            for row in rows
        ]

    def usage(self, issue_id: str) -> Usage:
        """Return what the calls made for an issue took."""
        return USAGE.validate_python(self.issue_row(issue_id)["usage"])

    def issue_row(self, issue_id: str) -> dict[str, Any]:
        """Return the issue's own columns; UsageError when there is none of that id."""
        with self._database.look() as connection:
            row = (
                connection.execute(sa.select(issues).where(issues.c.id == issue_id))
                .mappings()
                .first()
            )
        if row is None:
            raise UsageError(
                f"There is no issue {issue_id}. `drafter issues` lists those there are."
            )
        return dict(row)

    def issue(self, issue_id: str) -> Issue:
        """Return the issue as it stands: the items that are not taken out, in order."""
        row = self.issue_row(issue_id)
        return Issue(
            id=issue_id,
            items=[stored.item for stored in self.items.of(issue_id) if not stored.removed],
            number=row["number"],
            date=row["date"],
            timezone=row["timezone"],
            failures=FAILURES.validate_python(row["failures"]),
        )

    def failures(self, issue_id: str) -> tuple[Failure, ...]:
        """Return what came to nothing in an issue, without reading its items."""
        return FAILURES.validate_python(self.issue_row(issue_id)["failures"])
