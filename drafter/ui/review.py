"""The page where an issue is read beside its sources, edited and exported."""

from __future__ import annotations

from functools import partial

import streamlit as st

from drafter.desk import Desk
from drafter.errors import DrafterError
from drafter.model import Event
from drafter.ui import brief, editor, editors, failures, workspace
from drafter.ui.look import titled
from drafter.ui.state import issue_id, signed
from drafter.ui.words import plain

MARKS = {
    "started": ":material/hourglass_empty:",
    "done": ":material/check:",
    "kept": ":material/check:",
    "failed": ":material/close:",
}


def page(desk: Desk) -> None:
    """Draw the issue in the address, or the newest when none is named."""
    lines = desk.issues()
    wanted = issue_id() or (lines[0].id if lines else "")
    line = next((line for line in lines if line.id == wanted), None)
    if line is None:
        st.title("No issue yet")
        st.info("Paste the week’s links first.")
        st.page_link(st.session_state["pages"]["week"], label="Begin an issue")
        return
    # Only where it changes: each writing sends the whole address, with an open item that may be of before.
    if issue_id() != line.id:
        st.query_params["issue"] = line.id
    editors.who()
    beside = titled(f"{line.date.day} {line.date:%B %Y}")
    job = desk.jobs.get(line.id)
    if job is not None and job.running:
        beside.button("Stop", key="stop", on_click=signed, args=(partial(desk.stop, line.id),))
        _progress(desk, line.id)
        return
    if line.items:
        beside.button(
            "Publish…", key="export", type="primary", on_click=_ask_for_export, args=(desk, line.id)
        )
    if st.session_state.pop("exporting", False):
        st.switch_page(st.session_state["pages"]["publish"], query_params={"issue": line.id})
    with st.container():  # there also when it is empty, so that what is below does not move
        if line.message:
            st.warning(plain(line.message))
    if line.state == "sorted":
        failures.draw(desk, line.id)
        brief.draw(desk, line.id)
        return
    with st.container():
        if line.state == "stopped":
            again = partial(desk.try_again, line.id)
            st.button("Try again", key="again", on_click=signed, args=(again,))
    workspace.draw(desk, line.id)
    failures.draw(desk, line.id)
    _add(desk, line.id)


def _add(desk: Desk, issue: str) -> None:
    more = st.expander(
        "Add to this issue: links, or the text of an article", key="add", on_change="rerun"
    )
    if not more.open:  # fields that nobody sees would hold up the first sight of the page
        return
    with more, st.form("adding", border=False):
        st.text_area("More links", key="more-links")
        st.text_area(
            "Text of an article",
            key="more-text",
            placeholder="The headline first, then the text.",
        )
        st.form_submit_button(
            "Draft these too", on_click=signed, args=(partial(_draft_too, desk, issue),)
        )
        # Kept until it is sent again: the page may be drawn anew at any moment.
        if refused := st.session_state.get(f"refused-{issue}"):
            st.error(plain(refused))


def _draft_too(desk: Desk, issue: str, who: str) -> None:
    text = st.session_state["more-text"]
    st.session_state[f"refused-{issue}"] = ""
    try:
        desk.add(issue, st.session_state["more-links"], [text] if text.strip() else [], who=who)
    except DrafterError as error:
        st.session_state[f"refused-{issue}"] = str(error)


@st.fragment(run_every=1.0)
def _progress(desk: Desk, issue: str) -> None:
    job = desk.jobs.get(issue)
    if job is None or not job.running:
        st.rerun()
    if nobody := desk.jobs.missing():
        st.warning(nobody)
    events = list(job.events.values())
    ended = sum(event.state != "started" for event in events)
    st.progress(ended / max(len(events), 1), text=f"{ended} of {len(events)} steps so far")
    for event in events:
        st.markdown(_step(event))
    for each in desk.items(issue):
        st.header(plain(each.item.headline))


def _step(event: Event) -> str:
    note = f" — {plain(event.message)}" if event.message else ""
    return f"{MARKS[event.state]} {event.stage} · {plain(event.subject)}{note}"


def _ask_for_export(desk: Desk, issue: str) -> None:
    # In a callback, for the reason that item.act_for gives.
    editor.receive_all(desk)
    desk.editing.settle_issue(issue)
    st.session_state["exporting"] = True
