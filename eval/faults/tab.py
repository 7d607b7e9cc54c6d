"""A tab of a browser without the browser: it speaks Streamlit's own protocol with the desk's own server.

Ten browsers would take the cores of which the desks' share is to be measured.
"""

from __future__ import annotations

import json
import math
import re
import secrets
import time
from collections.abc import Iterable
from contextlib import ExitStack
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect
from websockets.typing import Subprotocol

_KEY = re.compile(r"\$\$ID-[0-9a-f]+-(.+)")
_WIDGETS = ("text_area", "text_input", "button", "bidi_component")
_LARGEST = 50_000_000  # bytes of a message


class Wrong(Exception):
    """The page showed an error, or never finished."""


class Tab:
    """One open page: its widgets by key or label, its texts, and what was typed into it."""

    def __init__(self, host: str, patience: float) -> None:
        self._patience = patience
        self._host = host
        self.query = ""
        self._page = ""
        self._page_hash = ""
        self._typed: dict[str, str] = {}
        self._fragments: dict[str, str] = {}
        self._again: str | None = None  # the fragment that wants to be drawn each second
        self.widgets: dict[str, Any] = {}
        self.said: list[str] = []

    def __enter__(self) -> Self:
        with ExitStack() as opened:
            self._socket = opened.enter_context(
                connect(
                    f"ws://{self._host}/_stcore/stream",
                    subprotocols=[Subprotocol("streamlit")],
                    max_size=_LARGEST, open_timeout=self._patience,
                )
            )  # fmt: skip
            self._opened = opened.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    # ── what an editor does; each returns the seconds until the page is drawn ───────────────────

    def open(self, page: str = "", query: str = "") -> float:
        """Open a page by its address."""
        self._page, self.query, self._page_hash = page, query, ""
        self._typed = {}
        return self._run({})

    def type(self, headline: str) -> float:
        """Type a headline into the fields of the open item, as their component sends it."""
        shown = self.shown("editor")
        base = {"headline": shown["headline"], "body": shown["body"]}
        save = {
            "item": shown["item"], "sitting": secrets.token_hex(8), "seq": 1, "tries": 0, "after": 0,
            "base": base, "mine": base | {"headline": headline},
        }  # fmt: skip
        sent = json.dumps({"saves": [save]})
        state = WidgetState(id=self.widgets["editor"].id, json_value=sent)
        return self._run({}, self._fragments.get("editor", ""), sent=state)

    def open_item(self, item: str) -> float:
        """Open an item of the issue that is shown, as a click on it in the list does."""
        asked = {"event": "open", "value": {"item": item, "number": time.time_ns() // 1_000_000}}
        events = f"$$STREAMLIT_INTERNAL_KEY_{self.widgets['editor'].id}__events"
        state = WidgetState(id=events, json_trigger_value=json.dumps([asked]))
        return self._run({}, self._fragments.get("editor", ""), sent=state)

    def shown(self, key: str) -> Any:
        """Return what one of the desk's own components was given to show."""
        return json.loads(self.widgets[key].mixed.json or self.widgets[key].json)

    def click(self, key: str, **filled: str) -> float:
        """Press a button, together with what stands in the fields of its form."""
        for name, words in filled.items():
            self._typed[self.widgets[name].id] = words
        return self._run({self.widgets[key].id: True}, self._fragments.get(key, ""))

    def wait(self) -> float | None:
        """Draw again what wants to be drawn each second; None where nothing does."""
        return None if self._again is None else self._run({}, self._again, automatic=True)

    # ── the protocol ────────────────────────────────────────────────────────────────────────────

    def _run(
        self,
        pressed: dict[str, bool],
        fragment: str = "",
        automatic: bool = False,
        sent: WidgetState | None = None,
    ) -> float:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_name = self.query, self._page
        state.page_script_hash, state.fragment_id = self._page_hash, fragment
        state.is_auto_rerun = automatic
        for widget, words in (self._fields() | self._typed).items():
            state.widget_states.widgets.append(WidgetState(id=widget, string_value=words))
        for widget in pressed:
            state.widget_states.widgets.append(WidgetState(id=widget, trigger_value=True))
        if sent is not None:
            state.widget_states.widgets.append(sent)
        began = time.monotonic()
        self._socket.send(asked.SerializeToString())
        self._until_finished(began + self._patience, bool(fragment))
        return time.monotonic() - began

    def _fields(self) -> dict[str, str]:
        """Return what stands in all fields: a browser sends that, changed or not."""
        return {
            each.id: each.value if each.set_value else each.default
            for each in self.widgets.values()
            if hasattr(each, "set_value")
        }

    def _until_finished(self, until: float, fragment: bool) -> None:
        seen: dict[str, Any] = {}
        if not fragment:
            self.said, self._again = [], None
        while True:
            try:
                data = self._socket.recv(max(0.1, until - time.monotonic()))
            except TimeoutError:
                raise Wrong("the page was not drawn in time") from None
            message = ForwardMsg.FromString(data)
            match message.WhichOneof("type"):
                case "new_session" if not self._page_hash:
                    self._page_hash = message.new_session.page_script_hash
                case "navigation":  # the page that stands in the address, where there are several
                    self._page_hash = message.navigation.page_script_hash
                case "page_info_changed":
                    self.query = message.page_info_changed.query_string
                case "delta":
                    self._draw(message.delta, seen)
                case "auto_rerun":
                    self._again = message.auto_rerun.fragment_id
                case "script_finished":
                    if message.script_finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY:
                        self.widgets |= seen
                        return
                    if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                        self.widgets = seen
                        return
                    # Told to run once more: what comes now is the whole page.
                    seen, self.said, self._again = {}, [], None

    def _draw(self, delta: Any, seen: dict[str, Any]) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise Wrong(f"the page broke: {element.exception.message}")
        if kind == "alert":
            self.said.append(element.alert.body)
        if kind in _WIDGETS:
            widget = getattr(element, kind)
            found = _KEY.fullmatch(widget.id)
            for name in {found[1] if found else "", getattr(widget, "label", "")} - {"", "None"}:
                seen[name] = widget
                self._fragments[name] = delta.fragment_id

    def keys(self, start: str) -> list[str]:
        """Return the keys of the widgets that begin so, in the order of the page."""
        return [key for key in self.widgets if key.startswith(start)]


def percentile(seconds: Iterable[float], share: float) -> float:
    """Return the value that `share` of these do not exceed; 0 of nothing."""
    ordered = sorted(seconds)
    return ordered[math.ceil(share * len(ordered)) - 1] if ordered else 0.0
