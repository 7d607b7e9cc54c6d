"""The page where what was read and printed is found again, and past issues are taken in."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from drafter.desk import Desk
from drafter.errors import DrafterError
from drafter.plaintext import decode
from drafter.search import Found
from drafter.store import Filter
from drafter.ui import printed
from drafter.ui.words import counted, link, plain

_SHOWN = 600  # characters of what was found


def page(desk: Desk) -> None:
    st.title("Archive")
    text = st.text_input(
        "Search", key="search", placeholder="In English or Chinese: what happened, who, what for"
    )
    narrowed = _filter()
    if text.strip():
        _results(desk, text, narrowed)
        return
    st.caption(
        "Everything the desk has read and printed is kept here and found by its meaning and by its words,"
        " across languages."
    )
    _take_in(desk)
    _printed(desk)


def _filter() -> Filter:
    since, until, company = st.columns(3)
    first = since.date_input("Not before", value=None, key="since")
    last = until.date_input("Not after", value=None, key="until")
    name = company.text_input(
        "Company or name", key="company", placeholder="as in 字节 or ByteDance"
    )
    return Filter(
        since=first if isinstance(first, date) else None,
        until=last if isinstance(last, date) else None,
        name=name.strip(),
    )


def _results(desk: Desk, text: str, narrowed: Filter) -> None:
    try:
        with st.spinner("Looking …"):
            found = desk.search(text, narrowed=narrowed)
    except DrafterError as error:
        st.error(plain(str(error)))
        return
    if not found:
        empty = narrowed.open and "The archive is empty: draft an issue, or take in past ones."
        st.info(empty or "Nothing kept fits. Widen the search.")
    for each in found:
        st.html(_found(each))


def _found(each: Found) -> str:
    title = link(each.url, each.title or each.url) if each.url else escape(each.title)
    day = f"{each.day.day} {each.day:%B %Y}" if each.day else ""
    about = [f"printed in {each.issue}" if each.kind == "item" else "read", day]
    if each.score:
        about.append(f"likeness {each.score:.2f}")
    small = escape(" · ".join(part for part in about if part))
    text = escape(each.text[:_SHOWN]) + (" …" if len(each.text) > _SHOWN else "")
    return f"<h2>{title}</h2><p>{text}</p><p><small>{small}</small></p>"


def _take_in(desk: Desk) -> None:
    with st.expander("Take in past issues"), st.form("import", border=False, clear_on_submit=True):
        files = st.file_uploader(
            "Text, markdown or HTML, as many as you have; each goes in whole or not at all",
            type=["txt", "md", "markdown", "html", "htm"],
            accept_multiple_files=True,
        )
        replacing = st.checkbox("Corrected issues take the place of those kept")
        doubtful = st.checkbox("Also take in those that may not be whole")
        sent = st.form_submit_button("Take in")
    if not sent:
        _taken_in(desk)
        return
    if not files:
        st.info("Choose the files first.")
        return
    texts: list[tuple[str, str]] = []
    for file in files:
        try:
            texts.append((file.name, decode(file.getvalue(), file.name)))
        except DrafterError as error:
            st.warning(plain(str(error)))
    desk.start_taking_in(texts, replacing=replacing, doubtful=doubtful)
    _taken_in(desk)


@st.fragment(run_every=1.0)
def _taking_in(desk: Desk) -> None:
    job = desk.jobs.get("import")
    if job is None or not job.running:
        st.rerun()
    if nobody := desk.jobs.missing():
        st.warning(nobody)
    st.progress(0.0, text=f"{counted(len(job.events), 'issue')} read so far …")


def _taken_in(desk: Desk) -> None:
    """Show how taking in goes, or how it went the last time."""
    job = desk.jobs.get("import")
    if job is None:
        return
    if job.running:
        _taking_in(desk)
        return
    if job.error:
        st.error(plain(job.error))
    events = list(job.events.values())
    kept, known, refused = (
        [event for event in events if event.state == state] for state in ("done", "kept", "failed")
    )
    st.success(f"{counted(len(kept), 'issue')} taken in, {len(known)} were there.")
    for event in refused:
        st.warning(plain(f"{event.subject}: {event.message}"))


def _printed(desk: Desk) -> None:
    issues = desk.printed_issues()
    st.header("Printed issues")
    if not issues:
        st.info(
            "None yet. Take in past issues, or publish one: the desk then knows what it printed."
        )
        return
    for each in issues:
        day = f" · {each.date.day} {each.date:%B %Y}" if each.date else ""
        label = each.label[0].upper() + each.label[1:]
        with st.expander(plain(f"{label}{day} · {counted(each.items, 'item')}")):
            if each.link:
                st.html(f"<p>{link(each.link, 'Where it can be read')}</p>")
            for item in desk.printed_items(each.id):
                st.html(f"<p>{item.position}. {escape(item.headline)}</p>")
            if each.issue_id:
                printed.entries(desk.afterprint.corrections(each.issue_id))
