"""What an editor changed: how much, and which words."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from drafter.house import edit_distance
from drafter.house.edits import distance, runs
from drafter.model import Item
from drafter.truth.reading import spellings

WORDS = st.lists(st.sampled_from("tea ferry kiln lamp moss the of".split()), max_size=12)


def item(*paragraphs: str, headline: str = "Ferries to the Island Sell Tea Again") -> Item:
    return Item(headline=headline, paragraphs=list(paragraphs))


def changed(old: str, new: str) -> list[tuple[str, str]]:
    return [
        (
            " ".join(word.text for word in run.before.words[slice(*run.old)]),
            " ".join(word.text for word in run.after.words[slice(*run.new)]),
        )
        for run in runs(item(old), item(new))
    ]


def test_the_smallest_run_of_whole_words_is_found() -> None:
    old = "The ferry firm will utilise three older boats from May. Its rivals have none."
    new = "Its rivals have none. The ferry firm will use three older boats from May."
    assert changed(old, new) == [("utilise", "use")]


def test_a_change_of_capitals_counts_within_a_sentence_but_not_at_its_beginning() -> None:
    old = "It is clear that the Kilnworks app, made by lampline, sold out in May."
    new = "The Kilnworks app, made by LampLine, sold out in May."
    assert changed(old, new) == [("It is clear that", ""), ("lampline", "LampLine")]


def test_a_sentence_written_anew_teaches_nothing() -> None:
    old = "The ferry firm will utilise three older boats from May."
    assert changed(old, "Old boats are back on the island route, run by its only firm.") == []


def test_nothing_changed_is_0_and_everything_changed_is_1() -> None:
    old = item("A lead about tea.", "A second paragraph about ferries.")
    assert edit_distance(old, old) == 0
    assert edit_distance(old, item("Quite other words", headline="Moss")) == 1
    assert edit_distance(Item(headline="", paragraphs=[]), Item(headline="", paragraphs=[])) == 0


def test_the_share_of_words_is_counted_and_a_moved_paragraph_is_not() -> None:
    first, second = "One two three four five six.", "Seven eight nine ten eleven."
    old = item(first, second, headline="A B C D E F G H I")  # 20 words
    assert edit_distance(old, item(second, first, headline="A B C D E F G H I")) == 0
    edited = item(second, first.replace("four", "4"), headline="A B C D E F G H J")
    assert edit_distance(old, edited) == 0.1


@given(WORDS, WORDS)
def test_the_distance_is_levenshteins(old: list[str], new: list[str]) -> None:
    letters = {word: chr(97 + i) for i, word in enumerate({*old, *new})}
    spelt = ["".join(letters[word] for word in words) for words in (old, new)]
    assert distance(old, new) == spellings.distance(*spelt)


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
def test_the_share_lies_between_0_and_1(old: list[list[str]], new: list[list[str]]) -> None:
    left, right = (item(*(" ".join(words) for words in texts)) for texts in (old, new))
    assert 0 <= edit_distance(left, right) <= 1


def test_an_item_is_measured_in_under_5_milliseconds() -> None:
    text = " ".join(f"word{i % 71}" for i in range(100))
    old, new = item(text, text[::-1]), item(text.replace("word7", "other"), text[::-1])
    begun = time.thread_time()
    for _ in range(20):
        edit_distance(old, new)
    assert (time.thread_time() - begun) / 20 < 0.005
