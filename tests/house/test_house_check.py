"""Breaches of the house style, and advice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from drafter.house import Breach, HouseStyle, advise, check, parse
from drafter.house.style import Limit
from drafter.model import Issue, Item

GOOD = Item(
    headline="Lanternfish Opens Its Talking Companion to Shops in Three Cities",
    paragraphs=[
        "Lanternfish, a maker of audio games in Ningbo, said on Monday that shops in three cities may"
        " sell its talking companion from May, a year after the company first promised them that.",
        "The firm expects sales of 310 million yuan (US$43 million) this year, up 15 percent, and gross"
        " merchandise value (GMV) of twice that. It plans to open “two or three” studios abroad – in"
        " Hanoi and in Porto – by the end of 2027. Its founder Wu, 46, has reportedly asked eight"
        " banks for a loan of 90 million yuan. The company’s rivals have cut their prices, and none of"
        " them has said for how long. Analysts had expected as much since last autumn.",
    ],
)


def rules(style: HouseStyle, item: Item = GOOD) -> set[str]:
    return {breach.rule for breach in check(Issue(items=[item]), style)}


def swapped(old: str, new: str) -> Item:
    assert any(old in text for text in GOOD.paragraphs)
    return replace(GOOD, paragraphs=[text.replace(old, new) for text in GOOD.paragraphs])


def test_an_item_in_house_style_has_no_breach(style: HouseStyle) -> None:
    assert check(Issue(items=[GOOD]), style) == []


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("percent", "15 percent", "15%"),
        ("percent", "15 percent", "15 per cent"),
        ("dollar", "US$43 million", "$43 million"),
        ("dollar", "US$43 million", "USD 43 million"),
        ("conversion", " (US$43 million)", ""),
        ("conversion", "310 million yuan (US$43 million)", "€310 million"),
        ("numbers", "eight banks", "8 banks"),
        ("ages", "Wu, 46,", "Wu, forty-six,"),
        ("quotes", "“two or three”", '"two or three"'),
        ("quotes", "company’s", "company's"),
        ("dash", " – in Hanoi", " - in Hanoi"),
        ("dash", " – in Hanoi", "—in Hanoi"),
        ("link", "its talking companion", "https://example.test/a"),
        ("link", "its talking companion", "[it](http://example.test)"),
        ("source", "since last autumn.", "since last autumn. (Source: Example Daily)"),
        ("spelling", "Analysts had expected", "Analysts in the center expected"),
        ("abbreviation", "gross merchandise value (GMV)", "GMV"),
        ("lead-sentences", "from May, a year", "from May. They waited a year"),
    ],
)
def test_a_planted_slip_is_the_only_breach(
    rule: str, old: str, new: str, style: HouseStyle
) -> None:
    assert rules(style, swapped(old, new)) == {rule}


@pytest.mark.parametrize(
    ("rules_broken", "headline"),
    [
        ({"headline-words", "headline-characters"}, "Lanternfish Opens Up"),
        ({"headline-case"}, "Lanternfish opens its talking companion to shops in three cities"),
        ({"headline-stop"}, "Lanternfish Opens Its Talking Companion to Shops in Three Cities."),
        ({"headline-repeats"}, "Shops in Three Cities May Sell Its Talking Companion From May"),
        ({"quotes"}, "Lanternfish Opens Its 'Talking' Companion to Shops in Three Cities"),
        (set(), "Lanternfish Sees 20% Growth And Opens Its iPhone App To Shops"),
    ],
)
def test_headlines(rules_broken: set[str], headline: str, style: HouseStyle) -> None:
    assert rules(style, replace(GOOD, headline=headline)) == rules_broken


@pytest.mark.parametrize(
    "text",
    [
        "The loan was for 90 million yuan, or US$12 million (about 11 million euros), it said.",
        "A price of 2.5 yuan (35 US cents, or US$0.35) is asked.",
        "iPhone 8 users, Windows 7 licences and 5 metres of cable, in 3 to 5 years.",
        "A “5% fee – in $ – or 3 banks” was quoted, and HK$30 million and A$5 were paid.",
        '“We sell. We buy. We - sleep,” the firm’s 6’2" founder said of JD.com and Alibaba.com.',
        "GMV (gross merchandise value) rose, and GMV will rise.",
        "It costs 9 yuan (US$1.25) or 3 yuan (42 US cents), the second phase 2 chips did well.",
        "A fare of 0.5 yuan (7 US cents) is asked from US$1 million, or 7 million yuan.",
        "About US$14 million, or 100 million yuan, went to J.P. Morgan and Alibaba.com/1688.com.",
        "The chair said “we lost 10 million yuan” in phase 2 trials and year 7 classes.",
        "The GMV, or gross merchandise value, rose.",
        "Children who read more books, and see more films, learn more here than at school.",
        "China–US trade, 11.11 sales and the 618 festival of 2024.",
    ],
)
def test_sound_prose_breaks_no_convention(text: str, style: HouseStyle) -> None:
    item = replace(GOOD, paragraphs=[GOOD.paragraphs[0], text, GOOD.paragraphs[1]])
    assert rules(style, item) <= {"item-words"}


def test_a_short_source_gives_a_short_item_and_a_breach(style: HouseStyle) -> None:
    lead = " ".join(GOOD.paragraphs[0].split()[:24]) + "."
    assert rules(style, replace(GOOD, paragraphs=[lead])) == {"item-words"}


def test_a_lead_outside_the_limits_is_a_breach(style: HouseStyle) -> None:
    lead, body = GOOD.paragraphs
    assert rules(style, replace(GOOD, paragraphs=["Shops may sell it from May.", body])) == {
        "lead-words"
    }
    long = lead.replace("that.", "that, " + "and again and again " * 6 + "on Monday.")
    assert rules(style, replace(GOOD, paragraphs=[long, body])) == {"lead-words"}


def test_an_item_below_the_usual_length_is_advice_only(style: HouseStyle) -> None:
    item = replace(
        GOOD, paragraphs=[GOOD.paragraphs[0], "The firm’s rivals have cut their prices."]
    )
    assert check(Issue(items=[item]), style) == []
    assert "item-words" in {note.rule for note in advise(Issue(items=[item]), style)}


def test_initials_and_names_with_an_exclamation_mark_end_no_sentence(style: HouseStyle) -> None:
    lead = (
        "Lanternfish, a rival of Yahoo! Japan, has hired J.P. Morgan to sell its talking companion in"
        " three cities, a year after the company first promised shops that it would."
    )
    assert rules(style, replace(GOOD, paragraphs=[lead, GOOD.paragraphs[1]])) == set()


def test_the_entries_of_a_list_are_no_paragraphs(style: HouseStyle) -> None:
    entries = ["• Shops", "• Riders and their apps", "• Towns."]
    item = replace(GOOD, paragraphs=[GOOD.paragraphs[0], *entries, GOOD.paragraphs[1]])
    assert rules(style, item) == set()
    unmarked = [
        "The plan has three parts:",
        "Shops may open.",
        "Riders may rest.",
        "Towns may ask.",
    ]
    item = replace(GOOD, paragraphs=[GOOD.paragraphs[0], *unmarked, GOOD.paragraphs[1]])
    assert rules(style, item) == set()


def test_an_article_before_letters_is_not_judged(style: HouseStyle) -> None:
    text = f"{GOOD.paragraphs[1]} The owner is an SOE and eyes M&A in Hanoi."
    notes = advise(Issue(items=[replace(GOOD, paragraphs=[GOOD.paragraphs[0], text])]), style)
    assert [note for note in notes if note.rule == "proofreading"] == []


def test_a_breach_says_which_item_and_what_to_do(style: HouseStyle) -> None:
    issue = Issue(items=[GOOD, swapped("15 percent", "15%")])
    (breach,) = check(issue, style)
    assert breach == Breach("percent", 2, "“15%”: write “percent” in prose.")
    assert str(breach) == "Item 2: “15%”: write “percent” in prose."


def test_an_issue_without_items_is_a_breach_of_the_whole(style: HouseStyle) -> None:
    (breach,) = check(Issue(items=[]), style)
    assert breach.where is None


def test_the_frame_is_the_publication_s_own(style: HouseStyle) -> None:
    issue = Issue(items=[GOOD], greeting='Hi - it\'s "us" again, 100% awake!', closing="Bye")
    assert check(issue, style) == []


def test_small_words_in_headlines_are_advice_only(style: HouseStyle) -> None:
    item = replace(
        GOOD, headline="Lanternfish Opens Its Talking Companion To Shops In Three Cities"
    )
    assert check(Issue(items=[item]), style) == []
    assert [note.rule for note in advise(Issue(items=[item]), style)] == ["headline-case"]


@pytest.mark.parametrize(
    ("slip", "named"),
    [
        ("The firm said the the price is firm.", "the the"),
        ("It is planning a update.", "“a”"),
        ("The app lost it’s users.", "it’s"),
        ("He say the plan is on track.", "“say”"),
        ("It could of grown.", "could of"),
        ("Sales were higher then last year.", "“then”"),
        ("The firm did not disclosed it.", "disclosed"),
        ("They recieve orders.", "recieve"),
    ],
)
def test_proofreading_is_a_note(slip: str, named: str, style: HouseStyle) -> None:
    item = replace(GOOD, paragraphs=[*GOOD.paragraphs[:1], f"{GOOD.paragraphs[1]} {slip}"])
    notes = advise(Issue(items=[item]), style)
    assert [named in note.message for note in notes if note.rule == "proofreading"] == [True]
    assert check(Issue(items=[item]), style) == []


def test_names_are_not_misspellings(style: HouseStyle) -> None:
    text = (
        "Xiaohongshu, iFlytek, Pinduoduo’s Temu and Huang Zheng met Nguyễn in Ürümqi’s Tianfu park."
    )
    item = replace(GOOD, paragraphs=[GOOD.paragraphs[0], f"{text} {GOOD.paragraphs[1]}"])
    assert [n for n in advise(Issue(items=[item]), style) if n.rule == "proofreading"] == []


SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the past issues are not on this machine")
def test_past_issues_have_no_breach(style: HouseStyle) -> None:
    for file in SEEDS.glob("*.txt"):
        assert check(parse(file.read_text()), style) == []


def with_conventions(style: HouseStyle, **changed: object) -> HouseStyle:
    return style.model_copy(update={"conventions": style.conventions.model_copy(update=changed)})


@pytest.mark.parametrize(
    ("convention", "sound", "slip", "rule"),
    [
        ({"percent": "per cent"}, "up 15 per cent", "up 15 percent", "percent"),
        ({"percent": "%"}, "up 15%", "up 15 percent", "percent"),
        ({"dollar": "$"}, "a sum of $43 million", "a sum of US$43 million", "dollar"),
        ({}, "a sum of US$43 million", "a sum of US$43m", "scale"),
        ({"scale": "m"}, "a sum of US$43m", "a sum of US$43 million", "scale"),
        ({"yuan": "yuan", "converted": ()}, "310 million yuan", "RMB310 million", "yuan"),
        ({"dates": "March 12"}, "on March 12, 2026", "on 12 March 2026", "date"),
        ({"dates": "12 March"}, "on 12 March", "on March 12", "date"),
        ({"quotations": "double"}, "a “new” rule’s start", "a ‘new’ rule’s start", "quotation-marks"),
    ],
)  # fmt: skip
def test_a_house_may_choose_another_form(
    convention: dict[str, object], sound: str, slip: str, rule: str, style: HouseStyle
) -> None:
    house = with_conventions(style, **convention)
    lead = GOOD.paragraphs[0]
    for text, broken in ((sound, set()), (slip, {rule})):
        item = replace(GOOD, paragraphs=[lead, f"It was {text} that was told, in all its breadth."])
        assert rules(house, item) == broken


def test_what_is_only_advised_is_no_breach(style: HouseStyle) -> None:
    house = with_conventions(style, advised=frozenset({"percent"}))
    issue = Issue(items=[swapped("15 percent", "15%")])
    assert check(issue, house) == []
    assert Breach("percent", 1, "“15%”: write “percent” in prose.") in advise(issue, house)


def test_what_is_unchecked_is_asked_of_the_writer_only(style: HouseStyle) -> None:
    house = with_conventions(style, unchecked=frozenset({"percent"}))
    issue = Issue(items=[swapped("15 percent", "15%")])
    assert check(issue, house) == []
    assert [note for note in advise(issue, house) if note.rule == "percent"] == []
    assert "15 percent" in house.rules()


def test_the_number_of_items_is_judged_for_the_whole_issue(style: HouseStyle) -> None:
    items = Limit(breach=(2, 9), advice=(4, 7))
    house = style.model_copy(update={"limits": style.limits.model_copy(update={"items": items})})
    (breach,) = check(Issue(items=[GOOD]), house)
    assert (breach.rule, breach.where) == ("items", None)
    assert check(Issue(items=[GOOD] * 3), house) == []
    assert advise(Issue(items=[GOOD] * 3), house)[0].rule == "items"
    assert all(note.rule != "items" for note in advise(Issue(items=[GOOD] * 5), house))


def test_a_paragraph_after_the_lead_has_a_length_of_its_own(style: HouseStyle) -> None:
    words = Limit(breach=(10, 60), advice=(20, 50))
    limits = style.limits.model_copy(update={"paragraph_words": words})
    assert rules(style.model_copy(update={"limits": limits})) == {"paragraph-words"}
