"""memory of what was printed"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index("ix_documents_day", ["day"], unique=False)
        batch_op.create_index("ix_documents_kind_ref", ["kind", "ref"], unique=True)

    op.create_table(
        "lessons",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=False),
        sa.Column("proposal", sa.JSON(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lessons")),
    )
    op.create_table(
        "names",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("entry", sa.JSON(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_names")),
    )
    op.create_table(
        "mentions",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.id"],
            name=op.f("fk_mentions_document_documents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("name", "document", name=op.f("pk_mentions")),
    )
    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.create_index("ix_mentions_document", ["document"], unique=False)

    op.create_table(
        "printed_issues",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("issue_id", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issues.id"], name=op.f("fk_printed_issues_issue_id_issues")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_issues")),
        sa.UniqueConstraint("issue_id", name=op.f("uq_printed_issues_issue_id")),
    )
    with op.batch_alter_table("printed_issues", schema=None) as batch_op:
        batch_op.create_index("ix_printed_issues_number", ["number"], unique=False)
    op.create_table(
        "stories",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("issue_id", sa.String(length=40), nullable=False),
        sa.Column("rank", sa.Float(), nullable=False),
        sa.Column("articles", sa.JSON(), nullable=False),
        sa.Column("recall", sa.JSON(), nullable=False),
        sa.Column("choice", sa.String(length=16), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issues.id"], name=op.f("fk_stories_issue_id_issues")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    with op.batch_alter_table("stories", schema=None) as batch_op:
        batch_op.create_index("ix_stories_issue_id_rank", ["issue_id", "rank"], unique=False)

    op.create_table(
        "printed_items",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("printed_issue_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("paragraphs", sa.JSON(), nullable=False),
        sa.Column("item_id", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_printed_items_item_id_items")
        ),
        sa.ForeignKeyConstraint(
            ["printed_issue_id"],
            ["printed_issues.id"],
            name=op.f("fk_printed_items_printed_issue_id_printed_issues"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_items")),
    )
    with op.batch_alter_table("printed_items", schema=None) as batch_op:
        batch_op.create_index(
            "ix_printed_items_issue", ["printed_issue_id", "position"], unique=False
        )
        batch_op.create_index(
            "ix_printed_items_headline", ["headline"], unique=False, postgresql_using="hash"
        )

    # The full-text index is each database's own; `terms` is cut by us, alike for both.
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "create index ix_documents_terms on documents using gin (to_tsvector('simple', terms))"
        )
        return
    op.execute(
        "create virtual table words using fts5"
        " (terms, content='documents', content_rowid='id', tokenize='unicode61')"
    )
    op.execute(
        "create trigger documents_added after insert on documents begin"
        " insert into words (rowid, terms) values (new.id, new.terms); end"
    )
    op.execute(
        "create trigger documents_taken after delete on documents begin"
        " insert into words (words, rowid, terms) values ('delete', old.id, old.terms); end"
    )
