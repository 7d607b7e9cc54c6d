"""Draw the pictures of the documents anew: `python docs/take_screenshots.py`, with Debian's Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import sync_playwright

from drafter.sample import Newsroom

DOCS = Path(__file__).parent
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


def main() -> None:
    with Newsroom() as room, tempfile.TemporaryDirectory() as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        desk = subprocess.Popen(
            [sys.executable, "-m", "drafter.cli", "desk", "--port", str(port)],
            env=os.environ | {"DRAFTER_HOME": home, "DRAFTER_ALLOW_HOSTS": room.host},
            start_new_session=True,
        )
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health")
            _draw(f"http://127.0.0.1:{port}", room.paste)
        finally:
            os.killpg(desk.pid, 15)
            desk.wait()


def _wait(url: str) -> None:
    for _ in range(300):
        with suppress(OSError):
            urllib.request.urlopen(url)
            return
        time.sleep(0.1)
    raise SystemExit("The desk did not start.")


def _draw(url: str, paste: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(60_000)
        page.goto(url)
        page.get_by_label("Links").fill(paste)
        page.screenshot(path=DOCS / "week.png")
        page.get_by_role("button", name="Draft the issue").click()
        page.get_by_label("Headline 7").wait_for()
        # A figure typed wrong, so that the pictures show what is found and the ledger.
        item = page.locator("[class*=st-key-item-]").first
        text = item.get_by_label("Text")
        text.fill(text.input_value().replace("240 plants", "2,400 plants"))
        text.blur()
        item.get_by_text("Severe").first.wait_for()
        page.wait_for_timeout(2_000)
        page.screenshot(path=DOCS / "review.png")
        item.get_by_role("tab", name="Figures").click()
        page.wait_for_timeout(1_000)
        page.screenshot(path=DOCS / "figures.png")
        browser.close()


if __name__ == "__main__":
    main()
