"""Times that count for all processes: they never go back by a row, and are one server's clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa


def after(connection: sa.Connection, column: sa.Column[datetime]) -> datetime:
    """Return the time now, or one just after the latest in `column` where the clock was set back."""
    latest: datetime | None = connection.scalar(sa.select(sa.func.max(column)))
    now = datetime.now(UTC)
    if latest is None:
        return now
    return max(now, latest.replace(tzinfo=UTC) + timedelta(microseconds=1))


def epoch(connection: sa.Connection) -> float:
    """Return the seconds of the epoch by the one clock that all who share the database have."""
    if connection.dialect.name != "postgresql":
        return time.time()  # one machine, one clock
    found = connection.scalar(sa.text("select extract(epoch from clock_timestamp())"))
    return float(found or 0.0)
