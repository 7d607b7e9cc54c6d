"""Who sits at this tab: whoever signed in, else a name in its address, which a refresh keeps."""

from __future__ import annotations

import secrets

import streamlit as st

from drafter.desk import Desk
from drafter.ui.state import person

NOBODY = "editor"
_LONGEST = 60  # letters of a name


def who() -> str:
    """Return the name that this tab's changes are kept under; NotAllowed for nobody we let in.

    Without sign-in it is the one in the tab's address, where the gate finds it as `who`.
    """
    state = st.session_state
    named = _tidy(str(st.query_params.get("as", "")) or str(state.get("who") or ""))
    state["who"] = named
    if named != NOBODY and st.query_params.get("as") != named:
        st.query_params["as"] = named
    return person()


def tab() -> str:
    """Return a name of this tab, for as long as it is connected."""
    if "tab" not in st.session_state:
        st.session_state["tab"] = secrets.token_hex(8)
    return str(st.session_state["tab"])


def picker(desk: Desk) -> None:
    """Draw the choice of a name: one that was here before, or a new one typed in."""
    if desk.settings.sign_in:
        return
    name = who()
    known = [each for each in desk.reviewing.editors() if each != NOBODY]
    options = sorted({*known, name, NOBODY})
    st.selectbox(
        "You are",
        options,
        index=options.index(name),
        key=f"who-{name}",
        accept_new_options=True,
        label_visibility="collapsed",
        on_change=_named,
        args=(f"who-{name}",),
        help="Every version and every decision is kept with this name.",
    )


def _named(key: str) -> None:
    name = _tidy(str(st.session_state.get(key) or ""))
    st.session_state["who"] = name
    if name == NOBODY:
        st.query_params.pop("as", None)
    else:
        st.query_params["as"] = name


def _tidy(name: str) -> str:
    return " ".join(name.split())[:_LONGEST] or NOBODY
