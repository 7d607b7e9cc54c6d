"""The tables. SQL is the truth of the desk: everything else can be made again from it.

Articles and revisions are only ever added; an item points at the revision that stands now.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

# Named so that a later migration can find each constraint on every database.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# The newest migration; a database that stands here need not load alembic to be opened.
HEAD = "0002"

articles = Table(
    "articles",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("version", String(40), primary_key=True),
    Column("kept_at", DateTime(timezone=True), nullable=False),
    Column("url", Text, nullable=False),
    Column("canonical", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("publisher", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("published", Date),
    Column("published_guessed", Boolean, nullable=False),
    Column("partial", Boolean, nullable=False),
    Column("removed", JSON, nullable=False),
)

issues = Table(
    "issues",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("state", String(16), nullable=False),  # drafting, draft, stopped
    Column("message", Text, nullable=False, default=""),  # why it stopped
    Column("number", Integer),
    Column("date", Date, nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("paste", Text, nullable=False),  # what the editor gave, so that it can be tried again
    Column("texts", JSON, nullable=False),
    Column("failures", JSON, nullable=False),
    Column("seconds", JSON, nullable=False),
    Column("usage", JSON, nullable=False),  # what its calls took, those that failed among them
)

items = Table(
    "items",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("issue_id", ForeignKey("issues.id"), nullable=False),
    Column("rank", Float, nullable=False),
    Column("articles", JSON, nullable=False),  # [[id, version], …], the best teller first
    Column("revision", Integer, nullable=False),  # the revision that stands; 0 before the first
    Column("removed", Boolean, nullable=False, default=False),
    Index("ix_items_issue_id_rank", "issue_id", "rank"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("item_id", ForeignKey("items.id"), nullable=False),
    Column("parent", Integer),  # the revision it was made from
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("author", Text, nullable=False),
    Column("origin", String(16), nullable=False),  # draft, redraft, edit, restore
    Column("headline", Text, nullable=False),
    Column("paragraphs", JSON, nullable=False),
    Column("extract", Boolean, nullable=False),
    Column("writer", JSON),
    Column("usage", JSON, nullable=False),
    Index("ix_revisions_item_id", "item_id", "id"),
)

# What was found in a revision: derived, so it may be written again when the rules get better.
checks = Table(
    "checks",
    metadata,
    Column("revision", ForeignKey("revisions.id"), primary_key=True),
    Column("findings", JSON, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("figures", JSON, nullable=False, server_default="[]"),
)

ledger = Table(
    "ledger",
    metadata,
    Column("kind", String(32), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("value", LargeBinary, nullable=False),
)
