"""The stories of the inbox as cards: chosen, pinned, put together, taken apart, rejected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from textwrap import shorten

import streamlit as st

from drafter.desk import Desk
from drafter.model import Recall
from drafter.store import Gathered, GatheredFilter, SourceLine
from drafter.ui import brief
from drafter.ui.state import act, attempt, person
from drafter.ui.when import When
from drafter.ui.words import counted, link, plain

PAGE = 10
STATES = {
    "open": "Unused",
    "chosen": "In the next issue",
    "pinned": "Pinned",
    "rejected": "Rejected",
    "used": "In an issue",
    "": "All",
}
_RELATIONS = {"update": "goes on from print", "same": "printed already"}


def draw(desk: Desk, text: str, when: When) -> None:
    """Draw the stories that are asked for, a page of them at a time."""
    state = st.session_state.get("stories-state") or "open"
    asked = GatheredFilter(text=text, state=state, since=when.since, until=when.until)
    place = st.session_state.get("stories-page", 1)
    found, total = desk.inbox.stories.find(asked, start=(place - 1) * PAGE, count=PAGE)
    _bar(desk, found)
    if not found:
        st.info(_nothing(text, state))
    for story in found:
        _card(desk, story, found)
    pages = -(-total // PAGE)
    if pages > 1:
        st.pagination(pages, key="stories-page")
    st.caption(counted(total, "story").replace("storys", "stories"))


def _nothing(text: str, state: str) -> str:
    if text:
        return "No story has these words."
    if state == "open":
        return (
            "No story waits. Paste links above and keep them for the week: they are read at once."
        )
    return "There is none of these."


# ── several at once ──────────────────────────────────────────────────────────────────────────────


def _bar(desk: Desk, found: list[Gathered]) -> None:
    picked = [story for story in found if st.session_state.get(f"pick-{story.id}")]
    ids = [story.id for story in picked]
    with st.container(horizontal=True, vertical_alignment="center", key="stories-bar"):
        st.button(
            "Merge",
            key="merge",
            icon=":material/merge:",
            disabled=len(picked) < 2,
            help="Tick two stories or more: their sources become one story",
            on_click=_merge,
            args=(desk, ids),
        )
        st.button(
            "Put in the next issue",
            key="put-in",
            icon=":material/playlist_add:",
            disabled=not picked,
            on_click=_put_in,
            args=(desk, ids),
        )
        st.button(
            "Reject",
            key="reject-picked",
            icon=":material/block:",
            disabled=not picked,
            on_click=_reject,
            args=(desk, ids),
        )
        st.caption(f"{len(picked)} ticked" if picked else "Tick stories to do something with them")


def _merge(desk: Desk, ids: list[str]) -> None:
    def merge() -> Callable[[], object]:
        before = desk.inbox.merge(ids)
        _untick(ids)
        desk.gather()
        return partial(desk.inbox.stories.place, before)

    act(merge, f"{len(ids)} stories are one now.")


def _put_in(desk: Desk, ids: list[str]) -> None:
    def put_in() -> Callable[[], object]:
        desk.inbox.put_in(ids)
        _untick(ids)
        return partial(desk.inbox.stories.rank, dict.fromkeys(ids))

    act(put_in, f"{counted(len(ids), 'story') if len(ids) == 1 else f'{len(ids)} stories'} put in.")


def _reject(desk: Desk, ids: list[str]) -> None:
    def reject() -> Callable[[], object]:
        desk.inbox.stories.reject(ids, True, who=person())
        _untick(ids)
        return partial(desk.inbox.stories.reject, ids, False, who=person())

    act(reject, "Rejected." if len(ids) == 1 else f"{len(ids)} stories rejected.")


def _untick(ids: list[str]) -> None:
    for id_ in ids:
        st.session_state[f"pick-{id_}"] = False


# ── a card ───────────────────────────────────────────────────────────────────────────────────────


def _card(desk: Desk, story: Gathered, shown: list[Gathered]) -> None:
    with st.container(border=True, key=f"gathered-{story.id}"):
        tick, words, buttons = st.columns([0.3, 7, 3.6], gap="small")
        tick.checkbox(
            plain(f"Tick {story.title}"), key=f"pick-{story.id}", label_visibility="collapsed"
        )
        with words:
            st.html(_words(story))
        with buttons:
            _buttons(desk, story, shown)


def _words(story: Gathered) -> str:
    told = " · ".join(_source(line) for line in story.sources[:6])
    more = len(story.sources) - 6
    marks = [
        '<span class="tag">pinned</span>' if story.pinned else "",
        '<span class="tag">in the next issue</span>' if story.rank is not None else "",
        '<span class="tag">rejected</span>' if story.rejected else "",
        f'<span class="tag">{_RELATIONS[story.stands_as]}</span>'
        if story.stands_as in _RELATIONS
        else "",
    ]
    return (
        f"<h3>{escape(story.title)}</h3><p><small>{told}{f' and {more} more' if more > 0 else ''}"
        f"</small> {''.join(marks)}</p>{_recalled(story.recall)}"
    )


def _recalled(recall: Recall | None) -> str:
    # The nearest item to a story that is new is no news to the editor.
    return brief.printed(recall) if recall and recall.relation != "new" else ""


def _source(line: SourceLine) -> str:
    name = line.publisher or line.name or "pasted text"
    return (
        (link(line.url, name) if line.url else escape(name))
        + (f", {line.published.day} {line.published:%b}" if line.published else "")
        + (", beginning only" if line.partial else "")
    )


def _buttons(desk: Desk, story: Gathered, shown: list[Gathered]) -> None:
    with st.container(horizontal=True):
        if story.issue_id:
            st.page_link(
                st.session_state["pages"]["issue"],
                label="Its issue",
                query_params={"issue": story.issue_id},
            )
            _act(desk, "Offer again", story, partial(desk.inbox.stories.use, [story.id], None))
        elif story.rejected:
            back = partial(desk.inbox.stories.reject, [story.id], False, who=person())
            _act(desk, "Put back", story, back)
        elif story.rank is None:
            _act(desk, "Put in", story, partial(desk.inbox.put_in, [story.id]), primary=True)
        else:
            _act(desk, "Take out", story, partial(desk.inbox.take_out, story.id))
        pin = partial(desk.inbox.stories.pin, story.id, not story.pinned)
        _act(desk, "Unpin" if story.pinned else "Pin", story, pin)
        _arrange(desk, story, shown)
    if story.recall and story.recall.printed is not None and story.recall.relation != "new":
        names = list(brief.CHOICES)
        current = next(name for name, kind in brief.CHOICES.items() if kind == story.stands_as)
        st.segmented_control(
            "What is it?",
            names,
            default=current,
            key=f"is-{story.id}-{current}",
            on_change=_choose,
            args=(desk, story.id, f"is-{story.id}-{current}"),
        )


def _act(
    desk: Desk, name: str, story: Gathered, do: Callable[[], object], primary: bool = False
) -> None:
    st.button(
        name,
        key=f"{name.lower().replace(' ', '-')}-{story.id}",
        type="primary" if primary else "secondary",
        on_click=attempt,
        args=(do,),
    )


def _choose(desk: Desk, story_id: str, key: str) -> None:
    said = st.session_state.get(key)
    choice = brief.CHOICES[said] if said else None
    attempt(partial(desk.inbox.choose, story_id, choice, who=person()))


# ── put together, taken apart ────────────────────────────────────────────────────────────────────


def _arrange(desk: Desk, story: Gathered, shown: list[Gathered]) -> None:
    arrange = st.popover("Arrange…", key=f"arrange-{story.id}", on_change="rerun")
    if not arrange.open:
        return
    with arrange:
        if len(story.sources) > 1:
            st.button(
                "Split: each source a story of its own",
                key=f"split-{story.id}",
                on_click=_split,
                args=(desk, story.id),
            )
        if not story.rejected:
            st.button(
                "Reject this story",
                key=f"reject-{story.id}",
                on_click=_reject,
                args=(desk, [story.id]),
            )
        others = {each.id: shorten(each.title, 90) for each in shown if each.id != story.id}
        for line in story.sources:
            st.html(f"<p><small>{_source(line)}</small><br>{escape(line.label)}</p>")
            target = st.selectbox(
                "Move it to",
                ["", *others],
                format_func=lambda id_: others[id_] if id_ else "a story of its own",
                key=f"target-{line.id}",
            )
            with st.container(horizontal=True):
                st.button(
                    "Move", key=f"move-{line.id}", on_click=_move, args=(desk, line.id, target)
                )
                st.button("Remove", key=f"drop-{line.id}", on_click=remove, args=(desk, line))


def _split(desk: Desk, story_id: str) -> None:
    def split() -> Callable[[], object]:
        before = desk.inbox.split(story_id)
        desk.gather()
        return partial(desk.inbox.stories.place, before)

    act(split, "Each source is a story of its own now.")


def _move(desk: Desk, source_id: str, target: str) -> None:
    def move() -> Callable[[], object]:
        before = desk.inbox.move(source_id, target or None)
        desk.gather()
        return partial(desk.inbox.stories.place, before)

    act(move, "Moved.")


def remove(desk: Desk, line: SourceLine) -> None:
    """Take a source out of the inbox, as a button's callback."""

    def take_out() -> Callable[[], object]:
        desk.inbox.sources.set_removed([line.id], True)
        return partial(desk.inbox.sources.set_removed, [line.id], False)

    act(take_out, plain(f"Removed: {line.label[:80]}"))
