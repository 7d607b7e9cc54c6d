"""What editors change is proposed, and what they accept is in use: in the prompt, in the checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import taught_desk
from newsroom_pages import answer
from taught_desk import FIRST, edit, keep_bilingual_story, new_issue, print_edits

from drafter import truth
from drafter.desk import Desk
from drafter.errors import UsageError
from drafter.house import Lesson, Proposal
from drafter.learning import Learning
from drafter.model import Passage, Story
from drafter.settings import Settings
from drafter.truth import Suggestion
from eval.servers import ModelServer, prompt_text


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    opened = Desk(settings)
    yield opened
    opened.close()


def rules(desk: Desk) -> list[Lesson]:
    return [p.lesson for p in desk.learning.proposals() if isinstance(p, Proposal)]


def names(desk: Desk) -> list[str]:
    return [p.name for p in desk.learning.proposals() if isinstance(p, Suggestion)]


def lamps(desk: Desk) -> Proposal:
    [proposal] = desk.learning.proposals()
    assert isinstance(proposal, Proposal)
    return proposal


# ── proposals and decisions ──────────────────────────────────────────────────────────────────────


def test_a_change_made_in_issue_after_issue_is_proposed_with_its_evidence(desk: Desk) -> None:
    assert desk.learning.proposals() == []
    print_edits(desk)
    proposal = lamps(desk)
    assert proposal.lesson == Lesson(kind="wording", old="lanterns", new="lamps")
    assert {example.issue for example in proposal.examples} == {"issue 1", "issue 2", "issue 3"}


def test_an_accepted_rule_is_in_the_prompt_and_in_the_check_at_once(desk: Desk) -> None:
    print_edits(desk)
    issue_id, [item_id] = new_issue(desk, 9, "They sell lanterns.")
    assert "wording" not in {breach.rule for breach in desk.breaches(issue_id)[0]}
    desk.learning.accept(lamps(desk).id, who="a")
    said = "“lanterns”: the house writes “lamps”."
    assert said in [breach.message for breach in desk.breaches(issue_id)[0]]
    assert said in [
        breach.message for breach in desk.editing.item_breaches(desk.store.items.get(item_id).item)
    ]
    assert desk.rooms.style.wording == {"lanterns": "lamps"}
    assert desk.learning.proposals() == []
    [decision] = desk.learning.decisions()
    assert (decision.accepted, decision.who) == (True, "a")


async def ask_for_a_draft(desk: Desk, make_article) -> None:
    article = make_article()
    passage = Passage(
        article=article.id,
        url=article.url,
        start=0,
        end=len(article.text),
        text=article.text,
        tokens=20,
    )
    await desk.rooms.open_writer().write(Story(articles=(article,)), [passage])


def test_the_next_draft_of_a_running_desk_is_asked_for_by_the_rule(
    make_article, settings: Settings
) -> None:
    import asyncio

    asked: list[str] = []

    def answering(body):
        asked.append(prompt_text(body))
        return answer(body)

    with ModelServer(answering) as model:
        desk = Desk(Settings.load(model="loopback", base_url=model.base_url))
        try:
            print_edits(desk)
            asyncio.run(ask_for_a_draft(desk, make_article))
            desk.learning.accept(lamps(desk).id)
            asyncio.run(ask_for_a_draft(desk, make_article))
        finally:
            desk.close()
    before, after = asked
    assert "“lamps”, not “lanterns”" not in before
    assert "Wording: “lamps”, not “lanterns”." in after


def test_a_dismissed_rule_does_not_come_back(desk: Desk, settings: Settings) -> None:
    print_edits(desk)
    desk.learning.dismiss(lamps(desk).id)
    more = "A new port is being built for lanterns near the old lighthouse."
    issue_id, [item_id] = new_issue(desk, 4, more)
    edit(desk, item_id, more.replace("lanterns", "lamps"))
    desk.publish(issue_id, 4)
    assert desk.learning.proposals() == []
    assert desk.style.wording == {}
    desk.close()
    again = Desk(settings)
    try:
        assert again.learning.proposals() == []
    finally:
        again.close()


def test_a_decision_that_is_taken_back_is_open_again(desk: Desk) -> None:
    print_edits(desk)
    proposal = lamps(desk)
    desk.learning.accept(proposal.id)
    desk.learning.take_back(proposal.id[:6])
    assert desk.style.wording == {}
    assert desk.learning.proposals() == [proposal]


@pytest.mark.parametrize(
    ("ref", "message"), [("", "no proposal"), ("0000", "no proposal 0000"), ("?", "no proposal")]
)
def test_an_unknown_id_is_named(desk: Desk, ref: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        desk.learning.accept(ref)
    with pytest.raises(UsageError, match="Nothing was decided"):
        desk.learning.take_back(ref)


def test_what_another_program_accepts_is_in_use_before_long(
    desk: Desk, settings: Settings, monkeypatch
) -> None:
    print_edits(desk)
    other = Desk(settings)
    try:
        assert other.style.wording == {}
        desk.learning.accept(lamps(desk).id)
        monkeypatch.setattr("drafter.rooms._FRESH", 0.0)  # a second later
        assert other.style.wording == {"lanterns": "lamps"}
    finally:
        other.close()


# ── what is a pair ───────────────────────────────────────────────────────────────────────────────


def test_proposals_are_reckoned_once_for_the_same_grounds(desk: Desk, monkeypatch) -> None:
    reckoned = []

    def counting(*given):
        reckoned.append(given)
        return real(*given)

    import drafter.learning

    real = drafter.learning.propose
    monkeypatch.setattr(drafter.learning, "propose", counting)
    print_edits(desk)
    desk.learning.dismiss(lamps(desk).id)
    desk.learning.proposals()
    assert len(reckoned) == 1
    issue_id, _ = new_issue(desk, 4, "Nothing was changed.")
    desk.publish(issue_id, 4)
    desk.learning.proposals()
    assert len(reckoned) == 2


def redraft(desk: Desk, item_id: str, text: str) -> None:
    """Have a text stand as a redraft does, without a model."""
    from dataclasses import replace

    stored = desk.store.items.get(item_id)
    item = replace(stored.item, paragraphs=[text])
    desk.store.items.add_revision(
        item_id, item, author="w", origin="redraft", parent=stored.revision
    )


def drafted(desk: Desk) -> list[str]:
    """The words that the desk takes for the writer's, of the pairs there are."""
    return [pair.draft.paragraphs[0] for pair in desk.learning._read_pairs().values()]


