"""The desk's entry: page, look and navigation. Started by `drafter desk`."""

from functools import partial

import streamlit as st

from drafter.errors import DrafterError
from drafter.ui import activity, archive, draft, gate, lessons, publish, review, week
from drafter.ui.state import open_desk
from drafter.ui.words import plain

# Only our own words and signs go into this: text of pages and models is escaped where it is drawn.
LOOK = """
<style>
  .block-container { max-width: 1320px; padding-top: 3.6rem; }
  textarea, input { font-size: 1.02rem !important; line-height: 1.55 !important; }
  h1 { font-size: 2.1rem !important; }
  .stHtml a { color: #9c2f24; text-decoration-thickness: 1px; text-underline-offset: 3px; }
  .stHtml h4 { font-size: 1.05rem; margin: 1rem 0 .2rem; padding: 0; }
  mark { background: #f6e3b4; padding: 0 .1em; border-radius: 2px; }
  table.ledger { width: 100%; border-collapse: collapse; font-size: .92rem; }
  table.ledger th, table.ledger td { text-align: left; padding: .3rem .6rem .3rem 0; vertical-align: top;
    border-bottom: 1px solid #e7e1d5; }
  table.ledger td.look { color: #7a4a00; font-weight: 600; }
  table.ledger td.wrong { color: #9c2f24; font-weight: 600; }
  .tag { border: 1px solid #cbbf9f; border-radius: 999px; padding: 0 .55rem; margin-left: .35rem;
    font-size: .78rem; color: #6b4e12; background: #fbf3df; white-space: nowrap; }
  .why { color: #8a2a20; font-size: .9rem; }
  [class*=st-key-source-] { border-bottom: 1px solid #e7e1d5; padding: .1rem 0; }
  [class*=st-key-source-] p, [class*=st-key-gathered-] p { margin: 0 0 .2rem; }
  [class*=st-key-gathered-] h4, [class*=st-key-chosen-] h4 { margin: 0 0 .2rem; }
  .st-key-preview { background: #fffefb; }
  .st-key-preview h1 { font-size: 1.6rem !important; } .st-key-preview h2 { font-size: 1.15rem; }
  .st-key-preview p { line-height: 1.6; }
  .st-key-preview figure { margin: .5rem 0 1rem; padding: 1rem; border: 1px dashed #b9b09a; }
  .bars { display: flex; align-items: flex-end; gap: 3px; border-bottom: 1px solid #cbbf9f;
    margin-bottom: 1.2rem; }
  .bars span { flex: 1; max-width: 28px; background: #9c2f24; border-radius: 2px 2px 0 0; }
  blockquote { border-left: 3px solid #d9d2c3; margin: .3rem 0 .8rem; padding: .1rem .8rem; }
</style>
"""


def main() -> None:
    st.set_page_config(page_title="Digest desk", layout="wide")
    st.html(LOOK)
    try:
        desk = open_desk()
    except DrafterError as error:
        st.error(plain(str(error)))
        return
    if not gate.enter(desk.settings):
        return
    pages = {
        "week": st.Page(partial(week.page, desk), title="Sources", url_path="week", default=True),
        "draft": st.Page(partial(draft.page, desk), title="Draft", url_path="draft"),
        "issue": st.Page(partial(review.page, desk), title="Review", url_path="issue"),
        "publish": st.Page(partial(publish.page, desk), title="Publish", url_path="publish"),
        "archive": st.Page(partial(archive.page, desk), title="Archive", url_path="archive"),
        "house": st.Page(partial(lessons.page, desk), title="House", url_path="house"),
        "activity": st.Page(partial(activity.page, desk), title="Activity", url_path="activity"),
    }
    st.session_state["pages"] = pages
    st.navigation(list(pages.values()), position="top").run()


if __name__ == "__main__":
    main()
