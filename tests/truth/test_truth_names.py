from __future__ import annotations

import time

import pytest

from drafter.errors import UsageError
from drafter.truth import Glossary, check
from drafter.truth.reading.names import shipped

GLOSSARY = Glossary.from_toml(
    'names = [{ name = "Lanqiao", kind = "company", chinese = ["蓝桥科技"], aliases = ["Blue Bridge"] }]'
)


@pytest.mark.parametrize("text", ["Lanqiao’s plant", "the Blue Bridge plant", "蓝桥科技的工厂"])
def test_one_company_is_known_under_all_its_names(text: str) -> None:
    (mention,) = GLOSSARY.mentions(text)
    assert mention.entry.name == "Lanqiao"
    assert text[mention.start : mention.end] in mention.entry.forms


def test_a_glossary_of_the_editors_own_decides() -> None:
    assert check("Lanqiao opens a plant.", ["蓝桥科技工厂开业。"], glossary=GLOSSARY).findings == ()
    found = check("Lanqiao opens a plant.", ["红塔科技工厂开业。"], glossary=GLOSSARY).findings
    assert [(finding.kind, finding.severity) for finding in found] == [("name", "severe")]


@pytest.mark.parametrize(
    "toml",
    [
        "names = [",
        'names = [{ name = "X" }]',
        'names = [{ name = "X", kind = "company", aliases = "Y" }]',
    ],
)
def test_a_glossary_that_cannot_be_read_says_which_entry(toml: str) -> None:
    with pytest.raises(UsageError, match="glossary"):
        Glossary.from_toml(toml)


def test_the_shipped_glossary_has_no_name_for_two_things() -> None:
    forms = [form for entry in shipped().entries for form in entry.forms]
    assert len(shipped().entries) >= 80
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("The National Development and Reform Commission approved it.", "The NDRC approved it."),
        (
            "Officials in the United States objected.",
            "American officials objected, as did others in the U.S.",
        ),
        ("The AI-driven tool won.", "The tool, AI-based, won."),
        ("Libya said so.", "It was said by the Libyan side."),
        (
            "It is the Neuro-Symbolic Concept Learner.",
            "They built the Neuro-symbolic Concept Learner.",
        ),
    ],
)
def test_aliases_initials_and_peoples_are_the_same_name(source: str, draft: str) -> None:
    assert [finding for finding in check(draft, [source]).findings if finding.kind == "name"] == []


def test_an_issue_is_checked_in_a_blink() -> None:
    source = (
        "Lanqiao raised US$49.8 million in Hefei on 12 June 2026, and Tencent took part in the round. "
        * 40
    )
    draft = "Lanqiao raised nearly US$50 million in Hefei. " * 30
    started = time.process_time()
    check(draft, [source])
    assert time.process_time() - started < 1.0


def test_a_namesake_of_a_person_of_the_glossary_is_not_that_person() -> None:
    assert check("Wang Tao opened the fair.", ["王涛宣布展会开幕。"]).findings == ()
    (finding,) = check("Wang Tao opened the fair.", ["刘平宣布展会开幕。"]).findings
    assert finding.severity == "severe"


def test_a_department_is_not_the_ministry_whose_name_it_begins_with() -> None:
    assert shipped().mentions("地方财政部门") == []
    assert [m.entry.name for m in shipped().mentions("财政部公布")] == ["Ministry of Finance"]


def test_every_owner_of_the_shipped_glossary_is_an_entry() -> None:
    assert {e.owner for e in shipped().entries if e.owner} <= shipped().preferred


ORCHARD = (
    "As of spring the cider maker Applewick sells its bottles in forty shops. She who founded it, Olga "
    "Gorodetskaya, wants to open a press of her own. A neighbour, Hugo Patterson, lends her the barn."
)


@pytest.mark.parametrize(
    ("sentence", "unknown"),
    [
        ("The cider is now sold by Alma Stern in forty shops.", "Alma Stern"),  # "as" is no acronym
        ("The press of her own is to be run by Sheer.", "Sheer"),  # and no form of "she"
        ("Keith lends her the barn.", "Keith"),
        ("Brunnow said forty shops sell the bottles.", "Brunnow"),
        ("Wolkow is a neighbour and lends her the barn.", "Wolkow"),
        ("“Pomona” is sold in forty shops.", "Pomona"),
        ("Brunnow will lend her the barn.", "Brunnow"),
        ("Demand was small in spring.", ""),
        ("They said the bottles are sold in forty shops.", ""),
        ("There is a press in the barn.", ""),
    ],
)
def test_a_name_from_nowhere_is_found_at_the_beginning_of_a_sentence_too(
    sentence: str, unknown: str
) -> None:
    found = [f.text for f in check(sentence, [ORCHARD]).findings if f.severity != "note"]
    assert [text for text in found if text[0].isupper()] == [unknown] * bool(unknown)


