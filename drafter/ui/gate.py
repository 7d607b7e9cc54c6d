"""The door of the desk: who signs in is let in or told why not; without sign-in everybody is in."""

from __future__ import annotations

import time

import streamlit as st

from drafter import access, log
from drafter.errors import NotAllowed
from drafter.settings import Settings
from drafter.ui.words import plain


def visitor(settings: Settings) -> access.Person:
    """Return who is at this tab; raise NotAllowed for one who did not sign in or is not on the list."""
    if not settings.sign_in:
        return access.local(str(st.session_state.get("who") or "editor"))
    if not st.user.get("is_logged_in"):
        raise NotAllowed("Nobody is signed in at this tab. Load the page again and sign in.")
    return access.admit(st.user.to_dict(), settings)


def is_over(settings: Settings) -> bool:
    """Whether the sign-in of this tab is too old."""
    return settings.sign_in and access.is_over(st.user.to_dict(), settings, time.time())


def enter(settings: Settings) -> bool:
    """Return whether this tab may see the desk's pages; if not, draw what to do instead."""
    if not settings.sign_in:
        return True
    if not st.user.get("is_logged_in"):
        st.title("Digest desk")
        st.write("Sign in to see the issues and to work on them.")
        st.button("Sign in", key="sign-in", type="primary", on_click=st.login)
        return False
    if is_over(settings):
        st.logout()  # the browser leaves for the sign-in page
        return False
    try:
        person = visitor(settings)
    except NotAllowed as error:
        log.warn("sign-in refused")
        st.title("You cannot come in")
        st.error(plain(str(error)))
        st.button("Sign in as someone else", key="sign-out", on_click=st.logout)
        return False
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        st.caption(plain(f"{person.name} · {person.role}"), width="content")
        st.button("Sign out", key="sign-out", type="tertiary", on_click=st.logout)
    return True
