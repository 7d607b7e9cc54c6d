"""A real Postgres for a test: a cluster in a folder of its own, on loopback, gone when it ends."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

# Postgres refuses to run as root; Debian's package brings a user for it.
_USER = "postgres" if os.geteuid() == 0 else None


def _programs() -> Path | None:
    """Return the folder of Debian's newest Postgres, or of the one on the path; None without any."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if versions:
        return versions[-1]
    found = shutil.which("initdb")
    return Path(found).parent if found else None


@contextmanager
def running() -> Iterator[str]:
    """Start a cluster and yield its address, `postgresql://…/`, to which a database's name is added."""
    programs = _programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("Postgres is missing: apt-get install postgresql")
        pytest.skip("Postgres is missing")
    folder = Path(tempfile.mkdtemp(prefix="drafter-postgres-"))
    if _USER:
        shutil.chown(folder, _USER)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    run(programs / "initdb", "-D", data, "-A", "trust", "-U", "desk", "-E", "UTF8", "--locale=C")
    run(programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
    try:
        yield f"postgresql://desk@127.0.0.1:{port}/"
    finally:
        run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def new_database(cluster: str) -> str:
    """Make a database of its own on a cluster and return its address."""
    name = f"desk_{secrets.token_hex(4)}"
    maker = sa.create_engine(f"{cluster}postgres", isolation_level="AUTOCOMMIT")
    with maker.connect() as connection:
        connection.execute(sa.text(f"create database {name}"))
    maker.dispose()
    return f"{cluster}{name}"


def run(*command: object) -> None:
    subprocess.run(
        [str(part) for part in command],
        check=True, user=_USER, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT,
    )  # fmt: skip
