"""The issues that were printed, their items, and the terms that all that is kept is searched by."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

import sqlalchemy as sa

from drafter.model import Issue, Printed, digest
from drafter.store.database import MOST_AT_ONCE, Database
from drafter.store.locks import in_turn
from drafter.store.schema import articles, documents, mentions, printed_issues, printed_items

Kind = Literal["item", "article"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """Something to be searched by words: what it is, its day, its terms, and the names in it."""

    kind: Kind
    ref: str  # Printed.id or Article.id
    day: date | None
    terms: Sequence[str]
    names: Collection[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedIssue:
    """A printed issue as a list shows it."""

    id: str
    number: int | None
    date: date | None
    title: str
    link: str
    origin: str
    issue_id: str  # of the issue made here, "" for one that was taken in
    items: int

    @property
    def label(self) -> str:
        return label(self.number, self.title, self.date)


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """What a search is narrowed to; days inclusive, `name` as the glossary prefers it."""

    since: date | None = None
    until: date | None = None
    name: str = ""

    @property
    def open(self) -> bool:
        return not (self.since or self.until or self.name)


def label(number: int | None, title: str, day: date | None) -> str:
    """Return how people name an issue: by its number, else its date, else its title."""
    if number is not None:
        return f"issue {number}"
    return f"the issue of {day.day} {day:%B %Y}" if day else f"“{title}”" if title else "an issue"


def issue_key(issue: Issue) -> str:
    """Return the id of a printed issue: the same words are the same issue, whatever file they are in."""
    return digest(*(digest(item.headline, *item.paragraphs) for item in issue.items))


class PrintedStore:
    """Every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._postgres = database.engine.dialect.name == "postgresql"

    # ── issues ───────────────────────────────────────────────────────────────────────────────

    def keep(
        self,
        issue: Issue,
        *,
        origin: str,
        link: str = "",
        documents_of: Sequence[tuple[Sequence[str], Collection[str]]],
        replacing: str = "",
    ) -> list[Printed]:
        """Keep a printed issue whole, in one transaction, and return its items.

        `documents_of` gives terms and names of each item. `replacing` is the id of a printed issue that
        goes with the same transaction. Where it was made here, `issue.id` and the items' ids say from what.
        """
        key = issue_key(issue)
        row = {
            "id": key,
            "kept_at": datetime.now(UTC),
            "number": issue.number,
            "date": issue.date,
            "title": issue.title,
            "link": link,
            "origin": origin,
            "issue_id": issue.id or None,
        }
        rows: list[dict[str, Any]] = [
            {
                "id": f"{key}-{place}",
                "printed_issue_id": key,
                "position": place,
                "headline": item.headline,
                "paragraphs": list(item.paragraphs),
                "item_id": item.id or None,
            }
            for place, item in enumerate(issue.items, start=1)
        ]
        found = [
            Document(kind="item", ref=each["id"], day=issue.date, terms=terms, names=names)
            for each, (terms, names) in zip(rows, documents_of, strict=True)
        ]
        with self._database.begin() as connection:
            in_turn(connection, "documents")
            if replacing:
                _forget(connection, replacing)
            connection.execute(printed_issues.insert(), row)
            connection.execute(printed_items.insert(), rows)
            _add_documents(connection, found)
        return [_printed(row | each) for each in rows]

    def known(self, key: str) -> bool:
        """Whether an issue of exactly these words is kept."""
        with self._database.begin() as connection:
            query = sa.select(printed_issues.c.id).where(printed_issues.c.id == key)
            return connection.scalar(query) is not None

    def like(self, issue: Issue) -> PrintedIssue | None:
        """Return the kept issue of the same number or with most of the same headlines, if there is one."""
        headlines = [item.headline for item in issue.items]
        shared = (
            sa.select(printed_items.c.printed_issue_id)
            .where(printed_items.c.headline.in_(headlines))
            .group_by(printed_items.c.printed_issue_id)
            .having(sa.func.count() * 2 > len(headlines))
        )
        wanted: sa.ColumnElement[bool] = printed_issues.c.id.in_(shared)
        if issue.number is not None:
            wanted = wanted | (printed_issues.c.number == issue.number)
        found = self._issues(wanted)
        return found[0] if found else None

    def issues(self) -> list[PrintedIssue]:
        """Return every printed issue, the newest first."""
        return self._issues(sa.true())

    def count(self) -> int:
        """Return how many items are kept."""
        with self._database.begin() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(printed_items)) or 0

    def empty(self) -> bool:
        """Whether no item is kept; to count a hundred thousand takes milliseconds."""
        with self._database.begin() as connection:
            return connection.scalar(sa.select(printed_items.c.id).limit(1)) is None

    def _issues(self, condition: sa.ColumnElement[bool]) -> list[PrintedIssue]:
        printed = (
            sa.select(sa.func.count())
            .where(printed_items.c.printed_issue_id == printed_issues.c.id)
            .scalar_subquery()
        )
        query = (
            sa.select(printed_issues, printed.label("printed"))
            .where(condition)
            .order_by(
                printed_issues.c.date.desc().nulls_last(),
                printed_issues.c.number.desc().nulls_last(),
            )
        )
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
        return [
            PrintedIssue(
                id=row["id"],
                number=row["number"],
                date=row["date"],
                title=row["title"],
                link=row["link"],
                origin=row["origin"],
                issue_id=row["issue_id"] or "",
                items=row["printed"],
            )
            for row in rows
        ]

    # ── items ────────────────────────────────────────────────────────────────────────────────

    def items(self, ids: Collection[str]) -> dict[str, Printed]:
        """Return those of these items that are kept, by id."""
        wanted = list(ids)
        found: dict[str, Printed] = {}
        with self._database.begin() as connection:
            for start in range(0, len(wanted), MOST_AT_ONCE):
                part = printed_items.c.id.in_(wanted[start : start + MOST_AT_ONCE])
                for row in connection.execute(_ITEMS.where(part)).mappings():
                    found[row["id"]] = _printed(row)
        return found

    def of_desk(self, issue_id: str) -> str:
        """Return the id of what was printed of an issue made here, "" before it is published."""
        query = sa.select(printed_issues.c.id).where(printed_issues.c.issue_id == issue_id)
        with self._database.begin() as connection:
            return connection.scalar(query) or ""

    def of_issue(self, key: str) -> list[Printed]:
        """Return the items of one printed issue, in order."""
        query = _ITEMS.where(printed_items.c.printed_issue_id == key)
        with self._database.begin() as connection:
            return [_printed(row) for row in connection.execute(query.order_by(_PLACE)).mappings()]

    def every_item(self) -> Iterator[Printed]:
        """Yield every printed item."""
        with self._database.begin() as connection:
            for row in connection.execute(_ITEMS).mappings():
                yield _printed(row)

    def pairs(self) -> list[tuple[str, Printed]]:
        """Return the id of the draft and what was printed of it, for each item that was made here."""
        query = _ITEMS.where(printed_items.c.item_id.is_not(None))
        with self._database.begin() as connection:
            rows = connection.execute(query).mappings().all()
        return [(row["item_id"], _printed(row)) for row in rows]

    # ── words ────────────────────────────────────────────────────────────────────────────────

    def add_documents(self, found: Sequence[Document]) -> None:
        """Let these be searched by words, in place of what was kept under the same kind and ref."""
        with self._database.begin() as connection:
            in_turn(connection, "documents")
            for each in found:
                connection.execute(
                    documents.delete().where(
                        documents.c.kind == each.kind, documents.c.ref == each.ref
                    )
                )
            _add_documents(connection, found)

    def undocumented_articles(self) -> set[str]:
        """Return the ids of kept articles that cannot be searched by words yet."""
        held = sa.select(documents.c.ref).where(documents.c.kind == "article")
        query = sa.select(articles.c.id).where(articles.c.id.not_in(held)).distinct()
        with self._database.begin() as connection:
            return set(connection.scalars(query))

    def undocumented_items(self) -> set[str]:
        """Return the ids of printed items that cannot be searched by words yet."""
        held = sa.select(documents.c.ref).where(documents.c.kind == "item")
        query = sa.select(printed_items.c.id).where(printed_items.c.id.not_in(held))
        with self._database.begin() as connection:
            return set(connection.scalars(query))

    def drop_documents(self) -> None:
        """Forget all that words are looked up in, before it is made anew."""
        with self._database.begin() as connection:
            connection.execute(documents.delete())

    def by_words(self, terms: Sequence[str], kind: Kind, k: int, narrowed: Filter) -> list[str]:
        """Return the refs of the `k` documents that have most of these terms, best first."""
        if not terms:
            return []
        match, rank = self._matching(list(dict.fromkeys(terms)))
        query = (
            sa.select(documents.c.ref)
            .where(match, documents.c.kind == kind, *_narrowing(narrowed))
            .order_by(rank, documents.c.id)
            .limit(k)
        )
        with self._database.begin() as connection:
            return list(connection.scalars(query))

    def refs(self, kind: Kind, narrowed: Filter, most: int) -> list[str]:
        """Return the refs of documents that a filter leaves, the newest first, at most `most`."""
        query = (
            sa.select(documents.c.ref)
            .where(documents.c.kind == kind, *_narrowing(narrowed))
            .order_by(documents.c.day.desc().nulls_last())
            .limit(most)
        )
        with self._database.begin() as connection:
            return list(connection.scalars(query))

    def _matching(self, terms: list[str]) -> tuple[sa.ColumnElement[bool], Any]:
        """Return the condition that a document has one of the terms, and what sorts the best first."""
        if self._postgres:
            vector = sa.func.to_tsvector(sa.literal_column("'simple'"), documents.c.terms)
            query = sa.func.to_tsquery(sa.literal_column("'simple'"), " | ".join(terms))
            return vector.bool_op("@@")(query), -sa.func.ts_rank(vector, query, 1)
        words = sa.table("words", sa.column("rowid"), sa.column("rank"), sa.column("words"))
        asked = " OR ".join(f'"{term}"' for term in terms)
        found = (
            sa.select(words.c.rowid, words.c["rank"])
            .where(sa.literal_column("words").bool_op("match")(asked))
            .subquery()
        )
        return documents.c.id == found.c.rowid, found.c["rank"]


