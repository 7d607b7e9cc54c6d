"""The inbox below the paste: how reading goes, and its stories or its sources."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from drafter.desk import Desk
from drafter.ui import sources, stories
from drafter.ui.state import attempt, last_said, unasked
from drafter.ui.when import spans
from drafter.ui.words import counted, plain

_VIEWS = {"stories": "Stories", "sources": "Sources"}


def draw(desk: Desk) -> None:
    """Draw the inbox; while something in it moves, how that goes is drawn anew each second."""
    job = desk.jobs.get("inbox")
    if desk.inbox.waits() and (job is None or (not job.running and not job.error)):
        unasked(desk.gather)
        job = desk.jobs.get("inbox")
    moves = job is not None and job.running
    # Its place is always there, so that what stands below keeps its own.
    with st.container(key="moving"):
        if moves:
            _watch(desk, _settled(desk))
    _inbox(desk, moves)


@st.fragment(run_every=1.0)
def _watch(desk: Desk, settled: int) -> None:
    """Show what moves. Apart from the inbox, whose buttons would be gone when it ceases to be watched."""
    job = desk.jobs.get("inbox")
    if job is None or not job.running or _settled(desk) != settled:
        st.rerun()
    if nobody := desk.jobs.missing():
        st.warning(plain(nobody))
    moving, every = desk.inbox.moving(), sum(desk.inbox.sources.counts().values())
    label = f"{counted(moving, 'source')} being read …" if moving else "Putting stories together …"
    st.progress((every - moving) / max(every, 1), text=label)
    if (st.session_state.get("view") or "stories") == "stories":
        sources.moving(desk)


def _settled(desk: Desk) -> int:
    """Return how many sources are read or failed: with one more there is more to be shown below."""
    return sum(desk.inbox.sources.counts().values()) - desk.inbox.moving()


@st.fragment
def _inbox(desk: Desk, moved: bool) -> None:
    job = desk.jobs.get("inbox")
    if not moved and job is not None and job.running:
        st.rerun()  # a click within set it moving: watch it
    with st.container(key="inbox-said"):  # a place of its own, for the same reason
        last_said()
        if not moved:
            _outcome(desk)
    view = _choices(desk)
    when = spans(desk.inbox.sources.first_day(), datetime.now().astimezone())
    chosen = when.get(st.session_state.get("when") or "any", when["any"])
    text = str(st.session_state.get("find") or "")
    if view == "sources":
        sources.draw(desk, text, chosen)
    else:
        stories.draw(desk, text, chosen)


def _outcome(desk: Desk) -> None:
    """Say how the last reading ended, where an editor has something to do about it."""
    job = desk.jobs.get("inbox")
    failed = desk.inbox.sources.counts().get("failed", 0)
    if job is not None and job.error:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.error(plain(job.error))
            st.button("Try again", key="gather-again", on_click=attempt, args=(desk.gather,))
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
