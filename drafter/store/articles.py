"""Articles as they were read, every version of each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from operator import itemgetter

import sqlalchemy as sa

from drafter.model import Article
from drafter.store.database import Database
from drafter.store.records import article_of, article_row
from drafter.store.schema import articles


class ArticleStore:
    """What was read; every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, read: Sequence[Article]) -> None:
        """Keep each article; a version that is kept already stays as it is."""
        rows = [article_row(article) | {"kept_at": datetime.now(UTC)} for article in read]
        rows.sort(key=itemgetter("id", "version"))  # two that keep the same ones wait in one order
        if rows:
            with self._database.begin() as connection:
                connection.execute(self._database.insert(articles).on_conflict_do_nothing(), rows)

    def every(self) -> Iterator[Article]:
        """Yield the newest version of every article kept."""
        newest = (
            sa.select(articles.c.id, sa.func.max(articles.c.kept_at).label("kept_at"))
            .group_by(articles.c.id)
            .subquery()
        )
        query = sa.select(articles).join(
            newest,
            sa.and_(articles.c.id == newest.c.id, articles.c.kept_at == newest.c.kept_at),
        )
        with self._database.begin() as connection:
            for row in connection.execute(query).mappings():
                yield article_of(row)

    def count(self) -> int:
        """Return how many articles are kept, whatever their versions."""
        query = sa.select(sa.func.count(articles.c.id.distinct()))
        with self._database.begin() as connection:
            return connection.scalar(query) or 0

    def newest(self, article_ids: Collection[str]) -> dict[str, Article]:
        """Return the newest version of each of these articles that is kept, by article id."""
        query = (
            sa.select(articles).where(articles.c.id.in_(article_ids)).order_by(articles.c.kept_at)
        )
        with self._database.begin() as connection:
            return {row["id"]: article_of(row) for row in connection.execute(query).mappings()}


def versions_of(
    connection: sa.Connection, keys: Sequence[Sequence[str]]
) -> dict[tuple[str, str], Article]:
    """Return at least the versions of articles that these pairs of id and version name, by the pair."""
    wanted = {article_id for article_id, _ in keys}
    rows = connection.execute(sa.select(articles).where(articles.c.id.in_(wanted))).mappings()
    return {(row["id"], row["version"]): article_of(row) for row in rows}
