"""The fields of an item: what the browser sends is kept before anything else happens, and answered."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from drafter.desk import Desk
from drafter.editing import Typed
from drafter.errors import DrafterError, UsageError
from drafter.merging import Words
from drafter.store import StoredItem
from drafter.ui import opened
from drafter.ui.components import component
from drafter.ui.editors import tab, who
from drafter.ui.state import undisturbed

_KEPT = (
    "kept saves"  # by item: the last save that this session has handed to the desk, and its answer
)


def draw(desk: Desk, stored: StoredItem, number: int, *, alone: bool) -> bool:
    """Draw the headline and the text of an item; return whether words came in while drawing.

    They do in a session that began after they were sent: the server was started anew. `alone`: no other
    item is on the page, and this place is where the next one will be shown.
    """
    item_id = stored.item.id
    key = "editor" if alone else f"editor-{item_id}"
    holder = desk.reviewing.locked_by(item_id)
    sent = component("editor")(
        key=key,
        data={
            "item": item_id,
            "number": number,
            "headline": stored.item.headline,
            "body": stored.words.body,
            "alone": alone,
            "heard": st.session_state.get("asked", 0),
            "session": tab(),
            "acks": _answers(desk, key),
        }
        | locked(holder),
        on_saves_change=partial(_receive, desk, key),
        on_open_change=partial(_opened, desk, key),
    )
    st.session_state.setdefault("editor keys", set()).add(key)
    came = [keep(desk, save) for save in sent.get("saves") or ()]
    return any(came)


def locked(holder: str) -> dict[str, object]:
    """Return as the fields read it whether another editor has locked an item."""
    away = holder not in ("", who())
    return {"readonly": away, "note": f"locked by {holder}" if away else ""}


@undisturbed()
def _opened(desk: Desk, key: str) -> None:
    receive_all(desk)
    asked = _said(key, "open")
    if isinstance(asked, dict):
        st.session_state["asked"] = asked["number"]
        opened.go(str(asked["item"]))


def receive_all(desk: Desk) -> None:
    """Keep whatever any field has sent; called before a button does what it stands for."""
    for key in st.session_state.get("editor keys", ()):
        _receive(desk, key)


def _receive(desk: Desk, key: str) -> None:
    for save in _said(key, "saves") or ():
        keep(desk, save)


def _said(key: str, name: str) -> Any:
    return dict(st.session_state.get(key) or {}).get(name)


def keep(desk: Desk, save: Any) -> bool:
    """Hand a save to the desk, once; return whether this was the time."""
    if not isinstance(save, dict) or not save.get("sitting"):
        return False
    item_id = str(save.get("item"))
    known = st.session_state.setdefault(_KEPT, {})
    number = (str(save["sitting"]), int(save["seq"]))
    # A save that is sent again was not heard to be kept: it is answered again.
    if known.get(item_id, {}).get("number") == (*number, save.get("tries")):
        return False
    refused = ""
    try:
        desk.editing.type(item_id, _typed(save), who=who())
    except UsageError as error:
        refused = str(error)
    except DrafterError:
        return False  # it waits in the browser and comes again
    known[item_id] = {"number": (*number, save.get("tries")), "refused": refused}
    return True


def _typed(save: dict[str, Any]) -> Typed:
    return Typed(
        sitting=str(save["sitting"])[:40],
        seq=int(save["seq"]),
        after=int(save.get("after") or 0),
        base=_words(save["base"]),
        mine=_words(save["mine"]),
    )


def _words(said: dict[str, Any]) -> Words:
    headline, body = (_clean(str(said.get(name, ""))) for name in ("headline", "body"))
    return Words.typed(headline, body)


def _clean(text: str) -> str:
    # Half a sign (a browser's surrogate) and NUL can be kept by no database.
    return text.encode("utf-8", "replace").decode().replace("\x00", "")


def _answers(desk: Desk, key: str) -> dict[str, dict[str, Any]]:
    """Return, by item, what became of the saves that a page still sends."""
    known = st.session_state.get(_KEPT, {})
    items = [str(save.get("item")) for save in _said(key, "saves") or ()]
    return {
        item_id: _answer(desk, item_id, **known[item_id]) for item_id in items if item_id in known
    }


def _answer(desk: Desk, item_id: str, number: tuple[Any, ...], refused: str) -> dict[str, Any]:
    sitting, seq, tries = number
    row = desk.editing.sitting(sitting[:40], item_id)
    return {
        "sitting": sitting,
        "seq": seq,
        "tries": tries,
        "held": row is not None and row.held is not None,
        "refused": refused,
    }
