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

from playwright.sync_api import Page, sync_playwright

from drafter.sample import Newsroom

DOCS = Path(__file__).parent
# An issue of two weeks before: two of its stories go on in the sample newsroom, one is told there again.
PAST = """Good morning. This is our digest of the week.

1. Lugu Fresh Ends Trial of Grocery Drones in the Hills Near Hangzhou
Online grocer Lugu Fresh has ended a trial of six months in which drones took groceries to villages
west of Hangzhou, and has asked the aviation authorities for 11 permanent routes.
The company counted 16,500 deliveries without an accident. A delivery costs three yuan (US$0.42).

2. Tangli Video to Shut Out Users Under 16 From Ten in the Evening
Tangli Video is introducing a lock that closes its short video app to users under 16 from 10pm until
morning. Parents can choose an earlier hour but cannot remove it. A homework setting hides everything
except lessons; users under 16 hold about 6.5 million accounts.

3. Yanqiao to Run Driverless Minibuses for Night Shifts in Hefei
Yanqiao Mobility will open a shuttle without drivers between an industrial park and the underground in
Hefei, for workers of the night shift. The line has nine stops and will be served by eight minibuses.

Wrapping Up
That is the week.
"""
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
        page.set_default_timeout(180_000)
        _take_in_past(page, url)
        _draw_inbox(page, url, paste)
        _draw_review(page, url, paste)
        _draw_print(page, url)
        browser.close()


def _draw_inbox(page: Page, url: str, paste: str) -> None:
    page.goto(url)
    page.get_by_label("Links", exact=True).fill(paste)
    page.get_by_role("button", name="Keep for the week").click()
    page.get_by_text("could not be read: see").wait_for()
    page.get_by_label("Links", exact=True).hover()
    _shoot(page, "sources")
    page.get_by_text("goes on from print").first.scroll_into_view_if_needed()
    page.mouse.wheel(0, 420)
    _shoot(page, "inbox")
    page.goto(f"{url}/draft")
    page.get_by_role("button", name="Take the newest").click()
    page.get_by_role("button", name="Draft these").wait_for()
    _shoot(page, "draft")


def _draw_review(page: Page, url: str, paste: str) -> None:
    page.goto(url)
    page.get_by_label("Links", exact=True).fill(paste)
    page.get_by_role("button", name="Draft the issue").click()
    page.locator(".row").nth(4).wait_for()
    # A figure typed wrong, so that the pictures show what is found and the ledger.
    text = page.get_by_label("Text 1", exact=True)
    text.fill(text.input_value().replace("240 plants", "2,400 plants"))
    page.locator(".chip").filter(has_text="2,400").click()
    page.mouse.move(700, 90)
    page.mouse.wheel(0, -400)
    _shoot(page, "review")
    page.get_by_text("Figures", exact=True).click()
    _shoot(page, "figures")
    page.get_by_text("Dropped", exact=True).click()
    _shoot(page, "dropped")


def _draw_print(page: Page, url: str) -> None:
    page.goto(f"{url}/publish")
    page.get_by_text("Before it is printed").wait_for()
    _shoot(page, "publish")
    page.goto(f"{url}/activity")
    page.get_by_text("Seconds from links to draft").wait_for()
    _shoot(page, "activity")


def _take_in_past(page: Page, url: str) -> None:
    page.goto(f"{url}/archive")
    page.get_by_text("Take in past issues", exact=True).click()
    past = {"name": "issue-151 2026-11-08.txt", "mimeType": "text/plain", "buffer": PAST.encode()}
    page.locator("input[type=file]").set_input_files([past])
    page.get_by_role("button", name="Take in", exact=True).click()
    page.get_by_text("1 issue taken in, 0 were there.").wait_for()


def _shoot(page: Page, name: str) -> None:
    page.mouse.move(1270, 10)  # where nothing says what it is for
    page.wait_for_timeout(2_500)
    page.screenshot(path=DOCS / f"{name}.png")


if __name__ == "__main__":
    main()
