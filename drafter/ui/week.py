"""The page where a week's links are pasted and earlier issues are found again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import streamlit as st

from drafter.desk import Desk
from drafter.errors import DrafterError
from drafter.ui.words import counted, plain

STATES = {
    "sorting": "being sorted",
    "sorted": "sorted, to be drafted",
    "drafting": "being drafted",
    "draft": "draft",
    "stopped": "stopped",
    "published": "published",
}


def page(desk: Desk) -> None:
    st.title("A new issue")
    st.caption("Paste this week’s links; each story becomes one item, checked against its sources.")
    with st.form("paste", border=False):
        paste = st.text_area(
            "Links",
            key="links",
            height=220,
            placeholder="One a line, a mail, a list of tabs: anything with links in it.",
        )
        with st.expander("An article behind a paywall? Paste its text"):
            text = st.text_area(
                "Article text",
                key="text",
                height=160,
                placeholder="The headline first, then the text.",
            )
        left, right = st.columns([1, 3], vertical_alignment="bottom")
        day = left.date_input("Date of the issue", value=datetime.now().astimezone().date())
        with right, st.container(horizontal=True):
            sent = st.form_submit_button("Draft the issue", type="primary")
            sort = st.form_submit_button(
                "Sort first", help="New, going on from an issue, or printed already: you choose."
            )
    if sent or sort:
        _begin(desk.start_sorting if sort else desk.start_draft, paste, text, day)
    _earlier(desk)


def _begin(start: Callable[..., str], paste: str, text: str, day: object) -> None:
    try:
        issue_id = start(
            paste,
            [text] if text.strip() else [],
            day=day if isinstance(day, date) else date.today(),
        )
    except DrafterError as error:
        st.error(plain(str(error)))
        return
    st.query_params["issue"] = issue_id
    st.switch_page(st.session_state["pages"]["issue"], query_params={"issue": issue_id})


def _earlier(desk: Desk) -> None:
    lines = desk.issues()
    st.subheader("Issues")
    if not lines:
        st.info("There is no issue yet. Your first is one paste away.")
    for line in lines:
        state = STATES.get(line.state, line.state)
        words = f"{line.date.day} {line.date:%B %Y} · {counted(line.items, 'item')} · {state}"
        st.page_link(
            st.session_state["pages"]["issue"],
            label=plain(words),
            query_params={"issue": line.id},
        )
        if line.message:
            st.caption(plain(line.message))
