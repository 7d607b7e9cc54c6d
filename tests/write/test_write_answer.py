from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import WritingFailed
from drafter.write.answer import PARAGRAPH_CHARACTERS, clean, read_words


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("## Ferry fees\n\nend", "Ferry fees end"),
        ("See [the **report**](https://a.example/x) now.", "See the report now."),
        ("Read ![chart](https://a.example/x.png) it.", "Read chart it."),
        ("More at https://a.example/x?y=1.", "More at ."),
        ("It sells on JD.com and in R&D.", "It sells on JD.com and in R&D."),
        ("<script>alert(1)</script><b>Ferry</b>", "alert(1)Ferry"),
        ("Fe\u200brry\u202e\x07 fees\u00a0end", "Ferry fees end"),
        ("Growth of 5 * 3 < 20 and 4 > 2", "Growth of 5 * 3 < 20 and 4 > 2"),
    ],
)
def test_markup_links_and_invisible_characters_go_and_words_stay(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_a_cleaned_text_is_one_line(text: str) -> None:
    assert clean(text) == " ".join(clean(text).split())


def test_a_number_before_the_headline_is_not_the_headlines() -> None:
    answer = {"headline": "3. Ferry Fees End", "paragraphs": ["The fees end in December."]}
    assert read_words(answer).headline == "Ferry Fees End"
    answer["headline"] = "12306 Opens to Ferries"
    assert read_words(answer).headline == "12306 Opens to Ferries"


@pytest.mark.parametrize(
    ("paragraphs", "reason"),
    [
        (["x" * 4 + " y z w " * 150], "cut short"),
        (["The platform said on Monday that,"], "cut short"),
        (["\u200b", "  "], "wrong shape"),
        (["2", "4"], "wrong shape"),
        ("a string", "wrong shape"),
    ],
)
def test_an_answer_that_cannot_be_printed_says_why(paragraphs: object, reason: str) -> None:
    with pytest.raises(WritingFailed) as caught:
        read_words({"headline": "Ferry Fees End", "paragraphs": paragraphs})
    assert caught.value.reason == reason


def test_a_full_paragraph_that_ends_with_its_sentence_is_whole() -> None:
    text = "a b c " * (PARAGRAPH_CHARACTERS // 6 - 1) + "end."
    assert read_words({"headline": "Ferry Fees End", "paragraphs": [text]}).paragraphs == [text]


def test_a_headline_cut_at_its_bound_is_cut_short() -> None:
    with pytest.raises(WritingFailed, match="ends in the middle"):
        read_words({"headline": "Ferry " * 20, "paragraphs": ["The fees end in December."]})


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.sampled_from(["headline", "paragraphs"]), v),
    )
)
def test_any_json_is_read_or_refused(parsed: object) -> None:
    try:
        words = read_words(json.loads(json.dumps(parsed)))
    except WritingFailed:
        return
    assert words.headline
    assert words.paragraphs


def test_letters_starred_out_are_no_emphasis() -> None:
    said = "He called the *whole* plan “d***ed” and its makers “f***** clowns”."
    assert clean(said) == "He called the whole plan “d***ed” and its makers “f***** clowns”."
