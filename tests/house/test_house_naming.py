"""Names of the glossary in the house style."""

from __future__ import annotations

from drafter.house import HouseStyle, Lesson, apply, check, conform, spell
from drafter.model import Issue, Item
from drafter.truth import Entry

NAMES = [
    Entry(name="LampLine", kind="product", aliases=("Lampline", "Lamp Line", "Lamp")),
    Entry(name="RED", kind="product"),
    Entry(name="Kilnworks", kind="company", aliases=("Kilnworks Group",)),
]


def item(headline: str, text: str) -> Item:
    return Item(headline=headline, paragraphs=[text])


def said(style: HouseStyle, text: str) -> list[str]:
    issue = Issue(items=[item("A Lamp", text)])
    return [breach.message for breach in check(issue, style) if breach.rule == "wording"]


def test_a_headline_keeps_the_capitals_within_a_name(style: HouseStyle) -> None:
    taught = spell(style, NAMES)
    headline = conform(item("lampline opens a red shop for kilnworks", "."), taught).headline
    assert headline == "LampLine Opens a Red Shop for Kilnworks"


def test_another_name_of_the_same_letters_is_a_breach_and_a_short_form_is_none(
    style: HouseStyle,
) -> None:
    taught = spell(style, NAMES)
    assert said(taught, "They use Lampline.") == ["“Lampline”: the house writes “LampLine”."]
    assert said(taught, "They use Lamp Line.") == ["“Lamp Line”: the house writes “LampLine”."]
    assert said(taught, "The Lamp of LampLine by Kilnworks Group, or Kilnworks.") == []
    assert said(style, "They use Lampline.") == []


def test_what_the_house_says_of_the_words_goes_before(style: HouseStyle) -> None:
    own = apply(style, [Lesson(kind="name", old="LampLine", new="Lampline")])
    assert spell(own, NAMES).wording == own.wording
    later = apply(spell(style, NAMES), [Lesson(kind="name", old="LampLine", new="Lampline")])
    assert said(later, "They use Lampline.") == []
    assert said(later, "They use LampLine.") == ["“LampLine”: the house writes “Lampline”."]


def test_a_style_with_names_is_a_valid_style(style: HouseStyle) -> None:
    twice = [*NAMES, Entry(name="Lampline", kind="product", aliases=("LampLine",))]
    taught = spell(style, twice)
    assert HouseStyle.model_validate(taught.model_dump()) == taught
