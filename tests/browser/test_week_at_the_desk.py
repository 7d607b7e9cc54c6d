"""The week at the desk, gesture by gesture: gather, put in order, draft, print, read back."""

from __future__ import annotations

import re

import pytest
from conftest import Server, pass_the_gate, rows  # type: ignore[attr-defined]
from playwright.sync_api import Locator, Page, expect

from drafter.sample import Newsroom

pytestmark = pytest.mark.slow
SLOW = 120_000  # milliseconds: a busy machine is no fault of the desk

MAIL = """From: Harbour Ledger <letters@ledger.example.com>
To: desk@example.org
Subject: Of the week
Date: Mon, 16 Nov 2026 08:00:00 +0800

Look at http://{host}/platform-weekly/lugu-fresh-village-drones.html this week.
"""
NOTE = (
    b"Ferries of Wuhu stop after a fire\n\nWuhu has taken its six electric ferries off the river after a"
    b" battery caught fire on Saturday, the transport bureau of the city said on Sunday. Nobody was hurt."
    b" They will resume service when the yard has replaced the batteries.\n"
)


def cards(page: Page) -> Locator:
    return page.locator("[class*=st-key-gathered-]")


def card(page: Page, words: str) -> Locator:
    """The card of a story by its title: other cards may name it, to be moved to."""
    return cards(page).filter(has=page.get_by_role("heading", name=re.compile(re.escape(words))))


def tick(page: Page, words: str) -> None:
    box = page.locator("[class*=st-key-pick-] label").filter(has_text=f"Tick {words}")
    # While a page is drawn anew, cards of the one before may stand beside those of this one.
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(box).to_have_count(1)
    box.click()


def show(page: Page, view: str) -> None:
    page.locator(".st-key-view").get_by_text(view, exact=True).click()


def test_pasted_links_are_kept_and_become_cards_while_one_watches(
    page: Page, server: Server, newsroom: Newsroom
) -> None:
    page.goto(server.url)
    some = "\n".join(link for link in newsroom.links if "lugu" not in link)
    page.get_by_label("Links", exact=True).fill(some)
    page.get_by_role("button", name="Keep for the week").click()
    expect(page.get_by_text(re.compile("sources taken in"))).to_be_visible()
    expect(page.get_by_text(re.compile("being read …"))).to_be_visible()
    expect(card(page, "Qingfan")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text(re.compile("could not be read: see"))).to_be_visible(timeout=SLOW)


def test_files_are_dropped_and_text_takes_the_place_of_a_wall(
    page: Page, server: Server, newsroom: Newsroom
) -> None:
    page.goto(server.url)
    page.get_by_text(re.compile("^More ways in")).click()
    files = [
        {"name": "week.eml", "mimeType": "message/rfc822",
         "buffer": MAIL.format(host=newsroom.host).encode()},
        {"name": "note.txt", "mimeType": "text/plain", "buffer": NOTE},
    ]  # fmt: skip
    page.locator("input[type=file]").set_input_files(files)  # type: ignore[arg-type]
    page.get_by_role("button", name="Take them in").click()
    expect(card(page, "Lugu Fresh")).to_be_visible(timeout=SLOW)
    expect(card(page, "Ferries of Wuhu stop")).to_be_visible(timeout=SLOW)

    show(page, "Sources")
    wall = page.locator("[class*=st-key-source-]").filter(has_text="took the desk for a robot")
    wall.get_by_role("button", name="Paste text").click()
    page.locator("[class*=st-key-given-] textarea").fill(
        "Tea Exchange Goes Online\n\nThe tea exchange of the province has gone online, it said on Monday."
        " Growers of eleven counties may sell there, and pay a fee of two percent. It expects 300 million"
        " yuan of trade in its first year, most of it in black tea."
    )
    page.get_by_role("button", name="Read this instead").click()
    expect(
        page.locator("[class*=st-key-source-]").filter(has_text="Tea Exchange Goes Online")
    ).to_contain_text("ready", timeout=SLOW)


def test_another_sites_link_adds_nothing_before_it_is_confirmed(page: Page, server: Server) -> None:
    count = rows(server, "select count(*) from sources")
    page.goto(f"{server.url}/?add=http%3A%2F%2F127.0.0.1%3A9%2Ffrom-a-button")
    expect(page.get_by_text("Add this page to the inbox?")).to_be_visible()
    assert rows(server, "select count(*) from sources") == count
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_text("Add this page to the inbox?")).to_have_count(0)
    assert rows(server, "select count(*) from sources") == count
    page.goto(f"{server.url}/?add=http%3A%2F%2F127.0.0.1%3A9%2Ffrom-a-button")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("1 source taken in.")).to_be_visible()
    [(origin,)] = rows(server, "select origin from sources where url like '%from-a-button'")
    assert origin == "page"


def test_the_button_for_the_browser_opens_the_desk_with_the_page(
    page: Page, server: Server
) -> None:
    page.goto(server.url)
    page.get_by_text(re.compile("^More ways in")).click()
    page.get_by_role("tab", name="Browser button").click()
    button = page.get_by_role("link", name="To the inbox")
    expect(button).to_have_attribute("href", re.compile("^javascript:"))
    code = button.get_attribute("href") or ""
    assert f"{server.url}/?add=" in code
    page.goto(f"{server.url}/draft")
    with page.expect_popup() as opened:
        page.evaluate(code.removeprefix("javascript:"))
    expect(opened.value.get_by_text("Add this page to the inbox?")).to_be_visible()
    opened.value.close()


