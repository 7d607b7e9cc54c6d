"""The desk in a real browser: first paint, an issue of seven items to be seen, clicks answered.

There are ten editors at once, too. Beside a Streamlit page of a title, a field and buttons, which is the
least that any desk of Streamlit costs. Both servers run at once and are visited in turn.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from drafter.sample import Newsroom
from eval.bench import crowd as crowd_at
from eval.bench.report import Goal, Outcome, sure
from eval.faults.tab import percentile

CHROMIUM = Path("/usr/bin/chromium")
_QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
_BARE = """
import streamlit as st
st.title("A page")
st.text_area("Headline 1", "Words")
for number in range(2, 8):
    if st.button(f"Item {number}"):
        st.text_area(f"Headline {number}", "Words")
"""
_PATIENCE = 120  # s
_READING = 500  # ms between clicks
_ITEMS = 7
_CROWD = f"{crowd_at.EDITORS} at once, p95"
# The first contentful paint of the page as the browser notes it, in ms.
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Seconds from the address to the first paint, to the last item, and from each click to its answer.

    `whole`: from each click until all that it opens is there, the evidence too. `again`: to the last item
    when the page is opened again, its scripts being in the browser by then.
    """

    paint: float
    seen: float
    clicks: tuple[float, ...]
    whole: tuple[float, ...]
    again: float


def measure(visits: int = 5) -> Outcome:
    """Draft the sample issue, and visit the desk and the bare page in turn; first visits do not count."""
    sure(CHROMIUM.exists(), f"{CHROMIUM} is missing: install Debian’s chromium.")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, Newsroom() as room:
        home = Path(folder) / "home"
        own = {"DRAFTER_HOME": str(home), "DRAFTER_ALLOW_HOSTS": room.host}
        _draft(Path(folder), room.paste, own)
        script = Path(folder) / "bare.py"
        script.write_text(_BARE, encoding="utf-8")
        desk = (sys.executable, "-m", "drafter.cli", "desk", "--port")
        bare = (
            *(sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true"),
            *("--browser.gatherUsageStats", "false", "--server.address", "127.0.0.1"),
            "--server.port",
        )
        with serving(desk, own) as (url, pid), serving(bare, {}) as (bare_url, bare_pid):
            ours, theirs = _visit_both(f"{url}/issue", bare_url, visits)
            crowd = {"desk": crowd_at.at_the_desk(url), "bare": crowd_at.at_a_bare_page(bare_url)}
            memory = {"desk": _megabytes(pid), "bare": _megabytes(bare_pid)}
    return _outcome(ours, theirs, crowd, memory)


def _draft(folder: Path, paste: str, own: Mapping[str, str]) -> None:
    links = folder / "links.txt"
    links.write_text(paste, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "drafter.cli",
        "draft",
        str(links),
        "-o",
        str(folder / "issue.md"),
    ]
    done = subprocess.run(command, env=_environment(own), capture_output=True, text=True)
    sure(done.returncode == 0, f"The issue to be shown was not drafted: {done.stderr[-500:]}")


def _visit_both(url: str, bare_url: str, visits: int) -> tuple[list[Visit], list[Visit]]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=_QUIET)
        try:
            ours, theirs = [], []
            for _ in range(visits + 1):
                ours.append(visit(browser, url, ".row .open", ".evidence"))
                theirs.append(visit(browser, bare_url, "button:has-text('Item')"))
        finally:
            browser.close()
    return ours[1:], theirs[1:]


