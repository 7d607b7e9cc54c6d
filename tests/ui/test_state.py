"""What a button stands for is done to its end, whatever else the browser asks for."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from drafter.desk import Desk
from drafter.settings import Settings


def script(done) -> None:
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    from drafter.ui.state import attempt

    def press() -> None:
        # As when the whole page is asked for while a click is being answered.
        get_script_run_ctx().script_requests.request_rerun(RerunData())
        st.session_state["begun"] = True
        done.append("done")

    st.button("Plain", key="plain", on_click=press)
    st.button("Whole", key="whole", on_click=attempt, args=(press,))
    st.caption("begun" if st.session_state.get("begun") else "not begun")


@pytest.mark.parametrize(("button", "comes_to"), [("plain", []), ("whole", ["done"])])
def test_a_click_is_answered_to_its_end_when_more_is_asked_for_meanwhile(
    button: str, comes_to: list[str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(settings)
    done: list[str] = []
    monkeypatch.setattr("drafter.ui.state.open_desk", lambda: desk)
    page = AppTest.from_function(script, args=(done,), default_timeout=60).run()
    page.button(key=button).click().run()
    assert not page.exception
    assert done == comes_to  # the plain one shows that Streamlit would break it off
    desk.close()
