"""The measures of the truth room: figure pairs, planted errors, and what a set of rows yields."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from eval.truth import items, pairs
from eval.truth.corruptions import CORRUPTIONS
from eval.truth.measure import measure
from eval.truth.sets import Row, clean_sentences, part

FLOOR = 0.87  # of the pairs of each file; a real drop, not a word that was put otherwise
SENTENCE = (
    "On Tuesday Qiming Motion said that it had sold 4,100 robotic hands to Granite Peak in March."
)
SOURCE = (
    f"{SENTENCE} Its rival Lanqiao Robotics had sold 2,700 in April, Helen Zhao said, and the prices of "
    "both were rising as the makers of cars hired fewer welders than in other years and bought machines."
)
OTHER = "Tangli Video will pay the writers of short dramas, who had asked for it since the spring."


@pytest.mark.parametrize("file", sorted(pairs.DATASETS.glob("*.jsonl")), ids=lambda f: f.stem)
def test_figure_pairs_are_decided_rightly(file: Path) -> None:
    held = pairs.load(file)
    failed = list(pairs.wrong(held))
    assert len(failed) <= (1 - FLOOR) * len(held), [pair.id for pair, _ in failed]


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


@pytest.mark.parametrize("kind", CORRUPTIONS)
def test_what_is_planted_is_wrong_and_the_same_for_a_seed(kind: str) -> None:
    planted = CORRUPTIONS[kind](SENTENCE, SOURCE, [OTHER], random.Random(3))
    assert planted == CORRUPTIONS[kind](SENTENCE, SOURCE, [OTHER], random.Random(3))
    if kind == "foreign_name":
        assert planted is not None
        assert "Tangli" in planted
        return
    assert planted is not None
    assert planted not in SOURCE
    new = set(re.findall(r"\w[\w,]*", planted)) - set(re.findall(r"\w[\w,]*", SENTENCE))
    if kind in ("absent_figure", "changed_date"):
        assert not any(word in SOURCE for word in new)
    if kind in ("moved_figure", "moved_name"):
        assert all(word in SOURCE for word in new)


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
