"""A “not” put in or lost, an opposite, a clause of another story: found, and their near misses let pass."""

import pytest

from drafter.model import Finding
from drafter.truth import check
from drafter.truth.reading.opposites import alike, opposites

SOURCE = (
    "The regulator approved the sale of the unit to Harbour Fund after a review of ten months. "
    "Exports of the company’s scanners increased sharply in the spring, and its margin widened. "
    "The firm did not disclose the price of the deal. Staff in Wuxi will keep their contracts. "
    "The buyer refused to name its other investors. The first month of the service is risk-free. "
    "Its founder warned that a listing was at least three years away. "
    "The firm says only two of its lines will move to Hefei next year."
)


def claims(draft: str) -> list[Finding]:
    return [f for f in check(draft, [SOURCE]).findings if f.kind == "claim"]


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        ("The regulator has not approved the sale of the unit to Harbour Fund.", "not"),
        ("Staff in Wuxi will not keep their contracts.", "not"),
        ("Lines of the firm will not move to Hefei next year.", "not"),
        ("The regulator, which took ten months, never approved the sale of the unit.", "never"),
        ("The firm did disclose the price of the deal.", "disclose"),
        ("Harbour Fund is not content with the purchase of the unit after a long review.", "not"),
        ("The firm did disclose the price of the deal, not its date.", "disclose"),
        ("The regulator rejected the sale of the unit to Harbour Fund.", "rejected"),
        ("Exports of the company’s scanners decreased sharply in the spring.", "decreased"),
        ("Imports of the company’s scanners increased sharply in the spring.", "Imports"),
        ("Exports of the firm’s scanners were decreasing sharply in spring.", "decreasing"),
        ("Its margin narrowed as exports of the company’s scanners increased.", "narrowed"),
        (
            "The regulator approved the sale of the unit to Harbour Fund, while ferries between the "
            "islands stayed moored through a stormy weekend.",
            "while ferries between the islands stayed moored through a stormy weekend",
        ),
    ],
)
def test_a_small_word_that_turns_the_sense_is_found(draft: str, text: str) -> None:
    assert [finding.text for finding in claims(draft)] == [text]


@pytest.mark.parametrize(
    "draft",
    [
        "The regulator approved the sale of the unit to Harbour Fund.",
        "The firm has not disclosed the price of the deal.",
        "The firm declined to disclose the price of the deal.",
        "The buyer would not name its other investors.",
        "The first month of the service carries no risk.",
        "Exports of scanners increased sharply in the spring, more than in the year before.",
        "Harbour Fund may not be ready to buy a second unit after that review.",
        "The company has not commented on the review of the unit.",
        "The maker said it had “no plans to sell more units” after the review.",
        "The buyer did not wish to say who else put money in.",
        "The founder does not expect a listing for at least three years.",
        "The regulator approved the sale of the unit, not of the company.",
        "Exports of scanners rose sharply in the spring and the margin grew wider.",
        "The sale of the unit, which took ten months to review, was approved by the regulator.",
    ],
)
def test_the_same_said_in_other_words_is_let_pass(draft: str) -> None:
    assert claims(draft) == []


def test_a_denial_does_not_reach_into_the_next_sentence() -> None:
    source = "She was told: ‘You should not say no.’ The early favourite for the post is Ren Bo."
    found = check("The early favourite for the post is Ren Bo.", [source]).findings
    assert not [finding for finding in found if finding.kind == "claim"]


def test_a_denial_of_other_words_for_it_is_let_pass() -> None:
    source = "The abbey is against the sale of wine and beer. Guests allow the monks a quiet hour."
    assert not [f for f in check("Wine and beer are not allowed.", [source]).findings
                if f.kind == "claim"]  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        ("The regulator approved the sale of the unit, excluding its debts.", "excluding"),
        ("A long review discouraged the sale of the unit to Harbour Fund.", "discouraged"),
        ("Staff in Wuxi will keep their contracts, which is impossible elsewhere.", "impossible"),
    ],
)
def test_a_word_for_the_worse_that_no_source_has_is_found(draft: str, text: str) -> None:
    assert [finding.text for finding in claims(draft)] == [text]


@pytest.mark.parametrize(
    "draft",
    [
        "The regulator approved the sale of the unit to Harbour Fund last month.",
        "It is not unlikely that Harbour Fund will name other investors.",
        "Exports of scanners climbed sharply in the spring, and the margin grew.",
    ],
)
def test_a_period_a_double_denial_and_a_kindred_word_are_no_opposites(draft: str) -> None:
    assert claims(draft) == []


