"""One process a home: two that write one Chroma directory destroy its vectors without a word."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import EnvironmentFault, HomeInUse
from drafter.resources import make_home

if TYPE_CHECKING:
    from filelock import BaseFileLock


def take_home(home: Path) -> BaseFileLock:
    """Take the lock of this home; it ends with this process, however that ends.

    Raises HomeInUse, naming the holder, when another process has it, and OSError when the home
    cannot be made or written.
    """
    from filelock import FileLock, Timeout

    make_home(home)
    file = home / "chroma.lock"
    lock = FileLock(file, thread_local=False)  # a job's thread takes it, the desk gives it back
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise HomeInUse(
            f"The home {home} is in use by {_holder(file)}. Close it, or set DRAFTER_HOME to another "
            "folder."
        ) from None
    try:
        file.write_text(json.dumps(_myself()), encoding="utf-8")
    except OSError:
        lock.release()
        raise
    return lock


def own_home(home: Path) -> BaseFileLock:
    """Take the lock of this home as `take_home` does; EnvironmentFault when it cannot be written."""
    try:
        return take_home(home)
    except OSError as error:
        raise EnvironmentFault(
            f"{home} cannot be written ({error.strerror}). Set DRAFTER_HOME to a folder of yours."
        ) from error


@contextmanager
def held(home: Path) -> Iterator[None]:
    """Keep every other process out of this home; raises as `own_home` does."""
    lock = own_home(home)
    try:
        yield
    finally:
        lock.release()


def in_use(home: Path) -> str:
    """Return who holds this home, or "" when nobody does; leaves it as it was."""
    from filelock import FileLock, Timeout

    file = home / "chroma.lock"
    if not file.exists():
        return ""
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return _holder(file)
    lock.release()
    return ""


def _myself() -> dict[str, str | int]:
    # The desk's server is a program of its own; its users know it by the command they gave.
    name = Path(sys.argv[0]).name or "python"
    program = (
        "drafter desk"
        if Path(sys.argv[0]).parts[-2:] == ("ui", "server.py")
        else " ".join([name, *sys.argv[1:2]])
    )
    return {"pid": os.getpid(), "process": program, "since": f"{datetime.now():%Y-%m-%d %H:%M}"}


def _holder(file: Path) -> str:
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        return f"`{held['process']}` (process {held['pid']}, since {held['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        # It was opened this instant, or the system keeps a locked file from being read.
        return "another process"
