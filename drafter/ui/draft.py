"""The page where the coming issue is put in order and drafted, and where drafting is watched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from html import escape
from textwrap import shorten

import streamlit as st

from drafter.desk import Desk
from drafter.errors import DrafterError
from drafter.model import Event
from drafter.store import Gathered, GatheredFilter, StoredStory
from drafter.ui import failures
from drafter.ui.costs import priced
from drafter.ui.look import titled
from drafter.ui.state import attempt, issue_id, person, say_wrong, signed
from drafter.ui.words import counted, link, plain

_MOST = 40  # stories of one issue
_SHOWN = 420  # characters of an item that has just been written


def page(desk: Desk) -> None:
    """Draw how the issue in the address is drafted; without one, the stories chosen for the next."""
    if begun := st.session_state.pop("begun", ""):
        st.query_params["issue"] = begun
    issue = issue_id()
    job = desk.jobs.get(issue) if issue else None
    if job is not None and job.running:
        _watched(desk, issue)
        return
    if issue and st.session_state.pop("watching", "") == issue:
        # Drafted while this page was open: on to the review.
        st.switch_page(st.session_state["pages"]["issue"], query_params={"issue": issue})
    with st.container():
        if issue:
            _ended(desk, issue)
            failures.draw(desk, issue)
    st.title("The next issue")
    say_wrong()
    _coming(desk)


def _ended(desk: Desk, issue: str) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown("This issue is drafted.")
        st.page_link(
            st.session_state["pages"]["issue"], label="Review it", query_params={"issue": issue}
        )


# ── before ───────────────────────────────────────────────────────────────────────────────────────


def _coming(desk: Desk) -> None:
    chosen = desk.inbox.chosen()
    with st.container():
        _take(desk, bool(chosen))
    if not chosen:
        st.info(
            "No story is chosen yet. Take the newest here, or choose them one by one among the Sources."
        )
        st.page_link(st.session_state["pages"]["week"], label="Choose stories")
        return
    with st.container(border=True, key="draft-bar"):
        left, right = st.columns([3, 1.4], vertical_alignment="bottom")
        with left:
            _estimate(desk, chosen)
        with right, st.container(horizontal=True, vertical_alignment="bottom"):
            today = datetime.now().astimezone().date()
            day = st.date_input("Date of the issue", value=today, key="draft-day", width=150)
            count = len(chosen)
            st.button(
                f"Draft {'this story' if count == 1 else f'these {count} stories'}",
                key="draft-chosen",
                type="primary",
                on_click=_start,
                args=(desk, day),
            )
    for number, story in enumerate(chosen, 1):
        _line(desk, number, story, last=number == len(chosen))


def _take(desk: Desk, some: bool) -> None:
    """Offer to fill the issue with the newest stories that were not printed yet."""
    _, waiting = desk.inbox.stories.find(GatheredFilter(state="open"), count=1)
    if not waiting:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        most = min(waiting, _MOST)
        st.number_input(
            "How many stories", 1, most, value=min(7, most), key="take-count", width=160
        )
        st.button(
            "Fill up with the newest" if some else "Take the newest",
            key="take-newest",
            help="Pinned stories first; what was printed already is left out",
            on_click=_fill,
            args=(desk,),
        )


def _fill(desk: Desk) -> None:
    attempt(partial(desk.inbox.fill, int(st.session_state["take-count"])))


def _estimate(desk: Desk, chosen: list[Gathered]) -> None:
    try:
        told = desk.inbox.estimate(chosen)
    except DrafterError as error:
        st.error(plain(str(error)))
        return
    if told.model:
        st.markdown(
            f"**{counted(told.stories, 'item')} by {plain(told.model)}**  \n{priced(told)}"
            "  \n:gray[The first if every item is right at once, the second if each is mended once."
            " What was written before is not paid for again.]"
        )
    else:
        st.markdown(
            f"**{counted(told.stories, 'item')}, extracts**  \nNo tokens, US\\$0: put together here from"
            " the sources’ own sentences, to be rewritten."
        )


def _start(desk: Desk, day: object) -> None:
    def start() -> None:
        when = day if isinstance(day, date) else date.today()
        st.session_state["begun"] = desk.start_draft_of_inbox(day=when, who=person())

    attempt(start)


def _line(desk: Desk, number: int, story: Gathered, *, last: bool) -> None:
    with st.container(border=True, key=f"chosen-{story.id}"):
        words, buttons = st.columns([7, 2.4], vertical_alignment="center")
        told = " · ".join(
            link(line.url, line.publisher or line.url) if line.url else escape(line.label)
            for line in story.sources
        )
        words.html(f"<h2>{number}. {escape(story.title)}</h2><p><small>{told}</small></p>")
        with buttons, st.container(horizontal=True):
            for name, by, off in (("↑", -1, number == 1), ("↓", 1, last)):
                st.button(
                    name,
                    key=f"{'up' if by < 0 else 'down'}-{story.id}",
                    help="Move up" if by < 0 else "Move down",
                    disabled=off,
                    on_click=attempt,
                    args=(partial(desk.inbox.shift, story.id, by),),
                )
            st.button(
                "Take out",
                key=f"take-out-{story.id}",
                on_click=attempt,
                args=(partial(desk.inbox.take_out, story.id),),
            )


# ── meanwhile ────────────────────────────────────────────────────────────────────────────────────


def _watched(desk: Desk, issue: str) -> None:
    st.session_state["watching"] = issue
    beside = titled("Being drafted")
    beside.button("Stop", key="stop", on_click=signed, args=(partial(desk.stop, issue),))
    st.caption(
        "This goes on when you close the tab. What is written is kept, also when you stop it."
    )
    _progress(desk, issue)


@st.fragment(run_every=1.0)
def _progress(desk: Desk, issue: str) -> None:
    job = desk.jobs.get(issue)
    if job is None or not job.running:
        st.rerun()
    assert job is not None
    if nobody := desk.jobs.missing():
        st.warning(plain(nobody))
    events = job.events
    found = desk.brief(issue)
    stories = [each for each in found if each.stands_as != "same"]
    done = {tuple(sorted(a.version for a in each.articles)): each for each in desk.items(issue)}
    if aside := len(found) - len(stories):
        st.caption(
            f":material/history: {aside} printed already: set aside, and listed in the review"
        )
    if stories:
        share = len(done) / len(stories)
        st.progress(min(share, 1.0), text=f"{len(done)} of {len(stories)} items are there")
    else:
        _fetching(events.values())
    for each in stories:
        item = done.get(tuple(sorted(article.version for article in each.story.articles)))
        with st.container(border=True, key=f"progress-{each.id}"):
            st.markdown(_standing(events, each, written=item is not None))
            if item is not None:
                words = shorten(" ".join(item.item.paragraphs), _SHOWN, placeholder=" …")
                st.html(f"<h2>{escape(item.item.headline)}</h2><p>{escape(words)}</p>")


def _fetching(told: Iterable[Event]) -> None:
    events = [event for event in told if event.stage == "fetch"]
    ended = [event for event in events if event.state != "started"]
    st.progress(
        len(ended) / max(len(events), 1),
        text=f"{len(ended)} of {counted(len(events), 'page')} read" if events else "Beginning …",
    )
    for event in events:
        st.markdown(_page(event))


def _page(event: Event) -> str:
    mark = {
        "started": f":gray[:material/hourglass_empty: {event.message or 'fetching'}]",
        "done": ":green[:material/check: read]",
        "kept": ":green[:material/check: read before]",
        "failed": ":red[:material/error: failed]",
    }[event.state]
    said = "" if event.state == "started" else f" — {plain(event.message)}"
    return f"{mark} {plain(event.subject)}{said}"


def _standing(events: Mapping[tuple[str, str], Event], each: StoredStory, *, written: bool) -> str:
    """Return where a story stands, in words."""
    title = plain(each.story.title)
    if written:
        return f":green[:material/check: written and checked] {title}"
    check = events.get(("check", each.story.title))
    write = events.get(("write", each.story.title))
    if write is not None and write.state == "failed":
        return f":red[:material/error: could not be written] {title} — {plain(write.message)}"
    if check is not None and check.state == "started":
        note = f" — {plain(check.message)}" if check.message else ""
        return f":orange[:material/fact_check: being checked] {title}{note}"
    if write is not None:
        return f":orange[:material/edit: being written] {title}"
    return f":gray[:material/schedule: waits] {title}"
