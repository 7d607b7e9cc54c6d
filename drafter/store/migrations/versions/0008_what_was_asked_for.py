"""what was asked for"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "asked",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("issue_id", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name=op.f("fk_asked_issue_id_issues")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_asked")),
    )
