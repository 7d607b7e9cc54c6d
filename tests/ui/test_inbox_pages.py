"""The pages from the inbox to print, drawn by Streamlit's own test runner on a desk of our own words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from articles import an_article
from streamlit.testing.v1 import AppTest
from taught_desk import new_issue

from drafter.desk import Desk
from drafter.errors import UsageError
from drafter.model import Failure, Printed, Recall
from drafter.settings import Settings
from drafter.store import GatheredFilter, NewSource, SourceFilter

EVIL = "![x](http://evil.example/p.png) <img src=http://evil.example/q.png> **Quay** [a](http://b)"


def script(desk, first) -> None:
    from functools import partial

    import streamlit as st

    from drafter.ui import activity, archive, draft, publish, week

    modules = {
        "week": week, "draft": draft, "publish": publish, "archive": archive, "activity": activity,
        "issue": archive,
    }  # fmt: skip
    pages = {
        name: st.Page(partial(module.page, desk), title=name, url_path=name, default=name == first)
        for name, module in modules.items()
    }
    st.session_state["pages"] = pages
    st.navigation(list(pages.values())).run()


@pytest.fixture
def desk(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    opened = Desk(settings)
    # What is done in the background is tested where it is done.
    monkeypatch.setattr(opened, "gather", lambda: None)
    monkeypatch.setattr("drafter.ui.state.open_desk", lambda: opened)  # the one of this process
    yield opened
    opened.close()


def opened(desk: Desk, first: str = "week") -> AppTest:
    return run(AppTest.from_function(script, args=(desk, first), default_timeout=60))


def run(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception, page.exception
    return page


def click(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click()
    return run(page)


def shown(page: AppTest) -> str:
    parts = [*page.markdown, *page.caption, *page.info, *page.error, *page.title, *page.subheader]
    words = "\n".join(str(part.value) for part in parts).replace("\\", "")
    return words + "\n".join(str(each.proto.body) for each in page.get("html"))


def keep(desk: Desk, *titles: str, recall: Recall | None = None) -> str:
    """Put a story of these titles into the inbox, as if it had been read, and return its id."""
    story_id = desk.inbox.stories.open_story()
    for title in titles:
        article = an_article(
            url=f"https://example.org/{len(title)}/{abs(hash(title))}", title=title
        )
        source = NewSource(key=article.canonical, url=article.url)
        desk.inbox.sources.add([source], who="Ada")
        desk.store.articles.keep([article])
        desk.inbox.sources.succeed(source.id, article, 0.0)
        desk.inbox.stories.place({source.id: story_id})
    desk.inbox.stories.set_recall(story_id, recall or Recall(relation="new"))
    return story_id


def open_titles(desk: Desk) -> list[list[str]]:
    found, _ = desk.inbox.stories.find(GatheredFilter(), count=99)
    return sorted(sorted(line.title for line in story.sources) for story in found)


@pytest.mark.slow
def test_an_empty_desk_says_how_to_begin_on_every_page(desk: Desk) -> None:
    assert "one paste away" in shown(opened(desk))
    assert "No story is chosen yet" in shown(opened(desk, "draft"))
    assert "Nothing to print yet" in shown(opened(desk, "publish"))
    assert "Nothing was drafted yet" in shown(opened(desk, "activity"))


def test_what_is_kept_for_the_week_waits_in_the_inbox_and_what_cannot_be_stays(desk: Desk) -> None:
    page = opened(desk)
    page.text_area(key="links").set_value("nothing")
    click(page, "FormSubmitter:paste-Keep for the week")
    assert "There is nothing to read in that" in shown(page)
    assert page.text_area(key="links").value == "nothing"
    page.text_area(key="links").set_value("https://example.org/quay and https://example.org/yard")
    click(page, "FormSubmitter:paste-Keep for the week")
    assert "2 sources taken in" in shown(page)
    assert page.text_area(key="links").value == ""
    assert desk.inbox.sources.counts() == {"waiting": 2}


def test_an_address_that_another_page_asks_to_add_waits_for_a_yes(desk: Desk) -> None:
    page = AppTest.from_function(script, args=(desk, "week"), default_timeout=60)
    page.query_params["add"] = "https://example.org/asked"
    run(page)
    assert "Add this page to the inbox?" in shown(page)
    assert desk.inbox.sources.counts() == {}
    click(page, "add-page")
    assert desk.inbox.sources.counts() == {"waiting": 1}
    assert "Add this page to the inbox?" not in shown(page)


def test_words_of_sources_are_shown_and_never_drawn(desk: Desk) -> None:
    keep(desk, EVIL)
    page = opened(desk)
    html = "\n".join(str(each.proto.body) for each in page.get("html"))
    assert "&lt;img src=http://evil.example/q.png&gt;" in html
    assert "<img" not in html
    labels = [box.label for box in page.checkbox] + [str(each.value) for each in page.markdown]
    assert all("![x](" not in label for label in labels)


def test_stories_are_merged_rejected_and_taken_back(desk: Desk) -> None:
    first, second = keep(desk, "Quay is let"), keep(desk, "Last quay of Wuhu goes")
    page = opened(desk)
    for story_id in (first, second):
        page.checkbox(key=f"pick-{story_id}").check()
    run(page)
    click(page, "merge")
    assert open_titles(desk) == [["Last quay of Wuhu goes", "Quay is let"]]
    click(page, "undo-last")
    assert open_titles(desk) == [["Last quay of Wuhu goes"], ["Quay is let"]]
    page.checkbox(key=f"pick-{first}").check()
    run(page)
    click(page, "reject-picked")
    assert open_titles(desk) == [["Last quay of Wuhu goes"]]
    click(page, "undo-last")
    assert len(open_titles(desk)) == 2


def test_what_was_clicked_can_be_undone_also_when_the_page_begins_to_read_meanwhile(
    desk: Desk,
) -> None:
    story_id = keep(desk, "Quay is let")
    page = opened(desk)
    page.checkbox(key=f"pick-{story_id}").check()
    run(page)
    click(page, "reject-picked")
    desk.inbox.add("https://example.org/from-another-tab", who="Ada")
    run(page)  # which finds something to read, and begins
    click(page, "undo-last")
    assert open_titles(desk) == [["Quay is let"]]


def test_a_story_that_was_printed_shows_where_and_is_decided_by_the_editor(desk: Desk) -> None:
    printed = Printed(id="p", issue="issue 41", headline="Quay Let", paragraphs=("It was.",))
    story_id = keep(desk, "Quay is let", recall=Recall(relation="same", printed=printed))
    keep(desk, "Something new")
    page = opened(desk)
    assert "issue 41" in shown(page)
    desk.inbox.fill(9)
    assert [story.title for story in desk.inbox.chosen()] == ["Something new"]
    page.segmented_control(key=f"is-{story_id}-Skip").set_value("Update")
    run(page)
    [story] = desk.inbox.stories.stories([story_id])
    assert (story.choice, story.who) == ("update", "editor")


def test_failed_sources_say_why_and_take_text(desk: Desk) -> None:
    desk.inbox.add("https://example.org/walled", who="Ada")
    [line] = desk.inbox.sources.find(SourceFilter(), start=0, count=9)[0]
    desk.inbox.sources.fail(line.id, "paywall", "The page is for subscribers. Paste the text.")
    page = opened(desk)
    page.segmented_control(key="view").set_value("sources")
    run(page)
    assert "The page is for subscribers" in shown(page)
    click(page, f"again-{line.id}")
    assert desk.inbox.sources.line(line.id).state == "waiting"
    click(page, f"remove-{line.id}")
    assert desk.inbox.sources.counts() == {}
    click(page, "undo-last")
    assert desk.inbox.sources.counts() == {"waiting": 1}


@pytest.mark.slow
def test_two_thousand_sources_are_shown_a_page_at_a_time(desk: Desk) -> None:
    links = [f"https://example.org/story/{number}" for number in range(2_000)]
    for start in range(0, 2_000, 500):
        desk.inbox.add("\n".join(links[start : start + 500]), who="Ada")
    for line in desk.inbox.sources.find(SourceFilter(), start=0, count=2_000)[0]:
        desk.inbox.sources.fail(line.id, "gone", "Gone.")
    page = opened(desk)
    page.segmented_control(key="view").set_value("sources")
    run(page)
    assert "2000 sources" in shown(page)
    assert sum("example.org/story" in str(each.proto.body) for each in page.get("html")) == 25
    page.text_input(key="find").set_value("story/1999")
    run(page)
    assert "1 source" in shown(page)


def test_the_next_issue_is_put_in_order_and_its_cost_is_told(desk: Desk) -> None:
    first, second = keep(desk, "Quay is let"), keep(desk, "Ferries stop")
    desk.inbox.put_in([first, second])
    page = opened(desk, "draft")
    words = shown(page)
    assert "2 items, extracts" in words
    assert "US$0" in words
    click(page, f"down-{first}")
    assert [story.id for story in desk.inbox.chosen()] == [second, first]
    click(page, f"take-out-{second}")
    assert [story.id for story in desk.inbox.chosen()] == [first]


@pytest.mark.slow
def test_the_cost_of_a_paid_model_is_told_before_the_button(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    opened_ = Desk(Settings.load(home=settings.home, model="gpt-4o-mini"))
    try:
        monkeypatch.setattr(opened_, "gather", lambda: None)
        opened_.inbox.put_in([keep(opened_, "Quay is let")])
        words = shown(opened(opened_, "draft"))
        assert "1 item by gpt-4o-mini" in words
        assert "k tokens, US$0.00" in words
    finally:
        opened_.close()


def test_print_waits_for_a_name_and_a_reason(desk: Desk) -> None:
    issue_id, _ = new_issue(desk, 1, "Only one sentence, which is too short for the house.")
    page = opened(desk, "publish")
    assert "Against the house style" in shown(page)
    assert "Downloads open when" in shown(page)
    page.checkbox(key="pass-all").check()
    click(page, "FormSubmitter:let-pass-Let pass")
    assert "Give your name and the reason" in shown(page)
    page.checkbox(key="pass-all").check()
    page.text_input(key="pass-who").set_value("Ada")
    page.text_input(key="pass-why").set_value("A note, no item")
    click(page, "FormSubmitter:let-pass-Let pass")
    assert "Nothing stands against print" in shown(page)
    assert "Ada" in shown(page)
    assert len(page.get("download_button")) == 4
    assert {each.who for each in desk.publishing.overridden(issue_id)} == {"Ada"}


@pytest.mark.slow
def test_an_issue_is_published_by_a_job_that_the_page_watches(desk: Desk) -> None:
    issue_id, _ = new_issue(desk, 1, "Only one sentence, which is too short for the house.")
    page = opened(desk, "publish")
    page.checkbox(key="pass-all").check()
    page.text_input(key="pass-who").set_value("Ada")
    page.text_input(key="pass-why").set_value("A note, no item")
    click(page, "FormSubmitter:let-pass-Let pass")
    click(page, "publish")
    desk.jobs.wait(f"publish {issue_id}", 60)
    run(page)
    assert [each.value for each in page.success] == ["Its items joined the archive."]
    assert [each.items for each in desk.printed_issues()] == [1]
    assert desk.issues()[0].state == "published"


def test_a_gate_that_was_shut_meanwhile_stops_what_goes_to_print(desk: Desk) -> None:
    issue_id, _ = new_issue(desk, 1, "Only one sentence, which is too short for the house.")
    with pytest.raises(UsageError, match="neither settled nor let pass"):
        desk.start_publish(issue_id, gated=True)
    assert desk.jobs.get(f"publish {issue_id}") is None
    with pytest.raises(UsageError, match="neither settled nor let pass"):
        desk._work.publish(issue_id, gated=True)
    assert desk.printed_issues() == []


@pytest.mark.slow
def test_each_failure_is_tried_again_by_a_button_of_its_own(desk: Desk) -> None:
    link, other = "http://127.0.0.1:9/gone", "http://127.0.0.1:9/other"
    issue_id = desk.store.new_issue(paste=f"{link}\n{other}", day=date(2026, 11, 22))
    failures = [
        Failure(url=link, reason="unreachable", message="The site could not be reached."),
        Failure(url=other, reason="printed", message="It was printed already."),
    ]
    desk.store.update_issue(issue_id, state="stopped", failures=failures)
    page = AppTest.from_function(script, args=(desk, "draft"), default_timeout=60)
    page.query_params["issue"] = issue_id
    page.session_state[f"failures-{issue_id}"] = True  # the list is unfolded
    run(page)
    assert "The site could not be reached" in shown(page)
    [again] = [each.key for each in page.button if str(each.key).startswith("again-")]
    click(page, str(again))
    desk.jobs.wait(issue_id, 60)
    job = desk.jobs.get(issue_id)
    assert job is not None
    assert job.row.arguments == {"issue_id": issue_id, "only": link}
    newest = desk.deeds()[0]
    assert (newest.who, newest.what, newest.detail) == ("editor", "drafted", link)
    assert {each.url for each in desk.issue(issue_id).failures} == {link, other}


def test_activity_tells_who_did_what(desk: Desk) -> None:
    issue_id, [item_id] = new_issue(desk, 1, "One sentence.")
    desk.editing.take_out(item_id, who="Ann <b>")
    desk.store.add_sources(issue_id, EVIL, [], who=EVIL)
    desk.editing.take_out(item_id, False, who="Bob")
    words = shown(opened(desk, "activity"))
    assert words.index("Bob") < words.index("Ann &lt;b&gt;")
    assert "put back" in words
    assert "began the issue" in words
    assert "<img" not in words


def test_activity_draws_a_bar_an_issue(desk: Desk) -> None:
    for number in (1, 2, 3):
        new_issue(desk, number, "One sentence.")
    words = shown(opened(desk, "activity"))
    assert words.count("<span title=") == 6 * 3
    assert "Seconds from links to draft" in words
