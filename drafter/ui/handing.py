"""What is handed on of an issue: its forms, and what a site wants beside the words."""

from __future__ import annotations

from functools import partial

import streamlit as st

from drafter.desk import Desk
from drafter.house.export import Format
from drafter.store import IssueLine
from drafter.ui.state import attempt
from drafter.ui.waiting import waiting
from drafter.ui.words import plain

_FORMS: dict[Format, tuple[str, str, str]] = {
    "markdown": ("Markdown", "md", "text/markdown"),
    "html": ("HTML", "html", "text/html"),
    "docx": ("Word", "docx", "application/octet-stream"),
    "text": ("Plain text", "txt", "text/plain"),
}
_FIELDS = {
    "slug": "Slug, the end of its address",
    "description": "Description, for search engines and mails",
    "image": "Address of the picture",
    "credit": "Credit of the picture",
    "alt": "What the picture shows, for those who cannot see it",
    "report_link": "Link of the report",
}
_COPY = """
export default function({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const said = parentElement.querySelector("span");
  button.onclick = async () => {
    try {
      const blob = (kind, words) => new Blob([words], { type: kind });
      await navigator.clipboard.write([new ClipboardItem({
        "text/html": blob("text/html", data.html), "text/plain": blob("text/plain", data.text) })]);
      said.textContent = "Copied: paste it into Wix, WordPress or a mail.";
    } catch (error) {
      said.textContent = "The browser does not let this page copy. Download the HTML instead.";
    }
  };
}
"""
_COPY_STYLE = """
button { font: inherit; font-family: Georgia, serif; padding: .45rem .9rem; border: 1px solid #cfcabd;
  border-radius: 4px; background: #fff; color: #22201c; cursor: pointer; }
button:hover { border-color: #9c2f24; color: #9c2f24; }
button:focus-visible { outline: 2px solid #9c2f24; outline-offset: 2px; }
span { margin-left: .6rem; font-size: .9rem; color: #4d4a43; font-family: Georgia, serif; }
"""


def draw(desk: Desk, line: IssueLine, *, shut: bool) -> None:
    st.header("Hand it on")
    _sheet(desk, line.id)
    if shut:
        st.caption("Downloads open when nothing stands against print any more.")
        return
    sheet, suggested = desk.publishing.sheet(line.id), desk.publishing.suggested(line.id)
    slug = sheet.slug or suggested.slug or line.id
    with st.container(horizontal=True):
        for format, (name, ending, kind) in _FORMS.items():
            st.download_button(
                name,
                # Made when it is pressed, from what the database has then.
                partial(desk.publishing.written, line.id, format),
                file_name=f"{slug}.{ending}",
                mime=kind,
                key=f"download-{format}",
                icon=":material/download:",
                on_click="ignore",
            )
    html = desk.publishing.written(line.id, "html").decode("utf-8")
    text = desk.publishing.written(line.id, "text").decode("utf-8")
    mount = st.components.v2.component(
        "drafter_copy",
        html='<button type="button">Copy for a web editor</button><span role="status"></span>',
        css=_COPY_STYLE,
        js=_COPY,
    )
    mount(data={"html": html, "text": text}, key="copy-rich")
    markdown = st.expander("Markdown to copy", key="markdown", on_change="rerun")
    if markdown.open:
        with markdown:
            words = desk.publishing.written(line.id, "markdown").decode("utf-8")
            st.code(words, language=None, wrap_lines=True)


def _sheet(desk: Desk, issue: str) -> None:
    more = st.expander(
        "Slug, description, picture, report link", key="print-sheet", on_change="rerun"
    )
    if not more.open:
        return
    sheet, suggested = desk.publishing.sheet(issue), desk.publishing.suggested(issue)
    with more:
        with st.form("sheet", border=False):
            for name, label in _FIELDS.items():
                st.text_input(
                    label,
                    value=getattr(sheet, name),
                    placeholder=getattr(suggested, name),
                    key=f"sheet-{name}-{issue}",
                )
            st.form_submit_button("Keep", key="keep-sheet", on_click=_keep, args=(desk, issue))
        _report(desk, issue, sheet.report_link, sheet.report_said)


def _keep(desk: Desk, issue: str) -> None:
    given = {name: st.session_state.get(f"sheet-{name}-{issue}") or "" for name in _FIELDS}
    attempt(partial(desk.publishing.keep_sheet, issue, **given))


def _report(desk: Desk, issue: str, link: str, said: str) -> None:
    if not link:
        return
    job = desk.jobs.get(f"report {issue}")
    if job is not None and job.running:
        waiting(desk, f"report {issue}", "Opening the report …")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Check the report link",
            key="check-report",
            on_click=attempt,
            args=(partial(desk.start_checking_report, issue),),
        )
        st.caption(plain(said or "Not looked at yet."))
