"""The pairs by which recall is measured, and the weights that were fitted on them."""

from __future__ import annotations

import pytest

from drafter.archive.recall import shipped
from eval.recall.__main__ import judge, report
from eval.recall.data import SETS, pairs
from eval.recall.fit import fit


def test_each_pair_is_labelled_by_its_kind_and_its_words_stand_where_they_should() -> None:
    labels = {"same": "same", "update": "update", "other-event": "new", "look-alike": "new"}
    every = [pair for name in SETS for pair in pairs(name)]
    assert len(every) >= 600
    assert len({pair.id for pair in every}) == len(every)
    for pair in every:
        assert pair.label == labels[pair.kind]
        assert bool(pair.news) == (pair.label == "update")
        assert pair.news in pair.article.text
        if pair.revised:
            assert pair.revised[0] in pair.printed.text
    chinese = sum(pair.language == "zh" for pair in every)
    assert 0.45 < chinese / len(every) < 0.55


@pytest.mark.slow
def test_the_shipped_weights_tell_most_pairs_of_a_set_right() -> None:
    chosen = list(pairs("d"))
    assert report("d", chosen, judge(shipped(), chosen)) > 0.9


@pytest.mark.slow
def test_weights_fitted_on_one_writer_carry_to_another() -> None:
    one, other = list(pairs("e"))[::2], list(pairs("a"))[::2]
    weights = fit(one)
    assert set(weights.traits) == set(shipped().traits)
    assert report("a", other, judge(weights, other)) > 0.78
