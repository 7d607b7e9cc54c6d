"""The page where an editor decides what the desk learns, drawn by Streamlit's own test runner."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest
from taught_desk import keep_bilingual_story, new_issue, print_edits

from drafter.desk import Desk
from drafter.settings import Settings

pytestmark = pytest.mark.slow


def script(desk) -> None:
    from drafter.ui import lessons

    lessons.page(desk)


@pytest.fixture
def desk(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    opened = Desk(settings)
    monkeypatch.setattr("drafter.ui.state.open_desk", lambda: opened)  # the one of this process
    yield opened
    opened.close()


@pytest.fixture
def page(desk: Desk) -> AppTest:
    return AppTest.from_function(script, args=(desk,), default_timeout=30)


def run(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception
    return page


def click(page: AppTest, key: str) -> None:
    page.button(key=key).click()
    run(page)


def shown(page: AppTest) -> str:
    parts = [*page.markdown, *page.caption, *page.info, *page.error]
    # Written without the signs that keep words from being read as markdown.
    words = "\n".join(str(part.value) for part in parts).replace("\\", "")
    return words + "\n".join(str(each.proto.body) for each in page.get("html"))


def test_an_empty_desk_says_where_its_rules_come_from(page: AppTest) -> None:
    words = shown(run(page))
    assert "Edit a drafted issue and publish it" in words
    assert "Nothing was accepted yet" in words
    assert "No name was added yet" in words
    assert "Publish an issue to see this" in words


def test_a_rule_is_shown_with_its_evidence_accepted_and_taken_back(
    page: AppTest, desk: Desk
) -> None:
    print_edits(desk)
    words = shown(run(page))
    assert "“lanterns” became “lamps” 3 times in 3 issues." in words
    assert "said that <mark>lanterns</mark> may" in words
    assert "said that <mark>lamps</mark> may" in words
    [proposal] = desk.learning.proposals()
    click(page, f"accept-{proposal.id}")
    assert desk.style.wording == {"lanterns": "lamps"}
    assert "Nothing is proposed at the moment." in shown(page)
    click(page, f"undo-{proposal.id}")
    assert desk.style.wording == {}
    assert "“lanterns” became “lamps”" in shown(page)


def test_a_rule_that_is_none_is_gone_for_good_unless_asked_for(page: AppTest, desk: Desk) -> None:
    print_edits(desk)
    run(page)
    [proposal] = desk.learning.proposals()
    click(page, f"dismiss-{proposal.id}")
    assert desk.learning.proposals() == []
    assert "Nothing is proposed at the moment." in shown(page)
    click(page, f"undo-{proposal.id}")
    assert desk.learning.proposals() == [proposal]


def test_a_name_is_accepted_with_what_the_editor_says_of_it(page: AppTest, desk: Desk) -> None:
    keep_bilingual_story(desk, "有一条消息：“饭团”（Ricelet）来了。", "There was news of Ricelet.")
    run(page)
    [proposal] = desk.learning.proposals()
    click(page, f"accept-{proposal.id}")
    assert "Say what Ricelet is" in shown(page)
    assert desk.learning.names() == []
    page.selectbox(key=f"kind-{proposal.id}").select("product")
    page.text_input(key=f"chinese-{proposal.id}").input("饭团，饭团平台")
    click(page, f"accept-{proposal.id}")
    [added] = desk.learning.names()
    assert (added.entry.kind, added.entry.chinese) == ("product", ("饭团", "饭团平台"))
    assert "Say what" not in shown(page)


def test_names_are_added_changed_and_removed(page: AppTest, desk: Desk) -> None:
    run(page)
    page.text_input(key="new-name").input("Foldplay")
    page.text_input(key="new-chinese").input("抖音")
    page.selectbox(key="new-kind").select("company")
    add = next(button for button in page.button if button.label == "Add")
    add.click()
    run(page)
    assert "“抖音” stands for Douyin already" in shown(page)
    assert page.text_input(key="new-name").value == "Foldplay"  # to be put right
    page.text_input(key="new-chinese").input("折子戏")
    next(button for button in page.button if button.label == "Add").click()
    run(page)
    assert page.text_input(key="new-name").value == ""
    assert [each.entry.chinese for each in desk.learning.names()] == [("折子戏",)]
    field = next(each for each in page.text_input if each.value == "折子戏")
    field.input("折子戏工坊, 折子戏")
    next(button for button in page.button if button.label == "Save").click()
    run(page)
    assert [each.entry.chinese for each in desk.learning.names()] == [("折子戏工坊", "折子戏")]
    next(button for button in page.button if button.label == "Remove").click()
    run(page)
    assert desk.learning.names() == []


def test_how_much_is_changed_is_drawn_when_there_is_more_than_one_issue(
    page: AppTest, desk: Desk
) -> None:
    issue_id, _ = new_issue(desk, 1, "Left as it is.")
    desk.publish(issue_id, 1)
    assert "issue 1" in shown(run(page))
    assert len(page.get("vega_lite_chart")) == 0
    issue_id, _ = new_issue(desk, 2, "Left as it is, again.")
    desk.publish(issue_id, 2)
    assert "issue 2" in shown(run(page))
    assert len(page.get("vega_lite_chart")) == 1


HOSTILE = "<img src=x onerror=alert(1)> [x](https://evil.example/x.png) :material/bug: "


def test_words_of_drafts_and_sources_are_shown_and_never_rendered(
    page: AppTest, desk: Desk
) -> None:
    print_edits(
        desk,
        [
            (f"They {HOSTILE} said that lanterns{place} may be sold.", "lanterns", "lamps")
            for place in (" here", " there", " on the island")
        ],
    )
    keep_bilingual_story(
        desk, f"{HOSTILE}有一条消息：“饭团”（Ricelet）来了。", "News of Ricelet came."
    )
    desk.learning.add_name("Fold <b>play</b> ![x](http://evil.example)", kind="company")
    run(page)
    html = "".join(str(each.proto.body) for each in page.get("html"))
    assert "&lt;img" in html
    assert "<img" not in html
    labels = [str(each.value) for each in page.markdown] + [each.label for each in page.expander]
    assert any("Fold" in label for label in labels)
    for label in labels:
        assert "<b>" not in label
        assert "![" not in label
