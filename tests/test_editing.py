"""Words typed by one editor or several: kept as they come, never one's over another's."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from taught_desk import new_issue

from drafter.desk import Desk
from drafter.editing import Typed
from drafter.errors import UsageError
from drafter.merging import Words
from drafter.settings import Settings

TEXT = "The quay was sold to a yard in May. Nobody said for how much."


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    opened = Desk(settings)
    yield opened
    opened.close()


@pytest.fixture
def item_id(desk: Desk) -> str:
    return new_issue(desk, 1, TEXT)[1][0]


class Page:
    """A page that types into an item, as the browser does: each save says what it was typed into."""

    def __init__(self, desk: Desk, item_id: str, who: str, name: str = "") -> None:
        self.desk, self.item_id, self.who = desk, item_id, who
        self.name = name or f"page of {who}"
        self.base = desk.store.items.get(item_id).words
        self._seq = count(1)

    def type(self, body: str, headline: str | None = None) -> Typed:
        mine = Words.typed(headline or self.base.headline, body)
        typed = Typed(sitting=self.name, seq=next(self._seq), base=self.base, mine=mine)
        self.desk.editing.type(self.item_id, typed, who=self.who)
        self.base = mine
        return typed


def body(desk: Desk, item_id: str) -> str:
    return desk.store.items.get(item_id).words.body


def test_what_one_sitting_types_is_one_version_beside_the_one_before(
    desk: Desk, item_id: str
) -> None:
    page = Page(desk, item_id, "Ann")
    for end in ("The may", "The mayor", "The mayor was not", "The mayor was not asked."):
        page.type(f"{TEXT} {end}")
    newest, first = desk.editing.versions(item_id)
    assert newest.paragraphs == [f"{TEXT} The mayor was not asked."]
    assert (newest.author, newest.origin, newest.stands) == ("Ann", "edit", True)
    assert first.paragraphs == [TEXT]


def test_another_page_or_another_editor_begins_a_version(desk: Desk, item_id: str) -> None:
    Page(desk, item_id, "Ann").type(f"{TEXT} One.")
    Page(desk, item_id, "Bob").type(f"{TEXT} One. Two.")
    Page(desk, item_id, "Ann", "another page").type(f"{TEXT} One. Two. Three.")
    assert [each.author for each in desk.editing.versions(item_id)] == ["Ann", "Bob", "Ann", "w"]


@trying(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from("the quay was sold in May".split()), min_size=1, max_size=6).map(
            " ".join
        ),
        min_size=1,
        max_size=6,
    )
)
def test_no_word_that_was_ever_saved_is_in_no_version(desk: Desk, saves: list[str]) -> None:
    item_id = new_issue(desk, 1, "The quay.")[1][0]
    page = Page(desk, item_id, "Ann")
    for each in saves:
        page.type(each)
    versions = desk.editing.versions(item_id)
    there = {word for version in versions for word in " ".join(version.paragraphs).split()}
    typed = {word for each in saves for word in each.split()}
    assert all(any(known.startswith(word) for known in there) for word in typed)
    assert body(desk, item_id) == saves[-1]


def test_a_save_that_comes_twice_is_kept_once(desk: Desk, item_id: str) -> None:
    typed = Page(desk, item_id, "Ann").type(f"{TEXT} One.")
    Page(desk, item_id, "Bob").type("Only this is left.")
    desk.editing.type(item_id, typed, who="Ann")
    assert body(desk, item_id) == "Only this is left."


def test_two_who_change_different_sentences_see_both(desk: Desk, item_id: str) -> None:
    ann, bob = Page(desk, item_id, "Ann"), Page(desk, item_id, "Bob")
    ann.type(TEXT.replace("a yard", "two yards"))
    bob.type(TEXT.replace("Nobody said", "Nobody would say"))
    assert body(desk, item_id) == (
        "The quay was sold to two yards in May. Nobody would say for how much."
    )
    # What each types on is laid over what stands.
    ann.type(TEXT.replace("a yard", "two yards in Wuhu"))
    assert body(desk, item_id) == (
        "The quay was sold to two yards in Wuhu in May. Nobody would say for how much."
    )


def test_a_page_that_types_on_before_it_is_answered_does_not_clash_with_itself(
    desk: Desk, item_id: str
) -> None:
    base = desk.store.items.get(item_id).words
    for seq, end in enumerate(("Th", "The mayor", "The mayor was", "The mayor came."), start=1):
        mine = Words.typed(base.headline, f"{TEXT} {end}")
        typed = Typed(sitting="page", seq=seq, base=base, mine=mine)
        desk.editing.type(item_id, typed, who="Ann")
    assert body(desk, item_id) == f"{TEXT} The mayor came."
    assert desk.editing.held(item_id) == []


def clash(desk: Desk, item_id: str) -> None:
    ann, bob = Page(desk, item_id, "Ann"), Page(desk, item_id, "Bob")
    ann.type(TEXT.replace("May", "June"))
    bob.type(TEXT.replace("May", "July").replace("much", "many"))


def test_two_who_change_the_same_word_choose_and_until_then_the_first_stands(
    desk: Desk, item_id: str
) -> None:
    clash(desk, item_id)
    assert "in June." in body(desk, item_id)
    [held] = desk.editing.held(item_id)
    assert held.who == "Bob"
    assert held.held is not None
    assert "in July." in held.held.mine.body


@pytest.mark.parametrize(
    ("take", "expected"),
    [("mine", "in July. Nobody"), ("theirs", "in June. Nobody"), ("both", "in July. June. Nobody")],
)
def test_a_choice_leaves_every_word_in_a_version(
    desk: Desk, item_id: str, take, expected: str
) -> None:
    clash(desk, item_id)
    [held] = desk.editing.held(item_id)
    desk.editing.choose(item_id, held.id, take, who="Bob")
    assert expected in body(desk, item_id)
    assert body(desk, item_id).endswith(
        "for how many."
    )  # where they do not clash, both have theirs
    assert desk.editing.held(item_id) == []
    there = " ".join(word for each in desk.editing.versions(item_id) for word in each.paragraphs)
    assert "June." in there
    assert "July." in there


def test_what_is_typed_into_an_item_that_another_locked_is_held(desk: Desk, item_id: str) -> None:
    desk.reviewing.lock(item_id, "Ann")
    Page(desk, item_id, "Bob").type(f"{TEXT} One.")
    assert body(desk, item_id) == TEXT
    [held] = desk.editing.held(item_id)
    with pytest.raises(UsageError, match="Ann has locked"):
        desk.editing.choose(item_id, held.id, "mine", who="Bob")
    desk.reviewing.unlock(item_id, "Ann")
    desk.editing.choose(item_id, held.id, "mine", who="Bob")
    assert body(desk, item_id) == f"{TEXT} One."


def test_an_item_without_a_word_is_refused_and_its_words_stay(desk: Desk, item_id: str) -> None:
    typed = Typed(
        sitting="page", seq=1, base=desk.store.items.get(item_id).words, mine=Words.typed(" ", "\n")
    )
    with pytest.raises(UsageError, match="Take it out"):
        desk.editing.type(item_id, typed, who="Ann")
    assert body(desk, item_id) == TEXT


def test_findings_are_of_the_words_that_stand_once_it_is_settled(desk: Desk, item_id: str) -> None:
    desk.editing.recheck(item_id)
    page = Page(desk, item_id, "Ann")
    page.type(f"{TEXT} It cost US$75 billion.")
    assert not desk.store.items.get(item_id).checked
    settled = desk.editing.settle(item_id)
    assert settled.checked
    assert any("75 billion" in finding.text for finding in settled.item.findings)
    page.type(f"{TEXT} It cost US$75 billion. One.")
    assert not desk.store.items.get(item_id).checked


def test_undo_and_redo_go_through_the_versions(desk: Desk, item_id: str) -> None:
    Page(desk, item_id, "Ann").type(f"{TEXT} One.")
    Page(desk, item_id, "Bob").type(f"{TEXT} One. Two.")
    desk.editing.undo(item_id, who="Ann")
    assert body(desk, item_id) == f"{TEXT} One."
    desk.editing.undo(item_id, who="Ann")
    desk.editing.undo(item_id, who="Ann")
    assert body(desk, item_id) == TEXT
    desk.editing.redo(item_id, who="Ann")
    desk.editing.redo(item_id, who="Ann")
    assert body(desk, item_id) == f"{TEXT} One. Two."


def test_what_is_typed_after_an_undo_leaves_what_was_undone_in_the_versions(
    desk: Desk, item_id: str
) -> None:
    Page(desk, item_id, "Ann").type(f"{TEXT} One.")
    desk.editing.undo(item_id, who="Ann")
    Page(desk, item_id, "Ann").type(f"{TEXT} Two.")
    assert [f"{TEXT} One."] in [each.paragraphs for each in desk.editing.versions(item_id)]


def test_an_item_is_put_at_a_place_among_those_that_are_in(desk: Desk) -> None:
    issue_id, [first, second, third] = new_issue(desk, 1, "One.", "Two.", "Three.")
    desk.editing.take_out(second)
    desk.editing.place(third, 0)
    assert [line.id for line in desk.reviewing.lines(issue_id)] == [third, first, second]


def test_a_move_that_is_asked_for_again_is_not_done_again(desk: Desk) -> None:
    issue_id, [first, second, third] = new_issue(desk, 1, "One.", "Two.", "Three.")
    moves = [(first, 2, "tab-1"), (second, 2, "tab-2"), (first, 0, "tab-3")]
    for item, place, key in moves:
        desk.editing.place(item, place, key=key)
    assert [line.id for line in desk.reviewing.lines(issue_id)] == [first, third, second]
    for item, place, key in moves[:2]:
        desk.editing.place(item, place, key=key)
    assert [line.id for line in desk.reviewing.lines(issue_id)] == [first, third, second]


def test_of_moves_at_the_same_moment_none_undoes_another(desk: Desk) -> None:
    issue_id, ids = new_issue(desk, 1, *(f"Text {number}." for number in range(8)))
    moves = [(ids[7], 0), (ids[6], 0), (ids[5], 0), (ids[4], 0)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda move: desk.editing.place(*move), moves))
    order = [line.id for line in desk.reviewing.lines(issue_id)]
    assert sorted(order) == sorted(ids)
    assert order[4:] == ids[:4]


def test_what_is_done_to_an_item_besides_its_words_is_kept_with_who_did_it(desk: Desk) -> None:
    issue_id, [first, second, third] = new_issue(desk, 1, "One.", "Two.", "Three.")
    desk.editing.place(third, 0, who="Ann")
    desk.editing.place(third, 0, who="Bob")  # it is there already
    desk.editing.move(second, -1, who="Bob")
    desk.editing.take_out(first, who="Cem")
    desk.editing.take_out(first, who="Dee")  # it is out already
    desk.editing.take_out(first, False, who="Ann")
    stored = desk.store.items.get(second)
    desk.editing.edit(second, "Another", "Two.", based_on=stored.revision, who="Ann")
    desk.editing.undo(second, who="Bob")
    desk.editing.redo(second, who="Cem")
    done = [(each.who, each.what, each.detail, each.item_id) for each in reversed(desk.deeds())]
    assert done[1:] == [
        ("Ann", "moved", "to place 1", third),
        ("Bob", "moved", "to place 2", second),
        ("Cem", "taken out", "", first),
        ("Ann", "put back", "", first),
        ("Bob", "undone", "", second),
        ("Cem", "redone", "", second),
    ]
    assert [each.what for each in desk.deeds_of(second)] == ["redone", "undone", "moved"]
    assert {each.issue_id for each in desk.deeds()} == {issue_id}
