"""Every page of the desk by axe-core, in light and in dark: nothing is out of reach of a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Server  # type: ignore[attr-defined]
from playwright.sync_api import Browser, Page, expect

from drafter.sample import Newsroom

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def desk(browser: Browser, server: Server, newsroom: Newsroom) -> Server:
    """A desk with an issue drafted and the same sources kept for the week."""
    page = browser.new_page()
    page.goto(server.url)
    page.get_by_label("Links").fill(newsroom.paste)
    page.get_by_role("button", name="Draft the issue").click()
    expect(page.locator(".row")).to_have_count(7, timeout=240_000)
    page.goto(server.url)
    page.get_by_label("Links").fill(newsroom.paste)
    page.get_by_role("button", name="Keep for the week").click()
    expect(page.get_by_text("could not be read: see")).to_be_visible(timeout=240_000)
    page.close()
    return server


@pytest.fixture(params=["light", "dark"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme=request.param
    )
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


PAGES = {
    "": "Sources",
    "draft": "The next issue",
    "issue": "Publish…",
    "publish": "Before it is printed",
    "compare": "Compare",
    "archive": "Archive",
    "house": "House",
    "activity": "Seconds from links to draft",
}


@pytest.mark.parametrize("place", PAGES)
def test_a_page_has_no_fault(reader: Page, desk: Server, place: str) -> None:
    reader.goto(f"{desk.url}/{place}")
    expect(reader.get_by_text(PAGES[place]).first).to_be_visible()
    assert faults(reader) == []


@pytest.mark.parametrize("view", ["Figures", "Dropped", "Versions", "All"])
def test_what_opens_in_the_review_has_no_fault(reader: Page, desk: Server, view: str) -> None:
    reader.goto(f"{desk.url}/issue")
    reader.get_by_text(view, exact=True).first.click()
    reader.wait_for_timeout(500)
    assert faults(reader) == []


def test_a_button_without_a_name_would_be_found(reader: Page, desk: Server) -> None:
    reader.goto(f"{desk.url}/archive")
    expect(reader.get_by_text("Archive").first).to_be_visible()
    reader.evaluate("document.body.insertAdjacentHTML('beforeend', '<button></button>')")
    assert [fault.partition(":")[0] for fault in faults(reader)] == ["button-name"]


def faults(page: Page) -> list[str]:
    """Return what axe-core objects to once the page is drawn whole: a rule and the element each."""
    expect(page.get_by_test_id("stSpinner")).to_have_count(0)
    look = (
        "[...document.querySelectorAll('style')].some(e => e.textContent.includes('.st-key-rail'))"
    )
    page.wait_for_function(look)
    # What is about to be drawn anew is faded for a moment, on purpose.
    page.add_style_tag(
        content="* { transition: none !important } [data-stale] { opacity: 1 !important }"
    )
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['help']}: {node['html'][:300]}"
        for each in found
        for node in each["nodes"]
    ]
