"""What an editor sees when a draft lies beside its sources."""

from __future__ import annotations

from articles import an_article
from hypothesis import given
from hypothesis import strategies as st

from drafter.truth import check, contrast

SOURCE = (
    "The yard said on Tuesday that it may sell the old quay to six fishermen of the town. "
    "Rain fell all week in the hills."
)


def held(draft: str, *texts: str):
    articles = [
        an_article(text, url=f"https://example.org/{place}", title="")
        for place, text in enumerate(texts)
    ]
    return articles, contrast(draft, articles, check(draft, articles).evidence())


def words(text: str, marks, kind: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in marks if mark.kind == kind]


def test_what_the_draft_used_a_sentence_without_is_marked_in_the_source() -> None:
    _, found = held("The quay sale\n\nThe yard will sell the old quay to six fishermen.", SOURCE)
    assert words(SOURCE, found.sources[0], "attribution") == ["said"]
    assert words(SOURCE, found.sources[0], "hedge") == ["may"]
    assert words(SOURCE, found.sources[0], "day") == ["Tuesday"]


def test_what_the_draft_kept_is_not() -> None:
    draft = "The quay sale\n\nThe yard said on Tuesday it may sell the quay to six fishermen."
    _, found = held(draft, SOURCE)
    for kind in ("attribution", "hedge", "day"):
        assert words(SOURCE, found.sources[0], kind) == []


def test_copied_runs_are_marked_on_both_sides_and_new_words_in_the_draft() -> None:
    draft = "The old quay\n\nBankrupt, it may sell the old quay to six fishermen of Wuhu."
    _, found = held(draft, SOURCE)
    copied = "it may sell the old quay to six fishermen of"
    assert words(draft, found.draft, "copied") == [copied]
    assert copied in words(SOURCE, found.sources[0], "copied")
    assert words(draft, found.draft, "changed") == ["Bankrupt", "Wuhu"]


def test_what_a_chinese_source_says_of_its_day_and_its_doubt_is_marked() -> None:
    chinese = "据报道，蓝湖视频周二筹集了5000万美元。"
    _, found = held("Money for Lanhu\n\nLanhu Video raised US$50 million.", chinese)
    assert words(chinese, found.sources[0], "hedge") == ["据报道"]
    assert words(chinese, found.sources[0], "day") == ["周二"]


def test_a_sentence_that_nothing_was_made_of_is_not_used() -> None:
    _, found = held("The quay sale\n\nThe yard may sell the quay to six fishermen.", SOURCE)
    assert [SOURCE[start:end] for start, end in found.used[0]] == [SOURCE.split(". ")[0] + "."]


@given(st.text(max_size=120), st.text(max_size=120))
def test_on_any_text_marks_lie_within_it_and_apart(draft: str, source: str) -> None:
    _, found = held(draft, source)
    for text, marks in ((draft, found.draft), (source, found.sources[0])):
        place = 0
        for mark in marks:
            assert place <= mark.start < mark.end <= len(text)
            place = mark.end