def test_what_a_redraft_changed_is_not_the_editors(desk: Desk) -> None:
    issue_id, [item_id] = new_issue(desk, 1, "A first draft of lanterns.")
    edit(desk, item_id, "An edit of lanterns.")
    redraft(desk, item_id, "A second draft of lanterns.")
    edit(desk, item_id, "A second draft of lamps.")
    desk.publish(issue_id)
    assert drafted(desk) == ["A second draft of lanterns."]


def test_a_version_that_was_brought_back_goes_back_to_its_own_draft(desk: Desk) -> None:
    issue_id, [item_id] = new_issue(desk, 1, "A first draft of lanterns.")
    edit(desk, item_id, "A first draft of lamps.")
    edited = desk.store.items.get(item_id).revision
    redraft(desk, item_id, "A second draft.")
    desk.editing.restore(item_id, edited)
    edit(desk, item_id, "The first draft of lamps.")
    desk.publish(issue_id)
    assert drafted(desk) == ["A first draft of lanterns."]


def test_what_is_done_after_print_changes_no_pair(desk: Desk, settings: Settings) -> None:
    issue_id, [item_id] = new_issue(desk, 1, "A draft of lanterns.")
    edit(desk, item_id, "A draft of lamps.")
    desk.publish(issue_id)
    redraft(desk, item_id, "Another draft.")
    assert drafted(desk) == ["A draft of lanterns."]


# ── from draft to print ──────────────────────────────────────────────────────────────────────────


def test_how_much_is_changed_is_told_issue_by_issue(desk: Desk) -> None:
    assert desk.learning.changed() == []
    issue_id, [changed, _] = new_issue(desk, 2, "One two three four five.", "Left as it is.")
    edit(desk, changed, "One two three four six seven.")
    desk.publish(issue_id, 2)
    before, _ = new_issue(desk, 1, "Left as it is.")
    desk.publish(before, 1)
    first, second = desk.learning.changed()
    assert (first.issue, first.day, first.share, first.items) == (
        "issue 1", FIRST + timedelta(weeks=1), 0.0, 1,
    )  # fmt: skip
    assert (second.issue, second.items) == ("issue 2", 2)
    # Two of nine words of the longer text (three of them the headline), and none of the other.
    assert second.share == pytest.approx(2 / 9 / 2)


def test_issues_that_were_taken_in_have_no_draft_to_be_changed_from(desk: Desk) -> None:
    from test_memory import ISSUE

    from drafter.house import render

    desk.take_in([("41.md", render(ISSUE, desk.style))])
    assert desk.learning.changed() == desk.learning.proposals() == []


# ── names ────────────────────────────────────────────────────────────────────────────────────────


def found_in(desk: Desk, text: str) -> set[str]:
    return {mention.entry.name for mention in desk.rooms.glossary.mentions(text)}


