"""Sets as data: a new folder is enough, and what is not the pinned data is refused."""

from __future__ import annotations

import gzip
import json
import tomllib
from pathlib import Path

import pytest

from drafter.errors import UsageError
from eval import run
from eval.sets import choose, digest_of, every
from eval.sets.stories import b_cubed

SOURCE = (
    "Kite maker Fengyuan has bought a rival in Weifang for 18 million yuan, it said on Thursday."
)
ABOUT = """
kind = "truth"
title = "A set of somebody's own"
licence = "CC0"
split = "test"
"""


def rows(file: Path, *texts: tuple[str, int, str]) -> None:
    lines = "".join(
        json.dumps(
            {
                "id": str(n),
                "source": SOURCE,
                "claim_or_summary": text,
                "label": label,
                "origin": origin,
            }
        )
        + "\n"
        for n, (text, label, origin) in enumerate(texts)
    )
    if file.suffix == ".gz":
        file.write_bytes(gzip.compress(lines.encode()))
    else:
        file.write_text(lines, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "sets" / "mine"
    folder.mkdir(parents=True)
    (folder / "set.toml").write_text(ABOUT, encoding="utf-8")
    rows(
        folder / "rows.jsonl",
        ("Fengyuan has bought a rival for 18 million yuan.", 1, "a"),
        ("Fengyuan has bought a rival for 81 million yuan.", 0, "b"),
    )
    return tmp_path / "sets"


def test_a_folder_of_a_known_kind_is_a_set_at_once(root: Path) -> None:
    (result,) = run.run(["mine"], root=root).sets
    assert (result.name, result.kind, result.licence, result.split) == (
        "mine",
        "truth",
        "CC0",
        "test",
    )
    assert result.values("right texts passed") == {"0": 1.0}
    assert result.values("wrong texts caught") == {"1": 1.0}
    assert run.run(["truth"], root=root).sets[0].name == "mine"


def test_the_digest_follows_the_content_and_not_the_description(root: Path) -> None:
    (chosen,) = choose([], None, run.READERS, root)
    before = chosen.digest
    (root / "mine" / "set.toml").write_text(ABOUT.replace("CC0", "MIT"), encoding="utf-8")
    assert chosen.digest == before
    rows(root / "mine" / "rows.jsonl", ("Fengyuan flew away.", 0, "a"))
    assert chosen.digest != before


def test_public_data_is_read_from_its_folder_when_it_is_what_was_pinned(
    root: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    rows(data / "pub.jsonl.gz", ("It paid 18 million yuan.", 1, "x/one"), ("It flew.", 0, "x/two"))
    folder = root / "public"
    folder.mkdir()
    pinned = digest_of(data / "pub.jsonl.gz")
    about = f'{ABOUT}data = "pub.jsonl.gz"\nsha256 = "{pinned}"\norigin = "x/one"\n'
    (folder / "set.toml").write_text(about, encoding="utf-8")
    results = {result.name: result for result in run.run(root=root, data=data).sets}
    assert [case.id for case in results["public"].cases] == ["0"]
    assert results["public"].digest == pinned
    assert [result.name for result in run.run(root=root).sets] == ["mine"]
    with pytest.raises(UsageError, match="--data"):
        run.run(["public"], root=root)
    rows(data / "pub.jsonl.gz", ("It paid 81 million yuan.", 1, "x/one"))
    with pytest.raises(UsageError, match="not the data this set was pinned to"):
        run.run(root=root, data=data)
    with pytest.raises(UsageError, match="is not there"):
        run.run(root=root, data=tmp_path / "elsewhere")


def test_what_is_no_set_is_told_in_a_sentence(root: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no set 'yours'. There are: mine"):
        run.run(["yours"], root=root)
    (root / "mine" / "set.toml").write_text('kind = "truth"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be read"):
        run.run(root=root)
    (root / "mine" / "set.toml").write_text(ABOUT.replace("truth", "songs"), encoding="utf-8")
    with pytest.raises(UsageError, match="no reader for the kind 'songs'"):
        run.run(root=root)


def test_every_set_that_ships_says_what_it_is_and_public_ones_are_pinned() -> None:
    known = every()
    assert {"issues", "figures", "truth", "pages", "house"} <= {
        each.kind for each in known.values()
    }
    assert {each.kind for each in known.values()} <= set(run.READERS)
    for name, about in known.items():
        assert about.title
        assert about.licence
        assert len(about.sha256) == (64 if about.data else 0), name


@pytest.mark.parametrize("kind", ["house", "pages", "truth"])
def test_the_small_sets_of_our_own_are_read_offline(kind: str) -> None:
    for result in run.run([kind], most=12).sets:
        assert len(result.cases) >= 6
        assert all(case.scores for case in result.cases)


def test_a_story_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "retold"
    folder.mkdir()
    about = ABOUT.replace('"truth"', '"issues"')
    (folder / "set.toml").write_text(about, encoding="utf-8")
    (folder / "one.toml").write_text('title = "A story"\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"one.toml is not a story: 'traps'"):
        run.run(root=tmp_path)


def test_labelled_news_is_grouped_topic_by_topic_and_at_once_beside_tf_idf(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    about = ABOUT.replace('"truth"', '"stories"')
    (folder / "set.toml").write_text(about, encoding="utf-8")
    sample = Path(__file__).parents[1] / "archive" / "stories_sample.toml"
    told = tomllib.loads(sample.read_text("utf-8"))["article"]
    names = sorted({row["story"] for row in told if row["language"] == "en"})
    lines = [
        json.dumps(
            {
                "id": n,
                "topic": 1 + names.index(row["story"]) % 2,
                "story": row["story"],
                "text": f"{row['title']}. {row['text']}",
            }
        )
        for n, row in enumerate(told)
        if row["language"] == "en"
    ]
    (folder / "rows.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    (result,) = run.run(["news"], root=tmp_path).sets
    assert [case.id for case in result.cases] == [
        *("topic 1", "topic 2"),
        *("fitted topics at once", "held topics at once", "every topics at once"),
    ]
    for case in result.cases:
        ours, plain = (score.value for score in case.scores.values())
        assert ours is not None
        assert plain is not None
        assert ours > 0.9
        assert 0 < plain <= 1
    (folder / "rows.jsonl.gz").write_bytes(gzip.compress(lines[0].encode()))
    with pytest.raises(UsageError, match="needs topics of even and of odd numbers"):
        run.run(["news"], root=tmp_path)


def test_b_cubed_is_a_mean_over_articles() -> None:
    # Three of one story, one of another: all in one heap, then each by itself.
    assert b_cubed("aaab", [0, 0, 0, 0]) == pytest.approx((10 / 16, 1, 10 / 13))
    assert b_cubed("aaab", [0, 1, 2, 3]) == pytest.approx((1, 0.5, 2 / 3))
