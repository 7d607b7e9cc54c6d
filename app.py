"""The desk's entry: page, look and navigation. Started by `drafter desk`."""

from functools import partial

import streamlit as st

from drafter.errors import DrafterError
from drafter.ui import activity, archive, draft, dropped, gate, lessons, publish, review, week
from drafter.ui.look import LOOK
from drafter.ui.state import open_desk
from drafter.ui.words import plain


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
        "compare": st.Page(partial(dropped.page, desk), title="Compare", url_path="compare"),
        "archive": st.Page(partial(archive.page, desk), title="Archive", url_path="archive"),
        "house": st.Page(partial(lessons.page, desk), title="House", url_path="house"),
        "activity": st.Page(partial(activity.page, desk), title="Activity", url_path="activity"),
    }
    st.session_state["pages"] = pages
    st.navigation(list(pages.values()), position="top").run()


if __name__ == "__main__":
    main()
