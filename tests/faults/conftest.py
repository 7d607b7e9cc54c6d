"""What can go wrong with a machine, done to it for real: disks that fill, servers that are restarted."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx2
import postgres
import pytest
from newsroom_pages import PAGES, answer

from drafter.desk import Desk
from drafter.settings import Settings
from eval.servers import ModelServer, PageServer


class Model:
    """A model server that answers one story after the other.

    What is put into `during` happens while an answer is under way: the second, when the first was kept,
    unless `first` says that one.
    """

    def __init__(self) -> None:
        self.during: Callable[[], None] | None = None
        self.first = False
        self.server = ModelServer(self._answer)

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        if self.during is not None and (self.first or self.calls == 2):
            if not self.first:
                time.sleep(1.0)  # by then the first answer stands in the ledger
            during, self.during = self.during, None
            during()
        return answer(request)

    @property
    def calls(self) -> int:
        return len(self.server.requests)


@pytest.fixture
def model() -> Iterator[Model]:
    opened = Model()
    with opened.server:
        yield opened


@pytest.fixture
def pages() -> Iterator[PageServer]:
    with PageServer(PAGES) as server:
        yield server


@pytest.fixture
def links(pages: PageServer) -> str:
    return "\n".join(pages.url(name) for name in PAGES)


@pytest.fixture
def served(tmp_path: Path, pages: PageServer, model: Model) -> Settings:
    """Settings of a desk whose pages and model are ours; one call at a time."""
    return Settings.load(
        home=tmp_path / "home",
        allow_hosts=frozenset({pages.host}),
        model="loopback",
        base_url=model.server.base_url,
        max_parallel=1,
    )


@pytest.fixture
def open_desk(served: Settings) -> Iterator[Callable[..., Desk]]:
    """Open desks; what is still open is closed at the end."""
    opened: list[Desk] = []

    def make(**given: Any) -> Desk:
        desk = Desk(served.model_copy(update=given))
        opened.append(desk)
        return desk

    yield make
    for desk in opened:
        desk.close()


class Disk:
    """A disk of 48 MB that can be filled to the last byte."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        block = b"\0" * 4096
        with suppress(OSError), self._ballast.open("wb", buffering=0) as file:
            while True:
                file.write(block)

    def free(self) -> None:
        self._ballast.unlink()

    def read_only(self) -> Path:
        """Return another place where the same files lie, and none can be written."""
        place = self.folder.with_name("read-only")
        place.mkdir()
        _mount("--bind", str(self.folder), str(place))
        _mount("-o", "remount,ro,bind", str(place))
        return place


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        _mount("-t", "tmpfs", "-o", "size=48m", "tmpfs", str(folder))
    except (subprocess.CalledProcessError, FileNotFoundError):
        if os.environ.get("CI") == "true":
            pytest.fail("A disk of its own needs the right to mount one (CAP_SYS_ADMIN)")
        pytest.skip("no right to mount a disk of its own")
    try:
        yield Disk(folder)
    finally:
        for place in (folder.with_name("read-only"), folder):
            if place.is_mount():
                subprocess.run(["umount", "--lazy", str(place)], check=False)


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def cluster() -> Iterator[postgres.Cluster]:
    with postgres.cluster() as opened:
        yield opened


class Chroma:
    """`chroma run` on a folder, which can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = next(port for port in random.sample(range(20_000, 30_000), 100) if _free(port))
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        program = Path(sys.executable).parent / "chroma"
        self._process = subprocess.Popen(
            [program, "run", "--host", "127.0.0.1", "--port", str(self.port), "--path", self._folder],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            env=os.environ | {"ANONYMIZED_TELEMETRY": "False"},
        )  # fmt: skip
        for _ in range(600):
            assert self._process.poll() is None, "chroma run ended"
            with suppress(httpx2.TransportError):
                if httpx2.get(f"{self.url}/api/v2/heartbeat").status_code == 200:
                    return
            time.sleep(0.1)
        raise AssertionError("chroma run did not start")

    def kill(self) -> None:
        if self._process.poll() is not None:
            return
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


@pytest.fixture
def chroma(tmp_path: Path) -> Iterator[Chroma]:
    started = Chroma(tmp_path / "chroma")
    yield started
    started.kill()


def _free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
