"""The page where an issue goes to print: as it will read, the last gate, what is handed on."""

from __future__ import annotations

from functools import partial

import streamlit as st

from drafter.desk import Desk
from drafter.errors import DrafterError
from drafter.publishing import Concern, Preview
from drafter.store import IssueLine
from drafter.ui import handing, printed
from drafter.ui.look import titled
from drafter.ui.state import attempt, issue_id, person, publisher, say_wrong
from drafter.ui.waiting import waiting
from drafter.ui.when import moment
from drafter.ui.words import counted, edited, link, plain

_KINDS = {
    "finding": "Severe findings",
    "source": "Sources that changed or were withdrawn",
    "approval": "Not approved",
    "extract": "Still extracts",
    "breach": "Against the house style",
}
_SHOWN = 8  # changed places of a source


def page(desk: Desk) -> None:
    """Draw the issue in the address, or the newest; everything is read from the database now."""
    lines = [line for line in desk.issues() if line.items]
    wanted = issue_id() or (lines[0].id if lines else "")
    line = next((line for line in lines if line.id == wanted), None)
    if line is None:
        st.title("Nothing to print yet")
        st.info("Draft an issue first: what is in it then goes to print here.")
        st.page_link(st.session_state["pages"]["week"], label="Begin an issue")
        return
    st.query_params["issue"] = line.id
    beside = titled(f"To print: {line.date.day} {line.date:%B %Y}")
    beside.page_link(
        st.session_state["pages"]["issue"],
        label="Back to the review",
        icon=":material/arrow_back:",
        query_params={"issue": line.id},
    )
    say_wrong()
    try:
        preview = desk.publishing.preview(line.id)
    except DrafterError as error:
        st.error(plain(str(error)))
        return
    left, right = st.columns([1.15, 1], gap="large")
    with left, st.container(border=True, key="preview"):
        # Of our own making, and cleaned: no picture in it is fetched.
        st.html(preview.html)
    # Each in a place of its own: when the gate opens nothing below moves, and what is typed there stays.
    gate, sources, forms, print_ = (right.container() for _ in range(4))
    with gate:
        _gate(desk, line, preview)
    with sources:
        _sources(desk, line.id)
    with forms:
        handing.draw(desk, line, shut=bool(preview.open))
    with print_:
        printed.draw(desk, line, shut=bool(preview.open))


# ── the gate ─────────────────────────────────────────────────────────────────────────────────────


def _gate(desk: Desk, line: IssueLine, preview: Preview) -> None:
    st.header("Before it is printed")
    if preview.open:
        st.markdown(
            f":red[:material/front_hand:] **{counted(len(preview.open), 'thing')}** to settle in the"
            " review, or to let pass here by name."
        )
        _let_pass(desk, line.id, preview.open)
    else:
        st.markdown(":green[:material/check_circle:] **Nothing stands against print.**")
    passed = [each for each in preview.concerns if each.override is not None]
    if passed:
        with st.expander(f"{counted(len(passed), 'thing')} let pass"):
            for each in passed:
                assert each.override is not None
                who = (
                    f"{each.override.who}, {moment(each.override.made_at)}: {each.override.reason}"
                )
                st.markdown(f"{plain(f'{each.where}: {each.message}')}  \n:gray[{plain(who)}]")
    if preview.advice:
        with st.expander(counted(len(preview.advice), "hint")):
            for advice in preview.advice:
                st.caption(plain(advice))


def _let_pass(desk: Desk, issue: str, concerns: tuple[Concern, ...]) -> None:
    with st.form("let-pass", border=True):
        for kind, title in _KINDS.items():
            own = [each for each in concerns if each.kind == kind]
            if own:
                st.markdown(f"**{title}** ({len(own)})")
            for each in own:
                st.checkbox(plain(f"{each.where}: {each.message}"), key=f"pass-{each.id}")
        st.checkbox("All of these", key="pass-all")
        who, why = st.columns(2)
        who.text_input("Your name", key="pass-who", value=_name(), disabled=desk.settings.sign_in)
        why.text_input("Why it may be printed so", key="pass-why")
        st.form_submit_button("Let pass", on_click=_pass, args=(desk, issue, concerns))


def _name() -> str:
    name = person()
    return "" if name == "editor" else name


def _pass(desk: Desk, issue: str, concerns: tuple[Concern, ...]) -> None:
    state = st.session_state
    ticked = [e.id for e in concerns if state["pass-all"] or state.get(f"pass-{e.id}")]

    def let_pass() -> None:
        who = publisher() if desk.settings.sign_in else state["pass-who"]
        desk.publishing.let_pass(issue, ticked, who=who, reason=state["pass-why"])

    attempt(let_pass)


# ── sources looked at again ──────────────────────────────────────────────────────────────────────


def _sources(desk: Desk, issue: str) -> None:
    job = desk.jobs.get(f"look {issue}")
    if job is not None and job.running:
        waiting(desk, f"look {issue}", "Looking at the sources again …")
        return
    looks = desk.publishing.looks(issue)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Look at the sources again",
            key="look-again",
            icon=":material/sync:",
            help="Fetch each once more: did it change, or was it withdrawn, since it was read?",
            on_click=attempt,
            args=(partial(desk.start_looking_again, issue),),
        )
        if looks:
            same = sum(look.state == "same" for _, look in looks)
            when = moment(max(look.looked_at for _, look in looks))
            st.caption(f"{when}: {same} of {len(looks)} stand as they were read")
    if job is not None and job.error:
        st.error(plain(job.error))
    for article, look in looks:
        if look.state == "unread":
            st.caption(f":material/help: {plain(look.message)}")
        if look.state == "changed":
            name = article.publisher or article.url
            more = st.expander(
                plain(f"What {name} changed"), key=f"changed-{article.id}", on_change="rerun"
            )
            if more.open:
                with more:
                    st.html(f"<p>{link(article.url, article.title or article.url)}</p>")
                    for was, is_ in desk.publishing.changed_lines(article)[:_SHOWN]:
                        old, new = edited(was, is_)
                        st.html(f"<blockquote>Read: {old or '–'}<br>Now: {new or '–'}</blockquote>")
