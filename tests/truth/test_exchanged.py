"""Names of the source that a draft puts in the place of others."""

from __future__ import annotations

import pytest

from drafter.model import Finding
from drafter.truth import check
from drafter.truth.evidence import Sources
from drafter.truth.reading import sorts
from drafter.truth.reading.names import shipped

STORY = (
    "The harbour town of Varnholm voted on Sunday to close its old shipyard. "
    "Mayor Ellen Brandt said the site would become a park with a school and a swimming pool. "
    "The work is to cost 40 million crowns and will begin in the spring after the asbestos is removed.\n\n"
    "Critics doubt the plan. Opposition leader Carl Osterman called the swimming pool a waste of money "
    "while the hospital lacks nurses and beds. He promised to halt the work if he wins in autumn. "
    "Polls give his party a small lead among older voters.\n\n"
    "In the neighbouring town of Lerwin a similar plan failed ten years ago. "
    "The contractor, Holm Partners, went bankrupt and left a hole in the ground behind a wooden fence. "
    "Historian Nils Abrahamsen has written a book about the affair, which fills three cellars of files."
)
CALL = (
    "Anna: Good morning, this is Anna from Brightleaf. I am calling about the solar panels for your roof.\n"
    "Peter: Yes, we wanted twelve panels. How long does the installation take?\n"
    "Anna: Two days for the panels, and another one for the battery in the cellar.\n"
    "Peter: The neighbours had theirs from Nordlicht, and it took them three weeks of noise.\n"
    "Anna: That happens. Our engineer Tomas Veit will come on Friday and measure the roof.\n"
    "Peter: Fine. Please tell him that the dog is in the garden."
)


def names(text: str, *sources: str) -> list[Finding]:
    return [f for f in check(text, sources).findings if f.kind == "name" and f.severity != "note"]


@pytest.mark.parametrize(
    ("sentence", "moved", "meant"),
    [
        (
            "Nils Abrahamsen called the swimming pool a waste of money while the hospital lacks nurses.",
            "Nils Abrahamsen",
            "Carl Osterman",
        ),
        (
            "In Varnholm a similar plan failed ten years ago and left a hole in the ground.",
            "Varnholm",
            "Lerwin",
        ),
        (
            "Ellen Brandt has written a book about the affair, which fills three cellars of files.",
            "Ellen Brandt",
            "Nils Abrahamsen",
        ),
    ],
)
def test_a_name_in_the_place_of_another_is_found(sentence: str, moved: str, meant: str) -> None:
    (finding,) = names(sentence, STORY)
    assert (finding.severity, finding.text) == ("warning", moved)
    assert meant in finding.message
    assert finding.spans[0].text in STORY


@pytest.mark.parametrize(
    "sentence",
    [
        "Carl Osterman called the swimming pool a waste of money while the hospital lacks nurses.",
        "Osterman promised to halt the work if he wins in autumn.",
        "Ellen Brandt, the mayor, wants a park with a school and a swimming pool.",
        "In Lerwin a similar plan failed ten years ago.",
        "Holm Partners went bankrupt and left a hole in the ground.",
        "Varnholm will spend 40 million crowns on a park in place of its shipyard.",
    ],
)
def test_a_name_where_the_source_has_it_is_left_alone(sentence: str) -> None:
    assert names(sentence, STORY) == []


def test_a_pronoun_stands_for_the_name_before_it() -> None:
    assert names("Osterman has a small lead among older voters, polls say.", STORY) == []


def test_a_name_made_of_two_is_found() -> None:
    (finding,) = names("Carl Brandt promised to halt the work if he wins in autumn.", STORY)
    assert finding.text == "Carl Brandt"
    assert "Carl Osterman" in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna offers Peter solar panels for his roof and a battery in the cellar.",
        "Brightleaf needs two days for the panels and another one for the battery in the cellar.",
        "Tomas Veit will measure the roof on Friday.",
    ],
)
def test_who_speaks_and_for_whom_is_read_from_a_conversation(sentence: str) -> None:
    assert names(sentence, CALL) == []


CHINESE = (
    "阿里巴巴周四公布，第三季度营收为1200亿元，同比增长8%。公司称云业务增长最快。\n\n"
    "腾讯表示，将在里昂开设新的办公室，并招聘300名工程师。"
)


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("Tencent reported third-quarter revenue of 120 billion yuan, up 8 percent.", "Alibaba"),
        ("Alibaba will hire 300 engineers for an office in Lyon.", "Tencent"),
    ],
)
def test_figures_of_another_company_are_found_in_a_chinese_source(
    sentence: str, meant: str
) -> None:
    (finding,) = names(sentence, CHINESE)
    assert finding.severity == "warning"
    assert meant in finding.message
    assert finding.spans[0].text in CHINESE


@pytest.mark.parametrize(
    "sentence",
    [
        "Alibaba reported third-quarter revenue of 120 billion yuan, up 8 percent.",
        "Tencent will hire 300 engineers for an office in Lyon.",
        "Tencent will hire engineers, while Alibaba reported revenue of 120 billion yuan.",
    ],
)
def test_figures_of_the_company_that_a_chinese_source_gives_them_of_are_left_alone(
    sentence: str,
) -> None:
    assert names(sentence, CHINESE) == []