@pytest.mark.parametrize(
    "sentence",
    ["The barn belongs to Hugo Paterson.", "Applewick was founded by Olga Horodetskaya."],
)
def test_a_name_spelt_a_little_otherwise_is_a_note_with_the_spelling_of_the_source(
    sentence: str,
) -> None:
    (finding,) = [f for f in check(sentence, [ORCHARD]).findings if f.kind == "name"]
    assert finding.severity == "note"
    assert "spelling" in finding.message


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The mill in Otter Falls, Wisconsin, has shut.", "OTTER FALLS, Wis. - The mill has shut."),
        ("Chief Operating Officer Ada Quill will retire.", "Ada Quill, our COO, will retire."),
        ("A PhD student, Ada Quill, found it.", "It was found by Ada Quill, a doctoral student."),
    ],
)
def test_a_state_or_an_office_is_known_by_its_short_form(draft: str, source: str) -> None:
    assert not [f for f in check(draft, [source]).findings if f.kind == "name"]


def test_where_a_firm_is_at_home_may_be_added_unless_a_source_says_otherwise() -> None:
    source = "Banco Serrado earned 210 million euros. It raised its outlook for rates."
    added = check("The Portuguese lender Banco Serrado raised its outlook.", [source])
    assert [f.severity for f in added.findings if f.kind == "name"] == ["note"]
    wrong = check(
        "The Portuguese lender raised its outlook.", [f"{source} The Spanish bank is hiring."]
    )
    assert [f.severity for f in wrong.findings if f.kind == "name"] == ["warning"]
    opened = check("Banco Serrado opened in Portugal.", [source])
    assert [f.severity for f in opened.findings if f.kind == "name"] == ["warning"]


def test_one_name_that_opens_a_sentence_is_looked_up() -> None:
    source = "Banco Serrado earned 210 million euros and cut its dividend."
    for said in ("Kip raised its outlook.", "Tulsa cut its dividend.", "Norway’s earnings rose."):
        found = check(said, [source]).findings
        assert [f.severity for f in found if f.kind == "name"] == ["warning"]


def test_those_who_speak_for_a_trade_are_no_names() -> None:
    source = "The outlook is sound, they said. Gwen Partridge, who owns the shop, agrees."
    for said in ("Analysts said the outlook was sound.", "Baker Gwen Partridge called it sound."):
        assert [f for f in check(said, [source]).findings if f.kind == "name"] == []


FJORD = (
    "Sundal Air ASA: report on the third quarter. Operating profit was NOK 940 million, and the airline "
    "lowers its outlook to NOK 1.2 billion. Fuel cost more, as did the weaker krone and the pilots."
)


@pytest.mark.parametrize(
    "said",
    [
        "Norway’s Sundal Air lowers its outlook.",
        "Norway's airline lowers its outlook to NOK 1.2 billion.",
        "The airline, based in Norway, lowers its outlook.",
        "Sundal Air of Norway lowers its outlook.",
        "The airline from Norway lowers its outlook.",
        "Norwegian airline Sundal Air lowers its outlook.",
    ],
)
def test_the_country_that_the_money_of_a_source_shows_may_be_added_to_a_firm(said: str) -> None:
    found = [f for f in check(said, [FJORD]).findings if f.kind == "name"]
    assert [f.severity for f in found] == ["note"]
    assert "at home" in found[0].message


