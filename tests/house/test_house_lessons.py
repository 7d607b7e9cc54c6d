"""What the desk learns from its editors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import edited_drafts
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.house import HouseStyle, Lesson, Pair, Proposal, apply, check, propose
from drafter.model import Finding, Issue, Item
from drafter.resources import read_text

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Entry:
    name: str
    kind: str


def pair(number: int, draft: str, printed: str, issue: str = "", headline: str = "Tea") -> Pair:
    return Pair(
        draft=Item(headline=headline, paragraphs=[draft]),
        printed=Item(headline=headline, paragraphs=[printed]),
        issue=issue or f"issue-{number}",
        date=date(2026, 3, 2),
        item=f"item-{number}",
    )


def learned(pairs: list[Pair], style: HouseStyle, **known: Entry) -> dict[str, Proposal]:
    return {proposal.lesson.old: proposal for proposal in propose(pairs, style, known)}


def told(words: str, *, times: int = 3, old: str = "") -> list[Pair]:
    """Return edits that put `words` for `old`, each in a sentence and an issue of its own."""
    frames = (
        "The owner of the ferry said that {} may be sold on the island.",
        "Only a few shops have asked for {} since the rules came in.",
        "Critics wonder why {} should cost as much in the north.",
        "A new port is being built for {} near the old lighthouse.",
    )
    made = (frames[i % len(frames)] for i in range(times))
    return [pair(i, frame.format(old), frame.format(words)) for i, frame in enumerate(made)]


def test_a_change_made_in_several_issues_is_proposed_with_its_evidence(style: HouseStyle) -> None:
    (proposal,) = propose(told("lamps", old="lanterns"), style)
    assert proposal.lesson == Lesson(kind="wording", old="lanterns", new="lamps")
    assert proposal.message == "“lanterns” became “lamps” 3 times in 3 issues."
    first = proposal.examples[0]
    assert (first.issue, first.item) == ("issue-0", "item-0")
    assert first.before.replace("lanterns", "lamps") == first.after


def test_what_is_always_taken_out_is_proposed_as_never_printed(style: HouseStyle) -> None:
    draft = [
        "Needless to say, the ferry is late.",
        "Needless to say, it is a long way to the port.",
    ]
    printed = ["The ferry is late.", "It is a long way to the port."]
    pairs = [pair(i, *texts) for i, texts in enumerate(zip(draft, printed, strict=True))]
    (proposal,) = propose(pairs, style)
    assert proposal.lesson == Lesson(kind="banned", old="needless to say", new="")
    assert "taken out twice in 2 issues" in proposal.message


def test_a_change_in_one_issue_and_two_items_is_no_lesson(style: HouseStyle) -> None:
    one = [replace(p, issue="issue-1") for p in told("lamps", old="lanterns")]
    assert propose(one[:2], style) == []
    assert len(propose(one, style)) == 1


def test_a_change_that_is_more_often_not_made_is_no_lesson(style: HouseStyle) -> None:
    made = told("lamps", old="lanterns", times=4)
    left = [pair(10 + i, "They sell lanterns.", "They sell lanterns.") for i in range(9)]
    assert propose([*made, *left], style) == []
    (proposal,) = propose([*made, *left[:1]], style)
    assert proposal.standing == 1
    assert "left standing once" in proposal.message


def test_words_that_become_now_this_now_that_are_no_lesson(style: HouseStyle) -> None:
    pairs = [*told("lamps", old="lanterns", times=2), *told("lights", old="lanterns", times=2)]
    assert propose(pairs, style) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("30 boats", "31 boats"),
        ("three boats", "four boats"),
        ("boats on Monday", "boats on Tuesday"),
        ("boats", "no boats"),
        ("boats reportedly", "boats"),
        ("Oakstall", "Tidemark"),
        ("Tidemark", "the company"),
        ("behavior", "behaviour"),
        ("the", "a"),
    ],
)
def test_figures_facts_and_what_the_style_says_are_no_lesson(
    old: str, new: str, style: HouseStyle
) -> None:
    assert propose(told(new, old=old, times=3), style) == []


def test_what_mends_a_finding_is_no_lesson(style: HouseStyle) -> None:
    finding = Finding(kind="claim", severity="warning", sentence="", text="lanterns", message="")
    pairs = [
        replace(p, draft=replace(p.draft, findings=(finding,)))
        for p in told("lamps", old="lanterns")
    ]
    assert propose(pairs, style) == []


def test_quoted_words_teach_nothing(style: HouseStyle) -> None:
    assert propose(told("“cheap lamps”", old="“cheap lanterns”"), style) == []


def test_a_name_that_is_spelt_otherwise_is_for_the_glossary(style: HouseStyle) -> None:
    rule = learned(told("LampLine", old="Lampline"), style)["Lampline"].lesson
    assert rule == Lesson(kind="name", old="Lampline", new="LampLine")
    known = {"Lampline": Entry("Lampline", "company")}
    assert (
        learned(told("LampLine", old="Lampline"), style, **known)["Lampline"].lesson.sort
        == "company"
    )
    assert learned(told("Kiln Bank", old="Kilnbank"), style)["Kilnbank"].lesson.sort == "company"


def test_an_alias_that_looks_like_another_name_needs_more_evidence(style: HouseStyle) -> None:
    assert propose(told("Bluepan", old="Weilan", times=3), style) == []
    assert learned(told("Bluepan", old="Weilan", times=4), style)["Weilan"].lesson.kind == "name"
    known = {"Weilan": Entry("Weilan", "company"), "Bluepan": Entry("Bluepan", "company")}
    assert learned(told("Bluepan", old="Weilan", times=4), style, **known) == {}


def test_what_the_glossary_has_already_is_for_the_house_to_hold_to(style: HouseStyle) -> None:
    one = Entry("Bluepan", "company")
    known = {"Weilan": one, "Bluepan": one}
    assert learned(told("Bluepan", old="Weilan"), style, **known)["Weilan"].lesson.kind == "wording"


def test_the_endings_of_a_word_count_together(style: HouseStyle) -> None:
    drafts = [
        "They utilise boats.",
        "The port utilised two boats.",
        "A firm is utilising old boats.",
    ]
    prints = ["They use boats.", "The port used two boats.", "A firm is using old boats."]
    pairs = [pair(i, *texts) for i, texts in enumerate(zip(drafts, prints, strict=True))]
    assert set(learned(pairs, style)) == {"utilise", "utilised", "utilising"}


def test_a_word_that_changes_only_beside_another_takes_it_along(style: HouseStyle) -> None:
    made = told("tea", old="tea products", times=4)
    other = [pair(20 + i, "Milk products sold.", "Milk products sold.") for i in range(4)]
    assert set(learned([*made, *other], style)) == {"tea products"}


def test_a_proposal_keeps_its_id_as_evidence_grows(style: HouseStyle) -> None:
    few, many = (propose(told("lamps", old="lanterns", times=n), style)[0] for n in (3, 4))
    assert few.id == many.id
    assert few.id != propose(told("lights", old="lanterns"), style)[0].id


def test_an_accepted_rule_is_checked_and_not_proposed_again(style: HouseStyle) -> None:
    pairs = told("lamps", old="lanterns")
    taught = apply(style, [proposal.lesson for proposal in propose(pairs, style)])
    assert taught.wording == {"lanterns": "lamps"}
    assert "“lamps”, not “lanterns”" in taught.rules()
    draft = Issue(items=[pairs[0].draft])
    new = {breach.rule for breach in check(draft, taught)} - {b.rule for b in check(draft, style)}
    assert new == {"wording"}
    assert propose(pairs, taught) == []


STYLE = HouseStyle.from_toml(read_text("house.toml"))
PHRASE = st.sampled_from("lamps lanterns Lamps lights tea".split())


@given(st.lists(st.tuples(PHRASE, st.one_of(PHRASE, st.just(""))), max_size=8))
def test_accepted_rules_never_contradict_one_another(changes: list[tuple[str, str]]) -> None:
    rules = [Lesson(kind="wording", old=old, new=new) for old, new in changes if old != new]
    wording = apply(STYLE, rules).wording
    assert STYLE.model_validate(STYLE.model_dump() | {"wording": wording}).wording == wording
    if rules:
        assert wording[rules[-1].old] == rules[-1].new


@pytest.mark.parametrize("habits", [edited_drafts.HABITS, edited_drafts.OTHERS])
def test_the_habits_of_a_season_are_found_and_hardly_anything_else(
    habits: dict[str, str], style: HouseStyle
) -> None:
    found = false = 0
    seeds = range(20, 26)
    for seed in seeds:
        rules = {
            (p.lesson.old, p.lesson.new) for p in propose(edited_drafts.season(seed, habits), style)
        }
        found += len(rules & set(habits.items()))
        false += len(rules - set(habits.items()))
    assert found >= 0.85 * len(seeds) * len(habits)
    assert false <= 0.1 * found


def test_what_was_accepted_of_a_season_is_not_proposed_again(style: HouseStyle) -> None:
    pairs = edited_drafts.season(20, edited_drafts.HABITS)
    taught = apply(style, [proposal.lesson for proposal in propose(pairs, style)])
    assert propose(pairs, taught) == []


TEXT = st.lists(
    st.sampled_from(
        'The a lamps lanterns, in order to Kiln Kilnworks “we said”. 30 not 微信 ’s (– " ’ It'.split()
    ),
    max_size=14,
).map(" ".join)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
def test_any_edit_can_be_looked_at(edits: list[tuple[str, str]]) -> None:
    for proposal in propose([pair(i, *texts) for i, texts in enumerate(edits)], STYLE):
        assert proposal.lesson.old != proposal.lesson.new
        assert len(proposal.examples) >= 1
        apply(STYLE, [proposal.lesson])