def test_a_name_with_a_hyphen_and_a_firm_that_speaks_of_itself_are_left_in_peace() -> None:
    trial = (
        "A court found Rupert Dale-Fenner guilty of theft on Monday. "
        "Dale-Fenner did not deny taking the money. "
        "He told the jury that it was a loan to the chapel. "
        "Judge Ines Carrow said he would be sentenced in May."
    )
    assert (
        names("Dale-Fenner, who did not deny taking the money, will be sentenced in May.", trial)
        == []
    )
    speech = (
        "Welcome to the call of Harrowgate. In the year to May we bought back Sponsored Units "
        "for $90 million, "
        "and today the board has approved our first annual dividend. Harrowgate has no debt."
    )
    assert names("Harrowgate declared its first annual dividend, of 20 cents a unit.", speech) == []


def test_a_month_and_whose_somebody_is_are_no_part_of_a_name() -> None:
    said = names(
        "In March Holm Partners of Lerwin went bankrupt, leaving a hole in the ground.", STORY
    )
    assert [f.text for f in said if "March" in f.text] == []
    said = names("Lerwin's Nils Abrahamsen has written a book about the failed affair.", STORY)
    assert [f.text for f in said if "Nils" in f.text] == []


MINER = (
    "Quarrion Metals Ltd (Hobart): report on the June quarter and call with investors\n\n"
    "Nora Haldane, managing director: Zinc came to 18,200 tonnes, a fall of 6 percent from the quarter "
    "before. At Black Gully in Queensland a cyclone stopped the mill for 9 days in April, and the ore that "
    "was milled was poorer. Silver was lower too, since the grade at Ironpot and Wattle Ridge fell.\n\n"
    "Ivo Lindeck, chief financial officer: Cash cost rose to 91 cents a pound. As the European Central "
    "Bank lowered its rates, interest on our loans in euros came to 2 million less. We bought a share of "
    "the Vallis venture in Manitoba. I do not see the cost falling below 85 cents before the autumn.\n\n"
    "Our share of the Deep Lift contracts grew. We will shut our Ironpot camp in May, and we are ending "
    "eleven contracts that don't make money. Oda Tennick, 44, leads the new team at Ironpot.\n\n"
    "On the call the analyst from Lorca Bank, whom we know as Maite Oriol from before, asked of silver. "
    "Oriol, 33, heard that it would not pay."
)


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("quarrion metals", "body"),
        ("european central bank", "body"),
        ("queensland", "place"),
        ("ironpot", "place"),
        ("wattle ridge", "place"),  # named with a place, so one too
        ("nora haldane", "person"),
        ("ivo lindeck", "person"),
        ("lindeck", "person"),
        ("oda tennick", "person"),
        ("maite oriol", "person"),  # by her second name
    ],
)
def test_what_a_name_names_is_told_by_the_words_of_it_and_beside_it(name: str, sort: str) -> None:
    assert Sources([MINER], shipped()).running.sort(tuple(name.split())) == sort


def test_a_person_who_speaks_is_not_held_against_a_place() -> None:
    for said in ("finance chief ", "its CFO ", "crews took the 58-year-old "):
        assert sorts.by_neighbours(said, " does not see it falling") == "person"
    for told in (", 44, was hurt", ", its chief executive, said", " (CFO): Cash cost rose"):
        assert sorts.by_neighbours("For ", told) == "person"
    assert sorts.by_neighbours("In ", ", where the chief executive was born, it rained") == ""


def test_what_a_firm_did_in_a_month_is_what_it_says_of_itself() -> None:
    said = "In May Quarrion will shut its Ironpot camp, and end eleven contracts that lose money."
    assert names(said, MINER) == []


def test_a_land_is_not_held_against_a_place_in_it() -> None:
    source = (
        "ELM HOLLOW, Calif. - Two cousins were arrested on Friday on suspicion of stealing 300 goats from "
        "dairy farms in two counties.\n\n"
        "Deputies found 120 of the goats in a quarry outside Elm Hollow, hidden behind a row of trucks. "
        "“I had stopped hoping,” said Nell Sorley, whose family has driven goats to California for years."
    )
    for sentence in (
        "Two cousins were arrested on suspicion of stealing 300 goats from dairy farms in California.",
        "Some 300 goats were stolen from California dairy farms, of which 120 were found in a quarry.",
    ):
        assert names(sentence, source) == []


BANK = (
    "Grace Otieno: Good morning. Return on equity stood at a fifth. We opened eleven branches in the "
    "period, seven of them in Uganda. One thing we will not be doing is entering Ethiopia: talks with a "
    "possible partner ended in August without agreement.\n\n"
    "Peter Njoroge: Costs rose with the price of software. Bad debts fell for the third half in a row. "
    "The board has decided that there is no interim dividend, since the capital is needed. "
    "The guidance for loan growth stays where it was, at 8% to 10%.\n\n"
    "Operator: Next is Amina Saleh from Pwani Capital.\n\n"
    "Amina Saleh: What share of lending is digital by now?\n\n"
    "Grace Otieno: By number nine in ten."
)


def test_who_only_asks_does_not_stand_in_the_place_of_a_country() -> None:
    draft = (
        "There will be no interim dividend and no entry into Ethiopia, though guidance for loan growth "
        "is unchanged at 8-10%."
    )
    assert not [f for f in check(draft, [BANK]).findings if "Amina Saleh" in f.message]


def test_what_was_given_up_is_denied_too() -> None:
    draft = "It will pay no interim dividend and has given up on entering Ethiopia."
    assert [f.message for f in check(draft, [BANK]).findings] == []
