"""The names that editors added to the glossary: to be corrected, removed, and added to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

import streamlit as st

from drafter.desk import Desk
from drafter.model import digest
from drafter.truth import Entry
from drafter.ui.state import attempt, person, signed
from drafter.ui.words import plain

_KINDS = ("company", "product", "person", "place", "body")
_SPLIT = re.compile(r"[,，、;；\n]")
_NEW = {field: f"new-{field}" for field in ("name", "kind", "chinese", "aliases")}


def additions(desk: Desk) -> None:
    """Draw the form for a new name, and those that were added."""
    st.caption(
        "A name added here is found in Chinese and English sources, checked in drafts, and spelt as the"
        " house prefers, at once. The names that ship and those of DRAFTER_GLOSSARY are not listed."
    )
    with st.form("add-name", border=True):
        left, right = st.columns(2)
        left.text_input("Name, as the house spells it", key=_NEW["name"])
        with right:
            kind_field("", _NEW["kind"])
        with left:
            words_field("Chinese names", (), _NEW["chinese"])
        with right:
            words_field("Other names", (), _NEW["aliases"])
        st.form_submit_button("Add", type="primary", on_click=_add, args=(desk,))
    added = desk.learning.names()
    if not added:
        st.info("No name was added yet.")
    for each in reversed(added):
        entry = each.entry
        label = " · ".join((entry.name, entry.kind, *entry.chinese))
        with st.expander(plain(label)):
            st.caption(plain(f"{each.who} · {each.added_at.day} {each.added_at:%B %Y}"))
            _change(desk, entry)


def _change(desk: Desk, entry: Entry) -> None:
    # A field belongs to what the entry says: changed elsewhere, it is another field.
    told = digest(entry.name, entry.kind, *entry.chinese, "/", *entry.aliases)
    keys = f"kind-{told}", f"chinese-{told}", f"aliases-{told}"
    with st.form(f"change-{told}", border=False):
        kind_field(entry.kind, keys[0])
        words_field("Chinese names", entry.chinese, keys[1])
        words_field("Other names", entry.aliases, keys[2])
        save, remove, _ = st.columns([2, 2, 6])
        save.form_submit_button(
            "Save", key=f"save-{told}", on_click=_save, args=(desk, entry.name, *keys)
        )
        remove.form_submit_button(
            "Remove",
            key=f"remove-{told}",
            on_click=attempt,
            args=(partial(desk.learning.remove_name, entry.name),),
        )


def _add(desk: Desk) -> None:
    state = st.session_state

    def add() -> None:
        desk.learning.add_name(
            state[_NEW["name"]],
            kind=state[_NEW["kind"]] or "",
            chinese=words_of(state[_NEW["chinese"]]),
            aliases=words_of(state[_NEW["aliases"]]),
            who=person(),
        )
        # What was wrong stays in the fields, to be put right.
        state.update(
            {_NEW["name"]: "", _NEW["kind"]: None, _NEW["chinese"]: "", _NEW["aliases"]: ""}
        )

    attempt(add)


def _save(desk: Desk, name: str, kind: str, chinese: str, aliases: str) -> None:
    state = st.session_state
    change = partial(
        desk.learning.change_name,
        name,
        kind=state[kind] or "",
        chinese=words_of(state[chinese]),
        aliases=words_of(state[aliases]),
    )
    signed(change)


# ── fields ───────────────────────────────────────────────────────────────────────────────────────


def kind_field(kind: str, key: str) -> None:
    place = _KINDS.index(kind) if kind in _KINDS else None
    st.selectbox("What it is", _KINDS, index=place, placeholder="Choose", key=key)


def words_field(label: str, words: Sequence[str], key: str) -> None:
    st.text_input(label, value=", ".join(words), placeholder="with commas between", key=key)


def words_of(text: str) -> list[str]:
    """Return the names typed into a field, with commas of either language between them."""
    return [word.strip() for word in _SPLIT.split(text) if word.strip()]
