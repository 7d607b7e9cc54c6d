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
    """What the fields hold, top to bottom, read at one instant: a page being redrawn shows some twice."""
    return page.eval_on_selector_all(
        'textarea[aria-label^="Headline"]', "fields => fields.map(field => field.value)"
    )


def item(page: Page, number: int) -> Locator:
    return page.locator("[class*=st-key-item-]").nth(number - 1)


def open_issue(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/issue")
    expect(headline(page, 1)).to_be_visible()


def test_pasted_links_become_an_issue_to_review(
    page: Page, server: Server, newsroom: Newsroom
) -> None:
    page.goto(server.url)
    page.get_by_label("Links").fill(newsroom.paste)
    page.get_by_role("button", name="Draft the issue").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    expect(page.get_by_text("Being drafted")).to_be_visible()
    expect(headline(page, 7)).to_be_visible(timeout=120_000)
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


def test_an_edit_outlives_a_killed_server_and_a_refresh(page: Page, server: Server) -> None:
    open_issue(page, server)
    headline(page, 2).fill("Tangli Video Sets Money Aside for the Writers of Short Dramas")
    headline(page, 2).blur()
    until(lambda: newest_words(server)[0].startswith("Tangli Video Sets"))
    server.kill()
    server.start()
    open_issue(page, server)
    expect(headline(page, 2)).to_have_value(
        "Tangli Video Sets Money Aside for the Writers of Short Dramas"
    )


def test_two_edits_of_one_field_are_both_kept(page: Page, server: Server) -> None:
    open_issue(page, server)
    for words in (
        "Lock for Teenagers Comes to Tangli Video",
        "Tangli Video Locks Out Teenagers at Ten",
    ):
        headline(page, 3).fill(words)
        headline(page, 3).blur()
        until(lambda words=words: newest_words(server)[0] == words)
        expect(headline(page, 3)).to_have_value(words)


def test_a_figure_typed_wrong_is_found_and_stands_in_the_ledger(page: Page, server: Server) -> None:
    open_issue(page, server)
    first = item(page, 1)
    text = first.get_by_label("Text").first
    before = text.input_value()
    text.fill(f"{before} The company was valued at US$75 billion in the round.")
    text.blur()
    expect(first.get_by_text(re.compile("US\\$75 billion stands in no source"))).to_be_visible()
    first.get_by_role("tab", name=re.compile("Figures")).click()
    row = first.get_by_role("row").filter(has_text="US$75 billion")
    expect(row).to_contain_text("75,000,000,000 USD")
    expect(row).to_contain_text("in no source")
    text.fill(before)
    text.blur()
    expect(row).to_have_count(0)


def test_an_older_version_is_restored(page: Page, server: Server) -> None:
    open_issue(page, server)
    item(page, 3).get_by_role("button", name="Versions").click()
    page.get_by_role("button", name="Restore").last.click()
    until(lambda: headlines(page)[2].startswith("Tangli Video Turns on Evening Lock"))
    assert newest_words(server)[1] == "restore"


def test_items_move_and_are_taken_out_and_put_back(page: Page, server: Server) -> None:
    open_issue(page, server)
    second = headline(page, 2).input_value()
    page.locator("[class*=st-key-up-]").nth(1).get_by_role("button").click()
    until(lambda: headlines(page)[0] == second)
    page.get_by_role("button", name="Take out").first.click()
    until(lambda: second not in headlines(page))
    page.get_by_text("1 taken out").click()
    page.get_by_role("button", name="Put back").click()
    until(lambda: headlines(page)[0] == second)


def test_a_button_pressed_straight_out_of_a_field_is_not_lost(page: Page, server: Server) -> None:
    open_issue(page, server)
    third = headline(page, 3).input_value()
    headline(page, 1).fill("A Headline Typed Just Before the Button of Another Item Is Pressed")
    page.locator("[class*=st-key-up-]").nth(2).get_by_role("button").click()
    until(lambda: headlines(page)[1] == third)
    assert newest_words(server)[0].startswith("A Headline Typed Just Before")


def test_a_redraft_the_writer_cannot_do_says_so_and_leaves_the_words(
    page: Page, server: Server
) -> None:
    open_issue(page, server)
    before = headline(page, 4).input_value()
    page.get_by_role("button", name="Redraft…").nth(3).click()
    page.get_by_label("What should change?").fill("make it rhyme")
    page.get_by_role("button", name="Write it again").click()
    expect(item(page, 4).get_by_text(re.compile("DRAFTER_MODEL"))).to_be_visible()
    assert headlines(page)[3] == before


def test_a_shorter_redraft_replaces_the_text(page: Page, server: Server) -> None:
    open_issue(page, server)
    text = item(page, 5).get_by_label("Text")
    words = len(text.input_value().split())
    page.get_by_role("button", name="Redraft…").nth(4).click()
    page.get_by_label("What should change?").fill("shorter")
    page.get_by_role("button", name="Write it again").click()
    until(lambda: newest_words(server)[1] == "redraft")
    until(lambda: len(text.first.input_value().split()) < words)


def test_the_archive_is_searched_across_languages(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/archive")
    page.get_by_label("Search").fill("无人机 送货 村庄")
    page.get_by_label("Search").press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Lugu Fresh")).first).to_be_visible()


def test_nothing_is_fetched_from_elsewhere(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_issue(page, server)
    page.get_by_role("tab", name=re.compile("Sources")).first.click()
    page.wait_for_timeout(1_000)
    assert [url for url in asked if not url.startswith((server.url, "data:", "blob:"))] == []
