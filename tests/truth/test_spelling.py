"""The spellings the house prefers, names that are misspelt, and names the sources spell two ways."""

from __future__ import annotations

import pytest

from drafter.model import Finding
from drafter.truth import Glossary, check

GLOSSARY = Glossary.from_toml(
    """names = [
  { name = "TikTok", kind = "product", aliases = ["Tiktok"] },
  { name = "WeChat", kind = "product", chinese = ["微信"], aliases = ["Weixin"] },
  { name = "Lanqiao", kind = "company", aliases = ["Lanqiao Group"] },
  { name = "GMC", kind = "company", aliases = ["Granite Motor Corporation"] },
  { name = "Ministry of Granite", kind = "body", aliases = ["MOG"] },
  { name = "Sunny Ma", kind = "person", chinese = ["马晴"], aliases = ["Ma Qing", "Ma"] },
]"""
)
SOURCE = "Lanqiao Group, GMC, WeChat, TikTok, Sunny Ma and the Ministry of Granite agreed in Hefei."


def spellings(draft: str, *sources: str) -> list[Finding]:
    words = ("The house writes", "looks like", "The sources have")
    found = check(draft, sources or (SOURCE,), glossary=GLOSSARY).findings
    return [f for f in found if any(word in f.message for word in words)]


@pytest.mark.parametrize(
    ("draft", "said", "preferred"),
    [
        ("Weixin was in Hefei too.", "Weixin", "WeChat"),
        ("They all use Tiktok’s tool.", "Tiktok", "TikTok"),
        ("In Hefei Ma Qing agreed.", "Ma Qing", "Sunny Ma"),
    ],
)
def test_a_name_the_house_calls_otherwise_is_a_note(draft: str, said: str, preferred: str) -> None:
    (finding,) = spellings(draft)
    assert (finding.kind, finding.severity, finding.text) == ("name", "note", said)
    assert finding.message == f"The house writes {preferred}, not {said}."


@pytest.mark.parametrize(
    "draft",
    [
        "WeChat and TikTok were in Hefei.",
        "The Lanqiao Group was in Hefei.",
        "MOG agreed, as did the Granite Motor Corporation.",
        "Ma agreed in Hefei.",
        "“Weixin is ours,” they agreed.",
        "Weixin, as WeChat is called in China, was in Hefei.",
    ],
)
def test_long_and_short_forms_initials_and_quotations_are_let_pass(draft: str) -> None:
    assert spellings(draft) == []


def test_a_misspelt_name_of_the_sources_is_found() -> None:
    (finding,) = spellings("In Hefei the Lanqao plant opened.")
    assert (finding.severity, finding.text) == ("warning", "Lanqao")
    assert spellings("In Hefei the Lanqao plant opened.", "The Lanqao plant is in Hefei.") == []


def test_a_person_whom_the_sources_spell_two_ways_is_said() -> None:
    pages = ("Mary Ellison spoke first.", "In Hefei it was Mary Elison who spoke.")
    (finding,) = spellings("The first was Mary Ellison.", *pages)
    assert (finding.severity, finding.text) == ("note", "Mary Ellison")
    (span,) = finding.spans
    assert (span.url, span.text) == ("source:1", "Mary Elison")
    assert spellings("The first was Mary Ellison.", "In Hefei Mary Ellison’s car came.") == []
