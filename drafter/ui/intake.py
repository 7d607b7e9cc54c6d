"""Ways into the inbox besides the paste: files, the text of an article, feeds, a button for the browser."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from drafter.desk import Desk
from drafter.inbox import TakenIn
from drafter.ui.state import attempt, person, say
from drafter.ui.when import moment
from drafter.ui.words import counted, link, plain

_KINDS = ["txt", "md", "html", "htm", "pdf", "eml", "opml", "xml"]
_DRAG = """
export default function({ data, parentElement }) {
  const anchor = parentElement.querySelector("a");
  anchor.setAttribute("href", data);
  anchor.onclick = (event) => event.preventDefault();
}
"""
_DRAG_STYLE = """
a { display: inline-block; padding: .35rem .9rem; border: 1px solid #9c2f24; border-radius: 4px;
  color: #9c2f24; text-decoration: none; font-family: Georgia, serif; cursor: grab; }
a:focus-visible { outline: 2px solid #9c2f24; outline-offset: 2px; }
"""


def confirm_page(desk: Desk) -> None:
    """Ask before what another page's link asks for is done: `/?add=ADDRESS` alone adds nothing."""
    asked = str(st.query_params.get("add", "")).strip()
    if not asked:
        return
    with st.container(border=True, key="confirm-add"):
        st.markdown("**Add this page to the inbox?**")
        st.html(f"<p>{link(asked[:2_000], asked[:300])}</p>")
        with st.container(horizontal=True):
            st.button(
                "Add it", key="add-page", type="primary", on_click=_add_page, args=(desk, asked)
            )
            st.button("No", key="leave-page", on_click=_leave_page)


def _add_page(desk: Desk, link_: str) -> None:
    def add() -> None:
        said(desk.inbox.add_page(link_, who=person()))
        desk.gather()

    attempt(add)
    _leave_page()


def _leave_page() -> None:
    st.query_params.pop("add", None)


def more_ways(desk: Desk) -> None:
    """Draw the other ways in, folded away until they are asked for."""
    more = st.expander(
        "More ways in: files, the text behind a paywall, feeds, a button for your browser",
        key="more-ways",
        on_change="rerun",
    )
    if not more.open:
        return
    with more:
        files, text, feeds, button = st.tabs(["Files", "Text", "Feeds", "Browser button"])
        with files:
            _files(desk)
        with text:
            _text(desk)
        with feeds:
            _feeds(desk)
        with button:
            bookmarklet()


def _files(desk: Desk) -> None:
    with st.form("drop", border=False, clear_on_submit=True):
        st.file_uploader(
            "Drop mails (.eml), saved pages, PDFs, texts, or your feed reader’s list (.opml)",
            type=_KINDS,
            accept_multiple_files=True,
            key="files",
        )
        st.form_submit_button("Take them in", on_click=_take_files, args=(desk,))


def _take_files(desk: Desk) -> None:
    dropped = [(file.name, file.getvalue()) for file in st.session_state.get("files") or []]

    def take() -> None:
        said(desk.inbox.add_files(dropped, who=person()))
        desk.gather()

    if dropped:
        attempt(take)
    else:
        st.session_state["wrong"] = "Choose the files first."


def _text(desk: Desk) -> None:
    with st.form("paywalled", border=False):
        st.text_input("Link of the article", key="text-link", placeholder="https://")
        st.text_area(
            "Text of the article",
            key="article-text",
            height=180,
            placeholder="The headline first, then the text.",
        )
        st.form_submit_button("Keep this text", on_click=_take_text, args=(desk,))


def _take_text(desk: Desk) -> None:
    state = st.session_state

    def take() -> None:
        said(desk.inbox.add_text(state["article-text"], state["text-link"], who=person()))
        desk.gather()
        state.update({"article-text": "", "text-link": ""})  # what was wrong stays, to be put right

    attempt(take)


def _feeds(desk: Desk) -> None:
    with st.form("feed", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Address of a feed (RSS or Atom)", key="feed-link", placeholder="https://")
        st.form_submit_button("Follow it", on_click=_take_feed, args=(desk,))
    feeds = desk.inbox.feeds.all()
    if not feeds:
        st.caption("What a feed lists comes in when this page is opened, at most once an hour.")
        return
    for feed in feeds:
        with st.container(horizontal=True, vertical_alignment="center"):
            when = moment(feed.looked_at) if feed.looked_at else "not looked at yet"
            trouble = f"<br><small>{escape(feed.message)}</small>" if feed.message else ""
            st.html(
                f"<p>{link(feed.url, feed.title or feed.url)} <small>· {when}</small>{trouble}</p>"
            )
            st.button(
                "Leave it",
                key=f"stop-feed-{feed.id}",
                on_click=attempt,
                args=(partial(desk.inbox.feeds.remove, feed.id),),
            )
    st.button("Look at all now", key="look-now", on_click=_look_now, args=(desk,))


def _take_feed(desk: Desk) -> None:
    def take() -> None:
        desk.inbox.add_feed(st.session_state["feed-link"], who=person())
        st.session_state["feed-link"] = ""
        desk.gather()

    attempt(take)


def _look_now(desk: Desk) -> None:
    desk.inbox.feeds.ask()
    desk.gather()


def bookmarklet() -> None:
    """Offer the button that brings the page one reads to the inbox, where it is confirmed."""
    address = str(st.context.url or "http://127.0.0.1:8501/").split("?")[0].rstrip("/")
    code = f"javascript:void(window.open('{address}/?add='+encodeURIComponent(location.href)))"
    st.markdown(
        "Drag this to your bookmarks bar. Pressed on any page, it opens the desk and asks whether to add"
        " that page; nothing comes in unasked."
    )
    mount = st.components.v2.component(
        "drafter_bookmarklet", html='<a href="#">To the inbox</a>', css=_DRAG_STYLE, js=_DRAG
    )
    mount(data=code, key="bookmarklet")
    st.caption("Or make a bookmark by hand, with this as its address:")
    st.code(code, language=None, wrap_lines=True)


def said(taken: TakenIn) -> None:
    """Keep in words what came of taking in, for the page to say."""
    told = [
        f"{counted(taken.new, 'source')} taken in" if taken.new or not taken.feeds else "",
        f"{counted(taken.feeds, 'feed')} followed" if taken.feeds else "",
        f"{taken.known} there already" if taken.known else "",
    ]
    say(plain(", ".join(filter(None, told)) + "."))
    if taken.refused:
        st.session_state["wrong"] = " ".join(taken.refused)
