"""How the pages look, beyond the theme: a style of our own words and signs only."""

from importlib.resources import files

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

# Text of pages and models never goes into this: it is escaped where it is drawn.
LOOK = f"<style>{(files(__package__) / 'look.css').read_text('utf-8')}</style>"


def titled(title: str) -> DeltaGenerator:
    """Draw the title of a page; return the place beside it, at the right end, for what leads on."""
    head, right = st.columns([3, 1], vertical_alignment="bottom")
    head.title(title)
    return right.container(horizontal=True, horizontal_alignment="right")