def test_a_prefix_that_denies_a_word_of_the_source_is_found() -> None:
    source = "Ms Tang praised the professional staff of the clinic and its precise records."
    (found,) = [f for f in check("Ms Tang wrote of the clinic’s unprofessional staff.", [source]).findings
                if f.kind == "claim"]  # fmt: skip
    assert found.text == "unprofessional"


def test_a_word_that_its_source_denies_is_no_opposite() -> None:
    source = "The change speeds up the engine without weakening the frame of the car."
    found = check("The change improves the engine and the frame of the car.", [source]).findings
    assert not [finding for finding in found if finding.kind == "claim"]


def test_opposites_are_given_in_all_their_forms() -> None:
    assert "fell" in opposites("rose")
    assert "banned" in opposites("permitted")
    assert "shrinking" in opposites("growing")
    assert "decrease" in opposites("rising")
    assert opposites("table") == set()
    assert "slumped" in opposites("surged")
    assert "closed" in alike("shut")


MERGER = (
    "The pier was not on the council’s list. "
    "The two ports are not in talks with anyone about the cranes. "
    "The motion was carried only because all five Reds backed it. "
    "The quay will not open until the dredging is done. "
    "The ministry turned down a request for grants, and "
    "the harbour master was sceptical of the tide tables."
)


@pytest.mark.parametrize(
    "draft",
    [
        "The pier was not one of the works that the council had listed.",
        "The two ports are in talks with nobody about the cranes.",
        "The motion would have failed without the Reds.",
        "Nobody expects the quay to open to ships of any size before the dredging has been done.",
        "The ports will get no grants from the ministry.",
        "The harbour master was not convinced by the tide tables.",
    ],
)
def test_a_denial_in_other_words_raises_no_alarm(draft: str) -> None:
    assert not [f for f in check(draft, [MERGER]).findings if f.kind == "claim"]


TOLD_OTHERWISE = [
    (
        "We still expect an operating margin between 11% and 12% this year.",
        "The firm did not alter its forecast of an operating margin of 11% to 12%.",
    ),
    (
        "The toll rises in May, but farm tractors and buses will be exempt.",
        "The toll will rise in May, but it will not apply to farm tractors and buses.",
    ),
    (
        "Its director, Ines Vale, sells 40 lamps a day. We saw no second order of that size.",
        "Its director, Ines Vale, sees no other order of that size and sells 40 lamps a day.",
    ),
    (
        "The clinic asks that its doors be sealed so that they cannot be opened at night.",
        "The doors of the clinic had been opened at night.",
    ),
    (
        "Mr Holt said he would not try to form a cabinet and would rather wait for a vote.",
        "Mr Holt said he would rather wait for a vote than try to form a cabinet.",
    ),
]


@pytest.mark.parametrize(("source", "draft"), TOLD_OTHERWISE)
def test_a_denial_told_in_other_words_is_let_pass(source: str, draft: str) -> None:
    assert not [f for f in check(draft, [source]).findings if f.kind == "claim"]


@pytest.mark.parametrize(
    ("source", "draft", "text"),
    [
        (
            "We didn't sell any shares under the programme in June. It bought two mills.",
            "The firm bought two mills, but did sell shares under the programme in June.",
            "sell",
        ),
        (
            "The licence with the house of Morel ends in May and we have decided together not to renew.",
            "The firm will renew its licence with the house of Morel when it ends in May.",
            "renew",
        ),
        (
            "The cause was not known. Two cooks told the police of a fire in the cold store.",
            "The cause is known, although two cooks told of a fire in the cold store.",
            "known",
        ),
    ],
)
def test_a_not_that_was_lost_is_found_beside_another_clause(
    source: str, draft: str, text: str
) -> None:
    assert [f.text for f in check(draft, [source]).findings if f.kind == "claim"] == [text]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "Our net loss was $38 million. The storm cost the airline $17 million in pretax profit.",
            "The net loss of the airline was $38 million after a storm that cost it $17 million.",
        ),
        (
            "The levy gave the mayor a rare victory over the bloc, which has lost three votes since May.",
            "The levy gave the mayor a rare win over the bloc after three votes since May.",
        ),
        (
            "It includes a small sum for the Oslo ferries, and nothing of the two lines to Kiel.",
            "The outlook excludes the two lines to Kiel.",
        ),
    ],
)
def test_an_opposite_that_the_source_bears_out_is_let_pass(source: str, draft: str) -> None:
    assert not [f for f in check(draft, [source]).findings if f.kind == "claim"]


