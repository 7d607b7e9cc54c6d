"""What a tab may do by who is signed in at it, drawn by Streamlit's own test runner."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from drafter.settings import Settings
from drafter.ui import gate, state


class Visitor(dict):
    """What `st.user` says of one who signed in."""

    to_dict = dict.copy


def script() -> None:
    import streamlit as st

    from drafter.errors import DrafterError
    from drafter.settings import Settings
    from drafter.ui import gate
    from drafter.ui.state import person, publisher

    for name, ask in (("person", person), ("publisher", publisher)):
        try:
            st.session_state[name] = ask()
        except DrafterError as error:
            st.session_state[name] = f"refused: {error}"
    st.session_state["inside"] = gate.enter(Settings.load())


@pytest.fixture(autouse=True)
def desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk that has nothing but the settings of now."""
    monkeypatch.setattr(state, "open_desk", lambda: SimpleNamespace(settings=Settings.load()))


@pytest.fixture
def at_tab(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Return a tab of a desk with sign-in, at which somebody with these claims is."""
    for name, value in {
        "OIDC_ISSUER": "https://id.example", "OIDC_CLIENT_ID": "desk", "OIDC_CLIENT_SECRET": "s" * 20,
        "EDITORS": "desk.example", "PUBLISHERS": "lan@desk.example",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"DRAFTER_{name}", value)

    def visit(**claims: Any) -> AppTest:
        told = {"email_verified": True, "iat": time.time(), **claims} if claims else {}
        monkeypatch.setattr(gate.st, "user", Visitor(is_logged_in=bool(claims), **told))
        page = AppTest.from_function(script, default_timeout=30).run()
        assert not page.exception
        return page

    return visit


def test_without_sign_in_everybody_is_in_by_the_name_chosen() -> None:
    page = AppTest.from_function(script, default_timeout=30).run()
    state = page.session_state
    assert (state["person"], state["publisher"], state["inside"]) == ("editor", "editor", True)
    page.session_state["who"] = "Lan"
    assert page.run().session_state["person"] == "Lan"


def test_who_did_not_sign_in_changes_nothing_and_is_asked_to(at_tab) -> None:
    page = at_tab()
    assert "Nobody is signed in" in page.session_state["person"]
    assert page.session_state["publisher"].startswith("refused")
    assert not page.session_state["inside"]
    assert [button.label for button in page.button] == ["Sign in"]


def test_a_name_chosen_at_a_tab_does_not_stand_in_for_a_sign_in(at_tab) -> None:
    page = at_tab(email="wen@desk.example")
    page.session_state["who"] = "lan@desk.example"
    assert page.run().session_state["person"] == "wen@desk.example"


def test_the_roles_stand_at_the_door_and_at_the_deed(at_tab) -> None:
    editor = at_tab(email="wen@desk.example")
    assert editor.session_state["person"] == "wen@desk.example"
    assert "may edit, not publish" in editor.session_state["publisher"]
    assert editor.session_state["inside"]
    assert at_tab(email="lan@desk.example").session_state["publisher"] == "lan@desk.example"
    stranger = at_tab(email="wen@elsewhere.example")
    assert "not on the list" in stranger.session_state["person"]
    assert not stranger.session_state["inside"]


def test_words_typed_when_a_session_ends_are_kept_and_nothing_more_is_done(at_tab) -> None:
    page = at_tab(email="lan@desk.example", iat=time.time() - 13 * 3600)
    assert page.session_state["person"] == "lan@desk.example"
    assert page.session_state[
        "redraw"
    ]  # so that the whole page, and with it the door, is drawn again
    assert "session is over" in page.session_state["publisher"]
    assert not page.session_state["inside"]
