"""The page of a review as its script runs: what it lists, and what its buttons do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import streamlit as st
from review_desk import keep_issue
from streamlit.testing.v1 import AppTest

from drafter.desk import Desk
from drafter.settings import Settings

pytestmark = pytest.mark.slow


def script() -> None:
    import streamlit as st

    from drafter.ui import workspace
    from drafter.ui.state import open_desk

    desk = open_desk()
    workspace.draw(desk, st.query_params["issue"])


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    opened = Desk(settings)
    yield opened
    opened.close()


@pytest.fixture
def issue_id(desk: Desk) -> str:
    return keep_issue(desk, 3)[0]


@pytest.fixture
def item_id(desk: Desk, issue_id: str) -> str:
    """The first item, which is the open one."""
    return desk.reviewing.lines(issue_id)[0].id


@pytest.fixture
def page(desk: Desk, issue_id: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.setattr("drafter.ui.state.open_desk", lambda: desk)
    opened = AppTest.from_function(script, default_timeout=60)
    opened.query_params["issue"] = issue_id
    opened.query_params["as"] = "Ann"
    yield opened.run()
    st.cache_resource.clear()


def press(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def test_the_first_item_is_open_and_stands_in_the_address(
    page: AppTest, desk: Desk, issue_id: str, item_id: str
) -> None:
    assert not page.exception
    assert item_id in page.query_params["item"]
    assert "0 of 3 items approved" in [caption.value for caption in page.caption]


def test_an_address_of_before_does_not_undo_what_was_opened_and_a_new_one_is_followed(
    page: AppTest, desk: Desk, issue_id: str
) -> None:
    first, second, third = (line.id for line in desk.reviewing.lines(issue_id))
    page.session_state["open"] = second  # as a click leaves it; the address lags behind
    page.run()
    assert first in page.query_params["item"]
    assert page.button(key=f"approve-{second}")
    page.query_params["item"] = third
    page.run()
    assert page.button(key=f"approve-{third}")
    desk.editing.take_out(third)
    page.run()
    assert page.button(key=f"approve-{first}")


def test_an_approval_is_given_by_name_and_taken_back(
    page: AppTest, desk: Desk, issue_id: str, item_id: str
) -> None:
    press(page, f"approve-{item_id}")
    [line, *_] = desk.reviewing.lines(issue_id)
    assert line.approval is not None
    assert line.approval.who == "Ann"
    assert page.button(key=f"approve-{item_id}").label == "Approved"
    press(page, f"approve-{item_id}")
    assert desk.reviewing.lines(issue_id)[0].approval is None


def press_in_more(page: AppTest, item_id: str, button: str) -> None:
    page.session_state[f"opened-more-{item_id}"] = True
    page.run()
    press(page, f"{button}-{item_id}")


def test_an_item_goes_down_out_and_back(
    page: AppTest, desk: Desk, issue_id: str, item_id: str
) -> None:
    press_in_more(page, item_id, "down")
    assert [line.id for line in desk.reviewing.lines(issue_id)][1] == item_id
    press_in_more(page, item_id, "out")
    assert [line.id for line in desk.reviewing.lines(issue_id) if line.removed] == [item_id]
    press(page, f"back-{item_id}")
    assert not any(line.removed for line in desk.reviewing.lines(issue_id))


def test_a_lock_of_another_editor_is_said_where_it_stands_in_the_way(
    page: AppTest, desk: Desk, item_id: str
) -> None:
    desk.reviewing.lock(item_id, "Bob")
    desk.editing.change(
        item_id, lambda words: type(words)("Bob’s", words.paragraphs), who="Bob", origin="edit"
    )
    page.run()
    press(page, f"undo-{item_id}")
    assert any("Bob has locked this item" in error.value for error in page.error)
    press_in_more(page, item_id, "lock")
    assert desk.reviewing.locked_by(item_id) == ""


def test_a_proposal_is_left_or_taken(
    page: AppTest, desk: Desk, issue_id: str, item_id: str
) -> None:
    stored = desk.store.items.get(item_id)
    desk.reviewing.propose(
        stored, replace(stored.item, headline="Shorter"), author="model", instruction="shorter"
    )
    waiting = desk.reviewing.proposal(item_id)
    assert waiting is not None
    page.run()
    press(page, f"take-{waiting.revision}")
    assert desk.store.items.get(item_id).item.headline == "Shorter"
    assert desk.reviewing.proposal(item_id) is None
