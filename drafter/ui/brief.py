"""The Monday brief: the week's stories as news, follow-ups and repeats, for the editor to decide."""

from __future__ import annotations

from html import escape

import streamlit as st

from drafter.desk import Desk
from drafter.model import Recall, Relation, Span
from drafter.store import StoredStory
from drafter.ui.state import person
from drafter.ui.words import counted, link, plain

GROUPS: dict[Relation, tuple[str, str]] = {
    "update": ("Going on from what was printed", ":material/update:"),
    "new": ("New", ":material/fiber_new:"),
    "same": ("Printed already", ":material/history:"),
}
# What an editor says of a story: the word on the button, and what it comes to.
CHOICES: dict[str, Relation] = {"Skip": "same", "Update": "update", "New": "new"}


def draw(desk: Desk, issue_id: str) -> None:
    """Draw the stories of a sorted issue, each with what the desk thinks and the editor's choice."""
    stories = desk.brief(issue_id)
    chosen = sum(each.stands_as != "same" for each in stories)
    st.caption(
        "Nothing is written yet. Choose what goes in: a story that is skipped costs nothing, and what you"
        " decide teaches the desk."
    )
    st.button(
        f"Draft {counted(chosen, 'story') if chosen == 1 else f'{chosen} stories'}",
        key="draft-sorted",
        type="primary",
        disabled=not chosen,
        on_click=desk.try_again,
        args=(issue_id,),
    )
    for relation, (title, icon) in GROUPS.items():
        own = [each for each in stories if each.recall.relation == relation]
        if own:
            st.header(f"{icon} {title} ({len(own)})")
        for each in own:
            _story(desk, each)


def _story(desk: Desk, each: StoredStory) -> None:
    with st.container(border=True, key=f"story-{each.id}"):
        words, choice = st.columns([5, 2])
        with words:
            st.html(_head(each) + printed(each.recall))
        with choice:
            names = list(CHOICES)
            current = next(name for name, kind in CHOICES.items() if kind == each.stands_as)
            st.segmented_control(
                "What is it?",
                names,
                default=current,
                key=f"choice-{each.id}",
                on_change=_choose,
                args=(desk, each.id),
            )
            if each.choice is not None:
                st.caption(plain(f"decided by {each.who}"))


def _choose(desk: Desk, story_id: str) -> None:
    said = st.session_state.get(f"choice-{story_id}")
    desk.choose(story_id, CHOICES[said] if said else None, who=person())


def _head(each: StoredStory) -> str:
    told = " · ".join(
        link(article.url, article.publisher or article.url)
        if article.url.startswith("http")
        else escape(article.publisher or "pasted text")
        for article in each.story.articles
    )
    return f"<h3>{escape(each.story.title)}</h3><p><small>{told}</small></p>"


def printed(recall: Recall) -> str:
    """Return what was printed and what is new since, as HTML."""
    item = recall.printed
    if item is None:
        return ""
    where = link(item.link, item.issue) if item.link else escape(item.issue)
    near = "Nearest in print" if recall.relation == "new" else "Printed"
    parts = [f"<p>{near} in {where}: <strong>{escape(item.headline)}</strong></p>"]
    if recall.news is not None:
        parts.append(f"<blockquote>New: {_said(recall.news)}</blockquote>")
    if recall.old is not None:
        parts.append(f"<blockquote>Printed: {_said(recall.old)}</blockquote>")
    parts += [
        f'<p class="changed">We printed <strong>{escape(change.old.text)}</strong>;'
        f" a source now has <strong>{escape(change.new.text)}</strong>.</p>"
        for change in recall.changes
    ]
    return "".join(parts)


def _said(span: Span) -> str:
    return escape(" ".join(span.text.split()))


def line(each: StoredStory | None) -> str:
    """Return one line for an item that goes on from what was printed, "" for any other."""
    if each is None or each.stands_as != "update" or each.recall.printed is None:
        return ""
    printed = each.recall.printed
    return f"Goes on from {printed.issue}: {printed.headline}"
