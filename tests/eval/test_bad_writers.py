"""Three writers that are bad on purpose: each is ranked below by the scorer of its own fault.

The stories are drafted by the whole pipeline. Then the scorers are broken one by one, and the same
assertions have to fail: a ranking that holds with a broken scorer would prove nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

import bad_writers
import pytest
from records import a_record, a_set

from eval import scorers
from eval.compare import Difference, differences
from eval.record import Case, Record, Score
from eval.sets.issues import Written

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
SHOWN = (
    "copied share", "unsupported sentences", "figures right", "names right", "hedges kept",
    "edit distance",
)  # fmt: skip
Drafts = Mapping[str, list[Written]]


@pytest.fixture(scope="module")
def drafts() -> Drafts:
    return {name: bad_writers.written(name) for name in (*bad_writers.WRITERS, "embedded")}


def scored(writer: str, drafts: Drafts) -> Record:
    cases = tuple(_case(each) for each in drafts[writer])
    return a_record(a_set({"written": [1.0]}, kind="issues", cases=cases), writer=writer)


def _case(each: Written) -> Case:
    assert each.draft is not None
    found = {name: scorers.SCORERS[name](each.draft) for name in SHOWN}
    return Case(id=each.story.id, group=each.story.id, scores=found)


def against(better: str, worse: str, drafts: Drafts) -> dict[str, Difference]:
    found = differences(scored(better, drafts), scored(worse, drafts))
    return {each.scorer: each for each in found}


def why(writer: str, scorer: str, drafts: Drafts) -> str:
    cases = scored(writer, drafts).sets[0].cases
    return "\n".join(line for case in cases for line in case.scores[scorer].why)


def ranks_the_copier(drafts: Drafts) -> None:
    found = against("by hand", "copies", drafts)
    assert found["copied share"].verdict == "first is better"
    assert found["copied share"].second > 0.8
    assert found["edit distance"].verdict == "first is better"
    # It is not its truth that is wrong.
    assert found["unsupported sentences"].verdict != "first is better"
    assert found["names right"].verdict != "first is better"
    assert "soft grippers pick up fruit" in why("copies", "copied share", drafts)


def ranks_the_inventor(drafts: Drafts) -> None:
    for other in ("by hand", "embedded"):
        found = against(other, "invents", drafts)
        assert found["unsupported sentences"].verdict == "first is better"
        assert found["figures right"].verdict == "first is better"
        assert found["names right"].verdict == "first is better"
    assert found["copied share"].verdict == "second is better"
    assert "Marcus Feldbrook" in why("invents", "names right", drafts)
    assert "37,461" in why("invents", "figures right", drafts)
    assert "Marcus Feldbrook" in why("invents", "unsupported sentences", drafts)


def ranks_the_one_without_hedges(drafts: Drafts) -> None:
    found = against("by hand", "drops hedges", drafts)
    assert found["hedges kept"].verdict == "first is better"
    assert found["hedges kept"].second == 0
    assert found["figures right"].verdict != "first is better"
    assert found["copied share"].verdict == "no real difference"
    assert "drops the hedge" in why("drops hedges", "hedges kept", drafts)


RANKINGS = {
    "copied share": ranks_the_copier,
    "unsupported sentences": ranks_the_inventor,
    "figures right": ranks_the_inventor,
    "names right": ranks_the_inventor,
    "hedges kept": ranks_the_one_without_hedges,
}


def test_every_writer_writes_every_story(drafts: Drafts) -> None:
    for name, found in drafts.items():
        failed = [(each.story.id, each.outcome.failed) for each in found if each.draft is None]
        assert failed == [], name
        assert len(found) == len(bad_writers.STORIES)


def test_the_copier_is_below_for_copying(drafts: Drafts) -> None:
    ranks_the_copier(drafts)


def test_the_inventor_is_below_for_inventing(drafts: Drafts) -> None:
    ranks_the_inventor(drafts)


def test_the_one_that_drops_hedges_is_below_for_that(drafts: Drafts) -> None:
    ranks_the_one_without_hedges(drafts)


@pytest.mark.parametrize("scorer", RANKINGS)
def test_a_broken_scorer_is_noticed(
    scorer: str, drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(scorers.SCORERS, scorer, lambda draft: Score(1.0))  # type: ignore[index]
    with pytest.raises(AssertionError):
        RANKINGS[scorer](drafts)
