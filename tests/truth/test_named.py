"""Which words of a sentence are names, and whether the sources have them."""

from __future__ import annotations

import pytest

from drafter.truth.evidence import Sources
from drafter.truth.known import has, spelt
from drafter.truth.reading.countries import is_country
from drafter.truth.reading.named import named
from drafter.truth.reading.names import shipped


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The depot of Lanqiao Robotics opened.", ["Lanqiao Robotics"]),
        ("Orvella said the depot was full.", ["Orvella"]),
        ("Demand has fallen.", []),
        ("Depot Of Lanqiao Robotics Opens In May", []),
    ],
)
def test_a_name_is_told_by_its_capitals_or_by_what_it_does(sentence: str, names: list[str]) -> None:
    assert list(named(sentence, shipped())) == names


@pytest.mark.parametrize("name", ["US", "Dutch", "Hong Kong"])
def test_a_country_is_known_under_all_its_names(name: str) -> None:
    assert is_country(name)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Josh Gordon runs the depot.", "Gordon"),
        ("The UN sent buses.", "United Nations"),
        ("荷兰的公交车开进了芜湖。", "Dutch"),
        ("司机温如说，车库已满。", "Wen Ru"),
        ("The chief financial officer left.", "CFO"),
    ],
)
def test_the_sources_have_a_name_under_another_form(source: str, name: str) -> None:
    assert has(name, Sources([source], shipped()))


def test_the_sources_lack_a_name_that_is_only_like_a_word() -> None:
    assert not has("Josh Gordon", Sources(["It sells or rents as few of them."], shipped()))


def test_a_name_that_the_source_spells_otherwise_is_told_as_it_has_it() -> None:
    sources = Sources(["Orvella Lindqvist runs the depot."], shipped())
    assert spelt("Orvella Lindquist", sources) == "Lindqvist"
    assert spelt("Orvella Marsh", sources) == ""
