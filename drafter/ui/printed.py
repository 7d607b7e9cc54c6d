"""After print: the issue joins the archive, is read back, and is corrected by dated entries only."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from drafter.desk import Desk
from drafter.store import Correction, IssueLine, Readback
from drafter.ui.state import attempt, person, publisher
from drafter.ui.waiting import waiting
from drafter.ui.when import moment
from drafter.ui.words import counted, edited, link, plain


def draw(desk: Desk, line: IssueLine, *, shut: bool) -> None:
    st.header("Printed")
    again = line.state == "published"
    if again:
        st.caption(
            "It is in the archive. What you change from now on is a correction: publish once more, and"
            " say what was wrong."
        )
    with st.form("publish", border=False):
        number, note = st.columns([1, 2])
        number.number_input(
            "Number of the issue", min_value=0, value=line.number, step=1, key="issue-number"
        )
        if again:
            note.text_input("What is corrected, and why", key="note")
        st.form_submit_button(
            "Publish the correction" if again else "Mark as published",
            key="publish",
            type="primary",
            disabled=shut,
            on_click=_publish,
            args=(desk, line.id),
        )
    if st.session_state.pop("published", ""):
        st.success("Its items joined the archive.")
    entries(desk.afterprint.corrections(line.id))
    _readback(desk, line.id)


def _publish(desk: Desk, issue: str) -> None:
    state = st.session_state

    def publish() -> None:
        desk.publishing.through_gate(issue)
        number = state.get("issue-number")
        note = state.get("note") or ""
        desk.publish(issue, int(number) if number else None, note=note, who=publisher())
        state["published"] = "yes"
        if "note" in state:
            state["note"] = ""

    attempt(publish)


def entries(found: list[Correction]) -> None:
    """Draw the dated entries on a printed issue."""
    for each in found:
        day = f"{each.made_at.day} {each.made_at:%B %Y}"
        old, new = edited(each.before, each.after)
        words = f"Printed: {old}" + (f"<br>Corrected: {new}" if each.after else "")
        kind = "Correction" if each.kind == "correction" else "Withdrawn"
        st.html(
            f"<p><strong>{kind}, {day}</strong> · {escape(each.who)}: {escape(each.note)}</p>"
            f"<blockquote>{words}</blockquote>"
        )


# ── reading back ─────────────────────────────────────────────────────────────────────────────────


def _readback(desk: Desk, issue: str) -> None:
    name = f"read back {issue}"
    job = desk.jobs.get(name)
    with st.form("read-back", border=False):
        st.text_input(
            "Where it can be read now",
            value=desk.publishing.sheet(issue).live,
            placeholder="https://",
            key="live-address",
        )
        st.form_submit_button(
            "Compare it with what was printed", key="read-back", on_click=_read, args=(desk, issue)
        )
    if job is not None and job.running:
        waiting(desk, name, "Reading the page, word for word …")
        return
    if job is not None and job.error:
        st.error(plain(job.error))
        return
    found = desk.afterprint.readbacks(issue)
    if found:
        _compared(found[0])


def _read(desk: Desk, issue: str) -> None:
    address = st.session_state["live-address"]
    attempt(partial(desk.start_reading_back, issue, address, who=person()))


def _compared(found: Readback) -> None:
    when = f"{moment(found.made_at)}, by {found.who}"
    if not found.differences:
        st.success(f"Word for word as it was printed. {plain(when)}")
        return
    st.warning(
        f"{counted(len(found.differences), 'place')} on the page"
        f" {'reads' if len(found.differences) == 1 else 'read'} otherwise. {plain(when)}"
    )
    st.html(f"<p>{link(found.url, 'The page')}</p>")
    for each in found.differences:
        old, new = edited(each.printed, each.live)
        st.html(
            f"<p><strong>{escape(each.where)}</strong></p>"
            f"<blockquote>Printed: {old or '–'}<br>On the page: {new or 'not there'}</blockquote>"
        )
