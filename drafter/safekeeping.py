"""A home put into one file, and put back."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from drafter import log
from drafter.archive import Index, held
from drafter.desk import Desk
from drafter.errors import Damaged, EnvironmentFault, UsageError
from drafter.ports import Report, silent
from drafter.settings import Settings
from drafter.store import Database, Manifest, holdings, read_manifest, refill, write_backup


def back_up(settings: Settings, path: Path) -> Manifest:
    """Write all that SQL holds into one file, as it is at this moment; a desk may be open and at work.

    What can be made again (Chroma, the index of words) is not in it. Raises Damaged rather than keeping
    what is not sound.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder. Name a file in it, as {path / 'desk.zip'}.")
    with closing(Database.open(settings)) as database, closing(log.Log(settings)):
        try:
            with log.lasting("backup"):
                database.check()
                return write_backup(database, path)
        except OSError as error:
            raise EnvironmentFault(
                f"{path} cannot be written ({error.strerror or error}). Choose another place."
            ) from error


def restore(
    settings: Settings, path: Path, *, replacing: bool = False, report: Report = silent
) -> tuple[Manifest, Path | None]:
    """Fill a home from a backup of either kind of database, of this schema or an older one.

    Whatever stops it, the home holds either what it held or all of the backup. Returns the manifest, and
    where a damaged database was set aside, if it was. Raises UsageError for a file that is no whole backup
    and for a home that holds issues unless `replacing`, HomeInUse when a desk has the home open,
    EnvironmentFault when all is put back and only the indexes cannot be built.
    """
    manifest = read_manifest(path)
    with held(settings.home), closing(log.Log(settings)), log.lasting("restore"):
        aside = _make_room(settings, replacing)
        with closing(Database.connect(settings)) as database:
            refill(database, path, manifest, before=lambda: Index.discard(settings))
    with closing(Desk(settings)) as desk:
        try:
            desk.reindex(report)
        except EnvironmentFault as error:
            raise EnvironmentFault(
                f"The backup was put back; its index could not be built yet: {error}"
                " Then run `drafter reindex`."
            ) from error
    return manifest, aside


def _make_room(settings: Settings, replacing: bool) -> Path | None:
    """Judge what is to be replaced; a file that cannot be read is set aside under a name of its own."""
    database = Database.connect(settings)
    try:
        database.check()
        with database.begin() as connection:
            count = holdings(connection)
    except Damaged:
        if not replacing:
            raise
        return _set_aside(database)
    finally:
        database.close()
    if count and not replacing:
        raise UsageError(
            f"{database.place} holds {count} issues. To put the backup in their place, give --replace;"
            " to keep both, set another DRAFTER_HOME."
        )
    return None


def _set_aside(database: Database) -> Path | None:
    database.close()
    file = database.file
    if file is None:
        return None
    aside = file.with_name(f"{file.name}.damaged-{datetime.now():%Y%m%d-%H%M%S}")
    for tail in ("-wal", "-shm", ""):
        part = file.with_name(f"{file.name}{tail}")
        if part.exists():
            part.rename(aside.with_name(f"{aside.name}{tail}"))
    return aside
