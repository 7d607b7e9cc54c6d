from __future__ import annotations

import pytest

from drafter.truth import check, support
from drafter.truth.support import Ground

SOURCE = (
    "Lanqiao Robotics raised US$49.8 million in a round led by Tidewater Capital in May. "
    "The firm in Hefei makes grippers for warehouses and employs 340 people. "
    "Its managers want to open a second workshop near the river port next spring. "
    "Sales rose by a quarter last year because parcel carriers bought more efficient machines."
)
FAITHFUL = (
    "Lanqiao Robotics, which makes grippers for warehouses, raised US$49.8 million in May. "
    "Sales rose by a quarter because parcel carriers bought more efficient machines."
)


def _ground(
    known: float = 1.0, *severities: str, weight: float = 10.0, sweeping: bool = False
) -> Ground:
    return Ground(weight=weight, known=known, severities=severities, sweeping=sweeping)


def test_one_wrong_figure_outweighs_all_that_is_carried() -> None:
    assert check(FAITHFUL, [SOURCE]).supported
    assert not check(FAITHFUL.replace("49.8", "83.6"), [SOURCE]).supported


def test_a_summary_in_its_own_words_is_supported() -> None:
    text = (
        "The article describes how Lanqiao, a maker of grippers, found new money, and discusses the "
        "managers' hopes of a further workshop by the port."
    )
    assert check(text, [SOURCE]).supported


def test_a_text_of_words_that_no_source_has_is_not() -> None:
    text = "Critics admired the exhibition, whose paintings travelled abroad after lengthy repairs."
    assert not check(text, [SOURCE]).supported


def test_a_sweeping_word_that_no_source_has_is_not_supported() -> None:
    near_miss = "Sales rose because parcel carriers bought more efficient machines."
    assert check(near_miss, [SOURCE]).supported
    assert not check(near_miss.replace("because", "solely because"), [SOURCE]).supported


def test_a_sweeping_word_of_the_source_is_supported() -> None:
    source = SOURCE + " It sells solely to carriers."
    assert check("Lanqiao sells its machines solely to parcel carriers.", [source]).supported


def test_a_sweeping_word_that_the_source_puts_in_another_is_supported() -> None:
    source = SOURCE + " Carriers are its only buyers."
    text = "Sales rose last year because its machines have solely parcel carriers as buyers."
    assert not check(text, [SOURCE]).supported
    assert check(text, [source]).supported


@pytest.mark.parametrize("size", ["only 340 people", "only slightly more people"])
def test_what_is_called_small_is_not_shut_out(size: str) -> None:
    assert check(f"The firm in Hefei makes grippers and employs {size}.", [SOURCE]).supported


def test_forms_of_a_word_of_the_source_are_known() -> None:
    assert check("The efficiency of machines.", [SOURCE]).score == 1.0


def test_a_draft_without_figures_or_names_is_not_held_against_a_chinese_source() -> None:
    source = "字节跳动5月12日发布豆包，月活跃用户达1.57亿。"
    carried = check("ByteDance's Doubao has 157 million monthly users.", [source])
    with_comment = check(
        "ByteDance's Doubao has 157 million monthly users. Observers were struck.", [source]
    )
    assert carried.supported
    assert with_comment.supported


def test_no_text_and_no_source_give_no_support() -> None:
    assert check("", [SOURCE]).score == 0.0
    assert not check("Parcel carriers bought machines.", []).supported


@pytest.mark.parametrize("severity", ["warning", "severe"])
def test_no_share_of_known_words_makes_up_for_a_finding(severity: str) -> None:
    assert support.of_sentence(_ground(1.0, severity)) < support.SUPPORTED
    assert support.of_text([_ground(1.0, severity)] + [_ground()] * 40) < support.SUPPORTED


def test_notes_cost_nothing() -> None:
    assert support.of_text([_ground(0.8, "note", "note")]) == support.of_text([_ground(0.8)])


def test_the_score_falls_with_each_fault() -> None:
    scores = [
        support.of_text([each, _ground()])
        for each in (
            _ground(),
            _ground(0.6),
            _ground(sweeping=True),
            _ground(1.0, "warning"),
            _ground(0.6, "warning"),
            _ground(1.0, "warning", "warning"),
            _ground(1.0, "warning", "severe"),
        )
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_words_are_counted_over_the_whole_text() -> None:
    """One sentence in the writer's own words does not make a carried text unsupported."""
    assert support.of_text([_ground(0.1), _ground(0.9), _ground(0.9)]) >= support.SUPPORTED
    assert support.of_text([_ground(0.1)]) < support.SUPPORTED
