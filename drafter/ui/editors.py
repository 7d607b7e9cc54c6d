"""Who sits at this tab: a name that stands in its address, so that a refresh keeps it."""

from __future__ import annotations

import secrets

import streamlit as st

from drafter.desk import Desk

NOBODY = "editor"
_LONGEST = 60  # letters of a name


def who() -> str:
    """Return the name that this tab's changes are kept under."""
    state = st.session_state
    named = str(st.query_params.get("as", "")) or state.get("editor", "")
    name = " ".join(named.split())[:_LONGEST] or NOBODY
    state["editor"] = name
    if name != NOBODY and st.query_params.get("as") != name:
        st.query_params["as"] = name
    return name


def tab() -> str:
    """Return a name of this tab, for as long as it is connected."""
    if "tab" not in st.session_state:
        st.session_state["tab"] = secrets.token_hex(8)
    return str(st.session_state["tab"])


def picker(desk: Desk) -> None:
    """Draw the choice of a name: one that was here before, or a new one typed in."""
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
    name = " ".join(str(st.session_state.get(key) or NOBODY).split())[:_LONGEST]
    st.session_state["editor"] = name
    if name == NOBODY:
        st.query_params.pop("as", None)
    else:
        st.query_params["as"] = name
