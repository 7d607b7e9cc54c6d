"""The suite's ground: nothing leaves this machine, and no setting of the developer leaks in."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest
from articles import an_article

from drafter.settings import Settings
from drafter.store import Database


def _is_local(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return address[0] == "localhost"


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(self: socket.socket, address: Any) -> None:
        if not _is_local(address):
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:
        if not _is_local(address):
            raise AssertionError(f"a test tried to reach {address}")
        return connect_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Start from no setting at all and from a home of the test's own."""
    for name in list(os.environ):
        if name.startswith(("DRAFTER_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with tables and nothing in them: to bring a database forward takes longer than most tests."""
    home = tmp_path_factory.mktemp("empty") / "home"
    Database.open(Settings.load(home=home, database_url="")).close()
    return home


@pytest.fixture
def fresh_home(tmp_path: Path, empty_home: Path) -> Path:
    """An empty home of the test's own, the same for all that ask for one."""
    return Path(shutil.copytree(empty_home, tmp_path / "home"))


@pytest.fixture
def settings(fresh_home: Path) -> Settings:
    return Settings.load(home=fresh_home)


@pytest.fixture
def make_article() -> Any:
    return an_article
