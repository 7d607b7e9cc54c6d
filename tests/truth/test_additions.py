"""What is added to the glossary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import UsageError
from drafter.truth import Entry, Glossary, addition, check, renamed, shipped, to_toml

WORD = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8)
WORDS = st.lists(WORD, max_size=3).map(tuple)
ENTRIES = st.builds(
    Entry,
    name=WORD,
    kind=st.sampled_from(["company", "place"]),
    chinese=WORDS,
    aliases=WORDS,
    owner=st.one_of(st.just(""), WORD),
)


@given(st.lists(ENTRIES, max_size=4))
def test_entries_are_read_as_they_were_written(entries: list[Entry]) -> None:
    assert Glossary.from_toml(to_toml(entries)).entries == tuple(entries)


def test_a_new_name_takes_the_place_of_the_old_one_with_all_that_is_known_of_it() -> None:
    entry = renamed(shipped(), "Weixin", aliases=["WeChat"])
    assert (entry.kind, entry.owner) == ("product", "Tencent")
    assert "微信" in entry.chinese
    assert "WeChat" in entry.aliases
    known = shipped().extended(to_toml([entry]))
    assert "WeChat" not in known.preferred
    report = check("Tencent opened WeChat to shops.", ["腾讯向商家开放微信。"], glossary=known)
    assert [f.message for f in report.findings if f.text == "WeChat"] == [
        "The house writes Weixin, not WeChat."
    ]


def test_two_entries_that_turn_out_to_be_one_become_one() -> None:
    two = Glossary.from_toml(
        'names = [{ name = "Kiln", kind = "company", chinese = ["窑"] },'
        ' { name = "Kilnworks", kind = "company", aliases = ["KW"] }]'
    )
    one = renamed(two, "Kilnworks", aliases=["Kiln"])
    assert two.extended(to_toml([one])).entries == (one,)
    assert one.forms == ("Kilnworks", "窑", "Kiln", "KW")


def test_of_an_unknown_name_somebody_must_say_what_it_is() -> None:
    with pytest.raises(UsageError, match="Say what Bluepan is"):
        renamed(shipped(), "Bluepan")
    assert renamed(shipped(), "Bluepan", chinese=["蓝盘"], kind="company").chinese == ("蓝盘",)


def test_what_an_editor_types_becomes_an_entry() -> None:
    entry = addition(
        shipped(), " Lanqiao  Robotics ", kind="company", chinese=["揽桥 ", ""], aliases=["Lanqiao"]
    )
    assert entry == Entry(
        name="Lanqiao Robotics", kind="company", chinese=("揽桥",), aliases=("Lanqiao",)
    )


def test_more_names_of_a_known_thing_are_added_to_it() -> None:
    entry = addition(shipped(), "Tencent", chinese=["企鹅厂"])
    assert entry.kind == "company"
    assert entry.chinese[0] == "企鹅厂"
    assert "腾讯" in entry.chinese


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"name": ""}, "name is missing"),
        ({"name": "揽桥"}, "Give it as a Chinese name"),
        ({"name": "——"}, "no letter"),
        ({"name": "More"}, "common word"),
        ({"name": "L" * 81}, "too long"),
        ({"aliases": ["the"]}, "common word"),
        ({"chinese": ["Lanqiao"]}, "Give it as an alias"),
        ({"chinese": ["揽"]}, "whole name"),
        ({"chinese": ["抖音"]}, "“抖音” stands for Douyin already"),
        ({"aliases": ["Aliyun"]}, "give Alibaba Cloud as an alias to rename it"),
        ({"kind": "ship"}, "Say what Lanqiao is"),
        ({"kind": ""}, "Say what Lanqiao is"),
    ],
)
def test_what_would_be_found_where_it_is_not_meant_is_refused(given, message: str) -> None:
    values = {"name": "Lanqiao", "kind": "company"} | given
    with pytest.raises(UsageError, match=message):
        addition(shipped(), **values)
