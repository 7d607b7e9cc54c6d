"""The inbox below the paste: how reading goes, and its stories or its sources."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from drafter.desk import Desk
from drafter.ui import sources, stories
from drafter.ui.state import attempt, last_said
from drafter.ui.when import spans
from drafter.ui.words import counted, plain

_VIEWS = {"stories": "Stories", "sources": "Sources"}


def draw(desk: Desk) -> None:
    """Draw the inbox; it draws itself anew each second while something in it moves, and only then."""
    job = desk.jobs.get("inbox")
    if desk.inbox.waits() and (job is None or (not job.running and not job.error)):
        attempt(desk.gather)
        job = desk.jobs.get("inbox")
    moves = job is not None and job.running
    st.fragment(_inbox, run_every=1.0 if moves else None)(desk, moves)


def _inbox(desk: Desk, moved: bool) -> None:
    job = desk.jobs.get("inbox")
    if moved != (job is not None and job.running):
        st.rerun()  # to begin drawing itself anew each second, or to stop
    last_said()
    _strip(desk, moved)
    view = _choices(desk)
    when = spans(desk.inbox.sources.first_day(), datetime.now().astimezone())
    chosen = when.get(st.session_state.get("when") or "any", when["any"])
    text = str(st.session_state.get("find") or "")
    if view == "sources":
        sources.draw(desk, text, chosen)
    else:
        stories.draw(desk, text, chosen)


def _strip(desk: Desk, moved: bool) -> None:
    counts = desk.inbox.sources.counts()
    moving, failed = desk.inbox.moving(), counts.get("failed", 0)
    job = desk.jobs.get("inbox")
    if job is not None and job.error and not moved:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.error(plain(job.error))
            st.button("Try again", key="gather-again", on_click=attempt, args=(desk.gather,))
    if moved and (nobody := desk.jobs.missing()):
        st.warning(plain(nobody))
    if moved:
        done = sum(counts.values()) - moving
        share = done / max(sum(counts.values()), 1)
        label = (
            f"{counted(moving, 'source')} being read …" if moving else "Putting stories together …"
        )
        st.progress(share, text=label)
        if (st.session_state.get("view") or "stories") == "stories":
            sources.moving(desk)
    elif failed:
        st.caption(
            f":red[:material/error:] {counted(failed, 'source')} could not be read: see Sources, Failed."
        )


def _choices(desk: Desk) -> str:
    """Draw what is shown and what narrows it; return the view."""
    view = st.session_state.get("view") or "stories"
    left, state, span, find = st.columns([2.2, 1.8, 1.8, 3], vertical_alignment="bottom")
    left.segmented_control(
        "Show", list(_VIEWS), format_func=_VIEWS.__getitem__, default="stories", key="view",
        required=True, on_change=_from_the_start,
    )  # fmt: skip
    names = sources.STATES if view == "sources" else stories.STATES
    state.selectbox(
        "Which", list(names), format_func=names.__getitem__, key=f"{view}-state",
        on_change=_from_the_start,
    )  # fmt: skip
    when = spans(desk.inbox.sources.first_day(), datetime.now().astimezone())
    span.selectbox(
        "Came in", list(when), format_func=lambda name: when[name].label, key="when",
        on_change=_from_the_start,
    )  # fmt: skip
    find.text_input("Find in titles, outlets and addresses", key="find", on_change=_from_the_start)
    return view


def _from_the_start() -> None:
    for view in _VIEWS:
        st.session_state.pop(f"{view}-page", None)