def test_a_thing_that_a_sentence_does_without_and_its_source_has_is_found() -> None:
    source = "The course runs for half an hour, and a voice checks in with you from time to time."
    found = check("The course runs for half an hour without regular check-ins.", [source]).findings
    assert [f.text for f in found if f.kind == "claim"] == ["without"]


ASKED = (
    "Q: Will the mill in Lund be sold? Tove Brandt: No, we are keeping it. "
    "Q: Do you need a second dock? Tove Brandt: We're not looking for one. "
    "The write-off of 40 million kronor is non-cash. The jury cleared the foreman, Nils Ek, of arson."
)


@pytest.mark.parametrize(
    "draft",
    [
        "The mill in Lund will not be sold.",
        "The company does not need a second dock.",
        "The write-off of 40 million kronor has no effect on cash.",
        "The foreman, Nils Ek, was not guilty of arson.",
    ],
)
def test_a_no_to_a_question_and_a_word_that_denies_by_itself_are_denials(draft: str) -> None:
    assert not [f for f in check(draft, [ASKED]).findings if f.kind == "claim"]


LOST = (
    "We will not bid for the Polish tram works, whatever you read. "
    "The foundry is not for sale. Its kiln in Arles had been shut since May. "
    "Dr Ilse Varga, who was not involved in the trial, called the dose too low. "
    "The cellar could not be reached by boat."
)


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        ("The company will bid for the Polish tram works.", "bid"),
        ("The foundry is for sale, and its kiln in Arles had been shut since May.", "sale"),
        ("Dr Ilse Varga, who was involved in the trial, called the dose too low.", "involved"),
    ],
)
def test_a_not_that_was_lost_is_found_wherever_the_source_denies_it(draft: str, text: str) -> None:
    assert [f.text for f in check(draft, [LOST]).findings if f.kind == "claim"] == [text]


@pytest.mark.parametrize(
    "draft",
    [
        "The company ruled out a bid for the Polish tram works.",
        "The cellar was reached by boat.",
        "The Polish tram works will get no bid.",
        "Dr Ilse Varga, who took no part in the trial, called the dose too low.",
    ],
)
def test_what_a_source_denies_is_let_pass_where_the_sentence_denies_it_otherwise(
    draft: str,
) -> None:
    assert not [f for f in check(draft, [LOST]).findings if f.kind == "claim"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "The pass between Ardal and Brekke was shut for 23 days after the rockfall in March.",
            "After the rockfall in March it took 23 days for the pass between Ardal and Brekke to reopen.",
        ),
        (
            "At the feast old Per Holm opened a parcel from Bergen and a cousin saw the wrong string.",
            "At the feast old Per Holm unstringed a parcel from Bergen, and a cousin saw the wrong string.",
        ),
    ],
)
def test_an_opposite_that_tells_the_same_from_its_end_is_let_pass(source: str, draft: str) -> None:
    assert not [f for f in check(draft, [source]).findings if f.kind == "claim"]


def test_a_direction_that_the_two_figures_of_the_source_bear_out_is_no_opposite() -> None:
    source = "Net cash at the year-end was £26 million, versus £31 million, as we bought more land."
    draft = "Its net cash shrank to £26 million as it bought more land."
    assert [f.message for f in check(draft, [source]).findings if f.kind == "claim"] == []


def test_what_is_denied_in_another_form_of_the_word_is_denied() -> None:
    source = (
        "The plant at Lorne will close at the end of 2029. We will not extend its life. A pipe of "
        "40 miles is being built beside it, and the permits for that came through in May."
    )
    draft = "The plant at Lorne will close at the end of 2029, without an extension."
    assert [f.message for f in check(draft, [source]).findings if f.kind == "claim"] == []


def test_a_plea_that_a_draft_calls_a_denial_is_not_lost() -> None:
    source = "Orla Finch, from Deal, had pleaded not guilty to handling stolen goods in February."
    draft = "Orla Finch was convicted of handling stolen goods, which she had denied."
    found = check(draft, [source]).findings
    assert not [f.message for f in found if "was lost" in f.message]


def test_what_was_refused_was_not_done() -> None:
    source = "Rovers lost 2-1. Their manager, Paul Ferris, refused to blame the referee, Jane Moss."
    draft = "Rovers lost 2-1, and the manager Paul Ferris did not blame the referee."
    assert [f.message for f in check(draft, [source]).findings if f.kind == "claim"] == []