def test_stories_are_merged_split_and_rejected_and_each_is_undone(
    page: Page, server: Server
) -> None:
    page.goto(server.url)
    expect(card(page, "Cangwu Cloud")).to_be_visible()
    tick(page, "Cangwu Cloud")
    tick(page, "Lugu Fresh")
    page.locator(".st-key-merge").get_by_role("button").click()
    expect(page.get_by_text("2 stories are one now.")).to_be_visible()
    both = cards(page).filter(has_text="Harbour Ledger").filter(has_text="Platform Weekly")
    expect(both).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(both).to_have_count(0)

    count = rows(server, "select count(distinct story_id) from sources where removed = 0")
    card(page, "Qingfan").get_by_role("button", name="Arrange…").click()
    page.get_by_role("button", name=re.compile("^Split")).click()
    expect(page.get_by_text("Each source is a story of its own now.")).to_be_visible()
    [(now,)] = rows(server, "select count(distinct story_id) from sources where removed = 0")
    assert now == count[0][0] + 2
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Each source is a story of its own now.")).to_have_count(0)
    assert rows(server, "select count(distinct story_id) from sources where removed = 0") == count

    tick(page, "Lugu Fresh")
    page.locator(".st-key-reject-picked").get_by_role("button").click()
    expect(card(page, "Lugu Fresh")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(card(page, "Lugu Fresh")).to_be_visible()


def test_chosen_stories_are_drafted_in_order_and_closing_the_tab_stops_nothing(
    page: Page, server: Server
) -> None:
    page.goto(server.url)
    for words in ("Lugu Fresh", "Cangwu Cloud", "Qingfan"):
        card(page, words).get_by_role("button", name="Put in", exact=True).click()
        expect(card(page, words).get_by_text("in the next issue")).to_be_visible()
    page.goto(f"{server.url}/draft")
    expect(page.get_by_text("3 items, extracts")).to_be_visible()
    expect(page.get_by_text(re.compile(r"US\$0"))).to_be_visible()
    last = page.locator("[class*=st-key-chosen-]").last
    last.get_by_role("button", name="↑").click()
    expect(page.locator("[class*=st-key-chosen-]").nth(1)).to_contain_text("Qingfan")
    page.get_by_role("button", name="Draft these 3 stories").click()
    expect(page.get_by_text("Being drafted")).to_be_visible()
    address = page.url
    page.goto("about:blank")
    page.goto(address.replace("/draft", "/issue"))
    expect(page.locator(".row")).to_have_count(3, timeout=SLOW)
    expect(page.locator(".row").nth(1)).to_contain_text("Qingfan")


def test_an_issue_is_printed_with_an_override_and_read_back(
    page: Page, server: Server, newsroom: Newsroom
) -> None:
    page.goto(f"{server.url}/publish")
    expect(page.get_by_text("Before it is printed")).to_be_visible()
    expect(page.get_by_role("button", name="Mark as published")).to_be_disabled()
    page.get_by_role("button", name="Look at the sources again").click()
    expect(page.get_by_text(re.compile("stand as they were read"))).to_be_visible(timeout=SLOW)
    pass_the_gate(page)
    [(who, reason)] = rows(server, "select distinct who, reason from overrides")
    assert (who, reason) == ("Ada Lovelace", "A sample of invented news")
    with page.expect_download() as download:
        page.get_by_role("button", name="HTML", exact=True).click()
    html = download.value.path().read_text(encoding="utf-8")
    assert html.startswith("<h1>")
    page.get_by_label("Number of the issue").fill("12")
    page.get_by_role("button", name="Mark as published").click()
    expect(page.get_by_text("Its items joined the archive.")).to_be_visible(timeout=SLOW)

    newsroom.pages["live"] = f"<!doctype html><html><body>{html}</body></html>".encode()
    page.get_by_label("Where it can be read now").fill(f"http://{newsroom.host}/live")
    page.get_by_role("button", name="Compare it with what was printed").click()
    expect(page.get_by_text(re.compile("Word for word as it was printed"))).to_be_visible()
    newsroom.pages["live"] = newsroom.pages["live"].replace(b"US$120 million", b"US$12 million")
    page.get_by_role("button", name="Compare it with what was printed").click()
    expect(page.get_by_text(re.compile("read.? otherwise"))).to_be_visible()
    expect(page.get_by_text("US$12").first).to_be_visible()


def test_a_correction_after_print_needs_a_note_and_stands_in_the_archive(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.url}/issue")
    field = page.get_by_label("Headline 1", exact=True)
    expect(field).to_be_visible()
    field.fill("Drones of Lugu Fresh Bring Groceries to Lockers in the Villages")
    page.get_by_role("button", name="Publish…").click()
    expect(page.locator(".st-key-preview").get_by_text("Drones of Lugu Fresh")).to_be_visible()
    pass_the_gate(page)  # other words are to be let pass anew
    page.get_by_role("button", name="Publish the correction").click()
    expect(page.get_by_text(re.compile("Say what is corrected"))).to_be_visible()
    page.get_by_label("What is corrected, and why").fill("The headline named the wrong lockers")
    page.get_by_role("button", name="Publish the correction").click()
    expect(page.get_by_text(re.compile("^Correction, "))).to_be_visible()
    page.goto(f"{server.url}/archive")
    page.get_by_text(re.compile("^Issue 12")).click()
    expect(page.get_by_text(re.compile("The headline named the wrong lockers"))).to_be_visible()


def test_nothing_is_fetched_from_elsewhere_by_any_page(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "draft", "publish", "activity", "archive"):
        page.goto(f"{server.url}/{path}")
        expect(page.locator("h1").first).to_be_visible()
        page.wait_for_timeout(500)
    assert [url for url in asked if not url.startswith((server.url, "data:", "blob:"))] == []
