"""The review: the items of an issue at the left, the open one beside its evidence, or all of them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import streamlit as st

from drafter.desk import Desk
from drafter.model import Finding, digest
from drafter.reviewing import approved
from drafter.store import Line, Present
from drafter.ui import editor, editors, opened
from drafter.ui import item as item_view
from drafter.ui.components import component
from drafter.ui.state import undisturbed
from drafter.ui.words import counted, plain

PAGE = 10  # items of a whole issue at once
_PULSE = 3.0  # seconds between looks at what others do
_VIEWS = {"one": "One item", "all": "All"}
KEYS = (
    ("Alt+J · Alt+K", "next item · previous item (j · k outside a field)"),
    ("Alt+A", "approve the open item, or take it back"),
    ("Alt+L", "lock the open item for you, or unlock it"),
    ("Ctrl+S", "save now (what you type is saved anyway)"),
    ("Alt+/", "search the issue (/ outside a field)"),
    ("Alt+↑ · Alt+↓", "move an item of the list"),
    ("↑ · ↓", "go through the list; through the sentences of the evidence"),
    ("?", "this sheet"),
)


def draw(desk: Desk, issue_id: str) -> None:
    """Draw the review of an issue that has items."""
    st.session_state.pop("redraw", None)
    with st.container():  # there also when it is empty, so that what is below does not move
        if said := st.session_state.get("wrong"):  # until the next button is pressed
            st.error(plain(said))
    every = desk.reviewing.lines(issue_id)
    lines = [line for line in every if not line.removed]
    open_id = opened.current(lines)
    others = _others(desk, issue_id, open_id)
    _keys(desk, issue_id)
    rail, stage = st.columns([3, 13], gap="medium")
    with rail, st.container(key="rail"):
        shown = _rail(desk, issue_id, lines, others, open_id)
        _removed(desk, every)
    with stage:
        if not lines:
            st.info("Every item is taken out. Put one back at the left.")
        elif st.session_state.get("view") == "all":
            _whole(desk, lines, shown)
        else:
            item_view.draw_open(desk, lines)
    st.session_state["seen"] = _seen(every, others)
    _pulse(desk, issue_id)


@st.fragment(run_every=_PULSE)
def _pulse(desk: Desk, issue_id: str) -> None:
    """Say that this tab is here, and draw the page anew when others changed what it shows."""
    others = _others(desk, issue_id, str(st.session_state.get("open", "")))
    if _seen(desk.reviewing.lines(issue_id), others) != st.session_state.get("seen"):
        st.rerun(scope="app")


def _others(desk: Desk, issue_id: str, open_id: str) -> list[Present]:
    """Say that this tab is here, and return who else is: not the same editor in another tab."""
    name, place = editors.who(), (issue_id, open_id)
    others: list[Present]
    at, said, others = st.session_state.get("present", (0.0, None, []))
    # Asked twice while a page is drawn, and each time costs a write to the disk.
    if said != place or time.monotonic() - at > _PULSE / 2:
        present = desk.reviewing.here(editors.tab(), issue_id, open_id, name)
        others = [each for each in present if each.who != name]
        st.session_state["present"] = (time.monotonic(), place, others)
    return others


def _seen(lines: Sequence[Line], others: Sequence[Present]) -> str:
    return digest(
        *(
            str((line.id, line.words, line.removed, line.lock, line.proposed, approved(line)))
            for line in lines
        ),
        *(f"{each.who} {each.item_id}" for each in others),
    )


# ── the list ─────────────────────────────────────────────────────────────────────────────────


def _rail(
    desk: Desk, issue_id: str, lines: Sequence[Line], others: Sequence[Present], open_id: str
) -> list[Line]:
    """Draw who is here and the list; return the lines that the search leaves."""
    editors.picker(desk)
    away = sorted({each.who for each in others})
    if away:
        st.caption(":material/group: " + plain(", ".join(away)))
    st.session_state.setdefault("view", "one")
    st.segmented_control(
        "View",
        list(_VIEWS),
        required=True,
        format_func=_VIEWS.__getitem__,
        key="view",
        label_visibility="collapsed",
    )
    sought = st.text_input(
        "Search the issue", key="find", placeholder="Search (/)", label_visibility="collapsed"
    )
    shown = [line for line in lines if _has(line, sought)]
    if sought and not shown:
        st.caption("No item has these words.")
    found = desk.reviewing.open_findings(shown)
    component("sorter")(
        key="sorter",
        data={
            "items": [
                _entry(line, number, found[line.id], others) | {"open": line.id == open_id}
                for number, line in enumerate(lines, 1)
                if line.id in found
            ],
            "issue": issue_id,
            "heard": st.session_state.get("heard", 0),
            "session": editors.tab(),
        },
        on_open_change=lambda: _opened(desk),
        on_move_change=lambda: _moved(desk, [line.id for line in lines], bool(sought)),
    )
    done = sum(map(approved, lines))
    st.caption(f"{done} of {counted(len(lines), 'item')} approved")
    return shown


def _has(line: Line, sought: str) -> bool:
    text = f"{line.words.headline} {line.words.body}".lower()
    return all(word in text for word in sought.lower().split())


def _entry(
    line: Line, number: int, found: Sequence[Finding], others: Sequence[Present]
) -> dict[str, Any]:
    marks: list[tuple[str, str]] = []
    if approved(line):
        marks.append(("good", "✓ approved"))
    severe = sum(finding.severity == "severe" for finding in found)
    looks = sum(finding.severity == "warning" for finding in found)
    if severe:
        marks.append(("severe", f"◆ {severe} severe"))
    if looks:
        marks.append(("look", f"▲ {looks} to look at"))
    if line.proposed:
        marks.append(("look", "✎ proposal"))
    if line.lock:
        marks.append(("who", f"⚿ {line.lock.who}"))
    if here := sorted({each.who for each in others if each.item_id == line.id}):
        marks.append(("who", f"● {', '.join(here)}"))
    return {
        "id": line.id,
        "number": number,
        "headline": line.words.headline,
        "body": line.words.body,
        "marks": marks,
        **editor.locked(line.lock.who if line.lock else ""),
    }


def _said(name: str) -> Any:
    return dict(st.session_state.get("sorter") or {}).get(name)


@undisturbed()
def _opened(desk: Desk) -> None:
    editor.receive_all(desk)
    if item_id := _said("open"):
        opened.go(str(item_id))


@undisturbed()
def _moved(desk: Desk, ids: Sequence[str], searching: bool) -> None:
    """Do the moves that were not heard of yet: the list sends each until it knows that it was."""
    act, heard = item_view.act_for(desk), st.session_state.get("heard", 0)
    for move in _said("move") or ():
        if move["number"] <= heard:
            continue
        if move["item"] in ids and not searching:
            place, key = int(move["place"]), str(move["key"])[:60]
            act(desk.editing.place, move["item"], place, who=editors.who(), key=key)
        st.session_state["heard"] = move["number"]


def _removed(desk: Desk, lines: Sequence[Line]) -> None:
    out = [line for line in lines if line.removed]
    if not out:
        return
    with st.expander(f"{len(out)} taken out"):
        for line in out:
            st.markdown(plain(line.words.headline))
            st.button(
                "Put back",
                key=f"back-{line.id}",
                on_click=item_view.act_for(desk),
                args=(desk.editing.take_out, line.id, False),
                kwargs={"who": editors.who()},
            )


# ── all of them ──────────────────────────────────────────────────────────────────────────────


def _whole(desk: Desk, lines: Sequence[Line], shown: Sequence[Line]) -> None:
    numbers = {line.id: number for number, line in enumerate(lines, 1)}
    pages = max(1, -(-len(shown) // PAGE))
    page = 1
    if pages > 1:
        page = st.segmented_control(
            "Page", list(range(1, pages + 1)), default=1, key=f"page-of-{pages}"
        ) or 1  # fmt: skip
    for line in shown[(page - 1) * PAGE : page * PAGE]:
        item_view.draw_among(desk, line, numbers[line.id])
        st.divider()


# ── keys ─────────────────────────────────────────────────────────────────────────────────────


def _keys(desk: Desk, issue_id: str) -> None:
    left = st.session_state.pop("left kept", "")
    component("keys")(
        key="keys",
        data={"left": left},
        on_press_change=lambda: _pressed(desk, issue_id),
        on_left_change=lambda: _left(desk),
    )
    if st.session_state.pop("sheet", False):
        _sheet()


@undisturbed()
def _left(desk: Desk) -> None:
    said = dict(st.session_state.get("keys") or {}).get("left")
    if isinstance(said, dict) and editor.keep(desk, said):
        st.session_state["left kept"] = said["item"]


@undisturbed()
def _pressed(desk: Desk, issue_id: str) -> None:
    said = dict(st.session_state.get("keys") or {}).get("press")
    action, shown = (said.get("action"), said.get("item")) if isinstance(said, dict) else ("", "")
    if action == "sheet":
        st.session_state["sheet"] = True
        return
    lines = [line for line in desk.reviewing.lines(issue_id) if not line.removed]
    ids = [line.id for line in lines]
    open_id = str(shown or opened.current(lines))
    if open_id not in ids:
        return
    place = ids.index(open_id)
    act = item_view.act_for(desk)
    match action:
        case "next" | "previous":
            editor.receive_all(desk)
            opened.go(ids[(place + (1 if action == "next" else -1)) % len(ids)])
        case "approve" if approved(lines[place]):
            act(desk.reviewing.withdraw, open_id, editors.who())
        case "approve":
            act(desk.reviewing.approve, open_id, editors.who())
        case "lock" if lines[place].lock:
            act(desk.reviewing.unlock, open_id, editors.who())
        case "lock":
            act(desk.reviewing.lock, open_id, editors.who())


@st.dialog("Keys")
def _sheet() -> None:
    for keys, does in KEYS:
        left, right = st.columns([2, 5])
        left.markdown(f"`{keys}`")
        right.markdown(does)
