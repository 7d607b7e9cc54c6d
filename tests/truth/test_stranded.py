"""Names put beside words that the sources never have near them, and drafts without capitals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import sentences
from drafter.model import Finding
from drafter.truth import check

STORY = (
    "The ferry company Wendelin Lines bought two electric ships from the Orrefjord yard last winter. "
    "Captain Ruth Halvorsen steered the first of them into the old harbour while a brass band played. "
    "The batteries fill in 40 minutes and last for a crossing to the islands and back. "
    "Shopkeepers on the quay had feared noise and dust during the works, which took longer than planned. "
    "Most of them now say that the quiet boats bring more walkers past their windows in the evening.\n\n"
    "Elsewhere on the coast the change is slow. The council of Tarnby still pays for diesel boats, since "
    "its pier is too weak for the heavy charging cranes. Engineer Pavel Dorn measured the wooden piles "
    "and found rot in 215 of them. He proposes steel, which the treasurer calls too dear for a village "
    "without a fish hall, a cannery or a school of its own. A vote is due after the herring season."
)


def graver(text: str) -> list[Finding]:
    return [f for f in check(text, [STORY]).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Shopkeepers on the quay had feared that Tarnby would mean noise and dust.", "Tarnby"),
        ("A brass band played while Pavel Dorn steered into the old harbour.", "Pavel Dorn"),
    ],
)
def test_a_name_among_words_that_are_never_near_it_is_found(sentence: str, name: str) -> None:
    (finding,) = graver(sentence)
    assert (finding.kind, finding.severity, finding.text) == ("name", "warning", name)
    assert finding.spans
    assert all(span.text in STORY for span in finding.spans)


@pytest.mark.parametrize(
    "sentence",
    [
        "A brass band played while Ruth Halvorsen steered into the old harbour.",
        "Pavel Dorn, who measured the piles, proposes steel.",  # "he" in the source
        "The treasurer of Tarnby calls steel too dear.",
        "Wendelin Lines runs quiet boats that bring walkers past the windows.",
    ],
)
def test_a_name_that_the_source_goes_on_about_is_left_in_peace(sentence: str) -> None:
    assert graver(sentence) == []


MATCH = (
    "Brackwater are through to the hockey final after coming from two goals down to beat Hulme Rangers.\n\n"
    "Rangers led within nine minutes, when Saskia Brand turned in a low cross, and she added a second goal "
    "from the spot before the half was out. Few of those in the stands thought that it could be lost.\n\n"
    "On 51 minutes Rhian Probert pulled one back with a shot that went in off the post. The stands sang, "
    "a drum was heard, and the rain came on harder.\n\n"
    "Their equaliser was long in coming. A corner was only partly cleared, and Alice Dunmore, who had "
    "never done so in two years at the club, drove the ball through a crowd of legs into the far side of "
    "the net, where the keeper had no more hope of reaching than of seeing.\n\n"
    "The substitute Jodie Okell headed the winner four minutes after coming on for a limping captain."
)


def test_one_of_two_persons_who_are_told_of_together_is_left_in_peace() -> None:
    said = (
        "Saskia Brand had two goals for Rangers in the first half, before Rhian Probert and Alice Dunmore "
        "levelled and the substitute Jodie Okell headed the winner."
    )
    assert [f for f in check(said, [MATCH]).findings if f.kind == "name"] == []


RATES = (
    "The central bank raised its rate on Tuesday, and many expected the increase, which was the fourth in "
    "a row.\n\nShares fell at first and were back where they had been by noon. The bank kept its view of "
    "prices, which it thinks will be calm again once the harbours are open and the wheat is in. At Hallam "
    "Brokers, Pieter Drost called the step a mistake.\n\nThe minister would not say what the cabinet "
    "thought, nor was the head of the union to be reached before the papers closed for the night, though a "
    "clerk in the office told callers that a letter was being typed.\n\n"
    "Lucie Ferrand of Banque Oriel spoke of trust that was bought at a fair price, and of more in November."
)


def test_a_speaker_is_looked_for_by_all_that_he_says() -> None:
    said = "Pieter Drost called the step a mistake, while Lucie Ferrand expects an increase in November."
    assert [f for f in check(said, [RATES]).findings if f.kind == "name"] == []


def test_names_are_read_in_a_draft_without_capitals() -> None:
    (finding,) = graver("captain pavel dorn steered the first of them into the old harbour .")
    assert finding.kind == "name"
    assert "pavel dorn" in finding.text
    assert graver("captain ruth halvorsen steered the first of them into the old harbour .") == []


def test_a_name_whose_first_word_goes_on_otherwise_is_found() -> None:
    source = (
        "The Gull Council met in Lund. A week later the town of Harstad sent nobody to the feast."
    )
    found = check("On Monday the Gull of Harstad met.", [source]).findings
    assert [f.text for f in found if f.kind == "name"] == ["Gull of Harstad"]


def test_a_sentence_full_of_names_is_no_headline() -> None:
    sentence = "Captain Pavel Dorn of Wendelin Lines steered into the Orrefjord Harbour."
    assert "Pavel Dorn" in " ".join(f.text for f in graver(sentence))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_is_copied_from_the_source_stands_where_it_belongs(data: st.DataObject) -> None:
    said = data.draw(st.sampled_from(sentences.split(STORY)))
    words = said.split()
    start = data.draw(st.integers(0, max(0, len(words) - 6)))
    end = data.draw(st.integers(start + 5, len(words)))
    small = data.draw(st.booleans())
    text = " ".join(words[start:end])
    text = text.lower() if small else text
    assert [f for f in graver(text) if f.kind in ("name", "figure")] == []


CALL = (
    "Fjellvik Salt, results for the summer. Operator: Good morning and welcome to the call. "
    "The line is open. Marte Sund: Sales rose 6 percent to 812 million kroner, and we earned 40 million. "
    "Question from Owen Trask, Copperfield Advisers: What of the winter? Marte Sund: It will be slower. "
    "We expect sales of 700 million kroner. The plant in Molde is full."
)


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (
            "Sales at Copperfield Advisers rose 6 percent to 812 million kroner.",
            "Copperfield Advisers",
        ),
        ("Owen Trask expects sales of 700 million kroner in the winter.", "Owen Trask"),
        (
            "Sales rose 6 percent to 812 million kroner, and Marte Sund earned 40 million.",
            "Marte Sund",
        ),
    ],
)
def test_the_results_of_one_who_is_only_heard_are_found(draft: str, text: str) -> None:
    assert [f.text for f in check(draft, [CALL]).findings if f.kind == "name"] == [text]


@pytest.mark.parametrize(
    "draft",
    [
        "Sales at Fjellvik Salt rose 6 percent to 812 million kroner.",
        "Asked by Owen Trask of Copperfield Advisers, Marte Sund said that winter would be slower.",
        "Marte Sund expects sales of 700 million kroner in the winter.",
    ],
)
def test_who_speaks_or_asks_may_be_named(draft: str) -> None:
    assert not [f for f in check(draft, [CALL]).findings if f.kind == "name"]
