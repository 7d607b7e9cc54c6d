"""Real Postgres and Chroma servers on loopback, each in a folder of its own, gone when they end."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

# Postgres refuses to run as root; Debian's package brings a user for it.
_USER = "postgres" if os.geteuid() == 0 else None
_PATIENCE = 120  # seconds


def postgres_programs() -> Path | None:
    """Return the folder of Debian's newest Postgres, or of the one on the path; None without any."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if versions:
        return versions[-1]
    found = shutil.which("initdb")
    return Path(found).parent if found else None


class Cluster:
    """A running cluster; `url` is `postgresql://…/`, to which a database's name is added."""

    def __init__(self, programs: Path, folder: Path) -> None:
        port = free_port()
        self.url = f"postgresql://desk@127.0.0.1:{port}/"
        self._programs, self._folder = programs, folder
        self._options = (
            f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        )
        init = ("-A", "trust", "-U", "desk", "-E", "UTF8", "--locale=C")
        _run(programs / "initdb", "-D", folder / "data", *init)
        self.start()

    @property
    def pid(self) -> int:
        """The process that all others of the cluster are children of."""
        return int((self._folder / "data" / "postmaster.pid").read_text().split()[0])

    def start(self) -> None:
        self._control("-o", self._options, "-l", self._folder / "log", "-w", "start")

    def stop(self) -> None:
        """End it as a crash would: connections are cut, what was not committed is gone."""
        self._control("-m", "immediate", "stop")

    def _control(self, *arguments: object) -> None:
        _run(self._programs / "pg_ctl", "-D", self._folder / "data", *arguments)


@contextmanager
def postgres() -> Iterator[Cluster]:
    """Start a cluster; whoever stops it starts it again.

    Raises FileNotFoundError when Postgres is not installed.
    """
    programs = postgres_programs()
    if programs is None:
        raise FileNotFoundError("Postgres is missing: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="drafter-postgres-"))
    if _USER:
        shutil.chown(folder, _USER)
    opened = Cluster(programs, folder)
    try:
        yield opened
    finally:
        opened.stop()
        shutil.rmtree(folder, ignore_errors=True)


def new_database(cluster: str) -> str:
    """Make a database of its own on a cluster and return its address."""
    name = f"desk_{secrets.token_hex(4)}"
    maker = sa.create_engine(f"{cluster}postgres", isolation_level="AUTOCOMMIT")
    with maker.connect() as connection:
        connection.execute(sa.text(f"create database {name}"))
    maker.dispose()
    return f"{cluster}{name}"


@contextmanager
def chroma(folder: Path) -> Iterator[str]:
    """Start `chroma run` on a folder and yield its address."""
    port = free_port()
    program = Path(sys.executable).with_name("chroma")
    command = [
        str(program),
        "run",
        "--path",
        str(folder),
        "--port",
        str(port),
        "--host",
        "127.0.0.1",
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > until:
                raise TimeoutError("The Chroma server did not start.") from None
            time.sleep(0.1)
        else:
            return


def _run(*command: object) -> None:
    subprocess.run(
        [str(part) for part in command],
        check=True, user=_USER, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT,
    )  # fmt: skip
