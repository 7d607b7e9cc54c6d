"""Ten editors who click at the same moment, at the desk and at a bare page.

They speak Streamlit's protocol without a browser, which would take the cores that the server is to have:
what is timed is the server's part, from the click until everything it changes is sent.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError
from urllib.parse import urlsplit

from eval.bench.report import sure
from eval.faults.tab import Tab

EDITORS = 10
ROUNDS = 12
_PATIENCE = 60.0  # s
_PAUSE = 1.0  # s between the clicks of an editor


def at_the_desk(url: str) -> list[float]:
    """Return the seconds of each click that opens another item of the newest issue."""
    return _together(url, "issue", _open_item)


def at_a_bare_page(url: str) -> list[float]:
    """Return the seconds of each click on one of the buttons `Item 2` … `Item 7`."""
    return _together(url, "", lambda tab, number: tab.click(f"Item {number % 6 + 2}"))


def _open_item(tab: Tab, number: int) -> float:
    items = [item["id"] for item in tab.shown("sorter")["items"]]
    asked = items[number % len(items)]
    seconds = tab.open_item(asked)
    sure(tab.shown("editor")["item"] == asked, "A click of ten did not open its item.")
    sure(tab.shown("evidence")["item"] == asked, "An item came without its evidence.")
    return seconds


def _together(url: str, page: str, click: Callable[[Tab, int], float]) -> list[float]:
    start = Barrier(EDITORS, timeout=_PATIENCE)

    def work(number: int) -> list[float]:
        try:
            with Tab(urlsplit(url).netloc, _PATIENCE) as tab:
                tab.open(page, f"as=Editor {number}")
                return [_click(tab, number + each, start, click) for each in range(ROUNDS)]
        except BaseException:
            start.abort()  # the others would wait for this one
            raise

    with ThreadPoolExecutor(EDITORS) as threads:
        done = [threads.submit(work, number) for number in range(EDITORS)]
    faults = [fault for each in done if (fault := each.exception())]
    why = next((each for each in faults if not isinstance(each, BrokenBarrierError)), None)
    sure(not faults, f"{url} does not answer {EDITORS} editors at once: {why!r}")
    return [seconds for each in done for seconds in each.result()]


def _click(tab: Tab, number: int, start: Barrier, click: Callable[[Tab, int], float]) -> float:
    start.wait()
    seconds = click(tab, number)
    time.sleep(_PAUSE)
    tab.wait()  # the page looks at what others do, as it does every few seconds
    return seconds
