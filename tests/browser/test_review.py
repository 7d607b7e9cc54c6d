"""The review of an issue, gesture by gesture, as editors make them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from conftest import Server, rows, until  # type: ignore[attr-defined]
from playwright.sync_api import Browser, Locator, Page, expect
from review_desk import seed

pytestmark = pytest.mark.slow


# What was moved and the desk has not heard of yet.
MOVES = "Object.keys(sessionStorage).filter((key) => key.startsWith('moves:'))"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("review") / "home"
    seed(home, 40)
    started = Server(home, "")
    yield started
    started.kill()


def item(page: Page, number: int) -> Locator:
    return page.locator(".row .open").nth(number - 1)


def headlines(page: Page) -> list[str]:
    return page.locator(".row .open").evaluate_all("all => all.map(each => each.firstChild.data)")


def open_item(page: Page, server: Server, number: int, who: str = "Ann") -> None:
    page.goto(f"{server.url}/issue?as={who}")
    item(page, number).click()
    shown(page, number)


def shown(page: Page, number: int) -> None:
    expect(page.get_by_label(f"Headline {number}", exact=True)).to_be_visible()
    expect(page.locator(".status")).to_have_count(1)  # none is left of the item shown before


def finding(page: Page, words: str) -> Locator:
    return page.locator(".finding").filter(has_text=words)


def test_a_sentence_lights_up_its_source_words_chinese_beside_english(
    page: Page, server: Server
) -> None:
    open_item(page, server, 1)
    sentence = page.get_by_role("button", name=re.compile("^Lanhu Video has raised"))
    sentence.click()
    expect(sentence).to_have_attribute("aria-pressed", "true")
    lit = page.locator(".pane mark")
    expect(lit.filter(has_text="raised US$50 million")).to_be_visible()
    expect(
        page.locator('.pane .text[lang="zh"] mark').filter(has_text="5000万美元")
    ).to_be_visible()
    # By keyboard too, and by the caret in the text.
    sentence.press("ArrowDown")
    page.keyboard.press("Enter")
    other = page.get_by_role("button", name=re.compile("^The money will pay"))
    expect(other).to_have_attribute("aria-pressed", "true")
    text = page.get_by_label("Text 1", exact=True)
    text.click()
    text.press("Control+Home")
    expect(sentence).to_have_attribute("aria-pressed", "true")


def test_the_words_are_set_to_be_read_in_whichever_item_is_open(page: Page, server: Server) -> None:
    for number in (1, 2):
        open_item(page, server, number)
        for label, size in ((f"Headline {number}", "23.2px"), (f"Text {number}", "16.96px")):
            field = page.get_by_label(label, exact=True)
            expect(field).to_have_css("font-size", size)
            expect(field).to_have_css("font-family", re.compile("Georgia"))
            box = field.bounding_box()
            assert box is not None
            assert box["width"] > 350


def test_a_finding_stands_on_its_words_and_is_resolved_and_opened_again(
    page: Page, server: Server
) -> None:
    open_item(page, server, 2)
    chip = page.locator('.chip[data-severity="severe"]').filter(has_text="75 billion")
    chip.click()
    found = finding(page, "75 billion").first
    found.get_by_role("button", name="Resolve").click()
    expect(found.get_by_text(re.compile("resolved by Ann"))).to_be_visible()
    found.get_by_role("button", name="Open again").click()
    expect(found.get_by_role("button", name="Resolve")).to_be_visible()


def test_what_is_no_problem_is_none_in_any_item_with_these_words(
    page: Page, server: Server
) -> None:
    open_item(page, server, 3)
    page.locator(".chip").filter(has_text="75 billion").click()
    finding(page, "75 billion").first.get_by_role("button", name="Not a problem").click()
    expect(page.get_by_text(re.compile("no problem, said by Ann")).first).to_be_visible()
    item(page, 4).click()
    shown(page, 4)
    page.locator(".chip").filter(has_text="75 billion").click()
    expect(page.get_by_text(re.compile("no problem, said by Ann")).first).to_be_visible()
    finding(page, "75 billion").first.get_by_role("button", name="Open again").click()
    expect(page.get_by_text(re.compile("no problem, said by Ann"))).to_have_count(0)


def test_what_was_typed_is_checked_once_the_typing_pauses(page: Page, server: Server) -> None:
    open_item(page, server, 5)
    text = page.get_by_label("Text 5", exact=True)
    text.click()
    text.press("Control+End")
    text.press_sequentially(" It has 612 million users.")
    expect(page.locator(".chip").filter(has_text="612 million")).to_be_visible()
    page.get_by_text("Figures", exact=True).click()
    expect(page.get_by_role("row").filter(has_text="612 million")).to_contain_text("in no source")


def test_what_was_dropped_lies_beside_the_draft(page: Page, server: Server) -> None:
    open_item(page, server, 6)
    page.get_by_text("Dropped", exact=True).click()
    expect(page.locator("mark.day").filter(has_text="Tuesday")).to_be_visible()
    expect(page.locator("mark.copied").first).to_be_visible()


def test_a_draft_and_a_source_from_anywhere_are_compared(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/compare")
    page.get_by_label("Draft").fill("Quay sold\n\nThe yard will sell the quay to six fishermen.")
    page.get_by_label("Source").fill(
        "The yard may sell the quay to six fishermen, it said on Tuesday."
    )
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.locator("mark.hedge").filter(has_text="may")).to_be_visible()
    expect(page.locator("mark.day").filter(has_text="Tuesday")).to_be_visible()


def test_an_approval_falls_when_the_words_change_and_comes_back_with_undo(
    page: Page, server: Server
) -> None:
    open_item(page, server, 7)
    page.keyboard.press("Alt+a")
    expect(item(page, 7)).to_contain_text("approved")
    page.get_by_label("Headline 7", exact=True).fill("Another Headline")
    expect(item(page, 7)).to_contain_text("Another Headline")
    expect(item(page, 7)).not_to_contain_text("approved")
    page.locator("[class*=st-key-undo-]").get_by_role("button").click()
    expect(item(page, 7)).to_contain_text("approved")
    page.locator("[class*=st-key-redo-]").get_by_role("button").click()
    expect(page.get_by_label("Headline 7", exact=True)).to_have_value("Another Headline")


def test_an_older_version_is_seen_with_its_changes_and_restored(page: Page, server: Server) -> None:
    open_item(page, server, 8)
    headline = page.get_by_label("Headline 8", exact=True)
    before = headline.input_value()
    headline.fill("A Headline for a Moment")
    expect(page.locator(".status")).to_have_text("saved")
    page.get_by_text("Versions", exact=True).click()
    expect(page.locator(".changes ins").filter(has_text="a Moment").first).to_be_visible()
    page.wait_for_timeout(1_000)  # the list is drawn once more when the words were checked
    page.get_by_role("button", name="Restore").last.click()
    expect(headline).to_have_value(before)


def test_another_editor_cannot_change_what_is_locked(
    page: Page, browser: Browser, server: Server
) -> None:
    open_item(page, server, 9)
    page.keyboard.press("Alt+l")
    expect(item(page, 9)).to_contain_text("Ann")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    other = context.new_page()
    other.set_default_timeout(60_000)
    open_item(other, server, 9, "Bob")
    expect(other.get_by_label("Text 9", exact=True)).not_to_be_editable()
    expect(other.locator(".status")).to_have_text("locked by Ann")
    page.keyboard.press("Alt+l")
    expect(other.get_by_label("Text 9", exact=True)).to_be_editable()
    context.close()


def test_keys_go_through_forty_items_and_the_sheet_lists_them(page: Page, server: Server) -> None:
    open_item(page, server, 39)
    page.keyboard.press("Alt+j")
    shown(page, 40)
    page.keyboard.press("Alt+k")
    shown(page, 39)
    page.locator("h1").first.click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog").get_by_text("Alt+A")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("round 17")
    page.keyboard.press("Enter")
    expect(page.locator(".row")).to_have_count(1)
    expect(item(page, 1)).to_contain_text("Round 17")


def test_an_item_is_there_before_the_desk_answers_and_can_be_typed_into(
    page: Page, server: Server
) -> None:
    open_item(page, server, 11)
    wanted = item(page, 12).locator("xpath=..").get_attribute("data-id") or ""
    others = page.locator(".st-key-bar")
    expect(others).not_to_have_attribute("inert", "")
    with server.paused():
        item(page, 12).click()
        text = page.get_by_label("Text 12", exact=True)
        expect(text).to_have_value(re.compile("^Lanhu Video"))
        # What is drawn of the item before is out of reach, so that nobody approves the wrong one.
        expect(others).to_have_attribute("inert", "")
        text.press("Control+End")
        text.press_sequentially(" Typed before the answer.")
    expect(page.locator(".evidence")).to_have_attribute("data-item", wanted)
    expect(others).not_to_have_attribute("inert", "")
    expect(page.locator(".status")).to_have_text("saved")
    expect(text).to_have_value(re.compile(r" Typed before the answer\.$"))
    [(words,)] = rows(
        server,
        "select paragraphs from items join revisions on revisions.id = items.revision"
        f" where items.id = '{wanted}'",
    )
    assert "Typed before the answer." in words


def test_going_back_opens_what_was_open_before(page: Page, server: Server) -> None:
    open_item(page, server, 13)
    item(page, 15).click()
    shown(page, 15)
    page.keyboard.press("Alt+j")
    shown(page, 16)
    page.go_back()
    shown(page, 15)
    page.go_back()
    shown(page, 13)
    page.reload()
    shown(page, 13)
    expect(item(page, 13)).to_have_attribute("aria-current", "true")


def test_the_whole_issue_is_read_a_page_at_a_time(page: Page, server: Server) -> None:
    open_item(page, server, 1)
    page.get_by_text("All", exact=True).click()
    expect(page.get_by_label("Headline 10", exact=True)).to_be_visible()
    expect(page.get_by_label("Headline 11", exact=True)).to_have_count(0)
    page.locator("[class*=st-key-page-of-]").get_by_text("2", exact=True).click()
    expect(page.get_by_label("Headline 11", exact=True)).to_be_visible()
    page.get_by_label("Headline 12", exact=True).fill("Changed Among Many")
    until(lambda: ("Changed Among Many",) in rows(server, "select headline from revisions"))


def test_items_are_moved_by_drag_by_keys_and_by_buttons(page: Page, server: Server) -> None:
    open_item(page, server, 20)
    before = headlines(page)
    item(page, 21).drag_to(item(page, 23))
    expected = [*before[:20], before[21], before[22], before[20], *before[23:]]
    until(lambda: headlines(page) == expected)
    until(lambda: page.evaluate(MOVES) == [])  # an answer that comes now would end the drag
    # A second drag works as the first did.
    item(page, 23).drag_to(item(page, 21))
    until(lambda: headlines(page) == before)
    item(page, 21).focus()
    for key in ("Down", "Down", "Up"):  # faster than the desk answers
        page.keyboard.press(f"Alt+Arrow{key}")
    page.get_by_role("button", name="Move item 22 down").click()
    moved = [*before[:20], before[21], before[22], before[20], *before[23:]]
    until(lambda: headlines(page) == moved)


def test_moves_made_just_before_the_page_is_left_are_kept_and_done_once(
    page: Page, server: Server
) -> None:
    open_item(page, server, 31)
    before = headlines(page)
    item(page, 31).focus()
    page.keyboard.press("Alt+ArrowDown")
    item(page, 33).focus()
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowUp")
    page.reload()
    moved = [*before[:30], before[32], before[31], before[30], *before[33:]]
    until(lambda: headlines(page) == moved)
    page.wait_for_timeout(3_000)  # the old page's session may be at it still
    page.reload()
    until(lambda: page.evaluate(MOVES) == [])
    until(lambda: headlines(page) == moved)


def test_a_drag_goes_on_while_another_editor_types(
    page: Page, browser: Browser, server: Server
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    other = context.new_page()
    other.set_default_timeout(60_000)
    open_item(other, server, 30, "Bob")
    open_item(page, server, 25)
    before = headlines(page)
    item(page, 26).hover()
    page.mouse.down()
    item(page, 27).hover()
    item(page, 28).hover()
    other.get_by_label("Headline 30", exact=True).fill("Bob Typed This During the Drag")
    expect(other.locator(".status")).to_have_text("saved")
    page.wait_for_timeout(4_000)  # longer than the page takes to hear of it
    item(page, 28).hover()
    page.mouse.up()
    until(lambda: headlines(page)[27] == before[25])
    until(lambda: headlines(page)[29] == "Bob Typed This During the Drag")
    context.close()


def test_nothing_of_a_source_is_ever_fetched(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    stopped: list[str | None] = []
    page.on("requestfailed", lambda request: stopped.append(request.failure))
    open_item(page, server, 10)
    page.get_by_label("Text 10", exact=True).fill(
        "![x](http://tracker.invalid/b.png) <img src=http://tracker.invalid/c.png> Words."
    )
    expect(page.locator(".status")).to_have_text("saved")
    page.get_by_text("Versions", exact=True).click()
    for view in ("Figures", "Dropped", "Evidence"):
        page.get_by_text(view, exact=True).first.click()
        page.wait_for_timeout(1_000)
    own = (server.url, server.url.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []
    assert page.locator("img[src*=tracker]").count() == 0
    # Nor is it when HTML of theirs gets into the page all the same.
    page.evaluate("""() => {
      document.body.insertAdjacentHTML("beforeend", "<img src='http://tracker.invalid/d.png'>");
      return fetch("http://tracker.invalid/e").catch(() => "refused");
    }""")
    page.wait_for_timeout(1_000)
    assert stopped
    assert stopped == ["csp"] * sum(not url.startswith(own) for url in asked)


def test_no_other_site_can_show_the_desk_in_a_frame(page: Page, server: Server) -> None:
    page.set_content(f"<iframe src='{server.url}/issue'></iframe>")
    page.wait_for_timeout(2_000)
    assert not page.frames[1].url.startswith(server.url)


def test_a_page_finds_its_server_at_the_first_try(page: Page, server: Server) -> None:
    """Below its own address, where a page of Streamlit looks first, is nothing, and it would wait."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{server.url}/issue?as=Ann")
    expect(page.locator(".row .open")).not_to_have_count(0)
    probes = {path for path in asked if "_stcore" in path}
    assert probes
    assert all(path.startswith("/_stcore/") for path in probes)
