"""One item on the desk: its words to be edited on the left, what carries them on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from drafter.desk import Desk
from drafter.errors import DrafterError
from drafter.reviewing import fingerprint
from drafter.store import Line, StoredItem
from drafter.ui import brief, dropped, editor, evidence, opened, versions
from drafter.ui import figures as figure_ledger
from drafter.ui.editors import who
from drafter.ui.state import undisturbed
from drafter.ui.words import plain

_CHECKING = 1.2  # seconds after a save until the words are checked


@st.fragment
def draw_open(desk: Desk, lines: Sequence[Line]) -> None:
    """Draw the open one of these items; to open another one draws nothing else anew."""
    open_id = opened.current(lines)
    number = next(number for number, line in enumerate(lines) if line.id == open_id)
    _draw(desk, lines[number], number + 1, whole=False)


@st.fragment
def draw_among(desk: Desk, line: Line, number: int) -> None:
    """Draw an item as one of a whole issue: its evidence is left to a click."""
    _draw(desk, line, number, whole=True)


def _draw(desk: Desk, line: Line, number: int, *, whole: bool) -> None:
    """Draw an item from the database; what the browser sent is kept before anything is drawn."""
    if st.session_state.get("exporting") or st.session_state.get("redraw"):
        st.rerun(scope="app")
    item_id = line.id
    job = desk.jobs.get(f"redraft {item_id}")
    with st.container():  # there also when it is empty, so that the fields keep their place
        if job is not None and job.running:
            _waiting(desk, item_id)
    stored = desk.store.items.get(item_id)
    own = f"-{item_id}" if whole else ""  # of the open item the places stay, whichever it is
    with st.container(key=f"item{own}"):
        left, right = st.columns([6, 7], gap="large")
        with left:
            with st.container(horizontal=True, key=f"bar{own}"):
                _controls(desk, stored, line)
            if editor.draw(desk, stored, number, alone=not whole):
                st.rerun(scope="app")
            with st.container(key=f"below{own}"):
                versions.held(desk, stored, act_for(desk), who())
                versions.proposal(desk, stored, act_for(desk), who())
                _about(desk, stored)
                if st.toggle("Versions", key=f"versions{own}"):
                    versions.versions(desk, stored, act_for(desk), who())
        with right, st.container(key=f"side{own}"):
            if whole:
                _closed(desk, line)
            else:
                _evidence(desk, stored)


def act_for(desk: Desk) -> Callable[..., None]:
    """Return how a button does what it stands for: in its callback, after what was typed is kept.

    When a field is left by the very click on a button, Streamlit runs only the field's fragment, and
    what the button's own branch would do is lost; callbacks always run.
    """

    @undisturbed()
    def act(do: Callable[..., object], *arguments: object, **named: object) -> None:
        editor.receive_all(desk)
        st.session_state.pop("wrong", None)
        try:
            who()  # nobody we did not let in does anything
            do(*arguments, **named)
        except DrafterError as error:
            st.session_state["wrong"] = str(error)
        for key in [str(key) for key in st.session_state]:
            if key.startswith("opened-"):
                st.session_state[key] = False  # what was opened for this button is closed
        st.session_state["redraw"] = True

    return act


@st.fragment(run_every=1.0)
def _waiting(desk: Desk, item_id: str) -> None:
    job = desk.jobs.get(f"redraft {item_id}")
    if job is None or not job.running:
        st.rerun()
    st.info("A new text is being written. Go on working; your words stay.")


def _about(desk: Desk, stored: StoredItem) -> None:
    item = stored.item
    writer = item.writer.model if item.writer else "the editor"
    extract = " · **extract, to be rewritten**" if item.extract else ""
    st.caption(plain(f"drafted by {writer}") + extract)
    if goes_on := brief.line(desk.story_of(stored)):
        st.caption(f":material/update: {plain(goes_on)}")
    for breach in desk.editing.item_breaches(item):
        st.caption(f":orange[:material/rule:] {plain(breach.message)}")
    if desk.reviewing.off_form(item):
        st.button(
            "Put into the house’s form",
            key=f"form-{item.id}",
            icon=":material/auto_fix_high:",
            help="Quotes, dashes, percentages, money and the case of the headline.",
            on_click=act_for(desk),
            args=(desk.reviewing.put_in_form, item.id, who()),
        )
    job = desk.jobs.get(f"redraft {item.id}")
    if job is not None and not job.running:
        message = job.error or " ".join(event.message for event in job.events.values())
        if message.strip():
            st.caption(plain(message))


def _controls(desk: Desk, stored: StoredItem, line: Line) -> None:
    item_id, act, name = stored.item.id, act_for(desk), who()
    holds = line.approval is not None and line.approval.words == fingerprint(stored.words)
    st.button(
        "Approved" if holds else "Approve",
        key=f"approve-{item_id}",
        icon=":material/check_circle:" if holds else ":material/check:",
        type="secondary" if holds else "primary",
        help=plain(f"by {line.approval.who}: press to take it back")
        if holds and line.approval
        else "Alt+A. It holds for these words only.",
        on_click=act,
        args=(desk.reviewing.withdraw if holds else desk.reviewing.approve, item_id, name),
    )
    back, on = desk.editing.steps(item_id)
    for words, step, there, to in (
        ("Undo", desk.editing.undo, back, "the version before"),
        ("Redo", desk.editing.redo, on, "the next version"),
    ):
        st.button(
            f":material/{words.lower()}:",
            key=f"{words.lower()}-{item_id}",
            help=f"{words}: {to}",
            disabled=not there,
            on_click=act,
            args=(step, item_id),
            kwargs={"who": name},
        )
    asking = st.popover("Redraft…", key=f"opened-ask-{item_id}", on_change="rerun")
    more = st.popover("More", key=f"opened-more-{item_id}", on_change="rerun")
    # Drawn when it is opened: what nobody sees would take its time with every item.
    if asking.open:
        with asking:
            _ask(desk, item_id)
    if more.open:
        with more:
            _more(desk, item_id, line)


def _ask(desk: Desk, item_id: str) -> None:
    with st.form(f"redraft-{item_id}", border=False):
        st.text_input(
            "What should change?",
            placeholder="shorter; lead with the figure",
            key=f"wish-{item_id}",
        )
        st.form_submit_button("Write it again", on_click=_redraft, args=(desk, item_id))


def _redraft(desk: Desk, item_id: str) -> None:
    wish = str(st.session_state.get(f"wish-{item_id}") or "")
    act_for(desk)(desk.start_redraft, item_id, wish, who=who())


def _more(desk: Desk, item_id: str, line: Line) -> None:
    act, name = act_for(desk), who()
    for words, by in (("Move up", -1), ("Move down", 1)):
        key = f"{'up' if by < 0 else 'down'}-{item_id}"
        st.button(
            words,
            key=key,
            on_click=act,
            args=(desk.editing.move, item_id, by),
            kwargs={"who": name},
        )
    st.button(
        f"Unlock (locked by {plain(line.lock.who)})" if line.lock else "Lock for me",
        key=f"lock-{item_id}",
        on_click=act,
        args=(desk.reviewing.unlock if line.lock else desk.reviewing.lock, item_id, name),
    )
    st.button(
        "Take out",
        key=f"out-{item_id}",
        on_click=act,
        args=(desk.editing.take_out, item_id),
        kwargs={"who": name},
    )


def _closed(desk: Desk, line: Line) -> None:
    found = desk.reviewing.open_findings([line])[line.id]
    for finding in found[:4]:
        mark = {"severe": ":red[◆]", "warning": ":orange[▲]", "note": ":gray[●]"}[finding.severity]
        st.caption(f"{mark} {plain(finding.message)}")
    if len(found) > 4:
        st.caption(f"and {len(found) - 4} more")
    if not found:
        st.caption(":green[:material/check:] Nothing is open here.")


def _evidence(desk: Desk, stored: StoredItem) -> None:
    _checked(desk, stored.item.id) if stored.checked else _checking(desk, stored.item.id)


@st.fragment
def _checked(desk: Desk, item_id: str) -> None:
    if st.session_state.get("redraw"):
        st.rerun(scope="app")
    _draw_evidence(desk, desk.store.items.get(item_id))


@st.fragment(run_every=_CHECKING)
def _checking(desk: Desk, item_id: str) -> None:
    """Show what was found of the words before, and once the typing pauses what is found of these."""
    first = f"checking-{item_id}"
    stored = desk.store.items.get(item_id)
    if not stored.checked and st.session_state.get(first) == stored.stamp:
        desk.editing.settle(item_id)
    st.session_state[first] = stored.stamp
    if desk.store.items.get(item_id).checked:
        st.rerun(scope="app")
    _draw_evidence(desk, stored)


def _draw_evidence(desk: Desk, stored: StoredItem) -> None:
    shown = st.segmented_control(
        "Show",
        ["Evidence", "Figures", "Dropped"],
        default="Evidence",
        key="evidence-view",
        label_visibility="collapsed",
    )
    if shown == "Figures":
        names = {article.url: article.publisher or article.url for article in stored.articles}
        if stored.item.figures:
            st.html(figure_ledger.table(stored.item.figures, names))
        else:
            st.caption("This item has no figure.")
    elif shown == "Dropped":
        item = stored.item
        found = desk.reviewing.contrast(item.text, stored.articles, item.evidence)
        dropped.draw(item.text, stored.articles, found, stacked=True)
    else:
        evidence.draw(desk, stored, act_for(desk), who())