_PLACE = printed_items.c.position
_ITEMS = sa.select(
    printed_items,
    printed_issues.c.number,
    printed_issues.c.date,
    printed_issues.c.title,
    printed_issues.c.link,
).join(printed_issues, printed_issues.c.id == printed_items.c.printed_issue_id)


def _printed(row: Any) -> Printed:
    return Printed(
        id=row["id"],
        issue=label(row["number"], row["title"], row["date"]),
        number=row["number"],
        day=row["date"],
        position=row["position"],
        headline=row["headline"],
        paragraphs=tuple(row["paragraphs"]),
        link=row["link"],
    )


def _narrowing(narrowed: Filter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if narrowed.since:
        conditions.append(documents.c.day >= narrowed.since)
    if narrowed.until:
        conditions.append(documents.c.day <= narrowed.until)
    if narrowed.name:
        named = sa.select(mentions.c.document).where(mentions.c.name == narrowed.name.lower())
        conditions.append(documents.c.id.in_(named))
    return conditions


def _add_documents(connection: sa.Connection, found: Sequence[Document]) -> None:
    if not found:
        return
    rows = [
        {"kind": each.kind, "ref": each.ref, "day": each.day, "terms": " ".join(each.terms)}
        for each in found
    ]
    ids = connection.scalars(
        documents.insert().returning(documents.c.id, sort_by_parameter_order=True), rows
    ).all()
    named = [
        {"name": name, "document": id_}
        for id_, each in zip(ids, found, strict=True)
        for name in sorted(set(each.names))
    ]
    if named:
        connection.execute(mentions.insert(), named)


def _forget(connection: sa.Connection, key: str) -> None:
    own = sa.select(printed_items.c.id).where(printed_items.c.printed_issue_id == key)
    connection.execute(
        documents.delete().where(documents.c.kind == "item", documents.c.ref.in_(own))
    )
    connection.execute(printed_items.delete().where(printed_items.c.printed_issue_id == key))
    connection.execute(printed_issues.delete().where(printed_issues.c.id == key))
