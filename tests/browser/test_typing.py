"""No keystroke is lost: what an editor types, and all that can happen meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import Server, pass_the_gate, rows, until  # type: ignore[attr-defined]
from playwright.sync_api import Browser, Locator, Page, expect
from review_desk import seed

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("typing") / "home"
    seed(home, 4)
    started = Server(home, "")
    yield started
    started.kill()


def standing(server: Server) -> str:
    """All the words that stand, as the database has them."""
    query = "select headline, paragraphs from items join revisions on revisions.id = items.revision"
    return " ".join(f"{headline} {paragraphs}" for headline, paragraphs in rows(server, query))


def open_item(page: Page, server: Server, number: int, who: str = "Ann") -> Locator:
    page.goto(f"{server.url}/issue?as={who}")
    page.locator(".row .open").nth(number - 1).click()
    text = page.get_by_label(f"Text {number}", exact=True)
    expect(text).to_be_visible()
    expect(page.locator(".status")).to_have_count(1)  # none is left of the item shown before
    return text


def ending(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words) + "$")


def at_the_end(field: Locator) -> None:
    field.click()
    field.press("Control+End")


def test_what_is_typed_is_kept_while_it_is_typed_and_the_caret_stays(
    page: Page, server: Server
) -> None:
    text = open_item(page, server, 1)
    at_the_end(text)
    said = " The mayor of Wuhu came to see it, and so did many others who had read of it."
    text.press_sequentially(said, delay=40)
    until(lambda: "The mayor of Wuhu" in standing(server))
    expect(page.locator(".status")).to_have_text("saved")
    assert text.input_value().endswith(said)
    assert text.evaluate("field => field.getRootNode().activeElement === field")
    assert text.evaluate("field => field.selectionStart === field.value.length")
    [(edits,)] = rows(
        server, "select count(*) from revisions where origin = 'edit' and author = 'Ann'"
    )
    assert edits == 1


def test_words_typed_right_before_the_export_are_in_it(page: Page, server: Server) -> None:
    open_item(page, server, 1)
    headline = page.get_by_label("Headline 1", exact=True)
    headline.fill("A Headline Typed Right Before the Export")
    page.get_by_role("button", name="Publish…").click()
    preview = page.locator(".st-key-preview")
    expect(preview.get_by_text("A Headline Typed Right Before the Export")).to_be_visible()
    pass_the_gate(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Markdown", exact=True).click()
    exported = download.value.path().read_text(encoding="utf-8")
    assert "## 1. A Headline Typed Right Before the Export" in exported


def test_ctrl_s_saves_the_last_key_at_once(page: Page, server: Server) -> None:
    text = open_item(page, server, 2)
    at_the_end(text)
    text.press_sequentially(" Saved by hand.")
    text.press("Control+s")
    until(lambda: "Saved by hand." in standing(server))
    expect(page.locator(".status")).to_have_text("saved")


def test_words_typed_right_before_another_item_is_opened_are_kept(
    page: Page, server: Server
) -> None:
    text = open_item(page, server, 2)
    at_the_end(text)
    text.press_sequentially(" Typed on the way out.")
    page.locator(".row .open").nth(2).click()
    expect(page.get_by_label("Text 3", exact=True)).to_be_visible()
    until(lambda: "Typed on the way out." in standing(server))


def test_a_server_killed_while_an_editor_types_costs_no_key(page: Page, server: Server) -> None:
    text = open_item(page, server, 3)
    at_the_end(text)
    text.press_sequentially(" Before the kill.", delay=20)
    server.kill()
    page.keyboard.type(" While it was away, for longer than a moment.", delay=120)
    expect(page.locator(".status")).to_contain_text("waiting for the desk")
    # The page says it at its foot, and nothing comes before the field and takes the focus from it.
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-connection-state", re.compile("PINGING_SERVER|CONNECTING")
    )
    expect(page.get_by_role("dialog")).to_have_count(0)
    server.start()
    page.keyboard.type(" After it came back.", delay=60)
    said = "Before the kill. While it was away, for longer than a moment. After it came back."
    until(lambda: said in standing(server))
    expect(page.locator(".status")).to_have_text("saved")
    assert text.input_value().endswith("After it came back.")


def test_a_page_that_is_loaded_anew_while_the_server_is_away_has_every_key(
    page: Page, server: Server
) -> None:
    text = open_item(page, server, 3)
    at_the_end(text)
    expect(page.locator(".status")).to_have_text("saved")
    server.kill()
    text.press_sequentially(" Typed into the dark.", delay=30)
    server.start()
    page.reload()
    expect(page.get_by_label("Text 3", exact=True)).to_have_value(ending("Typed into the dark."))
    until(lambda: "Typed into the dark." in standing(server))


def test_a_refresh_and_the_back_button_cost_no_key(page: Page, server: Server) -> None:
    text = open_item(page, server, 4)
    at_the_end(text)
    text.press_sequentially(" Refreshed.")
    page.reload()
    expect(page.get_by_label("Text 4", exact=True)).to_have_value(ending("Refreshed."))
    text = page.get_by_label("Text 4", exact=True)
    at_the_end(text)
    text.press_sequentially(" Gone back.")
    page.goto(f"{server.url}/house")
    expect(page.locator("h1").first).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Text 4", exact=True)).to_have_value(ending("Gone back."))
    until(lambda: "Refreshed. Gone back." in standing(server))


def test_a_network_that_is_cut_costs_no_key(page: Page, server: Server) -> None:
    text = open_item(page, server, 4)
    at_the_end(text)
    page.context.set_offline(True)
    page.evaluate("window.__cut = true")
    text.press_sequentially(" In the tunnel.", delay=40)
    page.wait_for_timeout(3_000)
    page.context.set_offline(False)
    text.press_sequentially(" Out again.", delay=40)
    until(lambda: "In the tunnel. Out again." in standing(server))


def test_chinese_is_composed_undisturbed(page: Page, server: Server) -> None:
    text = open_item(page, server, 1)
    at_the_end(text)
    chrome = page.context.new_cdp_session(page)
    for half in ("l", "lan", "lanhu"):
        chrome.send(
            "Input.imeSetComposition",
            {"text": half, "selectionStart": len(half), "selectionEnd": len(half)},
        )
        page.wait_for_timeout(500)
    # Longer than any pause: half a sign is never sent, nor is the field touched.
    assert "lanhu" not in standing(server)
    assert text.input_value().endswith("lanhu")
    chrome.send("Input.insertText", {"text": "蓝湖视频"})
    until(lambda: "蓝湖视频" in standing(server) or "\\u84dd\\u6e56" in standing(server))
    assert text.input_value().endswith("蓝湖视频")
    expect(page.locator(".status")).to_have_text("saved")


def test_two_browsers_on_one_item_lose_nobodys_words(
    page: Page, browser: Browser, server: Server
) -> None:
    mine = open_item(page, server, 2, "Ann")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    other = context.new_page()
    other.set_default_timeout(60_000)
    theirs = open_item(other, server, 2, "Bob")
    # Each sees that the other is here.
    expect(page.locator(".row .who").filter(has_text="Bob").first).to_be_visible()
    expect(other.locator(".row .who").filter(has_text="Ann").first).to_be_visible()
    # Both at once, in different places.
    at_the_end(mine)
    mine.press_sequentially(" Ann was here.", delay=30)
    other.get_by_label("Headline 2", exact=True).fill("Bob Gives It a Headline of His Own")
    until(lambda: "Ann was here." in standing(server))
    until(lambda: "Bob Gives It a Headline" in standing(server))
    expect(page.get_by_label("Headline 2", exact=True)).to_have_value(
        "Bob Gives It a Headline of His Own"
    )
    expect(theirs).to_have_value(ending("Ann was here."))
    # Both at once, the same word, neither having seen the other's.
    base = theirs.input_value()
    context.set_offline(True)
    other.wait_for_timeout(500)
    mine.fill(base.replace("engineers", "painters"))
    until(lambda: "painters" in standing(server))
    theirs.fill(base.replace("engineers", "sculptors"))
    context.set_offline(False)
    expect(other.get_by_text("Two changed the same words.")).to_be_visible()
    assert "painters" in standing(server)
    assert "sculptors" in theirs.input_value()
    other.get_by_role("button", name="Take both").click()
    until(lambda: "painters" in standing(server) and "sculptors" in standing(server))
    expect(other.get_by_text("Two changed the same words.")).to_have_count(0)
    context.close()
