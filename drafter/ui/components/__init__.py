"""The desk's own parts of a page: each a script and a style beside this file, read as package data.

They draw with `textContent` only and ask for nothing: words of sources and models stay words.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st


@cache
def component(name: str) -> Any:
    """Return the mounting command of the component whose files are `NAME.js` and `NAME.css`."""
    here = files(__package__)
    css = (here / "base.css").read_text("utf-8") + (here / f"{name}.css").read_text("utf-8")
    return st.components.v2.component(
        f"desk_{name}", css=css, js=(here / f"{name}.js").read_text("utf-8")
    )
