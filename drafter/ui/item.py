"""One item: the draft on the left to be edited, what carries it on the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from textwrap import shorten

import streamlit as st

from drafter.desk import Desk
from drafter.errors import DrafterError
from drafter.model import Finding, Item
from drafter.store import StoredItem
from drafter.ui import brief
from drafter.ui import figures as figure_ledger
from drafter.ui.state import person
from drafter.ui.words import link, marked, plain

QUOTES = '“”"‘’ '
_SHOWN = 180  # characters of the draft's words beside a finding
SEVERITIES = {
    "severe": ("red", "Severe"),
    "warning": ("orange", "Look"),
    "note": ("gray", "Note"),
}


@st.fragment
def draw(desk: Desk, item_id: str, number: int) -> None:
    """Draw an item from the database; what the editor typed is saved before anything is drawn."""
    if st.session_state.get("exporting") or st.session_state.get("redraw"):
        st.rerun(scope="app")
    job = desk.jobs.get(f"redraft {item_id}")
    if job is not None and job.running:
        _waiting(desk, item_id)
    stored = desk.store.item(item_id)
    with st.container(border=True, key=f"item-{item_id}"):
        left, right = st.columns([1, 1], gap="large")
        with left:
            _draft(desk, stored, number)
        with right:
            _evidence(desk, desk.store.item(item_id))


def act(do: Callable[..., None], *arguments: object) -> None:
    """Do what a button stands for, as its callback, and have the whole page drawn again.

    When a field is left by the very click on a button, Streamlit runs only the field's fragment, and
    what the button's own branch would do is lost; callbacks always run.
    """
    do(*arguments)
    st.session_state["redraw"] = True


@st.fragment(run_every=1.0)
def _waiting(desk: Desk, item_id: str) -> None:
    job = desk.jobs.get(f"redraft {item_id}")
    if job is None or not job.running:
        st.rerun()
    st.info("A new draft is being written. Go on working; your words stay.")


def _keys(stored: StoredItem) -> tuple[str, str]:
    """Name the two fields by item and by the last text that came from elsewhere.

    An editor's own revisions keep the field; a redraft or an older version brings a new one, so that
    no old text can stay on the screen and be saved over it.
    """
    seeds = st.session_state.setdefault("seeds", {})
    mine = st.session_state.setdefault("mine", {})
    item_id = stored.item.id
    if mine.get(item_id) != stored.revision:
        seeds[item_id] = mine[item_id] = stored.revision
    return f"headline-{item_id}-{seeds[item_id]}", f"body-{item_id}-{seeds[item_id]}"


def _save(desk: Desk, item_id: str, headline_key: str, body_key: str) -> None:
    """Keep what the fields hold; the callback of both, so it runs before any other code."""
    state = st.session_state
    based_on = state["mine"][item_id]
    try:
        revision, stands = desk.editing.edit(
            item_id, state[headline_key], state[body_key], based_on=based_on, who=person()
        )
    except DrafterError as error:
        state[f"said-{item_id}"] = str(error)
        return
    if stands:
        state["mine"][item_id] = revision
        desk.editing.recheck(item_id)
    else:
        state[f"said-{item_id}"] = (
            "Someone else changed this item meanwhile. Their text stands; yours is under Versions."
        )


def _draft(desk: Desk, stored: StoredItem, number: int) -> None:
    item = stored.item
    headline_key, body_key = _keys(stored)
    said = st.session_state.pop(f"said-{item.id}", "")
    if said:
        st.warning(plain(said))
    save = partial(_save, desk, item.id, headline_key, body_key)
    # Two lines, since most headlines need them; a line break typed here is read as a space.
    st.text_area(
        f"Headline {number}",
        value=item.headline,
        key=headline_key,
        height="content",
        on_change=save,
    )
    body = "\n\n".join(item.paragraphs)
    st.text_area("Text", value=body, key=body_key, height="content", on_change=save)
    words = sum(len(paragraph.split()) for paragraph in item.paragraphs)
    writer = item.writer.model if item.writer else "the editor"
    extract = " · **extract, to be rewritten**" if item.extract else ""
    st.caption(plain(f"{words} words · drafted by {writer}") + extract)
    if goes_on := brief.line(desk.story_of(stored)):
        st.caption(f":material/update: {plain(goes_on)}")
    for breach in desk.editing.item_breaches(item):
        st.caption(f":orange[:material/rule:] {plain(breach.message)}")
    _controls(desk, stored)


def _controls(desk: Desk, stored: StoredItem) -> None:
    item_id = stored.item.id
    up, down, redraft, versions, out = st.columns([1, 1, 3, 3, 3])
    up.button(
        "↑",
        key=f"up-{item_id}",
        help="Move up",
        on_click=act,
        args=(desk.editing.move, item_id, -1),
    )
    down.button(
        "↓",
        key=f"down-{item_id}",
        help="Move down",
        on_click=act,
        args=(desk.editing.move, item_id, +1),
    )
    with redraft.popover("Redraft…"), st.form(f"redraft-{item_id}", border=False):
        wish = st.text_input(
            "What should change?",
            placeholder="shorter; lead with the figure",
            key=f"wish-{item_id}",
        )
        if st.form_submit_button("Write it again"):
            desk.start_redraft(item_id, wish)
            st.rerun()
    with versions.popover("Versions"):
        _versions(desk, item_id)
    out.button(
        "Take out", key=f"out-{item_id}", on_click=act, args=(desk.editing.take_out, item_id)
    )
    job = desk.jobs.get(f"redraft {item_id}")
    if job is not None and not job.running:
        message = job.error or " ".join(event.message for event in job.events.values())
        if message.strip():
            st.caption(plain(message))


def _versions(desk: Desk, item_id: str) -> None:
    for version in desk.editing.versions(item_id):
        words, button = st.columns([4, 1])
        words.markdown(
            plain(f"{version.made_at:%d %b %H:%M} · {version.origin} · {version.author}")
            + ("  **stands**" if version.stands else "")
            + f"\n\n{plain(version.headline)}"
        )
        if not version.stands:
            button.button(
                "Restore",
                key=f"restore-{version.id}",
                on_click=_restore,
                args=(desk, item_id, version.id),
            )


def _restore(desk: Desk, item_id: str, revision: int) -> None:
    act(partial(desk.editing.restore, who=person()), item_id, revision)


def _evidence(desk: Desk, stored: StoredItem) -> None:
    item = stored.item
    findings, figures, evidence, sources = st.tabs(
        [
            f"Findings ({len(item.findings)})",
            f"Figures ({len(item.figures)})",
            "Evidence",
            f"Sources ({len(item.sources)})",
        ]
    )
    names = {article.url: article.publisher or article.url for article in stored.articles}
    with findings:
        if not item.findings:
            st.caption("Nothing found: each sentence is carried by the sources.")
        for finding in item.findings:
            _finding(finding, item, names)
    with figures, st.container(height=420, border=False):
        if item.figures:
            st.html(figure_ledger.table(item.figures, names))
        else:
            st.caption("This item has no figure.")
    with evidence, st.container(height=420, border=False):
        for each in item.evidence:
            quotes = "".join(
                f"<blockquote>{escape(span.text)}<br><small>{escape(names.get(span.url, span.url))}"
                "</small></blockquote>"
                for span in each.spans
            )
            st.html(
                f"<p>{escape(each.sentence)}</p>{quotes or '<p><em>No source carries it.</em></p>'}"
            )
    with sources, st.container(height=420, border=False):
        spans = [span for each in item.evidence for span in each.spans]
        for article in stored.articles:
            day = f" · {article.published:%d %B %Y}" if article.published else " · no date"
            guess = " (guessed)" if article.published_guessed else ""
            st.html(
                f"<h4>{link(article.url, article.title or article.url)}</h4>"
                f"<p><small>{escape(article.publisher)}{day}{guess}</small></p>"
                + marked(article.text, [span for span in spans if span.url == article.url])
            )


def _finding(finding: Finding, item: Item, names: dict[str, str]) -> None:
    colour, word = SEVERITIES[finding.severity]
    st.markdown(f":{colour}-badge[{word}] {plain(finding.message)}")
    # Words of the draft that the message does not name itself; a conflict is about the sources' own.
    if finding.text in item.text and finding.text not in finding.message:
        said = shorten(finding.text.strip(QUOTES), _SHOWN, placeholder=" …")
        st.html(f"<p><small>In the draft: “{escape(said)}”</small></p>")
    for span in finding.spans:
        st.html(
            f"<blockquote>{escape(span.text)}<br>"
            f"<small>{escape(names.get(span.url, span.url))}</small></blockquote>"
        )
