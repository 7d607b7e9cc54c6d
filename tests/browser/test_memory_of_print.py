"""What an editor sees of the desk's memory: an issue printed, found again, and kept from being repeated."""

from __future__ import annotations

import re

import pytest
from conftest import Server, pass_the_gate  # type: ignore[attr-defined]
from playwright.sync_api import Page, expect

from drafter.sample import Newsroom

pytestmark = pytest.mark.slow

PAST = """Good morning. This is our digest of the week.

1. Ferries Without Diesel Begin to Cross the River at Wuhu
A yard in Wuhu has put six electric ferries on the river, the first of which crossed on Monday.
They are charged in forty minutes.

2. Lantern Makers of Zigong Sell Out Before the Autumn Holiday
The guild of lantern makers in Zigong has sold all that its members made for the autumn festival.

Wrapping Up
That is the week.
"""


def paste(page: Page, server: Server, newsroom: Newsroom, button: str) -> None:
    page.goto(server.url)
    page.get_by_label("Links").fill(newsroom.paste)
    page.get_by_role("button", name=button).click()


def test_past_issues_are_taken_in_and_found_by_meaning(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/archive")
    expect(page.get_by_text("None yet. Take in past issues")).to_be_visible()
    page.get_by_text("Take in past issues", exact=True).click()
    files = [
        {"name": "issue-40.txt", "mimeType": "text/plain", "buffer": PAST.encode()},
        {
            "name": "cut.txt",
            "mimeType": "text/plain",
            "buffer": b"1. Only a Headline Is Left Here\n",
        },
    ]
    page.locator("input[type=file]").set_input_files(files)  # type: ignore[arg-type]
    page.get_by_role("button", name="Take in", exact=True).click()
    expect(page.get_by_text("1 issue taken in, 0 were there.")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^cut\.txt"))).to_be_visible()
    expect(page.get_by_text(re.compile("Issue 40"))).to_be_visible()
    page.get_by_label("Search").fill("江上的电动渡轮")
    page.get_by_label("Search").press("Enter")
    expect(page.get_by_text("Ferries Without Diesel").first).to_be_visible()
    expect(page.get_by_text(re.compile("printed in issue 40")).first).to_be_visible()


def test_an_issue_that_is_published_is_known_the_next_week(
    page: Page, server: Server, newsroom: Newsroom
) -> None:
    paste(page, server, newsroom, "Draft the issue")
    expect(page.locator(".row")).to_have_count(7, timeout=240_000)
    page.get_by_role("button", name="Publish…").click()
    pass_the_gate(page)
    page.get_by_label("Number of the issue").fill("41")
    page.get_by_label("Number of the issue").press("Tab")
    page.get_by_role("button", name="Mark as published").click()
    expect(page.get_by_text("Its items joined the archive.")).to_be_visible()

    paste(page, server, newsroom, "Keep for the week")
    cards = page.locator("[class*=st-key-gathered-]")
    printed = cards.filter(has_text="issue 41").filter(has_text="printed already").first
    expect(printed).to_be_visible(timeout=120_000)
    # By its title from here on: stories that are read meanwhile come to stand above it.
    title = printed.locator("h3").inner_text()
    own = cards.filter(has=page.get_by_role("heading", name=title, exact=True))
    own.get_by_role("radio", name="New").or_(own.get_by_role("button", name="New")).click()
    expect(own.get_by_text("printed already")).to_have_count(0)
    own.get_by_role("button", name="Put in", exact=True).click()
    # Exactly: the button "Put in the next issue" is always there, and leaving at once would lose the click.
    expect(own.get_by_text("in the next issue", exact=True)).to_be_visible()
    page.goto(f"{server.url}/draft")
    page.get_by_role("button", name="Draft this story").click()
    expect(page.get_by_label("Headline 1", exact=True)).to_be_visible(timeout=120_000)
    expect(page.get_by_text(title[:40]).first).to_be_attached()
