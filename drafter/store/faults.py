"""What a database's driver raises, in words for an editor."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, OperationalError

from drafter.errors import Damaged, EnvironmentFault

WAY_OUT = "Put a backup in its place: `drafter restore FILE --replace`."


def fault(error: DBAPIError, where: str) -> EnvironmentFault:
    """Say in words what a driver raised; `where` is the database as it may be shown."""
    reason = str(error.orig).strip().splitlines()[0] if error.orig else type(error).__name__
    lower = reason.lower()
    if "malformed" in lower or "not a database" in lower or "no such table" in lower:
        return Damaged(f"The database {where} is damaged ({reason}). {WAY_OUT}")
    return EnvironmentFault(_explain(error, where, reason, lower))


def _explain(error: DBAPIError, where: str, reason: str, lower: str) -> str:
    if "full" in lower:
        return f"The disk is full: {where} cannot grow. Free some space and start again."
    if "readonly" in lower or "read-only" in lower or "unable to open" in lower:
        return (
            f"The database {where} cannot be written ({reason}). Set DRAFTER_HOME to a folder"
            " that can be written."
        )
    if "locked" in lower:
        return (
            f"The database {where} is held by another program for too long. Close it and try again."
        )
    if isinstance(error, OperationalError):
        return f"The database {where} does not answer ({reason}). Start it or correct DRAFTER_DATABASE_URL."
    return f"The database {where} refused a change ({reason})."
