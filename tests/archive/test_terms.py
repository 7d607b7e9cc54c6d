"""What is searched by: the same terms for the same words, whatever the language and the inflection."""

import re

from hypothesis import given
from hypothesis import strategies as st

from drafter.archive import terms


def test_inflections_and_ordinary_words_make_no_difference() -> None:
    assert terms("The regulators are registering users") == terms("regulator registered user")
    assert terms("It was of the") == []


def test_chinese_is_cut_into_pairs_of_signs() -> None:
    assert terms("豆包用户") == [*terms("豆包"), *terms("包用"), *terms("用户")]
    assert terms("猫") != []
    assert set(terms("豆包")) <= set(terms("字节的豆包上线"))


def test_marks_inside_a_word_do_not_part_it() -> None:
    assert terms("GPT-4o") == ["gpt4o"]
    assert terms("Café") == terms("cafe")


@given(st.text())
def test_every_term_is_one_word_to_any_database(text: str) -> None:
    assert all(re.fullmatch(r"[a-z0-9]+", term) for term in terms(text))
