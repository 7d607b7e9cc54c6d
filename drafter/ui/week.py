"""The first page: links pasted to be drafted or kept, the issues there are, and the inbox."""

from __future__ import annotations

from datetime import date, datetime

import streamlit as st

from drafter.desk import Desk
from drafter.errors import DrafterError
from drafter.store import IssueLine
from drafter.ui import inbox, intake
from drafter.ui.costs import priced
from drafter.ui.state import attempt, person
from drafter.ui.words import counted, plain

_NEWEST = 5  # issues shown without being asked for

STATES = {
    "sorting": "being sorted",
    "sorted": "sorted, to be drafted",
    "drafting": "being drafted",
    "draft": "draft",
    "stopped": "stopped",
    "published": "published",
}


def page(desk: Desk) -> None:
    head, issues = st.columns([3, 1.25], gap="large")
    with head:
        st.title("Sources")
        intake.confirm_page(desk)
        _paste(desk)
        intake.more_ways(desk)
    with issues:
        _issues(desk)
    inbox.draw(desk)


def _paste(desk: Desk) -> None:
    with st.form("paste", border=False):
        st.text_area(
            "Links",
            key="links",
            height=150,
            placeholder="One a line, a mail, a list of tabs: anything with links in it.",
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            today = datetime.now().astimezone().date()
            st.date_input("Date of the issue", value=today, key="day", width=160)
            st.form_submit_button(
                "Draft the issue",
                type="primary",
                help="Fetch, group and write all of these now",
                on_click=_draft,
                args=(desk,),
            )
            st.form_submit_button(
                "Keep for the week",
                help="Read and group them now, choose and draft later",
                on_click=_keep,
                args=(desk,),
            )
            st.caption(f"Each story becomes one item, checked against its sources. {costs(desk)}")
    if begun := st.session_state.pop("begun", ""):
        st.switch_page(st.session_state["pages"]["draft"], query_params={"issue": begun})


def costs(desk: Desk) -> str:
    """Say in a sentence what a story costs with the writer that is set."""
    try:
        told = desk.inbox.cost_of_a_story()
    except DrafterError as error:
        return plain(str(error))
    if not told.model:
        return "Without a model, items are extracts and cost nothing."
    return f"With {plain(told.model)} a story takes {priced(told)}."


def _draft(desk: Desk) -> None:
    state = st.session_state

    def draft() -> None:
        state["begun"] = desk.start_draft(state["links"], day=state["day"] or date.today())

    attempt(draft)


def _keep(desk: Desk) -> None:
    state = st.session_state

    def keep() -> None:
        intake.said(desk.inbox.add(state["links"], who=person()))
        state["links"] = ""  # what could not be taken in stays, to be put right
        desk.gather()

    attempt(keep)


def _issues(desk: Desk) -> None:
    lines = desk.issues()
    st.header("Issues")
    if not lines:
        st.info("There is no issue yet. Your first is one paste away.")
        return
    for line in lines[:_NEWEST]:
        _issue(line)
    if len(lines) > _NEWEST:
        older = st.expander(f"{len(lines) - _NEWEST} older", key="older", on_change="rerun")
        if older.open:
            with older:
                for line in lines[_NEWEST:]:
                    _issue(line)


def _issue(line: IssueLine) -> None:
    state = STATES.get(line.state, line.state)
    number = f"No. {line.number} · " if line.number else ""
    words = f"{number}{line.date.day} {line.date:%B %Y} · {counted(line.items, 'item')} · {state}"
    st.page_link(
        st.session_state["pages"]["issue"], label=plain(words), query_params={"issue": line.id}
    )
    if line.message:
        st.caption(plain(line.message))
