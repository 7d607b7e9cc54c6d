"""Waiting for work in the background without holding up the page."""

from __future__ import annotations

import streamlit as st

from drafter.desk import Desk


@st.fragment(run_every=1.0)
def waiting(desk: Desk, name: str, words: str) -> None:
    """Say that the work of this name goes on until it has ended, then draw the page anew."""
    job = desk.jobs.get(name)
    if job is None or not job.running:
        st.rerun()
    st.caption(f":material/hourglass_empty: {words}")
