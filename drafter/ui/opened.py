"""Which item this tab has open: the one that was opened last, or that an address names since then."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from drafter.store import Line


def current(lines: Sequence[Line]) -> str:
    """Return the item of these that is open, the first when none of them is; "" without any."""
    state, named = st.session_state, str(st.query_params.get("item", ""))
    # The browser writes into its address what an editor opens, but Streamlit sends the address of before
    # for a while. So only one that changed, by a link or by going back, says what is to be opened.
    if named and named != state.get("address"):
        state["address"] = state["open"] = named
    ids = [line.id for line in lines]
    if state.get("open") not in ids:
        state["open"] = ids[0] if ids else ""
    if not named and state["open"]:
        st.query_params["item"] = state["address"] = state["open"]
    return str(state["open"])


def go(item_id: str) -> None:
    """Open an item of the issue; to be called in a callback."""
    st.session_state["open"] = item_id
    st.session_state["view"] = "one"
    if st.session_state.pop("wrong", None):
        st.session_state["redraw"] = True  # it stands where opening an item draws nothing
