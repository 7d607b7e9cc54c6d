"""A real desk, a real browser: Debian's Chromium driven by Playwright."""

from __future__ import annotations

import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from drafter.sample import Newsroom

# Patient, since a busy machine is no fault of the desk: what is tested is that it comes, not how soon.
expect.set_options(timeout=60_000)

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


# For one module at a time: while Playwright lives, no other test of this process can run an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing: .ci/run installs it")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


@pytest.fixture(scope="session")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as room:
        yield room


def _free_port() -> int:
    """Return a port that stays free while the server is down.

    One that the system gives to outgoing connections may be taken by the very page that waits for it.
    """
    for port in random.sample(range(20_000, 30_000), 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


def until(true: Callable[[], bool]) -> None:
    """Wait until it is true; fail after a minute."""
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come to be")


class Server:
    """The desk's own server on a home of its own; can be killed and started again."""

    def __init__(self, home: Path, allow: str, **given: str) -> None:
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.home = home
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self._environment = kept | {"DRAFTER_HOME": str(home), "DRAFTER_ALLOW_HOSTS": allow}
        self.start(**given)

    def start(self, **given: str) -> None:
        """Start with these settings besides those it had before."""
        self._environment |= given
        command = [sys.executable, "-m", "drafter.cli", "desk", "--port", str(self.port)]
        said = self.home.with_suffix(".log")
        with said.open("a") as log:
            self._process = subprocess.Popen(
                command, env=self._environment, start_new_session=True, stderr=log
            )
        for _ in range(600):
            assert self._process.poll() is None, f"the desk ended: {said.read_text()[-2000:]}"
            try:
                if httpx2.get(f"{self.url}/_stcore/health").status_code == 200:
                    return
            except httpx2.TransportError:
                time.sleep(0.1)
        raise AssertionError("the desk did not start")

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let it answer nothing meanwhile."""
        os.killpg(self._process.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.killpg(self._process.pid, signal.SIGCONT)

    def kill(self) -> None:
        os.killpg(self._process.pid, 9)
        self._process.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, newsroom: Newsroom) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("browser") / "home", newsroom.host)
    yield started
    started.kill()


def pass_the_gate(page: Page) -> None:
    """Let pass, by name and for a reason, all that stands against print."""
    page.get_by_label("Your name").fill("Ada Lovelace")
    page.get_by_label("Why it may be printed so").fill("A sample of invented news")
    page.locator(".st-key-pass-all").get_by_text("All of these").click()
    page.get_by_role("button", name="Let pass").click()
    expect(page.get_by_text("Nothing stands against print.")).to_be_visible()


def rows(server: Server, query: str) -> list[tuple]:
    """Return what the database of a desk answers."""
    connection = sqlite3.connect(server.home / "drafter.db")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
