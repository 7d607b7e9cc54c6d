"""Times by which rows are put in order: they never go back, even where the machine's clock did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa


def after(connection: sa.Connection, column: sa.Column[datetime]) -> datetime:
    """Return the time now, or one just after the latest in `column` where the clock was set back."""
    latest: datetime | None = connection.scalar(sa.select(sa.func.max(column)))
    now = datetime.now(UTC)
    if latest is None:
        return now
    return max(now, latest.replace(tzinfo=UTC) + timedelta(microseconds=1))
