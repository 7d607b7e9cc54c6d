"""What editors decided, and the names they added, on both databases."""

from __future__ import annotations

import pytest

from drafter.errors import UsageError
from drafter.house import Example, Lesson, Proposal
from drafter.model import Span
from drafter.store import Database, LessonStore
from drafter.truth import Entry, Suggestion

RULE = Proposal(
    lesson=Lesson(kind="wording", old="lanterns", new="lamps"),
    examples=(Example(before="Old lanterns.", after="Old lamps.", issue="issue 4", item="i"),),
    standing=1,
    otherwise=0,
)
BAN = Proposal(
    lesson=Lesson(kind="banned", old="needless to say", new=""),
    examples=(),
    standing=0,
    otherwise=0,
)
NAME = Suggestion(
    name="Origami Mind",
    chinese=("折纸智能", "折纸"),
    kind="company",
    why="named as one",
    spans=(Span(url="https://example.org/a", start=0, end=4, text="折纸智能"),),
)
ENTRY = Entry(name="Origami Mind", kind="company", chinese=("折纸智能",))


@pytest.fixture
def kept(database: Database) -> LessonStore:
    return LessonStore(database)


def test_decisions_come_back_as_they_were_made_and_in_their_order(kept: LessonStore) -> None:
    kept.decide(BAN, accepted=True, who="a")
    kept.decide(NAME, accepted=True, who="b", entry=ENTRY)
    kept.decide(RULE, accepted=False, who="c")
    found = kept.decisions()
    assert [each.proposal for each in found] == [BAN, NAME, RULE]
    assert [(each.accepted, each.who) for each in found] == [(True, "a"), (True, "b"), (False, "c")]
    assert found[1].entry == ENTRY
    assert kept.accepted() == [BAN.lesson]
    assert [(each.entry, each.who) for each in kept.names()] == [(ENTRY, "b")]


def test_the_first_of_two_decisions_stands(kept: LessonStore) -> None:
    kept.decide(RULE, accepted=True, who="a")
    with pytest.raises(UsageError, match="decided already"):
        kept.decide(RULE, accepted=False, who="b")
    assert [each.who for each in kept.decisions()] == ["a"]
    kept.take_back(RULE.id)
    assert kept.decisions() == []
    with pytest.raises(UsageError, match="Nothing was decided"):
        kept.take_back(RULE.id)


def test_a_decision_that_comes_too_late_changes_no_name(kept: LessonStore) -> None:
    kept.decide(NAME, accepted=False, who="a")
    with pytest.raises(UsageError, match="decided already"):
        kept.decide(NAME, accepted=True, who="b", entry=ENTRY)
    assert kept.names() == []


def test_a_name_goes_with_the_decision_that_brought_it(kept: LessonStore) -> None:
    kept.decide(NAME, accepted=True, who="a", entry=ENTRY)
    kept.take_back(NAME.id)
    assert kept.names() == []


def test_the_entry_that_a_decision_replaced_comes_back(kept: LessonStore) -> None:
    older = Entry(name="Origami Mind", kind="product")
    kept.put_name(older, who="a")
    kept.decide(NAME, accepted=True, who="b", entry=ENTRY)
    assert [each.entry for each in kept.names()] == [ENTRY]
    kept.take_back(NAME.id)
    assert [each.entry for each in kept.names()] == [older]


def test_a_name_that_was_changed_since_stays_when_the_decision_goes(kept: LessonStore) -> None:
    kept.decide(NAME, accepted=True, who="a", entry=ENTRY)
    changed = Entry(name="Origami Mind", kind="product", aliases=("Origami",))
    kept.put_name(changed, who="b")
    kept.take_back(NAME.id)
    assert [each.entry for each in kept.names()] == [changed]


def test_names_are_added_changed_in_their_place_and_removed(kept: LessonStore) -> None:
    kept.put_name(ENTRY, who="a")
    kept.put_name(Entry(name="Lampline", kind="product"), who="a")
    changed = Entry(name="Origami Mind", kind="company", aliases=("Origami",))
    kept.put_name(changed, who="b")
    assert [each.entry.name for each in kept.names()] == ["Origami Mind", "Lampline"]
    assert (kept.names()[0].entry, kept.names()[0].who) == (changed, "b")
    kept.remove_name("Origami Mind")
    assert [each.entry.name for each in kept.names()] == ["Lampline"]
    with pytest.raises(UsageError, match="glossary list"):
        kept.remove_name("Origami Mind")
