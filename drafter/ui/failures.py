"""What came to nothing in an issue: why, and one more try for each."""

from __future__ import annotations

from functools import partial

import streamlit as st

from drafter.desk import Desk
from drafter.model import digest
from drafter.ui.state import signed
from drafter.ui.words import link, plain

_PRINTED = "printed"  # the reason of what needs a decision, not another try


def draw(desk: Desk, issue: str) -> None:
    """Draw the failures of an issue at rest, each with a button that tries it alone."""
    found = desk.store.failures(issue)
    if not found:
        return
    title = f"{len(found)} came to nothing: what, why, and what to do"
    more = st.expander(title, key=f"failures-{issue}", on_change="rerun")
    if not more.open:
        return
    with more:
        for failure in found:
            words, button = st.columns([5, 1], vertical_alignment="center")
            words.html(f"<p>{link(failure.url, failure.url)}</p>")
            words.caption(plain(failure.message))
            if failure.reason != _PRINTED:
                button.button(
                    "Try again",
                    key=f"again-{digest(failure.url)}",
                    icon=":material/refresh:",
                    help="Only this one; the others stay as they are",
                    on_click=signed,
                    args=(partial(desk.try_again, issue, failure.url),),
                )
