"""The page where what was read is found again by its meaning."""

from __future__ import annotations

from html import escape

import streamlit as st

from drafter.desk import Desk
from drafter.errors import DrafterError
from drafter.ui.words import link, plain


def page(desk: Desk) -> None:
    st.title("Archive")
    text = st.text_input(
        "Search", key="search", placeholder="In English or Chinese: what happened, who, what for"
    )
    if not text.strip():
        st.caption(
            "Everything the desk has read is kept here and found by meaning, across languages."
        )
        return
    try:
        with st.spinner("Looking …"):
            found = desk.search(text)
    except DrafterError as error:
        st.error(plain(str(error)))
        return
    if not found:
        st.info("The archive is empty: draft an issue first.")
    for each in found:
        st.html(
            f"<h4>{link(each.url, each.title or each.url)}</h4><p>{escape(each.text)}</p>"
            f"<p><small>likeness {each.score:.2f}</small></p>"
        )
