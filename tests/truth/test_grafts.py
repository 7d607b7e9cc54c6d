"""A clause of another text at the end of a sentence is found; a summary in its own words is let pass."""

import pytest

from drafter.truth import check

SOURCE = (
    "Lanshan Optics will close its lens works in Dalian by the end of March, its chairwoman told staff. "
    "About 340 workers will be offered posts at its plant in Yantai, 90 kilometres across the strait. "
    "Orders for camera lenses have halved since 2023 as phone makers turned to suppliers in Vietnam. "
    "“We held on for as long as we could,” she wrote. The firm did not reply to a request for comment."
)
CARRIED = "Lanshan Optics will close its lens works in Dalian by the end of March"


def claims(draft: str) -> list[str]:
    found = check(draft, [SOURCE]).findings
    return [f.text for f in found if f.kind == "claim" and f.severity != "note"]


@pytest.mark.parametrize(
    "clause",
    [
        "while the festival drew a record crowd to the old harbour",
        "while the choir sang until dawn",
        "which irritated gardeners throughout the valley",
        "and the museum repainted its ceiling in gold leaf after a long quarrel over colour",
        "because 71 trees had toppled onto the railway during the storm",
        "although we hope that your journey was pleasant",
        "while you can order our plan today",
    ],
)
def test_a_clause_of_another_text_is_found(clause: str) -> None:
    assert claims(f"{CARRIED}, {clause}.") == [clause]


@pytest.mark.parametrize(
    "ending",
    [
        "while some 340 employees may move to Yantai",
        "after orders for lenses fell by half since 2023",
        "as phone makers went to cheaper suppliers in Vietnam",
        "and has yet to respond to questions",
        "while its chairwoman wrote that “we held on for as long as we could”",
        "the newspaper reported last Thursday",
    ],
)
def test_a_clause_in_other_words_is_let_pass(ending: str) -> None:
    assert claims(f"{CARRIED}, {ending}.") == []


def test_what_is_shown_of_a_clause_stands_in_the_draft() -> None:
    clause = "while the choir called its stormy concert “a night for the brave and the foolish”"
    (shown,) = claims(f"{CARRIED}, {clause}.")
    assert shown == clause


def test_a_chinese_source_may_have_what_no_english_one_has() -> None:
    draft = f"{CARRIED}, while the choir sang until dawn, which is impossible and does not pay."
    found = check(draft, [SOURCE, "合唱团一直唱到天亮，这是不可能的，也不挣钱。"]).findings
    assert not [f for f in found if f.kind == "claim"]


def test_a_degree_or_an_order_at_the_end_is_no_clause() -> None:
    source = "Ms Rao studied law in Leeds. She was honoured by the Queen for her work in 2009."
    draft = "Rao studied law in Leeds and was honoured in 2009, and Dame Commander of the Order of Merit."
    assert not [f for f in check(draft, [source]).findings if f.kind == "claim"]


def test_a_summary_in_its_own_words_throughout_is_let_pass() -> None:
    draft = (
        "A lens maker is shutting a factory, while its workers could find jobs across the strait."
    )
    assert claims(draft) == []


def test_a_clause_in_other_words_with_the_figures_of_the_source_is_let_pass() -> None:
    source = (
        "Lanshan Optics earned 1.15 yuan a share in the spring, 7 percent less than a year before, after "
        "the lens works in Dalian was flooded. We continue to guide to 4.35 to 4.62 yuan a share."
    )
    draft = (
        "A flood at its lens works in Dalian cut the earnings of Lanshan Optics to 1.15 yuan a share, 7 "
        "percent less than in the spring before, though its outlook of 4.35 to 4.62 yuan stands unmoved."
    )
    assert not [f for f in check(draft, [source]).findings if f.kind == "claim"]
