"""Two versions of one text put together: laws, and what an editor would see."""

from __future__ import annotations

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from drafter.merging import Words, compared, loses, merge

WORDS = st.lists(st.sampled_from("the quay was sold for five boats in May".split()), max_size=12)
TEXT = st.lists(WORDS.map(" ".join), max_size=4).map("\n\n".join)
TYPED = st.builds(Words.typed, WORDS.map(" ".join), TEXT)


def body(text: str) -> Words:
    return Words.typed("Quay Sold", text)


@given(TYPED, TYPED)
def test_what_only_one_changed_is_as_they_have_it(base: Words, mine: Words) -> None:
    assert merge(base, mine, base).taking("theirs") == mine
    assert merge(base, base, mine).taking("mine") == mine
    assert merge(base, mine, mine).taking("both") == mine


@given(TYPED, TYPED, TYPED)
@example(  # each of the two emptied what the other left alone
    base=Words.typed("the " * 8, "\n\n".join("the " * times for times in (7, 10, 12))),
    mine=Words.typed("the " * 8, ""),
    theirs=Words.typed("", "\n\n".join("the " * times for times in (7, 10, 12))),
)
@example(base=body("the quay the"), mine=body("quay the"), theirs=body("the quay"))
def test_taking_both_loses_no_word_but_where_one_of_them_took_it_out(
    base: Words, mine: Words, theirs: Words
) -> None:
    before, merged = Counter(base.all()), Counter(merge(base, mine, theirs).taking("both").all())
    one, other = Counter(mine.all()), Counter(theirs.all())
    for word in one | other:
        assert merged[word] >= max(one[word], other[word]) - before[word]  # what either added
        # Each time that the word stood there is kept unless one of them took out that one, and two
        # who take out different ones may leave none.
        assert merged[word] or one[word] + other[word] <= before[word]


@given(TYPED, TYPED, TYPED)
def test_the_merge_does_not_depend_on_who_comes_second(
    base: Words, mine: Words, theirs: Words
) -> None:
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert one.clean == other.clean
    assert one.taking("mine") == other.taking("theirs")


@given(
    st.lists(st.text("abcdef", min_size=4, max_size=4), min_size=6, max_size=20, unique=True),
    st.data(),
)
def test_changes_in_different_places_both_survive(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(words) - 3))
    other = data.draw(st.integers(place + 2, len(words) - 1))
    mine, theirs = list(words), list(words)
    mine[place], theirs[other] = "MINE", "THEIRS"
    merged = merge(*(body(" ".join(each)) for each in (words, mine, theirs)))
    assert merged.clean
    expected = list(words)
    expected[place], expected[other] = "MINE", "THEIRS"
    assert merged.taking("mine").paragraphs == (" ".join(expected),)


def test_two_who_change_the_same_word_must_choose() -> None:
    merged = merge(
        body("It cost five boats."), body("It cost six boats."), body("It cost ten boats.")
    )
    assert not merged.clean
    assert merged.taking("mine").body == "It cost six boats."
    assert merged.taking("theirs").body == "It cost ten boats."
    assert merged.taking("both").body == "It cost six ten boats."


def test_a_choice_leaves_the_others_changes_elsewhere() -> None:
    base = body("It cost five boats.\n\nThe mayor came.")
    mine = body("It cost six boats.\n\nThe mayor came.")
    theirs = body("It cost ten boats.\n\nThe mayor did not come.")
    assert merge(base, mine, theirs).taking("mine").paragraphs == (
        "It cost six boats.",
        "The mayor did not come.",
    )


def test_a_new_paragraph_and_a_changed_word_live_together() -> None:
    base = body("It cost five boats.")
    merged = merge(
        base, body("It cost five boats.\n\nThe mayor came."), body("It took five boats.")
    )
    assert merged.clean
    assert merged.taking("mine").paragraphs == ("It took five boats.", "The mayor came.")


def test_a_comparison_reads_in_order() -> None:
    pieces = compared("It cost five boats.", "It cost six new boats.")
    assert [(piece.text, piece.kind) for piece in pieces] == [
        ("It cost", "same"),
        ("five", "gone"),
        ("six new", "new"),
        ("boats.", "same"),
    ]


@given(TYPED, TYPED, TYPED)
def test_what_may_take_a_versions_place_has_every_word_of_it_or_the_one_before_has(
    earlier: Words, standing: Words, typed: Words
) -> None:
    if not loses(earlier, standing, typed):
        known = [*earlier.all(), *typed.all()]
        for word in standing.all():
            assert any(other.startswith(word) for other in known)


def test_a_word_that_grows_is_no_loss_and_one_that_goes_is() -> None:
    earlier = body("It sold.")
    assert not loses(earlier, body("It sold. The ma"), body("It sold. The mayor"))
    assert loses(earlier, body("It sold. The mayor"), body("It sold. The"))
    assert not loses(body("It sold. The mayor came."), body("It sold. The mayor"), body("It sold."))
