"""Names of a Chinese source under the letters by which they are read."""

import pytest

from drafter.truth import check
from drafter.truth.reading import pinyin

SOURCE = "蓝桥科技创始人周伟明周二在合肥表示，公司今年招聘了300名工程师。"


@pytest.mark.parametrize("name", ["Zhou Weiming", "Lanqiao", "Hefei"])
def test_a_name_stands_in_a_chinese_text_under_its_characters(name: str) -> None:
    place = pinyin.stands(name, SOURCE)
    assert place


@pytest.mark.parametrize("name", ["Zhou Jianguo", "Haigang"])
def test_another_name_does_not(name: str) -> None:
    assert not pinyin.stands(name, SOURCE)


def test_a_name_that_no_characters_carry_is_a_warning() -> None:
    right = check("Lanqiao, founded by Zhou Weiming, hired 300 engineers.", [SOURCE])
    wrong = check("The firm of Chen Jianguo hired 300 engineers.", [SOURCE])
    assert [f for f in right.findings if f.kind == "name" and f.severity != "note"] == []
    assert [(f.text, f.severity) for f in wrong.findings if f.kind == "name"] == [
        ("Chen Jianguo", "warning")
    ]


@pytest.mark.parametrize("word", ["Guidance", "Language", "Warehouse"])
def test_an_english_word_that_opens_a_sentence_is_no_name(word: str) -> None:
    found = check(f"{word} for the year is unchanged.", ["We leave it as it was for the year."])
    assert [f for f in found.findings if f.kind == "name"] == []