def test_an_added_name_is_known_at_once_in_both_languages(desk: Desk) -> None:
    story, draft = "揽桥机器人获得3亿元投资。", "Lanqiao Robotics has raised 300 million yuan."
    assert found_in(desk, story) == found_in(desk, draft) == set()
    desk.learning.add_name(
        "Lanqiao Robotics", kind="company", chinese=["揽桥机器人"], aliases=["Bridgehand"]
    )
    assert found_in(desk, story) == found_in(desk, draft) == {"Lanqiao Robotics"}
    report = truth.check(draft, [story], glossary=desk.rooms.glossary)
    assert [finding for finding in report.findings if finding.kind == "name"] == []
    report = truth.check("Bridgehand has raised money.", [story], glossary=desk.rooms.glossary)
    assert "The house writes Lanqiao Robotics, not Bridgehand." in [
        f.message for f in report.findings
    ]


def test_a_recheck_knows_the_names_that_were_added(desk: Desk, make_article) -> None:
    issue_id = desk.store.new_issue(paste="", day=FIRST)
    article = make_article("折子戏工坊获得投资。", title="", language="zh")
    desk.store.articles.keep([article])
    item = taught_desk.Item(
        headline="Money Comes to a Game Studio", paragraphs=["Foldplay has raised money."]
    )
    story = Story(articles=(article,))
    item_id, _ = desk.store.items.add_drafted(issue_id, story, item, rank=0, author="w")
    assert "name" in {finding.kind for finding in desk.editing.recheck(item_id).findings}
    desk.learning.add_name("Foldplay", kind="company", chinese=["折子戏工坊"])
    assert "name" not in {finding.kind for finding in desk.editing.recheck(item_id).findings}


def test_a_glossary_that_did_not_change_is_one_object(desk: Desk) -> None:
    desk.learning.add_name("Foldplay", kind="company")
    glossary = desk.rooms.glossary
    desk._shelf.house.reread()
    assert desk.rooms.glossary is glossary


def test_names_are_changed_renamed_and_removed(desk: Desk) -> None:
    learning: Learning = desk.learning
    learning.add_name("Foldplay", kind="company", chinese=["折子戏工坊", "折子戏"])
    learning.change_name("Foldplay", kind="product", chinese=["折子戏"], aliases=[])
    assert [(e.entry.kind, e.entry.chinese) for e in learning.names()] == [("product", ("折子戏",))]
    assert found_in(desk, "折子戏工坊") == {"Foldplay"}  # by its short name
    learning.add_name("Rednote", aliases=["Xiaohongshu"])
    assert found_in(desk, "小红书") == {"Rednote"}
    learning.remove_name("Rednote")
    assert found_in(desk, "小红书") == {"Xiaohongshu"}
    with pytest.raises(UsageError, match="glossary list"):
        learning.remove_name("Tencent")


def test_a_name_of_bilingual_stories_is_proposed_and_goes_into_the_glossary(desk: Desk) -> None:
    keep_bilingual_story(desk)
    [suggestion] = desk.learning.proposals()
    assert isinstance(suggestion, Suggestion)
    assert suggestion.message.startswith("Origami Mind is 折纸智能 in Chinese: a source gives")
    desk.learning.accept(suggestion.id, kind="company", chinese=["折纸智能", "折纸"])
    assert found_in(desk, "折纸出海") == {"Origami Mind"}
    assert desk.learning.proposals() == []
    desk.learning.take_back(suggestion.id)
    assert names(desk) == ["Origami Mind"]
    desk.learning.dismiss(suggestion.id)
    assert names(desk) == []
    assert desk.learning.names() == []


def test_somebody_must_say_what_a_name_is(desk: Desk) -> None:
    keep_bilingual_story(desk, "有一条消息：“饭团”（Ricelet）来了。", "There was news of Ricelet.")
    [suggestion] = desk.learning.proposals()
    with pytest.raises(UsageError, match="Say what Ricelet is"):
        desk.learning.accept(suggestion.id)
    assert desk.learning.decisions() == []


def test_a_name_that_editors_spell_otherwise_becomes_wording_and_entry(desk: Desk) -> None:
    texts = [
        "The owner of the ferry said that Lampline may be sold on the island.",
        "Only a few shops have asked for Lampline since the rules came in.",
        "Critics wonder why Lampline should cost as much in the north.",
    ]
    print_edits(desk, [(text, "Lampline", "LampLine") for text in texts])
    proposal = lamps(desk)
    assert proposal.lesson.kind == "name"
    with pytest.raises(UsageError, match="Say what LampLine is"):
        desk.learning.accept(proposal.id)
    desk.learning.accept(proposal.id, kind="product", chinese=["灯线"])
    assert desk.style.wording == {"Lampline": "LampLine"}
    assert found_in(desk, "灯线") == found_in(desk, "Lampline") == {"LampLine"}
    desk.learning.take_back(proposal.id)
    assert desk.style.wording == {}
    assert found_in(desk, "灯线") == set()
