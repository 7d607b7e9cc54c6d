"""The index in a real Chroma directory: kept, found again, locked, and lost without a mess."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from drafter.archive import Index, in_use, packaged
from drafter.errors import Damaged, EnvironmentFault, HomeInUse
from drafter.model import Passage
from drafter.settings import Settings

TEXTS = [
    "The lantern festival drew a million visitors to Zigong.",
    "Zigong's lantern makers employ 40,000 people.",
    "A maker of electric ferries opened a yard in Wuhu.",
    "工厂在芜湖生产电动渡轮。",
]


def passage(number: int, article: str = "a", text: str = "") -> Passage:
    text = text or f"Passage number {number}."
    return Passage(
        article=article,
        url=f"https://news.example/{article}",
        start=number * 100,
        end=number * 100 + len(text),
        text=text,
        tokens=10,
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


@pytest.fixture
def index(settings: Settings) -> Iterator[Index]:
    with Index.open(settings, packaged()) as opened:
        yield opened


def axes(count: int) -> np.ndarray:
    return np.eye(count, 512, dtype=np.float32)


def test_passages_are_found_by_meaning_across_languages(index: Index) -> None:
    kept = [passage(n, "ab"[n // 2], text) for n, text in enumerate(TEXTS)]
    index.add(kept, packaged().encode(TEXTS))
    (query,) = packaged().encode(["electric boats built in Wuhu"])
    best, second, *rest = index.search(query)
    assert {best.passage, second.passage} == set(kept[2:])
    assert 1 >= best.score >= second.score > rest[0].score
    assert next(hit.passage for hit in index.search(query, 1, ["a"])) in kept[:2]
    assert index.search(query, 3, []) == []


def test_what_is_added_twice_is_there_once(index: Index) -> None:
    kept = [passage(0), passage(1)]
    index.add([*kept, kept[0]], axes(3))
    index.add(kept, axes(2))
    assert index.passages.count() == 2
    assert index.passages.known([kept[0].id, "other"]) == {kept[0].id}
    index.add([], np.empty((0, 512), np.float32))
    assert index.passages.known([]) == set()


def test_what_was_written_before_a_first_look_is_not_put_into_the_graph_again(index: Index) -> None:
    """By time of the processor, which other programs do not take: a hundred times as much, or a tenth."""
    close = np.random.default_rng(1).normal(size=(1_190, 512)).astype(np.float32)
    began = time.process_time()
    for start in range(0, len(close), 70):
        index.printed.add([str(n) for n in range(start, start + 70)], close[start : start + 70])
    written = time.process_time() - began
    index.printed.nearest(close[0], 1)
    began = time.process_time()
    index.printed.add(["one more"], close[:1])
    assert time.process_time() - began < written


def test_printed_items_lie_beside_the_passages_and_are_found_among_given_ones(index: Index) -> None:
    index.add([passage(0)], axes(1))
    index.printed.add(["x", "y", "z"], axes(3))
    wanted = axes(3)[1]
    assert index.printed.nearest(wanted, 1) == [("y", 1.0)]
    assert {found for found, _ in index.printed.nearest(wanted, 5, ["x", "z"])} == {"x", "z"}
    assert index.printed.nearest(wanted, 5, []) == []
    assert (index.passages.count(), index.printed.count()) == (1, 3)


def test_what_was_dropped_is_not_found_and_what_is_added_then_is(index: Index) -> None:
    index.add([passage(0)], axes(1))
    assert index.search(axes(1)[0])[0].passage == passage(0)
    index.passages.drop()
    assert index.search(axes(1)[0]) == []
    index.add([passage(1)], axes(1))
    assert index.search(axes(1)[0])[0].passage == passage(1)


def test_a_second_opening_finds_what_the_first_kept(settings: Settings) -> None:
    with Index.open(settings, packaged()) as first:
        first.add([passage(0)], axes(1))
    with Index.open(settings, packaged()) as second:
        assert second.search(axes(1)[0])[0].passage == passage(0)
        second.passages.drop()
        assert second.passages.count() == 0
        second.add([passage(1)], axes(1))
        assert second.passages.count() == 1
        second.close()


def test_a_home_in_use_is_refused_in_one_line(settings: Settings, index: Index) -> None:
    with pytest.raises(HomeInUse) as refused:
        Index.open(settings, packaged())
    said = str(refused.value)
    assert f"process {os.getpid()}" in said
    assert "DRAFTER_HOME" in said
    assert "\n" not in said


@pytest.mark.slow
def test_the_lock_dies_with_the_process_that_held_it(settings: Settings) -> None:
    program = textwrap.dedent(
        f"""
        import time
        from pathlib import Path
        from drafter.archive import Index, packaged
        from drafter.settings import Settings
        index = Index.open(Settings(home=Path({str(settings.home)!r})), packaged())
        print("open", flush=True)
        time.sleep(60)
        """
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        with pytest.raises(HomeInUse, match=f"process {other.pid}"):
            Index.open(settings, packaged())
        assert f"process {other.pid}" in in_use(settings.home)
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert in_use(settings.home) == ""
    Index.open(settings, packaged()).close()


def test_a_home_that_cannot_be_made_is_a_plain_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(EnvironmentFault, match="cannot be") as fault:
        Index.open(Settings(home=tmp_path / "file"), packaged())
    assert "Traceback" not in str(fault.value)


def test_a_server_that_does_not_answer_is_a_plain_fault(settings: Settings) -> None:
    away = settings.model_copy(update={"chroma_url": "http://127.0.0.1:9"})
    with pytest.raises(EnvironmentFault, match="does not answer"):
        Index.open(away, packaged())


@pytest.mark.slow
def test_a_chroma_server_serves_two_and_its_death_is_a_plain_fault(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chroma = Path(sys.executable).with_name("chroma")
    command = [
        chroma,
        "run",
        "--path",
        tmp_path / "server",
        "--port",
        str(port),
        "--host",
        "127.0.0.1",
    ]
    shared = Settings(home=tmp_path / "home", chroma_url=f"http://127.0.0.1:{port}")
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            one, two = (opened_soon(shared) for _ in range(2))
            one.add([passage(0)], axes(1))
            assert two.search(axes(1)[0])[0].passage == passage(0)
            one.passages.drop()
            one.add([passage(1)], axes(1))
            assert two.search(axes(1)[0])[0].passage == passage(1)
            assert not (tmp_path / "home").exists()
        finally:
            server.kill()
    with pytest.raises(EnvironmentFault, match="does not answer"):
        one.passages.count()
    one.close()
    two.close()


def opened_soon(settings: Settings) -> Index:
    deadline = time.monotonic() + 60
    while True:
        try:
            return Index.open(settings, packaged())
        except EnvironmentFault:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)


@pytest.mark.slow
def test_each_of_many_close_vectors_is_found_also_after_others_were_taken_out(
    settings: Settings,
) -> None:
    random = np.random.default_rng(1)
    close = random.normal(size=512) + 0.3 * random.normal(size=(2_100, 512))
    close = (close / np.linalg.norm(close, axis=1, keepdims=True)).astype(np.float32)
    with Index.open(settings, packaged()) as index:
        for start in range(0, len(close), 7):
            index.printed.add([str(n) for n in range(start, start + 7)], close[start : start + 7])
            if start % 21 == 0 and start > 210:
                index.printed.remove([str(n) for n in range(start - 210, start - 203)])
        gone = {n for start in range(231, len(close), 21) for n in range(start - 210, start - 203)}
        left = [n for n in range(len(close)) if n not in gone]
        assert index.printed.count() == len(left)
        found = [index.printed.nearest(close[n], 1)[0][0] for n in left]
    assert found == [str(n) for n in left]


def test_vectors_that_were_lost_are_missed_when_the_index_is_opened(settings: Settings) -> None:
    """Chroma itself counts them all the same, and finds fewer."""
    many = np.random.default_rng(1).normal(size=(1_200, 512)).astype(np.float32)
    with Index.open(settings, packaged()) as index:
        index.add([passage(n) for n in range(len(many))], many)
    for folder in (settings.home / "chroma").iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)
    with pytest.raises(Damaged, match="drafter reindex"):
        Index.open(settings, packaged())
    assert in_use(settings.home) == ""
    Index.discard(settings)
    with Index.open(settings, packaged()) as index:
        assert index.passages.count() == 0


SPILL = """
    import sys
    import numpy as np
    from drafter.archive import Index, packaged
    from drafter.model import Passage
    from drafter.settings import Settings

    assert set(np.empty(50_000, np.uint8)) == {ord("Q")}, "memory is not filled before it is used"
    axes, kept = np.eye(512, dtype=np.float32), 0
    for opening in sys.argv[1:]:
        with Index.open(Settings.load(), packaged()) as index:
            index.passages.nearest(axes[0], 1)
            for rows in map(int, opening.split("+")):
                told = [
                    Passage(article="a", url="u", start=n, end=n + 1, text="t", tokens=1)
                    for n in range(kept, kept + rows)
                ]
                index.add(told, axes[kept : kept + rows])
                kept += rows
            assert index.passages.count() == kept
            assert kept == 0 or index.passages.nearest(axes[kept - 1], 1)[0][1] > 0.99
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc fills memory when asked to")
@pytest.mark.parametrize(
    "openings",
    [["1+5"], ["6", "0"], ["0", "3", "3"], ["6", "90", "10"], ["150+5"], ["150", "60", "0"]],
)
def test_what_this_process_has_freed_is_not_in_the_files_of_the_index(
    tmp_path: Path, openings: list[str]
) -> None:
    filled = {"DRAFTER_HOME": str(tmp_path), "MALLOC_PERTURB_": str(~ord("Q") & 255)}
    command = [sys.executable, "-c", textwrap.dedent(SPILL), *openings]
    subprocess.run(command, check=True, env=os.environ | filled)
    files = [file for file in (tmp_path / "chroma").rglob("*.bin") if file.stat().st_size]
    assert {"data_level0.bin", "length.bin"} <= {file.name for file in files}
    assert [file.name for file in files if b"Q" * 8 in file.read_bytes()] == []
