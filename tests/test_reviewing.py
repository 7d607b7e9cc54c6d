"""What editors agree on: it holds for the words it was said of, and nobody's words are changed unasked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from taught_desk import edit, new_issue

import drafter.reviewing
from drafter.desk import Desk
from drafter.errors import UsageError
from drafter.model import Item
from drafter.reviewing import approved
from drafter.settings import Settings

TEXT = "The quay was sold to a yard in May. It cost US$75 billion."


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    opened = Desk(settings)
    yield opened
    opened.close()


@pytest.fixture
def issue(desk: Desk) -> tuple[str, str]:
    issue_id, [item_id] = new_issue(desk, 1, TEXT)
    desk.editing.recheck(item_id)
    return issue_id, item_id


def test_an_approval_falls_with_the_words_and_stands_again_with_them(
    desk: Desk, issue: tuple[str, str]
) -> None:
    issue_id, item_id = issue
    desk.reviewing.approve(item_id, "Ann")
    [line] = desk.reviewing.lines(issue_id)
    assert approved(line)
    assert line.approval is not None
    assert line.approval.who == "Ann"
    edit(desk, item_id, f"{TEXT} More.")
    assert not approved(desk.reviewing.lines(issue_id)[0])
    desk.editing.undo(item_id, who="Bob")
    assert approved(desk.reviewing.lines(issue_id)[0])
    for who in ("Cem", "Dee"):  # the second finds it withdrawn
        desk.reviewing.withdraw(item_id, who)
    assert not approved(desk.reviewing.lines(issue_id)[0])
    told = [(each.who, each.what) for each in desk.deeds_of(item_id)]
    assert told == [("Cem", "withdrawn"), ("Bob", "undone"), ("Ann", "approved")]


def test_an_item_is_locked_by_one_editor_at_a_time(desk: Desk, issue: tuple[str, str]) -> None:
    _, item_id = issue
    desk.reviewing.lock(item_id, "Ann")
    with pytest.raises(UsageError, match="Ann has locked"):
        desk.reviewing.lock(item_id, "Bob")
    desk.reviewing.unlock(item_id, "Cem")
    desk.reviewing.lock(item_id, "Bob")
    told = [(each.who, each.what) for each in desk.deeds_of(item_id)]
    assert told == [("Bob", "locked"), ("Cem", "unlocked"), ("Ann", "locked")]


def test_a_resolved_finding_is_closed_in_its_item_and_opened_again(
    desk: Desk, issue: tuple[str, str]
) -> None:
    issue_id, item_id = issue
    severe = desk.reviewing.judged(desk.store.items.get(item_id))[0]
    assert severe.finding.severity == "severe"
    desk.reviewing.say(item_id, severe.key, "resolved", "Ann")
    lines = desk.reviewing.lines(issue_id)
    assert severe.finding not in desk.reviewing.open_findings(lines)[item_id]
    said = desk.reviewing.judged(desk.store.items.get(item_id))[0].said
    assert said is not None
    assert (said.verdict, said.who) == ("resolved", "Ann")
    desk.reviewing.unsay(item_id, severe.key, "Bob")
    assert severe.finding in desk.reviewing.open_findings(lines)[item_id]
    assert [(each.who, each.what) for each in desk.deeds_of(item_id)] == [("Bob", "reopened")]


@pytest.mark.parametrize(("verdict", "known"), [("dismissed", True), ("resolved", False)])
def test_what_is_no_problem_is_remembered_for_the_same_words_elsewhere(
    desk: Desk, issue: tuple[str, str], verdict, known: bool
) -> None:
    _, item_id = issue
    _, [other] = new_issue(desk, 1, TEXT)
    desk.editing.recheck(other)
    key = desk.reviewing.judged(desk.store.items.get(item_id))[0].key
    desk.reviewing.say(item_id, key, verdict, "Ann")
    assert (desk.reviewing.judged(desk.store.items.get(other))[0].said is not None) == known


def test_a_name_that_the_house_spells_otherwise_has_one_sure_fix(desk: Desk) -> None:
    desk.learning.add_name("Lanhu Wind", kind="company", aliases=["Orchid Lake Wind"])
    _, [item_id] = new_issue(desk, 1, "Shares of Orchid Lake Wind rose.")
    desk.editing.recheck(item_id)
    [found] = [each for each in desk.reviewing.judged(desk.store.items.get(item_id)) if each.fix]
    assert found.fix == "Lanhu Wind"
    desk.reviewing.fix(item_id, found.key, "Ann")
    assert desk.store.items.get(item_id).words.body == "Shares of Lanhu Wind rose."
    assert desk.editing.versions(item_id)[0].origin == "fix"
    with pytest.raises(UsageError, match="changed meanwhile"):
        desk.reviewing.fix(item_id, found.key, "Ann")


def test_an_item_is_put_into_the_form_of_the_house(desk: Desk) -> None:
    _, [item_id] = new_issue(desk, 1, 'Shares rose 5% to "a record" on Monday.')
    assert desk.reviewing.off_form(desk.store.items.get(item_id).item)
    desk.reviewing.put_in_form(item_id, "Ann")
    stored = desk.store.items.get(item_id)
    assert stored.words.body == "Shares rose 5 percent to “a record” on Monday."
    assert not desk.reviewing.off_form(stored.item)
    assert desk.editing.versions(item_id)[0].origin == "fix"


def propose(desk: Desk, item_id: str, headline: str, *paragraphs: str) -> None:
    stored = desk.store.items.get(item_id)
    item = replace(stored.item, headline=headline, paragraphs=list(paragraphs))
    desk.reviewing.propose(stored, item, author="model", instruction="shorter")


def test_a_proposal_changes_nothing_until_it_is_taken(desk: Desk, issue: tuple[str, str]) -> None:
    issue_id, item_id = issue
    propose(desk, item_id, "Quay Sold", "The quay was sold.")
    assert desk.store.items.get(item_id).words.body == TEXT
    assert desk.reviewing.lines(issue_id)[0].proposed
    desk.reviewing.take(item_id, None, who="Ann")
    assert desk.store.items.get(item_id).words.body == "The quay was sold."
    assert desk.reviewing.proposal(item_id) is None
    newest = desk.editing.versions(item_id)[0]
    assert (newest.author, newest.origin) == ("model", "redraft")


def test_a_proposal_is_taken_in_part(desk: Desk, issue: tuple[str, str]) -> None:
    _, item_id = issue
    propose(desk, item_id, "Quay Sold", "The quay was sold.")
    desk.reviewing.take(item_id, [0], who="Ann")
    item: Item = desk.store.items.get(item_id).item
    assert (item.headline, item.paragraphs) == ("Quay Sold", [TEXT])
    assert desk.editing.versions(item_id)[0].author == "Ann"


def test_what_an_editor_typed_meanwhile_outlives_a_proposal(
    desk: Desk, issue: tuple[str, str]
) -> None:
    _, item_id = issue
    propose(desk, item_id, "Quay Sold", TEXT.replace("a yard", "one yard"))
    edit(desk, item_id, f"{TEXT} The mayor was not asked.")
    desk.reviewing.take(item_id, None, who="Ann")
    item = desk.store.items.get(item_id).item
    assert item.headline == "Quay Sold"
    assert "one yard" in item.paragraphs[0]
    assert item.paragraphs[0].endswith("The mayor was not asked.")


def test_a_proposal_that_is_left_stays_among_the_versions(
    desk: Desk, issue: tuple[str, str]
) -> None:
    _, item_id = issue
    propose(desk, item_id, "Quay Sold", "The quay was sold.")
    desk.reviewing.leave(item_id, who="Ann")
    assert desk.reviewing.proposal(item_id) is None
    assert "Quay Sold" in [each.headline for each in desk.editing.versions(item_id)]
    assert desk.store.items.get(item_id).words.body == TEXT


def test_who_is_here_is_known_until_they_have_not_been_seen_for_a_while(
    desk: Desk, issue: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    issue_id, item_id = issue
    assert desk.reviewing.here("tab 1", issue_id, item_id, "Ann") == []
    [ann] = desk.reviewing.here("tab 2", issue_id, "", "Bob")
    assert (ann.who, ann.item_id) == ("Ann", item_id)
    assert desk.reviewing.editors() == ["Ann", "Bob"]
    monkeypatch.setattr(drafter.reviewing, "PRESENT", timedelta(0))
    assert desk.reviewing.here("tab 2", issue_id, "", "Bob") == []