@pytest.mark.parametrize(
    "said", ["Kenya’s Sundal Air lowers its outlook.", "Sundal Air of Kenya lowers its outlook."]
)
def test_the_country_of_a_firm_that_nothing_bears_out_is_from_nowhere(said: str) -> None:
    found = [f for f in check(said, [FJORD]).findings if f.kind == "name"]
    assert [f.severity for f in found] == ["warning"]


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("The Lib Dems won the ward.", "The ward was won by the Liberal Democrats."),
        ("The Liberal Democrats won the ward.", "The ward was won by the Lib Dems."),
        ("It assumes no cuts by the Federal Reserve.", "We don't assume cuts by the Fed."),
        ("It asked the FDA.", "It asked the United States Food and Drug Administration."),
        ("The race was won by a Dutchwoman, Fenna Vos.", "Fenna Vos, who is Dutch, won the race."),
        ("Long believed lost, the score was found.", "The score was found. It was thought lost."),
        ("It pays R2.31 a share.", "The dividend is 231 cents, and earnings were R2.06 billion."),
    ],
)
def test_a_name_cut_short_and_an_amount_in_letters_are_no_names_from_nowhere(
    said: str, source: str
) -> None:
    assert [f for f in check(said, [source]).findings if f.kind == "name"] == []


def test_a_name_that_only_begins_alike_is_from_nowhere() -> None:
    for said in ("The Lib Cons won the ward.", "The Federal Bank won the ward."):
        found = check(said, ["The ward was won by the Liberal Democrats."]).findings
        assert [f.severity for f in found if f.kind == "name"] == ["warning"]


@pytest.mark.parametrize(
    ("said", "unknown"),
    [
        ("Texas cut its outlook for rates.", "Texas"),
        ("Ardley, who cut the outlook, is hiring.", "Ardley"),
        ("Ardley, an outside adviser, raised the outlook.", "Ardley"),
        ("Pressure, the report says, raised the outlook.", ""),
        ("Workers, who are few, raised the outlook.", ""),
        ("Freight, a main cost, raised the outlook.", ""),
    ],
)
def test_who_a_sentence_begins_with_is_told_by_what_is_said_of_it(said: str, unknown: str) -> None:
    source = "The bank earned 210 million euros, raised its outlook for rates and freight, and is hiring."
    found = [f.text for f in check(said, [source]).findings if f.severity != "note"]
    assert [text for text in found if text[0].isupper()] == [unknown] * bool(unknown)


def test_china_goes_without_saying_only_where_the_source_is_about_it() -> None:
    said = "The bank expects to grow in China."
    for source, severity in (
        ("The bank expects to grow, with profit of 3 billion yuan.", "note"),
        ("The bank expects to grow in Norfolk and Kent.", "warning"),
    ):
        found = check(said, [source]).findings
        assert [f.severity for f in found if f.kind == "name"] == [severity]


@pytest.mark.parametrize("name", ["Supreme People's Court", "Supreme People’s Court"])
def test_a_name_with_a_possessive_within_it_is_known(name: str) -> None:
    source = "最高人民法院公布的案例中，一家公司被判赔偿3000万元。"
    draft = f"A firm was ordered to pay 30 million yuan in a case published by the {name}."
    assert [f.message for f in check(draft, [source]).findings if f.kind == "name"] == []


def test_the_country_of_an_authority_that_the_source_names_is_no_more_than_a_note() -> None:
    source = "The State Administration for Market Regulation gave Lüyou until 15 January to answer."
    draft = "China's market regulator gave Lüyou until 15 January to answer."
    assert [f.severity for f in check(draft, [source]).findings if f.kind == "name"] == ["note"]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "手游《青岚之歌》将于11月20日公测。",
            'The mobile game "Song of Qinglan" enters open beta on November 20.',
            'The mobile game "Song of Qingshan" enters open beta on November 20.',
        ),
        (
            "据财经媒体“芯前沿”统计，有十家公司撤回申请。",
            "Ten companies withdrew applications, according to Xin Qianyan.",
            "Ten companies withdrew applications, according to Xin Guanyan.",
        ),
        (
            "SUV“青岚X”交付1.2万辆，轿车“青岚E”交付8500辆。",
            "It delivered 8,500 of its Qinglan E sedan.",
            "It delivered 12,000 of its Qinglan E sedan.",
        ),
        (
            "公司需要更多时间回应联交所问询。",
            "The firm needs more time to answer the Hong Kong stock exchange.",
            "The firm needs more time to answer the Singapore stock exchange.",
        ),
        (
            "The securities regulator will inspect brokers from May 9, it said.",
            "China's securities regulator will inspect brokers from May 9.",
            "India's securities regulator will inspect brokers from May 9.",
        ),
    ],
)
def test_a_name_is_known_by_its_sound_its_letter_or_what_stands_for_it(
    source: str, right: str, wrong: str
) -> None:
    assert [f.message for f in check(right, [source]).findings if f.severity != "note"] == []
    assert [f.message for f in check(wrong, [source]).findings if f.severity != "note"]
