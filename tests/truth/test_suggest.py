"""Names that the glossary lacks, from stories told in two languages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from drafter.model import Article
from drafter.truth import Glossary, Suggestion, shipped, suggest_names, to_toml

STORIES = tomllib.loads(
    (Path(__file__).parent / "bilingual_stories.toml").read_text(encoding="utf-8")
)["stories"]


def article(text: str, language: str, number: int = 0) -> Article:
    return Article(
        url=f"https://{language}.example.test/{number}",
        canonical="",
        title="",
        text=text,
        language=language,
        publisher="",
        author="",
        published=None,
    )


def story(chinese: str, english: str) -> list[Article]:
    return [article(chinese, "zh"), article(english, "en")]


def suggested(chinese: str, english: str) -> list[Suggestion]:
    return suggest_names([story(chinese, english)], shipped())


def pairs(chinese: str, english: str) -> list[tuple[str, str]]:
    return [(s.name, s.chinese[0]) for s in suggested(chinese, english)]


@pytest.mark.parametrize("part", ["dev", "held"])
def test_nearly_all_suggestions_are_right_and_few_names_are_missed(part: str) -> None:
    rows = [row for row in STORIES if row["set"] == part]
    told = [story(row["chinese"], row["english"]) for row in rows]
    wanted = {(name, chinese): kind for row in rows for name, chinese, kind in row["names"]}
    found = suggest_names(told, shipped())
    right = [s for s in found if (s.name, s.chinese[0]) in wanted]
    assert len(right) >= 0.9 * len(found)
    assert len(right) >= 0.75 * len(wanted)
    assert all(s.kind in ("", wanted[s.name, s.chinese[0]]) for s in right)


def test_the_stories_name_nothing_that_ships() -> None:
    known = shipped().forms
    assert len(STORIES) >= 25
    assert not [n for row in STORIES for n in row["names"] if n[0] in known or n[1] in known]


def test_each_suggestion_shows_a_sentence_of_either_language() -> None:
    chinese = "本周有一条消息。折纸智能（Origami Mind）获得投资。"
    english = "There was news. A start-up, Origami Mind, has raised money."
    (suggestion,) = suggested(chinese, english)
    assert suggestion.why == "named as one"
    assert [(span.url, span.text) for span in suggestion.spans] == [
        ("https://zh.example.test/0", "折纸智能（Origami Mind）获得投资。"),
        ("https://en.example.test/0", "A start-up, Origami Mind, has raised money."),
    ]
    span = suggestion.spans[0]
    assert chinese[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("chinese", "english", "name"),
    [
        ("青岚科技的创始人罗一鸣辞职。", "Luo Yiming, who founded it, has left.", ("Luo Yiming", "罗一鸣")),
        ("创始人罗一鸣辞职。", "Founder Luo Yiming’s Paris office shut.", ("Luo Yiming", "罗一鸣")),
        ("公司董事长贺长川辞职。", "Its chairman He Changchuan left.", ("He Changchuan", "贺长川")),
        ("外卖平台“饭团”（Ricelet）上线。", "Users like Ricelet.", ("Ricelet", "饭团")),
        ("一家公司上线。", "The shop Ricelet (饭团) has opened.", ("Ricelet", "饭团")),
        ("一家公司上线。", "The shop Ricelet (Chinese: 饭团) opened.", ("Ricelet", "饭团")),
    ],
)  # fmt: skip
def test_a_name_is_cut_out_of_what_stands_around_it(
    chinese: str, english: str, name: tuple[str, str]
) -> None:
    assert pairs(chinese, english) == [name]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("人工智能（AI）和大语言模型（Large Language Model）发展迅速。", "AI and language models grow."),
        ("字节跳动（ByteDance）与月之暗面合作。", "ByteDance works with Moonshot AI."),
        ("工厂设在江苏常州。", "The factory in Changzhou opened. Changzhou paid for it."),
        ("会议在清流县举行。", "They met in Qingliu, and Qingliu was proud."),
        ("公司发布了新产品。", "Lanqiao Robotics has a new product. Lanqiao Robotics is proud."),
        ("Rokid的智能眼镜已上市。智能眼镜很受欢迎。", "Rokid sells glasses. People like Rokid."),
    ],
)  # fmt: skip
def test_terms_places_and_what_is_known_or_needs_no_name_are_left_out(
    chinese: str, english: str
) -> None:
    assert pairs(chinese, english) == []
    assert suggest_names([story(chinese, english)] * 2, shipped()) == []


def test_a_story_in_one_language_shows_nothing() -> None:
    told = [article("折纸智能（Origami Mind）获得投资。", "zh"), article("折纸智能融资。", "zh", 1)]
    assert suggest_names([told], shipped()) == []


def test_names_that_are_told_together_again_and_again_are_one_things() -> None:
    first = story(
        "旧物星球宣布融资。旧物星球很高兴。", "Second Orbit has money. Happy is Second Orbit."
    )
    second = story(
        "旧物星球回应称，数据安全。旧物星球道歉。", "Second Orbit erred. Second Orbit is sorry."
    )
    assert suggest_names([first], shipped()) == []
    (suggestion,) = suggest_names([first, second], shipped())
    assert (suggestion.name, suggestion.chinese) == ("Second Orbit", ("旧物星球",))
    assert suggestion.why == "told together"


def test_a_short_name_goes_with_the_full_one() -> None:
    (suggestion,) = suggested(
        "岚木机器人融资。岚木机器人成立于2020年。",
        "Lanmu Robotics has money. People trust Lanmu.",
    )
    assert (suggestion.name, suggestion.aliases) == ("Lanmu Robotics", ("Lanmu",))


def test_an_accepted_suggestion_is_known_from_then_on() -> None:
    told = story("外卖平台“饭团”（Ricelet）上线。", "Users like Ricelet.")
    (suggestion,) = suggest_names([told], shipped())
    assert suggestion.kind == ""
    known = shipped().extended(to_toml([suggestion.entry("product")]))
    assert suggest_names([told], known) == []
    assert {m.entry.name for m in known.mentions("饭团上线")} == {"Ricelet"}


def test_the_id_is_that_of_the_two_names() -> None:
    once = suggested("外卖平台“饭团”（Ricelet）上线。", "Users like Ricelet.")[0]
    again = suggested("“饭团”（Ricelet）道歉。", "Nobody likes Ricelet. Ricelet is sorry.")[0]
    assert once.id == again.id


def test_nothing_is_suggested_of_nothing() -> None:
    assert suggest_names([], shipped()) == []
    assert suggest_names([[]], Glossary(())) == []
