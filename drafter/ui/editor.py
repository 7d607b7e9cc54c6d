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
from drafter.ui.components import component
from drafter.ui.editors import who

_KEPT = (
    "kept saves"  # by item: the last save that this session has handed to the desk, and its answer
)


def draw(desk: Desk, stored: StoredItem, number: int) -> bool:
    """Draw the headline and the text of an item; return whether words came in while drawing.

    They do in a session that began after they were sent: the server was started anew.
    """
    item_id = stored.item.id
    key = f"editor-{item_id}"
    holder = desk.reviewing.locked_by(item_id)
    locked = holder not in ("", who())
    sent = component("editor")(
        key=key,
        data={
            "item": item_id,
            "labels": {"headline": f"Headline {number}", "body": f"Text {number}"},
            "headline": stored.item.headline,
            "body": stored.words.body,
            "readonly": locked,
            "note": f"locked by {holder}" if locked else "",
            "ack": _answer(desk, item_id),
        },
        on_save_change=partial(_receive, desk, item_id, key),
    )
    st.session_state.setdefault("editor keys", {})[item_id] = key
    return keep(desk, item_id, sent.get("save"))


def receive_all(desk: Desk) -> None:
    """Keep whatever any field has sent; called before a button does what it stands for."""
    for item_id, key in st.session_state.get("editor keys", {}).items():
        _receive(desk, item_id, key)


def _receive(desk: Desk, item_id: str, key: str) -> None:
    keep(desk, item_id, dict(st.session_state.get(key) or {}).get("save"))


def keep(desk: Desk, item_id: str, save: Any) -> bool:
    """Hand a save to the desk, once; return whether this was the time."""
    if not isinstance(save, dict) or not save.get("sitting"):
        return False
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


def _answer(desk: Desk, item_id: str) -> dict[str, Any] | None:
    known = st.session_state.get(_KEPT, {}).get(item_id)
    if known is None:
        return None
    sitting, seq, tries = known["number"]
    row = desk.editing.sitting(sitting[:40], item_id)
    return {
        "sitting": sitting,
        "seq": seq,
        "tries": tries,
        "held": row is not None and row.held is not None,
        "refused": known["refused"],
    }
