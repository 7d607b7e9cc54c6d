"""An editor's first issue, gesture by gesture, in the order an editor makes them."""

from __future__ import annotations

import re
import sqlite3

import pytest
from conftest import Server, pass_the_gate, until  # type: ignore[attr-defined]
from playwright.sync_api import Locator, Page, expect

from drafter.sample import Newsroom

pytestmark = pytest.mark.slow


def newest_words(server: Server) -> tuple[str, str]:
    with sqlite3.connect(server.home / "drafter.db") as connection:
        row = connection.execute(
            "select headline, origin from revisions order by id desc limit 1"
        ).fetchone()
    connection.close()
    return row[0], row[1]


def headline(page: Page, number: int) -> Locator:
    return page.get_by_label(f"Headline {number}", exact=True)


def headlines(page: Page) -> list[str]:
    """What the list shows, top to bottom, read at one instant."""
    return page.locator(".row .open").evaluate_all("all => all.map(each => each.firstChild.data)")


def open_issue(page: Page, server: Server, number: int = 1) -> None:
    page.goto(f"{server.url}/issue")
    page.locator(".row .open").nth(number - 1).click()
    expect(headline(page, number)).to_be_visible()
    expect(page.locator(".status")).to_have_count(1)  # none is left of the item shown before


def test_pasted_links_become_an_issue_to_review(
    page: Page, server: Server, newsroom: Newsroom
) -> None:
    page.goto(server.url)
    page.get_by_label("Links").fill(newsroom.paste)
    page.get_by_role("button", name="Draft the issue").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    expect(page.get_by_text("Being drafted")).to_be_visible()
    expect(page.locator(".row")).to_have_count(7, timeout=240_000)
    expect(page.get_by_text(re.compile("The sources disagree")).first).to_be_visible()
    page.get_by_text("3 came to nothing").click()
    expect(page.get_by_text(re.compile("took the desk for a robot"))).to_be_visible()


def test_an_edit_is_in_the_database_and_in_what_is_printed(page: Page, server: Server) -> None:
    open_issue(page, server)
    headline(page, 1).fill("Qingfan Raises Money for Headsets That Listen to Factory Hands")
    page.get_by_role("button", name="Publish…").click()
    expect(
        page.locator(".st-key-preview").get_by_text("1. Qingfan Raises Money for Headsets")
    ).to_be_visible()
    pass_the_gate(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Markdown", exact=True).click()
    text = download.value.path().read_text(encoding="utf-8")
    assert "## 1. Qingfan Raises Money for Headsets That Listen to Factory Hands" in text
    assert "Sources" not in text
    assert newest_words(server)[1] == "edit"


def test_a_figure_typed_wrong_is_found_and_stands_in_the_ledger(page: Page, server: Server) -> None:
    open_issue(page, server)
    text = page.get_by_label("Text 1", exact=True)
    before = text.input_value()
    text.fill(f"{before} The company was valued at US$75 billion in the round.")
    expect(page.locator(".chip").filter(has_text="US$75 billion")).to_be_visible()
    page.get_by_text("Figures", exact=True).click()
    row = page.get_by_role("row").filter(has_text="US$75 billion")
    expect(row).to_contain_text("75,000,000,000 USD")
    expect(row).to_contain_text("in no source")
    text.fill(before)
    expect(row).to_have_count(0)


def choose(page: Page, name: str) -> None:
    """Choose from "More", which closes only when what was chosen before has been answered."""
    button = page.get_by_role("button", name=name)

    def shown() -> bool:
        if not button.is_visible():
            page.get_by_role("button", name="More", exact=True).click()
        return button.is_visible()

    until(shown)
    button.click()


def test_items_move_and_are_taken_out_and_put_back(page: Page, server: Server) -> None:
    open_issue(page, server, 2)
    second = headline(page, 2).input_value()
    choose(page, "Move up")
    until(lambda: headlines(page)[0] == second)
    choose(page, "Take out")
    until(lambda: second not in headlines(page))
    page.get_by_text("1 taken out").click()
    page.get_by_role("button", name="Put back").click()
    until(lambda: headlines(page)[0] == second)


def redraft(page: Page, wish: str) -> None:
    page.get_by_role("button", name="Redraft…").click()
    page.get_by_label("What should change?").fill(wish)
    page.get_by_role("button", name="Write it again").click()
    expect(page.get_by_role("button", name="Write it again")).to_have_count(0)


def test_a_redraft_the_writer_cannot_do_says_so_and_leaves_the_words(
    page: Page, server: Server
) -> None:
    open_issue(page, server, 4)
    before = headline(page, 4).input_value()
    redraft(page, "make it rhyme")
    expect(page.get_by_text(re.compile("The embedded writer follows"))).to_be_visible()
    assert headlines(page)[3] == before


def test_a_redraft_is_proposed_while_another_item_is_typed_into_and_taken(
    page: Page, server: Server
) -> None:
    open_issue(page, server, 5)
    text = page.get_by_label("Text 5", exact=True)
    before = text.input_value()
    redraft(page, "shorter")
    page.locator(".row .open").nth(5).click()
    other = page.get_by_label("Text 6", exact=True)
    other.click()
    other.press("Control+End")
    other.press_sequentially(" Typed while the other is written again.", delay=30)
    expect(page.locator(".row").nth(4)).to_contain_text("proposal")
    assert other.input_value().endswith("Typed while the other is written again.")
    page.locator(".row .open").nth(4).click()
    expect(page.get_by_text("A new text is proposed")).to_be_visible()
    expect(text).to_have_value(before)
    expect(page.locator("[class*=st-key-proposal-] del").first).to_be_visible()
    page.get_by_role("button", name="Take it").click()
    expect(page.get_by_text("A new text is proposed")).to_have_count(0)
    until(lambda: len(text.input_value().split()) < len(before.split()))


def test_the_archive_is_searched_across_languages(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/archive")
    page.get_by_label("Search").fill("无人机 送货 村庄")
    page.get_by_label("Search").press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Lugu Fresh")).first).to_be_visible()


def test_nothing_is_fetched_from_elsewhere(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_issue(page, server)
    page.wait_for_timeout(1_000)
    assert [url for url in asked if not url.startswith((server.url, "data:", "blob:"))] == []


def test_more_is_drafted_into_an_issue_and_what_cannot_be_stays_in_its_field(
    page: Page, server: Server
) -> None:
    open_issue(page, server)
    page.get_by_text("Add to this issue: links, or the text of an article").click()
    links = page.get_by_label("More links")
    links.fill("no address is in here")
    # By the keyboard: evidence that comes a moment later moves the form away under a mouse.
    page.get_by_role("button", name="Draft these too").press("Enter")
    refused = page.get_by_test_id("stAlert").filter(has_text="link")
    expect(refused).to_be_visible()
    page.locator(".row .open").nth(1).click()
    expect(headline(page, 2)).to_be_visible()
    expect(refused).to_be_visible()
    expect(links).to_have_value("no address is in here")
    links.fill("")
    page.get_by_label("Text of an article").fill(
        "Beihe Opens a Repair School for Tractor Robots\n\n"
        "Beihe Agritech opened a repair school in Harbin on Monday, the company said. The school takes"
        " 240 pupils a year and is free for those who stay in the province. It cost 18 million yuan,"
        " according to Beihe, which has sold 3,100 tractor robots since 2023."
    )
    # By the keyboard: evidence that comes a moment later moves the form away under a mouse.
    page.get_by_role("button", name="Draft these too").press("Enter")
    expect(page.locator(".row")).to_have_count(8, timeout=120_000)
    expect(page.locator(".row").filter(has_text="Beihe")).to_have_count(1)
