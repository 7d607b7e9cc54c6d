"""The measures of the truth room: figure pairs, planted errors, and what a set of rows yields."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.truth import figures
from eval.truth import detection, items, pairs, stories
from eval.truth.corruptions import GENERATORS, plant
from eval.truth.measure import measure
from eval.truth.sets import Row, clean_sentences, part
from eval.truth.verdicts import NotWrong

FLOOR = 0.85  # of the pairs of each file; a real drop, not a word that was put otherwise
FLOORS = {"pairs_f": 0.8, "pairs_p": 0.75, "pairs_ag": 0.82}
SENTENCE = (
    "On Tuesday Qiming Motion said that it had sold 4,100 robotic hands to Granite Peak in March."
)
SOURCE = (
    f"{SENTENCE} Its rival Lanqiao Robotics had sold 2,700 in April, Helen Zhao said, and the prices of "
    "both were rising as the makers of cars hired fewer welders than in other years and bought machines."
)
HEDGED = "Qiming Motion plans to build a plant in Foshan."
HEDGED_SOURCE = f"{HEDGED[:-1]}, said Helen Zhao on Tuesday, and the prices of both were rising."
OTHER = "Tangli Video will pay the writers of short dramas, who had asked for it since the spring."


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted(pairs.DATASETS.glob("*.jsonl")), ids=lambda f: f.stem)
def test_figure_pairs_are_decided_rightly(file: Path) -> None:
    held = pairs.load(file)
    failed = list(pairs.wrong(held))
    floor = FLOORS.get(file.stem, FLOOR)
    assert len(failed) <= (1 - floor) * len(held), [pair.id for pair, _ in failed]


def test_half_of_the_pairs_are_right_and_no_pair_is_there_twice() -> None:
    held = [pair for file in pairs.DATASETS.glob("*.jsonl") for pair in pairs.load(file)]
    assert len(held) > 800
    assert len({(pair.source, pair.draft) for pair in held}) == len(held)
    assert 0.4 < sum(pair.right for pair in held) / len(held) < 0.6


def test_a_pair_is_wrongly_decided_when_the_check_says_the_opposite(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    row = {"id": "x1", "language": "en", "source": "It raised US$50 million.", "kind": "factor"}
    rows = [
        row | {"draft": "It raised US$500 million.", "right": False},
        row | {"draft": "It raised US$500 million.", "right": True, "id": "x2"},
    ]
    file.write_text("\n".join(map(json.dumps, rows)))
    assert [pair.id for pair, _ in pairs.wrong(pairs.load(file))] == ["x2"]


@pytest.mark.parametrize("kind", GENERATORS)
def test_what_is_planted_is_wrong_and_the_same_for_a_seed(kind: str) -> None:
    sentence, source = (HEDGED, HEDGED_SOURCE) if "hedge" in kind else (SENTENCE, SOURCE)
    planted = plant(kind, sentence, source, [OTHER], random.Random(3))
    assert planted == plant(kind, sentence, source, [OTHER], random.Random(3))
    assert planted is not None
    assert planted not in source
    new = set(re.findall(r"\w[\w,]*", planted)) - set(re.findall(r"\w[\w,]*", sentence))
    if kind == "foreign_name":
        assert "Tangli" in planted
    if kind in ("absent_figure", "changed_date", "unit_slip"):
        assert not any(word in source for word in new)
    if kind in ("moved_figure", "moved_name"):
        assert all(word in source for word in new)


# What a broken generator of each kind would make of the sentence: nothing that is wrong.
HARMLESS = {
    "absent_figure": SENTENCE.replace("4,100", "4100"),
    "unit_slip": SENTENCE.replace("4,100", "4.1 thousand"),
    "moved_figure": SENTENCE.replace("4,100", "9,900"),  # the source does not have it
    "changed_date": SENTENCE.replace("in March", "in the month of March"),
    "foreign_name": SENTENCE.replace("Granite Peak", "Lanqiao Robotics"),  # of the same source
    "moved_name": SENTENCE.replace("Granite Peak", "Tangli Video"),  # of another source
    "altered_quotation": f"{SENTENCE[:-1]}: “Its rival Lanqiao Robotics had sold 2,700 in April.”",
    "grafted_clause": f"{SENTENCE[:-1]}, while the makers of cars hired fewer welders.",
    "negated": SENTENCE.replace("it had", "it really had"),
    "antonym": SENTENCE.replace("sold", "delivered"),
    "dropped_hedge": HEDGED.replace("plans to", "intends to"),
    "dropped_attribution": SENTENCE.replace("said", "announced"),
}


@pytest.mark.parametrize("kind", GENERATORS)
def test_a_generator_that_plants_no_error_is_noticed(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(GENERATORS, kind, lambda *_: HARMLESS[kind])
    sentence, source = (HEDGED, HEDGED_SOURCE) if "hedge" in kind else (SENTENCE, SOURCE)
    with pytest.raises(NotWrong, match=f"{kind}: read anew"):
        plant(kind, sentence, source, [OTHER], random.Random(3))


@pytest.mark.parametrize("kind", GENERATORS)
def test_the_very_words_of_the_source_are_no_error(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(GENERATORS, kind, lambda *_: "Its rival Lanqiao Robotics had sold 2,700")
    with pytest.raises(NotWrong, match="very words"):
        plant(kind, SENTENCE, SOURCE, [OTHER], random.Random(3))


@given(
    value=st.integers(1, 999),
    tenth=st.integers(0, 9),
    scale=st.sampled_from(["million", "billion"]),
)
def test_a_unit_slip_keeps_the_digits_and_changes_the_amount(
    value: int, tenth: int, scale: str
) -> None:
    sentence = f"The round brought Qiming Motion US${value}.{tenth} {scale}."
    planted = plant("unit_slip", sentence, f"On Monday: {sentence}", [OTHER], random.Random(value))
    assert planted is not None
    (before,), (after,) = figures(sentence), figures(planted)
    ratio = after.number / before.number
    assert any(ratio == pytest.approx(power) for power in (0.1, 10, 1000))


@pytest.mark.parametrize(
    ("sentence", "planted"),
    [
        ("Haiyun is reportedly planning to leave Wuxi.", "Haiyun is planning to leave Wuxi."),
        ("Haiyun is considering leaving Wuxi.", "Haiyun is leaving Wuxi."),
        ("Haiyun is expected to leave Wuxi.", "Haiyun will leave Wuxi."),
        ("Haiyun may leave Wuxi.", "Haiyun will leave Wuxi."),
    ],
)
def test_a_hedge_is_dropped_so_that_a_fact_is_told(sentence: str, planted: str) -> None:
    source = "海云科技拟迁出无锡，相关计划尚未确定。"
    assert plant("dropped_hedge", sentence, source, [OTHER], random.Random(1)) == planted


@pytest.mark.parametrize(
    ("sentence", "planted"),
    [
        ("According to Haiyun, sales doubled in Wuxi.", "Sales doubled in Wuxi."),
        ("Haiyun said that its sales doubled in Wuxi.", "Its sales doubled in Wuxi."),
        ("Its sales doubled in Wuxi, the company said on Tuesday.", "Its sales doubled in Wuxi."),
        ("Its sales doubled in Wuxi, according to Li Na, its chief.", "Its sales doubled in Wuxi."),
    ],
)
def test_an_attribution_is_dropped_whole(sentence: str, planted: str) -> None:
    source = "海云科技表示，公司在无锡的销售额翻了一番。"
    assert plant("dropped_attribution", sentence, source, [OTHER], random.Random(1)) == planted


def test_a_figure_moves_out_of_a_chinese_source_as_english_writes_it() -> None:
    sentence = "Haiyun had 127 million users, of whom 8.3 million paid."
    source = "海云科技月活跃用户达1.27亿，付费用户830万，下载量2600万次。"
    planted = plant("moved_figure", sentence, source, [OTHER], random.Random(1))
    assert planted is not None
    assert "26 million" in planted


CLAIMS = [
    detection.Claim(group=f"{n:02}", sentence=text, source=f"{text} {SOURCE}",
                    sources=(f"{text} {SOURCE}",))
    for n in range(12)
    for text in [f"Qiming Motion said on Tuesday that it had sold {n + 3},450 hands to Granite Peak."]
]  # fmt: skip


def test_errors_found_are_counted_on_the_sources_that_no_threshold_was_fitted_on() -> None:
    found = detection.detection("own", CLAIMS, seed=1)
    assert found["fitted_on"] == found["tried_on"] == {"sources": 6, "clean": 6}
    absent = found["kinds"]["absent_figure"]
    assert (absent["cases"], absent["auc"]) == (6, 1.0)
    assert absent["found"]["1%"] == {"share": 1.0, "low": 1.0, "high": 1.0}
    for row in found["kinds"].values():
        assert row["roc"][0] == [0.0, 0.0]
        assert row["roc"][-1] == [1.0, 1.0]
        assert row["roc"] == sorted(row["roc"])
        for share in row["found"].values():
            assert 0 <= share["low"] <= share["share"] <= share["high"] <= 1
    assert found == detection.detection("own", CLAIMS, seed=1)
    assert any("absent_figure" in line for line in detection.lines("own", found))


@given(st.lists(st.integers(0, 9).map(float), min_size=1), st.sampled_from(detection.ALLOWED))
def test_no_lower_threshold_would_keep_to_the_false_alarms_allowed(
    clean: list[float], allowed: float
) -> None:
    at = detection.threshold(clean, allowed)
    assert sum(value > at for value in clean) / len(clean) <= allowed
    lower = [value for value in clean if value < at]
    if lower:
        assert sum(value > max(lower) for value in clean) / len(clean) > allowed


def test_an_interval_is_wide_where_the_cases_are_of_few_sources() -> None:
    values = [float(n % 2) for n in range(40)]
    none = [frozenset[str]()] * 40
    many = detection.Suspicions(groups=[str(n) for n in range(40)], values=values, kinds=none)
    few = detection.Suspicions(groups=[str(n % 2) for n in range(40)], values=values, kinds=none)
    wide, narrow = (detection.share_above(found, 0.5, seed=1) for found in (few, many))
    assert wide["share"] == narrow["share"] == 0.5
    assert (wide["low"], wide["high"]) == (0.0, 1.0)
    assert 0.3 < narrow["low"] < 0.5 < narrow["high"] < 0.7


def test_planted_errors_in_our_own_stories_are_judged_in_their_items() -> None:
    claims = detection.of_stories(stories.load()[:3])
    for claim in claims:
        whole = f"{claim.before}{claim.sentence}{claim.after}"
        assert whole.count("\n\n") >= 2
        assert claim.sources
    assert len({claim.group for claim in claims}) == 3


def test_a_set_is_measured_by_its_clean_sentences_its_planted_errors_and_its_labels() -> None:
    rows = [
        Row(id="1", group="a", source=SOURCE, text=SENTENCE, supported=True),
        Row(id="2", group="a", source=SOURCE, text=SENTENCE.replace("4,100", "9,900"),
            supported=False, edits=("number",)),
        Row(id="3", group="b", source=OTHER, text=OTHER, supported=True),
    ]  # fmt: skip
    seen: list[str] = []
    result = measure("own", rows, seed=1, show=lambda kind, *_: seen.append(kind))
    assert (result.clean, result.alarms) == (2, 0.0)
    assert result.detected["absent_figure"][0] == 1.0
    assert result.edits == {"number": (1.0, 1)}
    assert (result.auc, result.balanced) == (1.0, 1.0)
    assert {"clean", "absent_figure"} <= set(seen)


def test_sources_are_parted_and_the_sentences_of_supported_texts_counted_once() -> None:
    rows = [
        Row(id=str(n), group=group, source=group, text="One. Two.", supported=n != 3)
        for n, group in enumerate("aabb")
    ]
    assert {row.group for row in part(rows, "even")} == {"a"}
    assert [row.text for row in clean_sentences(rows)] == ["One.", "Two."] * 2


def test_an_issue_of_faithful_items_is_paced() -> None:
    paces = items.pace(items.load()[:12])
    assert paces
    assert all(pace.sentences >= 30 and pace.characters > 1000 for pace in paces)


def test_what_is_raised_is_told_by_the_kind_of_finding() -> None:
    held = detection.Suspicions(
        groups=["a", "a", "b"], values=[2.2, 0.1, 1.3],
        kinds=[frozenset({"figure"}), frozenset(), frozenset({"hedge"})],
    )  # fmt: skip
    assert held.raising(("hedge", "claim")).values == [0.0, 0.0, 1.0]
    assert held.of({"a"}).raising(("figure",)).values == [1.0, 0.0]
    assert detection.OWN.keys() == GENERATORS.keys()
