"""several editors at one desk"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("sitting", sa.String(length=40), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("saves", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("checks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("saves", sa.Integer(), nullable=False, server_default="0"))

    op.create_table(
        "sittings",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("item_id", sa.String(length=40), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("mine", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held", sa.JSON(), nullable=True),
        _item("sittings"),
        sa.PrimaryKeyConstraint("id", "item_id", name=op.f("pk_sittings")),
    )
    op.create_index("ix_sittings_item_id", "sittings", ["item_id"])
    op.create_table(
        "proposals",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(length=40), nullable=False),
        sa.Column("base", sa.JSON(), nullable=False),
        sa.Column("instruction", sa.Text(), nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=False, server_default=""),
        sa.Column("who", sa.Text(), nullable=False, server_default=""),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        _item("proposals"),
        sa.ForeignKeyConstraint(
            ["revision"], ["revisions.id"], name=op.f("fk_proposals_revision_revisions")
        ),
        sa.PrimaryKeyConstraint("revision", name=op.f("pk_proposals")),
    )
    op.create_index("ix_proposals_item_id", "proposals", ["item_id"])
    op.create_table(
        "approvals",
        sa.Column("item_id", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(length=40), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        _item("approvals"),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_approvals")),
    )
    op.create_table(
        "locks",
        sa.Column("item_id", sa.String(length=40), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=False),
        _item("locks"),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_locks")),
    )
    op.create_table(
        "verdicts",
        sa.Column("item_id", sa.String(length=40), nullable=False),
        sa.Column("finding", sa.String(length=40), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        _item("verdicts"),
        sa.PrimaryKeyConstraint("item_id", "finding", name=op.f("pk_verdicts")),
    )
    op.create_index("ix_verdicts_finding", "verdicts", ["finding"])
    op.create_table(
        "presence",
        sa.Column("tab", sa.String(length=40), nullable=False),
        sa.Column("issue_id", sa.String(length=40), nullable=False),
        sa.Column("item_id", sa.String(length=40), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issues.id"], name=op.f("fk_presence_issue_id_issues")
        ),
        sa.PrimaryKeyConstraint("tab", name=op.f("pk_presence")),
    )
    op.create_index("ix_presence_issue_id", "presence", ["issue_id"])


def _item(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["item_id"], ["items.id"], name=op.f(f"fk_{table}_item_id_items")
    )