def visit(browser: object, url: str, buttons: str, evidence: str = "") -> Visit:
    """Open the address in a fresh context, then one item after the other by the last six `buttons`.

    `evidence` is what names in `data-item` the item it is of, the same that the row of a button does in
    `data-id`; without it a click is answered by one thing.
    """
    from playwright.sync_api import Browser, Error

    assert isinstance(browser, Browser)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        page.set_default_timeout(1000 * _PATIENCE)
        began = time.perf_counter()
        page.goto(url)
        page.get_by_label("Headline 1", exact=True).wait_for()
        page.locator(buttons).last.wait_for()
        seen = time.perf_counter() - began
        page.wait_for_timeout(_READING)
        clicks, whole = [], []
        for number in range(2, _ITEMS + 1):
            button = page.locator(buttons).nth(number - 1 - _ITEMS)
            clicked = time.perf_counter()
            button.click()
            page.get_by_label(f"Headline {number}", exact=True).wait_for()
            clicks.append(time.perf_counter() - clicked)
            if evidence:
                item = button.locator("xpath=..").get_attribute("data-id")
                page.locator(f'{evidence}[data-item="{item}"]').wait_for()
            whole.append(time.perf_counter() - clicked)
            page.wait_for_timeout(_READING)
        paint = float(page.evaluate(_PAINT)) / 1000
        opened = time.perf_counter()
        page.goto(url)
        page.locator(buttons).last.wait_for()
        again = time.perf_counter() - opened
        return Visit(paint=paint, seen=seen, clicks=tuple(clicks), whole=tuple(whole), again=again)
    except Error as error:
        sure(False, f"{url} does not answer as a desk does: {str(error)[:300]}")
        raise
    finally:
        context.close()


@contextmanager
def serving(command: tuple[str, ...], own: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [*command, str(port)], env=_environment(own), start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(url, process)
        yield url, process.pid
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        sure(process.poll() is None, f"The server at {url} ended with {process.returncode}.")
        with suppress(OSError):
            urlopen(f"{url}/_stcore/health", timeout=5).close()
            return
        time.sleep(0.1)
    sure(False, f"The server at {url} did not start.")


def _environment(own: Mapping[str, str]) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    return {**kept, **own}


def _megabytes(session: int) -> float:
    """Return the most memory that one process of a session has held, 0 where the system does not say."""
    most = 0.0
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):
            if os.getsid(int(status.parent.name)) == session:
                held = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="utf-8"))
                most = max(most, int(held[1]) / 1024 if held else 0.0)
    return most


def _outcome(
    ours: list[Visit],
    theirs: list[Visit],
    crowd: dict[str, list[float]],
    memory: dict[str, float],
) -> Outcome:
    desk, bare = (
        _middle(visits) | {_CROWD: percentile(crowd[name], 0.95)}
        for name, visits in (("desk", ours), ("bare", theirs))
    )
    row = "{:24}{:>10}{:>10}".format
    lines = [row(f"median of {len(ours)} visits, s", "desk", "bare")]
    lines += [row(name, f"{desk[name]:.2f}", f"{bare[name]:.2f}") for name in desk]
    lines.append(row("largest process, MB", f"{memory['desk']:.0f}", f"{memory['bare']:.0f}"))
    ratios = {f"a bare Streamlit page’s {name}": desk[name] / bare[name] for name in desk}
    if memory["bare"]:
        ratios["a bare Streamlit page’s memory"] = memory["desk"] / memory["bare"]
    return Outcome(
        bench="desk",
        lines=tuple(lines),
        goals=(
            Goal(name="s to the first paint", value=desk["first paint"], limit=2.0, wanted="at most"),
            Goal(name="s to the last item", value=desk["issue to be seen"], limit=1.5, wanted="at most"),
            Goal(name="s to answer a click", value=desk["click answered"], limit=0.15, wanted="at most"),
            Goal(name="s at p95, ten at once", value=desk[_CROWD], limit=1.5, wanted="at most"),
        ),
        figures={"desk": desk, "bare": bare, "megabytes": memory},
        ratios=ratios,
    )  # fmt: skip


def _middle(visits: list[Visit]) -> dict[str, float]:
    return {
        "first paint": statistics.median(visit.paint for visit in visits),
        "issue to be seen": statistics.median(visit.seen for visit in visits),
        "opened again": statistics.median(visit.again for visit in visits),
        "click answered": statistics.median(click for visit in visits for click in visit.clicks),
        "all of it there": statistics.median(click for visit in visits for click in visit.whole),
    }
