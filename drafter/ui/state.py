"""The one desk of this process, which issue a tab looks at, and what went wrong at its last click."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from drafter.desk import Desk
from drafter.errors import DrafterError, SessionOver
from drafter.settings import Settings
from drafter.ui import gate
from drafter.ui.words import plain

_LAST = "last-said"  # kept while the page draws itself anew: what was said, its undo, an error


@st.cache_resource(show_spinner=False)
def open_desk() -> Desk:
    """Open the home once for all tabs; it is closed when the server ends."""
    desk = Desk(Settings.load())
    try:
        desk.jobs.ready()
    except DrafterError:
        desk.close()
        raise
    _at_the_end(desk.close)
    # After the first page is painted, and before the first draft is asked for.
    warming = Timer(1.0, desk.warm)
    warming.daemon = True
    warming.start()
    return desk


def _at_the_end(do: Callable[[], None]) -> None:
    """Do it before the threads of running work are waited for: atexit comes after them, too late."""
    getattr(threading, "_register_atexit", atexit.register)(do)


def person() -> str:
    """Return the name that stands on what this tab changes; raise NotAllowed for nobody we let in.

    Whose session is over may finish what was under way, so that no words in a field are thrown away;
    then the whole page is drawn again, and asks for a sign-in.
    """
    settings = open_desk().settings
    if gate.is_over(settings):
        st.session_state["redraw"] = True
    return gate.visitor(settings).name


def publisher() -> str:
    """Return the name of one who may publish; raise NotAllowed for others and when the session is over."""
    settings = open_desk().settings
    if gate.is_over(settings):
        raise SessionOver("Your session is over. Load the page again and sign in to publish.")
    somebody = gate.visitor(settings)
    somebody.may_publish()
    return somebody.name


def issue_id() -> str:
    """The issue this tab looks at; it stands in the address, so a refresh comes back to it."""
    return str(st.query_params.get("issue", ""))


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let a callback come to its end, whatever the browser asks for meanwhile.

    Streamlit breaks it off at the next word to its state once a whole page was asked for, and never comes
    back to it: what the button stands for would not be done, or half.
    """
    context = get_script_run_ctx()
    if context is None:
        yield
        return
    state = context.session_state
    look_up = state._yield_callback
    object.__setattr__(state, "_yield_callback", lambda: None)
    try:
        yield
    finally:
        object.__setattr__(state, "_yield_callback", look_up)


@undisturbed()
def attempt(do: Callable[[], object]) -> None:
    """Do what a button stands for, as its callback; what was wrong is said by the page: `wrong`."""
    st.session_state.pop(_LAST, None)
    unasked(do)


@undisturbed()
def unasked(do: Callable[[], object]) -> None:
    """Do what the page itself begins: as `attempt`, but the way back from the last click still stands."""
    try:
        person()  # nobody we did not let in does anything
        do()
    except DrafterError as error:
        st.session_state["wrong"] = str(error)


def signed(do: Callable[..., object]) -> None:
    """Do it as `attempt` does, with the name of who is at this tab as `who`."""
    attempt(lambda: do(who=person()))


def wrong() -> str:
    """Return, once, what the last click came to nothing for."""
    return str(st.session_state.pop("wrong", ""))


def say_wrong(*, far: bool = False) -> None:
    """Draw, once, what the last click came to nothing for; `far`: the button may be out of sight."""
    # In a place that is there also when it is empty: whatever moves is drawn anew, and what was typed
    # into it meanwhile is lost.
    with st.container():
        if said := wrong():
            st.error(plain(said))
            if far:
                st.toast(plain(said))


def act(do: Callable[[], Callable[[], object] | None], said: str) -> None:
    """Do what a button stands for, as its callback; what `do` returns is offered by `last_said` as undo."""

    def done() -> None:
        say(said, do())

    attempt(done)


def say(said: str, undo: Callable[[], object] | None = None) -> None:
    """Keep for `last_said` what was done, and how it is undone."""
    st.session_state[_LAST] = {"said": said, "undo": undo}


def last_said() -> None:
    """Say what the last click did or came to nothing for, with a way back, until the next click."""
    with undisturbed():
        last = st.session_state.get(_LAST, {})
        if new := wrong():
            last = st.session_state[_LAST] = last | {"error": new}
    if error := last.get("error"):
        st.error(plain(error))
    if said := last.get("said"):
        with st.container(horizontal=True, vertical_alignment="center", key="undo-bar"):
            st.markdown(f":material/check: {said}", width="content")
            if undo := last["undo"]:
                st.button(
                    "Undo",
                    key="undo-last",
                    icon=":material/undo:",
                    on_click=attempt,
                    args=(undo,),
                )
