"""Other words for an item: versions, a redraft that waits, and what two editors typed at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

import streamlit as st

from drafter.desk import Desk
from drafter.merging import Piece, Words, compared
from drafter.store import Proposal, Revision, Sitting, StoredItem
from drafter.ui.evidence import day
from drafter.ui.when import moment
from drafter.ui.words import deed, plain

Act = Callable[..., None]
_SHOWN = 12  # sittings at once
_TAGS = {"gone": "del", "new": "ins"}
_ORIGINS = {
    "draft": "drafted",
    "redraft": "redraft",
    "edit": "edited",
    "merge": "merged",
    "fix": "fixed",
    "restore": "restored",
}


def changes(old: Words, new: Words) -> str:
    """Return as HTML how `new` differs from `old`: what is gone struck through, what is new underlined."""
    headline = _pieces(compared(old.headline, new.headline))
    body = _pieces(compared(old.body, new.body)).replace("\n\n", "</p><p>")
    return f'<div class="changes"><p><strong>{headline}</strong></p><p>{body}</p></div>'


def _pieces(pieces: Sequence[Piece]) -> str:
    return " ".join(
        f"<{tag}>{escape(piece.text)}</{tag}>"
        if (tag := _TAGS.get(piece.kind))
        else escape(piece.text)
        for piece in pieces
    )


# ── a redraft ────────────────────────────────────────────────────────────────────────────────


def proposal(desk: Desk, stored: StoredItem, act: Act, who: str) -> None:
    """Draw the redraft that waits beside the words that stand, if one does."""
    waiting = desk.reviewing.proposal(stored.item.id)
    if waiting is None:
        return
    item_id = stored.item.id
    with st.container(border=True, key=f"proposal-{item_id}"):
        asked = f" – “{plain(waiting.instruction)}”" if waiting.instruction else ""
        st.markdown(f"**A new text is proposed** by {plain(waiting.author)}{asked}")
        st.html(changes(stored.words, waiting.words))
        parts = _parts(waiting)
        chosen = st.multiselect(
            "Take only",
            list(parts),
            key=f"parts-{waiting.revision}",
            format_func=parts.__getitem__,
            placeholder="all of it",
        )
        with st.container(horizontal=True):
            st.button(
                "Take these parts" if chosen else "Take it",
                key=f"take-{waiting.revision}",
                type="primary",
                on_click=_take,
                args=(desk, item_id, waiting.revision, act, who),
            )
            st.button(
                "Leave it",
                key=f"leave-{waiting.revision}",
                on_click=act,
                args=(desk.reviewing.leave, item_id),
                kwargs={"who": who},
            )


def _take(desk: Desk, item_id: str, revision: int, act: Act, who: str) -> None:
    chosen = st.session_state.get(f"parts-{revision}") or None
    act(desk.reviewing.take, item_id, chosen, who=who)


def _parts(waiting: Proposal) -> dict[int, str]:
    base, new = waiting.base, waiting.words
    parts = {0: "the headline"} if base.headline != new.headline else {}
    for place in range(max(len(base.paragraphs), len(new.paragraphs))):
        if base.paragraphs[place : place + 1] != new.paragraphs[place : place + 1]:
            parts[place + 1] = f"paragraph {place + 1}"
    return parts


# ── two at once ──────────────────────────────────────────────────────────────────────────────


def held(desk: Desk, stored: StoredItem, act: Act, who: str) -> None:
    """Draw what was typed into words that another editor changed meanwhile, for a person to choose."""
    for sitting in desk.editing.held(stored.item.id):
        _held(desk, stored, sitting, act, who)


def _held(desk: Desk, stored: StoredItem, sitting: Sitting, act: Act, who: str) -> None:
    if sitting.held is None:
        return
    mine = "Yours" if sitting.who == who else f"What {plain(sitting.who)} typed"
    with st.container(border=True, key=f"held-{stored.item.id}"):
        st.markdown("**Two changed the same words.** Nothing is lost; choose what stands.")
        left, right = st.columns(2)
        for column, title, words in (
            (left, "Stands now", stored.words),
            (right, mine, sitting.held.mine),
        ):
            column.caption(title)
            column.html(changes(sitting.held.base, words))
        with st.container(horizontal=True):
            for label, take in (
                ("Keep what stands", "theirs"),
                (f"Take {'mine' if sitting.who == who else plain(sitting.who)}", "mine"),
                ("Take both", "both"),
            ):
                st.button(
                    label,
                    key=f"choose-{take}-{sitting.id}",
                    on_click=act,
                    args=(desk.editing.choose, stored.item.id, sitting.id, take),
                    kwargs={"who": who},
                )


# ── versions ─────────────────────────────────────────────────────────────────────────────────


def versions(desk: Desk, stored: StoredItem, act: Act, who: str) -> None:
    """Draw every version, those of one sitting together, each with what it changed and a way back."""
    found = desk.editing.versions(stored.item.id)
    _deeds(desk, stored.item.id)
    by_id = {each.id: each for each in found}
    sittings = [list(own) for _, own in groupby(found, key=lambda each: each.sitting or each.id)]
    older = len(sittings) > _SHOWN and st.toggle(
        f"Show all {len(sittings)}", key=f"older-{stored.item.id}"
    )
    for first, *others in sittings if older else sittings[:_SHOWN]:
        _version(desk, stored, first, by_id, act, who)
        if others and st.toggle(f"{len(others)} more of this sitting", key=f"sitting-{first.id}"):
            for each in others:
                _version(desk, stored, each, by_id, act, who)


def _deeds(desk: Desk, item_id: str) -> None:
    """Say what was done to an item besides its words, the newest first."""
    done = desk.deeds_of(item_id)
    if not done:
        return
    with st.expander(f"Approved, moved, undone: {len(done)}"):
        for each in done:
            st.caption(plain(f"{moment(each.made_at)} · {deed(each)} · {each.who}"))


def _version(
    desk: Desk,
    stored: StoredItem,
    version: Revision,
    by_id: dict[int, Revision],
    act: Act,
    who: str,
) -> None:
    words, button = st.columns([5, 1], vertical_alignment="top")
    origin = _ORIGINS.get(version.origin, version.origin)
    stands = " **– stands**" if version.stands else ""
    words.markdown(plain(f"{day(version.made_at)} · {origin} · {version.author}") + stands)
    before = by_id.get(version.parent or 0)
    said = Words(version.headline, tuple(version.paragraphs))
    earlier = Words(before.headline, tuple(before.paragraphs)) if before else said
    words.html(changes(earlier, said))
    if not version.stands:
        button.button(
            "Restore",
            key=f"restore-{version.id}",
            on_click=act,
            args=(desk.editing.restore, stored.item.id, version.id),
            kwargs={"who": who},
        )
