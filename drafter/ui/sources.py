"""The sources of the inbox as a list: where each stands, why one failed, and what to do about it."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from drafter.desk import Desk
from drafter.store import SourceFilter, SourceLine
from drafter.ui.state import attempt
from drafter.ui.stories import remove
from drafter.ui.when import When, moment
from drafter.ui.words import counted, link, plain

PAGE = 25
_MOVING = 8
STATES = {
    "": "All",
    "moving": "Being read",
    "ready": "Ready",
    "failed": "Failed",
    "used": "In an issue",
    "removed": "Removed",
}
MARKS = {
    "waiting": ":gray[:material/schedule: waiting]",
    "fetching": ":gray[:material/download: fetching]",
    "reading": ":gray[:material/article: reading]",
    "embedding": ":gray[:material/hub: embedding]",
    "ready": ":green[:material/check: ready]",
    "failed": ":red[:material/error: failed]",
}


def draw(desk: Desk, text: str, when: When) -> None:
    """Draw the sources that are asked for, a page of them at a time."""
    state = st.session_state.get("sources-state") or ""
    asked = SourceFilter(text=text, state=state, since=when.since, until=when.until)
    place = st.session_state.get("sources-page", 1)
    found, total = desk.inbox.sources.find(asked, start=(place - 1) * PAGE, count=PAGE)
    if not found:
        st.info("No source is like that." if text or state else "The inbox is empty.")
    for line in found:
        _line(desk, line)
    pages = -(-total // PAGE)
    if pages > 1:
        st.pagination(pages, key="sources-page")
    st.caption(counted(total, "source"))


def moving(desk: Desk) -> None:
    """Draw where those stand that are being read, a few of them."""
    found, total = desk.inbox.sources.find(SourceFilter(state="moving"), start=0, count=_MOVING)
    lines = [f"{MARKS[line.state]} {plain(line.label)}" for line in found]
    if total > len(found):
        lines.append(f":gray[and {total - len(found)} more]")
    st.markdown("  \n".join(lines))


def _line(desk: Desk, line: SourceLine) -> None:
    with st.container(key=f"source-{line.id}"):
        mark, words, buttons = st.columns([1.1, 5.6, 3.6], gap="small", vertical_alignment="center")
        mark.markdown(MARKS[line.state])
        with words:
            st.html(_words(line))
        with buttons, st.container(horizontal=True):
            if line.removed:
                back = partial(desk.inbox.sources.set_removed, [line.id], False)
                st.button("Put back", key=f"back-{line.id}", on_click=attempt, args=(back,))
                return
            if line.state == "failed" and (line.url or line.origin == "file"):
                st.button("Try again", key=f"again-{line.id}", on_click=_again, args=(desk, line))
            if line.state == "failed" or line.partial:
                _paste(desk, line)
            st.button(
                "Remove",
                key=f"remove-{line.id}",
                type="tertiary",
                icon=":material/close:",
                on_click=remove,
                args=(desk, line),
            )


def _words(line: SourceLine) -> str:
    title = link(line.url, line.label) if line.url else escape(line.label)
    about = [
        line.publisher,
        f"{line.published.day} {line.published:%B %Y}" if line.published else "",
        "only its beginning: paste the text" if line.partial else "",
        f"given by {line.who}" if line.who != "editor" else "",
        moment(line.added_at),
    ]
    small = escape(" · ".join(filter(None, about)))
    why = f'<br><span class="why">{escape(line.message)}</span>' if line.message else ""
    return f"<p>{title}<br><small>{small}</small>{why}</p>"


def _again(desk: Desk, line: SourceLine) -> None:
    def again() -> None:
        desk.inbox.sources.read_again([line.id])
        desk.gather()

    attempt(again)


def _paste(desk: Desk, line: SourceLine) -> None:
    paste = st.popover("Paste text", key=f"paste-{line.id}", on_change="rerun")
    if not paste.open:
        return
    with paste, st.form(f"give-{line.id}", border=False):
        st.text_area(
            plain(f"Text of {line.label[:80]}"),
            key=f"given-{line.id}",
            height=200,
            placeholder="The headline first, then the text.",
        )
        st.form_submit_button("Read this instead", on_click=_give, args=(desk, line))


def _give(desk: Desk, line: SourceLine) -> None:
    def give() -> None:
        desk.inbox.give_text(line.id, st.session_state[f"given-{line.id}"])
        desk.gather()

    attempt(give)
